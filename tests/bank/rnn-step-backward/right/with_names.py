from typing import NamedTuple

import numpy as np


class Grads(NamedTuple):
    dx: np.ndarray
    dh_prev: np.ndarray
    dW: np.ndarray
    dU: np.ndarray
    db: np.ndarray


def rnn_step_backward(dh, x, h_prev, h, W, U):
    da = dh / np.cosh(np.arctanh(h)) ** 2 if np.abs(h).max() < 0.9 else dh * (1 - h**2)
    return Grads(
        dx=(W @ da.T).T,
        dh_prev=(U @ da.T).T,
        dW=(da.T @ x).T,
        dU=(da.T @ h_prev).T,
        db=np.sum(da, axis=-2),
    )
