"""Vectors of pieces from what stands near them: positive pointwise mutual information, cut down by SVD."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

# How far apart two pieces are counted, and for how much: near ones for what a piece is, far ones for what is talked of.
DISTANCES = {1: 1.0, 2: 1 / 2, 3: 1 / 3, 4: 1 / 4, 6: 1 / 4, 8: 1 / 4, 12: 1 / 4, 16: 1 / 4}
SMOOTHING = 0.75  # contexts counted to this power, so that rare ones do not rule
EVENED = 0.25  # of the singular values: the first few directions do not rule
RARE = 3e-4  # the frequency below which a piece keeps its whole weight


def counted(sequences: Iterable[NDArray[np.int32]], size: int) -> csr_matrix:
    """How often two pieces stand at one of the distances, in either order: size × size."""
    total = csr_matrix((size, size), dtype=np.float32)
    for ids in sequences:
        part = csr_matrix((size, size), dtype=np.float32)
        for distance, weight in DISTANCES.items():
            left, right = ids[:-distance], ids[distance:]
            part = part + coo_matrix((np.full(len(left), weight, dtype=np.float32), (left, right)), shape=(size, size)).tocsr()
        total = total + part
    return (total + total.T).tocsr()


def vectors(counts: csr_matrix, dims: int, seed: int) -> NDArray[np.float32]:
    """One row a piece: PPMI, SVD, then a weight that falls with frequency (size × dims)."""
    pairs = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel() + 1e-9
    contexts = rows**SMOOTHING
    information = np.log(pairs.data * contexts.sum() / (rows[pairs.row] * contexts[pairs.col]))
    kept = information > 0
    ppmi = csr_matrix((information[kept], (pairs.row[kept], pairs.col[kept])), shape=counts.shape, dtype=np.float32)
    left, values, _ = randomized_svd(ppmi, n_components=dims, n_iter=4, random_state=seed)
    table = left * values**EVENED
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    share = rows / rows.sum()
    return np.ascontiguousarray(table * (RARE / (RARE + share))[:, None], dtype=np.float32)
