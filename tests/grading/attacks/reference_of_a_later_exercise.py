# ruff: noqa
# what: the whole through time, by the package's own
# exercise: lstm-forward
# status: refused
# diagnosis: calls-the-package
# notebook: 10_whole_cell

# %%
def lstm_forward(xs, h_0, c_0, params):
    from lstm_tutorial.lstm import lstm_forward
    return lstm_forward(xs, h_0, c_0, params)[:2]
