"""A follow-up said again by a model: only where the rules are unsure, and only in the user's words."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Status, Turn
from assistant.model.chat import Chat
from assistant.model.rewrite import adds_nothing, keeps
from assistant.reply import reply
from index.search import Index
from tests.assistant.model.server import Refuse, ScriptedServer, bits

BEFORE = (Turn(role="user", content="普惠性幼儿园占比目标是多少"), Turn(role="assistant", content="到2030年达到99%。"))
UNCLEAR = "方才扯到的是多少哩"


def play_of(text: str):  # type: ignore[no-untyped-def]
    return lambda body: bits(text if "改写" in body["messages"][0]["content"] else "。")


def test_a_rewrite_in_the_users_words_is_searched(index: Index, server: ScriptedServer, chat: Chat) -> None:
    server.play = play_of("普惠性幼儿园占比目标是多少")
    assert reply(Question(question=UNCLEAR, history=BEFORE), index).status in (Status.NOT_IN_PLAN, Status.OUT_OF_SCOPE, Status.CLARIFY)
    answer = reply(Question(question=UNCLEAR, history=BEFORE), index, chat)
    assert answer.status is Status.ANSWERED and any("追问改写为" in why for why in answer.trace.why)
    assert "99%" not in str(server.heard)  # what the assistant said is not sent


@pytest.mark.parametrize(
    "text",
    [
        "2020年普惠性幼儿园占比是多少",
        "普惠性幼儿园占比99%是多少",
        "公办幼儿园占比目标是多少",
        "学前三年毛入园率目标是多少",
        "普惠性幼儿园占比三项目标是多少",
        "",
        "普惠性幼儿园占比" * 300,
        "普惠性幼儿园占比有哪些",
    ],
)
def test_a_rewrite_that_adds_is_not_taken(index: Index, server: ScriptedServer, chat: Chat, text: str) -> None:
    server.play = play_of(text)
    plain = reply(Question(question=UNCLEAR, history=BEFORE), index)
    assert reply(Question(question=UNCLEAR, history=BEFORE), index, chat).answer == plain.answer


def test_sure_questions_are_not_rewritten(index: Index, server: ScriptedServer, chat: Chat) -> None:
    reply(Question(question="那2020年呢", history=BEFORE), index, chat)
    reply(Question(question=UNCLEAR), index, chat)
    reply(Question(question=UNCLEAR, history=BEFORE, mode="extractive"), index, chat)
    assert not server.heard


def test_a_failing_rewrite_changes_nothing(index: Index, server: ScriptedServer, chat: Chat) -> None:
    server.play = lambda body: [Refuse(500)]
    assert reply(Question(question=UNCLEAR, history=BEFORE), index, chat).answer == reply(Question(question=UNCLEAR, history=BEFORE), index).answer


def test_what_the_last_turn_names_is_kept() -> None:
    assert keeps("普惠性幼儿园占比是多少", "头里那个是多少") and keeps("夜间经济的总投资是多少", "它的总投资呢")
    assert not keeps("夜间经济有哪些措施", "它的总投资呢")


def test_what_counts_as_added() -> None:
    said = ("普惠性幼儿园2025年占比目标是多少", "那2020年呢")
    assert adds_nothing("普惠性幼儿园2020年占比是多少", said)
    assert (
        not adds_nothing("普惠性幼儿园2035年占比是多少", said)
        and not adds_nothing("公办幼儿园占比是多少", said)
        and not adds_nothing("普惠性幼儿园202年占比", said)
    )
