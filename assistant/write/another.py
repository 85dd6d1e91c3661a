"""What is told of another is no answer: money of a project that the plan gives none of, a figure of another place, or the count of things of each of which is asked.

>>> another.write(part("万邦冷链物流园投多少"), findings).lines[0].text
'规划未给出“万邦冷链物流园”的具体数字。'
"""

from __future__ import annotations

import re

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import is_side
from assistant.draft import Draft, Line
from assistant.write import asked, named, phrase, scope, sentence, text
from corpus.facts import Fact
from corpus.names import projects_of
from index.findings import Findings, Part
from index.segment import content

A_NAME = 4  # characters
EACH_OF = re.compile("(?:各|每一?个?|个)(?P<what>[\u4e00-\u9fff]{2,4}?)(?:各|分别|都)(?:分|有|是|要|摊)?[到了]?(?:多少|几)个")  # 各办事处分别多少个
FEW = 3  # places of a noun that tells one project from another


def write(part: Part, findings: Findings) -> Draft | None:
    """That the plan does not say, where what it says in words does not speak of the project either."""
    told = text.write(part, findings) if _names_of_projects(part, findings) else None
    return asked_of(part, "".join(line.text for line in told.lines), findings) if told else None


def asked_of(part: Part, told: str, findings: Findings) -> Draft | None:
    """The same where `told`, which would answer, has not the name of the project that is asked about."""
    if all(noun in told for noun in _names_of_projects(part, findings)):
        return None
    return Draft(Status.NOT_IN_PLAN, (asked.not_given(part), *scope.nearest(findings)), missing=(asked.briefly(part),))


def of_others(part: Part, fact: Fact, findings: Findings) -> Draft | None:
    """That the plan does not give it, where the figure counts the very things of each of which is asked (各办事处分别多少个), or is of another place."""
    each = EACH_OF.search(asked.said_now(part))
    counts_them = each is not None and fact.measure == "count" and fact.subject.endswith(each["what"])
    if not counts_them and not _is_of_another_place(part, fact, findings):
        return None
    piece = phrase.evidence(fact, findings.plan)
    near = (Line(PHRASES.nearest + piece.quote, (piece,)),) if counts_them or named.of_regions(part.focus, findings) else scope.nearest(findings)
    return Draft(Status.NOT_IN_PLAN, (asked.not_given(part), *near), missing=(asked.briefly(part),))


def _is_of_another_place(part: Part, fact: Fact, findings: Findings) -> bool:
    """“自由路办分到多少个” after how many there are in all: a later turn names a place that neither the figure nor its sentence is of."""
    piece = phrase.evidence(fact, findings.plan)
    told = f"{' '.join(fact.names)} {sentence.headed(piece, findings)}"
    if part.after is None or not (places := named.of_regions(part.focus, findings) or _whole_regions(part, fact, findings)):
        return False
    return not any(place[:2] in told for place in places)


def _whole_regions(part: Part, fact: Fact, findings: Findings) -> tuple[str, ...]:
    """铁西区域 of “前面那个有多少平方公里”: the regions of a topic whose area is asked, where it names nothing else that the figure is of."""
    places = named.of_regions(part.topic, findings) if set(part.units) & set(cues.UNITS["面积"]) else ()
    rest = [word for word in part.topic.split() if word not in places and not is_side(word)]
    return () if any(word in name for word in rest for name in fact.names) else places


def _names_of_projects(part: Part, findings: Findings) -> tuple[str, ...]:
    """Of a question for money the names of things that it says whole, and the nouns that stand in the name of a project and in few places of the plan."""
    if part.units != cues.UNITS["元"]:
        return ()
    projects = [project.name for project in projects_of(findings.plan, ())]
    known = (*projects, *(name.name for names in findings.names.values() for name in names))
    whole = [name for name in known if len(name) >= A_NAME and name in part.topic.replace(" ", "")]
    nouns = [word for word, share in content(part.focus or part.topic) if share == 1.0 and len(word) > 1 and not is_side(word)]
    rare = [noun for noun in nouns if 0 < findings.plan.squeezed.count(noun) <= FEW]
    return (*whole, *(noun for noun in rare if any(noun in name for name in projects)))
