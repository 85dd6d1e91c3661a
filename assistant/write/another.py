"""Money asked of a project that the plan names and gives none of: that of another is no answer.

>>> another.write(part("万邦冷链物流园投多少"), findings).lines[0].text
'规划未给出“万邦冷链物流园”的具体数字。'
"""

from __future__ import annotations

from assistant import cues
from assistant.answer import Status
from assistant.aspects import is_side
from assistant.draft import Draft
from assistant.write import asked, scope, text
from corpus.names import projects_of
from index.findings import Findings, Part
from index.segment import content

A_NAME = 4  # characters
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
