"""What is to be written: an answer, a summary, a draft, a comparison or an explanation, and what the line is asked for it.

>>> task_of("写一段关于老旧小区改造的材料")
Task(kind='draft', asked='概括老旧小区改造')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["answer", "summary", "draft", "comparison", "explanation"]

POLITE = "^(?:请|帮忙|帮我|给我|替我|麻烦|(?:根据|依据|按照?)(?:这份|本)?规划(?:纲要)?|[，, ])*"
PAPER = "(?:汇报|工作|宣传|介绍|说明|情况|综述)*(?:材料|文字|介绍|文稿|稿子?|段落|说明|汇报|情况|简介|简报|综述|话)"
LENGTH = r"(?:[，,（(]?(?:大约|大概|约)?(?:\d+|[一两二三四五六七八九十百千]+)(?:来|多|个)?字(?:左右|以内|以上)?[）)]?)"  # how long it is to be states nothing
DRAFT = re.compile(
    POLITE + rf"(?:写|起草|撰写|草拟|拟写?|整理|形成)(?:一|1|个)?(?:段|篇|份|个|下)?{LENGTH}?的?"
    rf"(?:关于|有关|介绍)(?P<about>[^，。？]{{2,40}}?)(?:方面)?的?{PAPER}{LENGTH}?[。！ ]*$"
)
# 把乡村振兴写成一段话: the paper comes last, and is a paper, so that no figure is asked to be another.
DRAFT_AS = re.compile(
    POLITE + rf"把(?P<about>[^，。？]{{2,30}}?)(?:的内容|方面)?(?:写|整理|归纳|概括)成(?:一|1)?(?:段|篇|份|个)(?:{LENGTH}的)?{PAPER}{LENGTH}?[。！ ]*$"
)
EXPLAIN = re.compile(
    r"^(?:请|帮忙|帮我|给我|麻烦|[，, ])*(?:用|以)?(?:通俗|大白话|白话|浅显|好懂)(?:易懂)?(?:的(?:话|语言|说法|方式))?地?(?:再)?(?:解释|说明|讲讲|说说|讲解|介绍)(?:一?下)?"
    r"(?:什么是|什么叫)?(?P<about>[^，。？]{2,40}?)(?:是什么(?:意思)?)?[。？ ]*$"
)
SIDE = "发展定位|功能定位|定位|发展思路|思路|发展重点|重点|布局|措施|做法|特点|任务"
COMPARE = re.compile(
    r"^(?:请|帮忙|帮我|[，, ])*(?:比较|对比|比一比)(?:一下)?(?P<one>[^，。？和与跟]{2,16})(?:和|与|跟)(?P<two>[^，。？]{2,16}?)的?"
    rf"(?P<side>{SIDE})(?:的?(?:异同|区别|不同))?[。？ ]*$"
)
# Two places need no word of comparing: 铁西区域和南部区域的发展定位有什么不同
REGION = "[一-鿿]{1,8}(?:区域|片区|城区|镇|乡|街道|办事处|部|铁西)"
DIFFER = re.compile(
    rf"^(?:请问|[，, ])*(?P<one>{REGION}|铁西)(?:和|与|跟)(?P<two>{REGION}|铁西)(?:的|在)?(?P<side>{SIDE})?上?(?:各|分别)?(?:有|是)?(?:什么|哪些|何|啥)(?:不同|区别|差别|差异|不一样|异同)(?:之处)?[。？ ]*$"
)
SUMMARY = re.compile("^(?:请|帮我|给我|[，, ])*(?:概括|概述|总结|归纳|简述|综述)")


@dataclass(frozen=True)
class Task:
    """`kind` tells a model how to write, `asked` what the line looks for."""

    kind: Kind
    asked: str


def task_of(text: str) -> Task:
    """The task that a text sets; anything else is an answer to the text as it stands."""
    if found := DRAFT.match(text) or DRAFT_AS.match(text):
        return Task("draft", f"概括{found['about']}")
    if found := EXPLAIN.match(text):
        return Task("explanation", f"{found['about']}是什么？")
    if found := COMPARE.match(text) or DIFFER.match(text):
        side = found["side"] or "发展定位"
        return Task("comparison", f"{found['one']}的{side}是什么？{found['two']}的{side}是什么？")
    return Task("summary" if SUMMARY.match(text) else "answer", text)
