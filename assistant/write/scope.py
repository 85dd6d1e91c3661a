"""What the plan does not say: another place, nothing on it, or nothing named at all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import asked
from corpus.periods import LENGTH, NAMED, name_of
from corpus.plan import Plan
from corpus.stage import LOOKS_BACK
from index.findings import FIGURES, Findings, Kind, Part
from index.segment import content

PLACES = Path(__file__).parent.parent / "places.toml"
ABOVE = ("国家", "省里", "市里")  # who stands above the region
DOES = "认|批|评|下达|要求|给|[、和]|[市省]里|的(?:牌|称号|认)"  # what is done there to a thing of ours
OURS = re.compile("[我咱俺本你您]们?[区县市省]")  # 对我们区有什么好处
BESIDE = "隔壁|邻近|旁边|相邻"  # 隔壁黎溪县
DISTRICT = re.compile(
    rf"(?:^|[，。、的在和与跟比查问]|{BESIDE})([\u4e00-\u9fff]{{1,2}}(?:[\u4e00-\u9fff](?<![小社园片城校景厂矿山地辖郊市老新街务业发能聚范假护验控心]))(?:区|县|市)|[\u4e00-\u9fff]{{1,3}}(?<![城都])[县市])(?=的|20|十|今|去|有|G|目标|全|$|，)"
)
OF_ASKER = re.compile("(?:我|俺|咱)们?(?:的?[\u4e00-\u9fff]{1,4})?(?:是?[在从打]|住|来自)[^，。？?哪啥什吗多几]{1,12}[，,](?=.{4})")  # 我公司在东莞，
OF_OURS = "全本我咱俺你您各该"  # 全县 is our own
ABOUT_US = re.compile(r"规划|纲要|区(?:委|政府|长|里|上)|我区|全区|本区|咱们?区")
OFFICES = (
    "责任人|负责人|带头人|联系人|书记|区长|副区长|县长|市长|镇长|乡长|局长|部长|所长|科长|处长|队长|主席|主任|校长|院长|村长|支书|站长|董事长|老板|法人代表"
)
CONTRACTOR = re.compile(
    "(?P<what>(?:中标|施工|承建|设计|监理|代理|物业)(?:单位|公司|企业|方))|谁(?:中的?标|承建|施工)|哪家(?:公司|单位|企业)?(?:中的?标|承建|施工)"
)
HOLDER = re.compile(
    rf"(?P<office>{OFFICES})(?:现在|具体|都|分别)*(?:是谁|叫什么|叫啥|姓什么|姓啥|是哪位|是哪个|谁当|的名字|换谁)|(?P<chosen>{OFFICES})(?:定|选|派|任命|换)(?:了|的是|成|好)?(?:的是)?谁|谁(?:是|当|任)[^，。]{{0,8}}?(?P<after>{OFFICES})|(?:哪一?位|哪一?个|哪名)(?P<which>{OFFICES})(?:来|亲自)?(?:负责|分管|主管|牵头|抓|管|挂帅)"
)
STATE = re.compile(
    r"^(?!.*[会要将能]).*(?:评上|建好|建成|盖好|修好|修通|改完|改好|完工|完成|开工|动工|竣工|通车|开业|开门|落地|投用|搬走|搬完|做到|办成|出来|公布)(?:了(?:没有?|吗|么)|没有?)[？?。]*$"
)
FORETOLD = re.compile("预测|预言|猜一?猜|[涨跌](?:还是|或者?)[涨跌]|会不会[涨跌]|能涨到|会跌|要跌")
FIGURE_OF = re.compile("有没有[^，。]{0,4}(?:指标|目标)")
RECENT = re.compile("截至(?:目前|现在|今)|到(?:目前|现在)为止|迄今|至今|去年|前年|上个?月|上半年|今年[^，]{0,6}了")  # after the plan was written
AIMED = re.compile("[要将][^，。]{0,4}成|打算|准备")  # 要建成几个: no plan is asked how far it has come
ACTUAL = re.compile("实际|实数|真[降涨到达做完]|赚|花了|发了|完成情况|进展|已经|截至|完了?几|成了?几|了多少")
NATION = "全国"  # of which 国家 is no other place
NOUN = 0.8  # how much a word says of what a text is about that names something
NEAR = 0.5  # how much of the topic the nearest sentence must hold to be shown
HARDLY, MAYBE = 0.12, 0.3
OFF, FOREIGN = 0.6, 0.85  # how likely the words are of nothing a plan holds
KNOWN = 0.5  # how much of the topic the plan's words must hold for it to know the subject


@cache
def _gazetteer() -> tuple[str, ...]:
    return tuple(name for names in tomllib.loads(PLACES.read_text("utf-8")).values() for name in names)


def elsewhere(part: Part, findings: Findings) -> Draft | None:
    """A question about another place, unless the plan's own sentence on it names that place."""
    plan = findings.plan
    own = (plan.region, *plan.superiors)
    asked_of = _asking(part.text)
    place = _listed(asked_of, own) or _district(asked_of, plan) or _superior(part.text, plan)
    if (
        place is None
        or re.search(
            rf"[在从去到]{place}[^，。？?]{{0,8}}[打干上做回]|在{place}[^，。？?]{{0,4}}[有开办住]|(?:学|照着?|借鉴|参照|模仿|比照|仿照|请来?|引来|跟着)的?(?:是)?{place}",
            part.text,
        )
        or _told(place, findings)
        or (place in plan.squeezed and not _of(place, part.text))
    ):
        return None
    text = PHRASES.other_place.format(title=plan.title, region=plan.region, place=place)
    return Draft(Status.OUT_OF_SCOPE, (Line(text, structural=True),), why=(f"地点“{place}”不是本规划的区域",))


def _listed(text: str, own: Sequence[str]) -> str | None:
    """A place of the gazetteer that is none of the plan's own."""
    return next((name for name in _gazetteer() if _is_said(name, text) and not any(name in mine for mine in own)), None)


def _is_said(name: str, text: str) -> bool:
    """Whether a name stands in a text where a word begins: no 西安 in 吃的东西安全."""
    if name not in text:
        return False
    begins = {0, *accumulate(len(word) for word, _ in content(text))}
    return any(found.start() in begins for found in re.finditer(name, text))


def _district(text: str, plan: Plan) -> str | None:
    """A district named as one that the plan never speaks of; 我们区 is our own."""
    own = (plan.region, *plan.superiors)
    named = (name for name in DISTRICT.findall(text) if not re.search("[几哪各多某什啥]", name) and not OURS.search(name))
    return next(
        (
            name
            for name in named
            if (not any(name in p.text for p in plan.passages) or _asked_of(name, text))
            and not any(name in mine or mine in name for mine in own if len(mine) > 1)
        ),
        None,
    )


def _asked_of(name: str, text: str) -> bool:
    """“沧浦县2025年的GDP”: a figure is asked of a county that the plan only names beside its own; 区 is also what a plan calls its parts (历史街区)."""
    return (
        name[-1] in "县市"
        and name[0] not in OF_OURS
        and re.search(rf"(?:^|[，。、]|{BESIDE}){name}(?:全[县市])?(?:的|20\d\d|GDP|十.五)", text, re.IGNORECASE) is not None
    )


def _superior(text: str, plan: Plan) -> str | None:
    """What a question asks of that stands above the region, unless it only says by whom (省里认定的)."""
    if plan.region == NATION or plan.region in text:
        return None
    above = (name for name in (*plan.superiors, *ABOVE) if plan.region[-1] not in name)  # 市里 of a city is itself
    return next((name for name in above if _asked_first(name).match(text)), None)


@cache
def _asked_first(name: str) -> re.Pattern[str]:
    """A text that asks of a place first of all, not of what is done there."""
    return re.compile(rf"(?:请问|那|想问)?(?:整个)?{name}(?!级|头|的[呢？?]|{DOES})")


def _asking(text: str) -> str:
    """The sentences that ask, of a text that tells something before it does (儿子在深圳，就剩我一个人住。…有啥照顾没？), without what the asker says of where he is (我公司在东莞，)."""
    sentences = [sentence for sentence in re.split("[。！!]", OF_ASKER.sub("", text)) if sentence.strip()]
    return "。".join(sentence for sentence in sentences[:-1] if cues.ASKS.search(sentence)) + "。" + sentences[-1] if sentences else text


def no_such_place(part: Part, findings: Findings) -> Draft | None:
    """“第十三章讲什么” of a plan of twelve: say how many there are."""
    wrong = next((label for label in part.labels if not findings.plan.has(label) and re.search("章|专栏|篇", label)), None)
    if wrong is None:
        return None
    level, word = ("box", "个专栏") if "专栏" in wrong else ("chapter", "章")
    heads = [head for head in findings.plan.heads if head.level == level]
    if not heads:
        return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.missing.format(what=wrong), echoes=(wrong,)),), missing=(wrong,))
    last = findings.plan.passages_of(heads[-1].label)[0]
    first = Line(f"规划没有{wrong}，共{len(heads)}{word}，最后是{heads[-1].label}。", (Evidence(last, *last.sentences[0]),), echoes=(wrong,), structural=True)
    return Draft(Status.NOT_IN_PLAN, (first,), missing=(wrong,))


def nobody(part: Part, findings: Findings) -> Draft | None:
    """“区长是谁”: a plan names offices, not those who hold them."""
    found = HOLDER.search(part.text)
    if found is None:
        return None
    what = f"{found['office'] or found['chosen'] or found['after'] or found['which']}的姓名"
    return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.missing.format(what=what), echoes=(what,)),), missing=(what,))


def foretold(part: Part, findings: Findings) -> Draft | None:
    """“预测一下房价涨还是跌”, “护士有没有同样的指标”: of a thing that the plan has no word for."""
    if not (FORETOLD.search(part.text) or FIGURE_OF.search(part.text)):
        return None
    nouns = [word for word, share in content(part.focus or part.topic) if share == 1.0 and len(word) > 1]
    strange = [noun for noun in nouns if noun not in findings.plan.squeezed]
    if not strange or (FIGURE_OF.search(part.text) and len(nouns) > 1):
        return None
    words = asked.briefly(part)
    return Draft(Status.NOT_IN_PLAN, (asked.not_said(part),), missing=(words,))


def contractor(part: Part, findings: Findings) -> Draft | None:
    """“中标单位是谁”: a plan names what is to be built, not who was hired, unless some sentence says so."""
    found = CONTRACTOR.search(re.split("[，,]", part.text)[-1])
    what = (found["what"] or "承建单位") if found else ""
    if not what or what in findings.plan.source:
        return None
    return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.missing.format(what=what), echoes=(what,)),), missing=(what,))


def other_period(part: Part, findings: Findings) -> Draft | None:
    """“十二五那五年固投涨了多少”: of five years that are neither the plan's nor those before it, of which it says no word."""
    first = findings.plan.base_year + 1
    own = {name_of(first - LENGTH), name_of(first)}
    named = list(dict.fromkeys(found[0] for found in NAMED.finditer(asked.said_now(part))))
    if not named or own & set(named) or any(name in findings.plan.squeezed for name in named):
        return None
    what = f"“{named[0]}”时期的情况"
    return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.missing.format(what=what), echoes=(what,)),), missing=(what,))


def unheard(part: Part, findings: Findings) -> Draft | None:
    """“给装电梯吗”, “护士呢” after a figure of doctors: plans have a name for it (加装电梯, 注册护士), and this one has neither that nor the user's own words, whatever it says of other 电梯."""
    plan, of_a_figure = findings.plan.squeezed, part.kind is Kind.FIGURE and part.after is not None
    words = [word for word in (part.focus if part.after else part.topic).split() if len(word) > 1]
    official = {word: names for word in words if (names := [name for name in part.expansions if _is_within(word, name)])}
    lacking = (word for word, names in official.items() if not any(name in plan for name in names))
    named = next((word for word in lacking if not _stands(word, plan) and (of_a_figure or _is_done(word))), None)
    if named is None or part.over:
        return None
    return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.not_in_plan.format(topic=named), echoes=(named,)),), missing=(named,))


def _is_done(word: str) -> bool:
    """装电梯: something that is done to a thing, not a thing (乡镇, 出租房)."""
    pieces = content(word)
    return len(pieces) > 1 and pieces[0][1] < NOUN and any(len(noun) > 1 for noun, _ in pieces[1:])


def _stands(word: str, plan: str) -> bool:
    """Whether a plan has a word, or the name that it shortens by a character here and there: 农商行 in 农商银行."""
    return re.search(".?".join(map(re.escape, word)), plan) is not None


def _is_within(word: str, name: str) -> bool:
    """Whether a name has the characters of a word in their order: 装电梯 in 加装电梯."""
    rest = iter(name)
    return all(char in rest for char in word)


def progress(part: Part, findings: Findings) -> Draft | None:
    """“评上了没”: how far a thing has come since, which a plan cannot know; what it tells of the years before it is told."""
    since = any(year > findings.plan.base_year for year in part.years) or RECENT.search(part.text) is not None
    later = since and ACTUAL.search(asked.said_now(part)) is not None and not AIMED.search(asked.said_now(part))
    own = re.split("[，,]", part.text)[-1] if part.after else part.text
    if (
        not (later or STATE.search(own))
        or (part.stage == "achieved" and not later)
        or (part.claims and not later)
        or any(year <= findings.plan.base_year for year in part.years)
    ):
        return None
    near = nearest(findings)
    if near and LOOKS_BACK.search(findings.plan.title_of(near[0].evidence[0].passage.place)):
        return None
    words = asked.briefly(part)
    what = f"“{words}”目前的进展" if words == part.topic else f"“{words}”"
    return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.missing.format(what=what), echoes=(what,)), *near), missing=(what,))


def _of(place: str, text: str) -> bool:
    """Whether something of a place is asked (上海的GDP), not what has to do with it (跟上海哪个单位合作)."""
    return re.search(rf"{place}[市省区县]?(?:的|十.五|20|今年|去年|GDP|人口|有多少)", text, re.IGNORECASE) is not None or text.startswith(place)


def _told(place: str, findings: Findings) -> bool:
    """Whether a passage speaks of that place and of what is asked about it."""
    rest = {token: weight for token, weight in findings.weights.items() if not set(token) <= set(place)}
    own = place in findings.plan.superiors
    # Of its own city a plan says 全市; 高于全市平均水平 says nothing of it.
    names = re.compile(rf"{place}|(?<![于居占在])全{place[-1]}(?!平均|前列|第)" if own else place)
    beside = place[-1] in "县市" and place not in _gazetteer()  # named beside the plan's own: 居全市第三位，次于安平县
    texts = [piece for hit in findings.passages[:5] for piece in (re.split("[。，；]", hit.text) if beside else hit.text.split("。") if own else [hit.text])]
    return any(names.search(text) and findings.share(rest, text) >= NEAR for text in texts)


def silent(part: Part, findings: Findings) -> Draft:
    """The last word: nothing named, not in the plan with the nearest content, or out of scope."""
    if not part.topic:
        return Draft(Status.CLARIFY, (Line(PHRASES.clarify_empty),))
    own = asked.said_now(part)
    ours = bool(ABOUT_US.search(own)) or findings.plan.region in own
    unheard = findings.known <= HARDLY or (findings.known <= KNOWN and part.elsewhere >= MAYBE) or part.elsewhere >= OFF
    foreign = part.after is not None and part.elsewhere >= FOREIGN  # whatever was asked before it
    if foreign or unheard and not ours and not part.expansions and not (part.kind in FIGURES and part.elsewhere < MAYBE):
        return Draft(Status.OUT_OF_SCOPE, (Line(PHRASES.out_of_scope.format(title=findings.plan.title), structural=True),))
    return Draft(
        Status.NOT_IN_PLAN, (asked.not_said(part), *nearest(findings)), missing=(asked.briefly(part),),
        why=(f"主题已知 {findings.known:.2f}，最好一段含 {findings.covered:.2f}",),
    )  # fmt: skip


def nearest(findings: Findings) -> tuple[Line, ...]:
    """The closest sentence of the plan, when it holds at least half of the topic."""
    found = [
        Evidence(hit.chunk.passage, start, end)
        for hit in findings.passages[:5] if hit.chunk
        for start, end in hit.chunk.passage.sentences if hit.chunk.start <= start and end <= hit.chunk.end
    ]  # fmt: skip
    best = max(found, key=lambda evidence: findings.coverage(evidence.quote), default=None)
    if best is None or findings.coverage(best.quote) < NEAR:
        return ()
    return (Line(PHRASES.nearest + best.quote, (best,)),)


def joined(statuses: Sequence[Status]) -> Status:
    """One status for several parts."""
    if len(set(statuses)) == 1:
        return statuses[0]
    return Status.PARTIAL if Status.ANSWERED in statuses or Status.PARTIAL in statuses else statuses[0]
