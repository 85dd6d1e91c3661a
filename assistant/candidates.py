"""Every way to read a turn with what it brings: the rules' own, within the sections where its answer may stand, over the figures told, and the nearest sentences as they are.

>>> [each.origin.value for each in candidates(query, index)][-2:]  # “主要放在哪条街上”, of the night market
['shown', 'shown']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import subject_of
from assistant.draft import Draft, Evidence, Line
from assistant.write import detail, quoted, write
from assistant.write.asked import is_of_its_counterpart
from assistant.write.average import SUMMED, divided, of_each
from assistant.write.comparison import distinct, units_asked
from assistant.write.mentioned import is_of_another_thing
from assistant.write.operands import in_another_unit, summable
from assistant.write.outcome import over
from assistant.write.said import PLANNED
from assistant.write.sentence import merged, whole
from assistant.write.told import base_unit, facts_in, sections_of
from corpus.facts import Fact
from corpus.measure import wanted_unit
from index.findings import FIGURES, Findings, Kind, Later, Part, Query
from index.search import Index
from index.whereabouts import Stands

Found = Sequence[tuple[Part, Findings]]

UNRANKED = 9  # the rank of what no rule thought likely
LATELY, SECTIONS = 3, 2  # answers looked at for where the talk stood, and how many places it may be
LOOKED_AT, MOST, NEARLY = 5, 3, 0.85  # sentences likely to answer: looked at for their sections, shown, and how near beside the nearest
PAIRS, OF_MANY = ("difference", "ratio", "share"), ("sum", "which")  # what is computed over two figures, and over as many as there are
OPERANDS, BOTH, YEAR = 8, 2, "年"


class Origin(StrEnum):
    """What made a candidate."""

    RULES = "rules"
    BARE = "bare"  # a first message without its story
    WORDS = "words"  # the turn by itself, also within a section
    FIGURE = "figure"  # asked of a figure that is told where the answer is likely to stand
    COMPUTED = "computed"  # over figures told, or told there
    NEAREST = "nearest"  # what a silence shows as nearest, as the answer
    SHOWN = "shown"  # the sentences that stand nearest to the answer


@dataclass(frozen=True)
class Candidate:
    """A way to read a turn with what it brings; `rank` is where the rules put it, from 0, `acts` what makes it so, `shown` how many sentences it shows where it is nothing else."""

    parts: tuple[Part, ...]
    found: Found
    draft: Draft
    origin: Origin = Origin.RULES
    acts: Mapping[str, float] = field(default_factory=dict)
    rank: int = UNRANKED
    shown: int = 0

    @property
    def first(self) -> Line:
        """What it says first."""
        return self.draft.lines[0]

    @property
    def text(self) -> str:
        """All it says."""
        return "\n".join(line.text for line in self.draft.lines)


def candidates(query: Query, index: Index) -> tuple[Candidate, ...]:
    """Those that the rules thought likely come first; none for a turn that goes on from nothing."""
    if query.later is None:
        return ()
    read = tuple(_read(query, query.later, index))
    stands = index.stands(query.later.exchange)
    further = chain(_nearest(read), _computed(query.later, stands, index), _shown(query.later, stands, index))
    known = {each.text for each in read}
    fresh = {each.text: each for each in further if each.text not in known}
    return (*read, *fresh.values())


def _read(query: Query, later: Later, index: Index) -> Iterator[Candidate]:
    """Each reading of the turn, answered."""
    ranks = {parts: n for n, parts in enumerate((query.parts, *query.otherwise))}
    acts = {way.parts: way.acts for way in later.ways}
    figures = () if later.answers else tuple(_of_figures(later, index))  # a later turn has its acts for that
    bare = (query.bare,) if query.bare else ()
    ways = {Origin.RULES: (*ranks, *acts), Origin.BARE: bare, Origin.WORDS: tuple(_in_words(later, index)), Origin.FIGURE: figures}
    origins: dict[tuple[Part, ...], Origin] = {}
    for origin, readings in ways.items():
        origins |= {parts: origin for parts in readings if parts not in origins}
    for parts, origin in origins.items():
        found = [(part, index.search(part)) for part in parts]
        yield Candidate(parts, found, write(found), origin, acts.get(parts, {}), ranks.get(parts, UNRANKED))


def _in_words(later: Later, index: Index) -> Iterator[tuple[Part, ...]]:
    """The turn by itself, of the whole plan and of each section that was told of lately, where a talk stays for a while, or where its answer is likely to stand."""
    told = sections_of(later.answers[-LATELY:], index.search(later.alone))[:SECTIONS]
    alone = replace(later.alone, subject=subject_of(later.alone.topic))
    yield (replace(alone, kind=Kind.TEXT),)
    for section in dict.fromkeys((*told, *_likely(later, index))):
        yield (replace(alone, inside=section),)
        yield (replace(alone, kind=Kind.TEXT, inside=section),)


def _likely(later: Later, index: Index) -> list[str]:
    """The sections of the sentences that stand nearest to the answer."""
    sections = dict.fromkeys(sentence.passage.place.section_label for sentence in index.stands(later.exchange).best[:LOOKED_AT])
    return [section for section in sections if section][:SECTIONS]


def _of_figures(later: Later, index: Index) -> Iterator[tuple[Part, ...]]:
    """A first message asked of each figure that is told where its answer is likely to stand, one by one and those of the likeliest sentence together."""
    asked = later.alone
    if asked.kind not in FIGURES and not asked.units and not asked.claims and not cues.ASKED_UNIT.search(later.text):
        return
    alone = replace(asked, kind=asked.kind if asked.kind is Kind.VERIFY else Kind.FIGURE, operation=None, operands=(), subjects=(), focus="")
    findings = index.search(asked)
    told = [_subjects(_of_the_thing(index.told_in(sentence), asked, findings), asked.units) for sentence in index.stands(later.exchange).best[:MOST]]
    for subject in list(dict.fromkeys(subject for subjects in told for subject in subjects))[:LOOKED_AT]:
        yield (_of_subject(subject, alone),)
    if told and 1 < len(told[0]) <= MOST:
        yield tuple(_of_subject(subject, alone) for subject in told[0])


def _of_the_thing(facts: Sequence[Fact], asked: Part, findings: Findings) -> list[Fact]:
    """Without the figures of another thing that is called alike."""
    return [fact for fact in facts if not is_of_its_counterpart(asked.topic, fact.subject) and not is_of_another_thing(asked, fact, findings)]


def _subjects(facts: Sequence[Fact], units: Sequence[str]) -> list[str]:
    """What the figures are of that stand in a unit asked for, or of all where none does."""
    fitting = [fact for fact in facts if units and fact.unit.endswith(tuple(units))]
    return list(dict.fromkeys(fact.subject for fact in fitting or facts))


def _of_subject(subject: str, alone: Part) -> Part:
    return replace(alone, topic=subject, subject=subject_of(subject), expansions=())


def _nearest(read: Iterable[Candidate]) -> Iterator[Candidate]:
    """What a reading that finds nothing shows as nearest, told as the answer."""
    for each in read:
        pieces = [piece for line in each.draft.lines if line.text.startswith(PHRASES.nearest) for piece in line.evidence]
        if pieces:
            yield Candidate(each.parts, each.found, quoted.draft(merged([whole(piece) for piece in pieces])), Origin.NEAREST)


def _computed(later: Later, stands: Stands, index: Index) -> Iterator[Candidate]:
    """What the turn computes, over the figures that were told last or that are told where its answer is likely to stand."""
    part = later.alone
    if part.operation not in (*PAIRS, *OF_MANY, "average"):
        return
    found = [(part, index.search(part))]
    told = [facts_in(answer, index.facts) for answer in later.answers[-LATELY:]]
    there = [index.told_in(sentence) for sentence in stands.best[:MOST]]
    pools = (*told[-1:], tuple(chain(*told[-2:])), tuple(chain(*told)), *there, tuple(chain(*there)))
    way = _averages if part.operation == "average" else _over_many if part.operation in OF_MANY else over_pairs
    for pool in dict.fromkeys(pools):
        facts = distinct([fact for fact in pool if fact.value and not fact.value_max and fact.unit != YEAR])
        yield from (Candidate((part,), found, made, Origin.COMPUTED) for made in way(part, facts, found[0][1]))


def _averages(part: Part, facts: Sequence[Fact], findings: Findings) -> Iterator[Draft]:
    """Each amount over the count in its sentence that it may be shared among, one by one and all that are alike together."""
    counts = [fact for fact in facts if fact.measure == "count"]
    pairs = [(fact, count) for count in counts for fact in facts if fact.quote == count.quote and fact.unit != count.unit and _is_shared(fact, part)]
    alike = [pair for pair in pairs if (base_unit(pair[0]), pair[1].unit) == (base_unit(pairs[0][0]), pairs[0][1].unit)]
    each = (of_each(part, alike, findings),) if len(alike) > 1 else ()
    yield from filter(None, (*(divided(*pair, wanted_unit(part.text), findings) for pair in pairs), *each))


def _is_shared(fact: Fact, part: Part) -> bool:
    """Whether an amount may be what is shared: in the unit asked for, else any that sums up."""
    return fact.unit.endswith(part.units) if part.units and not wanted_unit(part.text) else fact.measure in SUMMED


def _over_many(part: Part, facts: Sequence[Fact], findings: Findings) -> Iterator[Draft]:
    """The sum or the highest of those of one unit, unit by unit; and both sums where figures of two units are as many."""
    facts = summable(part, facts) if part.operation == "sum" else facts
    groups = [group for group in _by_unit(facts) if 1 < len(group) <= OPERANDS and (part.operation == "which" or group[0].unit != "%")]
    both = part.operation == "sum" and len(units_asked(part)) == BOTH
    groups = [group for group in groups if both or not in_another_unit(part, group)]  # 总共要花多少钱 after so many 小区
    made = [over(part, group, findings) for group in groups]
    yield from made
    if both and len(groups) == BOTH and len(groups[0]) == len(groups[1]):
        yield Draft(Status.ANSWERED, tuple(line for draft in made for line in draft.lines))


def over_pairs(part: Part, facts: Sequence[Fact], findings: Findings) -> Iterator[Draft]:
    """What two figures come to, where no third is in their unit; what is aimed at before what was."""
    pairs = (group for group in _by_unit(facts) if len(group) == BOTH)
    for pair in pairs:
        made = over(part, tuple(sorted(pair, key=lambda fact: fact.stage not in PLANNED)), findings)
        if made.lines[0].sums:
            yield made


def _by_unit(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    """Those that can be set side by side: of one unit, and all of them growth or none."""
    groups: dict[tuple[str, bool], tuple[Fact, ...]] = {}
    for fact in facts:
        kind = (base_unit(fact), fact.measure == "growth")
        groups[kind] = (*groups.get(kind, ()), fact)
    return list(groups.values())


def _shown(later: Later, stands: Stands, index: Index) -> Iterator[Candidate]:
    """What stands nearest to the answer, as the plan says it: its sentence, and with the next where that is nearly as near."""
    part = replace(later.alone, subject=subject_of(later.alone.topic), kind=Kind.TEXT)
    found = [(part, index.search(part))]
    near = [s for s in stands.best[:MOST] if s.passage.kind != "row" and stands.of(*s) >= NEARLY * stands.nearest]
    for count in range(1, len(near) + 1):
        draft = quoted.draft(merged([whole(Evidence(*sentence)) for sentence in near[:count]]))
        draft = detail.told(part, draft, found[0][1]) if detail.is_missed(part, draft) else draft
        yield Candidate((part,), found, draft, Origin.SHOWN, shown=count)
