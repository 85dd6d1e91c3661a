"""Outcome + case → scores, without asking the assistant. A score that is not defined for a turn is NaN, never 0."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from corpus.plan import Plan
from evals.cases import Case, Turn, squeezed
from evals.generate import Outcome

BARS = re.compile(r"\|")
REFUSALS = {"declined", "not_in_plan", "out_of_scope", "clarify", "withheld"}
RATES = ("right", "figures", "citation_recall", "citation_precision", "page", "right_refusal", "false_refusal")
COUNTS = ("ungrounded", "not_verbatim")
NAN = math.nan
Scores = dict[str, float]


def score(cases: Sequence[Case], outcomes: Iterable[Outcome], plan: Plan) -> list[tuple[Case, Turn, Outcome, Scores]]:
    """Each turn with its scores."""
    turns = {(case.id, number): (case, turn) for case in cases for number, turn in enumerate(case.turns)}
    source = squeezed(plan.source, plan.noise)
    found = []
    for outcome in outcomes:
        case, turn = turns[outcome["case"], outcome["turn"]]
        found.append((case, turn, outcome, of_turn(turn, outcome, plan, source)))
    return found


def of_turn(turn: Turn, outcome: Outcome, plan: Plan, source: str) -> Scores:
    """All scores of one turn."""
    answer = outcome["answer"]
    refused, refusal = answer["status"] in REFUSALS, all(status in REFUSALS for status in turn.status)
    held = [any(holds(answer["answer"], piece) for piece in group) for group in turn.must]
    figured = [any(char.isdigit() for piece in group for char in piece) for group in turn.must]
    wrong = any(holds(answer["answer"], piece) for piece in turn.must_not)
    cited = labels_of(answer)
    enough = len(cited & set(turn.labels)) >= turn.min_labels
    return {
        "right": float(answer["status"] in turn.status and all(held) and not wrong and enough),
        "figures": float(all(h for h, f in zip(held, figured, strict=True) if f) and not wrong) if any(figured) else NAN,
        "citation_recall": float(enough) if turn.labels and turn.min_labels else NAN,
        "citation_precision": _precision(turn, answer),
        "page": float(_on_page(turn, answer)) if turn.pages and turn.min_labels else NAN,
        "right_refusal": float(refused) if refusal else NAN,
        "false_refusal": float(refused) if not REFUSALS & set(turn.status) else NAN,
        "ungrounded": float(len(ungrounded(turn, answer, plan.title))),
        "not_verbatim": float(sum(not verbatim(citation, plan, source) for citation in answer["citations"])),
        "length": float(len(re.sub(r"\[\d+\]", "", answer["answer"]))),
        "ms": outcome["ms"],
    }


def holds(text: str, piece: str) -> bool:
    """`piece` in `text`, white space left out of both, digits with digit boundaries: 7% is not in 17% nor in 7.5%."""
    pattern = re.escape(re.sub(r"\s+", "", piece))
    if piece[:1].isdigit():
        pattern = r"(?<![\d.])" + pattern
    if piece[-1:].isdigit():
        pattern += r"(?!\d|\.\d)"
    return re.search(pattern, re.sub(r"\s+", "", text)) is not None


def labels_of(answer: Mapping[str, Any]) -> set[str]:
    """Every printed label the answer cites: the section's and the box's, the chapter's for its opening."""
    return {label for c in answer["citations"] for label in (c["section_label"], c["box"]) if label}


def _precision(turn: Turn, answer: Mapping[str, Any]) -> float:
    """The share of citations at an accepted place or with an accepted sentence."""
    if not turn.labels or not answer["citations"]:
        return NAN
    evidence = [squeezed(piece) for piece in turn.evidence]
    good = [
        {c["section_label"], c["box"]} & set(turn.labels) or any(squeezed(c["quote"]) in piece or piece in squeezed(c["quote"]) for piece in evidence)
        for c in answer["citations"]
    ]
    return sum(map(bool, good)) / len(good)


def _on_page(turn: Turn, answer: Mapping[str, Any]) -> bool:
    return any(c["page_start"] is not None and c["page_start"] <= page <= c["page_end"] for c in answer["citations"] for page in turn.pages)


def ungrounded(turn: Turn, answer: Mapping[str, Any], title: str = "") -> list[str]:
    """Runs of digits in the answer that stand in nothing it cites, nor in the plan's title: read here with no help from the guard."""
    text = re.sub(r"\[\d+\]|^\d+\. ", " ", answer["answer"], flags=re.MULTILINE)
    grounds = [
        title,
        unicodedata.normalize("NFKC", turn.question),
        *(str(c[field]) for c in answer["citations"] for field in ("quote", "label", "item", "page_start", "page_end")),
    ]
    grounds += [piece for c in answer["citations"] for pair in (c["row"] or {}).items() for piece in pair]
    grounds += [c[field] for c in answer["calculations"] for field in ("expression", "result")]
    grounds += [number for c in answer["calculations"] for number in re.findall(r"[\d.]+", f"{c['expression']} {c['result']}")]
    grounds += [f"{c['said']} {c['plan_says']}" for c in answer["corrections"]]
    counts = {str(len(answer["citations"])), *(str(n) for n in range(1, text.count("\n") + 1))}
    runs = re.findall(r"(?<![A-Za-z.\d])\d+(?:\.\d+)?", text)  # not those of a name (PM2.5, 5G+ stands apart as 5 and is grounded)
    structure = re.search(r"共(?:列出)?\d+(?:篇|章|节|个专栏|页|项|个)|出现\d+次", text) is not None
    return [run for run in runs if not any(holds(ground, run) for ground in grounds) and not (structure and (run in counts or int(float(run)) < 100))]


def verbatim(citation: Mapping[str, Any], plan: Plan, source: str) -> bool:
    """The quote stands in the plan, and its offsets cut out just that."""
    quote = squeezed(citation["quote"])
    cut = squeezed(plan.source[citation["char_start"] : citation["char_end"]], plan.noise)
    if citation["row"]:  # cells stand apart by what draws a table
        return BARS.sub("", cut) == quote
    return quote in source and cut == quote


def summary(rows: Sequence[tuple[Case, Turn, Outcome, Scores]]) -> Scores:
    """Means of the rates over the turns where they are defined, sums of the counts, medians of length and time."""
    scores = [row[3] for row in rows]
    means = {name: _mean(s[name] for s in scores) for name in RATES}
    sums = {name: sum(s[name] for s in scores) for name in COUNTS}
    times = sorted(s["ms"] for s in scores) or [NAN]
    sizes = {"length": median(s["length"] for s in scores) if scores else NAN, "ms": median(times), "ms_p95": times[int(0.95 * (len(times) - 1))]}
    return {"n": float(len(scores)), **means, **sums, **sizes}


def _mean(values: Iterable[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else NAN
