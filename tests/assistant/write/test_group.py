"""Members of a group, asked for by kind and number in other words than the plan's."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Status
from assistant.reply import reply
from assistant.write.group import asked_for
from index.search import Index
from tests.assistant.conftest import Talk

PLATFORMS = ("1. 高端装备专业园区先进制造平台", "2. 特色商业区中心商务平台", "3. 铁西区域生态康养平台", "4. 南部区域智慧创新平台")
ROADS = ("1. 高村路", "5. 太行大道", "共列出5个")


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("平台也是四个吧，都叫什么",), PLATFORMS),
        (("未来五年主攻哪四个产业",), ("“四大产业”共列出4个", "2. 铜材料深加工")),
        (("面临的挑战有哪几条",), ("共列出3个", "1. 发展动能转换滞后", "3. 社会民生短板凸显")),
        (("招商围绕哪几块",), ("共列出3个", "3. 围绕城市更新招商")),
        (("城市管理那几个“化”是啥",), ("共列出4个", "2. 以“序化”保畅通")),
        (("企业智能化改造的三个“换”指什么",), ("1. 设备换芯", "3. 机器换人")),
        (("用人要严把几道关",), ("共列出3个", "素质能力关")),
        (("经济处在什么样的时期？就是那四个“期”",), ("1. 战略叠加的机遇期", "4. 经济蓄势跃升的突破期")),
        (("一条一条念给我听，指导方针的七条“坚持”",), ("“七个坚持”共列出7个", "7. 坚持求真务实")),
        (("各镇办发展特色那段点了几个镇办的名",), ("共列出8个", "8. 城乡融合平原镇")),
        (("特色商业区要建哪两个电商方面的平台",), ("数字电商服务中心", "直播电商孵化基地")),
        (("南部要打通哪几条断头路", "西部"), ROADS),
        (("南部路网要建哪几条路", "西部呢", "两边加起来几条"), ("3 + 5 = 8", "8. 太行大道")),
    ],
)
def test_members_are_told_one_by_one(talk: Talk, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    answer = talk(*turns)
    assert answer.status is Status.ANSWERED
    assert [words for words in told if words not in answer.answer] == []


@pytest.mark.parametrize(
    "question",
    ["新丰小学几个班", "要培养几个名师", "到2035年高端装备和铜材料两个产业要走到什么位置", "老旧小区改造涉及几个办事处", "三条供应链怎么弄"],
)
def test_no_group_where_none_is_asked_for(talk: Talk, question: str) -> None:
    assert "共列出" not in talk(question).answer


def test_another_plan_has_its_own(toy_index: Index) -> None:
    answer = reply(Question(question="全区实施哪两个战略"), toy_index)
    assert "“两大战略”共列出2个" in answer.answer and "1. 工业强区" in answer.answer


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("未来五年主攻哪四个产业", 4, ("产业",)),
        ("那几个“化”是啥", None, ("化",)),
        ("“四化”是哪四化", 4, ("化",)),
        ("挑战有哪几条", None, ("挑战",)),
        ("几条断头路", None, ("路",)),
    ],
)
def test_what_is_asked_for(text: str, number: int | None, words: tuple[str, ...]) -> None:
    asked = asked_for(text)[0]
    assert (asked.number, asked.words[: len(words)]) == (number, words)


@pytest.mark.parametrize("text", ["装备和铜材料两个产业咋发展", "一共几章", "要培养多少人", "总投资是多少"])
def test_nothing_is_asked_for(text: str) -> None:
    assert asked_for(text) == ()
