# ruff: noqa
# what: an exception whose text clears the screen and writes from right to left
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    raise ValueError("\x1b[2J\x1b[31mright\x00\x07\u202e\u2066 \ud800 </script><b>&amp; ]]>")
