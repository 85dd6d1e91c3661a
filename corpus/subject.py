"""What a figure is a figure of: the words of its clause, without time, verbs and links.

>>> subject("到2025年，全区智能装备企业达到15家，实现营业收入100亿元以上。", figures, 0), subject(…, figures, 1)
('智能装备企业', '智能装备企业营业收入')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.quantity import Quantity

COUNTERS = "个座家条处所项名人台套期次件户张支栋间辆村镇乡街道社区类种"
# What opens a clause and says when, how or that something is done, not what is counted.
TIME = r"到?“?十[一二三四五]五”?(?:期间|末|时期|以来)?|到?(?:\d{4}|二[〇零][一二三四五六七八九〇零]{2})年(?:底|末|前|，)?|五年(?:来|间)?|未来五年|今后五年|期末|届时"
ADVERBS = r"力争|确保|争取|努力|基本|全面|全部|累计|预计|总计|共计|计划|拟|将|使|让|在|其中|同时|平均|总体|并|分别|主要|重点|约|仅|每年|再|切实|严格|积极|加快|大力|继续|持续|推动|对"
DOING = (
    r"实施|完成|实现|建成|新建|建设|改造|扩建|发放|铺设|配备|购置|开展|打造|形成|培育|培养|引进|推进|建立|设立|落实|组织|扶持|扶植|做好|"
    r"开通|落户|带动|拥有|达到|设置|创建|增加|提供|保障|安排|规划|建成通车|确定|延长|开设|支持|解决|治理|退耕|营造|完善|开发|转移|减少|淘汰"
)
WHOSE = r"全[区市省县国]|我[区市省县国]|本[区市省县]"
OPENING = re.compile(rf"^(?:{TIME}|{WHOSE}|[，、和及与以“”的]|(?:{DOING})(?=.{{2,}})|(?:{ADVERBS})(?=.{{2,}}))+")
ONLY_DOING = re.compile(rf"(?:{TIME}|{ADVERBS}|{WHOSE}|{DOING}|[，、和及与以在了等])*")
LINKS = re.compile(
    r"(?:共?(?:稳定|保持|维持|控制|稳居|维持)?(?:在|达到|达)?|总?达到?|为|是|至|到|由|从|近|约|共计?|合计|累计|突破|超过|不低于|不超过|不少于|至少|提高|提升|上升|增加|扩大|发展|调整|降低|下降|减少|缩短|压减|"
    r"年均|平均|每年|年|增长|增速|名|第|全[区市省]|稳居|位居|连续|分别|实现|建成|新增|总数|共有|有|新|各|均|每个?|不足|以|的|建设|发放|完成|力争|[“（，、：])+$"
)
ENDS = re.compile(r"[，。；：、！？”\d]")
TAIL = re.compile(
    r"(?:有序|通车|得以|全面|顺利|陆续|基本|建成|建设完成|得到|实现|完成|投入|实施|开工|竣工|进行|配备|达到|均|共|等|正式|纳入|有望|通过|改造|开展|以上).*$"
)
# Heads that need an owner: whose revenue, whose length.
GENERIC = re.compile(
    r"(?:年|总|主营|设计|日|计划|项目|总建筑|总设计|占地|建筑|规划|投资|产业|实现|带动|供水|用地|人均|年均){0,3}(?:营业收入|收入|投资|总投资|投资额|规模|总规模|面积|建筑面积|长度|里程|总里程|产值|总产值|增加值|总量|人口|供水规模|供水人口|比重|占比|比例|产量|数量|数|总数|资金|产能|能力|覆盖率|增速|宽|高|长|厚度)"
)
GROUP = re.compile("城镇|农村|城区|小学|初中|高中|城市|乡村")
SHORT_RATE = 4  # 巩固率, 辍学率: whose it is was said by the rate before
YEARLY = re.compile(r"年产(?:能|量)?$")


def subject(sentence: str, figures: Sequence[Quantity], at: int, item: str | None = None) -> str:
    """The name of what `figures[at]` of `sentence` measures; `item` (a project, a run-in heading) where the clause names nothing."""
    figure = figures[at]
    before, after = _before(sentence, figures, at), _after(sentence, figure)
    if "分别" in sentence[: figure.start] and (shared := _respectively(sentence, figures, at)):
        return shared
    head = _head(before)
    if YEARLY.search(before) and after:
        return f"{after}年产能力"
    if after and (not head or (_counts(figure) and (head.endswith("等") or "、" in head))):
        return after
    if head and len(head) <= SHORT_RATE and head.endswith("率") and at and (group := GROUP.match(subject(sentence, figures[:at], at - 1, item))):
        return group[0] + head
    if head and not GENERIC.fullmatch(head):
        return head
    return _owner(sentence, figures, at, item) + head


def _before(sentence: str, figures: Sequence[Quantity], at: int) -> str:
    """The clause up to the figure; from the end of the figure before, where that stands in the same clause."""
    start = max((match.end() for match in re.finditer(r"[，。；：！？]", sentence[: figures[at].start])), default=0)
    if at and figures[at - 1].end > start:
        between = sentence[figures[at - 1].end : figures[at].start]
        # The words up to a “、” or a verb belong to the figure before: “26个村配备垃圾分类收集设备260个”.
        parted = re.match(r"[^、和及]*[、和及]", between) or re.match(rf".*?(?:{DOING})", between)
        start = figures[at - 1].end + (parted.end() if parted else len(between))
    return sentence[start : figures[at].start]


def _head(before: str) -> str:
    """The clause without its opening and its links."""
    words, last = before, ""
    while words != last:
        last, words = words, LINKS.sub("", OPENING.sub("", words))
    words = re.sub(r"^.*(?:，|“)", "", words) if words.count("（") == words.count("）") else words.split("（")[0]
    return "" if ONLY_DOING.fullmatch(words) else words


def _after(sentence: str, figure: Quantity) -> str:
    """The noun that follows a counted figure: “17个棚改（城中村）项目有序推进” → 棚改（城中村）项目."""
    rest = re.split(ENDS, re.sub(r"^(?:[的以上内左右]+|\d{4}年(?:以前|之前|以后)(?:建成)?的?)", "", sentence[figure.end :]), maxsplit=1)[0]
    words = TAIL.sub("", rest) if not rest.startswith("以") else ""
    return words if re.match(r"[一-鿿“]", words) and len(words) >= 2 and not re.match(r"(?:的|和|与|及|以|，)", words) else ""


def _counts(figure: Quantity) -> bool:
    return bool(figure.unit) and (
        figure.unit[-1] in COUNTERS or figure.unit in ("万亩", "亩", "吨", "万吨", "公里", "平方米", "万平方米", "台（套）", "万台/套")
    )


def _respectively(sentence: str, figures: Sequence[Quantity], at: int) -> str:
    """“甲、乙分别达到3%和5%”: the figure's own member."""
    mark = sentence.rindex("分别", 0, figures[at].start)
    clause = re.split(r"[，。；：]", sentence[:mark])[-1]
    members = [_head(piece) or piece for piece in re.split(r"、|和|及", clause)]
    turn = sum(1 for figure in figures[:at] if figure.start > mark)
    return members[turn] if len(members) > 1 and turn < len(members) else ""


def _owner(sentence: str, figures: Sequence[Quantity], at: int, item: str | None) -> str:
    """Whose revenue, whose length: the nearest name before in the same statement, else the item's."""
    for before in range(at - 1, -1, -1):
        if re.search("[；。]", sentence[figures[before].end : figures[at].start]):
            break
        name = subject(sentence, figures[: before + 1], before, None)
        if name and not GENERIC.fullmatch(name):
            return re.sub(rf"(?<=.)(?:{GENERIC.pattern})$", "", name)
    return _named_before(sentence, figures[at]) or item or ""


def _named_before(sentence: str, figure: Quantity) -> str:
    """The clause before, where the figure's own says only that something grows."""
    clauses = re.split(r"[，；：]", sentence[: figure.start])[:-1]
    return next((name for clause in reversed(clauses) if not re.search(r"\d", clause) and 3 <= len(name := _head(clause)) <= 24), "")
