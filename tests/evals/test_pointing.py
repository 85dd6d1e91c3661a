"""What moves questions to their answers, learned from lessons of our own making and from a case of the toy plan."""

from __future__ import annotations

import numpy as np
import pytest

from evals.cases import Case, Turn
from evals.pointing import FOLDS, Lesson, School, fold, found, learned, lessons
from index.adapter import Adapter
from index.search import Index

SIZE, SENTENCES = 16, 12
FILES = [f"file-{n}" for n in range(9)]


@pytest.fixture(scope="module")
def school() -> School:
    """Whoever asks says a sentence and more of the next one."""
    chance = np.random.default_rng(0)

    def unit(*shape: int) -> np.ndarray:
        rows = chance.normal(size=shape)
        return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)

    sentences = unit(SENTENCES, SIZE)

    def lesson(n: int) -> Lesson:
        right = n % SENTENCES
        said = sentences[right] + 1.1 * sentences[(right + 1) % SENTENCES]
        return Lesson(FILES[n % len(FILES)], np.stack([said, unit(SIZE)]), np.stack([said, unit(SIZE), unit(SIZE), said]), (right,))

    return School(sentences, tuple(lesson(n) for n in range(3600)))


def test_a_file_is_always_of_the_same_part() -> None:
    assert {fold(file) for file in FILES} == set(range(FOLDS))
    assert fold("dev") == fold("dev")


def test_what_is_said_otherwise_is_found_in_files_not_seen(school: School) -> None:
    weights = learned([school], "e", without=0)
    count, by_asked, by_exchange = found(weights, [school], 0)
    assert count == sum(fold(lesson.file) == 0 for lesson in school.lessons)
    as_it_is = Adapter("e", np.hstack([np.eye(SIZE), np.zeros((SIZE, SIZE))]).astype(np.float32))
    assert found(weights._replace(adapter=as_it_is), [school], 0)[1] < 0.5 * count  # the next sentence is nearer
    assert by_asked > 0.7 * count and by_exchange > 0.7 * count
    assert weights.adapter.encoder == weights.pointer.encoder == "e"


def test_the_lessons_of_a_part_are_left_out(school: School) -> None:
    only = School(school.sentences, tuple(lesson for lesson in school.lessons if fold(lesson.file) != 0))
    assert np.array_equal(learned([school], "e", without=0).adapter.matrix, learned([only], "e").adapter.matrix)


def test_a_turn_teaches_where_its_evidence_stands(toy_index: Index) -> None:
    sentence = toy_index.sentences[3]
    told = Turn(question="2025年城镇化率目标是多少", status=("answered",), evidence=(sentence.text,))
    silent = Turn(question="区长是谁", status=("not_in_plan",))
    (lesson,) = lessons([Case(id="x", kind="conversation", file="toy", turns=(told, silent))], toy_index)
    assert lesson.file == "toy" and 3 in lesson.right
    assert lesson.asked.shape[0] == 2 and lesson.exchange.shape[0] == 4
