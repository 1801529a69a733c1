"""What things cost on this machine: a call, a product, a number through tanh, a number moved."""

import numpy as np

#: So many numbers fit into the first cache, and so many into none.
FEW, MANY = 4_000, 16_000_000


def prices():
    """Functions that do one kind of thing, and how often: name to (function, times, unit of what is done)."""
    rng = np.random.default_rng(0)
    one, few, many = (rng.normal(size=size).astype(np.float32) for size in (1, FEW, MANY))
    a, b = (rng.normal(size=(512, 512)).astype(np.float32) for _ in range(2))
    out_one, out_few, out_many, product = map(np.empty_like, (one, few, many, a))

    def fresh():
        np.empty(MANY, np.float32)[:] = 0

    def again():
        out_many[:] = 0

    return {
        "a call of NumPy": (lambda: np.add(one, one, out_one), 1),
        "a thousand multiplications and additions in a product": (lambda: np.matmul(a, b, product), 512**3 / 1000),
        "a thousand numbers through tanh": (lambda: np.tanh(few, out_few), FEW / 1000),
        "a thousand numbers added, from the cache": (lambda: np.add(few, few, out_few), FEW / 1000),
        "a thousand numbers added, from memory": (lambda: np.add(many, many, out_many), MANY / 1000),
        "a thousand numbers written to memory": (again, MANY / 1000),
        "a thousand numbers written to fresh memory": (fresh, MANY / 1000),
    }
