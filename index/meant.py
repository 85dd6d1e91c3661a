"""Which figure a question means that names none: the one whose name means most like it, where all that the question says fits.

>>> [match.subject for match in meant.best(part, asked, ())]  # 开店办执照要几天
['注册登记全程电子化办结时限']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.facts import Fact
from index.embed import Vectors
from index.findings import FIGURES, Part
from index.ledger import Ledger
from index.meanings import Meanings
from index.names import Names
from index.segment import content
from index.spelling import Lexicon
from index.subjects import Match

NAMED, EXPLAINED = 0.6, 0.45  # a subject less named than this, or one that explains less of the topic, may be another's
COUNTERS, PERSONS = ("个", "家", "座", "处", "所"), ("人", "名", "万人")  # 几个 asks for anything, persons too
LIKELY, SURELY = 0.48, 0.6  # the cosine from which a name means what is asked, and where the unit may be any (evals/LOG.md)
HALF = 0.4  # the same for a name that is half said, beside one that means what is asked
BESIDE = 0.05  # how much less another name may mean it, so that what else is asked decides
AS_NAMED, AS_EXPLAINED = 0.75, 0.6  # how well such a subject counts as named
SENTENCE_END = re.compile("[。！!？?]")
AT_MOST = re.compile("(?:压|降|减|控制?|管)[到在].{0,4}(?:多少|几)|(?:多少|几).{0,3}以[下内]")
A_NAME = 3  # characters in a row that stand in the plan


@dataclass(frozen=True)
class Meant:
    """`things` are what figures, places, projects and bodies are called; not the headings, whose words are of no one thing (蓝天)."""

    meanings: Meanings
    ledger: Ledger
    things: Names
    lexicon: Lexicon

    def is_wanted(self, part: Part, matches: Sequence[Match]) -> bool:
        """Whether a figure is asked for in a unit, by a question of its own, and none is named."""
        asks = part.kind in FIGURES and bool(part.units) and part.after is None and any("\u4e00" <= char <= "\u9fff" for char in part.topic)
        return asks and not any(match.named >= NAMED and match.explained >= EXPLAINED for match in matches)

    def best(self, part: Part, asked: Vectors, matches: Sequence[Match]) -> tuple[Match, ...]:
        """The subject that means most like the question (`asked`: a row for each wording of it), with those that mean nearly as much or that `matches` half names."""
        near = [(subject, name, likeness) for subject, name, likeness in self.meanings.nearest(asked) if self._fits(subject, part)]
        least = max(SURELY if part.units == COUNTERS else LIKELY, near[0][2] - BESIDE) if near else 0.0
        if not near or near[0][2] < least:
            return ()
        half = {match.subject for match in matches if match.named >= NAMED}
        return tuple(Match(subject, name, AS_NAMED, AS_EXPLAINED) for subject, name, likeness in near if likeness >= (HALF if subject in half else least))

    def _fits(self, subject: str, part: Part) -> bool:
        """With a figure in the unit, of the year and within the bound asked for, and told with each thing of the plan that the question names."""
        facts = self.ledger.of(subject)
        told = " ".join(f"{' '.join(fact.names)} {fact.quote}" for fact in facts)
        return (
            any(_is_of_unit(fact, part) for fact in facts)
            and (not part.years or any(year in fact.years for fact in facts for year in part.years))
            and (not AT_MOST.search(part.text) or any(fact.bound in ("le", "lt") for fact in facts))  # no rate that is to be reached for 压到多少以下
            and all(word in told or _nouns_stand(word, told) for word in self._things_named(part))
        )

    def _things_named(self, part: Part) -> Iterable[str]:
        """The words that the plan calls a thing by, of the sentence that asks: 产业园 keeps 智能机器人企业 from telling of 智能机器人产业园, 小学 all schools from 小学和初中学校."""
        asking = next((piece for piece in reversed(SENTENCE_END.split(part.text)) if piece), "")  # a story ends on what is asked
        own = [word for word in part.topic.split() if word in asking] or part.topic.split()
        yield from (word for word in own if self.things.holds(word) or self.lexicon.quotes(word, A_NAME))
        yield from (noun for noun, share in content(" ".join(own)) if share == 1.0 and self.things.holds(noun))


def _is_of_unit(fact: Fact, part: Part) -> bool:
    return fact.unit.endswith(part.units) or (part.units == COUNTERS and fact.unit in PERSONS)


def _nouns_stand(word: str, told: str) -> bool:
    """执业 and 医师 of 执业医师数."""
    nouns = [piece for piece, share in content(word) if share == 1.0 and len(piece) > 1]
    return bool(nouns) and all(noun in told for noun in nouns)
