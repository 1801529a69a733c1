"""One long text, read in pieces: cut into streams and chunks, the state carried from chunk to chunk.

The gradient goes back to the beginning of its chunk and no further, the state comes from the beginning of the
text: backpropagation through time, truncated.
"""

from lstm_tutorial.models import forward
from lstm_tutorial.training import mean_cross_entropy


def chunks(tokens, streams, steps):
    """Cut a text into parallel streams, and those into chunks to be read one after the other.

    Stream b of a chunk goes on where stream b of the chunk before ended. The target of a character is the next one.

    Parameters
    ----------
    tokens : ndarray of int, shape (N,)
        A text as indices.
    streams : int
        B, how many places of the text are read at the same time.
    steps : int
        T, the length of a chunk; the last one may be shorter.

    Returns
    -------
    list of (ndarray, ndarray), each of shape (T, B)
        Inputs and targets.

    Raises
    ------
    ValueError
        If the text is too short for so many streams.
    """
    if streams < 1 or steps < 1:
        raise ValueError(f"chunks: {streams} streams in chunks of {steps}; expected 1 or more of both.")
    length = (len(tokens) - 1) // streams
    if length < 1:
        raise ValueError(
            f"chunks: a text of {len(tokens)} characters cannot be cut into {streams} streams; expected "
            f"{streams + 1} characters or more, and many more to learn from. Likely cause: a very short text, or a "
            "share of one; a longer text, or fewer streams, will do."
        )
    inputs = tokens[: streams * length].reshape(streams, length).T          # (length, B)
    targets = tokens[1 : streams * length + 1].reshape(streams, length).T   # (length, B)
    return [(inputs[t : t + steps], targets[t : t + steps]) for t in range(0, length, steps)]


def last_state(cache):
    """The state after the last step, to be handed to `forward` with the next chunk.

    Parameters
    ----------
    cache : ModelCache

    Returns
    -------
    tuple of ndarray, each (B, H)
        (h,) for the RNN, (h, c) for the LSTM.
    """
    if cache.model.cell == "rnn":
        return (cache.hs[-1],)
    return cache.hs[-1], cache.cell.cs[-1]


def surprise(model, tokens, streams=1, steps=256):
    """The mean surprise of a model at each next character of a text.

    Parameters
    ----------
    model : Model
        With readout "every".
    tokens : ndarray of int, shape (N,)
    streams, steps : int
        As in `chunks`. More streams are faster; each begins without a past.

    Returns
    -------
    float
        In nats a character; divided by log 2, in bits.
    """
    total, count, state = 0.0, 0, None
    for inputs, targets in chunks(tokens, streams, steps):
        logits, cache = forward(model, inputs, state)                       # (T, B, V)
        total += mean_cross_entropy(logits, targets)[0] * targets.size
        count += targets.size
        state = last_state(cache)
    return total / count
