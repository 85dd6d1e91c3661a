"""Closed questions for a detail that a plan seldom gives: a list of names, an owner, a number to call, a fee, papers to bring, whether it is one's own turn.

Such a question wants an answer of one type; a sentence on the same subject that holds none of that type is near, and no answer:

>>> wanted("俺院在里头没").name
'mine'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import is_side, units_of
from assistant.draft import Draft, Evidence
from assistant.write import asked, named, quoted, sentence, truth
from corpus.quantity import read
from index.findings import Findings, Kind, Part

OPEN = re.compile("(?:怎么|咋)(?![算收卖调])|如何|怎样|措施|举措|为什么|为何|政策")  # asks for words, of which any may do
ASKS = re.compile(f"{cues.ASKS.pattern}|[给发报留呢哩]")
CLAUSE = re.compile("[，。；！？?! ]+")
AMOUNT = re.compile("[万亿\\d]元")  # which is of a thing that is named, not of what is alike
SOME = re.compile(r"等\d+[个家条项处座所]")

MINE, LIST = "mine", "list"
HOLDS = 0.3  # of a subject's own words, for what is told of it
NEAR = 0.3  # of the topic, for a sentence that is shown as nearest


@dataclass(frozen=True)
class Detail:
    """How a detail is asked for, and how a sentence that gives it would say it; None where no sentence can."""

    name: str
    asked: re.Pattern[str]
    held: re.Pattern[str] | None


DETAILS = (
    Detail(MINE, re.compile(r"(?:我|俺|咱)[^，。？?]{0,8}?(?:在里[头面]|在不在|在其中|在名单|(?<![一二三四五六])轮(?![作换班])|排得?上|赶得?上|有份)|有没有(?:我|俺|咱)|轮[得到][^，。]{0,3}[不没吗么]"), None),
    Detail("number", re.compile("号码|[打拨]哪个号|(?:(?<![接打挂])电话|热线|(?<![运路])专线)[^，。]{0,4}(?:多少|几|是啥|是什么|给|发|报|来)|(?:给|发|报|留)[^，。]{0,6}(?:电话|号)"), re.compile(r"\d{5,}")),
    Detail("call", re.compile("(?<![接打挂])电话|热线|(?<![运路])专线|联系方式"), re.compile(r"热线|(?<![运路])专线|电话|\d{5,}")),
    Detail(
        "owner",
        re.compile("(?:业主|建设|投资|运营|承包)(?:单位|方|主体)|业主(?!委|大会|自)|开发商|承包商|产权归谁|(?:是?谁|哪家)(?:公司|单位|企业)?(?:投的?资?|出的?资|开发|运营|承包)的?[？?呀啊]*$"),
        re.compile("业主|(?:建设|投资|运营)(?:单位|主体)|由[^，。；]{2,20}(?:投资|出资|建设|运营|开发)"),
    ),
    Detail("date", re.compile("(?:开工|动工|竣工|完工|开业|投用|通车|启动|起止)(?:日期|时间)|(?:哪一?年|[什啥]么?时候|几时)[^，。]{0,4}(?:开工|动工|竣工|完工|通车|投用|开业|搬进去|住上)"), re.compile(r"“?十[三四]五”?末|(?:19|20)\d\d[年–—-]|年底")),
    Detail("day", re.compile("几月份?|(?<!第)几号(?![线楼院])|哪一?天|星期几|周几|几点(?:开|关|上班|下班|钟?到)|(?:开|营业|摆|到)到?几点"), re.compile(r"\d+月|\d+日|\d点|每[月周]|每年|季度")),
    Detail(
        "papers",
        re.compile(
            "(?:什么|啥|哪些|哪几[样种])(?:证(?!据)|手续|材料|资料)(?!产)|(?:证件?|手续|材料|资料)[^，。]{0,2}(?:要|需要?|得)(?:带|交|准备|办)|[去在到上]哪[^，。]{0,4}(?:报名|报到|申请|登记|办理|窗口)|(?:报名|申请|办理)(?:地点|地址|电话|流程)"
        ),
        re.compile("证件|证明|身份证|许可|执照|手续|前置要件|报名|申请材料|申请.{0,6}(?:向|到)"),
    ),
    Detail("turn", re.compile("[轮排]到了?哪一?[年月天]"), None),
    Detail("year", re.compile("(?:放在?|安排在?|定在)了?哪一?年|(?:啥|什么)前儿"), re.compile(r"“?十[三四]五”?末|(?:19|20)\d\d年|年底|年前")),
    Detail("sum", re.compile("(?:补|奖|贴|赔)(?:俺|我|给|励|贴|助|偿)*[^，。]{0,5}(?:多少|几)(?:个?[钱元块点]|$)|[啥什么]价|摊位费|工资待遇|起步价"), re.compile(r"(?:补贴|补助|奖励|津贴|赔偿|每人)[^，。；]{0,8}\d|\d[^，。；]{0,6}(?:补贴|补助|奖励)|工资|摊位")),
    Detail("cap", re.compile("(?:一个?人|个人|每[人户]|一[户家])[^，。]{0,3}(?:最多|顶多|最高|至多)[^，。]{0,6}(?:多少|几)"), re.compile(r"每[人户]|单笔|最高[^，。；]{0,6}\d")),
    Detail("concentration", re.compile("(?:多少|几)(?:个)?(?:微克|毫克|分贝)"), re.compile(r"\d(?:微克|毫克|分贝)")),
    Detail(
        "rate",
        re.compile(
            "[一每](?:个?平方|平米|平方米|平|亩|立方米?|吨|公斤|斤|度|小时|个月|天|次|趟|桶|门|节)[^，。？?]{0,4}(?:多少|几)(?:个?钱|块|元|[百千](?!亩|米|克)|微克|毫克|$)|(?:多少|几块?)(?:钱|元)[一每]?(?:个?平|亩|吨|度|小时|个月|天|次|趟)"
        ),
        re.compile(r"(?:每|/|平均)[^，。；]{0,6}\d|\d[^，。；]{0,4}(?:/|每)"),
    ),
    Detail("charge", re.compile("(?:收|交|缴)费?(?:多少|几)(?:个|多)?钱|一个?月[^，。]{0,4}(?:收|交)(?:多少|几)|(?:自己|(?<![百千万])个人|[每一]户)[^，。]{0,4}[掏出摊交](?:多少|几)(?!个)"), re.compile("收费|免费|不收|每[人月床户]|补贴|减免")),
    Detail("fine", re.compile("罚款|罚多少|处罚标准"), re.compile("罚款|处罚")),
    Detail("price", re.compile("租金|房租|学费|门票|票价|收费(?!公路|低|高|便宜|贵|的)"), re.compile(r"免费|不收|免收|减免|租金|补贴|补助|贷款|(?<![\d.])(?<!投资)(?<!投资为)(?<!投入)\d[\d.]*[万亿]?元")),
    Detail("fee", re.compile("(?:多少|几个?)钱|[要收交花掏]钱(?=[不吗么没]|$)|[一每][^，。]{1,4}几块|几块钱"), re.compile(r"免费|不收|免收|减免|租金|[\d万亿]元|\d亿(?!美)|补贴|补助|贷款")),
    Detail(LIST, re.compile("(?<![红黑])名单"), None),
)  # fmt: skip
MEMBERS = 2  # signs between members, from which on a sentence lists
COUNTED = re.compile("[个家座处所条户项]")


def wanted(text: str) -> Detail | None:
    """The detail that a text asks for; None where it asks for words, of which any may do."""
    if OPEN.search(text):
        return None
    clauses = CLAUSE.split(text)
    asking = [clause for clause in clauses if ASKS.search(clause)] or clauses  # 翻新多少条，我家那条好像也在里头 asks for a number
    return next((detail for detail in DETAILS if any(_asks_for(detail, clause) for clause in asking)), None)


def _asks_for(detail: Detail, clause: str) -> bool:
    """Whether a clause asks for the detail, or only names it at its end (业主单位和开工日期)."""
    found = detail.asked.search(clause)
    return found is not None and (found.end() == len(clause) or ASKS.search(clause) is not None)


def told(part: Part, draft: Draft, findings: Findings) -> Draft:
    """The draft where it gives the detail asked for, else that the plan does not, with what is nearest."""
    if draft.status not in (Status.ANSWERED, Status.PARTIAL) or not any(line.evidence for line in draft.lines):
        return draft
    detail = wanted(asked.said_now(part)) if not part.said else None
    if detail and not _gives(detail, draft, part, findings):
        if better := _giving(detail, part, findings):
            return quoted.told(better)
        return _lacking(part, draft, findings, partly=detail.name == MINE)
    if part.kind not in (Kind.WHERE, Kind.ORIGINAL) and _is_of_another(part, draft, findings):
        return Draft(Status.NOT_IN_PLAN, (asked.not_given(part),), missing=(asked.briefly(part),))
    return draft


def is_missed(part: Part, draft: Draft) -> bool:
    """Whether a part asks for a detail that some sentence could give, and none of what is told does."""
    detail = wanted(asked.said_now(part))
    return detail is not None and detail.held is not None and not any(detail.held.search(line.text) for line in draft.lines)


def _gives(detail: Detail, draft: Draft, part: Part, findings: Findings) -> bool:
    if detail.name == LIST:
        return _lists(draft, part, findings)
    if detail.name == MINE:
        return _names_mine(draft, part, findings)
    near = [line for line in draft.lines if line.evidence and _is_near(line.evidence[0], findings)]
    return detail.held is not None and any(detail.held.search(line.text) for line in near)


def _names_mine(draft: Draft, part: Part, findings: Findings) -> bool:
    """俺西高村在不在改造里头: a place that is called by its name stands in what is told or not."""
    mine = [name.name for names in findings.names.values() for name in names if name.name in asked.said_now(part)]
    return any(name in line.text for name in mine for line in draft.lines)


def _giving(detail: Detail, part: Part, findings: Findings) -> Evidence | None:
    """The best sentence that is on the subject and holds the detail."""
    if detail.held is None:
        return None
    ranked = (
        piece for score, piece in sentence.ranking(findings, sentence.Wants(figures=True)) if score >= sentence.ENOUGH and detail.held.search(piece.quote)
    )
    alike = {id(hit.chunk.passage) for hit in findings.passages if hit.chunk and hit.likeness >= sentence.ALIKE}
    return next(
        (
            piece
            for piece in ranked
            if (detail.name == "fee" and id(piece.passage) in alike and not AMOUNT.search(piece.quote))
            or findings.of(part.subject or part.topic, sentence.headed(piece, findings)) >= HOLDS
        ),
        None,
    )


def _lists(draft: Draft, part: Part, findings: Findings) -> bool:
    """Whether as many members are named as a sentence counts, or some where it counts none."""
    pieces = [piece for line in draft.lines for piece in line.evidence]
    shown = " ".join(piece.quote for piece in pieces)
    if sum(name in shown for name in named.of_kinds(part.text, findings)) >= MEMBERS:
        return True
    if (len(draft.lines) > MEMBERS and all(line.structural for line in draft.lines[1:])) or any(SOME.search(piece.quote) for piece in pieces):
        return True
    listed = max((clause.count("、") for piece in pieces for clause in re.split("[。；，]", piece.quote)), default=0)
    counts = [int(q.value) for piece in pieces for q in read(piece.quote) if COUNTED.fullmatch(q.unit or "") and q.value > 1]
    return listed >= MEMBERS and (not counts or min(counts) <= listed + 1)


def _is_near(piece: Evidence, findings: Findings) -> bool:
    """Whether a piece is worth showing beside the word that the plan is silent."""
    around = sentence.around(piece, findings)
    return piece.fact is not None or findings.coverage(around) >= NEAR or findings.told(around)


def _lacking(part: Part, draft: Draft, findings: Findings, partly: bool) -> Draft:
    """That the plan does not say it, then what is nearest: the first line, or all where they tell the rule that a single case goes by."""
    near = [line for line in draft.lines if line.evidence and _is_near(line.evidence[0], findings)]
    said = [line.evidence[0].quote if line.structural else line.text.removeprefix(truth.STATED_BY) for line in near]  # not 写在第几章
    once = [(line, text) for n, (line, text) in enumerate(zip(near, said, strict=True)) if text not in said[:n]]
    shown = [replace(line, text=PHRASES.nearest + text) if n == 0 else line for n, (line, text) in enumerate(once)]
    status = Status.PARTIAL if partly and shown else Status.NOT_IN_PLAN
    return Draft(status, (asked.not_said(part), *(shown if partly else shown[:1])), missing=(asked.briefly(part),), why=draft.why)


def _is_of_another(part: Part, draft: Draft, findings: Findings) -> bool:
    """“总投资多少” after another project: a side of what was asked before, told by a fact whose names hold little of it."""
    facts = [*{piece.fact.id: piece for line in draft.lines for piece in line.evidence if piece.fact}.values()]
    if not facts or len(facts) > 1 or not part.subject or not is_side(part.focus) or not units_of(part.focus):
        return False
    piece = facts[0]
    names = " ".join(piece.fact.names) if piece.fact else ""
    return findings.of(part.subject, f"{names} {piece.quote}", False) < HOLDS and not any(
        word in names for word in part.expansions if not is_side(word) and part.focus[:2] not in word
    )
