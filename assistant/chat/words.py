"""Every fixed word of the window."""

from __future__ import annotations

from assistant.answer import LABELS

TITLE = "{plan} · 问答"
PRODUCT = "规划问答"
NEW = "新对话"
EXAMPLES = "可以这样问"
RAIL = "目录"
QUESTION = "问题"
PLACEHOLDER = "问规划里的内容……"
SEND = "发送"
SOURCE = "原文"
CITATIONS = "出处"
RELATED = "相关："
CLOSE = "收起"
PAGE = "第{page}页"
MARK_NAME = "来源{marker}：{label}"
CONVERSATION = "对话"

CAN = "可以查指标、项目、措施和出处；每句话都注明章节页码，点开就是原文。"
CANNOT = "只依据规划原文回答：规划没有写的会说没有写，不推测，不发表意见。"
NO_SOURCE = "回答里的出处，点开后原文显示在这里。"
BUILDING = "正在建立索引，建好后即可提问，请稍候……"
GONE = "连接中断，正在重试；已经输入的内容不会丢失。"
FAILED = "这次没有答出来：服务内部出错。请再问一次，仍不行请告诉管理员。"
TOO_LONG = "问题太长：最多 {limit} 个字，现在是 {length} 个字。"
NOT_TEXT = "问题里有无法识别的字符，请删去后再问。"

PHASES = {"understanding": "正在理解问题", "searching": "正在查找原文", "writing": "正在核对数字"}

STATUS = LABELS

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
