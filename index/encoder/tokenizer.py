"""A Unigram tokenizer of a few thousand pieces, trained on the text; no word segmenter is needed when it runs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

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
    """The same pieces sorted by score and spelling: the trainer numbers equal ones by chance, and what follows goes by number."""
    made = json.loads(tokenizer.to_str())
    unknown, *pieces = made["model"]["vocab"]
    made["model"]["vocab"] = [unknown, *sorted(pieces, key=lambda piece: (-round(piece[1], 4), piece[0]))]
    return Tokenizer.from_str(json.dumps(made))
