"""What a figure is a figure of: the words of its clause, without time, verbs and links.

>>> subject("到2025年，全区智能装备企业达到15家，实现营业收入100亿元以上。", figures, 0), subject(…, figures, 1)
('智能装备企业', '智能装备企业营业收入')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.change import change_of
from corpus.quantity import Quantity, read

COUNTERS = "个座家条处所项名人台套期次件户张支栋间辆村镇乡街道社区类种"
# What opens a clause and says when, how or that something is done, not what is counted.
TIME = r"(?:20\d{2}年?[—–-])20\d{2}年|到?“?十[一二三四五]五”?(?:期间|末|时期|以来)?|到?(?:\d{4}|二[〇零][一二三四五六七八九〇零]{2})年(?:底|末|前|，)?|五年(?:来|间)?|未来五年|今后五年|期末|届时"
DOING = (
    r"实施|完成|实现|建成(?!区)|新建|建设(?!用地)|改造|改?扩建|迁建|发放|铺设|配备|购置|开展|打造|形成|培育|培养|引进|推进|建立|设立|落实|组织|扶持|扶植|做[好强大优]|"
    r"开通|落户|带动|拥有|达到|设置|创建|增加|提供|保障|安排|规划|建成通车|确定|延长|开设|支持|解决|治理|退耕(?!还)|营造|完善|开发(?!区)|转移|减少|淘汰|严守|坚守|守住"
)
ADVERBS = (
    rf"力争|确保|争取|努力|基本(?={DOING}|形成|消除|普及|满足|遏制)|全面|全部|累计|预计|总计|共计|计划|拟|将|使|让|在(?!校|园|职|库|册)|其中|同时|平均|总体|并(?![网购联轨列])|分别|主要(?!污染)|重点|约|仅|"
    r"每年|再(?!生)|切实|严格|积极|加快|大力|继续|持续|推动|对|逐步|逐年|稳步|有序|若干"
)
WHOSE = r"全[区市省县国]|我[区市省县国]|本[区市省县]"
OPENING = re.compile(rf"^(?:{TIME}|{WHOSE}|[，、及与以“”的]|和(?![美谐睦])|(?:{DOING})(?=.{{2,}})|(?:{ADVERBS})(?=.{{2,}}))+")
ONLY_DOING = re.compile(rf"(?:{TIME}|{ADVERBS}|{WHOSE}|{DOING}|[，、和及与以在了等])*")
LINKS = re.compile(
    r"(?:[比较](?:\d{4}年?|“?十[一二三四五]五”?(?:期?末|期间|时期)?|上年|同期)|共?(?:稳定|保持|维持|控制|稳居|维持)?(?:在|达到|达)?|总?达到?|为|是|至|到|由|从|近|约|预计|共计?|合计|累计|突破|超过|不低于|不超过|不少于|至少|提高|提升|上升|增加|扩大|发展|调整|降低|下降|降|减少|缩短|缩小|压缩|压减|"
    r"年均|平均|每年|年|增长|增速|名|第|全[区市省县]|稳居|首次|原则上|始终|仍然?|仅|(?:20\d{2}|五|未来五|今后五)年(?:底|末|前|内)?|位居|连续|分别|实现|建成|新增|总数|共有|有|新|各|均|每个?|不足|以|的|建设|发放|完成|力争|[“（，、：])+$"
)
ENDS = re.compile(r"[，。；：、！？”\d]")
TAIL = re.compile(
    r"(?:有序|通车|得以|全面|顺利|陆续|基本|建成|建设完成|得到|实现|完成|投入|实施|开工|竣工|进行|配备|达到|均|共|(?<![高中初平对])等|正式|纳入|有望|通过|改造|开展|以上|改善).*$"
)
# Heads that need an owner: whose revenue, whose length.
GENERIC = re.compile(
    r"(?:国家|中央|财政|地方|政府|共同|和)*安排资金|占[^，。；、占]{2,12}?的?(?:比重|比例)?|设?(?:站|床位)|(?:新增)?(?:床位|托位|车位|泊位|学位)|占地|(?:区内|全)?长|品牌价值|首期规模|(?:年|总|主营|设计|日|计划|招生|项目|总建筑|总设计|占地|建筑|规划|投资|产业|实现|带动|供水|用地|人均|年均|处理|校生|在校生){0,3}(?:营业收入|收入|投资|总投资|投资额|规模|总规模|面积|建筑面积|长度|里程|总里程|产值|总产值|增加值|总量|人口|供水规模|供水人口|比重|占比|比例|产量|数量|数|总数|资金|产能|能力|覆盖率|增速|宽|高|长|厚度|总?库容)"
)
GROUP = re.compile("城镇|农村|城区|小学|初中|高中|城市|乡村")
SHARED = 2  # characters in which two members agree before what only the last one says
SHORT_RATE = 4  # 巩固率, 辍学率: whose it is was said by the rate before
YEARLY = re.compile(r"([年日]产)(?:能|量)?$")
DEVELOPS = re.compile("^(?:发展|推进|加强|鼓励)(?=.{4})")
WHOLE = re.compile(rf"^(?:{TIME}|[，、])*(?:{WHOSE})")  # 全国总人口 has its owner
FOR = re.compile(r"[为在对使向给]")  # for whom or where something is done, not what is counted
GIVEN = re.compile(r"(?:对|给|向|为)(?:[^，。；]*的)?(?P<who>[^，。；的]{2,8})(?:给予|发放|奖励|补贴|补助|给)$")
MEASURED = re.compile(r"(?:亩|公顷|吨|公里|平方米|立方米|台（套）|台/套)$")
FOR_WHOM = re.compile("^(?:对|给|向|为)(?:新?(?:引进|入职|来|到)[^，。；的]{0,4}的)?")
CIRCLED = ("分钟", "小时")  # 15分钟生活圈
LEVEL = re.compile(r"级?(?:及?以[上下内])?的?")  # 30个10万千瓦级以上的大型风电项目
OF = re.compile(r"单位[^，。；]{2,8}?(?=能源|能耗|二氧化碳|用水|水耗)")  # of which the next member too is told


def subject(sentence: str, figures: Sequence[Quantity], at: int, item: str | None = None, headed: bool = False) -> str:
    """The name of what `figures[at]` of `sentence` measures; `item` (a project, a run-in heading) where the clause names nothing, before any clause where all of it is `headed` so."""
    figure = figures[at]
    before, after = _before(sentence, figures, at), "" if change_of(sentence, figures, at) else _after(sentence, figure)
    if "分别" in sentence[: figure.start] and (shared := _respectively(sentence, figures, at)):
        return shared
    head = _head(before)
    if (yearly := YEARLY.search(before)) and after:
        return f"{after}{yearly[1]}能力"
    if after and head and figure.unit == "%" and sentence[figure.end :].startswith("的") and before.endswith(head):  # 使山区50%的教师得到培训
        return head + after
    if after and figure.unit.endswith("元") and (given := GIVEN.search(before)):  # 对全职引进的博士给予30万元补助
        return given["who"] + after
    if after and head and FOR.match(head) and _counts(figure):
        return re.split(DOING, after)[0] or after
    if after and figure.unit in CIRCLED and "圈" in after:
        return after.partition("圈")[0] + "圈"
    if after and (not head or (_counts(figure) and (head.endswith("等") or "、" in head))):
        return after
    if head and len(head) <= SHORT_RATE and head.endswith("率") and at and (group := GROUP.match(subject(sentence, figures[:at], at - 1, item))):
        return group[0] + head
    if head and (not GENERIC.fullmatch(head) or WHOLE.match(before)):
        return f"全国{head}" if GENERIC.fullmatch(head) and "全国" in before else head
    return (item if headed and item and head else _owner(sentence, figures, at, item, head)) + head


def _before(sentence: str, figures: Sequence[Quantity], at: int) -> str:
    """The clause up to the figure, or to the change that it belongs to; from the end of the figure before, where that stands in the same clause."""
    change = change_of(sentence, figures, at)
    if change and change.ends:
        return _before(sentence, figures, at - 1)
    end = change.start if change else figures[at].start
    start = max((match.end() for match in re.finditer(r"[，。；：！？]|）、", sentence[:end])), default=0)
    start = max(start, sentence.rfind("、", 0, sentence.rfind("（", start, end)) + 1) if _opened(sentence[start:end]) else start
    if at and figures[at - 1].end > start:
        between = sentence[figures[at - 1].end : end]
        # The words up to a “、” or a verb belong to the figure before: “26个村配备垃圾分类收集设备260个”.
        parted = re.match(r"[^、和及]*[、和及]", between) or re.match(rf".*?(?:{DOING})", between)
        start = figures[at - 1].end + (parted.end() if parted else len(between))
    return sentence[start:end]


def _opened(text: str) -> bool:
    """Whether a bracket is opened and not closed: 甲路、乙路（35公里）, where only the last is told of."""
    return text.count("（") > text.count("）")


def _head(before: str) -> str:
    """The clause without its opening and its links."""
    words, last = before, ""
    while words != last:
        last, words = words, LINKS.sub("", OPENING.sub("", words))
    if _opened(words):  # 乙校（总投资3亿元）: what stands before the bracket, with the measure that stands in it
        name, _, inside = words.rpartition("（")
        words = name + (inside if GENERIC.fullmatch(inside) else "")
    words = re.sub(r"^.*(?:，|“)", "", words)
    return "" if ONLY_DOING.fullmatch(words) else words


def _after(sentence: str, figure: Quantity) -> str:
    """The noun that follows a counted figure: “17个棚改（城中村）项目有序推进” → 棚改（城中村）项目."""
    behind = sentence[figure.end :]
    if (size := next(iter(read(behind)), None)) and size.start == 0 and not size.is_year:
        past = LEVEL.sub("", behind[size.end :], count=1)
        behind = past if re.match("[一-鿿]", past) else behind
    rest = re.split(ENDS, re.sub(r"^(?:[的以上内左右]+|\d{4}年(?:以前|之前|以后)(?:建成)?的?)", "", behind), maxsplit=1)[0]
    words = re.sub("[的和及与]$", "", TAIL.sub("", rest)) if not rest.startswith("以") else ""
    return words if re.match(r"[一-鿿“]", words) and len(words) >= 2 and not re.match(r"(?:的|和|与|及|以|，)", words) else ""


def _counts(figure: Quantity) -> bool:
    return bool(figure.unit) and (figure.unit[-1] in COUNTERS or MEASURED.search(figure.unit) is not None)


def _respectively(sentence: str, figures: Sequence[Quantity], at: int) -> str:
    """“甲、乙分别达到3%和5%”: the figure's own member; all of them where they share one figure; what the clauses before told of, where its own names nothing."""
    mark = sentence.rindex("分别", 0, figures[at].start)
    clause = re.split(r"[，。；：]", sentence[:mark])[-1]
    theirs = [figure for figure in figures if figure.start > mark and not re.search("[。；]", sentence[mark : figure.start])]
    theirs = theirs if clause else [figure for figure in theirs if figure.unit == figures[at].unit]
    turn = next((n for n, figure in enumerate(theirs) if figure is figures[at]), len(theirs))
    found = members(clause) if clause else _members_before(sentence[:mark], figures, len(theirs))
    if len(theirs) == 1 and len(found) > 1 and clause:
        return _head(clause)
    if len(found) < 2 or turn >= len(found):
        return ""
    return found[turn] + (_after(sentence, theirs[-1]) if not clause and theirs[-1].end < len(sentence) else "")


def _members_before(sentence: str, figures: Sequence[Quantity], number: int) -> list[str]:
    """Of whom the clause before “，分别” speaks (对博士、硕士、本科毕业生，), or what the last figures before it are of; none where they are not so many."""
    clause = re.split(r"[，。；：]", sentence)[-2]
    told = [n for n, figure in enumerate(figures) if figure.end <= len(sentence) and not re.search("[。；]", sentence[figure.end :])]
    if read(clause):
        return [subject(sentence, figures, n) for n in told[-number:]] if len(told) >= number else []
    found = [FOR_WHOM.sub("", name) for name in members(FOR_WHOM.sub("", clause))]
    return found if len(found) == number else []


def members(clause: str) -> list[str]:
    """What a clause sets side by side, each with what it shares with the others.

    >>> members("到2010年货物贸易、服务贸易进出口总额")
    ['货物贸易进出口总额', '服务贸易进出口总额']
    """
    found = [_head(piece) or piece for piece in re.split(r"、|和|及", clause)]
    if of := OF.match(found[0]):
        found = [name if name.startswith(of[0]) else of[0] + name for name in found]
    last = found[-1]
    return [name + last[last.index(name[-SHARED:]) + SHARED :] if name[-SHARED:] in last else name for name in found[:-1]] + [last]


def _owner(sentence: str, figures: Sequence[Quantity], at: int, item: str | None, head: str) -> str:
    """Whose revenue, whose length: the nearest name before in the same statement, without a measure of its own where `head` is one; else the item's."""
    for before in range(at - 1, -1, -1):
        if re.search("[；。]", sentence[figures[before].end : figures[at].start]):
            break
        name = subject(sentence, figures[: before + 1], before, None)
        if name and not GENERIC.fullmatch(name):
            return re.sub(rf"(?<=.)(?!项目)(?:{GENERIC.pattern})$", "", name) if head else name
    return _named_before(sentence, figures[at]) or item or ""


def _named_before(sentence: str, figure: Quantity) -> str:
    """The clause before, where the figure's own says only that something grows."""
    clauses = re.split(r"[，；：]", sentence[: figure.start])[:-1]
    names = (DEVELOPS.sub("", _head(clause)) for clause in reversed(clauses) if not re.search(r"\d|^(?:位于|坐落|地处|选址)", clause))
    return next((name for name in names if 3 <= len(name) <= 24), "")
