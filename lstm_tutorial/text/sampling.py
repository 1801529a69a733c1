"""Writing with a model: draw a character from its prediction, hand it back as the next input, and again."""

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.contracts import expects
from lstm_tutorial.models import forward
from lstm_tutorial.text.streams import last_state


@expects(logits="B K", u="B")
def sample_with_temperature(logits, temperature, u, top_k=None):
    r"""Draw an answer for each row of scores, from uniform numbers that are given.

    .. math:: p = \mathrm{softmax}(z / \tau), \qquad k = \min \{ k : p_0 + \dots + p_k > u \}

    Parameters
    ----------
    logits : ndarray, shape (B, K)
    temperature : float
        :math:`\tau`, above 0. At 1 answers come as often as the model says; below, the likely ones come more often.
    u : ndarray, shape (B,)
        Drawn evenly from 0 to below 1.
    top_k : int, optional
        Draw among so many of the highest scores only; all by default. 1 always takes the highest.

    Returns
    -------
    ndarray of int, shape (B,)

    Raises
    ------
    ValueError
        For a temperature that is not above 0, a `top_k` that is not from 1 to K, or a `u` outside its range.
    """
    _check_request(logits, temperature, u, top_k)
    if top_k is not None:
        logits = only_highest(logits, top_k)                                # (B, K)
    p = softmax(logits / temperature)                                       # (B, K)
    cumulative = p.cumsum(axis=1)                                           # (B, K), ends at 1 but for rounding
    return (cumulative <= u[:, None] * cumulative[:, -1:]).sum(axis=1)      # (B,)


def only_highest(logits, top_k):
    """Scores with all but the `top_k` highest of each row set to minus infinity; of equal ones, the first stay.

    Parameters
    ----------
    logits : ndarray, shape (B, K)
    top_k : int

    Returns
    -------
    ndarray, shape (B, K)
    """
    dropped = np.argsort(-logits, axis=1, kind="stable")[:, top_k:]         # (B, K - top_k)
    kept = np.array(logits)
    np.put_along_axis(kept, dropped, -np.inf, axis=1)
    return kept


def sample(model, start, count, rng, temperature=1.0, top_k=None):
    """Let a model go on with a text.

    Parameters
    ----------
    model : Model
        With readout "every", and the same things as inputs and as answers: characters, or words.
    start : ndarray of int, shape (T,)
        What it reads first; at least one.
    count : int
        How many it is to write.
    rng : numpy.random.Generator
    temperature : float
    top_k : int, optional
        As in `sample_with_temperature`.

    Returns
    -------
    ndarray of int, shape (count,)
        What it wrote, without the start.

    Raises
    ------
    ValueError
        For an empty start, or a model that does not predict at every step.
    """
    if np.ndim(start) != 1 or len(start) == 0 or model.readout != "every":
        raise ValueError(
            f"sample: start has shape {np.shape(start)}, the model's readout is {model.readout!r}; expected one "
            "character or more, shape (T,), and the readout 'every'. Likely cause: an empty text to go on from."
        )
    written, tokens, state = [], np.asarray(start)[:, None], None           # tokens (T, 1)
    for _ in range(count):
        logits, cache = forward(model, tokens, state)                       # (T, 1, K)
        state = last_state(cache)
        tokens = sample_with_temperature(logits[-1], temperature, rng.random(1), top_k)[None]   # (1, 1)
        written.append(tokens[0, 0])
    return np.array(written, dtype=int)


def _check_request(logits, temperature, u, top_k):
    if not temperature > 0:
        raise ValueError(
            f"sample_with_temperature: temperature is {temperature}; expected a number above 0. The highest score, "
            "always, is what top_k=1 gives."
        )
    if top_k is not None and not 1 <= top_k <= logits.shape[1]:
        raise ValueError(
            f"sample_with_temperature: top_k is {top_k}; expected 1 to {logits.shape[1]}, or None for all."
        )
    if not ((0 <= u) & (u < 1)).all():
        raise ValueError(
            f"sample_with_temperature: u runs from {u.min()} to {u.max()}; expected 0 to below 1, one number a row."
        )
