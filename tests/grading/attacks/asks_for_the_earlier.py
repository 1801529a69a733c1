# ruff: noqa
# what: an earlier exercise's reference, while a later one is not judged yet
# exercise: rnn-step
# status: refused
# diagnosis: calls-the-package
# notebook: 02_recurrent_cell

# %%
def rnn_step(x, h_prev, W, U, b):
    from lstm_tutorial.rnn import RNNParams, rnn_step
    return rnn_step(x, h_prev, RNNParams(W, U, b))[0]
