from lstm_tutorial.activations import sigmoid


def gate(inputs, weights, bias):
    total = bias
    for value, weight in zip(inputs, weights, strict=True):
        total = total + value @ weight
    return sigmoid(total)


def output_gate(x, h_prev, W_o, U_o, b_o):
    return gate((x, h_prev), (W_o, U_o), b_o)
