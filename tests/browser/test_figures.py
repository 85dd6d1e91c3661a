"""The figures view: the 19 indicators and every figure, filtered, sorted, searched, drawn, opened at its source, taken along as a table."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import PHONE, WIDE, Open, ask, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect


@pytest.fixture
def figures(opened: Open) -> Any:
    return looked_at(opened())


def looked_at(page: Any) -> Any:
    page.get_by_role("tab", name="指标").click()
    page.locator(".figures").wait_for()
    return page


def rows(page: Any) -> Any:
    return page.locator(".panel:visible tbody tr:visible")


def column(page: Any, number: int) -> list[str]:
    cells: list[str] = page.locator(f".panel:visible tbody tr:visible td:nth-child({number})").all_inner_texts()
    return cells


def test_the_indicators_as_the_plan_prints_them(figures: Any) -> None:
    expect(rows(figures)).to_have_count(19)
    expect(figures.locator(".count")).to_have_text("共19项")
    expect(rows(figures).nth(12)).to_have_text("13民生福祉普惠性幼儿园占比（%）81.285以上—预期性第17页")
    assert rows(figures).nth(12).locator(".number").first.evaluate("it => getComputedStyle(it).textAlign") == "right"


def test_filtered_and_searched(figures: Any) -> None:
    figures.get_by_role("combobox", name="属性").select_option("约束性")
    expect(rows(figures)).to_have_count(5)
    figures.get_by_role("combobox", name="类别").select_option("绿色生态")
    expect(figures.locator(".count")).to_have_text("共19项，符合的3项")
    figures.get_by_role("button", name="清除条件").click()
    expect(rows(figures)).to_have_count(19)
    figures.get_by_role("radio", name="全部数字").check()
    expect(rows(figures)).to_have_count(172)
    figures.get_by_role("combobox", name="章").select_option("第二章")
    figures.get_by_role("combobox", name="单位").select_option("亿元")
    assert set(column(figures, 7)) <= {"第二章第一节，第18页", "第二章第二节，第19页", "第二章第五节，第21页", "第二章第五节，第22页"}
    figures.get_by_role("searchbox", name="搜索").fill("铜加工 100")
    expect(rows(figures)).to_have_count(1)
    figures.get_by_role("searchbox", name="搜索").fill("没有的词")
    expect(figures.locator(".count")).to_have_text("没有符合的数字，请换个词或放宽条件。")


def test_searched_by_another_name_of_it(figures: Any) -> None:
    figures.get_by_role("searchbox", name="搜索").fill("社零")
    expect(rows(figures)).to_have_count(1)
    expect(rows(figures)).to_contain_text("社会消费品零售总额")


def test_sorted_by_number_and_back(figures: Any) -> None:
    head = figures.locator(".panel:visible").get_by_role("columnheader", name="2020年基数")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert column(figures, 4)[:5] == ["1.56", "2.5", "3.01亿", "3.4", "4"] and column(figures, 4)[-1] == "—"
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert column(figures, 4)[0] == "100" and column(figures, 4)[-1] == "—"
    head.get_by_role("button").click()
    assert column(figures, 1) == [str(number) for number in range(1, 20)]


@pytest.mark.parametrize(("size", "look"), [(WIDE, "light"), (PHONE, "dark")])
def test_a_row_opens_its_source(opened: Open, size: tuple[int, int], look: str) -> None:
    page = looked_at(opened(size, look))
    page.get_by_role("link", name="来源：普惠性幼儿园占比，第一章第五节 专栏1-1，第17页").first.click()
    expect(page.locator("#source tr.quoted")).to_contain_text("普惠性幼儿园占比（%）")
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="全部数字").check()
    page.locator('[data-fact="2.1-equipment-revenue"]:visible').click()
    expect(page.locator("#source mark").first).to_contain_text("100亿元以上")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_base_against_target_as_bars_of_one_unit(figures: Any) -> None:
    figures.get_by_role("radio", name="基数与目标").check()
    expect(figures.locator(".chart:visible")).to_have_count(5)
    chart = figures.get_by_role("table", name="基数与目标（%）")
    row = chart.get_by_role("row", name="普惠性幼儿园占比")
    expect(row).to_contain_text("2020年基数81.2")
    widths = [bar.bounding_box()["width"] for bar in row.locator("td").all()]
    assert widths[0] / widths[1] == pytest.approx(81.2 / 85, rel=0.01)
    full = chart.get_by_role("row", name="常住人口城镇化率").locator("td").first.bounding_box()["width"]
    assert widths[1] / full == pytest.approx(0.85, rel=0.01)
    figures.get_by_role("combobox", name="单位").select_option("人")
    expect(figures.locator(".chart:visible")).to_have_count(1)


def test_what_is_written_behind_a_bar_has_room(opened: Open) -> None:
    for size in (WIDE, PHONE):
        page = looked_at(opened(size))
        page.get_by_role("radio", name="基数与目标").check()
        ends = page.locator(".chart:visible").evaluate_all(
            "charts => charts.map(chart => Math.max(...[...chart.querySelectorAll('.data')].map(it => it.getBoundingClientRect().right)) - chart.getBoundingClientRect().right)"
        )
        assert max(ends) <= 1


def test_what_is_shown_is_taken_along(figures: Any, tmp_path: Path) -> None:
    figures.get_by_role("combobox", name="属性").select_option("约束性")
    table = list(csv.DictReader(io.StringIO(taken(figures, "下载 CSV", tmp_path).read_text("utf-8-sig"))))
    assert len({row["char_start"] for row in table}) == 5 and {row["attribute"] for row in table} == {"约束性"}
    figures.get_by_role("radio", name="全部数字").check()
    figures.get_by_role("button", name="清除条件").click()
    figures.get_by_role("combobox", name="单位").select_option("亿元")
    figures.get_by_role("searchbox", name="搜索").fill("铜加工 100")
    sheet = load_workbook(taken(figures, "下载 Excel", tmp_path)).active
    assert sheet is not None and sheet.max_row == 2 and sheet["A2"].value == "铜加工企业营业收入"


def taken(page: Any, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_an_answer_that_compares_is_drawn_and_one_that_does_not_is_not(page: Any) -> None:
    exchange = ask(page, "学前三年毛入园率和普惠性幼儿园占比哪个高？")
    expect(exchange.get_by_role("table", name="2025年目标（%）").get_by_role("row")).to_have_count(2)
    expect(exchange.locator(".chart figcaption")).to_have_text("来源：《卫滨区“十四五”规划纲要》第一章第五节 专栏1-1，第17页")
    assert ask(page, "2025年普惠性幼儿园占比目标是多少？").locator(".chart").count() == 0
