# ruff: noqa
# what: the package's own function, wrapped in one of one's own
# exercise: forget-gate
# status: refused
# diagnosis: calls-the-package

# %%
import functools
from lstm_tutorial.gates import forget_gate as answer

# %%
@functools.partial
def forget_gate(*arguments):
    return answer(*arguments)
