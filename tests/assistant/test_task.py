"""What is to be written, read from the question's own form."""

from __future__ import annotations

import pytest

from assistant.task import task_of


@pytest.mark.parametrize(
    ("text", "kind", "asked"),
    [
        ("写一段关于老旧小区改造的材料", "draft", "概括老旧小区改造"), ("请帮我起草一段关于学前教育的汇报材料", "draft", "概括学前教育"), ("根据规划写一段介绍智能装备产业的文字", "draft", "概括智能装备产业"),
        ("用通俗的话解释一下“一主三辅”", "explanation", "“一主三辅”是什么？"), ("通俗解释田园综合体", "explanation", "田园综合体是什么？"),
        ("比较铁西区域和南部区域的发展定位", "comparison", "铁西区域的发展定位是什么？南部区域的发展定位是什么？"), ("概括第七章", "summary", "概括第七章"),
        ("请写一篇关于营商环境的汇报材料，300字左右", "draft", "概括营商环境"), ("帮我写一段三百字的关于养老服务的介绍", "draft", "概括养老服务"), ("把乡村振兴写成一段话", "draft", "概括乡村振兴"),
        ("铁西区域和南部区域有什么不同", "comparison", "铁西区域的发展定位是什么？南部区域的发展定位是什么？"), ("老城区与铁西区域发展重点有哪些不同？", "comparison", "老城区的发展重点是什么？铁西区域的发展重点是什么？"),
        ("把目标写成90%", "answer", "把目标写成90%"), ("普惠园占比和毛入园率有什么不同", "answer", "普惠园占比和毛入园率有什么不同"),
        ("2025年普惠性幼儿园占比目标是多少？", "answer", "2025年普惠性幼儿园占比目标是多少？"), ("写在哪一页", "answer", "写在哪一页"), ("对比普惠性幼儿园占比2020和2025", "answer", "对比普惠性幼儿园占比2020和2025"),
    ],
)  # fmt: skip
def test_tasks(text: str, kind: str, asked: str) -> None:
    task = task_of(text)
    assert (task.kind, task.asked) == (kind, asked)
