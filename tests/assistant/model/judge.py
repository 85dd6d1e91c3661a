"""Whether wrong words reached the user. The judge knows what was made wrong and reads the answer; it neither reads numbers nor asks the guard.

>>> reached(mutant, beside, answer, extractive, plan)
''
"""

from __future__ import annotations

import re

from assistant.answer import Answer
from tests.assistant.model.drafts import Said


def squeezed(text: str) -> str:
    """Only what can carry meaning."""
    return re.sub(r"[\s，。；：、！？“”‘’（）()《》\[\]{}]|(?<=\])\[\d+\]", "", re.sub(r"\[\d+\]", "", text))


OPENING = re.compile("^在[^，]+方面，")  # names what is spoken of; no place says it
OF_SOURCES = ("source swapped", "source invented", "no source", "source in words", "source as a number", "keys exchanged", "one key for two")


def reached(said: Said, beside: Said, answer: Answer, extractive: Answer, plan: str) -> str:
    """The line of an answer in which the wrong words stand; empty when none does, or when they are the plan's own or those of the answer without a model."""
    wrong, whole = squeezed(said.changed), squeezed(re.sub(r"\{F\d+\}|\[P\d+\]", "", said.text))
    without = set(map(squeezed, extractive.answer.split("\n")))
    for line in answer.answer.split("\n"):
        if squeezed(line) in without:
            continue
        shown = squeezed(line)
        if said.how not in (*OF_SOURCES, "asked instead") and shown == squeezed(beside.shown):
            continue
        for right in said.right:
            shown = shown.replace(squeezed(right), "　")
        if said.how == "asked instead":
            if said.text[-5:] in re.sub(r"\[\d+\]", "", line):
                return line
        elif said.how in OF_SOURCES:
            if squeezed(said.changed) in shown and not _carried(line, said, answer):
                return line
        elif wrong in shown and (whole in shown or len(wrong) > 5 or "{" in said.text or "numeral" in said.how) and not _is_the_plans(line, said, answer, plan):
            return line
    return ""


def _is_the_plans(line: str, said: Said, answer: Answer, plan: str) -> bool:
    """Whether a line that holds the words is a quotation, which no model wrote."""
    return squeezed(line).removeprefix("与此最接近的原文是") in plan or (squeezed(said.changed) in plan and answer.generator == "extractive")


def _carried(line: str, said: Said, answer: Answer) -> bool:
    """Whether a citation of the line quotes the sentence that the words came from."""
    markers = {int(marker) for marker in re.findall(r"\[(\d+)\]", line)}
    longest = [squeezed(max(re.split("[，、]", OPENING.sub("", text)), key=len)) for text in (said.source, said.changed)]
    return any(words in squeezed(c.quote) for words in longest for c in answer.citations if c.marker in markers)


def stands(said: Said, answer: Answer) -> bool:
    """Whether a faithful sentence is shown as it was written, its facts in words."""
    return answer.generator == "model" and squeezed(said.shown) in map(squeezed, answer.answer.split("\n"))
