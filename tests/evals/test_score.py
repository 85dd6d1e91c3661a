"""Each score on an answer one can judge by eye: once right, once broken."""

from __future__ import annotations

import copy
import math
from typing import Any

import pytest

from corpus.plan import Plan
from evals import ratchet
from evals.cases import Case, CaseError, Turn, load, problems, squeezed
from evals.report import table
from evals.score import holds, of_turn, score, summary, ungrounded

QUOTE = "2 城镇化率（%） 60 65以上 — 预期性"
TURN = Turn(
    question="2025年城镇化率目标",
    status=("answered",),
    must=(("65%以上",),),
    must_not=("60%以上",),
    labels=("专栏1-1",),
    min_labels=1,
    pages=(2,),
    evidence=(QUOTE,),
)
REFUSED = Turn(question="区长是谁", status=("not_in_plan", "out_of_scope"))


def outcome(plan: Plan) -> dict[str, Any]:
    row = next(p for p in plan.passages if p.text == QUOTE)
    citation = {
        "marker": 1, "label": "第一章第二节 专栏1-1", "section_label": "第一章第二节", "box": "专栏1-1", "item": None, "title": "", "anchor": "", "page_start": 2,
        "page_end": 2, "quote": QUOTE, "row": row.row, "char_start": row.char_start, "char_end": row.char_end,
    }  # fmt: skip
    answer = {"status": "answered", "answer": "2025年城镇化率目标为65%以上。[1]", "citations": [citation], "calculations": [], "corrections": []}
    return {"case": "x", "turn": 0, "ms": 3.0, "answer": answer}


def scores(plan: Plan, made: dict[str, Any], turn: Turn = TURN) -> dict[str, float]:
    return of_turn(turn, made, plan, squeezed(plan.source, plan.noise))


def test_a_right_answer_scores_full(toy: Plan) -> None:
    found = scores(toy, outcome(toy))
    assert {name: found[name] for name in ("right", "figures", "citation_recall", "citation_precision", "page")} == dict.fromkeys(
        ("right", "figures", "citation_recall", "citation_precision", "page"), 1.0
    )
    assert (found["ungrounded"], found["not_verbatim"], found["false_refusal"]) == (0, 0, 0)
    assert math.isnan(found["right_refusal"])


def test_one_digit_changed(toy: Plan) -> None:
    made = outcome(toy)
    made["answer"]["answer"] = "2025年城镇化率目标为66%以上。[1]"
    found = scores(toy, made)
    assert (found["right"], found["figures"], found["ungrounded"]) == (0, 0, 1)


def test_one_citation_moved(toy: Plan) -> None:
    made = outcome(toy)
    other = next(p for p in toy.passages if p.place.item == "智能装备" and p.place.box is None)
    made["answer"]["citations"][0] |= {
        "section_label": "第二章第一节",
        "box": None,
        "page_start": 3,
        "page_end": 3,
        "char_start": other.char_start,
        "char_end": other.char_end,
    }
    found = scores(toy, made)
    assert (found["right"], found["citation_recall"], found["page"], found["not_verbatim"]) == (0, 0, 0, 1)


def test_a_quote_changed(toy: Plan) -> None:
    made = outcome(toy)
    made["answer"]["citations"][0]["quote"] = QUOTE.replace("65", "75")
    assert scores(toy, made)["not_verbatim"] == 1


def test_refusals_right_and_false(toy: Plan) -> None:
    made = outcome(toy)
    made["answer"] |= {"status": "not_in_plan", "answer": "规划未载明。", "citations": []}
    assert scores(toy, made, REFUSED)["right_refusal"] == 1
    assert scores(toy, made)["false_refusal"] == 1
    assert scores(toy, outcome(toy), REFUSED)["right_refusal"] == 0


@pytest.mark.parametrize(
    ("text", "piece", "found"),
    [("目标为17%", "7%", False), ("7.5%", "7", False), ("为 7% 左右", "7%左右", True), ("共5个", "5个", True), ("15家", "5家", False)],
)
def test_digits_have_boundaries(text: str, piece: str, found: bool) -> None:
    assert holds(text, piece) is found


def test_the_users_own_figure_and_counts_are_grounded(toy: Plan) -> None:
    made = outcome(toy)["answer"]
    made["answer"] = "规划中不是80%，而是65%以上。[1]"
    assert ungrounded(TURN.model_copy(update={"question": "是80%吗"}), made) == []
    made["answer"] = "规划中不是81%，而是65%以上。[1]"
    assert ungrounded(TURN.model_copy(update={"question": "是80%吗"}), made) == ["81"]


def test_a_seeded_fault_misses_the_ratchet(toy: Plan) -> None:
    """The check that CI makes turns red on one changed digit and on one moved citation."""
    case = Case(id="x", kind="figure", turns=(TURN,))
    limits = ratchet.raised(summary(score([case], [outcome(toy)], toy)), {"at_least": {}, "at_most": {}})
    assert ratchet.missed(summary(score([case], [outcome(toy)], toy)), {**limits, "at_least": {k: v for k, v in limits["at_least"].items() if v}}) == []
    broken = copy.deepcopy(outcome(toy))
    broken["answer"]["answer"] = broken["answer"]["answer"].replace("65", "68")
    assert any(sentence.startswith("ungrounded") for sentence in ratchet.missed(summary(score([case], [broken], toy)), limits))
    moved = copy.deepcopy(outcome(toy))
    moved["answer"]["citations"][0]["box"] = "专栏2-1"
    assert any(sentence.startswith("citation_recall") for sentence in ratchet.missed(summary(score([case], [moved], toy)), limits))


def test_the_ratchet_never_falls() -> None:
    limits = {"at_least": {"right": 0.9}, "at_most": {"ungrounded": 0.0}}
    worse = dict.fromkeys((*ratchet.AT_LEAST, *ratchet.AT_MOST), 0.5)
    lifted = ratchet.raised(worse, limits)
    assert (lifted["at_least"]["right"], lifted["at_most"]["ungrounded"]) == (0.9, 0.0)
    assert ratchet.missed(worse, limits) == ["right 是 0.500，低于门槛 0.900", "ungrounded 是 0.500，高于门槛 0.000"]
    assert ratchet.missed({"right": math.nan, "ungrounded": 0.0}, limits) == ["right 是 nan，低于门槛 0.900"]


def test_cases_are_held_against_the_plan(toy: Plan) -> None:
    good = Case(id="x", kind="figure", turns=(TURN,))
    bad = Case(id="y", kind="figure", turns=(TURN.model_copy(update={"evidence": ("没有这句",), "labels": ("第九章",)}),))
    assert problems([good], toy) == []
    assert problems([bad], toy) == ["y：原文没有“没有这句”", "y：规划没有 第九章"]


def test_a_bad_line_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "dev.jsonl").write_text('{"id": "a"\n', "utf-8")
    monkeypatch.setattr("evals.cases.FOLDER", tmp_path)
    with pytest.raises(CaseError, match="dev.jsonl 第1行"):
        load("dev")
    with pytest.raises(CaseError, match="没有 blind"):
        load("blind")


def test_a_table_of_nothing_is_no_zero() -> None:
    assert table([]).row_count == 1
    assert math.isnan(summary([])["right"])
