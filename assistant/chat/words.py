"""Every fixed word of the window; what scripts say for themselves stands in `SAID` and goes to the page as JSON."""

from __future__ import annotations

from assistant.answer import LABELS

TITLE = "{plan} · 问答"
PRODUCT = "规划问答"
VIEWS = {"ask": "问答", "read": "阅读", "figures": "指标"}
VIEW = "视图"
EXAMPLES = "可以这样问"
RAIL = "目录"
SIZE = "字号"
LOOK = "明/暗"
CONTROLS = "显示"
TALKS = "对话列表"
NEW = "新对话"
KEPT_HERE = "对话只存在这台电脑的浏览器里。"
QUESTION = "问题"
PLACEHOLDER = "问规划里的内容……"
SEND = "发送"
EDIT = "修改"
SOURCE = "原文"
CITATIONS = "出处"
RELATED = "相关："
CLOSE = "收起"
PAGE = "第{page}页"
MARK_NAME = "来源{marker}：{label}"
CONVERSATION = "对话"
NEXT, PREVIOUS = "下一节", "上一节"
COPY_QUOTE = "复制引文"
IN_CONTEXT = "在全文中阅读"
QUOTED_FROM = "“{quote}”（《{plan}》{place}）"

CAN = "可以查指标、项目、措施和出处；每句话都注明章节页码，点开就是原文。"
CANNOT = "只依据规划原文回答：规划没有写的会说没有写，不推测，不发表意见。"
NO_SOURCE = "回答里的出处，点开后原文显示在这里。"
NOT_STORED = "这一条保存的内容读不出来了，或与规划原文对不上，请重新提问。"

PHASES = {"understanding": "正在理解问题", "searching": "正在查找原文", "writing": "正在核对数字"}
OPENING = {
    "reading": "正在读规划原文", "model": "正在载入向量模型", "wordings": "正在整理口语和公文的说法", "vectors": "正在按意思建立索引", "checking": "正在核对索引",
    "warming": "马上就好",
}  # fmt: skip
BUILDING = "首次启动要建立索引，几秒到几十秒，建好后窗口自己打开。"

STATUS = LABELS

# ---- an answer -----------------------------------------------------------------------------------------------------------------------

MORE = "其余 {count} 项"
SAID_IN_QUESTION, SAID_IN_PLAN = "提问所说", "规划所写"
TABLE = "指标表"
COPY = "复制答案"
GOOD, BAD = "有用", "有误"
WHY_BAD = "哪里不对？"
REASONS = ("数字不对", "出处不对", "没有答到", "内容不全", "其他")
COMMENT = "补充说明（可不填）"
REPORT, CANCEL = "提交", "取消"

# ---- a figure's card -----------------------------------------------------------------------------------------------------------------

STAGE = {"base": "基数", "target": "目标", "achieved": "完成", "planned": "拟建", "none": "数值"}
CUMULATIVE, YEARLY = "五年累计", "年均"
ATTRIBUTE, SCOPE, ORIGIN = "属性", "范围", "来源"
OPERANDS, FORMULA, CALCULATED = "用到的数字", "算式", "据此计算，不是规划原文的数字"
CALCULATION = "计算"
FIGURE_NAME = "{figure}：{subject}"

# ---- reading -------------------------------------------------------------------------------------------------------------------------

TREE = "规划目录"
FIND = "查找全文"
FIND_PLACEHOLDER = "查找全文，如：产业园 招商"
FOUND = "“{words}”共有 {count} 处，在 {places} 个章节。"
FOUND_FIRST = "只列出前 {count} 处。"
NOT_FOUND = "没有逐字写到“{words}”。"
NEAR = "意思相近的有："
ASK_HERE = "就这一节提问"
ASK_OF = "{label}讲了什么？"
PICK_SECTION = "从目录选一节，或者查找全文。"

# ---- what the scripts say ------------------------------------------------------------------------------------------------------------

SAID = {
    "send": SEND, "stop": "停止", "edit": EDIT, "again": "重新提问", "cancel": CANCEL, "retry": "重试", "question": QUESTION, "edited": "修改问题",
    "stopped": "已停止。", "failed": "这次没有答出来：服务内部出错。请重试，仍不行请告诉管理员。", "lost": "连接中断，恢复后自动再问这一句。",
    "gone": "连接中断，正在重试；已经输入的内容不会丢失。", "too_long": "问题太长：最多 {limit} 个字，现在是 {length} 个字。",
    "not_text": "问题里有无法识别的字符，请删去后再问。", "too_many": "这个对话已经很长，请开一个新对话。",
    "today": "今天", "earlier": "更早", "delete": "删除", "sure": "确认", "delete_name": "删除对话：{title}", "full": "浏览器的存储已满，这个对话没有保存。",
    "copied": "已复制", "not_copied": "没有复制成功，请选中后按 Ctrl+C", "thanks": "已记下，谢谢。", "not_kept": "没有记下：管理员关闭了记录。",
    "not_sent": "没有送出，请再试一次。", "done": "答完了。", "not_opened": "原文没有打开，请再点一次。", "sizes": ["标准", "大", "特大"], "size": "字号：{size}",
    "dark": "深色", "light": "浅色", "look": "改为{look}", "not_shown": "连接中断，这一条没有取回，请刷新页面或重试。", "old": NOT_STORED, "finding": "正在查找……",
}  # fmt: skip

# ---- figures, charts, carrying away --------------------------------------------------------------------------------------------------

STAGES = {"base": "基数", "achieved": "完成", "planned": "拟建", "target": "目标", "none": ""}
WHOLE = ("全区", "全市", "全县", "全省", "")
CHART_TITLE = "{name}（{unit}）"
GROWTH = "增长"
NUMBERS = "数字"
AND = "与"
FROM = "来源：《{plan}》{places}"
KINDS = {"indicators": "主要指标", "charts": "基数与目标", "facts": "全部数字"}
KIND = "看什么"
FILTERS = {"category": "类别", "attribute": "属性", "chapter": "章", "unit": "单位"}
ANY = "全部"
LOOK_FOR, LOOK_FOR_HINT = "搜索", "指标、数字或原文里的词"
CLEAR = "清除条件"
ALL, LEFT = "共{all}项", "共{all}项，符合的{count}项"
NONE_LEFT = "没有符合的数字，请换个词或放宽条件。"
DOWNLOADS = {"csv": "下载 CSV", "xlsx": "下载 Excel"}
COLUMNS = {"subject": "主题", "figure": "数字", "period": "时期", "stage": "阶段", "attribute": "属性", "scope": "范围", "place": "出处"}
SORT = "按{head}排序"
FACT_NAME = "来源：{subject}，{label}"
EXPORT = "导出"
EXPORTS = {"docx": "Word 文件", "md": "Markdown 文件"}
EXPORT_EMPTY = "这个对话还没有答复，没有可导出的内容。"
EXPORT_FAILED = "没有导出成功，请检查连接后再试。"
EXPORT_DONE = "已导出。"
