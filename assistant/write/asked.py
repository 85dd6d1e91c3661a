"""What a refusal says was asked: the topic where it is short, else the user's own last words.

>>> briefly(Part(text="妈八十，一个人住，一个月补多少钱", kind=Kind.FIGURE, topic="妈八十 一个人住 一个月补"))
'一个月补多少钱'
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant import cues
from assistant.answer import PHRASES
from assistant.draft import Line
from index.findings import Part

BOTH_LEVELS = re.compile("省[、和]?市级")
BARE = 4  # characters of a clause that asks and names nothing
WORDS, NAME, CLAUSE = 2, 12, 18  # words and characters of a topic, characters of a clause, that are short enough to be said again
BEFORE = re.compile("^(?:那么?|就是|就|再|还有|另外|请问|到底|具体|所以|然后|好吧?|行|中)+(?=.{2})")
AFTER = re.compile(r"[呢啊呀吧哩呗嘛咧喽\s？?。！!~～…]+$")


def said_now(part: Part) -> str:
    """What a turn itself says, without what it goes on from."""
    return part.text.removeprefix(f"{part.after.text}，") if part.after else part.text


def clause_of(part: Part) -> str:
    """The last clause of what a turn itself says that asks, else the last."""
    clauses = [clause for clause in re.split(r"[，,。；;！!？?\s]+", said_now(part) or part.text) if clause]
    n = next((n for n in reversed(range(len(clauses))) if cues.ASKS.search(clauses[n])), len(clauses) - 1)
    if n > 0 and len(clauses[n]) <= BARE and not re.search(r"\d", clauses[n - 1]):  # 欠的债呢，有多少
        return f"{AFTER.sub('', clauses[n - 1])}{clauses[n]}"
    return clauses[n] if clauses else part.topic


def is_of_its_counterpart(topic: str, text: str) -> bool:
    """Whether a text speaks of the counterpart of what a topic names (城镇 of 农村, 省级 of 国家级), and not of that."""
    pairs = counterparts(topic)
    text = BOTH_LEVELS.sub("省级市级", text) if pairs else text
    return any(other in text and asked not in text for asked, other in pairs)


@lru_cache(maxsize=256)
def counterparts(topic: str) -> tuple[tuple[str, str], ...]:
    """What a topic names of two that are told apart, and the other; a topic is held against many texts."""
    pairs = (pair for both in (*cues.COUNTERPARTS, *cues.LEVELS) for pair in (both, both[::-1]))
    return tuple((asked, other) for asked, other in pairs if asked in topic and other not in topic)


def briefly(part: Part) -> str:
    """What was asked, in a few of the user's own words."""
    if part.said:  # 还有吗: its own words ask for nothing by themselves, those before were answered
        return part.topic
    clause = AFTER.sub("", BEFORE.sub("", clause_of(part)))
    words = part.topic.split()
    named = len(words) <= WORDS and len(part.topic) <= NAME and (part.after is None or not cues.ASKS.search(clause))
    if named or not clause:
        return part.topic
    if len(clause) <= CLAUSE:
        return clause
    said = [word for word in words if word in clause][-WORDS:]
    return clause[clause.index(said[0]) : clause.rindex(said[-1]) + len(said[-1])][-CLAUSE:] if said else clause[-CLAUSE:]


def not_given(part: Part) -> Line:
    """That the plan gives no figure for what was asked."""
    words = briefly(part)
    phrase = PHRASES.no_figure if words == part.topic else PHRASES.not_in_plan
    return Line(phrase.format(topic=words), echoes=(words,))


def not_said(part: Part) -> Line:
    """That the plan does not say what was asked."""
    words = briefly(part)
    return Line(PHRASES.not_in_plan.format(topic=words), echoes=(words,))
