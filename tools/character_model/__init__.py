"""The character model of chapter 15: what it was trained on, what it was matched against, what it holds.

Run from the top of the repository (a quarter of an hour on one core)::

    python -m tools.character_model [runs] [rivals] [inside]

It writes two files, made on Python 3.11; the text (`lstm_tutorial.text.corpus.language_reference`) and with it every
number differ a little on another version.

``book/data/15_character_model.npz``
    The weights of the LSTM of seed 0, read by `lstm_tutorial.models.load_model`. Float32, each rounded to a multiple
    of 1/512 (`STEP`), so that the file is small. V = 96 characters, those of
    `lstm_tutorial.text.corpus.PLAIN_CHARACTERS` in that order: the line break, then the space to the tilde.
    H = 128 units.

    ========================  ============  =============================================================
    name                      shape         is
    ========================  ============  =============================================================
    ``embedding``             (96, 24)      x: a row for each character
    ``cell.W_i`` (f, g, o)    (24, 128)     input weights of input gate, forget gate, candidate, output gate
    ``cell.U_i`` (f, g, o)    (128, 128)    recurrent weights
    ``cell.b_i`` (f, g, o)    (128,)        biases
    ``W_y``, ``b_y``          (128, 96)     readout: logits = h W_y + b_y; its bias has shape (96,)
    ``about``                 (a string)    JSON: file format, cell, readout
    ========================  ============  =============================================================

    One step: f, i, o = sigmoid(x W + h U + b), g = tanh(x W_g + h U_g + b_g), c = f c + i g, h = o tanh(c).

``book/data/15_character_model.json``
    ``about`` and ``settings``; ``text``: sizes; ``runs``: for each plan and seed the bits a character in training,
    on the validation and on the test text; ``rivals``: bits a character of n-grams and compressors;
    ``context``: bits a character by how many characters were read before; ``writing``: what samples are like at
    each temperature and top-k; ``tail``: how probable the next character is outside the k likeliest; ``units``: for
    each property of the text the correlation of every unit with it, what the best of them reaches by chance, and
    what is lost where a unit is held.
"""
