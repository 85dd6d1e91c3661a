"""A Unigram tokenizer of a few thousand pieces, trained on the text; no word segmenter is needed when it runs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

DIGITS = 6  # of a score
LONGEST_PIECE = 4  # characters; longer ones (医疗卫生服务) would share nothing with their parts


def train_tokenizer(texts: Iterable[str], pieces: int) -> Tokenizer:
    """Half width, lower case, digits one by one, punctuation apart."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), behavior="removed"), pre_tokenizers.Digits(individual_digits=True)]
    )
    trainer = trainers.UnigramTrainer(vocab_size=pieces, special_tokens=["[UNK]"], unk_token="[UNK]", max_piece_length=LONGEST_PIECE, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return _in_order(tokenizer)


def _in_order(tokenizer: Tokenizer) -> Tokenizer:
    """The same pieces sorted by score and spelling, so that one text makes one tokenizer and what follows goes by number.

    The trainer adds up in chance order, which shows in the last digits, and scores the characters that it adds for completeness
    one below the other as they happen to come: those all get the score of the least of the longer pieces.
    """
    made = json.loads(tokenizer.to_str())
    unknown, *pieces = made["model"]["vocab"]
    least = min((score for piece, score in pieces if len(piece) > 1), default=-math.inf)
    scored = [[piece, round(max(score, least), DIGITS)] for piece, score in pieces]
    made["model"]["vocab"] = [unknown, *sorted(scored, key=lambda piece: (-piece[1], piece[0]))]
    return Tokenizer.from_str(json.dumps(made))
