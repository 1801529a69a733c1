from lstm_tutorial.gates import candidate, input_gate, output_gate, update_hidden_state


def cell_without_forget_gate(x, h_prev, c_prev, params):
    p = params
    c = c_prev + input_gate(x, h_prev, p.W_i, p.U_i, p.b_i) * candidate(x, h_prev, p.W_g, p.U_g, p.b_g)
    return update_hidden_state(output_gate(x, h_prev, p.W_o, p.U_o, p.b_o), c), c
