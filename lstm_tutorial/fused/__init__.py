"""The LSTM and the RNN once more, written for speed: the same functions, the same results.

Chapter 17 of the book goes from the readable version to this one, step by step.
"""

from lstm_tutorial.fused.cache import FusedCache
from lstm_tutorial.fused.halves import set_processes
from lstm_tutorial.fused.lstm import lstm_backward, lstm_forward
from lstm_tutorial.fused.rnn import rnn_backward, rnn_forward

__all__ = ["FusedCache", "lstm_backward", "lstm_forward", "rnn_backward", "rnn_forward", "set_processes"]
