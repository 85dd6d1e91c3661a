"""Search, facts, plans, health, docs; unknown addresses and wrong methods."""

from __future__ import annotations

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from corpus.plan import Plan
from tests.assistant.api.test_ask import error


def test_search_says_where_and_why(client: TestClient) -> None:
    hits = client.post("/v1/search", json={"query": "普惠性幼儿园占比", "k": 3}).json()["hits"]
    assert len(hits) == 3 and set(hits[0]) == {"kind", "label", "anchor", "page_start", "page_end", "text", "score", "why"}
    assert any("85以上" in hit["text"] and hit["page_start"] == 17 for hit in hits)


@pytest.mark.parametrize(
    ("body", "words"),
    [({"query": ""}, "query"), ({"query": "  "}, "query"), ({"query": "a", "k": 0}, "最小是 1"), ({"query": "a", "k": 51}, "最大是 50"), ({"k": 3}, "query"), ({"query": "a\0"}, "query")],
)  # fmt: skip
def test_search_refuses(client: TestClient, body: dict[str, object], words: str) -> None:
    assert words in error(client.post("/v1/search", json=body), 422)["message"]


def test_facts_by_subject_and_year(client: TestClient) -> None:
    facts = client.get("/v1/facts", params={"subject": "普惠性幼儿园占比", "year": 2025, "label": "专栏1-1"}).json()
    assert [(fact["text"], fact["page_start"], fact["unit"]) for fact in facts] == [("85以上", 17, "%")]


def test_facts_as_a_table_for_excel(client: TestClient) -> None:
    response = client.get("/v1/facts", params={"attribute": "约束性", "format": "csv"})
    assert response.content.startswith(b"\xef\xbb\xbf") and "attachment" in response.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == len(client.get("/v1/facts", params={"attribute": "约束性"}).json()) > 0 and rows[0]["attribute"] == "约束性"
    assert client.get("/v1/facts", params={"subject": "没有的", "format": "csv"}).content.startswith(b"\xef\xbb\xbfid,subject,")


def test_facts_as_a_sheet(client: TestClient) -> None:
    response = client.get("/v1/facts", params={"attribute": "约束性", "format": "xlsx"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None and sheet.max_row == 1 + len(client.get("/v1/facts", params={"attribute": "约束性"}).json())


def test_facts_refuse(client: TestClient) -> None:
    assert "parquet" in error(client.get("/v1/facts?format=parquet"), 422)["message"]
    assert "year" in error(client.get("/v1/facts?year=明年"), 422)["message"]
    error(client.get("/v1/facts?plan=luoyang"), 404)
    assert client.get("/v1/facts?subject=%00%ff").status_code == 422


def test_plans_and_their_outline(client: TestClient, plan: Plan) -> None:
    (entry,) = client.get("/v1/plans").json()["plans"]
    assert (entry["id"], entry["pages"], entry["default"]) == ("weibin-145", 66, True)
    assert client.get("/v1/plans/weibin-145/outline").json() == plan.outline()
    assert "luoyang" in error(client.get("/v1/plans/luoyang/outline"), 404)["message"]


@pytest.mark.parametrize("label", ["第一章第五节", "专栏1-1", "序言", "第二章", "第一章第五节 专栏1-1"])
def test_any_printed_label_is_read(client: TestClient, plan: Plan, label: str) -> None:
    section = client.get(f"/v1/plans/weibin-145/sections/{label}").json()
    passages = plan.passages_of(label.split()[-1])
    assert section["label"] == label.split()[-1] and [p["text"] for p in section["passages"]] == [p.text for p in passages]
    assert (section["page_start"], section["page_end"]) == (passages[0].page_start, passages[-1].page_end)


def test_a_chapters_opening(client: TestClient, plan: Plan) -> None:
    opening = client.get("/v1/plans/weibin-145/sections/第二章/preamble").json()
    assert opening["text"] == plan.opening_of("第二章")[0].text


@pytest.mark.parametrize("label", ["第九十九章", "专栏1-9", "%00", "%20", "%ff%fe", "..%2f..%2fetc"])
def test_a_label_the_plan_has_not(client: TestClient, label: str) -> None:
    error(client.get(f"/v1/plans/weibin-145/sections/{label}"), 404)
    error(client.get(f"/v1/plans/weibin-145/sections/{label}/preamble"), 404)


def test_health(client: TestClient, building: TestClient) -> None:
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == building.get("/healthz").status_code == 200
    assert "正在建立" in error(building.get("/readyz"), 503)["message"]
    for door in ("/v1/plans", "/v1/facts", "/v1/plans/weibin-145/outline"):
        error(building.get(door), 503)


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/nothing", "/v1/ask/x", "/v1/plans/weibin-145", "/nothing", "/docs/x", "/.env", "/redoc"])
def test_an_unknown_address_is_ours_to_answer(client: TestClient, path: str) -> None:
    assert path.rstrip("/") in error(client.get(path), 404)["message"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"), [("GET", "/v1/ask", "POST"), ("DELETE", "/v1/facts", "GET"), ("POST", "/docs", "GET"), ("PUT", "/healthz", "GET")]
)
def test_a_wrong_method(client: TestClient, method: str, path: str, allowed: str) -> None:
    response = client.request(method, path)
    assert allowed in error(response, 405)["message"] and allowed in response.headers["allow"]


def test_docs_come_from_here_alone(client: TestClient) -> None:
    for path in ("/docs", "/docs/docs.js", "/docs/page.css"):
        response = client.get(path)
        assert response.status_code == 200 and not re.search(r"(?:https?:)?//(?!www\.w3\.org)[a-z]+\.[a-z]", response.text), path
    doors = client.get("/openapi.json").json()["paths"]
    assert {"/v1/ask", "/v1/ask/stream", "/v1/search", "/v1/facts", "/v1/plans", "/healthz", "/readyz"} <= set(doors) and "/sign-in" not in doors


def test_every_response_keeps_to_its_own_host(client: TestClient) -> None:
    for path in ("/", "/docs", "/v1/plans", "/nothing"):
        headers = client.get(path, headers={"Origin": "http://localhost:3000"}).headers
        assert "default-src 'self'" in headers["content-security-policy"] and "http" not in headers["content-security-policy"]
        assert not [name for name in headers if name.startswith("access-control-")]
