"""Products of matrices, cut into pieces that are multiplied where they lie.

To multiply large matrices, OpenBLAS first copies both into an order of its own. That pays where each number
is used thousands of times. In a recurrent product it does not: the state has few rows, the weights are many,
and they are the same at every step. Up to a million multiplications, on processors with AVX-512, OpenBLAS
uses kernels without a copy (its pull request 3335). There, products are cut, so that no piece is larger and each
has as many columns as those kernels take at a time. Elsewhere every piece is copied like the whole, and narrow
ones are slow: nothing is cut.
"""

import math

import numpy as np

from lstm_tutorial.fused.memory import scratch


def has_avx512():
    """Whether NumPy has found a processor with AVX-512: whether its tanh is the one made for that."""
    loops = np.lib.introspect.opt_func_info(func_name="^tanh$", signature="float32").get("tanh", {})
    return any(level in loop["current"] for loop in loops.values() for level in ("AVX512", "X86_V4"))


#: The largest product, in multiplications, that OpenBLAS computes without copying; infinite where there are none.
SMALL = 1_000_000 if has_avx512() else math.inf

#: Columns of a piece: they fill four of the widest registers, which is what the kernel takes at a time.
COLUMNS = 64

#: Rows and columns of a piece, at least (where there are as many): smaller ones cost more than the copy.
LEAST_PIECE = 8, 16

#: Rows that make the product of a block efficient.
LEAST_ROWS = 256

#: Rows times columns of one array of a block, at most: all arrays of a block together should stay in the cache.
BLOCK = 2**16


class Pieces:
    """Matrices that batches of rows are multiplied with, again and again.

    Parameters
    ----------
    name : str
        Of the `scratch` memory that the pieces are copied into, where there are several.
    B : int
        The number of rows in a batch.
    matrices : ndarray, shape (gates, K, N)
    """

    def __init__(self, name, B, matrices):
        gates, K, N = matrices.shape
        self.rows, self.columns = cut(B, K, N)
        self.matrices = matrices[:, None, None]                        # (gates, pieces, 1, K, columns)
        if self.columns < N:
            self.matrices = scratch(name, (gates, N // self.columns, 1, K, self.columns), matrices.dtype)
            self.matrices[:, :, 0] = matrices.reshape(gates, K, -1, self.columns).swapaxes(1, 2)

    def left(self, rows):
        """A view of rows (..., B, K) as the left side of ``np.matmul(left, matrices, out)``."""
        *before, B, K = rows.shape
        return rows.reshape(*before, 1, B // self.rows, self.rows, K)

    def out(self, products):
        """A view of the products (..., B, N) as its out."""
        *before, B, N = products.shape
        pieces = products.reshape(*before, B // self.rows, self.rows, N // self.columns, self.columns)
        return pieces.swapaxes(-2, -3).swapaxes(-3, -4)


def cut(B, K, N):
    """Rows and columns of the pieces of a product (B, K) @ (K, N): all, where nothing is gained or it divides badly."""
    whole = max(B, 1), max(N, 1)
    if SMALL == math.inf:
        return whole
    columns = COLUMNS if N % COLUMNS == 0 else N if B * K * N <= SMALL else largest_divisor(N, COLUMNS)
    rows = largest_divisor(B, SMALL // max(1, K * columns))
    large_enough = rows >= min(B, LEAST_PIECE[0]) and columns >= min(N, LEAST_PIECE[1])
    return (rows, columns) if large_enough else whole


def largest_divisor(number, most):
    """The largest divisor of a number that is at most `most`; 1 if there is none."""
    return next((n for n in range(min(number, most), 1, -1) if number % n == 0), 1)


def blocks_of(shape, H):
    """Consecutive time steps, where several can be taken together, as slices.

    Enough rows for a product to be efficient, and few enough that a block stays in the cache.

    Parameters
    ----------
    shape : tuple
        T, B and D.
    H : int

    Returns
    -------
    list of slice
    """
    T, B, _ = shape
    if B == 0 or H == 0:
        return []  # nothing to compute
    steps = max(LEAST_ROWS, min(4 * LEAST_ROWS, BLOCK // H)) // B or 1
    return [slice(first, min(first + steps, T)) for first in range(0, T, steps)]
