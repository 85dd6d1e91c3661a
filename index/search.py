"""Search: the ledger first, then the passages by words and meaning; each hit says why it is there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import zip_longest
from pathlib import Path

import numpy as np

from corpus.conflicts import Conflict, conflicts_of, differing
from corpus.facts import Fact
from corpus.groups import groups_of
from corpus.names import names_of
from corpus.plan import Plan
from corpus.read import read_plan
from corpus.review import facts_of
from index.adapter import Adapter, adapter_of
from index.bounds import NAMED_WELL, Bounds
from index.build import build, verify
from index.chunks import chunks_of, trail_of
from index.embed import Encoder, SentenceEncoder, Vectors
from index.findings import Findings, Hit, Kind, Part
from index.home import BESIDE, NOWHERE, THERE, Home, home_of
from index.ledger import Ledger, LedgerError
from index.meanings import Meanings, MeaningsError
from index.meant import Meant
from index.names import Names, beginnings, called
from index.passages import CANDIDATES, KEPT, SHOWN, VECTOR_WEIGHT, Passages
from index.progress import Opening
from index.regions import Regions
from index.spelling import Lexicon, expansions, plain, synonyms
from index.spots import Spots
from index.store import Store, digest_of
from index.subjects import Match, Subjects
from index.vectors import Shelf, VectorsAway, VectorsError, VectorStore
from index.whereabouts import Exchange, Pointer, Sentence, Stands, Whereabouts, encoded, pointer_of, sentences_of
from index.wordings import Wordings, WordingsError
from index.words import Weighed, WordIndex, tokens

SAME, SURELY_SAME = 0.6, 0.75  # the cosine from which a like wording's official words also rank sentences, and beside words of the tables
ALIKE_SAYS = 0.6  # what a word of a like wording counts beside one of the tables
SURE = 0.72  # a subject this well named needs no vectors
LEDGER_KINDS = (Kind.FIGURE, Kind.ATTRIBUTE, Kind.COMPARE, Kind.VERIFY)
HOMES = 3  # passages that are taken for an earlier part's answer
LATELY = 128  # parts
NOWHERE_KNOWN = Stands((), np.zeros(0, dtype=np.float32))
EACH = re.compile("分别|各(?![种类项级地乡镇村办区界方])")  # 名师骨干各培养多少
DIFFERS = re.compile("一样|一致|矛盾|不同|哪个对|前后|对不上|冲突|出入|口径|一[回码]事")


class Index:
    """One plan, ready to be searched."""

    def __init__(
        self, plan: Plan, facts: Sequence[Fact], ledger: Ledger, vectors: VectorStore, wordings: Wordings, meanings: Meanings, encoder: Encoder, digest: str, folder: Path
    ) -> None:  # fmt: skip
        self.plan, self.facts, self.ledger, self.digest, self.folder = plan, tuple(facts), ledger, digest, folder
        self.chunks = chunks_of(plan)
        self.words = WordIndex(self.chunks)
        self.words.name(called(plan, facts), (plan.region, *plan.superiors))
        self.conflicts = (*conflicts_of(plan, folder), *differing(plan, facts))
        self.names, self.groups = names_of(plan, folder), groups_of(plan)
        self.regions, self.synonyms = Regions(plan, self.names), synonyms(folder, self.names)
        boxes = tuple((head.title, head.label) for head in plan.heads if head.level == "box")
        self.lexicon = Lexicon(self.synonyms, plan.region, self.words.pairs, Names(called(plan, facts)), plan.squeezed, plan.period[0], boxes)
        self.vectors, self.meanings, self.encoder, self.encoded_by = vectors, meanings, encoder, encoder.digest
        self.passages = Passages(self.chunks, self.words, vectors, wordings, encoder, adapter_of(encoder.digest))
        self.pointer = pointer_of(encoder.digest)
        # What was sought lately is not sought again: the ways to read a turn mostly differ in what they do with what is found.
        self._lately = lru_cache(maxsize=LATELY)(self._search)
        self._stands = lru_cache(maxsize=LATELY)(self._pointed)
        self.corpus = hashlib.sha256(plan.source.encode()).hexdigest()

    @classmethod
    def open(
        cls, plan_folder: Path, home: Path, encoder: Encoder | None = None, chroma: str | None = None, opening: Opening | None = None
    ) -> Index:  # fmt: skip
        """The published index of a plan; built when it is missing, out of date or damaged. `chroma` is a server's address, else vectors stand in `home`.

        `opening` is told how far it has come.
        """
        model, opening = encoder or SentenceEncoder(), opening or Opening()
        plan = read_plan(plan_folder)
        facts = facts_of(plan, plan_folder)
        digest = digest_of(plan_folder, model.digest + (chroma or ""))
        shelf = Shelf(chroma, f"{plan.id}-{digest[:16]}" if chroma else plan.id)
        store = Store(home, plan.id)
        if published := store.current(digest):
            try:
                return cls._opened(published, shelf, plan, facts, model, digest, plan_folder)
            except VectorsAway:
                raise
            except (LedgerError, VectorsError, WordingsError, MeaningsError):
                store.discard(digest)
        folder = store.publish(digest, lambda fresh: build(fresh, shelf, plan, facts, model, opening), lambda fresh: verify(fresh, shelf, plan, facts))
        return cls._opened(folder, shelf, plan, facts, model, digest, plan_folder)

    @classmethod
    def _opened(cls, folder: Path, shelf: Shelf, plan: Plan, facts: Sequence[Fact], encoder: Encoder, digest: str, plan_folder: Path) -> Index:
        ledger = Ledger.open(folder / "ledger.sqlite", facts)
        return cls(
            plan, facts, ledger, VectorStore.open(folder / "chroma", shelf), Wordings.open(folder), Meanings.open(folder, facts), encoder, digest, plan_folder
        )

    def warm(self) -> None:
        """Load what the first question would wait for."""
        self.encoder.queries([self.plan.title])
        self.lexicon.names.heard(self.plan.title)
        self.search(Part(text=self.plan.title, kind=Kind.TEXT, topic=self.plan.title))

    @cached_property
    def subjects(self) -> Subjects:
        """What the facts are called."""
        trails = {(p.label, p.serial): trail_of(p, self.plan) for p in self.plan.passages}
        proper = beginnings(self.names, (self.plan.region, *self.plan.superiors), self.words.rarity)
        return Subjects(self.facts, self.words, lambda fact: trails.get((fact.label, fact.locator.serial), ""), self.plan.squeezed, proper)

    @cached_property
    def meant(self) -> Meant:
        """Which figures are meant where none is named."""
        known = (name.name for names in self.names.values() for name in names)
        return Meant(self.meanings, self.ledger, Names((*(name for fact in self.facts for name in fact.names), *known)), self.lexicon)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the plan, in its order."""
        return sentences_of(self.chunks)

    def told_in(self, sentence: Sentence) -> tuple[Fact, ...]:
        """The figures that a sentence tells, in their order."""
        here = self._figures.get(sentence.passage.char_start, ())
        return tuple(fact for fact in here if fact.quote in sentence.text or sentence.text in fact.quote)

    @cached_property
    def _figures(self) -> dict[int, list[Fact]]:
        """Where a passage starts → its figures."""
        found: dict[int, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(self.plan.passage_at(fact.char_start).char_start, []).append(fact)
        return found

    @cached_property
    def whereabouts(self) -> Whereabouts | None:
        """Where answers stand, for an encoder that it was learned with."""
        return Whereabouts(self.chunks, self.vectors, self.pointer) if self.pointer else None

    def stands(self, exchange: Exchange) -> Stands:
        """How near each sentence stands to the answer of a turn; none with an encoder that this was not learned with."""
        return self._stands(exchange)

    def _pointed(self, exchange: Exchange) -> Stands:
        return self.whereabouts.of(self.exchanged(exchange)) if self.whereabouts else NOWHERE_KNOWN

    def exchanged(self, exchange: Exchange) -> Vectors:
        """A row for each text of an exchange."""
        return encoded(exchange, self.encoder)

    @cached_property
    def spots(self) -> Spots:
        """What the places are called."""
        return Spots(self.plan, self.words)

    def search(self, part: Part) -> Findings:
        """Everything that bears on one part of a question; what was found lately is not sought again, since a later turn looks where the one before was answered."""
        return self._lately(part)

    def forget(self) -> None:
        """Seek everything anew: for what is timed."""
        self.passages.forget()
        for kept in (self._lately, self._stands):
            kept.cache_clear()

    def taught(self, adapter: Adapter, pointer: Pointer) -> None:
        """Seek with other weights than the shipped ones: for whoever trains them."""
        self.passages.taught(adapter)
        self.pointer = pointer
        self.__dict__.pop("whereabouts", None)
        self.forget()

    @staticmethod
    def said(part: Part) -> str:
        """All that a part says: 第二个呢 names nothing by itself."""
        return part.text if set(part.topic) <= set(part.text) else f"{part.topic} {part.text}"

    def _search(self, part: Part) -> Findings:
        matches = self.subjects.best(part.topic, part.expansions, part.text, part.focus, part.subject)
        sure = part.kind in LEDGER_KINDS and bool(matches) and matches[0].named >= NAMED_WELL and matches[0].score >= SURE
        said = self.said(part)
        if self.meant.is_wanted(part, matches):
            matches = (*self.meant.best(part, self.passages.asked(part.topic, part.expansions, said), matches), *matches)
        like = None if sure else self.passages.like(part.topic, part.expansions, said)
        home = self._home(part.after) if part.after else self._home(part.beside) if part.beside else NOWHERE
        home = home if part.after and set(part.after.topic.split()) & set(part.topic.split()) else home.beside()
        passages = self.passages.best(part.topic, part.expansions, None if sure else said, CANDIDATES, VECTOR_WEIGHT, home, part.inside)
        bounds = Bounds.of(part, said, self.regions)
        passages, elsewhere = bounds.apart(passages)
        figures = home if part.after else NOWHERE
        facts = bounds.facts(self._facts_of((*matches, *self._at_home(part, matches, figures)), figures))
        operands = tuple(
            tuple(self._facts_of(self.subjects.best(topic, expansions(topic, self.synonyms), part.text, subject=subject)))
            for topic, subject in self._operands_of(part)
        )
        own = self.words.said(part.topic)
        alike = like if like and like.likeness >= (SURELY_SAME if part.expansions else SAME) else None
        wider = self._wider(part.expansions, alike.meant if alike else "", own)
        return Findings(
            plan=self.plan, facts=facts, passages=passages[:KEPT], rejected=(*passages[KEPT:], *elsewhere), ledger=self.facts, names=self.names, groups=self.groups,
            spots=bounds.at_home(home, self.plan).spots(self.spots.asked(part)), operands=operands, conflicts=tuple(conflict for conflict in self.conflicts if _touches(part, conflict)),
            home=home, meant=like.meant if like and like.likeness >= SAME else "", weights=own.weights, wider=wider,
            known=own.share(self.words.pairs),
            covered=max((own.share(frozenset(tokens(hit.chunk.embedded))) for hit in passages[:KEPT] if hit.chunk), default=0.0),
        )  # fmt: skip

    def _home(self, before: Part) -> Home:
        """Where a part was answered: by the facts of a subject well named, else by the best passages."""
        found = self.search(before)
        best = found.facts[0] if found.facts and before.kind in LEDGER_KINDS else None
        if best and best.named >= NAMED_WELL and best.score >= SURE:
            return home_of(
                before.topic,
                [
                    (self.plan.passage_at(hit.locator.char_start), hit.score)
                    for hit in found.facts
                    if hit.fact and best.fact and hit.fact.subject == best.fact.subject
                ],
            )
        return home_of(before.topic, [(hit.chunk.passage, hit.score) for hit in found.passages[:HOMES] if hit.chunk])

    def _operands_of(self, part: Part) -> list[tuple[str, str]]:
        """What is set side by side, each with its subject: as the part says, else the subjects of facts that its topic names one after another."""
        if part.operands:
            return list(zip_longest(part.operands, part.subjects, fillvalue=""))
        named = self.subjects.within(part.topic) if part.kind is Kind.COMPARE or (part.kind is Kind.FIGURE and EACH.search(part.text)) else ()
        return [(name, "") for name in named] if len(named) > 1 else []

    def find(self, text: str, k: int) -> tuple[Hit, ...]:
        """The best `k` facts and passages for a free text."""
        topic = plain(text)
        wider = expansions(topic, self.synonyms)
        facts = [
            replace(hit, score=min(1.0, hit.score) * 0.99)
            for hit in self._facts_of([match for match in self.subjects.best(topic, wider)[:3] if match.named >= 0.75])
        ]
        passages = self.passages.best(topic, wider, text, max(k, CANDIDATES))
        found = sorted((*facts, *passages), key=lambda hit: -hit.score)
        return tuple(found[:k])

    def _wider(self, expansions: Sequence[str], meant: str, own: Weighed) -> dict[str, float]:
        """The tokens of the plan's words for the user's by rarity; those of a like wording count less, since it may mean something else."""
        told = {token: self.words.rarity(token) for word in expansions for token in tokens(word) if token not in own.weights}
        return {token: ALIKE_SAYS * self.words.rarity(token) for token in tokens(meant) if token not in own.weights} | told

    def _at_home(self, part: Part, matches: Sequence[Match], home: Home) -> tuple[Match, ...]:
        """The other subjects that figures stand for where the part before was answered, and those of the other rows of its table."""
        if not home.labels:
            return ()
        known = {match.subject for match in matches}
        others = dict.fromkeys(fact.subject for fact in self.facts if home.near(fact.locator) >= (BESIDE if fact.row else THERE) and fact.subject not in known)
        return self.subjects.among(tuple(others), part.topic, part.expansions, part.text, part.focus, part.subject) if others else ()

    def _facts_of(self, matches: Sequence[Match], home: Home = NOWHERE) -> list[Hit]:
        """The ledger's facts on the subjects, in the order of the matches."""
        return [self._fact_hit(match, fact, home.near(fact.locator)) for match in matches for fact in self.ledger.of(match.subject)]

    def _fact_hit(self, match: Match, fact: Fact, near: float) -> Hit:
        why = f"事实表：{match.subject}（按“{match.name}”，{match.score:.2f}）"
        quote = fact.quote[:SHOWN] if fact.row is None else fact.quote
        return Hit("fact", round(match.score, 4), why, quote, fact.locator, fact=fact, named=match.named, explained=match.explained, near=near)


def _touches(part: Part, conflict: Conflict) -> bool:
    """Whether a part says what the plan writes in two ways."""
    if conflict.bare and not DIFFERS.search(part.text):
        return part.topic in conflict.names and part.stage != "achieved" and not part.years
    return any(name in part.topic or (name in part.text and not part.focus) for name in conflict.names)
