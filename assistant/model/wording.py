"""The words a model may add to the plan's own, or leave out of them: they join and introduce, and state nothing.

Not among them: 是 为 由 在 比 包括 (they relate what they stand between), 全部 基本 (they bound), anything that denies, turns or dates.
"""

from __future__ import annotations

import re

OPENERS = re.compile(
    r"(?:(?:首先|其次|而|相比之下|与此同时|再次|再者|最后|此外|另外|同时|总的来看|总体上|具体来看|具体来说|简单来说|简单地说|也就是说|具体|[一二三四五六]是|第[一二三四五六](?=，))[，：]?)?"
    r"(?:(?:本|该)?(?:规划|纲要)(?:中|里)?(?:还|也)?(?:明确)?(?:提出|明确|指出|强调|要求|部署|安排|写明)(?:了)?(?:要|将)?[，：]?)?"
    r"(?:(?:主要|具体|重点)(?:措施|任务|内容|做法|工作|举措)(?:包括|有|如下)[，：]?)?"
)
ABOUT = re.compile(r"(?:在|关于|围绕|针对|对于|就)?")
ON_IT = re.compile(r"(?:方面|领域|工作)?(?:上|中|来说|而言|来看)?(?:[，：]|$)")
JOINTS = ("与此同时", "相比之下", "同时", "并且", "以及", "此外", "另外", "进而", "还要", "还将", "并将", "也要", "并", "还", "也", "和", "与", "及", "且", "则")
NEUTRAL = (
    "推进",
    "推动",
    "加快",
    "加强",
    "着力",
    "大力",
    "积极",
    "持续",
    "不断",
    "切实",
    "深入",
    "统筹",
    "进一步",
    "有序",
    "扎实",
    "努力",
    "做好",
    "开展",
    "继续",
    "重点",
    "主要",
)
FUTURE = ("将要", "将", "要", "计划", "今后")
# Leading verbs of a heading, which a topic leaves out: 鼓励发展夜间经济 → 夜间经济.
HEADING_VERBS = re.compile(
    r"^(?:(?:推进|推动|加快|加强|着力|大力|积极|持续|全面|深入|统筹|扎实|鼓励|支持|发展|完善|健全|提升|提高|实施|打造|构建|建设|建立|做强|做大|做优|做好|优化|强化|普及|培育|壮大|深化|促进)+)(?=.{2})"
)
# What may not fall out of a sentence: it denies, turns, bounds, doubts or dates what stands beside it.
HOLDS = re.compile(
    r"(?<!不)不(?!断)|[未无非莫勿禁免除仅只拟或若如已曾]|杜绝|遏制|限制|(?<!质量)控制|严控|取消|关停|淘汰|压减|减少|降低|下降|缩小|缩减|退出|停止|提高|提升|增加|增长|扩大|新增|上升|力争|争取|有望|原则|试点|探索|允许|可以|以上|以下|以内|左右|至少|之外|以外"
    r"|城镇|农村|乡村|城市|省级|市级|国家级|区级|全省|全市|全国|公办|民办|分别|依次|各自|前者|后者"
)
EXCEPT = "(?<![清废拆解消扫免])除(?![险尘草])|若(?!干)|(?<!加)之外|以外"  # 清除, 若干, 加之外部 except nothing
# 在…前提下， turns what follows; 最多跑一次前提下 within a clause turns nothing else.
TURNS = re.compile(f"但|然而|如果|(?:前提|条件|情况)下(?=[，：；]|$)|不含|例外|否则|{EXCEPT}")
# What stands before a clause and goes on meaning it: without it the clause would claim more.
GOVERNS = re.compile(
    "严禁|不得|禁止|杜绝|避免|防止|限制|严控|严格控制|遏制|力争|争取|有望|取消|暂停|停止"
    f"|(?<![模虚])拟|(?<![比例])如(?![期意其])|未(?!来)|非(?!遗|物质|移动|机动|公有|公经济)|勿|{EXCEPT}"
)
PLACED = re.compile("[东西南北中]部|铁西|老城|城区|片区|区域|高新区|[一-鿿](?:镇|乡|村|路|街|社区|公司|集团|局|委|办|园区|医院|学校|小学)")
# What ties the members of a list to others: such a member is no mere member.
RELATES = re.compile("[为是由占]|负责|牵头|承担|达到|属于|位于")
# Openers that announce; they cannot stand before what was done.
ANNOUNCES = re.compile("提出|强调|要求|部署|安排|[要将]|任务|措施|举措")
OWNER = re.compile(
    "[东西南北中]部|铁西|老城|城区|高新区|城镇|农村|全市|全省"
    "|(?!依托|立足|围绕|借助|结合|以|随着|按照|抢抓|促进|带动|加快|推进|推动|加强|打造|建设|发展|提升|完善|深入|大力|统筹|拓展|优化|通过|改善)[一-鿿]{1,4}(?:区域|片区|镇|(?<![城家新])乡(?!村)|街道|办事处)"
)
LIST = "、和与及"
