"""What something is: the sentence that lists its members, or the item of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import cues
from assistant.answer import Status
from assistant.aspects import is_side
from assistant.draft import Clash, Draft, Evidence, Line
from assistant.write import location, quoted, sentence, spots, terms, text
from assistant.write.asked import said_now
from assistant.write.phrase import NOTED
from assistant.write.terms import NUMERALS
from corpus.plan import Passage, Plan
from index.findings import Findings, Kind, Part
from index.home import BESIDE

EACH_SO_MANY = re.compile(f"各(?:自|是|有|为)*(?P<n>[{NUMERALS}])(?:个|大|项)")
NUMBERED = re.compile(f"(?P<n>[{NUMERALS}])(?:个|大|项)?(?P<noun>[\u4e00-\u9fff]{{2}})")
PERIOD = re.compile("十.五")
COUNTED = re.compile(r"[一二两三四五六七八九十][个大项条]?.{0,6}(?:是什么|指|哪|分别|具体|内容|包括|含义|意思)")
# “预期性指标是国家期望的发展目标”, “综合能力指甲、乙之和”: what a sentence, or a remark of a note, says a thing is
SAYS = re.compile(
    "(?:——)?(?P<term>“?[^，。；：、“”是]{3,20}?”?[^，。；：、“”是]{0,8}?)(?:，?是指|指的是|系指|指(?![标导数挥示定南引明向出责派])|(?P<is>是)(?=.*的))"
)
MEANS = re.compile(
    "(?:什么|啥)(?:意思|含义)|[啥什]么?叫|何[谓为]|定义|含义|口径|区别|(?:什么|啥)是|怎么(?:算|理解|定义|界定|解释)|(?:指|是个?)(?:的是)?(?:什么|啥|哪)|意思"
)
STANDS_FOR = re.compile("表示|代表|意思|含义|指|什么|啥")
SIGNS = ((re.compile(r"括号|[〔\[]"), re.compile(r"[〔\[]")), (re.compile("星号|[*＊]"), re.compile("[*＊]")))
APART, MOST = re.compile("区别|不同|分别|各"), 3  # of several things each is told
LEAST = 4  # characters of a thing of which a sentence says only that it is something
OTHERWISE = re.compile("谁|哪里|哪儿|哪一?方面|为什么|为何|怎么|如何|[干做](?:啥|嘛|什么)|(?:什么|啥)(?:理念|思路|做法|机制|模式)")  # not what a term holds


def write(part: Part, findings: Findings) -> Draft | None:
    """Quoted terms with their members, a group with its items, an item with its sentences."""
    told = [draft for term in _terms(part, findings) if (draft := _defined(term, part, findings))]
    if told:
        return told[0] if len(told) == 1 else replace(told[0], lines=tuple(dict.fromkeys(line for draft in told for line in draft.lines)))
    spot = spots.named(part, findings, ("group", "item") if part.kind is Kind.DEFINE else spots.LEVELS)
    if spot is None or spot.level not in ("group", "item"):
        return None
    pieces = sentence.opening(spot.passages, text.LONGEST)
    if part.kind is not Kind.DEFINE and not spots.tells(spot, pieces, part, findings):
        return None
    if cues.WHY.search(part.text) and not any(sentence.GIVES_REASON.search(piece.quote) for piece in pieces):
        return None  # what it is, not what for
    if location.LOCATION.search(re.split("[，,]", part.text)[-1]) and not any(location.tells_a_place(part, piece, findings) for piece in pieces):
        return None
    return Draft(Status.ANSWERED, tuple(map(quoted.named, pieces)))


def meant(part: Part, findings: Findings) -> Draft | None:
    """The plan's own definition of the very thing that is asked about, not of one that is called alike."""
    asked = said_now(part)
    if signs := _signs(asked, findings.plan):
        return Draft(Status.ANSWERED, tuple(Line(f"{piece.quote}。", (piece,)) for piece in signs))
    if not MEANS.search(asked):
        return None
    said = ((passage, start, end, passage.text[start:end]) for passage, start, end in _statements(findings.plan))
    found = [(match, Evidence(p, start, end)) for p, start, end, text in said if ("指" in text or "是" in text) and (match := SAYS.match(text))]
    of = [(match, piece) for match, piece in found if _bare(match["term"]) in _bare(asked) and (not match["is"] or len(match["term"]) >= LEAST)]
    best = sorted(of, key=lambda pair: (pair[0]["is"] is not None, -len(pair[0]["term"])))
    told = [piece for n, (match, piece) in enumerate(best) if not any(match["term"] in longer["term"] for longer, _ in best[:n])]
    lines = tuple(
        Line(quote if quote.endswith("。") else f"{quote}。", (piece,))
        for piece in map(_in_full, told[: MOST if APART.search(asked) else 1])
        if (quote := piece.quote)
    )
    return Draft(Status.ANSWERED, lines) if lines else None


def _bare(text: str) -> str:
    return re.sub("[“”]", "", text)


def _in_full(piece: Evidence) -> Evidence:
    """A definition with what its passage says after it, where that is short."""
    whole = Evidence(piece.passage, piece.start, len(piece.passage.text)) if piece.passage.kind != "note" else piece
    return whole if len(whole.quote) <= text.SHORT else piece


def _signs(asked: str, plan: Plan) -> list[Evidence]:
    """What the notes under a table say of its brackets and stars, where a question asks for that."""
    wanted = [marks for said, marks in SIGNS if said.search(asked)] if STANDS_FOR.search(asked) else []
    notes = (Evidence(p, *found.span()) for p in plan.passages if p.kind == "note" for found in NOTED.finditer(p.text))
    return [piece for piece in notes if any(marks.search(piece.quote) for marks in wanted)]


def _statements(plan: Plan) -> Iterator[tuple[Passage, int, int]]:
    """Every sentence, and every remark of the notes under a table."""
    for passage in plan.passages:
        spans = [found.span() for found in NOTED.finditer(passage.text)] if passage.kind == "note" else passage.sentences
        yield from ((passage, *span) for span in (spans if passage.kind not in ("heading", "row") else ()))


def in_marks(part: Part, findings: Findings) -> Draft | None:
    """A term that the plan puts in quotation marks, whatever sort of answer the question seems to want (四个强区、一个家园是什么)."""
    return write(part, findings) if any(term in part.text for term in _terms(part, findings)) and COUNTED.search(part.text) else None


def of_each(part: Part, findings: Findings) -> Draft | None:
    """“平台跟产业各有四个，一并列出来”: the members of each term that is meant by its noun and their number."""
    return write(part, findings) if _of_so_many(part.text, findings.plan) else None


def unlisted(name: str, pieces: Sequence[Evidence]) -> Draft:
    """That the plan names something without telling what it holds; then where it names it."""
    first = Line(f"规划提到“{name}”，没有逐项列出其内容。", (pieces[0],), structural=True)
    return Draft(Status.PARTIAL, (first, *(Line(piece.quote, (piece,)) for piece in pieces)), missing=(f"“{name}”的具体内容",))


def _defined(term: str, part: Part, findings: Findings) -> Draft | None:
    """What the plan says a term holds; that it says nothing, where it only names it."""
    follow_ups = (f"{term}写在哪一页？",)
    listed = _of_period(
        part, findings, [piece for passage in findings.plan.passages for piece in (terms.listing(passage, term) or terms.told_after(passage, term))]
    )
    if listed:
        several = len({piece.passage.place.section_label for piece in listed}) > 1
        lines = [Line(_placed(piece, findings) if several else piece.quote + "。", (piece,), structural=several) for piece in listed[:3]]
        lines += [] if several else [line for line in terms.members(term, findings) if line.evidence[0].passage.place.label == listed[0].passage.place.label]
        clashes = (Clash(f"“{term}”在规划中有不同所指", tuple(listed[:3])),) if several else ()
        return Draft(Status.ANSWERED, tuple(lines), clashes=clashes, follow_ups=follow_ups)
    if (
        found := terms.announced(term, findings)
        or terms.of_kind(term, findings)
        or terms.by_parts(term, findings)
        or terms.boxed(term, findings)
        or terms.beside(term, findings)
    ):
        return Draft(Status.ANSWERED, found, follow_ups=follow_ups)
    return _only_named(term, part, findings)


def _placed(piece: Evidence, findings: Findings) -> str:
    """Which of two meanings: the section's title before the words."""
    place = piece.passage.place
    return f"{place.label}（{findings.plan.title_of(place)}）：{piece.quote}。"


def _terms(part: Part, findings: Findings) -> tuple[str, ...]:
    """The terms that the plan puts in quotation marks and the part says, as they come, longer ones before those inside them; else the topic."""
    quoted = {term for term in findings.plan.terms if term in part.text and not PERIOD.fullmatch(term)}
    rest = {term: part.text.replace(next((other for other in quoted if term != other and term in other), "\n"), "") for term in quoted}
    whole = [term for term in quoted if term in rest[term]] or _of_so_many(part.text, findings.plan)
    return tuple(sorted(whole, key=lambda term: part.text.find(term[-2:]))) or (part.topic.replace(" ", ""),)


def _of_so_many(text: str, plan: Plan) -> list[str]:
    """四大平台 and 四大产业 of “平台跟产业各有四个”: terms of the number that is said of each, by their nouns."""
    many = EACH_SO_MANY.search(text)
    found = [term for term in plan.terms if many and (said := NUMBERED.fullmatch(term)) and said["n"] == many["n"] and said["noun"] in text]
    return found if len(found) > 1 else []


def _of_period(part: Part, findings: Findings, pieces: list[Evidence]) -> list[Evidence]:
    """Those of the period asked for, else where the turn before was answered, else the plan's own first, where the plan uses the words for two: “十四五” stands in one's sentence."""
    asked = re.findall("十[三四]五|现在|目前", part.text)
    now = [piece for piece in pieces if "十四五" in piece.passage.text]
    near = [piece for piece in pieces if (part.after or part.beside) and findings.home.near(piece.passage) >= BESIDE]
    if near and not asked:
        return near
    if not asked:
        return [*now, *(piece for piece in pieces if piece not in now)]
    return ([piece for piece in pieces if piece not in now] if asked[-1] == "十三五" else now) or pieces


def _only_named(term: str, part: Part, findings: Findings) -> Draft | None:
    """“十个严禁”: the plan names it and does not spell it out; that is said first."""
    if not re.search(rf"[{NUMERALS}\d]", term) or len(term) < 3 or OTHERWISE.search(said_now(part)):
        return None
    if part.focus and not is_side(part.focus) and term not in said_now(part):
        return None  # 对企业的叫什么, after “十个严禁” of officials: something beside it is asked
    pieces = [Evidence(p, *span) for p in findings.plan.passages if p.kind != "heading" for span in p.sentences if f"“{term}”" in p.text[slice(*span)]]
    if not pieces or any("：" in piece.quote.split(f"“{term}”")[1] for piece in pieces):
        return None
    return unlisted(term, pieces[:2])
