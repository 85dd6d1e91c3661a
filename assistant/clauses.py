"""A message in its questions.

>>> clauses_of("农博城投资多少，建筑面积多大？")
['农博城投资多少', '建筑面积多大']
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant import cues
from assistant.aspects import is_side
from assistant.router import NO_OPERATION, operations, router
from assistant.topic import IN_MARKS, sides_apart
from index.findings import Kind
from index.segment import content

ASKS = re.compile(r"有份[没吗么不]|在不在|算不算|多[少大长高久远宽]|(?<![把十好])几|哪|(?:什么|啥)(?!的)|谁|怎|吗|如何|是否|为何|呢$")
BREAK = re.compile(r"([？?；;\n]+|(?<=[：: ])[（(]?\d[）)、.．](?!\d)|[，。,](?=另外|还有|以及|同时|再问|顺便|换个话题))")
# 几个办事处多少个小区; 投多少钱盖多大
TWICE = re.compile(
    r"(哪几[个家条座处所](?=[^，、。 ]{2,8}哪几[个家条座处所])|(?:多少|几)[个家座条处所人名][^，、。 ]{1,8}?(?=(?:多少|几)(?:[个家座条处所人名亿万]|钱))|(?:多[大长高宽远](?:面积)?|(?:多少|几)(?:钱|元|人|公里|亩|米|吨))(?=[\u4e00-\u9fff]{1,2}(?:多少|几|多[大长高宽远])))"
)
OF_BEFORE = re.compile(
    "(?:分别|各自?)(?:是|为|有|要)?(?:多少|几)(?:钱|家|个)?|(?:是)?(?:真的?|对|属实)(?:假的?|吗|么|不对)?|(?:是不是|有没有)(?:这回事|真的?)?|(?:差别?|差距|区别|不同)都?在哪(?:儿|里)?"
)
POINTS_BACK = re.compile("(?:那|就)?(?:前|上)(?:头|面|边)[那这][一个条项]+(?:几|多)[^，。]{1,3}的")
ONLY_NAMES = re.compile(r"[^，。？?]{2,10}[呢哩咧嘞]")
EXPLAINS = re.compile(
    "(?:也?就是(?!说)|即|我是?说的?是?|指的是)|[^，。]{1,8}的那(?:种|个|些)(?:，|$)"
)  # 就是那个巩固率, 就是那四个“期”: what the question before it means
CONFIRMED = re.compile("(?<=.{6})(?:属实|(?:是|都)真的|(?<=[，,])对)(?:吗|么|不|吧|否)?[？?。]*$")  # 听说…，属实么
HOW_MANY = re.compile("[^，。？?几多]{2,12}(?:几|多少)[家个座所处条人亩名台张户][？?。]*")  # 上市企业几家
NUMBER_THERE = re.compile("有(?:没有)?(?:[^，。]{0,8}的|具体|准确|确切|浓度)(?:数|数字|数据|数值)(?:吗|吧|没有?)?[？?]?$")  # 执业医师有2020年的数吧
FROM_TO = re.compile("从[^，。]{1,10}到[^，。]{1,10}?(?:一共|总共|合计|累计)?[要得需会能]?(?:增加|提高|提升|增长|多|涨|减少|下降|降低)了?(?:多少|几)")
PROJECTED = dict(cues.OPERATIONS)["project"]
EACH_MUCH = re.compile("(?:各|分别)(?:自|是|有|为|[^，。差增减降提涨比占]{1,2}了)*(?:多少|几)")
MOVES_IN_NAMES = re.compile("提升|提高|降低|改善")  # 农村公路提升和过村段排水，各多少公里: nothing is compared
AT_MOST = re.compile("最[高多低少长短](?=允许|不超过|[能可要用奖补拿领给贷]+[^，。]{0,6}(?:多少|几))")  # 最多能贷多少: nothing is compared
IN_ALL = re.compile(
    "(?:先)?(?:[这那]?[两三几俩][类个项者样块回次期边]|它们)的?(?:合计|总和|之和|相加|(?:加|合)(?:起来|一起|一块儿?)|差额)呢?|(?:一共|总共|合计|加起来)呢?"
)  # 两类合计，再说说…: asks by itself
COUNTS_THEM = re.compile(
    "(?:合计|一共|总共|拢共|[共数]|数一数|加起来|加一块儿?|拢总)+(?:是|有|点了|写了|提了)?(?:多少|几)(?P<counter>[个家座条处所项样种])(?:名|村|镇)?[呢啊呀]?"
)
LISTS_THEM = re.compile("(?:请|帮我)?(?:列|说|讲|概括|归纳|总结)(?:一下|出来?|个)?(?:有)?(?:哪?几)(?:个|条|点)?(?:方面|要点)?")
WHICH_ONES = re.compile("哪(?:些|几[个家座条处所项样种])|(?:分别|都|各)*叫(?:什么|啥)(?:名字|名)?")
WANTED = re.compile("(?:也|都|全)*(?:要|给我|报|列)(?:一下|上|出来)?[了吧呢]?$")
ALSO = re.compile("(?:还有|以及)[^，。？?]{2,8}的")  # 省级的呢，还有市级的: asks the same of another
CLAUSE = re.compile(r"[，。,、 ]+")
KEYWORD = 4  # characters: a remark after a question (前后好像不一样) is longer, a second keyword is not
OF_SUCH = re.compile("[这那]种|[这那]样|[这那]号|[这那]类")  # speaks of what was told before it
A_THING = 3  # characters of a noun that tells a thing by itself
LONG_WINDED = 40  # characters; a longer question tells a story first
LONG = 200  # characters; a longer message is a letter with a question in it
MOST_PARTS = 3


MUCH = re.compile("多少|(?<!哪)几|百分之|多[大长高久远宽快]|(?:什么|啥|哪一?)(?:时候|年|月|天|水平|个?[数比]|是?多)")
ASKED = re.compile(
    "哪(?:几|[一二两三四五六七八九十\\d]+)?[个座条处所家村项]|多少|几[个家座条处所人名位项天年次倍成]?|多[大长高久远宽快]|百分之|(?:什么|啥|哪一?)(?:时候|年|月|天|水平|个?[数比]|是?多)|什么|啥|谁|怎|哪|咋"
)
DATED = re.compile("哪一?年(?=[以之]?前)")
LISTS = re.compile("列|名单|清单|哪|分别|叫|名字|名称|什么|啥|谁|各")
MEMBERS = re.compile("哪[几些]|[都有]什么|都是")
WHICH = re.compile("哪|什么|啥|咋|怎|多少|几[个座家条处所]|(?:分别|各自)(?:是|为|叫)[？?]?$")
WHICH_IS_MORE = re.compile("哪一?[条个座项家块所][^，。]{0,4}[更最][长短大小高低多少宽]")
YES_OR_NO = re.compile(r"吗|吧|对不对|是不是|有没有|会不会|能不能|是否|没有?[？?]?$|不[？?]?$")
VERSUS = re.compile(r"(?<!占)比(?!例|重).{1,12}[高低多少大快慢].{0,2}还是|vs", re.IGNORECASE)
YEARLY_RISE = re.compile("(?:每年|年均|一年)[^，。]{0,4}[提升降涨增减加]几个?(?:百分)?点")  # 每年打算涨几个点 sets nothing against it
YEARLY = re.compile("每年|年均|增速")
STANDS = re.compile(r"^(?:那|它|又|这个|具体)*在(?:哪|什么地方|啥地方)(?:儿|里|个村|几个村)?[？?]?$")  # of a thing on the ground, not of a sentence in the plan
EXTENT = re.compile(
    "边界|四至|范围|在哪一?个?(?:乡|镇|村|街道|办事处)|[哪那]一?[片块]|从哪.{0,2}到哪|哪一?条[路街]|选址|坐落|位置定|(?:根据|依据|按照|依着|照着)(?:的?是)?(?:什么|啥|哪)"
)  # of a region, a site or what a thing is made by, not of a sentence
ABSTRACT = re.compile("(?:[好坏用益难短长]处|优势|差别|区别|难点|亮点|重点)都?是?在哪")  # stands nowhere
NTH = re.compile("第几(?:个|期|批|届|次|座|条)(?![章节页])")  # 要建的是第几个: which it is, not how many
MORE_POINTS = re.compile(
    "占[^，。]{1,14}(?:比重|比例|占比)(?:.*[多高低少提升降涨增减加][出了升高加]?(?:多少|几)个?(?:百分)?点|[^，。]{0,5}(?:提高|增加|上升|提升|降低|下降))"
)
SUMMED = re.compile("(?:合计|总和|之和|总计|加总|求和|相加)(?:的?(?:目标|数))?(?:是)?(?:多少)?呢?[？?。]*$")
MAY_COMPARE = 0.12  # how likely a comparison must be for a figure's question that names an operation
ITEMIZED = re.compile(
    "^(?:请|麻烦|帮忙|给我)*(?:逐[项个条一]|分别|全部)?(?:列明|列举|罗列)|(?:逐[项个条一]|挨个|一项一项|一个一个)(?:地)?[列报说写给念]"
)  # 写明投资额的项目逐项报一下
SURELY = 0.7  # how likely an operation must be that no closed word names
KINDS = frozenset(kind.value for kind in Kind)


@lru_cache(maxsize=1 << 12)
def kind_of(text: str) -> Kind:
    """What sort of answer a text wants; a figure to be computed is a comparison, a comparison that names no operation asks for figures."""
    if ITEMIZED.search(text):
        return Kind.LIST
    if CONFIRMED.search(text):
        return Kind.VERIFY
    judged = router().judge(text)
    kind = Kind(judged.among(KINDS - _unlike(text)))
    operation = operation_of(text)
    if compares_periods(text):
        return Kind.COMPARE
    if kind in (Kind.FIGURE, Kind.COUNT, Kind.COMPARE) and operation is None and NTH.search(text):
        return Kind.TEXT
    if kind is Kind.COMPARE and operation == "which" and not any(cue.search(text) for cue in (cues.DEGREE, VERSUS, *cues.ATTRIBUTES.values())):
        return Kind(judged.among(KINDS - _unlike(text) - {Kind.COMPARE}))  # 第三个百亿是哪个行业
    if kind is Kind.COMPARE:
        return Kind.FIGURE if operation is None or (operation == "difference" and YEARLY.search(text) and not _sets_against(text)) else kind
    if (kind is Kind.VERIFY and NUMBER_THERE.search(text)) or (kind is Kind.TEXT and HOW_MANY.fullmatch(text)):
        return Kind.FIGURE
    if kind is Kind.COUNT and operation is None and (asked := cues.ASKED_UNIT.search(text)) and (asked[1] or asked[2]) in cues.MEASURES:
        return Kind.FIGURE
    if kind is Kind.WHERE and (ABSTRACT.search(text) or STANDS.search(text) or EXTENT.search(text)):
        return Kind.TEXT
    if kind in (Kind.FIGURE, Kind.TEXT) and operation == "sum" and SUMMED.search(text):
        return Kind.COMPARE
    if kind is Kind.FIGURE and operation and _sets_against(text):
        return Kind.COMPARE
    if kind in (Kind.WHERE, Kind.ORIGINAL, Kind.ATTRIBUTE) or operation is None or not MUCH.search(text):
        return kind
    if operation == "difference" and YEARLY.search(text) and not _sets_against(text):
        return kind
    certain = (operation in cues.COMPUTES and (kind is not Kind.COUNT or operation != "sum")) or cues.THAN.search(text) or cues.REST.search(text)
    return Kind.COMPARE if certain or judged.shares[Kind.COMPARE] >= MAY_COMPARE else kind


def _sets_against(text: str) -> bool:
    """Whether a text sets one thing against another, or the years past against the years to come (前五年的增速和后五年的目标)."""
    text = YEARLY_RISE.sub("", text)
    return any(cue.search(text) for cue in (cues.THAN, VERSUS)) or (cues.PAST.search(text) is not None and cues.TARGET.search(text) is not None)


def compares_periods(text: str) -> bool:
    """“十四五定的增速比十三五快吗”: one thing in two periods, which are told with what they differ by."""
    two = cues.TWO_PERIODS.search(text) is not None or all(cue.search(text) for cue in (cues.OF_PERIODS, cues.TO_PERIODS))
    return two and (cues.BETTER.search(text) is not None or "还是" in text)


def _unlike(text: str) -> frozenset[str]:
    """The kinds that a text's question words rule out: no yes for 哪, no figure for 啥."""
    out: set[str] = {Kind.VERIFY} if WHICH.search(text) and not YES_OR_NO.search(text) else set()
    asked = [found[0] for found in ASKED.finditer(text)]
    if cues.CELL.search(text) and not MEMBERS.search(text):
        out |= KINDS - {Kind.FIGURE, Kind.ATTRIBUTE, Kind.COMPARE}  # 目标那一栏填的什么
    if WHICH_IS_MORE.search(text):
        out |= {Kind.ORIGINAL, Kind.WHERE}
    if re.search("哪[几些]", text):
        out |= {Kind.FIGURE, Kind.COMPARE}
    if DATED.search(text):
        out |= {Kind.LIST}  # 哪一年以前建的
    if re.search("哪几", text) and not MUCH.search(text):
        out |= {Kind.COUNT}
    if asked and all(MUCH.match(word) for word in asked) and not LISTS.search(text):
        out |= {Kind.LIST, Kind.SUMMARY}
    if asked and not MUCH.match(asked[-1]):
        out |= {Kind.FIGURE} if operation_of(text) else {Kind.FIGURE, Kind.COMPARE}
    return frozenset(out)


@lru_cache(maxsize=1 << 12)
def operation_of(text: str) -> str | None:
    """The operation that a text names in a closed word, else the one that a comparison surely sounds like (均下来一座多长)."""
    return said_operation(text) or (None if EACH_MUCH.search(text) else _sounds_like(text))


def said_operation(text: str) -> str | None:
    """The first operation that a text names; 占GDP的比重要提几个点 asks for no share."""
    text = MOVES_IN_NAMES.sub("", text) if EACH_MUCH.search(text) else text
    if MORE_POINTS.search(text) or compares_periods(text) or (cues.REST.search(text) and MUCH.search(text)):
        return "difference"
    if FROM_TO.search(text):
        return "difference"  # 从2025到2030一共要增加多少元
    if cues.TIMES.search(text):
        return "ratio"  # 三产占的比重是二产的几倍
    if PROJECTED.search(text):
        return "project"  # 按规划的增速涨五年，从3.01亿能涨到多少
    text = AT_MOST.sub("", text)
    last = re.split("[，,]", text)[-1]  # 四座桥一共51.5延米，平均一座多长
    return next((name for said in (last, text) for name, pattern in cues.OPERATIONS if pattern.search(said)), None)


@lru_cache(maxsize=1024)
def _sounds_like(text: str) -> str | None:
    judged = operations().judge(text)
    surely = judged.best != NO_OPERATION and judged.shares[judged.best] >= SURELY
    return judged.best if surely and router().judge(text).among(KINDS) == Kind.COMPARE else None


def clauses_of(text: str) -> list[str]:
    """The questions in a message: clauses part where both sides ask; of a long message only the sentences that ask."""
    cut = [*BREAK.split(text), ""]
    sentences = [(sentence, mark) for sentence, mark in zip(cut[::2], cut[1::2], strict=True) if sentence.strip("，。,. ")]
    if len(text) > LONG:
        asking = [(s, mark) for sentence, mark in sentences for s in re.split(r"[。！!]", sentence) if kind_of(s) is not Kind.TEXT]
        sentences = asking[-MOST_PARTS:] or sentences[-1:]
    pieces = [(piece, _asks(piece) or _names_sides(piece) or mark.startswith(("？", "?"))) for sentence, mark in sentences for piece in _clauses(sentence)]
    pieces = _with_names(pieces)
    first = next((n for n, (_, asks) in enumerate(pieces) if asks), len(pieces))
    return [piece for n, (piece, asks) in enumerate(pieces) if n <= first or asks or len(piece) <= KEYWORD] or [text]


def _with_names(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """“农博城呢？多少钱” is one question: a piece that only names a thing goes with the one that asks, and 分别多少, 真的假的 or 就是那四个“期” with the one before."""
    joined: list[tuple[str, bool]] = []
    for piece, asks in pieces:
        before = joined[-1][0] if joined else ""
        lists = LISTS_THEM.fullmatch(piece)
        if lists and WHICH_ONES.search(before):
            continue  # 干成了哪些事，归纳几点: has asked for them
        if before and (OF_BEFORE.fullmatch(piece) or lists or (EXPLAINS.match(piece) and not asks)):
            joined[-1] = (f"{before}，{piece}", joined[-1][1])
        elif (counts := COUNTS_THEM.fullmatch(piece)) and WHICH_ONES.search(before):
            joined[-1] = (WHICH_ONES.sub(f"哪几{counts['counter']}", before), True)  # 点了哪几家，合计几家: which they are says how many
        elif asks and ONLY_NAMES.fullmatch(before) and not ASKED.search(before) and ASKED.search(piece):
            joined[-1] = (f"{before.rstrip('呢哩咧嘞')}，{piece}", True)
        else:
            joined.append((piece, asks))
    return joined


def _asks(clause: str) -> bool:
    """With a question word in it that asks; “前头那个几天的” only points at what was asked."""
    return (ASKS.search(clause) is not None and not POINTS_BACK.fullmatch(clause)) or IN_ALL.fullmatch(clause) is not None or ALSO.fullmatch(clause) is not None


def _clauses(sentence: str) -> list[str]:
    """“投资多少，建筑面积多大” is two questions; “到2025年，幼儿园占比多少” is one."""
    pieces: list[str] = []
    sentence = TWICE.sub(r"\1，", sentence)
    marks = ["", *CLAUSE.findall(sentence)]
    for mark, clause in zip(marks, CLAUSE.split(sentence), strict=False):
        if pieces and not (_asks(pieces[-1]) and (_asks(clause) or _names_sides(clause))):
            pieces[-1] += mark + clause
        else:
            pieces.append(clause)
    return [piece for piece in (piece.strip("，。,. ") for piece in pieces) if len(piece) > 1 or piece.isalnum()]


def _names_sides(clause: str) -> bool:
    """“几个 总投资”, “项目、投资、企业数都要”: sides and nothing else, which ask for themselves."""
    return is_side(sides_apart(WANTED.sub("", clause.strip("，。,. "))))


OF_ASKER = re.compile("[我俺咱娃]|老师|孩子|小孩|老[大二三]|孙[子女]|家里|老伴|[爸妈爷奶]|朋友|同事|邻居|隔壁|听说|[想打]算?[要给找盘开]|头一[回次]|作业|亲戚")
# A year, a figure, a place: what is told before a question may say of what it is asked
NARROWS = re.compile("\\d|[一-鿿](?:[区县市省州镇村路街]|(?<!家)乡|街道|办事处)(?![里内])|规划|纲要|专栏|指标|十[三四]五")
LATIN = re.compile("[A-Za-z]{2}")
LITTLE = 0.5  # how much a word says that only does something


def to_the_point(text: str, source: str) -> str:
    """Of a long-winded question for a figure the clause that asks, with as many before it as it needs to name a thing of the plan."""
    text = _from_its_name(text, source)
    story, stop, last = text.rstrip("。").rpartition("。")
    named = any(share == 1.0 and len(word) >= A_THING and word in source for word, share in content(story))  # 卫生室漏雨。…: which later turns are of
    named = named or OF_SUCH.search(last) is not None
    text = last if stop and not named and not _asks(story) and _asks(last) and names_a_thing(last, source) else text
    clauses = CLAUSE.split(text)
    asking = next((n for n, clause in enumerate(clauses) if _asks(clause)), None)
    if len(text) <= LONG_WINDED or asking is None or YES_OR_NO.search(text) or not _asks_for_a_figure(text):
        return text
    start = next((n for n in range(asking, -1, -1) if names_a_thing(clauses[n], source)), 0)
    return "，".join(clauses[start:])


def _from_its_name(text: str, source: str) -> str:
    """“领导要讲话，帮我列一下“四大战略””: from the clause on that quotes a name of the plan, where those before ask nothing and have none."""
    clauses = CLAUSE.split(text)
    quoting = next((n for n, clause in enumerate(clauses) if any(name in source for name in IN_MARKS.findall(clause))), 0)
    story = "，".join(clauses[:quoting])
    told = _asks(story) or NARROWS.search(story) or any(share == 1.0 and len(word) >= A_THING and word in source for word, share in content(story))
    return text if told or not quoting else "，".join(clauses[quoting:])


def without_story(text: str) -> str:
    """The clauses from the first that asks on, where they ask for a figure and those before tell of the asker and of nothing that could change it; empty otherwise.

    >>> without_story("老师布置写家乡的作业，我们区2020年GDP有多少")
    '我们区2020年GDP有多少'
    """
    clauses = [clause for clause in re.split("[，。, ]+", text) if clause]
    asking = next((n for n, clause in enumerate(clauses) if _asks(clause)), 0)
    story, asked = "，".join(clauses[:asking]), "，".join(clauses[asking:])
    told = OF_ASKER.search(story) is not None and not NARROWS.search(story)
    says = LATIN.search(asked) or any(share > LITTLE and len(word) > 1 and word not in cues.fillers() for word, share in content(asked))
    return asked if told and says and (_asks_for_a_figure(asked) or operation_of(asked) == "share") else ""


def told_apart(text: str) -> str:
    """A text without the story before its question, where that names a thing itself; the whole elsewhere."""
    asked = without_story(text)
    return asked if names_a_thing(asked) else text


def names_a_thing(text: str, source: str = "") -> bool:
    """Whether a text has a noun, of `source` where that is given, that is more than a side (投资) or a word of asking (规划)."""
    nouns = (word for word, share in content(text) if share == 1.0 and len(word) > 1)
    return any((not source or word in source) and word not in cues.fillers() and not is_side(word) for word in nouns)


def _asks_for_a_figure(text: str) -> bool:
    """“一共要改多少个” asks for one too."""
    kind = kind_of(text)
    return kind in (Kind.FIGURE, Kind.COUNT) or (kind is Kind.COMPARE and operation_of(text) == "sum")
