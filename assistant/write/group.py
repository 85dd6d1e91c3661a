"""Members of a group that the plan sets side by side, asked for by kind and number in the user's own words (哪四个产业, 那几个“化”, 围绕哪几块).

>>> write(part("城管精细化那几个“化”是啥"), findings).lines[1].text
'1. 以“洁化”促提质'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant import cues
from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import named, sentence
from assistant.write.asked import counterparts, is_of_its_counterpart, said_now
from corpus.groups import NUMERALS, QUOTED, Group, Member
from corpus.quantity import arabic
from corpus.stage import LOOKS_BACK
from index.findings import Findings, Kind, Part
from index.segment import content

N = rf"(?<!第)(?P<n>[几两{NUMERALS}]|\d{{1,2}})"
COUNTER = "个|条|项|块儿?|大|方面|类|种|家|座|处|样|道|点|部分"
STOP = r"(?=$|[，。？?、；：是分都各叫有吧呢吗啥什么来就要去]|的名|一共|总共|里头|在内)"
# 哪四个产业, 那几个“化”, 七条“坚持”, 几个强区: what is counted stands behind its counter
BEHIND = re.compile(rf"{N}(?:{COUNTER})(?:“(?P<quoted>[^”]{{1,6}})”|(?P<kind>[^，。？?、；：“”]{{1,10}}?){STOP})")
# 平台也是四个吧, 围绕哪几块, 机遇有哪几条: it stands before the number
BEFORE = re.compile(
    rf"(?P<kind>[^，。？?、；：“”哪]{{1,12}}?)(?:也|都|一共|总共)?(?:是|有|分|共)?(?:哪|那)?{N}(?:{COUNTER})(?:方面)?(?:$|[，。？?吧呢啊嘛去来]|都|分别|是|叫)"
)
# “四化”是哪四化
SHORT = re.compile(rf"(?:“|哪|那|[共有是](?=几)){N}(?P<kind>[\u4e00-\u9fff])(?:”|$|[，。？?是])")
NO_KIND = re.compile(f"{COUNTER}|[节章页年成期月天]|项目|工程|措施|任务|内容|工作|方面|东西|名字|规划|具体")  # are counted of anything
NAMED = re.compile("[和与、][^，。？?、的]{2,8}$")  # 高端装备和铜材料两个产业 says itself which
PLACE = re.compile("[那这]?一?[章节]|部分|专栏|[那这]一?块|成就|成绩")  # is parted in its items
SPLIT = re.compile(r"分(?:成|为|了)?[哪几]几?个方面")  # 主要目标分成哪几个方面
SUMMED_UP = re.compile("[，,]?(?:规划|纲要)?(?:里|中)?(?:归纳|概括|总结|归结)(?:成|为|出|了)(?=[哪几])")  # 挑战，规划归纳成几条
BUILT = re.compile("项目|工程")
LOOKED_AT = re.compile("分析|梳理|研判|判断|看法|自己|情况|形势|内容")  # what a text does with a thing, or what it is asked for, is no thing
MEMBERS = re.compile("叫|名字|名单|分别|哪[几些]|列|各是")  # a turn that asks nothing else goes on from the number before
NUMBERED_TERM = re.compile(f"(?!十.五)[{NUMERALS}].{{2}}")
LETTERS = re.compile("[A-Za-z某]")
HELD = 0.5  # of the rest of the topic, that a group with its headings and its sentence must hold
OF_IT = 0.2  # of what a numbered kind of one character is asked of
TITLED = 0.6  # of the topic without an unknown kind, that the headings of a group must hold
# How well a kind fits: with its number in the group's name, said by every member, what the group is called, in its headings, not at all
TERM, ALL, NAME, ABOUT, NOT = 1.2, 1.0, 0.8, 0.4, 0.2
STRUCTURE, NUMBERED, BACK, FURTHER, PAIR = 0.2, 0.3, 0.5, 0.1, 0.2
SAYS, VERB = 0.5, 0.6  # how much a word says that names a kind, and that only does something
TWO, MOST, DIGITS = 2, 10, "〇一二三四五六七八九十"
LONGEST = 420  # characters of what a member is told in
SHOWN = 160  # characters of a sentence that is told after the members it lists
TITLE = 4  # characters of a title that is said whole
SHORT_NAME = 5  # characters of a member that may say a kind of one character anywhere (设备换芯)


@dataclass(frozen=True)
class Asked:
    """How many of what: `number` None where the user does not say; `words` the kind in nouns, the closest to the number first; `doing` what every member would have to say; `said` the words themselves, `quoted` whether the kind is put in quotation marks,
    `place` whether a place of the plan is asked for its parts (教育那节分几块), `names` what the plan names of that kind."""

    number: int | None
    words: tuple[str, ...]
    doing: tuple[str, ...] = ()
    said: str = ""
    quoted: bool = False
    place: bool = False
    names: tuple[str, ...] = ()


def asked_for(text: str) -> tuple[Asked, ...]:
    """Every way a text asks for members of a kind.

    >>> asked_for("未来五年主攻哪四个产业")
    (Asked(number=4, words=('产业',), doing=(), said='四个产业', quoted=False, place=False, names=()),)
    """
    found = [_asked(match, match["quoted"]) for match in BEHIND.finditer(text) if not NAMED.search(text[: match.start()])]
    found += [_asked(match, None) for pattern in (SHORT, BEFORE) for match in pattern.finditer(text)]
    return tuple(asked for asked in found if asked.words or asked.doing)


def _asked(match: re.Match[str], quoted: str | None) -> Asked:
    number = None if match["n"] == "几" else 2 if match["n"] == "两" else int(match["n"]) if match["n"].isdigit() else arabic(match["n"])
    if quoted or match.re is SHORT:
        kind = LETTERS.sub("", quoted or match["kind"])
        return Asked(number, (kind,) if kind and (quoted or not NO_KIND.fullmatch(kind)) else (), (), match[0], True)
    kind, behind = match["kind"], match.re is BEHIND
    if not behind and (PLACE.search(kind) or SPLIT.search(match[0])):
        return Asked(number, (kind,), (), match[0], place=True)
    said = [(word, share) for word, share in reversed(content(kind)) if share >= SAYS and len(word) > 1 and not NO_KIND.fullmatch(word)]
    nouns = [word for word, share in said if share > VERB]
    cut = [word for word, _ in content(kind)][-TWO:]
    nouns += ["".join(cut)] if list(map(len, cut)) == [1, 1] else []  # 镇办 is no word of the dictionary
    if behind:  # 园子 is a 园, 断头路 a 路; of 镇办起了称号 the beginning
        nouns += [kind[:-1]] if kind.endswith("子") and len(kind) == TWO else []
        last = content(kind)[-1][0]
        nouns += [last] if len(last) == 1 and len(kind) <= SHORT_NAME and not NO_KIND.fullmatch(last) else []
        nouns += [kind[:TWO]] if len(kind) >= TWO and not NO_KIND.fullmatch(kind[:TWO]) else []
    return Asked(number, tuple(dict.fromkeys(nouns)), tuple(word for word, share in said if share <= VERB), match[0])


@dataclass(frozen=True)
class Fit:
    """A group that may be meant: the members that are, how well it fits, how well its kind does, whether surely."""

    group: Group
    members: tuple[Member, ...]
    score: float
    kind: float
    sure: bool


def best(part: Part, findings: Findings) -> Fit | None:
    """The group that fits best what a part asks for; None where none has the kind, the number and enough of the rest."""
    about = tuple(word for word in part.topic.split() if len(word) > TWO)
    ways = [replace(asked, doing=(*asked.doing, *about), names=_names(asked, findings)) for asked in asked_for(_in_number(part))]
    if not ways:
        return _announced(part, findings)
    groups = [group for group in findings.groups if not is_of_its_counterpart(part.topic, group.clause)] if counterparts(part.topic) else findings.groups
    fits = [fit for asked in ways for group in groups if (fit := _fit(asked, group, findings))]
    return max(fits, key=lambda fit: fit.score, default=_announced(part, findings))


def _announced(part: Part, findings: Findings) -> Fit | None:
    """“怎么看面临的挑战” names nothing but what a paragraph announces by itself (从面临的挑战来看：…): its heads."""
    if part.kind not in (Kind.TEXT, Kind.SUMMARY, Kind.LIST, Kind.COUNT) or part.labels:
        return None
    nouns = [word for word, share in content(part.focus or part.topic) if share == 1.0 and len(word) > 1 and not LOOKED_AT.fullmatch(word)]
    found = [group for group in findings.groups if group.form == "heads" and any(word in group.name for word in nouns)]
    rest = {token: weight for token, weight in findings.weights.items() if any(token in word for word in nouns)}
    of = [group for group in found if findings.share(rest, group.name) >= TITLED]
    return Fit(of[0], of[0].members, NAME, NAME, sure=True) if len(of) == 1 else None


def _said(part: Part) -> str:
    """What a turn says itself, with the question before it where it asks for nothing but names (分别叫什么), or that question for another thing."""
    own = said_now(part)
    if part.after and part.kind is part.after.kind and not cues.ASKS.search(own):
        return part.after.text  # 西部: which roads, as before
    own = own if asked_for(own) or not MEMBERS.search(own) else part.text
    return SUMMED_UP.sub("", own)


def _in_number(part: Part) -> str:
    """“面临哪些挑战”, “概括一下挑战” are asked as “哪几个挑战”; not where a label says which, and projects have lists of their own."""
    said = _said(part)
    if part.labels or BUILT.search(part.text):
        return said
    return f"{said}，几个{part.topic.split()[-1]}" if part.kind is Kind.SUMMARY and part.topic else said.replace("哪些", "哪几个")


def _fit(asked: Asked, group: Group, findings: Findings) -> Fit | None:
    if asked.number and not 0 <= len(group.members) - asked.number <= 1:
        return None  # all of its members are meant, or all but one
    members, kind = _of_kind(asked, group, findings)
    if not members or (asked.number and len(members) != asked.number):
        return None
    told = f"{_headings(group, findings)} {group.name} {' '.join(group.names)}"
    if kind < ALL and asked.words and asked.words[0] in findings.plan.squeezed and asked.words[0] not in f"{told} {group.passage.text}":
        return None  # 污水处理厂几座, where 污水 stands and no 处理厂, of which the plan tells elsewhere
    own, held = findings.relevance(f"{told} {_sentence(group)} {_announcing(group, findings) if kind >= ALL else ''}"), findings.relevance(told)
    rest = {token: weight for token, weight in findings.weights.items() if token not in asked.said}
    if (
        asked.quoted and rest and len(members) == TWO and findings.share(rest, f"{told} {_sentence(group)}") < OF_IT
    ):  # 哪两重 of 双重预防体系 are no 重点任务、重大项目
        return None
    sure = kind >= TERM or (kind >= NAME and (asked.number or asked.quoted or group.form != "row"))
    if own < (HELD / 2 if sure else HELD) and kind < TERM:
        return None
    looks_back = LOOKS_BACK.search(findings.plan.title_of(group.passage.place)) is not None
    doing = sum(all(word in member.name for member in members) for word in asked.doing)
    more = (STRUCTURE if group.form != "row" else 0.0) + (NUMBERED if asked.number else 0.0) + FURTHER * doing
    less = (BACK if looks_back else 0.0) + (PAIR if not asked.number and len(members) == TWO else 0.0)
    return Fit(group, members, kind + own + held / 2 + more - less, kind, bool(asked.number) or kind >= ALL or group.form != "row")


def _announcing(group: Group, findings: Findings) -> str:
    """The paragraphs of the place that say how many members there are (牢牢把握“七个坚持”的基本要求)."""
    if group.form != "items":
        return ""
    so_many = re.compile(f"{_numeral(len(group.members))}[个大条项]")
    return " ".join(p.text for p in findings.plan.passages if p.kind == "paragraph" and p.place.label == group.passage.place.label and so_many.search(p.text))


def _headings(group: Group, findings: Findings) -> str:
    place = group.passage.place
    return f"{findings.plan.title_of(place)} {place.group or ''} {place.item or '' if group.form == 'row' else ''}"


def _of_kind(asked: Asked, group: Group, findings: Findings) -> tuple[tuple[Member, ...], float]:
    """The members that are of the kind asked for, and how well the kind fits."""
    if asked.place:
        told = f"{_headings(group, findings)} {' '.join(group.names)}"
        return (group.members, ALL) if group.form == "items" and findings.coverage(told) >= TITLED else ((), 0.0)
    called = group.name.strip("”")
    if group.form == "items" and len(called) >= TITLE and called in asked.said:
        return group.members, ALL  # 必须遵循的原则是哪几条
    for n, word in ((n, word) for n, word in enumerate(asked.words) if word in group.told):
        if asked.number and called.endswith(word) and re.search(f"{_numeral(asked.number)}[个大条项类种]?{word}$", called):
            return group.members, TERM
        of = tuple(member for member in group.members if _says(member.name, word))
        most = len(of) == len(group.members) - 1 >= TWO
        if len(of) == len(group.members) or (len(of) == asked.number and most) or (most and group.form == "paragraphs"):
            return of, TERM if asked.quoted and asked.number else ALL - n * FURTHER
        if len(word) > 1 and (called.endswith(word) if group.form == "items" and not group.passage.place.group else word in called):
            return group.members, (ABOUT if group.form == "items" and not group.passage.place.group else NAME) - n * FURTHER
    if any(word in group.told and all(word in member.name for member in group.members) for word in asked.doing):
        return group.members, ALL
    return _otherwise(asked, group, findings)


def _otherwise(asked: Asked, group: Group, findings: Findings) -> tuple[tuple[Member, ...], float]:
    """By the plan's own names of that kind, by the headings, or by nothing but the number under a heading that says the rest."""
    if group.form == "row":
        return _in_a_row(asked, group)
    if asked.number != len(group.members) or group.form != "items":
        return (), 0.0
    rest = {token: weight for token, weight in findings.weights.items() if not any(token in word for word in asked.words)}
    return (group.members, NOT) if rest and findings.share(rest, _headings(group, findings)) >= TITLED else ((), 0.0)


def _in_a_row(asked: Asked, group: Group) -> tuple[tuple[Member, ...], float]:
    of = sum(member.name.endswith(asked.names) for member in group.members) if asked.names else 0
    if of >= max(TWO, len(group.members) - 1):
        return group.members, ALL if of == len(group.members) else NAME
    about = "" if group.name else group.passage.place.item or ""
    if asked.number in (None, len(group.members)) and any(len(word) > 1 and word in about for word in asked.words):
        return group.members, ABOUT
    return (), 0.0


def _names(asked: Asked, findings: Findings) -> tuple[str, ...]:
    """The plan's own names of things of the kind."""
    return named.of_kinds(" ".join(f"几{word}" for word in asked.words), findings)


def _says(name: str, word: str) -> bool:
    """Whether a member is of a kind by its own name; a kind of one character begins or ends it, ends what it quotes, or stands in a short one."""
    if len(word) > 1:
        return word in name
    return name.startswith(word) or name.endswith(word) or f"{word}”" in name or (word in name and len(name) < SHORT_NAME)


def _numeral(number: int) -> str:
    return f"(?:{number}|{DIGITS[number]}{'|两' if number == TWO else ''})" if number <= MOST else str(number)


def _sentence(group: Group) -> str:
    return group.passage.text[group.start : group.end]


def write(part: Part, findings: Findings) -> Draft | None:
    """How many they are, each by its number, and where a sentence lists them the sentence; None where the plan's own numbered term for them is said."""
    return _told(part, best(part, findings), findings)


def _told(part: Part, fit: Fit | None, findings: Findings) -> Draft | None:
    term = any(NUMBERED_TERM.match(term) and term in part.text for term in findings.plan.terms)
    return told(fit, findings) if fit and not term else None


def surely(part: Part, findings: Findings) -> Draft | None:
    """The same where the number is said, the members say the kind, or the plan's structure makes the group."""
    fit = best(part, findings)
    return _told(part, fit if fit and fit.sure else None, findings)


def structure(part: Part, findings: Findings) -> Draft | None:
    """The same of a group that the plan's structure makes: its parts are counted, whatever figures stand there."""
    fit = best(part, findings)
    return _told(part, fit if fit and fit.kind >= ALL and fit.group.form != "row" else None, findings)


def told(fit: Fit, findings: Findings) -> Draft:
    """The members of a group as a list."""
    group, count = fit.group, len(fit.members)
    lists = Evidence(group.passage, group.start, group.end)
    lead = Line(f"{_called(fit, findings)}共列出{count}个：", (lists,), counted=count, structural=True)
    lines = [Line(f"{n}. {member.name}", (_evidence(member),), structural=True) for n, member in enumerate(fit.members, 1)]
    said = [Line(lists.quote, (lists,))] if group.form == "row" and len(lists.quote) <= SHOWN else []
    return Draft(Status.ANSWERED, (lead, *lines, *said))


def member(part: Part, findings: Findings) -> Draft | None:
    """“第二个展开讲”: what the plan tells under the name of a member, where it has just one place of that name."""
    found = [each for group in findings.groups if group.form != "row" for each in group.members if each.name == part.pointed] if part.pointed else []
    places = {(each.passage.char_start, each.start): each for each in found}
    if len(places) != 1:
        return None
    each = next(iter(places.values()))
    spans = [span for span in sentence.body(each.passage) if each.start <= span[0] and span[1] <= each.end] or [(each.start, each.end)]
    end = max((stop for _, stop in spans if stop - spans[0][0] <= LONGEST), default=spans[0][1])
    piece = Evidence(each.passage, spans[0][0], end)
    untold = each.name not in piece.quote
    return Draft(Status.ANSWERED, (Line(f"{each.name}：{piece.quote}" if untold else piece.quote, (piece,), structural=True),))


def _called(fit: Fit, findings: Findings) -> str:
    """“四大产业” of 加快发展“四大产业”, or the numbered term of the same place that every member says (“七个坚持”)."""
    place, count = fit.group.passage.place, len(fit.members)
    here = (fit.group.name, *(p.text for p in findings.plan.passages if p.place.label == place.label and p.place.group == place.group))
    terms = (term for text in here for term in (fit.group.name, *QUOTED.findall(text)) if re.match(f"{_numeral(count)}[个大条项]", term))
    found = next((term for term in terms if term in fit.group.name or all(term[TWO:] in member.name for member in fit.members)), "")
    return f"“{found}”" if found else "规划"


def _evidence(member: Member) -> Evidence:
    """The sentence that a member stands in; the run-in name of an item with the sentence after it."""
    start, end = next(span for span in member.passage.sentences if span[0] <= member.start < span[1])
    return sentence.whole(Evidence(member.passage, start, end)) if member.passage.kind == "item" else Evidence(member.passage, start, end)
