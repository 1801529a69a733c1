# ruff: noqa
# what: the recurrent cell of an earlier chapter, which has the candidate's form
# exercise: candidate
# status: refused
# diagnosis: calls-the-package
# notebook: 07_input_gate

# %%
def candidate(x, h_prev, W_g, U_g, b_g):
    from lstm_tutorial.rnn import RNNParams, rnn_step
    return rnn_step(x, h_prev, RNNParams(W_g, U_g, b_g))[0]
