"""Every error of the API: a status, a code, one clear Chinese sentence.

>>> refusal(404, "unknown_plan", value="luoyang").message
'没有编号为“luoyang”的规划；可用的编号见 /v1/plans'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from index.embed import EncoderError
from index.vectors import VectorsError

log = structlog.get_logger(__name__)
RETRY_SECONDS = 5
SHOWN = 40  # characters of a wrong value that a sentence quotes

WORDS = {
    "bad_body": "请求体不是有效的 JSON 对象；请以 UTF-8 编码、Content-Type: application/json 发送",
    "blank": "{name} 是空的；请写下要问的内容",
    "too_long": "{name} 太长：最多 {limit} 个字",
    "too_many": "{name} 太多：最多 {limit} 条",
    "missing": "缺少 {name}；请补上这一项",
    "unknown_field": "没有 {name} 这一项；请删去或改正名称",
    "not_text": "{name} 不是有效的文字：含有空字符或残缺的字符；请改成普通文字",
    "wrong_choice": "{name} 不能是“{value}”；可选：{choices}",
    "too_small": "{name} 不能是 {value}；最小是 {limit}",
    "too_big": "{name} 不能是 {value}；最大是 {limit}",
    "wrong_type": "{name} 不能是“{value}”；请按 /docs 所列的类型填写",
    "unknown_plan": "没有编号为“{value}”的规划；可用的编号见 /v1/plans",
    "unknown_label": "《{title}》没有“{value}”；可用的章节见 /v1/plans/{plan}/outline",
    "unknown_path": "没有 {value} 这个地址；可用的地址见 /docs",
    "wrong_method": "{value} 不接受 {method}；请改用 {allowed}",
    "body_too_big": "请求体超过 {limit} KiB；请缩短后再试",
    "not_ready": "索引正在建立，请过 {seconds} 秒再试",
    "no_key": "需要密钥；请在请求头写 Authorization: Bearer 密钥，浏览器请打开 /sign-in",
    "wrong_key": "密钥不对；请核对 Authorization 或 X-API-Key 里的密钥",
    "wrong_host": "不接受以“{value}”访问；没有设密钥时只接受本机的 localhost 或 127.0.0.1",
    "wrong_origin": "不接受来自“{value}”的页面的请求；没有设密钥时只接受本机的页面",
    "forwarded": "不接受经转发的请求（{value}）；要经代理访问，请先设置密钥",
    "cross_site": "不接受别的网站发起的请求；请从本页面操作",
    "wrong_format": "format 不能是“{value}”；可选：json、csv、xlsx",
    "foreign_host": "不接受以“{value}”访问；可用的主机名由 PLANQA_HOSTS 设定",
    "no_scope": "密钥“{name}”不能用于此处：缺少范围 {value}；请向管理员申请",
    "too_often": "请求太频繁：每分钟最多 {limit} 次；请过 {seconds} 秒再试",
    "too_many_wrong": "从您的地址来的不对的密钥太多（已有{limit}把）；请核对密钥，过 {seconds} 秒再试",
    "search_away": "按意思查找暂时不可用（向量服务没有回应）；请过 {seconds} 秒再试",
    "no_user_message": "messages 里没有 user 的话；请把问题写在最后一条",
    "one_choice": "n 不能是 {value}；同一个问题只有一个答案，请用 1",
    "internal": "服务内部出错；请稍后再试，仍不行请把时间告诉管理员",
}


class Refusal(Exception):
    """A request that is not served, and what to do instead."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.headers = status, code, message, dict(headers or {})


def refusal(status: int, code: str, headers: Mapping[str, str] | None = None, **values: object) -> Refusal:
    """A Refusal in the words of `code`, each value made fit to be shown."""
    return Refusal(status, code, WORDS[code].format(**{name: shown(value) for name, value in values.items()}), headers)


def shown(value: object) -> str:
    """A value from outside, short and printable, whatever it held."""
    text = "".join(char for char in str(value) if char.isprintable())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def as_refusal(request: Request, error: Exception) -> Refusal:
    """What went wrong, as something to tell whoever asked."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RequestValidationError):
        return _of_validation(error.errors()[0])
    if isinstance(error, HTTPException):
        return _of_http(request, error)
    if isinstance(error, VectorsError | EncoderError):
        return refusal(503, "search_away", {"Retry-After": str(RETRY_SECONDS)}, seconds=RETRY_SECONDS)
    return refusal(500, "internal")


def say_fault(error: Exception) -> None:
    """Into the journal: what is away in a line, a fault of ours with its traceback."""
    if isinstance(error, Refusal | VectorsError | EncoderError):
        log.warning("not_answered", why=str(error))
    else:
        log.error("fault", exc_info=error)


def _of_http(request: Request, error: HTTPException) -> Refusal:
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "GET")
        return refusal(405, "wrong_method", {"Allow": allowed}, value=request.url.path, method=request.method, allowed=allowed)
    if error.status_code == 404:
        return refusal(404, "unknown_path", value=request.url.path)
    # What is left is a body that cannot be parsed at all: broken UTF-8, brackets nested without end.
    return refusal(422, "bad_body") if error.status_code < 500 else refusal(500, "internal")


def _of_validation(problem: Mapping[str, Any]) -> Refusal:
    """The first complaint of pydantic, in our words."""
    code = _code_of(problem)
    context = problem.get("ctx", {})
    limit = next((context[key] for key in ("max_length", "ge", "le") if key in context), "")
    choices = str(context.get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
    return refusal(422, code, name=_name(problem["loc"]), value=problem.get("input", ""), limit=limit, choices=choices)


def _code_of(problem: Mapping[str, Any]) -> str:
    codes = {
        "json_invalid": "bad_body", "missing": "missing", "extra_forbidden": "unknown_field", "string_too_short": "blank",
        "string_too_long": "too_long", "too_long": "too_many", "string_unicode": "not_text", "literal_error": "wrong_choice",
        "enum": "wrong_choice", "greater_than_equal": "too_small", "less_than_equal": "too_big",
    }  # fmt: skip
    if len(problem["loc"]) < 2:  # the body itself is missing or no object
        return "bad_body"
    if problem["type"] == "value_error":
        return "not_text" if isinstance(problem["ctx"]["error"], NotText) else "blank"
    return codes.get(problem["type"], "wrong_type")


def _name(place: Sequence[str | int]) -> str:
    """`('body', 'history', 3, 'content')` → `history 第4条的 content`."""
    names = [f"第{part + 1}条的" if isinstance(part, int) else part for part in place[1:]]
    return " ".join(names).removesuffix("的") or "请求体"


class NotText(ValueError):
    """A string that no text can hold: a NUL, a lone surrogate."""
