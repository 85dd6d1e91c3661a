"""The only door to a language model: any OpenAI-compatible address, through langchain.

>>> "".join(Chat("http://127.0.0.1:11434/v1", "qwen3").stream("只说“好”。", "说", until=monotonic() + 20))
'好'
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from functools import cached_property
from queue import Empty, Queue
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

from pydantic import SecretStr

from assistant.settings import Settings

log = logging.getLogger(__name__)

SEED = 7
TOKENS = 1500  # of an answer
LONGEST = 6000  # characters of an answer: longer ones do not end
PIECES = 20000  # of a stream: an endless one need not say anything
PAUSE = 0.5  # seconds before the one retry
TRIES = 2
LATE = "没有在时限内答完"
RETRIED = ("APIConnectionError", "RateLimitError", "InternalServerError")
UNKNOWN_FORMAT = ("BadRequestError", "NotFoundError", "UnprocessableEntityError")


class ModelError(Exception):
    """A model that did not answer; the message says why, in words for the log and the trace."""


class Chat:
    """A chat model by its address; `deadline` is how many seconds a whole answer may take."""

    def __init__(self, base_url: str, name: str, key: str | None = None, deadline: float = 20.0) -> None:
        self.base_url, self.name, self.deadline = base_url, name, deadline
        self._key = key or "none"  # the client wants one; servers without keys ignore it
        self._plain = False  # whether the server refused structured output

    @cached_property
    def _model(self) -> Any:
        from langchain_openai import ChatOpenAI

        return ChatOpenAI(
            base_url=self.base_url, model=self.name, api_key=SecretStr(self._key), temperature=0, seed=SEED, max_retries=0, timeout=self.deadline,
            extra_body={"max_tokens": TOKENS}, stream_usage=False, use_responses_api=False, cache=False,
        )  # fmt: skip

    def warm(self) -> None:
        """Load what the first question would wait for; asks nothing of the server."""
        _ = self._model

    def stream(self, system: str, user: str, until: float, schema: dict[str, Any] | None = None) -> Generator[str]:
        """The answer piece by piece, by `schema` where the server can; ModelError when it fails, is cut off, has no end, or is not whole at `until`.

        `until` is a time of `monotonic()`. Reading goes on in a thread of its own, so that no server can hold up who waits here.
        """
        heard: Queue[str | None | Exception] = Queue()
        stop = Event()
        Thread(target=self._listen, args=((("system", system), ("human", user)), until, schema, heard, stop), daemon=True).start()
        try:
            yield from _pieces(heard, until)
        finally:
            stop.set()

    def say(self, system: str, user: str, until: float) -> str:
        """The whole answer."""
        return "".join(self.stream(system, user, until))

    def _listen(self, messages: Any, until: float, schema: dict[str, Any] | None, heard: Queue[str | None | Exception], stop: Event) -> None:
        tries = 0
        while True:
            try:
                finish = self._read(messages, until, schema, heard, stop)
                heard.put(None if finish == "stop" else ModelError(f"回答被截断（{finish or '连接提前结束'}）"))
                return
            except Exception as error:  # whatever a server does must reach who waits
                tries += 1
                if schema and not self._plain and _is(error, UNKNOWN_FORMAT):
                    self._plain, tries = True, tries - 1
                elif tries >= TRIES or not _is(error, RETRIED) or stop.is_set() or getattr(error, "begun", False):
                    heard.put(error)
                    return
                else:
                    sleep(min(PAUSE, max(0.0, until - monotonic())))

    def _read(self, messages: Any, until: float, schema: dict[str, Any] | None, heard: Queue[str | None | Exception], stop: Event) -> str | None:
        """One request, heard to its end; the reason it gives for ending, None where it gives none."""
        from langsmith import tracing_context

        form = {"response_format": {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}}
        options = form if schema and not self._plain else {}
        finish, begun = None, False
        with tracing_context(enabled=False):
            try:
                for chunk in self._model.stream(list(messages), timeout=max(0.1, until - monotonic()), **options):
                    if stop.is_set():
                        return "stop"
                    begun = begun or bool(chunk.text)
                    heard.put(chunk.text)
                    finish = chunk.response_metadata.get("finish_reason") or finish
            except Exception as error:
                error.begun = begun  # type: ignore[attr-defined]  # what was begun is not asked for again
                raise
        return finish


def model_of(settings: Settings) -> Chat | None:
    """The model that the settings name; None without an address, ModelError for half of one."""
    address = settings.llm_base_url
    if address is None:
        return None
    if not address.startswith(("http://", "https://")):
        raise ModelError(f"PLANQA_LLM_BASE_URL 是“{address}”，不是 http 地址；请写成 http://主机:端口/v1")
    if not settings.llm_model:
        raise ModelError("设了 PLANQA_LLM_BASE_URL，没有设 PLANQA_LLM_MODEL；请写明模型的名称")
    return Chat(address, settings.llm_model, settings.llm_api_key, settings.llm_deadline)


def _is(error: Exception, kinds: tuple[str, ...]) -> bool:
    """Whether an error is of one of the client's kinds, which its own subclasses share."""
    return any(base.__name__ in kinds for base in type(error).__mro__)


def _pieces(heard: Queue[str | None | Exception], until: float) -> Generator[str]:
    """What the thread heard, until it ends, fails, or time is up."""
    length = 0
    for _ in range(PIECES):
        try:
            piece = heard.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            raise ModelError(LATE) from None
        if monotonic() > until:
            raise ModelError(LATE)
        if isinstance(piece, ModelError):
            raise piece
        if isinstance(piece, Exception):
            log.warning("model: %s: %s", type(piece).__name__, str(piece)[:200])
            raise ModelError(f"没有答成（{type(piece).__name__}）") from piece
        if piece is None:
            return
        length += len(piece)
        if length > LONGEST:
            break
        yield piece
    raise ModelError("回答没有尽头")
