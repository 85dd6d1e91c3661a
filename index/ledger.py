"""The fact table in SQLite: by subject and alias, year, stage, measure; never by similarity alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, create_engine, select
from sqlalchemy.exc import SQLAlchemyError

from corpus.facts import Fact

METADATA = MetaData()
FACTS = Table(
    "facts", METADATA,
    Column("id", String, primary_key=True), Column("subject", String, index=True), Column("stage", String), Column("measure", String),
    Column("attribute", String), Column("first_year", Integer), Column("last_year", Integer), Column("position", Integer),
)  # fmt: skip
NAMES = Table("names", METADATA, Column("name", String, primary_key=True), Column("fact", String, primary_key=True))


class LedgerError(Exception):
    """A fact table that cannot be opened."""


class Ledger:
    """Facts by what they are called; the rows hold ids, the facts themselves come from the corpus."""

    def __init__(self, engine: Engine, facts: Sequence[Fact]) -> None:
        self._engine = engine
        self._facts = {fact.id: fact for fact in facts}

    @classmethod
    def build(cls, path: Path, facts: Sequence[Fact]) -> Ledger:
        """A new table of `facts` in a SQLite file."""
        engine = create_engine(f"sqlite:///{path}")
        METADATA.create_all(engine)
        with engine.begin() as connection:
            if facts:
                connection.execute(FACTS.insert(), [_row(fact, n) for n, fact in enumerate(facts)])
                connection.execute(NAMES.insert(), [{"name": name, "fact": fact.id} for fact in facts for name in dict.fromkeys(fact.names)])
        return cls(engine, facts)

    @classmethod
    def open(cls, path: Path, facts: Sequence[Fact]) -> Ledger:
        """The published table; LedgerError when it is missing, damaged or of other facts."""
        engine = create_engine(f"sqlite:///file:{path}?mode=ro&uri=true")
        try:
            with engine.connect() as connection:
                ids = [row.id for row in connection.execute(select(FACTS.c.id).order_by(FACTS.c.position))]
        except SQLAlchemyError as error:
            raise LedgerError(f"事实表 {path.name} 无法打开（{type(error).__name__}）") from error
        if ids != [fact.id for fact in facts]:
            raise LedgerError(f"事实表 {path.name} 与规划的事实不一致")
        return cls(engine, facts)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Every name → the subjects it may mean."""
        statement = select(NAMES.c.name, FACTS.c.subject).join(FACTS, FACTS.c.id == NAMES.c.fact).distinct()
        found: dict[str, tuple[str, ...]] = {}
        with self._engine.connect() as connection:
            for name, subject in connection.execute(statement):
                found[name] = (*found.get(name, ()), subject)
        return found

    def find(
        self, subjects: Iterable[str] | None = None, year: int | None = None, stage: str | None = None,
        measure: str | None = None, attribute: str | None = None,
    ) -> tuple[Fact, ...]:  # fmt: skip
        """Facts that fit every filter given, in the plan's order."""
        statement = select(FACTS.c.id).order_by(FACTS.c.position)
        for column, value in ((FACTS.c.stage, stage), (FACTS.c.measure, measure), (FACTS.c.attribute, attribute)):
            statement = statement if value is None else statement.where(column == value)
        if subjects is not None:
            statement = statement.where(FACTS.c.subject.in_(list(subjects)))
        if year is not None:
            statement = statement.where(FACTS.c.first_year <= year, FACTS.c.last_year >= year)
        with self._engine.connect() as connection:
            return tuple(self._facts[row.id] for row in connection.execute(statement))

    @cached_property
    def _by_subject(self) -> dict[str, tuple[Fact, ...]]:
        """Asked once: a published table does not change."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.find():
            found[fact.subject] = (*found.get(fact.subject, ()), fact)
        return found

    def of(self, subject: str) -> tuple[Fact, ...]:
        """The facts of one subject, in the plan's order."""
        return self._by_subject.get(subject, ())


def _row(fact: Fact, position: int) -> dict[str, object]:
    years = fact.years
    return {
        "id": fact.id, "subject": fact.subject, "stage": fact.stage, "measure": fact.measure, "attribute": fact.attribute,
        "first_year": years[0] if years else None, "last_year": years[-1] if years else None, "position": position,
    }  # fmt: skip
