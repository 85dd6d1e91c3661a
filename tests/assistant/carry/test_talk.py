"""What a browser hands in: bounded, cleaned, and taken as it stands where it is a real answer."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assistant.answer import Answer
from assistant.carry import Conversation, Said
from assistant.carry.talk import CITATIONS, EXAMPLE, EXCHANGES, seen


def test_an_answer_as_it_is_kept_is_taken(conversation: Conversation) -> None:
    first = conversation.said[0]
    assert Said.model_validate_json(first.model_dump_json()) == first
    assert [source.marker for source in first.citations] == [1, 2] and "quote" in first.citations[0].model_dump()


def test_the_rest_of_a_citation_may_stand_beside_it() -> None:
    citation = {**EXAMPLE["citations"][0], "label": "第九十九章", "row": {"a": "b"}}  # type: ignore[dict-item]
    said = Said.model_validate({**EXAMPLE, "citations": [citation]})
    assert not hasattr(said.citations[0], "label")


def test_what_prints_nothing_goes() -> None:
    assert seen("85\u202e%\x00以\u200b上\x1b[1]\r\n好") == "85%以上[1]\n好"
    assert Said(question="\x01问", answer="\ufffe答").question == "问"


@pytest.mark.parametrize(
    "wrong",
    [
        {"said": []},
        {"said": [EXAMPLE] * (EXCHANGES + 1)},
        {"said": [{**EXAMPLE, "citations": EXAMPLE["citations"] * (CITATIONS + 1)}]},  # type: ignore[operator]
        {"said": [{**EXAMPLE, "answer": "长" * 60_001}]},
        {"said": [{**EXAMPLE, "words": 1}]},
        {"said": [{**EXAMPLE, "status": "sure"}]},
    ],
    ids=["empty", "too many", "too many sources", "too long", "unknown field", "unknown status"],
)
def test_a_wrong_one_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Conversation.model_validate(wrong)


def test_it_is_made_of_an_answer() -> None:
    said = Said.of("问", Answer(plan="p", status="declined", answer="这个请求无法协助。"))  # type: ignore[arg-type]
    assert (said.status, said.citations) == ("declined", ())
