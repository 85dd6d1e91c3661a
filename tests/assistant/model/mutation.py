"""Drafts as a model might write them, each with one thing wrong; and a judge who knows what was made wrong. Neither looks into the product.

`python -m tests.assistant.model.mutation` makes the whole of it from the known pairs and says what got through.

The mutator sees what a model sees, the message with its keyed material, and writes faithful sentences from it: clauses of one sentence of the plan, shortened
and joined, figures as fact keys. A mutant is a faithful sentence changed in one place. The judge holds the changed words against what the user was shown.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from assistant.answer import Answer, Question
from assistant.model.chat import Chat
from assistant.reply import reply
from evals.cases import Case, load
from index.search import Index
from tests.assistant.model.server import ScriptedServer, bits, scripted

# ---- what the model is given, read from the message alone ------------------------------------------------------------------------------

ENTRY = re.compile(r"^【([PF]\d+)】(?:（([^）]*)）)?(.+)$", re.MULTILINE)
NUMERAL = re.compile(
    r"[0-9０-９%％〇零两]|[一二三四五六七八九十百千万亿]+(?:个|年|项|家|所|条|级|类|步|点|大|批|次|位|期|村|品|镇|区|平台|体|翼|轴)|[百千万亿]|[半倍番成双]"
)
PLACE = re.compile("铁西区域|南部区域|老城区|高新区|平原镇|关堤乡|健康路|解放路|胜利路|南桥街|和平路|卫河|西孟河")
ORGANISATION = re.compile("区教体局|[一-鿿]{2,8}?(?:公司|集团|医院|幼儿园|小学|产业园|园区|商业街|公园|文化馆|图书馆)")


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


# ---- faithful sentences ----------------------------------------------------------------------------------------------------------------


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

    def __str__(self) -> str:
        return f"{self.text}。{self.keys}"


OPENERS = ("", "", "规划提出，", "规划明确，", "同时，", "此外，", "规划提出要", "首先，", "其次，", "总的来看，")
DROPPED = re.compile("^(?:加快|积极|大力|着力|不断|持续|切实|进一步)(?=[一-鿿]{3})")
PAST = re.compile("成就|回顾|现状|基础|十三五|环境")  # what was done is not said to be proposed
PERIOD = re.compile("“十[三四]五”(?:期间|时期)")
SHORTEST = 9  # characters; what is shorter is no sentence by itself (至“十四五”末)
DENIES = re.compile("严禁|不得|禁止|杜绝|避免|防止|力争|争取|未|拟")


def faithful(given: Given, chance: random.Random) -> Iterator[Said]:
    """Sentences a careful model would write: neighbouring clauses of one sentence, without those that hold figures."""
    for key, passage in given.passages.items():
        for sentence in re.findall(r"[^。！？；]+", passage):
            clauses = sentence.strip("”’）").split("，")
            runs = _runs(clauses)
            if not runs or len(sentence) < 8:
                continue
            first, last = chance.choice(runs)
            text = "，".join(clauses[first:last])
            if text == given.headings[key][-1]:
                continue
            if PERIOD.fullmatch(text) or len(text) < SHORTEST or text.startswith(("将其", "其")):
                continue  # no sentence by itself
            past = any(PAST.search(heading) for heading in given.headings[key])
            styled = text if past else _styled(text, given.headings[key], chance)
            yield Said(styled, f"[{key}]", sentence, shown=styled)
    keys = list(given.facts)
    texts = [chance.choice(("", "规划提出，", "同时，", "此外，")) + f"{{{key}}}" for key in keys[:4]]
    if len(keys) > 1:
        texts.append("，".join(f"{{{key}}}" for key in chance.sample(keys, 2)))
    for text in texts:
        shown = re.sub(r"\{(F\d+)\}", lambda found: given.facts[found[1]].rstrip("。"), text)
        yield Said(text, "", shown=shown)


def _runs(clauses: Sequence[str]) -> list[tuple[int, int]]:
    """Neighbouring clauses without figures; what stands under a denial keeps it."""
    whole = [not NUMERAL.search(clause) for clause in clauses]
    found = [(i, j) for i in range(len(clauses)) for j in range(i + 1, min(i + 4, len(clauses)) + 1) if all(whole[i:j])]
    return [(i, j) for i, j in found if not any(DENIES.search(clause) for clause in clauses[:i]) and len("".join(clauses[i:j])) > 5]


def _styled(text: str, headings: Sequence[str], chance: random.Random) -> str:
    """Joined, shortened or introduced."""
    style = chance.randrange(6)
    if style == 0 and text.count("，") == 1:
        return chance.choice(OPENERS) + text.replace("，", "，并")
    if style == 1:
        return chance.choice(OPENERS) + DROPPED.sub("", text)
    if style == 2 and not NUMERAL.search(headings[-1]) and headings[-1] not in text:
        return f"在{headings[-1]}方面，{text}"
    if style == 3 and (shorter := re.sub(r"(、[^、，]{2,8})(?=、)", "", text, count=1)) != text and "“" not in text and "（" not in text:
        return shorter
    return chance.choice(OPENERS) + text


# ---- mutants -----------------------------------------------------------------------------------------------------------------------------

UNITS = ("万", "亿", "%", "个", "亿元", "万人", "公里", "平方米")
BOUNDS = ("以上", "以下", "以内", "左右", "不低于", "超过", "不足", "突破")
DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
TURNS = (
    ("提高", "降低"), ("增加", "减少"), ("扩大", "缩小"), ("加强", "削弱"), ("推进", "暂停"), ("完善", "取消"), ("提升", "压降"), ("加快", "放缓"),
    ("支持", "限制"), ("鼓励", "禁止"), ("新建", "拆除"), ("建设", "拆除"), ("培育", "淘汰"), ("发展", "控制"), ("严禁", "允许"), ("降低", "提高"), ("减少", "增加"), ("缩小", "扩大"),
)  # fmt: skip
SCOPES = (
    ("全区", "全市"), ("城镇", "农村"), ("农村", "城镇"), ("小学", "初中"), ("城市", "乡村"), ("乡村", "城市"), ("全市", "全区"), ("省级", "国家级"), ("市级", "省级"), ("国家级", "市级"),
    ("公办", "民办"), ("中小企业", "大型企业"), ("居民", "职工"), ("社区", "学校"), ("老年人", "残疾人"), ("东", "西"), ("南部", "北部"), ("铁西", "城东"),
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
    if said.text.count("{"):
        yield from _of_facts(said, given, chance)
        return
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
    yield Said(f"{period}{said.text}", said.keys, how="time turned", changed=period.strip("，") + said.text[:2])
    others = [text for text in given.passages.values() if said.source not in text]
    heads = sorted({heading for key, found in given.headings.items() if f"[{key}]" != said.keys for heading in found if heading not in said.text})
    if heads:
        head = chance.choice(heads)
        own = given.headings.get(said.keys.strip("[]"), ())
        if head not in own:
            yield Said(f"在{head}方面，{said.text}", said.keys, how="subject swapped", changed=f"{head}方面")
    if others:
        told = "".join(given.facts.values())  # a clause that is only a name of theirs may be said by a fact's own sentence
        clauses = [c for c in re.split("[，。；]", chance.choice(others)) if CLAUSE <= len(c) < 24 and not NUMERAL.search(c) and c not in told]
        if clauses:
            other = chance.choice(clauses)
            yield Said(f"{said.text}，{other}", said.keys, how="another place's clause", changed=other)


CLAUSE = 9  # characters; a shorter clause is a heading that an extractive answer may say
LEADS = re.compile("(?:同时|推进|推动|加快|加强|着力|大力|积极|持续|不断|切实|深入|统筹|进一步|有序|扎实|开展|重点)*")  # one for another says the same


def _exchanged(said: Said, chance: random.Random) -> Iterator[Said]:
    """Two pieces of the plan's own sentence that change places, or one clause's beginning before another's end."""
    clauses = [clause for clause in re.split("[，：]", said.source) if len(clause) > 5 and not NUMERAL.search(clause)]
    if len(clauses) < 2:
        return
    one, two = chance.sample(clauses, 2)
    cut = chance.randrange(2, min(len(one), len(two)) - 1)
    text = one[:cut] + two[cut:]
    if text not in said.source and not (LEADS.fullmatch(one[:cut]) and LEADS.fullmatch(two[:cut])):
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


# ---- the judge ---------------------------------------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """Only what can carry meaning."""
    return re.sub(r"[\s，。；：、！？“”‘’（）()《》\[\]{}]|(?<=\])\[\d+\]", "", re.sub(r"\[\d+\]", "", text))


OF_SOURCES = ("source swapped", "source invented", "no source", "source in words", "source as a number")


def reached(said: Said, beside: Said, answer: Answer, plan: str) -> str:
    """The line of an answer in which the wrong words stand; empty when none does, or when they are the plan's own."""
    wrong, whole = squeezed(said.changed), squeezed(re.sub(r"\{F\d+\}", "", said.text))
    for line in answer.answer.split("\n"):
        shown = squeezed(line)
        if said.how not in (*OF_SOURCES, "asked instead") and shown == squeezed(beside.shown):
            continue
        for right in said.right:
            shown = shown.replace(squeezed(right), "　")
        if said.how == "asked instead":
            if said.text[-5:] in re.sub(r"\[\d+\]", "", line):
                return line
        elif said.how in OF_SOURCES:
            if whole in shown and not _carried(line, said, answer):
                return line
        elif wrong in shown and (whole in shown or len(wrong) > 5 or "{" in said.text) and not _is_the_plans(line, said, answer, plan):
            return line
    return ""


def _is_the_plans(line: str, said: Said, answer: Answer, plan: str) -> bool:
    """Whether a line that holds the words is a quotation, which no model wrote."""
    return squeezed(line).removeprefix("与此最接近的原文是") in plan or (squeezed(said.changed) in plan and answer.generator == "extractive")


def _carried(line: str, said: Said, answer: Answer) -> bool:
    """Whether a citation of the line quotes the sentence that the words came from."""
    markers = {int(marker) for marker in re.findall(r"\[(\d+)\]", line)}
    longest = [squeezed(max(re.split("[，、]", text), key=len)) for text in (said.source, said.text)]
    return any(words in squeezed(c.quote) for words in longest for c in answer.citations if c.marker in markers)


def stands(said: Said, answer: Answer) -> bool:
    """Whether a faithful sentence is shown as it was written, its facts in words."""
    return answer.generator == "model" and squeezed(said.shown) in map(squeezed, answer.answer.split("\n"))


# ---- the run -------------------------------------------------------------------------------------------------------------------------------


@dataclass
class Tally:
    """What was tried and what came of it."""

    faithful: int = 0
    untouched: int = 0
    mutants: Counter[str] = field(default_factory=Counter)
    through: list[tuple[Said, str]] = field(default_factory=list)
    lost: list[tuple[Said, Answer]] = field(default_factory=list)
    overheads: list[float] = field(default_factory=list)  # milliseconds of an answer without those the server took

    def __str__(self) -> str:
        share = self.untouched / self.faithful if self.faithful else 0.0
        ways = "\n".join(f"  {how:28} {count:6} through {sum(said.how == how for said, _ in self.through)}" for how, count in sorted(self.mutants.items()))
        return f"mutants {sum(self.mutants.values())}, through {len(self.through)}\n{ways}\nfaithful {self.faithful}, untouched {self.untouched} ({share:.4f})\noverhead {median(self.overheads):.1f} ms, median of {len(self.overheads)} answers"


def run(index: Index, cases: Sequence[Case], most: int, seed: int = 5) -> Tally:
    """At least `most` mutants made from the questions of the cases."""
    chance, tally, plan = random.Random(seed), Tally(), squeezed(re.sub(r"— \d+ —", "", index.plan.source))
    known = [name.name for kind in index.names.values() for name in kind]
    with scripted() as server:
        model = Chat(server.address, "scripted", deadline=60)
        for question in _questions(cases, chance):
            given = _given(question, index, server, model)
            written = list(faithful(given, chance)) if given else []
            for said in _some(written, chance):
                _try_faithful(said, question, index, server, model, tally)
                for mutant in mutants(said, given, chance, known):
                    _try_mutant(mutant, said, question, index, server, model, tally, plan, chance)
            if sum(tally.mutants.values()) >= most:
                break
    return tally


def _some(written: Sequence[Said], chance: random.Random) -> list[Said]:
    """Two sentences in words and one in figures, as far as there are any."""
    prose, figures = ([said for said in written if ("{" in said.text) == keyed] for keyed in (False, True))
    return [*chance.sample(prose, min(2, len(prose))), *chance.sample(figures, min(1, len(figures)))]


def _questions(cases: Sequence[Case], chance: random.Random) -> list[str]:
    found = list(dict.fromkeys(turn.question for case in cases for turn in case.turns[:1]))
    chance.shuffle(found)
    return found


def _given(question: str, index: Index, server: ScriptedServer, model: Chat) -> Any:
    server.heard.clear()
    server.play = lambda body: ["。"]
    reply(Question(question=question, mode="model"), index, model)
    return Given.of(server.heard[-1]["messages"][-1]["content"]) if server.heard else None


def _ask(text: str, question: str, index: Index, server: ScriptedServer, model: Chat, size: int) -> Answer:
    server.play = lambda body: bits(text, size)
    return reply(Question(question=question, mode="model"), index, model)


def _try_faithful(said: Said, question: str, index: Index, server: ScriptedServer, model: Chat, tally: Tally) -> None:
    answer = _ask(str(said), question, index, server, model, 4)
    tally.faithful += 1
    tally.untouched += stands(said, answer)
    if not stands(said, answer):
        tally.lost.append((said, answer))


def _as_json(order: Sequence[Said]) -> str:
    """As a server with structured output sends it."""
    told = [{"text": f"{said.text}。", "sources": re.findall(r"\w+", said.keys)} for said in order]
    return json.dumps({"sentences": told}, ensure_ascii=False)


def _try_mutant(
    said: Said, beside: Said, question: str, index: Index, server: ScriptedServer, model: Chat, tally: Tally, plan: str, chance: random.Random
) -> None:
    """Alone, before or after a faithful sentence."""
    order = chance.choice(((said,), (said, beside), (beside, said), (beside, said, beside)))
    text = _as_json(order) if chance.random() < 0.2 else "".join(map(str, order))
    start = time.perf_counter()
    answer = _ask(text, question, index, server, model, chance.choice((1, 2, 5, 400)))
    tally.overheads.append((time.perf_counter() - start - server.busy) * 1000)
    tally.mutants[said.how] += 1
    if line := reached(said, beside, answer, plan):
        tally.through.append((said, line))


def main() -> None:
    """The whole of it, over the real plan."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from corpus.shelf import DEFAULT, folder_of
    from index.embed import SentenceEncoder

    with TemporaryDirectory() as home:
        index = Index.open(folder_of(DEFAULT, Path(home)), Path(home), SentenceEncoder())
        index.warm()
        tally = run(index, load("dev"), int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    print(tally)
    for said, line in tally.through[:60]:
        print("THROUGH", said.how, "|", said, "|", line)
    for said, answer in tally.lost[:40]:
        print("LOST", said, "|", [why for why in answer.trace.why if "模型" in why or "未通过" in why][-2:], "|", said.source[:120])


if __name__ == "__main__":
    main()
