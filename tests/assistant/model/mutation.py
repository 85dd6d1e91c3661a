"""Drafts as a model might write them, each with one thing wrong, put to the whole line; and what came of it.

`python -m tests.assistant.model.mutation 4000 5` makes them from the known pairs (how many, the seed) and says what got through and what faithful ones fell.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from assistant.answer import Answer, Question
from assistant.model.chat import Chat
from assistant.reply import reply
from evals.cases import Case, load
from index.search import Index
from tests.assistant.model.drafts import Given, Said, faithful
from tests.assistant.model.judge import reached, squeezed, stands
from tests.assistant.model.mutants import mutants
from tests.assistant.model.server import ScriptedServer, bits, scripted


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
            written = list(faithful(given, chance, known)) if given else []
            extractive = reply(Question(question=question), index)
            for said in _some(written, chance):
                _try_faithful(said, question, index, server, model, tally)
                for mutant in mutants(said, given, chance, known):
                    _try_mutant(mutant, said, question, index, server, model, tally, extractive, plan, chance)
            for said in _more(written, chance):
                _try_faithful(said, question, index, server, model, tally)
            if sum(tally.mutants.values()) >= most:
                break
    return tally


def _some(written: Sequence[Said], chance: random.Random) -> list[Said]:
    """Two sentences in words, one in figures, one made of two, and one with a numeral in a name, as far as there are any."""
    prose = [said for said in written if "{" not in said.text and not said.parts]
    figures = [said for said in written if "{" in said.text and not said.keys]
    numbered = [said for said in prose if re.search("[0-9]|[二三四五六七八九十百千万]|“[^”]*[一]|一[支批]", said.bare)]
    kinds = ((prose, 2), (figures, 1), ([said for said in written if said.parts], 1), (numbered, 1))
    return [said for kind, most in kinds for said in chance.sample(kind, min(most, len(kind)))]


def _more(written: Sequence[Said], chance: random.Random) -> list[Said]:
    """Faithful sentences of every form, which are not changed."""
    return chance.sample(written, min(5, len(written)))


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
    said: Said,
    beside: Said,
    question: str,
    index: Index,
    server: ScriptedServer,
    model: Chat,
    tally: Tally,
    extractive: Answer,
    plan: str,
    chance: random.Random,
) -> None:
    """Alone, before or after a faithful sentence."""
    order = chance.choice(((said,), (said, beside), (beside, said), (beside, said, beside)))
    text = _as_json(order) if chance.random() < 0.2 else "".join(map(str, order))
    start = time.perf_counter()
    answer = _ask(text, question, index, server, model, chance.choice((1, 2, 5, 400)))
    tally.overheads.append((time.perf_counter() - start - server.busy) * 1000)
    tally.mutants[said.how] += 1
    if line := reached(said, beside, answer, extractive, plan):
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
        most, seed = ([*map(int, sys.argv[1:]), *(2000, 5)[len(sys.argv) - 1 :]])[:2]
        tally = run(index, load("dev"), most, seed)
    print(tally)
    for said, line in tally.through[:60]:
        print("THROUGH", said.how, "|", said, "|", line)
    for said, answer in tally.lost[:40]:
        print("LOST", said, "|", [why for why in answer.trace.why if "模型" in why or "未通过" in why][-2:], "|", said.source[:120])


if __name__ == "__main__":
    main()
