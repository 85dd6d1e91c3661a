"""A name, a level, a side or a place that a question takes for given and the plan has otherwise.

>>> misnamed(part, findings).lines[0].text
'规划中不是“五大战略”，而是“四大战略”。'
"""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Denial, Draft, Evidence, Line
from assistant.write import location, sentence
from index.findings import Findings, Kind, Part
from index.segment import content

PLACED = re.compile(
    r"(?:选|建|设|放|搬|迁|位于|坐落|落)(?:址|定|落|点)?(?:在|于|到|往)?(?P<place>[\u4e00-\u9fff]{2,5}?)(?:了|的)?(?:吗|吧|呢|嘛|么|对吧|是吧|，|$)"
)
SUPPOSED = re.compile("既然|不是.*[吗嘛吧么]|[吗嘛吧么](?:$|[，？?])|是吧|对吧")  # taken for given or asked, not only said
SIDE = re.compile(r"(?P<line>[\u4e00-\u9fff]{3,8})(?:以)?(?P<side>[东西南北])(?:边|侧|面|部)?(?:吗|吧|是吧|对吧|的|，|$)")
HALF = 0.3  # how much of the topic a sentence on a place must hold
# Words that stand in one another's place: a name with the wrong one is none of the plan's.
ALTERNATIVES = (
    "第一|第二|第三|第四|第五|第六",
    "国家级|省级|市级|区级|县级|全国|全省|全市|全区",
    "一个|两个|三个|四个|五个|六个|七个|八个|九个|十个",
    "两大|三大|四大|五大|六大|七大|八大|九大|十大",
)
SIZES = ("百万元以上", "五百万元以上", "千万元以上", "五千万元以上", "亿元以上", "五亿元以上", "十亿元以上")
SIZED = re.compile(f"(?P<size>{'|'.join(sorted(SIZES, key=len, reverse=True))})(?P<of>项目|企业)")
LEVELS = ("国家级", "省级", "市级", "区级", "县级")
TIME = re.compile("五年|年|月|季|阶段")  # 两个五年 is no name
OF_ANYTHING = re.compile("项目|工程$|企业$")  # nor is 十个项目
AFTER = 2  # characters at least that follow such a word in a name, to the end of a word


def misnamed(part: Part, findings: Findings) -> Draft | None:
    """“五大战略”, “第三消防救援站”: a name that the plan has with another word of the same class."""
    source = findings.plan.unmarked
    asked = re.sub("[“”]", "", part.text)
    for words in ALTERNATIVES:
        for found in re.finditer(rf"(?:{words})(?=[“]?[\u4e00-\u9fff]{{{AFTER - 1}}})", asked):
            after = _following(asked[found.end() :])
            name = found[0] + after
            if TIME.match(after) or OF_ANYTHING.match(after) or name in source or len(after) < AFTER or re.match("[章节篇]", after):
                continue
            longer = _noun(asked[found.end() + len(after) :])
            other = next((word for word in words.split("|") if word + after + longer in source and word != found[0]), None)  # 三大产业集群 is no 四大产业
            piece = _holding(f"{other}{after}", findings) if other else None
            if other and piece:
                says = f"{other}{after}"
                first = Line(f"规划中不是“{name}”，而是“{says}”。", (piece,), echoes=(name,), structural=True)
                return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(name, says, piece),))
    return None


def missized(part: Part, findings: Findings) -> Draft | None:
    """“亿元以上项目460个”: a size of what is counted so, where the plan counts just as many of another size (千万元以上项目)."""
    found = SIZED.search(part.text)
    source = findings.plan.unmarked
    if found is None or not part.claims or found[0] in source:
        return None
    others = (f"{size}{found['of']}" for size in SIZES if size != found["size"])
    held = ((other, _holding(other, findings)) for other in others if other in source)
    says, piece = next(((other, piece) for other, piece in held if piece and part.claims[0].text in re.sub(r"\s", "", piece.quote)), ("", None))
    if piece is None:
        return None
    first = Line(f"规划中不是“{found[0]}”，而是“{says}”。", (piece,), echoes=(found[0],), structural=True)
    return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(found[0], says, piece),))


def misplaced(part: Part, findings: Findings) -> Draft | None:
    """“在京广铁路东边”: a side of a line that the plan names with another (京广铁路以西)."""
    for found in SIDE.finditer(part.text):
        line = next((found["line"][n:] for n in range(len(found["line"]) - 2) if found["line"][n:] + "以" in findings.plan.source), "")
        other = next((side for side in "东西南北" if line and f"{line}以{side}" in findings.plan.source), found["side"])
        piece = _holding(f"{line}以{other}", findings) if other != found["side"] else None
        if piece:
            name, says = f"{line}以{found['side']}", f"{line}以{other}"
            first = Line(f"规划中不是{name}，而是{says}。", (piece,), echoes=(name,))
            return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(name, says, piece),))
    return None


def mislevelled(part: Part, findings: Findings) -> Draft | None:
    """“勤工争创国家级研发平台”: the clause that names the thing says another level (支持勤工等企业创建省级…)."""
    said = next((level for level in LEVELS if level in part.text), None)
    if said is None or part.kind in (Kind.LIST, Kind.WHERE):
        return None
    of_what = _following(part.text.partition(said)[2])
    names = [word for named in findings.names.values() for name in named for word in (name.name, *name.aliases) if word in part.text]
    pieces = (Evidence(p, *span) for p in findings.plan.passages if p.kind != "heading" and said + of_what in p.text for span in p.sentences)
    for piece in pieces:
        clauses = [clause for clause in piece.quote.split("，") if any(name in clause for name in names)]
        other = next((level for level in LEVELS for clause in clauses if level + of_what in clause), said)
        if other != said and not any(said in clause for clause in clauses):
            first = Line(f"规划中不是{said}，而是{other}。", (piece,), echoes=(said,))
            return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(said, other, piece),))
    return None


def elsewhere(part: Part, findings: Findings) -> Draft | None:
    """“农博城不是选在铁西吗”: a place that the sentence on it does not name."""
    found = PLACED.search(part.text) if SUPPOSED.search(part.text) else None
    if found is None:
        return None
    pieces = [
        piece
        for _, piece in sentence.ranking(findings)[:6]
        if location.LOCATED.search(piece.quote) and findings.coverage(sentence.around(piece, findings)) >= HALF
    ]
    place = found["place"].strip("的吗吧呢")
    if not pieces or place in pieces[0].quote or place not in findings.plan.source:
        return None
    first = Line(f"规划中不是{place}。", (pieces[0],), echoes=(place,))
    return Draft(Status.ANSWERED, (first, Line(pieces[0].quote, (pieces[0],))), denials=(Denial(place, pieces[0].quote, pieces[0]),))


def _following(text: str) -> str:
    """The words at the start of a text, as many as make AFTER characters."""
    found = ""
    for word, _ in content(re.split(r"[^\u4e00-\u9fff]", text)[0]):
        found += word
        if len(found) >= AFTER:
            break
    return found


def _noun(text: str) -> str:
    """The noun that a text begins with; empty where it begins with another word."""
    return next((word if share == 1.0 and len(word) > 1 else "" for word, share in content(text)), "")


def _holding(words: str, findings: Findings) -> Evidence | None:
    """The first sentence that holds some words."""
    pieces = (
        Evidence(p, *span) for p in findings.plan.passages if p.kind != "heading" for span in p.sentences if words in re.sub("[“”]", "", p.text[slice(*span)])
    )
    return next(pieces, None)
