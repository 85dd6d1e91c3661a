"""What a question leaves blank in the plan's words."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Status
from assistant.reply import reply
from assistant.write.blank import blanks
from index.search import Index


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("特色商业区晋级的是全省两区几星？", "一星行列"),
        ("楼宇经济的几楼几特色来着", "“一楼一特色”"),
        ("绿化那个口号，几百米见绿几百米见园来着", "“300米见绿、500米见园”"),
    ],
)
def test_a_blank_is_filled_by_the_sentence_that_has_it(index: Index, question: str, told: str) -> None:
    answer = reply(Question(question=question), index)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


def test_what_anything_is_counted_in_fills_no_blank() -> None:
    assert list(blanks("一共几个？")) == [()]
    assert next(blanks("一楼几特色")) == ("几特色", "几特")


def test_a_letter_stands_behind_a_blank_too(index: Index) -> None:
    assert "3A" in reply(Question(question="东方文化商业步行街要评几A"), index).answer
