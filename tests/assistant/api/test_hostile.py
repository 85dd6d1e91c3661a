"""Whatever is sent: no fault of ours, nothing run, nothing of the machine told, and the log stays whole."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from assistant.api import create_app
from assistant.office import report
from assistant.office.database import address_of, opened
from index.search import Index
from tests.assistant.api.conftest import HERE, PLAN
from tests.assistant.api.served import served

pytestmark = pytest.mark.slow

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PIECES = (
    "普惠性幼儿园", "占比", "2025年", "？", "\0", "\x1b[2J", "\ud83d", "\u202e", "\u200b", "\ufeff", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "'; DROP TABLE asked; --", "\" OR 1=1", "../../../../etc/passwd", "file:///etc/passwd", "${jndi:ldap://x}", "{{7*7}}", "$(id)", "`id`", "%s%n", "=1+1", "\r\n", "１２３", "𠮷", "🙂" * 9,
    "0" * 400, "九" * 300, "1e999", "第" * 200, "（" * 300, "[1][2][99]", "专栏1-1", "NaN", "null",
)  # fmt: skip
LEAKS = ("Traceback", "site-packages", "root:x:0", "sqlite", "/assistant/", 'File "')
questions = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), min_size=1, max_size=12).map("".join)
turns = st.fixed_dictionaries({"role": st.sampled_from(["user", "assistant"]), "content": questions})


@pytest.fixture(scope="module")
def office(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path]]:
    home = tmp_path_factory.mktemp("hostile")
    app = create_app({PLAN: index}, PLAN, engine=opened(address_of(home)))
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as client:
        yield client, home


def sent(client: TestClient, path: str, body: Any) -> Any:
    """As bytes, lone surrogates and all; whatever comes back is no 5xx and tells nothing."""
    response = client.post(path, content=json.dumps(body).encode("utf-8", "surrogatepass"), headers={"Content-Type": "application/json"})
    assert response.status_code < 500, response.text
    assert not [word for word in LEAKS if word in response.text and word not in json.dumps(body, ensure_ascii=False)]
    assert response.headers["content-type"].startswith(("application/json", "text/event-stream"))
    return response


calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@calm
@given(question=questions, history=st.lists(turns, max_size=4))
def test_any_question_and_history(office: tuple[TestClient, Path], question: str, history: list[dict[str, str]]) -> None:
    client, _ = office
    body = {"question": question, "history": history}
    whole = sent(client, "/v1/ask", body)
    told = sent(client, "/v1/ask/stream", body)
    assert whole.status_code == told.status_code in (200, 422)
    assert "event: error" not in told.text
    sent(client, "/v1/chat/completions", {"model": PLAN, "messages": [*history, {"role": "user", "content": question}]})
    sent(client, "/retrieval", {"knowledge_id": PLAN, "query": question, "retrieval_setting": {"top_k": 3, "score_threshold": 0}})
    sent(client, "/v1/feedback", {"id": "a", "vote": "up", "comment": question})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | questions,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(questions, inner, max_size=3),
    max_leaves=8,
)


@calm
@given(body=json_values)
def test_any_json_at_any_door(office: tuple[TestClient, Path], body: Any) -> None:
    client, _ = office
    for path in ("/v1/ask", "/v1/search", "/v1/feedback", "/v1/chat/completions", "/retrieval"):
        sent(client, path, body)
    for path, field in (("/v1/ask", "question"), ("/v1/chat/completions", "messages"), ("/retrieval", "metadata_condition")):
        sent(client, path, {field: body})


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"question":' * 20_000, b'{"question": "' + b"\xff\xfe" + b'"}', b"\x00" * 100, b'{"question": ' + b"9" * 100_000 + b"}"]
)
def test_bodies_that_are_hardly_json(office: tuple[TestClient, Path], body: bytes) -> None:
    client, _ = office
    for path in ("/v1/ask", "/v1/ask/stream", "/v1/chat/completions", "/retrieval", "/v1/feedback", "/mcp"):
        response = client.post(path, content=body, headers={"Content-Type": "application/json", "Accept": "application/json, text/event-stream"})
        assert 400 <= response.status_code < 500, (path, response.text)


@pytest.mark.parametrize(
    "question", ["问" * 2000, "九" * 2000, "（" * 2000, "第一章第五节" * 300, "2025年" * 400, "a" * 2000, "，" * 2000, "12.5%" * 390, "是" * 1999 + "？"]
)
def test_the_longest_questions_come_back_soon(office: tuple[TestClient, Path], question: str) -> None:
    client, _ = office
    response = sent(client, "/v1/ask", {"question": question})
    assert response.status_code == 200 and response.elapsed.total_seconds() < 10
    assert client.post("/v1/ask", json={"question": "问" * 5000}).status_code == 422


def test_the_log_holds_what_was_sent_and_still_exports(office: tuple[TestClient, Path]) -> None:
    client, home = office
    hostile = "'; DROP TABLE asked; -- =1+1\u202e<script>\u200b"
    sent(client, "/v1/ask", {"question": hostile})
    time.sleep(0.5)
    engine = opened(address_of(home))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    rows = report.rows(engine)
    assert rows[-1]["question"] == hostile
    assert report.csv_of(rows) and report.xlsx_of(rows)


@pytest.fixture(scope="module")
def described(index: Index) -> Iterator[Any]:
    with served(create_app({PLAN: index}, PLAN)) as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
def test_what_the_description_allows_and_forbids(described: Any, mode: GenerationMode) -> None:
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) == 17
    for operation in operations:

        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy(generation_mode=mode))
        def called(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        with suppress(Unsatisfiable):  # a door that takes nothing cannot be asked wrongly
            called()
