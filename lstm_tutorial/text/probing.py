"""What the units of a trained LSTM follow in a text, and what is lost without them.

A unit is not chosen by looking: every unit is compared with every property of the text that has a name.
"""

import numpy as np

from lstm_tutorial.gates import (
    candidate,
    forget_gate,
    input_gate,
    output_gate,
    update_cell_state,
    update_hidden_state,
)
from lstm_tutorial.models import embed

OPENING, CLOSING = "([{", ")]}"


def inside_quotes(text):
    """Whether a double quote stands open after each character; a blank line closes what was left open.

    Parameters
    ----------
    text : str

    Returns
    -------
    ndarray of float, shape (T,), 0 or 1
    """
    followed, is_open = np.zeros(len(text)), False
    for place, character in enumerate(text):
        is_open = is_open != (character == '"')
        is_open = is_open and not _ends_paragraph(text, place)
        followed[place] = is_open
    return followed


def inside_brackets(text):
    """Whether a bracket of any kind stands open after each character; a blank line closes what was left open.

    Parameters
    ----------
    text : str

    Returns
    -------
    ndarray of float, shape (T,), 0 or 1
    """
    followed, depth = np.zeros(len(text)), 0
    for place, character in enumerate(text):
        depth = max(0, depth + (character in OPENING) - (character in CLOSING))
        depth = 0 if _ends_paragraph(text, place) else depth
        followed[place] = depth > 0
    return followed


def column(text):
    """How many characters of its line stand up to and including each character; 0 at a line break.

    Parameters
    ----------
    text : str

    Returns
    -------
    ndarray of float, shape (T,)
    """
    followed, count = np.zeros(len(text)), 0
    for place, character in enumerate(text):
        count = 0 if character == "\n" else count + 1
        followed[place] = count
    return followed


def indentation(text):
    """How many spaces the line of each character begins with, so far; 0 at a line break.

    Parameters
    ----------
    text : str

    Returns
    -------
    ndarray of float, shape (T,)
    """
    followed, count, at_start = np.zeros(len(text)), 0, True
    for place, character in enumerate(text):
        if character == "\n":
            count, at_start = 0, True
        else:
            at_start = at_start and character == " "
            count += at_start
        followed[place] = count
    return followed


#: The properties by name: each takes a text of T characters and returns an array (T,).
PROPERTIES = {
    "quotes": inside_quotes,
    "brackets": inside_brackets,
    "indentation": indentation,
    "column": column,
}


def correlations(states, followed):
    """The correlation of each unit with a property of the text.

    Parameters
    ----------
    states : ndarray, shape (T, H)
        Cell states, or hidden states, over a text.
    followed : ndarray, shape (T,)

    Returns
    -------
    ndarray, shape (H,)
        From -1 to 1; 0 where the unit, or the property, never changes.
    """
    states, followed = states - states.mean(axis=0), followed - followed.mean()
    together = followed @ states                                            # (H,)
    sizes = np.sqrt((states**2).sum(axis=0) * (followed**2).sum())          # (H,)
    return np.divide(together, sizes, out=np.zeros_like(together), where=sizes > 0)


def forward_holding(model, tokens, held):
    """The predictions of an LSTM some of whose memories are held: whatever the gates do, they stay as they are.

    Parameters
    ----------
    model : Model
        An LSTM with readout "every".
    tokens : ndarray of int, shape (T, B)
    held : dict of int to float
        For each unit to be held, the value of its cell state at every step.

    Returns
    -------
    logits : ndarray, shape (T, B, V)
    cs : ndarray, shape (T, B, H)
        The cell states, the held ones included.
    """
    p, xs = model.params.cell, embed(tokens, model.params)                  # xs (T, B, D)
    units, values = list(held), list(held.values())
    h = c = np.zeros((tokens.shape[1], model.hidden_size), xs.dtype)        # (B, H)
    hs, cs = [], []
    for x in xs:
        f = forget_gate(x, h, p.W_f, p.U_f, p.b_f)                          # (B, H)
        i = input_gate(x, h, p.W_i, p.U_i, p.b_i)                           # (B, H)
        g = candidate(x, h, p.W_g, p.U_g, p.b_g)                            # (B, H)
        o = output_gate(x, h, p.W_o, p.U_o, p.b_o)                          # (B, H)
        c = update_cell_state(f, c, i, g)                                   # (B, H), a new array
        c[:, units] = values                                                # held
        h = update_hidden_state(o, c)                                       # (B, H)
        hs.append(h)
        cs.append(c)
    return np.array(hs) @ model.params.W_y + model.params.b_y, np.array(cs)


def _ends_paragraph(text, place):
    return text[place] == "\n" and text[place - 1 : place] == "\n"
