# ruff: noqa
# what: the whole of an earlier chapter's network, for one step
# exercise: candidate
# status: refused
# diagnosis: calls-the-package
# notebook: 07_input_gate

# %%
def candidate(x, h_prev, W_g, U_g, b_g):
    from lstm_tutorial.rnn import RNNParams, rnn_forward
    return rnn_forward(x[None], h_prev, RNNParams(W_g, U_g, b_g))[0][0]
