"""Headings of the plan that a question names by where they stand (最后一篇, 倒数第二个专栏) or by what they are of (讲服务业那一篇), and their titles.

>>> labelled(part("最后一章的标题是什么"), plan).labels
('第十二章',)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import sentence
from assistant.write.asked import said_now
from corpus.plan import Head, Plan
from corpus.quantity import arabic
from index.findings import Findings, Kind, Part
from index.segment import content

LEVELS = {"篇": "part", "章": "chapter", "节": "section", "专栏": "box"}
LEVEL = "(?P<level>篇|章|节|专栏)"
NTH = re.compile(rf"(?:(?P<last>最后|最末|末尾)的?(?:那|一|个|的)*|倒数第(?P<from_end>[一二三四五六七八九十\d]+)个?|(?P<first>第一个|头一?个?|首个?)){LEVEL}")
OF_TITLE = re.compile(rf"(?P<about>[^，。？?]{{2,12}}?)的?[那这]一?个?{LEVEL}")
TITLE = re.compile(f"(?:标题|题目|(?<![目品业])名[字称])(?:是|叫)?(?:什么|啥)?|叫(?:什么|啥)|{LEVEL}名")
EVERY = re.compile("各|每|都|哪|分别|下面")
OF_THE_TREE = re.compile("(?:哪|几|多少|各|每)个?(?:章|节|专栏)|标题|目录")
BELOW = re.compile("(?:它|那|这)?(?:下面|底下|里面|里头|下设|下)?(?:都|又)?(?:有|是|分|包括)*(?:哪|几|多少)[几些个]*(?:章|节)")
A_BOX = re.compile("专栏|[那这](?:一?[个张])?(?:栏|框)|(?:栏|框)[里中内]")
PERIOD = re.compile("“十[一二三四五六]五”(?:时期|期间)?")
SHORTEST = 2  # characters of a title in a row that tell it
LONG = 4  # of a box's title, wherever they are said


def labelled(part: Part, plan: Plan) -> Part:
    """The part with the label of the heading that it names by its place or its title, or that the part before named; as it is where there is none, or with a label of its own."""
    if part.labels:
        return replace(part, labels=tuple(head.label if (head := _by_place(label, plan)) else label for label in part.labels))
    if part.after and BELOW.match(said_now(part)):
        return replace(part, labels=labelled(part.after, plan).labels)
    boxed = part.kind in (Kind.COUNT, Kind.LIST) and A_BOX.search(part.text)
    head = _by_title(part.text, plan) if OF_THE_TREE.search(part.text) else box_named(part.text, plan) if boxed else None
    return replace(part, labels=(head.label,)) if head else part


def title(part: Part, findings: Findings) -> Draft | None:
    """`第十二章 规划实施保障`, where the title of one heading is asked for."""
    plan = findings.plan
    if not part.labels or not plan.has(part.labels[0]) or not TITLE.search(part.text) or EVERY.search(part.text):
        return None
    head = plan.head(part.labels[0])
    passage = plan.passages_of(head.label)[0]
    page = f"（第{head.page_start}页）" if head.page_start else ""
    return Draft(Status.ANSWERED, (Line(f"{head.label} {head.title}{page}", (Evidence(passage, *passage.sentences[0]),), structural=True),))


def box_named(text: str, plan: Plan) -> Head | None:
    """The one box whose title has most characters in a row of what is said (新农村建设重点工程那个栏), or a thing that is (专栏里要建的学校)."""
    boxes = [head for head in plan.heads if head.level == "box"]
    runs = [(sentence.run(text, head.title), head) for head in boxes]
    longest = max((run for run, _ in runs), default=0)
    best = [head for run, head in runs if run == longest and run >= LONG] or _of_thing(boxes, text)
    return best[0] if len(best) == 1 else None


def box_titled(text: str, plan: Plan) -> Head | None:
    """The box whose whole title is said (城市建设重点项目有哪些), with or without its period."""
    return next((head for head in plan.heads if head.level == "box" and PERIOD.sub("", head.title) in text), None)


def _of_thing(boxes: Sequence[Head], text: str) -> list[Head]:
    """“专栏里要建的学校”: those whose title has a thing that a text which speaks of boxes names."""
    things = [word for word, share in content(text) if share == 1.0 and len(word) > 1] if A_BOX.search(text) else []
    return [head for head in boxes if any(thing in head.title for thing in things)]


def _by_place(text: str, plan: Plan) -> Head | None:
    found = NTH.search(text)
    heads = [head for head in plan.heads if found and head.level == LEVELS[found["level"]]]
    n = 0 if found and found["first"] else -arabic(found["from_end"]) if found and found["from_end"] else -1
    return heads[n] if heads and -len(heads) <= n < len(heads) else None


def _by_title(text: str, plan: Plan) -> Head | None:
    """The one whose title has most characters in a row of what stands before 那一篇; None where several have as many."""
    found = OF_TITLE.search(text)
    runs = [(sentence.run(found["about"], head.title), head) for head in plan.heads if found and head.level == LEVELS[found["level"]]]
    longest = max((run for run, _ in runs), default=0)
    best = [head for run, head in runs if run == longest]
    return best[0] if len(best) == 1 and longest >= SHORTEST else None
