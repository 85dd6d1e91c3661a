"""Whatever way the network cuts it, the sentences are the same."""

from __future__ import annotations

import json

import pytest

from assistant.model.sentences import sentences
from tests.assistant.model.server import bits

TEXT = "补齐短板。[P1]推进发展[P2]。{F12}。[P3]\n- **同时**，{F1}，并推进建设。[P1][P2]"
SAID = ["补齐短板。[P1]", "推进发展[P2]。", "{F12}。[P3]", "同时，{F1}，并推进建设。[P1][P2]"]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 400])
def test_cut_anywhere(size: int) -> None:
    assert list(sentences(bits(TEXT, size))) == SAID


@pytest.mark.parametrize("size", [1, 7, 400])
@pytest.mark.parametrize("form", ["{}", "```json\n{}\n```", "<think>先想1想。</think>{}"])
def test_structured_output(size: int, form: str) -> None:
    told = json.dumps({"sentences": [{"text": "补齐“短板”。", "sources": ["P1"]}, {"text": "{F1}。", "sources": []}]}, ensure_ascii=False)
    assert list(sentences(bits(form.format(told), size))) == ["补齐“短板”。[P1]", "{F1}。"]


def test_a_sentence_is_told_as_soon_as_it_is_whole() -> None:
    told = sentences(iter(["补齐短板。[P1]推"]))
    assert next(told) == "补齐短板。[P1]"


def test_what_was_cut_off_is_not_told() -> None:
    assert list(sentences(["补齐短板。[P1]推进发"])) == ["补齐短板。[P1]"]
    assert list(sentences(['{"sentences": [{"text": "补齐。", "sources": ["P1"]}, {"text": "推进'])) == ["补齐。[P1]"]
    assert list(sentences(['{"sentences": [{"text": broken'])) == list(sentences([""])) == list(sentences(["  \n"])) == []


def test_thoughts_are_not_told() -> None:
    assert list(sentences(bits("<think>也许是99%。[P1]</think>补齐短板。[P1]", 2))) == ["补齐短板。[P1]"]
    assert list(sentences(["<think>没有想完。[P1]还在想。"])) == []
