"""What an index is made of, written into its folder and read again before it is published.

>>> build(folder, shelf, plan, facts, encoder, Opening())  # ledger.sqlite, chroma/, wordings and meanings
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.facts import Fact
from corpus.plan import Plan
from index.chunks import chunks_of
from index.embed import Encoder
from index.ledger import Ledger
from index.meanings import Meanings
from index.progress import Opening
from index.vectors import Shelf, VectorsError, VectorStore, records_of
from index.wordings import Wordings


def build(folder: Path, shelf: Shelf, plan: Plan, facts: Sequence[Fact], encoder: Encoder, opening: Opening) -> None:
    """Every part of the index; `opening` is told how far it has come."""
    records = records_of(chunks_of(plan))
    Ledger.build(folder / "ledger.sqlite", facts)
    opening.at("model", 0.1)
    encoder.passages([plan.title])  # what takes longest is to load the model
    opening.at("wordings", 0.5)
    Wordings.build(folder, opening.telling(encoder, until=0.75))
    Meanings.build(folder, facts, encoder)
    opening.at("vectors", 0.75)
    vectors = opening.telling(encoder, until=0.85).passages([record.embedded for record in records])
    VectorStore.build(folder / "chroma", shelf, records, vectors).close()
    opening.at("checking", 0.9)


def verify(folder: Path, shelf: Shelf, plan: Plan, facts: Sequence[Fact]) -> None:
    """What was written can be read again, whole; LedgerError, WordingsError, MeaningsError or VectorsError where it cannot."""
    Ledger.open(folder / "ledger.sqlite", facts)
    Wordings.open(folder)
    Meanings.open(folder, facts)
    store = VectorStore.open(folder / "chroma", shelf)
    count = len(store)
    store.close()
    wanted = len(records_of(chunks_of(plan)))
    if count != wanted:
        raise VectorsError(f"向量库 {folder.name} 不完整：应有 {wanted} 条，只有 {count} 条")
