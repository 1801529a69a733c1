"""LSTM, Gate by Gate: the package behind the book.

Each module is one idea and can be read on its own; imports point one way only, from the whole cell
down to the activations. Start with :mod:`lstm_tutorial.rnn`, then :mod:`lstm_tutorial.gates`, then
:mod:`lstm_tutorial.lstm`.
"""

__version__ = "0.1.0"
