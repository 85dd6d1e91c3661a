"""The app over the real plan and the line of `line.py`."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from assistant.api import create_app
from index.search import Index
from tests.assistant.api import line

PLAN = "weibin-145"
KEY = "一把-long-enough-key"
HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def client(index: Index) -> TestClient:
    """Asked from this machine, without a key."""
    return TestClient(create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream), base_url=HERE)


@pytest.fixture
def keyed(index: Index) -> TestClient:
    """The same behind a key, under an office's own name; a fresh one each, for its cookies."""
    app = create_app({PLAN: index}, PLAN, key=KEY, host="0.0.0.0", reply=line.reply, stream=line.stream)
    return TestClient(app, base_url="https://plan.office.example", follow_redirects=False)


@pytest.fixture(scope="session")
def building() -> TestClient:
    """Before the index is built."""
    return TestClient(create_app({}, PLAN, reply=line.reply, stream=line.stream), base_url=HERE)
