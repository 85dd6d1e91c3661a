"""The door: what the settings name, and when time is up."""

from __future__ import annotations

import time

import pytest

from assistant.model.chat import Chat, ModelError, model_of
from assistant.settings import Settings
from tests.assistant.model.server import ScriptedServer, Wait


def test_the_settings_name_a_model_or_none() -> None:
    assert model_of(Settings()) is None
    made = model_of(Settings(llm_base_url="http://127.0.0.1:1/v1", llm_model="qwen3", llm_deadline=5))
    assert made and (made.name, made.deadline) == ("qwen3", 5)


@pytest.mark.parametrize(("address", "name", "what"), [("localhost:11434", "qwen3", "localhost:11434"), ("http://127.0.0.1:1/v1", None, "PLANQA_LLM_MODEL")])
def test_half_a_setting_is_said(address: str, name: str | None, what: str) -> None:
    with pytest.raises(ModelError, match=what):
        model_of(Settings(llm_base_url=address, llm_model=name))


def test_the_key_goes_to_the_server_and_nowhere_else(server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    Chat(server.address, "scripted", "sk-secret").say("s", "u", time.monotonic() + 5)
    assert "sk-secret" not in caplog.text and "sk-secret" not in str(server.heard)


def test_time_is_up(server: ScriptedServer, chat: Chat) -> None:
    server.play = lambda body: [Wait(3), "好"]
    start = time.monotonic()
    with pytest.raises(ModelError, match="时限"):
        chat.say("s", "u", start + 0.5)
    assert time.monotonic() - start < 1
