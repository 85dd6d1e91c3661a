"""The description: its examples run as they stand, and what comes back is as it says."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

METHODS = ("get", "post")


def operations(client: TestClient) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, verb, operation) for path, verbs in client.get("/openapi.json").json()["paths"].items() for verb, operation in verbs.items()]


def example_of(schema: dict[str, Any], all: dict[str, Any]) -> Any:
    """The first example of a schema, put together from its fields where it has none."""
    if "$ref" in schema:
        return example_of(all[schema["$ref"].rsplit("/", 1)[-1]], all)
    if "examples" in schema:
        return schema["examples"][0]
    fields = {name: example_of(field, all) for name, field in schema.get("properties", {}).items() if name in schema.get("required", ()) or "examples" in field}
    return fields if schema.get("type") == "object" else None


def test_every_door_is_described(client: TestClient) -> None:
    described = {f"{verb.upper()} {path}" for path, verb, _ in operations(client)}
    assert described == {
        "POST /v1/ask", "POST /v1/ask/stream", "POST /v1/search", "GET /v1/facts", "GET /v1/plans", "GET /v1/plans/{plan}/outline", "GET /v1/plans/{plan}/sections/{label}",
        "GET /v1/plans/{plan}/sections/{label}/preamble", "POST /v1/export", "POST /v1/feedback", "POST /v1/chat/completions", "GET /v1/models", "GET /v1/models/{model}", "POST /retrieval",
        "GET /healthz", "GET /readyz", "GET /metrics",
    }  # fmt: skip


def test_every_example_runs(client: TestClient) -> None:
    all = client.get("/openapi.json").json()["components"]["schemas"]
    for path, verb, operation in operations(client):
        query = {}
        for parameter in operation.get("parameters", ()):
            given = (parameter.get("examples") or parameter["schema"].get("examples") or [None])[0]
            if parameter["in"] == "path":
                assert given, f"{path}: {parameter['name']} has no example"
                path = path.replace("{" + parameter["name"] + "}", quote(given))
            elif given is not None:
                query[parameter["name"]] = given
        body = operation.get("requestBody")
        sent = example_of(body["content"]["application/json"]["schema"], all) if body else None
        assert not body or sent, path
        response = client.request(verb, path, params=query, json=sent)
        assert response.status_code == 200, (path, response.text)
        schema = operation["responses"]["200"]["content"].get("application/json", {}).get("schema")
        if schema and response.headers["content-type"] == "application/json":
            Draft202012Validator({**schema, "components": {"schemas": all}}).validate(response.json())


def test_every_error_is_described_in_its_shape(client: TestClient) -> None:
    for path, _, operation in operations(client):
        if path in ("/healthz",):
            continue
        shape = "OpenAIError" if path.startswith(("/v1/chat", "/v1/models")) else "DifyError" if path == "/retrieval" else "ErrorBody"
        for status in ("401", "403", "429"):
            assert operation["responses"][status]["content"]["application/json"]["schema"]["$ref"].endswith(f"/{shape}"), path
        assert "HTTPValidationError" not in str(operation)
