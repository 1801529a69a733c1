# ruff: noqa
# what: another answer at every call, until one is right
# exercise: bug-in-training
# status: wrong
# diagnosis: any
# notebook: 12_training

# %%
turn = [0]

# %%
def bug_in_training():
    turn[0] += 1
    return turn[0]
