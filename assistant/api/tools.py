"""`/mcp`: the Model Context Protocol over streamable HTTP, stateless; the only door to the mcp package.

Four tools: ask, search, facts, section. Their results are the bodies of the doors of the same name, and ask's text is what a person would read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import CallToolResult, TextContent
from pydantic import Field
from starlette.types import Receive, Scope, Send

from assistant.answer import QUESTION_LENGTH, Answer, Question
from assistant.api.completions import text_of
from assistant.api.desk import Caller, Desk, Text, caller_of
from assistant.api.errors import Refusal
from assistant.api.plans import Section, section_of
from assistant.api.search import Found, Hits
from corpus.facts import as_dict, chosen

T = TypeVar("T")
ABOUT = "只依据一份政府规划的原文回答问题，每句话注明章节和页码；规划没有写的，就说没有写。"
Plan = Annotated[Text | None, Field(max_length=200, description="规划的编号；不填则用默认规划")]
Words = Annotated[Text, Field(min_length=1, max_length=QUESTION_LENGTH, pattern=r"\S")]
Wanted = Annotated[Text | None, Field(max_length=200)]


class Tools:
    """The ASGI app at `/mcp`; it takes requests while `running`."""

    def __init__(self, desk: Desk, hosts: tuple[str, ...]) -> None:
        """`hosts` are the names it answers to; none means that the gate alone decides."""
        self._desk, self._hosts = desk, hosts
        self._manager: StreamableHTTPSessionManager | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._manager is not None, "only while the app runs"
        await self._manager.handle_request(scope, receive, send)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """For as long as the app runs; it can be run again."""
        app = _server(self._desk).streamable_http_app(stateless_http=True, json_response=True, transport_security=_security(self._hosts))
        async with app.router.lifespan_context(app):
            self._manager = app.routes[0].app.session_manager  # type: ignore[attr-defined]
            yield
        self._manager = None


def _security(hosts: tuple[str, ...]) -> TransportSecuritySettings:
    named = [form for host in hosts for form in (host, f"{host}:*")]
    origins = [f"{scheme}://{name}" for name in named for scheme in ("http", "https")]
    return TransportSecuritySettings(enable_dns_rebinding_protection=bool(hosts), allowed_hosts=named, allowed_origins=origins)


def _server(desk: Desk) -> MCPServer[Any]:
    server: MCPServer[Any] = MCPServer("planqa", title="规划问答", instructions=ABOUT, log_level="WARNING")

    @server.tool(description="问一个问题，得到注明出处的答案")
    def ask(question: Words, context: Context[Any], plan: Plan = None) -> Annotated[CallToolResult, Answer]:
        answer = _told(lambda: desk.answer(Question(question=question, plan=plan), _caller(context)))
        return CallToolResult(content=[TextContent(type="text", text=text_of(answer))], structured_content=answer.model_dump(mode="json"))

    @server.tool(description="查找原文和指标，不作答")
    def search(query: Words, k: Annotated[int, Field(ge=1, le=50)] = 10, plan: Plan = None) -> Hits:
        return _told(lambda: Hits(hits=[Found.of(hit) for hit in desk.index(plan).find(query, k)]))

    @server.tool(description="规划里的数字，可按主题、年份、阶段（base、target、achieved、planned）、属性（约束性、预期性）筛选")
    def facts(
        subject: Wanted = None, year: Annotated[int | None, Field(ge=1900, le=2100)] = None, stage: Wanted = None, attribute: Wanted = None, plan: Plan = None
    ) -> list[dict[str, Any]]:
        return _told(lambda: [as_dict(fact) for fact in chosen(desk.index(plan).facts, subject, year, stage, None, attribute, None)])

    @server.tool(description="一章、一节或一个专栏的全文，标号如 第一章第五节、专栏1-1、序言")
    def section(label: Annotated[Text, Field(min_length=1, max_length=200)], plan: Plan = None) -> Section:
        return _told(lambda: section_of(desk.index(plan).plan, label))

    return server


def _caller(context: Context[Any]) -> Caller:
    request = context.request_context.request
    return caller_of(request) if request is not None else Caller(door="mcp")


def _told(act: Callable[[], T]) -> T:
    """What was asked for; a refusal as words for the model to read."""
    try:
        return act()
    except Refusal as refusal:
        raise ToolError(refusal.message) from refusal
