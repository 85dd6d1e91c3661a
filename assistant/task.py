"""What is to be written: an answer, a summary, a draft, a comparison or an explanation, and what the line is asked for it.

>>> task_of("写一段关于老旧小区改造的材料")
Task(kind='draft', asked='概括老旧小区改造')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["answer", "summary", "draft", "comparison", "explanation"]

DRAFT = re.compile(
    r"^(?:请|帮忙|帮我|给我|麻烦|(?:根据|依据|按照?)规划|[，, ])*(?:写|起草|撰写|草拟|拟写?)(?:一|1)?(?:段|篇|份|个|下)?(?:关于|有关|介绍)"
    r"(?P<about>[^，。？]{2,40}?)(?:方面)?的?(?:汇报|工作|宣传|介绍|说明|情况)*(?:材料|文字|介绍|文稿|稿子?|段落|说明|汇报|情况)[。！ ]*$"
)
EXPLAIN = re.compile(
    r"^(?:请|帮忙|帮我|给我|麻烦|[，, ])*(?:用|以)?(?:通俗|大白话|白话|浅显|好懂)(?:易懂)?(?:的(?:话|语言|说法|方式))?地?(?:再)?(?:解释|说明|讲讲|说说|讲解|介绍)(?:一?下)?"
    r"(?:什么是|什么叫)?(?P<about>[^，。？]{2,40}?)(?:是什么(?:意思)?)?[。？ ]*$"
)
COMPARE = re.compile(
    r"^(?:请|帮忙|帮我|[，, ])*(?:比较|对比|比一比)(?:一下)?(?P<one>[^，。？和与跟]{2,16})(?:和|与|跟)(?P<two>[^，。？]{2,16}?)的?"
    r"(?P<side>发展定位|功能定位|定位|发展思路|思路|发展重点|重点|布局|措施|做法|特点|任务)(?:的?(?:异同|区别|不同))?[。？ ]*$"
)
SUMMARY = re.compile("^(?:请|帮我|给我|[，, ])*(?:概括|概述|总结|归纳|简述|综述)")


@dataclass(frozen=True)
class Task:
    """`kind` tells a model how to write, `asked` what the line looks for."""

    kind: Kind
    asked: str


def task_of(text: str) -> Task:
    """The task that a text sets; anything else is an answer to the text as it stands."""
    if found := DRAFT.match(text):
        return Task("draft", f"概括{found['about']}")
    if found := EXPLAIN.match(text):
        return Task("explanation", f"{found['about']}是什么？")
    if found := COMPARE.match(text):
        return Task("comparison", f"{found['one']}的{found['side']}是什么？{found['two']}的{found['side']}是什么？")
    return Task("summary" if SUMMARY.match(text) else "answer", text)
