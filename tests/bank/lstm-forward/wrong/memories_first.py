# diagnosis: states-exchanged
from lstm_tutorial.lstm import lstm_forward as whole


def lstm_forward(xs, h_0, c_0, params):
    hs, cs, _ = whole(xs, h_0, c_0, params)
    return cs, hs
