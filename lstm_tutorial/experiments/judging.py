"""How outputs are judged: the loss and its gradient for training, the worst error of each sequence for the rule."""

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.losses import cross_entropy, squared_error

#: The target of an output that is not judged: padding after the end of a sequence.
UNJUDGED = -1


def judge_values(outputs, targets):
    """Outputs that are to be numbers.

    Parameters
    ----------
    outputs, targets : ndarray, shape (B, K)

    Returns
    -------
    loss : float
        Mean squared error.
    doutputs : ndarray, shape (B, K)
    errors : ndarray, shape (B,)
        The largest distance of an output from its target, in each sequence.
    """
    loss, doutputs = squared_error(outputs, targets)
    return loss, doutputs, np.abs(outputs - targets).max(axis=1)


def judge_classes(outputs, targets):
    """Outputs that are to be scores of classes.

    Parameters
    ----------
    outputs : ndarray, shape (B, K) or (T, B, K)
    targets : ndarray of int, shape (B,) or (T, B)
        The right class, or `UNJUDGED`.

    Returns
    -------
    loss : float
        Mean cross-entropy of what is judged, in nats.
    doutputs : ndarray, shape of the outputs
    errors : ndarray, shape (B,)
        The largest distance of a probability from 1 for the right class and 0 for the others, in each sequence.
    """
    judged = targets != UNJUDGED
    doutputs, errors = np.zeros(outputs.shape), np.zeros(targets.shape)
    loss, doutputs[judged] = cross_entropy(outputs[judged], targets[judged])
    # The right class lacks what all others have got, so its own error is the largest.
    probabilities = np.take_along_axis(softmax(outputs), np.maximum(targets, 0)[..., None], axis=-1)[..., 0]
    errors[judged] = 1 - probabilities[judged]
    return loss, doutputs, errors.reshape(-1, targets.shape[-1]).max(axis=0)
