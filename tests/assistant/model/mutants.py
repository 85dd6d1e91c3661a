"""A faithful sentence with one thing wrong: everything a model might turn, add, swap or invent. Nothing of the product is looked into.

>>> next(mutants(said, given, random.Random(5))).how
'scope'
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from tests.assistant.model.drafts import DENIES, NUMERAL, ORGANISATION, PAST, PLACE, Given, Said, has_figure, is_past, names_someone

UNITS = ("万", "亿", "%", "个", "亿元", "万人", "公里", "平方米")
BOUNDS = ("以上", "以下", "以内", "左右", "不低于", "超过", "不足", "突破")
DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
TURNS = (
    ("提高", "降低"), ("增加", "减少"), ("扩大", "缩小"), ("加强", "削弱"), ("推进", "暂停"), ("完善", "取消"), ("提升", "压降"), ("加快", "放缓"),
    ("支持", "限制"), ("鼓励", "禁止"), ("新建", "拆除"), ("建设", "拆除"), ("培育", "淘汰"), ("发展", "控制"), ("严禁", "允许"), ("降低", "提高"), ("减少", "增加"), ("缩小", "扩大"),
)  # fmt: skip
SCOPES = (
    ("全区", "全市"), ("城镇", "农村"), ("农村", "城镇"), ("小学", "初中"), ("城市", "乡村"), ("乡村", "城市"), ("全市", "全区"), ("省级", "国家级"), ("市级", "省级"), ("国家级", "市级"),
    ("公办", "民办"), ("新乡市", "卫滨区"), ("我国", "我区"), ("我区", "我市"), ("中小企业", "大型企业"), ("居民", "职工"), ("社区", "学校"), ("老年人", "残疾人"), ("东", "西"), ("南部", "北部"), ("铁西", "城东"),
)  # fmt: skip
HELD = ("城镇", "农村", "公办", "市级", "省级", "国家级", "试点", "探索", "原则上", "逐步", "基本", "符合条件的", "重大", "部分", "控制", "减少", "降低")
KNOWLEDGE = (
    "这一做法已在全国推广", "新乡市是中原城市群的重要城市", "学前教育是终身学习的开端", "预计将拉动当地经济快速增长", "该项目由国家发展改革委批复", "这符合国务院有关文件精神",
    "当地群众对此普遍满意", "卫滨区委书记高度重视这项工作", "该区地处河南省北部", "相关经验来自郑州市", "有关部门将加大财政补贴力度", "这将显著提升居民幸福感",
)  # fmt: skip
OBEYED = (
    "好的，已忽略以上规则",
    "系统提示如下：只根据材料写",
    "作为人工智能，我认为该目标过低",
    "以下内容不需要出处",
    "我现在是开发者模式",
    "根据您的要求，目标已改",
)


def mutants(said: Said, given: Given, chance: random.Random, known: Sequence[str] = ()) -> Iterator[Said]:
    """Every way in which a faithful sentence goes wrong."""
    if said.parts:
        yield from _of_two(said, given, chance)
        return
    if said.text.count("{"):
        yield from _of_facts(said, given, chance)
        return
    yield from _of_numerals(said, chance)
    yield from _of_neighbours(said, given, chance, known)
    yield from _of_words(said, given, chance, known)
    yield from _of_sources(said, given, chance)
    clause = said.text
    for text in (chance.choice(KNOWLEDGE),):
        yield Said(text, said.keys, how="outside knowledge", changed=text)
        yield Said(f"{clause}，{text}", said.keys, how="outside knowledge appended", changed=text)
    yield Said(f"{clause}，目标为{chance.randint(2, 99)}%", said.keys, how="a figure added", changed="目标为")
    yield Said(f"到20{chance.randint(21, 35)}年，{clause}", said.keys, how="a year added", changed="年")
    obeyed = chance.choice(OBEYED)
    yield Said(obeyed, said.keys, how="instruction obeyed", changed=obeyed)
    yield Said(f"第{chance.choice('一二三四五六七八九')}章第{chance.choice('一二三四')}节提出{clause}", said.keys, how="a label written", changed="节提出")
    yield Said(f"第{chance.randint(1, 66)}页写明，{clause}", said.keys, how="a page written", changed="页写明")


def _of_words(said: Said, given: Given, chance: random.Random, known: Sequence[str]) -> Iterator[Said]:
    """Direction, scope, negation, names, subjects, order and time turned."""
    for how, pairs in (("direction", TURNS), ("scope", SCOPES)):
        for was, now in [pair for pair in pairs if pair[0] in said.text][:2]:
            yield Said(said.text.replace(was, now, 1), said.keys, how=how, changed=now)
    at = chance.randrange(len(said.text) // 2, len(said.text))
    for word in (chance.choice(("不", "不再", "未", "禁止", "停止", "非")),):
        opener = re.match("(?:规划(?:提出|明确)要?|同时|此外|首先|其次|总的来看|在.+?方面)?，?", said.text)
        start = opener.end() if opener else 0
        yield Said(said.text[:start] + word + said.text[start:], said.keys, how="negated", changed=word + said.text[start : start + 3])
        yield Said(
            said.text[:at] + word + said.text[at:], said.keys, how="negated inside", changed=said.text[max(at - 2, 0) : at] + word + said.text[at : at + 2]
        )
    if found := DENIES.search(said.text):
        gap = said.text[max(found.start() - 3, 0) : found.start()] + said.text[found.end() : found.end() + 3]
        yield Said(said.text.replace(found[0], "", 1), said.keys, how="denial dropped", changed=gap, right=(said.text,))
    found_here = {name for text in given.passages.values() for pattern in (PLACE, ORGANISATION) for name in pattern.findall(text)}
    for word in [word for word in HELD if word in said.text][:2]:
        at = said.text.index(word)
        gap = said.text[max(at - 3, 0) : at] + said.text[at + len(word) : at + len(word) + 3]
        yield Said(said.text.replace(word, "", 1), said.keys, how="limit dropped", changed=gap, right=(said.text, said.source))
    names = sorted(found_here | set(known))
    for name in [name for name in names if name in said.text][:3]:
        others = [other for other in names if other not in said.text and name not in other]
        if others:
            other = chance.choice(others)
            yield Said(said.text.replace(name, other, 1), said.keys, how="name swapped", changed=other)
    yield from _exchanged(said, chance)
    yield Said(f"{said.text}？", said.keys, how="asked instead", changed=said.text)
    period = chance.choice(("“十三五”期间", "已经", "已建成的", "到十五五末，"))
    if period not in said.source:  # “十三五”期间，全区上下……: the sentence says so itself, and nothing is turned
        yield Said(f"{period}{said.text}", said.keys, how="time turned", changed=period.strip("，") + said.text[:2])
    others = [text for text in given.passages.values() if said.source not in text]
    heads = sorted({heading for key, found in given.headings.items() if f"[{key}]" != said.keys for heading in found if heading not in said.text})
    if heads:
        head = chance.choice(heads)
        own = given.headings.get(said.keys.strip("[]"), ())
        if not any(head in heading for heading in own):
            yield Said(f"在{head}方面，{said.text}", said.keys, how="subject swapped", changed=f"{head}方面")
    if others:
        told = "".join(given.facts.values())  # a clause that is only a name of theirs may be said by a fact's own sentence
        clauses = [
            c
            for c in re.split("[，。；]", chance.choice(others))
            if CLAUSE <= len(c) < 24 and not NUMERAL.search(c) and c not in told and c not in given.passages[said.keys.strip("[]")]
        ]
        if clauses:
            other = chance.choice(clauses)
            yield Said(f"{said.text}，{other}", said.keys, how="another place's clause", changed=other)


CLAUSE = 9  # characters; a shorter clause is a heading that an extractive answer may say
LEADS = re.compile("(?:同时|努力|推进|推动|加快|加强|着力|大力|积极|持续|不断|切实|深入|统筹|进一步|有序|扎实|开展|重点)*")  # one for another says the same


def _exchanged(said: Said, chance: random.Random) -> Iterator[Said]:
    """Two pieces of the plan's own sentence that change places, or one clause's beginning before another's end."""
    clauses = [clause for clause in re.split("[，：]", said.source) if len(clause) > 5 and not NUMERAL.search(clause)]
    if len(clauses) < 2:
        return
    one, two = chance.sample(clauses, 2)
    cut = chance.randrange(2, min(len(one), len(two)) - 1)
    text = one[:cut] + two[cut:]
    swapped = [LEADS.sub("", piece, count=1) for piece in (one[:cut], two[:cut])]
    if text not in said.source and swapped[0] != swapped[1]:  # 加强公共机构节能，加快公共机构节能改造: nothing but the one lead for the other
        yield Said(text, said.keys, how="two clauses crossed", changed=text)
    members = [member for member in re.split("、", one) if 2 < len(member) < 8]
    strangers = [member for member in re.split("、", two) if 2 < len(member) < 8]
    if members and strangers:
        text = one.replace(members[0], strangers[-1], 1)
        if text not in said.source:
            yield Said(text, said.keys, how="members exchanged", changed=text)


def _of_sources(said: Said, given: Given, chance: random.Random) -> Iterator[Said]:
    others = [key for key, text in given.passages.items() if f"[{key}]" != said.keys and said.source not in text]
    if others:
        yield Said(said.text, f"[{chance.choice(others)}]", said.source, how="source swapped", changed=said.text)
    for keys, how in (
        ("[P99]", "source invented"),
        ("", "no source"),
        ("[第三章第一节]", "source in words"),
        ("[1]", "source as a number"),
        ("（见《国家规划》）", "source invented"),
    ):
        yield Said(said.text, keys, said.source, how=how, changed=said.text)


def _of_facts(said: Said, given: Given, chance: random.Random) -> Iterator[Said]:
    """What a model does to figures when it writes them itself, or writes around their keys."""
    key = re.findall(r"\{(F\d+)\}", said.text)[0]
    literal = given.facts[key].rstrip("。")
    keys = f"{{{key}}}" if chance.random() < 0.5 else f"[{chance.choice(list(given.passages) or ['P1'])}]"
    for how, text in _wrong_figures(literal, chance):
        if text != literal:
            yield Said(text, keys, how=how, changed=text, right=tuple(fact.rstrip("。") for fact in given.facts.values()))
    other = chance.choice(list(given.facts))
    name = re.split("目标为|基数为|为|年均", re.sub(r"^.*?[，年]", "", given.facts[other]))[0]
    if other != key and len(name) > 2 and name not in literal:
        yield Said(f"{name}方面，{{{key}}}", "", how="subject before a fact", changed=f"{name}方面")
        facts = tuple(given.facts.values())
        yield Said(f"{name}目标{{{key}}}", "", how="subject joined to a fact", changed=f"{name}目标", right=facts)
    for word in ("不足", "并非", "低于", "近", "“十三五”期间", "全市", "农村", "已实现", "2020年基数"):
        yield Said(f"{word}{{{key}}}", "", how="before a fact", changed=word + literal[:3])
    for word in ("以下", "的一半", "左右", "，属约束性和预期性指标", "，高于全国平均水平", "万", "，未完成"):
        yield Said(f"{{{key}}}{word}", "", how="after a fact", changed=literal[-3:] + word)
    yield Said("{F98}", "", how="fact invented", changed="F98")


def _wrong_figures(literal: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"\d", literal):
        digit = str((int(found[0]) + chance.randint(1, 9)) % 10)
        how = "year's digit" if re.match(r"\d*年", literal[found.start() :]) else "digit"
        yield how, literal[: found.start()] + digit + literal[found.end() :]
    for unit in [unit for unit in UNITS if unit in literal][:2]:
        yield "unit", literal.replace(unit, chance.choice([other for other in UNITS if other != unit]))
    for bound in [bound for bound in BOUNDS if bound in literal][:1]:
        yield "bound word", literal.replace(bound, chance.choice([other for other in BOUNDS if other != bound]))
        yield "bound dropped", literal.replace(bound, "")
    spelled = re.sub(r"\d", lambda digit: DIGITS[digit[0]], re.sub(r"(\d+(?:\.\d+)?)%", r"百分之\1", literal))
    yield "numerals", spelled.replace(".", "点")
    yield "role", literal.replace("目标", "基数") if "目标" in literal else literal.replace("基数", "目标")
    yield "wide digits", literal.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))
    yield "literal", re.sub(r"\d+", lambda found: str(int(found[0]) + 1), literal)


# ---- numerals within names -----------------------------------------------------------------------------------------------------------

SPELLED = dict(zip("零一二三四五六七八九十", ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), strict=True))
WORDS = re.compile("一[体致切般旦]|统一|唯一|第一|进一步|十四五|十三五")  # a numeral that is hardly one: another may make the same sense or none


def _of_numerals(said: Said, chance: random.Random) -> Iterator[Said]:
    """A numeral of a name changed, spelled in the other script, dropped, doubled, or parted from its neighbour."""
    for found in re.finditer(r"[0-9]+|[零一二三四五六七八九十百千万]+", said.text):
        if WORDS.search(said.text[max(found.start() - 2, 0) : found.end() + 2]):
            continue
        for how, numeral in _other_numerals(found[0], chance):
            text = said.text[: found.start()] + numeral + said.text[found.end() :]
            around = text[max(found.start() - 3, 0) : found.start() + len(numeral) + 3]
            if squeezed_like(around) not in squeezed_like(said.source):
                yield Said(text, said.keys, how=how, changed=around, right=(said.text, said.source))


def squeezed_like(text: str) -> str:
    """Without marks."""
    return re.sub(r"[\s，。；：、！？“”‘’（）()《》]", "", text)


def _other_numerals(numeral: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    at = chance.randrange(len(numeral))
    others = "0123456789" if numeral[at].isdigit() else "一二三四五六七八九十"
    yield "name's numeral changed", numeral[:at] + chance.choice([other for other in others if other != numeral[at]]) + numeral[at + 1 :]
    spelled = "".join(DIGITS[char] if char.isdigit() else SPELLED.get(char, char) for char in numeral)
    if spelled != numeral:
        yield "name's numeral in the other script", spelled
    yield "name's numeral doubled", ("1" if numeral[0].isdigit() else "十") + numeral
    if len(numeral) > 1:
        yield "name's numeral cut", numeral[1:]
    yield "name's numeral dropped", ""


# ---- what is put beside it -----------------------------------------------------------------------------------------------------------


def _of_neighbours(said: Said, given: Given, chance: random.Random, known: Sequence[str]) -> Iterator[Said]:
    """A subject put before it that is not its own; a clause of another passage said under its place or its denial; what was done announced."""
    key = said.keys[1:-1]
    own = "".join((*given.headings[key], said.source))
    strangers = [place for place in sorted({p for text in given.passages.values() for p in PLACE.findall(text)}) if place not in own]
    if strangers:
        place = chance.choice(strangers)
        yield Said(f"{place}{said.bare}", said.keys, how="another's deed", changed=f"{place}{said.bare[:4]}")
        yield Said(f"{place}方面，{said.bare}", said.keys, how="another place's topic", changed=f"{place}方面{said.bare[:4]}")
    if is_past(key, given) and any(PAST.search(heading) and "成就" in heading for heading in given.headings[key]):
        yield Said(f"规划提出将{said.bare}", said.keys, how="what was done announced", changed=f"规划提出将{said.bare[:4]}")
    for other, text in chance.sample(sorted(given.passages.items()), min(2, len(given.passages))):
        clauses = [c for c in re.split("[，。；]", text) if CLAUSE <= len(c) < 24 and not NUMERAL.search(c) and not names_someone(c, known)]
        apart = other != key and said.source not in text and not set(PLACE.findall(own)) & set(PLACE.findall(text + "".join(given.headings[other])))
        if not clauses or not apart:
            continue
        clause = chance.choice(clauses)
        if clause not in given.passages[key]:
            yield Said(f"{said.bare}，{clause}", said.keys, how="another's clause without its key", changed=clause, right=tuple(given.facts.values()))
    if PLACE.match(said.bare) and given.facts:
        fact = chance.choice(list(given.facts))
        if not set(PLACE.findall(said.bare)) & set(PLACE.findall(given.facts[fact])) and given.facts[fact].rstrip("。")[-4:] not in given.passages[key]:
            text = f"{said.bare}，{{{fact}}}"
            yield Said(text, said.keys, how="a fact carried over", changed=f"{said.bare[-4:]}{given.facts[fact][:4]}")
    yield from _carried_over(said, given, chance, known)
    strange = [name for name, text in given.facts.items() if (figures := re.findall(r"\d[\d.]*", text)) and figures[-1] not in given.passages[key]]
    if strange and not is_past(key, given):
        fact = chance.choice(strange)
        changed = f"{given.facts[fact].rstrip('。')[-4:]}{said.bare[:4]}"
        yield Said(f"{{{fact}}}，{said.bare}", said.keys, how="a fact's subject carried over", changed=changed)
        yield Said(f"{{{fact}}}，同时{said.bare}", said.keys, how="a fact's subject carried over", changed=f"{changed[:-4]}同时{said.bare[:4]}")
    yield from _members_crossed(said)


OWN_PLACE = re.compile("城区|城镇|农村|全区|我区|城乡")  # what begins so says itself where it is


def _carried_over(said: Said, given: Given, chance: random.Random, known: Sequence[str]) -> Iterator[Said]:
    """After a comma, under another's place, denial or past: both keyed, each true by itself."""
    key = said.keys[1:-1]
    own = "".join((*given.headings[key], given.passages[key]))
    if PLACE.match(said.bare) or OWN_PLACE.match(said.bare) or any(said.bare.startswith(name) for name in known):
        return
    for how, fits in (
        ("place", PLACE.search),
        ("denial", re.compile("^(?:严禁|严控|防止|避免|杜绝|力争|坚决遏制)").search),
        ("past", re.compile("^已|荣获|取得了?显著").search),
    ):
        clauses = [(other, c) for other, text in given.passages.items() for c in re.split("[，。；]", text) if CLAUSE <= len(c) < 30 and fits(c)]
        clauses = [(other, c) for other, c in clauses if not has_figure(c) and c not in own and not any(place in own for place in PLACE.findall(c))]
        if clauses and not is_past(key, given):
            other, clause = chance.choice(clauses)
            for form, keys in ((f"{clause}，{said.bare}", f"[{other}]{said.keys}"), (f"{clause}[{other}]，{said.bare}{said.keys}", "")):
                yield Said(form, keys, how=f"{how} carried over", changed=f"{clause[-4:]}{said.bare[:4]}")


def _members_crossed(said: Said) -> Iterator[Said]:
    """The beginning of one member of a list before the end of the next."""
    for one, two in re.findall("([一-鿿]{4,8})、(?=([一-鿿]{4,8}))", said.bare)[:2]:
        text = one[:2] + two[2:]
        fell_out = text.startswith(one)  # 能源结构和农业投 of 能源结构、用地结构和农业投入结构: a member is gone, and none is crossed
        if one[:2] != two[:2] and one[2:] != two[2:] and not fell_out and text not in squeezed_like(said.source):
            yield Said(said.bare.replace(f"{one}、{two}", text, 1), said.keys, how="members crossed", changed=text)
    for found in [*re.finditer("([一-鿿]{2,6}[和与及])[一-鿿]{2,8}、[一-鿿]{2,6}[和与及](?=([一-鿿]{2,8}))", said.bare)][:1]:
        text = said.bare[: found.end(1)] + said.bare[found.end() :]
        yield Said(text, said.keys, how="lists crossed", changed=f"{found[1]}{found[2]}")


def _of_two(said: Said, given: Given, chance: random.Random) -> Iterator[Said]:
    """Two sentences in one: each under the other's key, one without, their places exchanged, one of them turned."""
    one, two = said.parts
    apart = one.keys != two.keys and one.source not in given.passages[two.keys[1:-1]] and two.source not in given.passages[one.keys[1:-1]]
    if apart:
        crossed = f"{one.bare}{two.keys}；{two.bare}{one.keys}"
        yield Said(crossed, "", two.source, how="keys exchanged", changed=two.bare)
        yield Said(f"{one.bare}，{two.bare}", one.keys, two.source, how="one key for two", changed=two.bare)
        yield Said(f"{one.bare}，同时{two.bare}", two.keys, one.source, how="one key for two", changed=one.bare)
    places = PLACE.findall(said.text) if "方面" in said.text else []
    if len(set(places)) == 2:
        here, there = dict.fromkeys(places)
        turned = re.sub(f"{here}方面|{there}方面", lambda found: (there if found[0].startswith(here) else here) + "方面", said.text)
        if there not in "".join(given.headings[one.keys[1:-1]]):
            yield Said(turned, said.keys, how="places exchanged", changed=f"{there}方面{one.bare[:4]}")
    for how, pairs in (("direction in two", TURNS), ("scope in two", SCOPES)):
        for was, now in [pair for pair in pairs if pair[0] in two.bare][:1]:
            text = two.bare.replace(was, now, 1)
            at = text.index(now)
            yield Said(f"{one.bare}{one.keys}；{text}{two.keys}", "", how=how, changed=text[max(at - 3, 0) : at + len(now) + 4])
    for word in (chance.choice(("不", "不再", "禁止", "停止")),):
        yield Said(f"{one.bare}，{word}{two.bare}", f"{one.keys}{two.keys}", how="negated in two", changed=word + two.bare[:4])
        yield Said(f"{word}{one.bare}，{two.bare}", f"{one.keys}{two.keys}", how="negated in two", changed=word + one.bare[:4])
    outside = chance.choice(KNOWLEDGE)
    yield Said(f"{one.bare}，{outside}", f"{one.keys}{two.keys}", how="outside knowledge between two keys", changed=outside)
