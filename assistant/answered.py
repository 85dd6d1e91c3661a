"""What was answered of what was asked, so that a later turn goes on from that.

>>> in_short(part, "……积极推进公有产权村卫生室建设……").topic  # of a story about the room a village doctor rents
'卫生 村卫生室 公有'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import PHRASES
from assistant.aspects import is_side, subject_of
from assistant.clauses import LONG_WINDED
from assistant.earlier import Reading
from assistant.shown import A_FIGURE
from assistant.topic import A_NAME
from assistant.turn import NOUN
from index.findings import FIGURES, Kind, Part
from index.segment import content
from index.spelling import Lexicon, expansions

TELLING = 0.6  # how much a noun or a verb says of what a text is about
TOLD = 0.9  # what an answer in the plan's words for a topic bears of it
STAGES = (("target", re.compile("目标为")), ("base", re.compile("基数为")), ("achieved", re.compile("^“[^”]{2,4}”期间")))  # as a figure's sentence says them
CORRECTED = re.compile("规划中不是“(?P<said>[^”]+)”，而是“(?P<says>[^”]+)”")
# A sentence that tells one figure, up to where its subject ends.
OF = re.compile(
    r"^(?:到?“[^”]{2,4}”(?:期间|末，)|20\d\d年)?(?P<name>[^，。：\n=“”]{2,40}?)(?:年均|增长|总?目标|基数|各|均|为|不低于|不少于|突破|超过|约)*(?:为|不低于|不少于|突破|超过|约|增长)[^，。：\n=]{0,10}\d[^，。：\n=]{0,12}。(?:\[\d+\])*$"
)
SHARED = re.compile("，(?P<name>[^，。]{2,40})占合计的")  # of one of those summed
SILENT = tuple(phrase.partition("“")[0] for phrase in (PHRASES.not_in_plan, PHRASES.no_figure))


def answered(read_as: Sequence[Reading], answer: str) -> Reading:
    """The reading that was answered: the likeliest where the plan was silent, else that whose topics the answer holds most of."""
    if answer.startswith(SILENT):
        return read_as[0]
    told = "\n".join(line for line in answer.split("\n") if A_FIGURE.match(line)) or answer  # without the clauses beneath
    return max(read_as, key=lambda reading: (_borne(reading, told), len("".join(part.topic for part in reading))))


def put_right(part: Part, answer: str) -> Part:
    """With what the plan says instead of a name that the answer corrected (十个严禁 for 八个严禁), so that a later turn does not go on from the wrong one."""
    found = CORRECTED.match(answer)
    if found is None or found["said"] not in re.sub("[“”]", "", f"{part.text} {part.topic}"):
        return part
    right = {name: getattr(part, name).replace(found["said"], found["says"]) for name in ("text", "topic", "subject", "focus")}
    return replace(part, **right)


def in_short(part: Part, answer: str) -> Part:
    """A story as a later turn goes on from it: by the words of it that the answer has, in the plan's own words where it has others; the whole where none are."""
    if len(part.text) <= LONG_WINDED or answer.startswith(SILENT):
        return part
    told = [word for piece in part.topic.split() for word in ([piece] if piece in answer and len(piece) > 1 else _told(piece, answer))]
    known = tuple(word for word in part.expansions if word in answer)
    topic = " ".join(dict.fromkeys((*told, *known)))
    years = tuple(year for year in part.years if str(year) in answer)  # 1998年盖的 tells of the asker
    return replace(part, topic=topic, subject=subject_of(topic), expansions=known, operands=(), subjects=(), measure=None, years=years) if topic else part


def with_stage(part: Part, answer: str) -> Part:
    """With the stage of the figure that a part which named none was answered with, so that 固投 after a target of GDP is a target too."""
    first = answer.partition("\n")[0]
    if part.stage or part.kind not in FIGURES or answer.startswith(SILENT):
        return part
    return replace(part, told=next((stage for stage, cue in STAGES if cue.search(first)), None))


def with_name(part: Part, answer: str, lexicon: Lexicon) -> Part:
    """A figure that was asked for in other words (成天灰蒙蒙的，好天占多少%), with the name that it was told by; with the user's own word for it (固投) where other words stand beside."""
    name = _one_told(answer)
    of_several = part.kind is Kind.COMPARE and bool(part.operands)
    a_thing = any(share >= NOUN for _, share in content(name))  # 日处理 is of whatever was spoken of
    if part.kind not in FIGURES or part.claims or of_several or not a_thing or not lexicon.calls(name):
        return part
    known = {word: expansions(word, lexicon.synonyms) for word in part.topic.split() if not is_side(word) and re.search(r"\w", word)}  # （%） names nothing
    meant = [word for word, official in known.items() if any(each in name for each in official)]
    own = [word for word in meant if lexicon.names.holds(word)]  # 固投, not 好天
    of_another = any(known.get(word) and word not in meant for word in part.focus.split())  # 回乡, told of all loans
    names_it = bool(known) or not SHARED.search(answer)  # 头一个占几成 names nothing
    if of_another or (names_it and all(set(word) <= set(name) or word in meant for word in known)):
        return part
    return replace(part, called=" ".join(own) or name)


def _one_told(answer: str) -> str:
    """The name of the one thing whose figures an answer tells; empty where it tells of several or computes, but for what share one has."""
    if shared := SHARED.search(answer):
        return shared["name"]
    told = [found["name"] for line in answer.split("\n") if (found := OF.match(line))]
    return told[0] if told and answer.startswith(("到", "“", "20", told[0])) and len(set(told)) == 1 else ""


def _told(words: str, answer: str) -> list[str]:
    """The nouns and verbs that an answer has."""
    return [word for word, share in content(words) if share >= TELLING and len(word) > 1 and word in answer]


def _borne(parts: Reading, answer: str) -> float:
    """The share of the characters of a reading's topics that an answer holds: which of two readings was answered."""
    told = TOLD if any(len(word) >= A_NAME and word in answer for part in parts for word in part.expansions) else 0.0  # GDP, answered as 地区生产总值
    chars = "".join(part.topic for part in parts).replace(" ", "")
    return max(told, sum(char in answer for char in chars) / len(chars)) if chars else 0.0
