"""What a text is about, once question words, periods and figures are taken away.

>>> topic_of("请问到2025年全区普惠性幼儿园占比要达到多少？", lexicon)
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant import cues
from assistant.aspects import is_side, sides_of, subject_of, units_of
from corpus.quantity import Quantity, read
from index.segment import content, is_word
from index.spelling import Lexicon, expansions

IN_MARKS = re.compile('[“"](?!十.五)([^“”"，。]{3,12})[”"]')  # but no period
DONE = re.compile(
    "(?<![多少覆])(?:[投花盖建修铺配定](?:的|了)?|[引招]了)(?=多少|几|多[大长])|(?<=.{2})[建盖修设放搁](?=在?哪(?![些几个家座条处所]))"
)  # 农博城投多少钱: what is done with it is told by what is asked
LEVELS = "县市省州旗国"  # 全县 of a county says no more than its name; 全区 goes with the fillers
AGE = "岁"  # says of whom: 60岁以上的老人
A_NAME = 4  # characters in a row that stand in the plan: such a text is of the plan
LABEL = re.compile(
    r"第[一二三四五六七八九十百\d]+(?:篇|部分)(?!第)|(?:第[一二三四五六七八九十百\d]+篇)?第[一二三四五六七八九十百\d]+章(?:第[一二三四五六七八九十\d]+节)?|专栏\s*\d+(?:[-－—]\d+)?(?!\d|[-－—])|(?<![代发图列])表\s*\d+(?:[-－—]\d+)?(?![\d.%％个项家条张年])|(?<![\d.-])(?:1?\d)-\d(?=里|中|的|那|有|专栏)|(?:最后|最末)的?那?一?个?(?:篇|章|专栏)|倒数第[一二三四五六七八九十\d]+个?(?:篇|章|专栏)|(?:第一|头一|首)个专栏|序言|第[一二三四五六七八九十\d]+节"
)


@lru_cache(maxsize=1 << 12)
def topic_of(text: str, lexicon: Lexicon) -> str:
    """What is left when question words, periods and the region's own name are taken away; pieces keep apart by spaces.

    >>> topic_of("请问到2025年全区普惠性幼儿园占比要达到多少？")
    '普惠性幼儿园占比'
    """
    return " ".join(filter(None, (piece if n % 2 else _cleaned(piece, lexicon) for n, piece in enumerate(_apart(text, lexicon)))))


def _apart(text: str, lexicon: Lexicon) -> list[str]:
    """The text cut at names said whole and at what it quotes of the plan; every second piece is one of these."""
    found: list[str] = []
    for n, piece in enumerate(IN_MARKS.split(text)):
        if n % 2 and piece in lexicon.source:
            found.append(piece)
        else:
            first, *rest = lexicon.names.apart(piece)
            found = [*found[:-1], found[-1] + first, *rest] if len(found) % 2 else [*found, first, *rest]
    return found


def _cleaned(text: str, lexicon: Lexicon) -> str:
    """Between names of the plan: labels, periods, quantities, fillers and particles go."""
    rest = cues.SORTED.sub(" ", LABEL.sub(" ", text))
    rest = cues.PERIODS.sub(" ", cues.CELL.sub(" ", rest))
    rest = cues.COUNTED_BY.sub(" ", cues.SO_MANY.sub(" ", DONE.sub(" ", cues.ON_ROAD.sub(" ", rest))))
    rest = cues.ASKED_UNIT.sub(lambda asked: _unit_of_a_word(asked, lexicon.pairs), rest)
    quantities = read(rest)
    for n, quantity in reversed([*enumerate(quantities)]):
        if _is_a_name(quantities[max(n - 1, 0) : n + 2], rest, lexicon):
            continue
        printed = rest[quantity.start : quantity.end + 2] in lexicon.source and rest[quantity.end :].strip()  # 300米见绿 is a name
        if (
            not quantity.unit
            and "." in quantity.text
            and len(text) > len(quantity.text) + A_NAME
            or quantity.unit
            and quantity.unit != AGE
            and not printed
            and (quantity.text[0].isascii() or quantity.unit in ("%", "成", "亿元", "万元", "万人"))
        ):
            rest = rest[: quantity.start] + " " + rest[quantity.end :]
    rest = _without_region(rest, lexicon)
    for filler in (filler for filler in cues.fillers() if filler in rest):
        if filler in cues.WORDLIKE:
            rest = cues.filler(filler).sub(lambda found: _loosened(found, lexicon.pairs), rest)
        elif len(filler) > 1:
            rest = cues.filler(filler).sub(_unless_in_a_word, rest)
    rest = re.sub(r"[，。！？?!、：；,:;\s]+|(?<!\d)\.|\.(?!\d)|(?<!目)的", " ", rest)
    words = (piece for word in rest.split() for piece in _parted(word, lexicon.pairs).split())
    return " ".join(lexicon.meant(word) for word in (_trimmed(word, lexicon.known) for word in words) if word)


def _is_a_name(quantities: Sequence[Quantity], text: str, lexicon: Lexicon) -> bool:
    """8个100% is what the plan calls something: two figures that touch, in the plan as in the text."""
    return any(one.end == other.start and text[one.start : other.end] in lexicon.source for one, other in pairwise(quantities))


def _without_region(text: str, lexicon: Lexicon) -> str:
    """The region's own name goes, with or without its last character, but not out of a name that begins with it (“卫滨精兵”)."""
    if not lexicon.region:
        return text
    stem, level = lexicon.stem, lexicon.region[-1]
    text = re.sub(f"(?:全|本|[我咱]们?){level}(?:[里内]|上下)?", " ", text) if level in LEVELS else text
    return re.sub(f"{stem}[区县市省]?", lambda found: found[0] if f"“{text[found.start() : found.start() + len(stem) + 2]}" in lexicon.source else " ", text)


def _loosened(found: re.Match[str], known: frozenset[str]) -> str:
    """A filler goes, unless it makes a word of the plan with what follows (数字经济, 完成投资)."""
    with_next = found.string[found.end() - 1 : found.end() + 1]
    return found[0] if len(with_next) > 1 and (with_next in known or is_word(with_next)) else " "


def _unless_in_a_word(found: re.Match[str]) -> str:
    """园区里 keeps its 区: the filler 区里 goes only where its first character begins a word."""
    before = found.string[max(found.start() - 1, 0) : found.start()]
    return found[0][0] + " " if found[0][0] in "区市省县" and before and is_word(before + found[0][0]) else " "


def _unit_of_a_word(asked: re.Match[str], known: frozenset[str]) -> str:
    """“多少名师”: the unit stays where it begins a word of the plan."""
    following, unit = asked.string[asked.end() : asked.end() + 1], asked[1] or asked[2]
    return f" {unit}" if following and unit + following in known and unit in "名家所" else " "


def _parted(word: str, known: frozenset[str]) -> str:
    """Particles inside a word part it where the plan knows no word with them: 殡仪馆要搬 → 殡仪馆 搬."""
    loose = [n for n, char in enumerate(word) if char in cues.ALWAYS_LOOSE and word[max(n - 1, 0) : n + 1] not in known and word[n : n + 2] not in known]
    return "".join(" " if n in loose else char for n, char in enumerate(word))


def _is_noun(pair: str) -> bool:
    """都市 stays whole, 要求 does not."""
    return is_word(pair) and all(share == 1.0 for _, share in content(pair))


def _trimmed(word: str, known: frozenset[str]) -> str:
    """Function words of one character fall off the ends; one that also ends or begins words only where the plan has no such word (就业, 社会). A side that is told in a unit is a word (家数)."""
    if is_side(word) and units_of(word):
        return word
    loose = cues.particles()
    while word and word[0] in loose and (word[:2] not in known or (word[0] in cues.ALWAYS_LOOSE and not _is_noun(word[:2]))):
        word = word[1:]
    while word and word[-1] in loose and (word[-1] in cues.ALWAYS_LOOSE or word[-2:] not in known):
        word = word[:-1]
    return word.strip("“”‘’\"'")


SIDES_APART = re.compile("[、和跟与及]")  # a gap parts a place from its side (棚户区 南部有哪些)


def sides_apart(topic: str) -> str:
    """投资和建筑面积 are two sides, not a name."""
    return " ".join(apart if is_side(apart := SIDES_APART.sub(" ", word)) else word for word in topic.split())


def _is_thing(subject: str, lexicon: Lexicon) -> bool:
    """Whether a piece of a question names something that the plan could hold (not 合起来), or has a word for (固投)."""
    named = any(share >= 0.8 for _, share in content(subject)) or lexicon.quotes(subject, 3)
    return named or (not is_word(subject) and bool(expansions(subject, lexicon.synonyms)))


HELD = re.compile("^(?:企业|公司|厂家|项目)$")  # “智能装备，企业几家”: what is counted of the thing named, none of its own
IN_BRACKETS = re.compile("[（(]([^（）()]+、[^（）()]+)[）)][^，。]{0,6}$")
MOVES = re.compile(
    "(?:提?升|提高|增加|上升|下降|降低|增长|变化)?的?(?:幅度|程度)|提升|提高|增加|上升|下降|降低|增长|变化"
)  # how something moves is no other thing
NUMBER = re.compile("(?<=.{2})(?:个数|数量|家数|总数)$")
COUNTED = re.compile("(?:多少|几)[个家座所处名]([\u4e00-\u9fff]{2,4})[？?呢啊]*$")  # 各要做到多少家企业: of all that are named
MOST_SIDES = 2
APART = re.compile(
    r"\s+|加上|(?<![增添参追更附])加(?=[^，。]{1,8}(?:一起|一块|总共|合计|合起来))|(?<![总共])(?<!碳中)和(?![谐平美])|与|跟|同(?!步|比)|(?<![普涉])及|、|\+|还是|(?<!占)比(?!例|重)|，|vs|VS"
)


THESE = re.compile(
    "[这那](?:[两三四五六几]|一)[块样家个项类条]$|(?<=[\u4e00-\u9fff]{2})[两三四五六][块样]$|(?<=[\u4e00-\u9fff]{2})[更最][高低多少大小快慢]$"
)  # 竹材和中医药这两块，谁产值更高
THESE_TWO = re.compile("(?<=[\u4e00-\u9fff]{3}) [两俩三四五六][块样类边]$")  # 文旅康养 两块
WHICH_OF = re.compile("哪一?[个家项类](?:产业|行业|企业|公司|项目|指标)的?(?=[一-鿿]{2})")  # 铜加工和机器人，哪个产业的营收大: no third
THOSE = re.compile("(?:这|那|上述|以上)?[两三四五六]个(?:项目|企业|产业|工程|指标|园区)")  # 甲和乙，两个项目总投资合计: what was named, said again


def _touching() -> re.Pattern[str]:
    """Between two of a kind that are said in one breath: 省级市级工程中心, 小学初中入学率."""
    return re.compile("|".join(f"(?<={one})(?={other})" for pair in (*cues.COUNTERPARTS, *cues.LEVELS, cues.BOTH_LEVELS) for one, other in (pair, pair[::-1])))


TOUCHING = _touching()


def operands_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What is set side by side, each with the side that is asked of all: “智能装备和机器人的营收” → 智能装备 营收, 机器人 营收.

    A subject with several sides stands once for each: “农博城 总投资 建筑面积” → 农博城 总投资, 农博城 建筑面积.
    """
    if times := _measured_by(text, lexicon):
        return times
    text = TOUCHING.sub("、", text)
    pieces = [
        THESE.sub("", ALSO.sub("", piece))
        for piece in APART.split(WHICH_OF.sub("", cues.TOGETHER.sub("", _enumerated(cues.CORRECTS.sub("", text)))))
        if piece and not (THOSE.match(piece) and cues.TOGETHER.search(text))
    ]
    apart = [(_topic_with_side(piece, lexicon), piece.endswith("的")) for piece in pieces]
    topics = _with_head([(topic, cut) for topic, cut in apart if topic and _is_more_than_a_mark(topic) and not MOVES.fullmatch(topic)])
    topics = [topic for topic in topics if not (counted := COUNTED.search(text)) or topic != counted[1]] if len(topics) > MOST_SIDES else topics
    topics = _with_first(topics)
    topics = [topic for n, topic in enumerate(topics) if n == 0 or not HELD.match(topic)]
    things = [topic for topic in topics if not is_side(topic) and _is_thing(topic, lexicon)]
    alone = any(is_side(topic) for topic in topics) and not any(sides_of(thing) for thing in things[:-1])
    asked = [side for topic in topics if is_side(topic) or topic in things[-1:] for side in sides_of(topic) if units_of(side)]
    if len(things) > 1 and len(asked) > 1 and alone:  # A、B、C，家数和营收都要: each side of each
        return tuple(f"{subject_of(thing)} {side}" for side in dict.fromkeys(asked) for thing in dict.fromkeys(things))
    side = next((side for topic in reversed(topics) if topic not in lexicon.names for side in sides_of(topic)[-1:] if units_of(side)), "")
    found: list[str] = []
    for topic in topics:
        sides, subject = sides_of(topic), subject_of(topic)
        if is_side(topic):
            found += [f"{subject_of(found[0])} {each}" for each in sides] if found else []
        elif len(sides) > 1:
            found += [f"{subject} {each}" for each in sides]
        else:
            found += [topic if not side or sides else f"{topic} {side}"] if not found or _is_thing(subject, lexicon) else []
    named = tuple(dict.fromkeys(filter(_is_more_than_a_mark, found)))
    return named if len(named) > 1 else ()


def _measured_by(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """“骨干教师是名师的几倍”: the one, then what it is measured by, with the side that only one of them names."""
    found = cues.TIMES.search(text)
    if found is None or cues.PRONOUN.search(text):
        return ()
    named = [topic_of(found[which], lexicon) for which in ("one", "other")]
    side = next((side for topic in named for side in sides_of(topic)[-1:] if units_of(side)), "")
    with_side = tuple(topic if sides_of(topic) or not side else f"{topic} {side}" for topic in named)
    return with_side if all(named) and not any(map(is_side, named)) else ()


def _topic_with_side(piece: str, lexicon: Lexicon) -> str:
    """The topic of a piece, with the word that asks for its number, which elsewhere asks for nothing (保护区个数、面积)."""
    side, topic = NUMBER.search(piece), THESE_TWO.sub("", topic_of(piece, lexicon))
    return f"{topic} {side[0]}" if side and topic and not is_side(topic) and not topic.endswith(side[0]) else topic


def _is_more_than_a_mark(topic: str) -> bool:
    """铜 is a thing; 年, left over of 收官那年, is none."""
    return len(topic) > 1 or any(share == 1.0 for _, share in content(topic))


def _enumerated(text: str) -> str:
    """What comes after the colon, where that lists things: 填表用，要2025目标：每千人执业医师、普惠园占比."""
    before, colon, after = text.rpartition("：")
    if inside := IN_BRACKETS.search(text):  # 一共几所（甲、乙、丙加一起）
        return inside[1]
    return after if colon and "、" in after and before else text


ALSO = re.compile("(?:也|再|都|全)?(?:一并|一起|一块儿?|顺便)?(?:也)?(?:说说?|讲讲?|报|给我?|列|要)(?:一下|一说|上)?$")  # 困难户的也一并说说


def _with_first(topics: list[str]) -> list[str]:
    """Short members after one that stands with the noun they share: “研究中心省级、市级” → 省级 研究中心, 市级 研究中心."""
    first, *others = topics if len(topics) > 1 else ["", ""]
    member = next((first[-len(other) :] for other in others[:1] if 1 < len(other) < len(first) - 1 and _are_alike(first[-len(other) :], other)), "")
    if not member or not all(len(other) == len(member) for other in others):
        return topics
    head = first.removesuffix(member).strip()
    return [f"{each} {head}" for each in (member, *others)]


def _are_alike(one: str, other: str) -> bool:
    """省级 and 市级, 小学 and 初中: two of a kind."""
    return one != other and (one[-1] == other[-1] and len(one) == len(other) or any({one, other} == set(pair) for pair in cues.COUNTERPARTS))


def _with_head(topics: list[tuple[str, bool]]) -> list[str]:
    """What is cut short to its attribute has the noun of the last, or of the first where the last is: “失业的、困难的再就业” → 失业 就业, 困难 就业."""
    _, *head = topics[0 if topics[-1][1] else -1][0].split() if topics else [""]
    return [f"{topic} {' '.join(head)}" if cut and head else topic for topic, cut in topics]
