"""The LSTM's four ingredients and its two states, one function each.

Three gates share one form, the sigmoid of input, previous hidden state and bias, and differ only in
their parameters and in what they are multiplied with. Source: Hochreiter and Schmidhuber (1997) for
the input and output gate and the cell, Gers, Schmidhuber and Cummins (2000) for the forget gate.
"""

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.contracts import expects


@expects(x="B D", h_prev="B H", W_f="D H", U_f="H H", b_f="H")
def forget_gate(x, h_prev, W_f, U_f, b_f):
    r"""How much of each memory to keep: 0 drops it, 1 keeps it.

    .. math:: f_t = \sigma(x_t W_f + h_{t-1} U_f + b_f)

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev : ndarray, shape (B, H)
    W_f : ndarray, shape (D, H)
    U_f : ndarray, shape (H, H)
    b_f : ndarray, shape (H,)

    Returns
    -------
    f : ndarray, shape (B, H), between 0 and 1
    """
    return sigmoid(x @ W_f + h_prev @ U_f + b_f)                       # (B, H)


@expects(x="B D", h_prev="B H", W_i="D H", U_i="H H", b_i="H")
def input_gate(x, h_prev, W_i, U_i, b_i):
    r"""How much of each candidate to store: 0 nothing, 1 all of it.

    .. math:: i_t = \sigma(x_t W_i + h_{t-1} U_i + b_i)

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev : ndarray, shape (B, H)
    W_i : ndarray, shape (D, H)
    U_i : ndarray, shape (H, H)
    b_i : ndarray, shape (H,)

    Returns
    -------
    i : ndarray, shape (B, H), between 0 and 1
    """
    return sigmoid(x @ W_i + h_prev @ U_i + b_i)                       # (B, H)


@expects(x="B D", h_prev="B H", W_g="D H", U_g="H H", b_g="H")
def candidate(x, h_prev, W_g, U_g, b_g):
    r"""What could be stored: a value with a sign, not a gate.

    .. math:: g_t = \tanh(x_t W_g + h_{t-1} U_g + b_g)

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev : ndarray, shape (B, H)
    W_g : ndarray, shape (D, H)
    U_g : ndarray, shape (H, H)
    b_g : ndarray, shape (H,)

    Returns
    -------
    g : ndarray, shape (B, H), between -1 and 1
    """
    return np.tanh(x @ W_g + h_prev @ U_g + b_g)                       # (B, H)


@expects(x="B D", h_prev="B H", W_o="D H", U_o="H H", b_o="H")
def output_gate(x, h_prev, W_o, U_o, b_o):
    r"""How much of each memory to show now: 0 stays silent, 1 speaks.

    .. math:: o_t = \sigma(x_t W_o + h_{t-1} U_o + b_o)

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev : ndarray, shape (B, H)
    W_o : ndarray, shape (D, H)
    U_o : ndarray, shape (H, H)
    b_o : ndarray, shape (H,)

    Returns
    -------
    o : ndarray, shape (B, H), between 0 and 1
    """
    return sigmoid(x @ W_o + h_prev @ U_o + b_o)                       # (B, H)


@expects(f="B H", c_prev="B H", i="B H", g="B H")
def update_cell_state(f, c_prev, i, g):
    r"""The internal memory: what is kept of the old plus what is let in of the new.

    .. math:: c_t = f_t \odot c_{t-1} + i_t \odot g_t

    Parameters
    ----------
    f, c_prev, i, g : ndarray, shape (B, H)

    Returns
    -------
    c : ndarray, shape (B, H), of any size
    """
    return f * c_prev + i * g                                          # (B, H)


@expects(o="B H", c="B H")
def update_hidden_state(o, c):
    r"""What is said of the memory: the hidden state, from which predictions are made.

    .. math:: h_t = o_t \odot \tanh(c_t)

    Parameters
    ----------
    o, c : ndarray, shape (B, H)

    Returns
    -------
    h : ndarray, shape (B, H), between -1 and 1
    """
    return o * np.tanh(c)                                              # (B, H)
