"""The same question is thought about once, and nobody can tell but by the time it took."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer, Event, Question, Turn
from assistant.api import create_app
from assistant.api.memory import Memory
from assistant.office.database import address_of, opened
from index.search import Index
from tests.assistant.api import line
from tests.assistant.api.conftest import HERE, PLAN
from tests.assistant.api.test_principal import logged

ASK = {"question": "普惠园占比？"}
HERE_IS = cast(Index, SimpleNamespace(plan=SimpleNamespace(id=PLAN), digest="a"))
REBUILT = cast(Index, SimpleNamespace(plan=SimpleNamespace(id=PLAN), digest="b"))
SAID = Answer(plan=PLAN, status="answered", answer="85%以上。[1]")  # type: ignore[arg-type]


def asked(text: str = "普惠园占比？", **more: Any) -> Question:
    return Question(question=text, **more)


def test_the_same_answer_comes_again_with_an_id_and_times_of_its_own() -> None:
    memory = Memory(2)
    assert memory.again(asked(), HERE_IS) is None
    memory.keep(asked(), HERE_IS, SAID)
    again = memory.again(asked(), HERE_IS)
    assert again is not None and again.id != SAID.id and again.model_dump(exclude={"id", "trace"}) == SAID.model_dump(exclude={"id", "trace"})


@pytest.mark.parametrize(
    "other",
    [
        asked("普惠园占比"),
        asked(history=(Turn(role="user", content="你好"),)),
        asked(history=(Turn(role="assistant", content="您好"),)),
        asked(mode="extractive"),
    ],
)
def test_another_question_is_another(other: Question) -> None:
    memory = Memory(2)
    memory.keep(asked(), HERE_IS, SAID)
    memory.keep(asked(history=(Turn(role="user", content="您好"),)), HERE_IS, SAID)
    assert memory.again(other, HERE_IS) is None


def test_an_index_built_anew_is_asked_anew() -> None:
    memory = Memory(2)
    memory.keep(asked(), HERE_IS, SAID)
    assert memory.again(asked(), REBUILT) is None
    assert memory.again(asked(plan=PLAN), HERE_IS) is not None  # named or by default: the same plan


def test_what_a_model_wrote_or_might_have_is_not_kept() -> None:
    memory, with_model = Memory(2), Memory(2, modelled=True)
    memory.keep(asked(), HERE_IS, SAID.model_copy(update={"generator": "model"}))
    with_model.keep(asked(), HERE_IS, SAID)
    with_model.keep(asked(mode="extractive"), HERE_IS, SAID)
    assert memory.again(asked(), HERE_IS) is None and with_model.again(asked(), HERE_IS) is None
    assert with_model.again(asked(mode="extractive"), HERE_IS) is not None


def test_the_least_lately_asked_is_forgotten_and_none_can_be_kept() -> None:
    memory, none = Memory(2), Memory()
    for text in ("一", "二"):
        memory.keep(asked(text), HERE_IS, SAID)
    memory.again(asked("一"), HERE_IS)
    memory.keep(asked("三"), HERE_IS, SAID)
    none.keep(asked(), HERE_IS, SAID)
    assert [memory.again(asked(text), HERE_IS) is not None for text in "一二三"] == [True, False, True]
    assert none.again(asked(), HERE_IS) is None


# ---- through the doors ---------------------------------------------------------------------------------------------------------------


def test_every_door_thinks_once_and_each_asking_stands_in_the_log(index: Index, tmp_path: Path) -> None:
    thought = []

    def reply(question: Question, index: Index) -> Answer:
        thought.append(question.question)
        return line.reply(question, index)

    def stream(question: Question, index: Index) -> Iterator[Event]:
        thought.append(question.question)
        yield from line.stream(question, index)

    engine = opened(address_of(tmp_path))
    with TestClient(create_app({PLAN: index}, PLAN, reply=reply, stream=stream, engine=engine, memory=Memory(9)), base_url=HERE) as client:
        first, second = (client.post("/v1/ask", json=ASK).json() for _ in range(2))
        told = client.post("/v1/ask/stream", json=ASK).text
        client.post("/v1/chat/completions", json={"model": PLAN, "messages": [{"role": "user", "content": ASK["question"]}]})
        done = json.loads(told.partition("event: done\ndata: ")[2].partition("\n")[0])
        assert thought == [ASK["question"]] and len({first["id"], second["id"], done["id"]}) == 3
        assert [{**said, "id": "", "trace": ""} for said in (second, done)] == [{**first, "id": "", "trace": ""}] * 2
        assert [told.count(f"event: {kind}\n") for kind in ("citation", "sentence", "done")] == [2, 2, 1]
        assert {row["id"] for row in logged(engine, 4)} > {first["id"], second["id"], done["id"]}
        counted = client.get("/metrics").text
        assert 'planqa_answers_again_total{door="ask"} 1.0' in counted and 'planqa_answers_again_total{door="stream"} 1.0' in counted
        assert 'planqa_answers_total{door="ask",generator="extractive",status="answered"} 2.0' in counted


def test_a_fault_is_not_kept(index: Index) -> None:
    app = create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream, memory=Memory(9))
    client = TestClient(app, base_url=HERE)
    for _ in range(2):
        assert "event: error" in client.post("/v1/ask/stream", json={"question": "出错"}).text


def test_it_is_the_line_s_own_answer(index: Index) -> None:
    client = TestClient(create_app({PLAN: index}, PLAN, memory=Memory(9)), base_url=HERE)
    fresh = TestClient(create_app({PLAN: index}, PLAN), base_url=HERE)
    for question in ("2025年普惠性幼儿园占比目标是多少？", "老房子改造有哪些措施？", "你好", "火星上有多少人？"):
        client.post("/v1/ask", json={"question": question})
        again, anew = (door.post("/v1/ask", json={"question": question}).json() for door in (client, fresh))
        for said in (again, anew):
            said["id"], said["trace"]["ms"] = "", {}
        assert again == anew
