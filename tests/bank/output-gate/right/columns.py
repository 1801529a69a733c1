from lstm_tutorial.activations import sigmoid


def output_gate(x, h_prev, W_o, U_o, b_o):
    return sigmoid(W_o.T @ x.T + U_o.T @ h_prev.T + b_o[:, None]).T
