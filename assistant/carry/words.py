"""Every fixed word of what is carried away."""

from __future__ import annotations

HEADING = "{plan}问答摘录"
MADE = "由“规划问答”窗口于{day.year}年{day.month}月{day.day}日{day:%H:%M}导出。依据：《{title}》。"
CHECKED = "问题和答复是导出时窗口里的文字；注中的引文已与规划原文逐字核对，引用前请以规划原文为准。"
LOST = "此处有{count}条引文在规划原文中查不到，未列为出处，相应的话没有依据。"
QUOTED = "“{quote}”（{place}）"
PLACE = "《{plan}》{place}"
ASKED = "问：{question}"
LABEL = "（{label}）"
SOURCES = "出处："
PAGE = ("第 ", " 页")
EMPTY = "（没有答复）"
SERIAL = "序号"
PIECES = "said 的行和出处"
