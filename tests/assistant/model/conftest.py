"""A scripted model for the tests, and what it is given for a question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Question
from assistant.model.chat import Chat
from assistant.model.material import Material
from assistant.task import task_of
from assistant.understand import Said, understand
from assistant.write import write
from index.search import Index
from tests.assistant.model.server import ScriptedServer, scripted

SCHOOLS = "学前教育怎么发展"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted() as running:
        yield running


@pytest.fixture
def chat(server: ScriptedServer) -> Chat:
    """Patient enough for a busy machine, and warm."""
    made = Chat(server.address, "scripted", deadline=10)
    made.warm()
    return made


@pytest.fixture(scope="session")
def material(index: Index) -> Material:
    """P1 is 普及学前教育 of 第十章第二节."""
    return material_of(index, SCHOOLS)


@pytest.fixture(scope="session")
def sides(index: Index) -> Material:
    """What the plan says of its west and of its south."""
    return material_of(index, "比较铁西区域和南部区域的发展重点")


def material_of(index: Index, question: str) -> Material:
    """What a model is given for a question."""
    query = understand(Question(question=task_of(question).asked), index.lexicon)
    assert not isinstance(query, Said)
    found = [(part, index.search(part)) for part in query.parts]
    return Material.of(found, write(found))
