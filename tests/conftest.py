"""What every test may use: the real plan and a three-page toy plan, each read once, and an index of each with a fake encoder."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.plan import Plan
from corpus.read import read_plan
from corpus.shelf import SHIPPED
from index.search import Index
from tests.fakes import PairEncoder

TOY = Path(__file__).parent / "toy"


@pytest.fixture(scope="session")
def plan() -> Plan:
    return read_plan(SHIPPED / "weibin-145")


@pytest.fixture(scope="session")
def toy() -> Plan:
    return read_plan(TOY)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index.open(SHIPPED / "weibin-145", tmp_path_factory.mktemp("home"))  # with the shipped encoder: what is meant is tested as it is told


@pytest.fixture(scope="session")
def toy_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index.open(TOY, tmp_path_factory.mktemp("toy-home"), PairEncoder())
