"""Where something stands: a sentence that says a place, or the word that the plan says none.

>>> write(part("铁西区域在哪儿"), findings).lines[0].text
'铁西区域拟定于京广铁路以西、西环路以东、南环路以北、卫河以南的合围区域。'
"""

from __future__ import annotations

import re

from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import asked, quoted, sentence
from index.findings import Findings, Part
from index.segment import content

LOCATION = re.compile(
    r"(?:(?<!用)在|[搁落放设盖]|(?<!要)建到?|搬到?|迁到?|(?<!用)到)哪(?![些几类种样门]|[一两三四五六七八九十][级个条项])|要建到?哪(?![些几类种样门个])|在(?:什么地方|什么位置)|哪条[路街]|位于|地址|选址|到什么地方|定(?:在)?哪|位置"
)
ABSTRACT = re.compile("(?:[短好长用坏]处|(?<![地站])点|[优劣]势|短板|问题|差距|原因|关键|特色|理由|意义)在哪")  # what stands nowhere on the ground
EXACTLY = re.compile("[搬迁]到|[搬迁]往|[搬迁]去|[搬迁]哪|哪条[路街]|地址|门牌|定(?:在)?哪")  # asks for a place that no other words can stand for
MOVED, REACHED = re.compile("[搬迁]"), re.compile("[搬迁]至|[搬迁]到|迁入|迁往")
PLACES = ("道路", "河湖", "公园", "村", "社区", "镇办", "园区", "区域")  # kinds of names that tell where something is
LOCATED = re.compile(r"选址|位于|拟定于|搬至|迁至|以[东南西北]")
SET_UP = re.compile("在[^，。；：、]{2,8}(?:筹建|新建|兴建|设立)")  # says where, of what the same sentence names
WHICH_REGIONS = re.compile("哪[几些]?[个块片]*(?:地方|地区|区域|城市|省份?|国家)|[往去到]哪(?:些|儿|里)?(?:招|引|跑|找|去)")
REGIONS = re.compile("(?:[\u4e00-\u9fff]{2,5}、){2,}[\u4e00-\u9fff]{2,6}等(?:重点)?(?:地区|区域|城市|省份|国家)")  # names of regions in a row
TELLING = 0.6  # how much a word says of what a thing is: 传习 of a place for it
SITE = re.compile("选址|地址|位置|地点|具体|定|在|放|建")  # by itself it names nothing
NEAR_IT = 0.4  # of the topic, that such a sentence holds with its section's items
HELD_HERE, FEW = 0.6, 2  # of the topic: such a sentence, of the first ones, may say the place by its name


def regions(part: Part, findings: Findings) -> Draft | None:
    """“招商主要往哪些地方跑”: the sentence that sets regions in a row (以长三角、京津冀…等地区为重点), of a section whose items hold the topic."""
    if not WHICH_REGIONS.search(part.text):
        return None
    plan = findings.plan
    items: dict[str, set[str]] = {}
    for passage in plan.passages:
        items.setdefault(passage.place.label, set()).add(passage.place.item or "")
    found = [Evidence(p, *span) for p in plan.passages if p.kind == "paragraph" for span in p.sentences if REGIONS.search(p.text[slice(*span)])]
    asked_of = {token: weight for token, weight in findings.weights.items() if token in (part.focus or part.topic)}
    near = {p: findings.share(asked_of, f"{' '.join(sorted(items[p.passage.place.label]))} {sentence.around(p, findings)}") for p in found}
    best = max(near, key=near.__getitem__, default=None)
    return quoted.draft([best]) if best and near[best] >= NEAR_IT else None


def write(part: Part, findings: Findings) -> Draft | None:
    """For a part that asks for a place; None where it does not, or a sentence names the place by itself."""
    if draft := regions(part, findings):
        return draft
    own = re.split("[，,]", part.text)[-1]
    if not LOCATION.search(own) or ABSTRACT.search(own):
        return None
    ranked = [(score, piece) for score, piece in sentence.ranking(findings) if score >= sentence.ENOUGH and sentence.bears(piece, findings)]
    moved = MOVED.search(part.text)
    near = [piece for score, piece in ranked if score >= 0.6 * ranked[0][0]]
    placed = [piece for piece in near if (REACHED if moved else LOCATED).search(piece.quote) or (not moved and _sets_it_up(part, piece))]
    placed = [piece for piece in placed if _is_of_it(part, piece)]
    if placed:
        return quoted.draft(placed[:1])
    here = any(findings.coverage(piece.quote) >= HELD_HERE for piece in near[:FEW]) and not EXACTLY.search(part.text)
    if not ranked or (here and (not part.after or tells_a_place(part, ranked[0][1], findings))):
        return None
    words = asked.briefly(part)
    what = f"“{words}”的具体位置" if words == part.topic else f"“{words}”"
    first = Line(PHRASES.missing.format(what=what), echoes=(words,))
    return Draft(Status.NOT_IN_PLAN, (first, Line(PHRASES.nearest + ranked[0][1].quote, (ranked[0][1],))), missing=(f"{words}的位置",))


def _sets_it_up(part: Part, piece: Evidence) -> bool:
    """“非遗传习中心放在哪里”: in 石榴巷, where it is to be set up; the museum that the next sentence plans is not."""
    nouns = (word for word, share in content(part.topic) if share >= TELLING and len(word) > 1)
    return SET_UP.search(piece.quote) is not None and any(noun in piece.quote for noun in nouns)


def _is_of_it(part: Part, piece: Evidence) -> bool:
    """Whether a sentence that says a place speaks of what was asked before, where the turn itself names nothing (选址定在哪条路)."""
    before = part.after or part.beside
    if before is None or SITE.sub("", part.topic if part.after is None else part.focus).strip():
        return True
    told = f"{piece.passage.place.item or ''}{piece.passage.text}"
    return any(word in told for word, share in content(before.topic) if share == 1.0 and len(word) > 1)


def tells_a_place(part: Part, piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence says where, or names a place that the question does not."""
    return LOCATED.search(piece.quote) is not None or any(
        name.name in piece.quote and name.name not in part.topic for kind in PLACES for name in findings.names.get(kind, ())
    )
