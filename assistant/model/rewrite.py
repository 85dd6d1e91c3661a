"""A follow-up that the rules did not resolve, said again by a model so that it stands alone; it may add no number, year or name.

>>> rewritten(chat, Question(question="这块儿咋弄", history=(Turn(role="user", content="老旧小区改造有哪些措施"),)), until)
'老旧小区改造咋弄'
"""

from __future__ import annotations

import logging
import re
from time import monotonic

from assistant.answer import QUESTION_LENGTH, Question, Status
from assistant.draft import Draft
from assistant.model.chat import Chat, ModelError
from assistant.model.prompts import REWRITE, conversation
from index.segment import content
from index.spelling import plain

log = logging.getLogger(__name__)

UNSURE = (Status.CLARIFY, Status.NOT_IN_PLAN, Status.OUT_OF_SCOPE)
PATIENCE = 0.4  # of the time left: the answer is still to be written
# Question words a rewrite may bring in; everything else is the user's own.
ASKING = re.compile(
    "的?(?:有哪些|有什么|是什么|是多少|在哪里|怎么样|怎么做|怎么|如何|哪些|什么|多少|哪里|为什么|措施|内容|目标|吗|呢|请问|关于|[的是有在和与了])"
)

POINTS = re.compile("[那这前头先刚]|方才|上面|以上")


def is_unsure(question: Question, draft: Draft) -> bool:
    """Whether the rules may have missed what a follow-up leans on."""
    return bool(question.history) and question.mode != "extractive" and draft.status in UNSURE


def rewritten(chat: Chat, question: Question, until: float) -> str | None:
    """The question by itself, in the user's own words; None where the model fails or adds anything."""
    said = tuple(turn.content for turn in question.history if turn.role == "user")
    try:
        text = chat.say(REWRITE, conversation(said, question.question), monotonic() + PATIENCE * (until - monotonic())).strip().strip('“”"').split("\n")[0]
    except ModelError as error:
        log.warning("model %s: no rewriting: %s", chat.name, error)
        return None
    fits = 0 < len(text) <= QUESTION_LENGTH and adds_nothing(text, (*said, question.question)) and keeps(text, question.question)
    return text if fits else None


def adds_nothing(text: str, said: tuple[str, ...]) -> bool:
    """Whether every word of a text, question words aside, is one that was said."""
    known = plain("\n".join(said))
    words = [word for piece in re.split(r"[，。？?！!、\s]+", ASKING.sub(" ", plain(text))) for word, _ in content(piece)]
    runs = re.findall(r"\d[\d.]*|[一二三四五六七八九十百千万亿〇零两]+", text)
    whole = [re.search(rf"(?<![\d.]){re.escape(run)}(?![\d.])", known) if run[0].isdigit() else run in known for run in runs]
    return all(whole) and all(word in known for word in words if word.strip())


def keeps(text: str, question: str) -> bool:
    """Whether the things that the last turn names are still named: a rewrite may not ask for something else."""
    named = [word for word, share in content(plain(question)) if share == 1.0 and len(word) > 1 and not POINTS.search(word)]
    return all(word in plain(text) for word in named)
