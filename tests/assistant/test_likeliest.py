"""Which way of reading is taken: by hand, and over the real plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant import likeliest
from assistant.answer import Question, Status, Turn
from assistant.candidates import Origin, candidates
from assistant.likeliest import surer, surest
from assistant.reply import by_rules, open_to_more, reply
from assistant.signs import Signs, signs
from assistant.trees import LEAF, Trees, trees
from assistant.understand import Said, understand
from index.findings import Query
from index.search import Index
from tests.assistant.conftest import Talk

STATUSES = tuple(f"status {status}" for status in (Status.ANSWERED, Status.NOT_IN_PLAN, Status.PARTIAL, Status.OUT_OF_SCOPE))


def way(status: Status, settled: bool = False, first: bool = True, turns: int = 1, act: float = 0.0, points: bool = False, lacks: bool = False) -> Signs:
    plain = {
        "in another unit": 0.0,
        "computes, sums": 0.0,
        "origin computed": 0.0,
        "likeliest act": float(act),
        "asks pointing": float(points),
        "lacks": float(lacks),
        "settled": float(settled),
        "rank 0": float(first),
        "rank 1": 0.0,
        "rank 2": 0.0,
        "turns": float(turns),
    }
    return {name: float(name == f"status {status}") for name in STATUSES} | plain


OPEN, SETTLED = way(Status.ANSWERED), way(Status.ANSWERED, settled=True)
FURTHER = way(Status.ANSWERED, first=False)
SILENT, PARTIAL, OFF_TOPIC = (way(status) for status in (Status.NOT_IN_PLAN, Status.PARTIAL, Status.OUT_OF_SCOPE))


@pytest.mark.parametrize(("shares", "rows", "taken"), [
    ((0.5, 0.65), (OPEN, OPEN), 1),
    ((0.5, 0.53), (OPEN, OPEN), 0),  # not surely likelier
    ((0.3, 0.98, 0.94), (OPEN, FURTHER, FURTHER | {"rank 1": 1.0}), 2),  # of two nearly as likely the one that the rules thought of
    ((0.3, 0.98, 0.9), (OPEN, FURTHER, FURTHER | {"rank 1": 1.0}), 1),
    ((0.5, 0.65), (PARTIAL, OPEN), 1),
    ((0.5, 0.58), (SETTLED, OPEN), 0),  # the plan bears the rules' own way
    ((0.5, 0.9), (SETTLED, OPEN), 1),
    ((0.5, 0.58), (SILENT, OPEN), 0),  # known to be silent
    ((0.5, 0.9), (SILENT, OPEN), 1),
    ((0.5, 0.85), (OPEN, SILENT), 0),  # silence must be far likelier
    ((0.5, 0.95), (OPEN, SILENT), 1),
    ((0.5, 0.9), (SILENT, PARTIAL), 0),
    ((0.5, 0.65), (OFF_TOPIC, OPEN), 1),
    ((0.1, 0.9), (way(Status.OUT_OF_SCOPE, first=False), OPEN), 1),
    ((0.5, 0.8, 0.9), (OPEN, OPEN, SILENT), 1),
    ((0.1, 0.9), (way(Status.CLARIFY), OPEN), 0),  # nothing was named
    ((0.1, 0.4), (way(Status.PARTIAL, turns=0), way(Status.ANSWERED, turns=0)), 0),  # of a first message it must be likely too
    ((0.1, 0.6), (way(Status.PARTIAL, turns=0), way(Status.ANSWERED, turns=0)), 1),
    ((0.1, 0.9), (way(Status.ANSWERED, settled=True, act=0.95, points=True), OPEN), 0),  # 头一个数平均到每年
    ((0.1, 0.9), (way(Status.PARTIAL, act=0.95, lacks=True), OPEN), 0),  # a detail that is known to be missing
    ((0.1, 0.9), (way(Status.PARTIAL, act=0.5, lacks=True), OPEN), 1),  # not surely read
])  # fmt: skip
def test_the_surest(shares: tuple[float, ...], rows: tuple[Signs, ...], taken: int) -> None:
    assert surest(np.array(shares, dtype=np.float32), rows, 0) == taken


def asked(index: Index, text: str, *before: str) -> Query:
    history: tuple[Turn, ...] = ()
    for question in before:
        answer = reply(Question(question=question, history=history), index)
        history = (*history, Turn(role="user", content=question), Turn(role="assistant", content=answer.answer))
    understood = understand(Question(question=text, history=history), index.lexicon)
    assert not isinstance(understood, Said)
    return understood


def test_without_trees_the_rules_own_way_stands(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    query = asked(index, "那2020年呢", "2025年普惠性幼儿园占比目标是多少")
    monkeypatch.setattr(likeliest, "trees", lambda: None)
    assert len(candidates(query, index)) > 1
    assert surer(query, query.parts, index) is None


def test_what_is_asked_for_is_found_where_the_talk_stood(talk: Talk) -> None:
    answer = talk("高端装备专业园区要建成多大", "招来的技术工人住哪儿")
    assert "人才公寓" in answer.answer
    assert answer.citations[0].section_label == "第二章第五节"


def test_the_sections_told_of_lately_are_asked(index: Index) -> None:
    query = asked(index, "普法阵地建什么", "执法三项制度全名")
    assert "第十一章第四节" in {way.parts[0].inside for way in candidates(query, index)}


def test_the_shipped_trees_know_the_shipped_encoder_and_every_sign(index: Index) -> None:
    query, shipped = asked(index, "那2020年呢", "2025年普惠性幼儿园占比目标是多少"), trees()
    assert shipped is not None and query.later is not None
    assert shipped.encoder == index.encoded_by
    assert set(shipped.names) == set(signs(query.later, candidates(query, index), index)[0])


def test_a_turn_that_stands_alone_is_read_in_no_other_way(index: Index) -> None:
    assert candidates(asked(index, "第三章讲什么", "老旧小区要改多少个"), index) == ()


def test_trees_of_another_encoder_tell_nothing(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    query = asked(index, "那2020年呢", "2025年普惠性幼儿园占比目标是多少")
    first, *_, last = (way for way in candidates(query, index) if way.draft.status is Status.ANSWERED and way.origin is not Origin.SHOWN)
    by_rank = Trees(
        names=("rank 0",), encoder=index.encoded_by, start=0.0, sign=np.array([[0, LEAF, LEAF]], dtype=np.int16), limit=np.array([[0.5, 0, 0]], dtype=np.float32),
        left=np.array([[1, 0, 0]], dtype=np.int16), right=np.array([[2, 0, 0]], dtype=np.int16), value=np.array([[0, -3, 3]], dtype=np.float32),
    )  # fmt: skip
    monkeypatch.setattr(likeliest, "trees", lambda: by_rank)
    found = surer(query, last.parts, index)
    assert found is not None and found.parts == first.parts
    assert surer(query, first.parts, index) is None
    monkeypatch.setattr(likeliest, "trees", lambda: replace(by_rank, encoder="another"))
    assert surer(query, last.parts, index) is None


@pytest.mark.parametrize(("question", "words"), [
    ("跟政府的人打交道总怕犯忌讳，规划里划没划个线？", "六个不得"), ("俺是唐庄的，村里臭水沟多少年了 污水管子给俺村铺不铺", "唐庄"),
])  # fmt: skip
def test_a_first_message_that_no_rule_reads_is_answered_where_its_answer_stands(talk: Talk, question: str, words: str) -> None:
    answer = talk(question)
    assert answer.status is Status.ANSWERED and words in answer.answer


def test_a_first_message_that_is_settled_is_read_once(index: Index) -> None:
    question = Question(question="2025年普惠性幼儿园占比目标是多少")
    query = understand(question, index.lexicon)
    assert not isinstance(query, Said)
    assert open_to_more(question, query, by_rules(question, query, index), index).later is None


def test_a_figure_that_stands_there_is_asked_for(index: Index) -> None:
    question = Question(question="孩子哮喘，一到冬天就遭罪，2020年我们区好天占多少")
    query = understand(question, index.lexicon)
    assert not isinstance(query, Said)
    ways = candidates(open_to_more(question, query, by_rules(question, query, index), index), index)
    assert any(way.origin is Origin.FIGURE and "空气优良天数" in way.parts[0].topic for way in ways)


def test_two_figures_of_one_thing_that_was_told_are_computed_over_rather_than_nothing(talk: Talk) -> None:
    turns = ("那个指标是多少来着", "就是打球锻炼的地方，每人摊多少平的那个", "现在的呢", "得涨百分之几")
    assert "1.8 ÷ 1.56" in talk(*turns).answer
    assert not talk("耕地总面积是多少", "比上个五年少了多少").calculations
