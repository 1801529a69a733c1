# diagnosis: nothing-carried
import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    steps = [back(dh, np.zeros_like(dh), cache) for dh, cache in zip(dhs, caches, strict=True)]
    sums = [sum(step.params[k] for step in steps) for k in range(12)]
    return np.array([step.dx for step in steps]), steps[0].dh_prev, steps[0].dc_prev, LSTMParams(*sums)
