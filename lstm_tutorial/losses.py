"""How wrong a prediction is, and in which direction: each loss returns its value and its gradient."""

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.contracts import expects


@expects(logits="B K", targets="B")
def cross_entropy(logits, targets):
    r"""Mean surprise at the right answers, in nats.

    .. math:: L = -\frac{1}{B} \sum_b \log \mathrm{softmax}(z_b)_{y_b}, \qquad
              \frac{\partial L}{\partial z_{bk}} = \frac{\mathrm{softmax}(z_b)_k - [k = y_b]}{B}

    Parameters
    ----------
    logits : ndarray, shape (B, K)
        A score for each of K answers.
    targets : ndarray of int, shape (B,)
        The right answers, from 0 to K - 1.

    Returns
    -------
    loss : float
        In nats; guessing evenly among K answers costs log K.
    dlogits : ndarray, shape (B, K)
        Gradient of the loss.

    Raises
    ------
    ValueError
        For an empty batch, or targets that are not whole numbers from 0 to K - 1.
    """
    B, K = logits.shape
    _check_targets(targets, B, K)
    rows = np.arange(B)
    shifted = logits - logits.max(axis=1, keepdims=True)               # (B, K), largest 0
    log_sum = np.log(np.exp(shifted).sum(axis=1))                      # (B,)
    loss = (log_sum - shifted[rows, targets]).mean()
    dlogits = softmax(logits)                                          # (B, K)
    dlogits[rows, targets] -= 1
    return float(loss), dlogits / B


@expects(predictions="B K", targets="B K")
def squared_error(predictions, targets):
    r"""Mean squared error.

    .. math:: L = \frac{1}{B} \sum_b \sum_k (p_{bk} - y_{bk})^2

    Parameters
    ----------
    predictions, targets : ndarray, shape (B, K)

    Returns
    -------
    loss : float
        In the square of the targets' unit.
    dpredictions : ndarray, shape (B, K)
    """
    if len(predictions) == 0:
        raise ValueError("squared_error: the batch is empty; expected at least one prediction.")
    difference = predictions - targets                                 # (B, K)
    return float((difference**2).sum() / len(difference)), 2 * difference / len(difference)


def _check_targets(targets, batch, classes):
    if batch == 0:
        raise ValueError("cross_entropy: the batch is empty; expected at least one row of logits.")
    if targets.dtype.kind not in "iu":
        raise ValueError(
            f"cross_entropy: targets has dtype {targets.dtype}; expected whole numbers, the index of "
            "the right answer in each row. Likely cause: one-hot rows or probabilities were given."
        )
    if targets.min() < 0 or targets.max() >= classes:
        raise ValueError(
            f"cross_entropy: targets run from {targets.min()} to {targets.max()}; expected 0 to "
            f"{classes - 1}, one of the {classes} columns of logits."
        )
