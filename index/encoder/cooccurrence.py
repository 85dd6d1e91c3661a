"""Vectors of pieces from what stands beside them: positive pointwise mutual information, cut down by SVD."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

WINDOW = 4  # pieces to either side
SMOOTHING = 0.75  # contexts counted to this power, so that rare ones do not rule
RARE = 1e-4  # the frequency below which a piece keeps its whole weight


def counted(sequences: Iterable[NDArray[np.int32]], size: int) -> csr_matrix:
    """How often two pieces stand within a window of each other: size × size."""
    total = csr_matrix((size, size), dtype=np.float32)
    for ids in sequences:
        for distance in range(1, WINDOW + 1):
            left, right = ids[:-distance], ids[distance:]
            weight = np.full(len(left), 1 / distance, dtype=np.float32)
            total = total + coo_matrix((weight, (left, right)), shape=(size, size)).tocsr()
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
    table = left * np.sqrt(values)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    share = rows / rows.sum()
    return np.ascontiguousarray(table * (RARE / (RARE + share))[:, None], dtype=np.float32)
