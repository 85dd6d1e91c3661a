"""The words a model may add to the plan's own, or leave out of them: they join and introduce, and state nothing.

Not among them: 是 为 由 在 比 包括 (they relate what they stand between), 全部 基本 (they bound), anything that denies, turns or dates.
"""

from __future__ import annotations

import re

OPENERS = re.compile(
    r"(?:(?:首先|其次|而|相比之下|与此同时|再次|再者|最后|此外|另外|同时|总的来看|总体上|具体来看|具体来说|简单来说|简单地说|也就是说|具体|[一二三四五六]是|第[一二三四五六](?=，))[，：]?)?"
    r"(?:(?:本|该)?(?:规划|纲要)(?:中|里)?(?:还|也)?(?:明确)?(?:提出|明确|指出|强调|要求|部署|安排|写明)(?:了)?(?:要|将)?[，：]?|规划(?=[把将以从]))?"
    r"(?:(?:主要|具体|重点)(?:措施|任务|内容|做法|工作|举措)(?:包括|有|如下)[，：]?)?"
)
ABOUT = re.compile(r"(?:在|关于|围绕|针对|对于|就)?")
ON_IT = re.compile(r"(?:方面|领域|工作)?(?:上|中|来说|而言|来看)?(?:[，：]|$)")
JOINTS = (
    "与此同时",
    "相比之下",
    "同时",
    "并且",
    "以及",
    "此外",
    "另外",
    "进而",
    "还要",
    "还将",
    "并将",
    "也要",
    "并",
    "还",
    "也",
    "和",
    "与",
    "及",
    "且",
    "则",
)
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
    r"(?<!不)不(?!断)|无(?!缝)|[未非莫勿禁免除仅只拟或若如已曾]|杜绝|遏制|限制|(?<!质量)控制|严控|取消|关停|淘汰|压减|减少|降低|下降|缩小|缩减|退出|停止|提高|提升|增加|增长|扩大|新增|上升|力争|争取|有望|原则|试点|探索|允许|可以|以上|以下|以内|左右|至少|之外|以外"
    r"|城镇|农村|乡村|城市|省级|市级|国家级|区级|全省|全市|全国|公办|民办|分别|依次|各自|前者|后者"
)
EXCEPT = "(?<![清废拆解消扫免破根])除(?![险尘草])|若(?!干)|(?<!加)之外|以外"  # 清除, 若干, 加之外部 except nothing
# 在…前提下， turns what follows; 最多跑一次前提下 within a clause turns nothing else.
TURNS = re.compile(f"但|然而|如果|(?:前提|条件|情况)下(?=[，：；]|$)|不含|例外|否则|{EXCEPT}")
# What stands before a clause and goes on meaning it: without it the clause would claim more.
GOVERNS = re.compile(
    "严禁|不得|禁止|杜绝|避免|防止|限制|严控|严格控制|遏制|力争|争取|有望|取消|暂停|停止"
    f"|(?<![模虚])拟|(?:^|(?<=[，；：]))如|未(?!来)|非(?!遗|物质|移动|机动|公有|公经济)|勿|{EXCEPT}"
)
# Somewhere in particular; 重点区域 and 相关片区 are not.
PLACED = re.compile(
    "[东西南北中]部|铁西|老城|高新区|(?!重点|实现|促进|推动|提升|优化|完善|统筹|加强|协调|辐射|带动|服务|周边|相关|其他|先行|示范|核心|功能)[一-鿿]{2}(?:片区|新区|新城|区域)"
)
# How a clause begins that does something: it has no subject of its own.
ACTS = (
    "加快|推进|推动|加强|打造|建设|发展|提升|提高|完善|深入|大力|统筹|拓展|优化|改善|增加|增强|扩大|着力|积极|持续|不断|切实|进一步|有序|扎实|努力|做好|做强|做大|开展|继续|重点|主要|实施|实现|修复|聚力|高标准|高质量|全面|全力|充分|构建"
    "|建立|健全|鼓励|支持|引导|培育|壮大|深化|促进|引进|引入|突出|强化|落实|严格|规范|组织|串联|重新|坚持|牢固|探索|创新|保障|保护|营造|形成|吸引|聚焦|谋划|盘活|整合|发挥|利用|依托|立足|围绕|借助|结合|以|按照|通过|随着|抢抓|带动|加大|位于|选址|总投资|投资|占地|总建筑面积"
)
BEGINS = re.compile(f"(?:将要?|要)?(?:{ACTS})")
# What ties the members of a list to others: such a member is no mere member.
RELATES = re.compile("[为是由占]|负责|牵头|承担|达到|属于|位于")
# Openers that announce; they cannot stand before what was done.
ANNOUNCES = re.compile("提出|强调|要求|部署|安排|[要将]|任务|措施|举措")
OWNER = re.compile(f"[东西南北中]部|铁西|老城|城区|高新区|城镇|农村|全市|全省|(?!{ACTS})[一-鿿]{{1,4}}(?:区域|片区|镇|(?<![城家新])乡(?!村)|街道|办事处)")
# What dates a clause: without it what follows would stand undated.
DATES = re.compile(r"\d年|年末|末$|末，|期间|时期|以前|之前")
OURS = ("我区", "我市", "我县", "本区", "本市", "本县")
ON_PIECE = re.compile("(?P<topic>[^，：]{2,24}?)(?:方面|领域)(?:上|来说|而言|来看)?(?:[，：]|$)")
LIST = "、和与及"
