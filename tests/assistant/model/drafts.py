"""Drafts as a careful model would write them, from the message alone; nothing of the product is looked into.

>>> str(next(faithful(given, random.Random(5))))
'规划提出，推进学前教育发展，补齐学前教育短板。[P1]'

Sentences are clauses of one sentence of the plan, shortened, joined and introduced; two sentences joined in one; two places beside each other; a subject put before
what the plan says without one; figures as fact keys, alone, together or after words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

ENTRY = re.compile(r"^【([PF]\d+)】(?:（((?:[^（）]|（[^（）]*）)*)）)?(.+)$", re.MULTILINE)
NUMERAL = re.compile(
    r"[0-9０-９%％〇零两]|[一二三四五六七八九十百千万亿]+(?:个|年|项|家|所|条|级|类|步|点|大|批|次|位|期|村|品|镇|区|平台|体|翼|轴|间|支|人|户|成|大)|[百千万亿]|[半倍番成双]"
)
# Numerals that name or are part of a word, as the plan has them: a careful model copies such words.
NAMES = re.compile(
    r"“[^“”]{1,16}”|[A-Z]+\d+(?:\.\d+)?|\d+[A-Z]|统一|一体|一批|一支|一流|一线|一切|一致|一次性|进一步|新一轮|一二三产业|第三方|三级|两岸|两侧|两化|百城|百年|百货|五金|零售|零部件|零就业|二维码|[三四]板|"
    r"长三角|珠三角|万众|一街一景|一路一色|十五里堡|八里[铺营]|五十间房|百泉大道|东十路|二工具厂|一化工厂|千稼集|千佰[度意]|万邦"
)
PLACE = re.compile("铁西区域|南部区域|老城区|高新区|平原镇|关堤乡|健康路|解放路|胜利路|南桥街|和平路|卫河|西孟河")
ORGANISATION = re.compile("区教体局|[一-鿿]{2,8}?(?:公司|集团|医院|幼儿园|小学|产业园|园区|商业街|公园|文化馆|图书馆)")
OPENERS = ("", "", "规划提出，", "规划明确，", "同时，", "此外，", "规划提出要", "首先，", "其次，", "总的来看，")
DROPPED = re.compile("^(?:加快|积极|大力|着力|不断|持续|切实|进一步)(?=[一-鿿]{3})")
PAST = re.compile("成就|回顾|现状|基础|十三五|环境|机遇|挑战")  # what was done is not said to be proposed
PERIOD = re.compile("“十[三四]五”(?:期间|时期)")
SHORTEST = 9  # characters; what is shorter is no sentence by itself (至“十四五”末)
DENIES = re.compile("严禁|严控|控制|限制|遏制|有望|取消|停止|除|不得|禁止|杜绝|避免|防止|力争|争取|未|拟|对人民|在[^，]{2,12}(?:前提|基础)")
LEANS = re.compile(
    "^(?:将|有利于|也|并|其|比|被|突出城市|有效缓解|是|加之|使|为|集|让|[^（]*（[^）]*$)|下$|“[^”]*$|^[^“]*”"
)  # no sentence without what stands before it
HANGS = re.compile("(?:^|，)(?:对[^，]{2,10}|(?:力争)?到?“十四五”末|[^，]*(?:板块|版块|的同时|[^，]*基础上))$")  # a last clause that waits for the next
VERBS = re.compile(
    "推进|推动|加快|加强|建设|打造|完善|健全|提升|提高|实施|发展|培育|优化|强化|构建|支持|鼓励|引导|积极|大力|着力|全面|深入|持续|扎实|统筹|建立|开展"
)


@dataclass(frozen=True)
class Given:
    """The entries of a message: key → text; for passages also the headings."""

    passages: dict[str, str]
    headings: dict[str, tuple[str, ...]]
    facts: dict[str, str]

    @classmethod
    def of(cls, message: str) -> Given:
        passages, headings, facts = {}, {}, {}
        for key, heads, text in ENTRY.findall(message):
            if key.startswith("P"):
                passages[key], headings[key] = text, tuple(heads.split(" · "))
            else:
                facts[key] = text
        return cls(passages, headings, facts)


@dataclass(frozen=True)
class Said:
    """A sentence with its keys; `text` is what stands between them, `changed` the words that a mutant turned, `how` the way it did."""

    text: str
    keys: str
    source: str = ""
    how: str = "faithful"
    changed: str = ""
    shown: str = ""  # the text with its facts in words, of a faithful sentence
    right: tuple[str, ...] = ()  # what may stand beside it in the same answer and holds its words
    bare: str = ""  # the plan's words in it, without what introduces them
    parts: tuple[Said, ...] = ()  # of a sentence made of two

    def __str__(self) -> str:
        return f"{self.text}。{self.keys}"


def faithful(given: Given, chance: random.Random, known: Sequence[str] = ()) -> Iterator[Said]:
    """Sentences a careful model would write; `known` are names of the plan, so that none loses what it is said of."""
    single = list(_sentences(given, chance, known))
    yield from single
    yield from _of_facts(given, chance)
    yield from _together(single, given, chance, known)


# ---- of one sentence -------------------------------------------------------------------------------------------------------------------


def _sentences(given: Given, chance: random.Random, known: Sequence[str]) -> Iterator[Said]:
    """Neighbouring clauses of one sentence, without those that hold figures."""
    for key, passage in given.passages.items():
        for sentence in re.findall(r"[^。！？；]+", passage):
            clauses = clauses_of(sentence.strip("”’）—"))
            runs = _runs(clauses, known)
            if not runs or len(sentence) < 8:
                continue
            first, last = chance.choice(runs)
            text = "，".join(clauses[first:last])
            if text in given.headings[key] or PERIOD.fullmatch(text) or len(text) < SHORTEST or LEANS.search(text) or HANGS.search(text):
                continue
            styled = text if is_past(key, given) else _styled(text, given.headings[key], chance)
            yield Said(styled, f"[{key}]", sentence, shown=styled, bare=text)


def clauses_of(sentence: str) -> list[str]:
    """Clauses between commas; a quotation stays whole."""
    return re.findall("(?:“[^“”]*”|[^，])+", sentence)


def is_past(key: str, given: Given) -> bool:
    """Whether a passage tells what was done."""
    return any(PAST.search(heading) for heading in given.headings[key])


def has_figure(text: str) -> bool:
    """Whether a numeral is left when the names are taken out."""
    return NUMERAL.search(NAMES.sub("", text)) is not None


def names_someone(text: str, known: Sequence[str]) -> bool:
    """Whether a text says whose or where, as far as a careful reader of it would mind."""
    return any(pattern.search(text) for pattern in (PLACE, ORGANISATION)) or any(name in text for name in known)


def _runs(clauses: Sequence[str], known: Sequence[str]) -> list[tuple[int, int]]:
    """Neighbouring clauses without figures; what stands under a denial keeps it, what is said of someone keeps whom."""
    whole = [not has_figure(clause) for clause in clauses]
    found = [(i, j) for i in range(len(clauses)) for j in range(i + 1, min(i + 4, len(clauses)) + 1) if all(whole[i:j])]
    kept = [(i, j) for i, j in found if not any(DENIES.search(clause) for clause in clauses[:i]) and len("".join(clauses[i:j])) > 5]
    return [(i, j) for i, j in kept if i == 0 or not (names_someone("，".join(clauses[:i]), known) or any(map(LEANS.search, clauses[: i + 1])))]


def _styled(text: str, headings: Sequence[str], chance: random.Random) -> str:
    """Joined, shortened or introduced."""
    style = chance.randrange(7)
    if style == 0 and text.count("，") == 1:
        return chance.choice(OPENERS) + text.replace("，", "，并")
    if style == 1:
        return chance.choice(OPENERS) + DROPPED.sub("", text)
    if style == 2 and not NUMERAL.search(headings[-1]) and headings[-1] not in text:
        return f"在{headings[-1]}方面，{text}"
    if style == 3 and (shorter := re.sub(r"(、[^、，]{2,8})(?=、)", "", text, count=1)) != text and not re.search("[“（]|以.+为", text):
        return shorter
    if style == 4 and "的" in headings[-1] and len(about := headings[-1].rpartition("的")[2]) > 3:
        return f"在{about}方面，{text}"
    return chance.choice(OPENERS) + text


# ---- of facts --------------------------------------------------------------------------------------------------------------------------


def worded(text: str, given: Given) -> str:
    """A text with its facts in words and without its passage keys."""
    return re.sub(r"\{(F\d+)\}", lambda found: given.facts[found[1]].rstrip("。"), re.sub(r"\[P\d+\]", "", text))


def _of_facts(given: Given, chance: random.Random) -> Iterator[Said]:
    keys = list(given.facts)
    texts = [chance.choice(("", "规划提出，", "同时，", "此外，", "具体来看，")) + f"{{{key}}}" for key in keys[:4]]
    if len(keys) > 1:
        one, two = chance.sample(keys, 2)
        texts += [f"{{{one}}}{mark}{{{two}}}" for mark in ("，", "；", "，同时")]
    yield from (Said(text, "", shown=worded(text, given)) for text in texts)


# ---- of two ------------------------------------------------------------------------------------------------------------------------------


def _together(single: Sequence[Said], given: Given, chance: random.Random, known: Sequence[str]) -> Iterator[Said]:
    """Two sentences in one, two places beside each other, a fact after words, a subject before them."""
    future = [said for said in single if not is_past(said.keys[1:-1], given)]
    for one, two in chance.sample(pairs := list(combinations(future, 2)), min(6, len(pairs))):
        if may_join(one, two, known):
            yield _joined(one, two, given, chance)
    for said in chance.sample(future, min(4, len(future))):
        if given.facts and not names_someone(said.bare, known) and not DENIES.search(said.bare):
            own = [key for key, fact in given.facts.items() if _figure(fact) in given.passages[said.keys[1:-1]]]
            key = chance.choice(own or list(given.facts))
            text = f"{said.text if own else said.bare}，{{{key}}}"
            yield replace(said, text=text, shown=worded(text, given))
    placed = [(place, said) for said in future for heading in given.headings[said.keys[1:-1]] for place in PLACE.findall(heading)[:1]]
    for (here, one), (there, two) in combinations(placed, 2):
        if here != there and here not in two.bare and there not in one.bare:
            yield _compared((here, one), (there, two), given, chance)
            break
    yield from (_acting(said, given) for said in chance.sample(future, min(6, len(future))) if _has_no_subject(said, given))


def _figure(fact: str) -> str:
    """The last figure of a fact's words: 97%."""
    return (re.findall(r"\d[\d.]*[^\d，。]?", fact) or ["—"])[-1]


def may_join(one: Said, two: Said, known: Sequence[str]) -> bool:
    """Whether the second reads the same after the first and a comma: not after one of a period, in which it would then be done too."""
    apart = one.source != two.source and one.bare not in two.source and two.bare not in one.source
    dated = PERIOD.search(one.bare) is not None
    return apart and not dated and not names_someone(one.bare, known) and not DENIES.search(one.bare) and not LEANS.search(two.bare)


def _joined(one: Said, two: Said, given: Given, chance: random.Random) -> Said:
    a, b, keyed = one.bare, two.bare, f"{one.keys}{two.keys}" if one.keys != two.keys else one.keys
    forms = (
        (f"{a}{one.keys}；{b}{two.keys}", ""), (f"{a}{one.keys}，{b}{two.keys}", ""), (f"{a}，{b}", keyed), (f"{a}，同时{b}", keyed), (f"规划提出，{a}；同时，{b}", keyed),
        (f"一是{a}，二是{b}", keyed), (f"一是{a}{one.keys}；二是{b}{two.keys}", ""), (f"主要措施包括：{a}；{b}", keyed),
    )  # fmt: skip
    text, keys = chance.choice(forms)
    return Said(text, keys, one.source, shown=worded(text, given), bare=a, parts=(one, two))


def _compared(one: tuple[str, Said], two: tuple[str, Said], given: Given, chance: random.Random) -> Said:
    (here, first), (there, second) = one, two
    mark = chance.choice(("；", "；相比之下，", "；同时，"))
    text = f"在{here}方面，{first.bare}{first.keys}{mark}在{there}方面，{second.bare}{second.keys}"
    return Said(text, "", first.source, shown=worded(text, given), bare=first.bare, parts=(first, second))


def _has_no_subject(said: Said, given: Given) -> bool:
    """Whether the plan itself says who acts nowhere in the sentence and tells of no single project."""
    key = said.keys[1:-1]
    return all(VERBS.match(clause) for clause in clauses_of(said.source)) and all(VERBS.match(head) for head in given.headings[key])


def _acting(said: Said, given: Given) -> Said:
    text = f"卫滨区将{said.bare}"
    return replace(said, text=text, shown=text)
