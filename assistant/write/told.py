"""What an answer told: the facts that its own sentences state, else the sentences of the plan that it quotes.

>>> [fact.text for fact in facts_in("到“十四五”末，智能机器人企业目标为10家以上。[1]", ledger)]
['10家以上']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.answer import PHRASES
from assistant.draft import Evidence
from assistant.write import phrase
from assistant.write.amount import quantity_of, says_the_same
from assistant.write.sentence import merged
from corpus.facts import Fact
from corpus.plan import Plan
from index.findings import Findings

PIECES, SENTENCE = 4, 8  # places that are told again; characters from which a sentence in an answer is a quote
SILENT = PHRASES.missing[:3]  # how a refusal begins: 规划未


def facts_in(answer: str, ledger: Sequence[Fact], asked: str = "") -> tuple[Fact, ...]:
    """The facts that an answer states, in the order said; where it states none, those of a sentence that it quotes that are called as in what was `asked`, else those that stand alone in their unit."""
    if not answer:
        return ()
    stated = {sentence: fact for fact in reversed(ledger) if fact.value and (sentence := phrase.sentence(fact)) in answer}
    if stated:
        return tuple(dict(sorted(stated.items(), key=lambda pair: answer.index(pair[0]))).values())
    quoted = [
        fact for fact in ledger if fact.value and (fact.quote in answer or fact.quote.replace("。", "：", 1) in answer)
    ]  # 项目：投资…, an item with its name
    if called := tuple(fact for fact in quoted if any(name in asked for name in fact.names)):
        return called
    of = Counter((fact.quote, base_unit(fact)) for fact in quoted)
    alone = (fact for fact in quoted if of[fact.quote, base_unit(fact)] == 1)
    return tuple(sorted(alone, key=lambda fact: answer.index(fact.quote if fact.quote in answer else fact.quote.replace("。", "：", 1))))


def evidence_in(answers: Sequence[str], findings: Findings) -> tuple[Evidence, ...]:
    """What the latest answer that tells something of the plan rests on: the facts it states, else the sentences that it quotes, in the order said.

    What a refusal shows as nearest is told again only where nothing was answered.
    """
    silent = [answer for answer in answers if answer.startswith(SILENT)]
    for answer in reversed((*silent, *(answer for answer in answers if answer not in silent))):
        stated = [fact for fact in facts_in(answer, findings.ledger) if phrase.sentence(fact) in answer]
        same = [other for fact in stated for other in findings.ledger if other.subject == fact.subject and (other is fact or says_the_same(other, fact))]
        pieces = [phrase.evidence(fact, findings.plan) for fact in same] or _quoted(answer, findings.plan)
        if pieces:
            return tuple(pieces[:PIECES])
    return ()


def sections_of(answers: Sequence[str], findings: Findings) -> tuple[str, ...]:
    """The sections that answers tell from, that of the last one first; what a refusal shows as nearest is told too."""
    pieces = (
        piece
        for answer in reversed(answers)
        for piece in (*(phrase.evidence(fact, findings.plan) for fact in facts_in(answer, findings.ledger)), *_quoted(answer, findings.plan))
    )
    return tuple(dict.fromkeys(piece.passage.place.section_label for piece in pieces))


def speaking_of(name: str, answers: Sequence[str], findings: Findings) -> tuple[Evidence, ...]:
    """The sentences of answers, as the plan has them, in which a name stands."""
    found = [
        Evidence(passage, start, end)
        for passage in findings.plan.passages if passage.kind not in ("heading", "row") and name in passage.text
        for start, end in passage.sentences if name in passage.text[start:end] and _is_shown(passage.text[start:end], answers)
    ]  # fmt: skip
    return tuple(merged(found[:PIECES]))


def _is_shown(sentence: str, answers: Sequence[str]) -> bool:
    """Whether an answer has the sentence or a clause of it."""
    return any(len(clause) >= SENTENCE and clause in answer for answer in answers for clause in re.split("[，。；：]", sentence))


def _quoted(answer: str, plan: Plan) -> list[Evidence]:
    """The plan's sentences that stand in an answer, neighbours as one."""
    found = [
        Evidence(passage, start, end)
        for passage in plan.passages if passage.kind not in ("heading", "row")
        for start, end in passage.sentences if end - start >= SENTENCE and passage.text[start:end] in answer
    ]  # fmt: skip
    return sorted(merged(found), key=lambda piece: answer.index(piece.quote[:SENTENCE]))


def base_unit(fact: Fact) -> str:
    """亿元 and 万元 are both 元."""
    quantity = quantity_of(fact)
    return quantity.base[2] if quantity else fact.unit
