# ruff: noqa
# what: a connection to another machine
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import socket
    return socket.create_connection(("127.0.0.1", 80), timeout=1)
