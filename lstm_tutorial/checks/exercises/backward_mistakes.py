"""What goes wrong in one step back: slopes of the tanh, and ways that are left out."""

import numpy as np

from lstm_tutorial.checks.exercises.backward import STEP, backward, lstm_step_backward


@STEP.wrong("tanh-derivative-not-squared", "You use 1 - tanh as the derivative of tanh, for c and for g. The square is missing: 1 - tanh**2.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, through_h=dh * cache.o * (1 - np.tanh(cache.c)), slopes={"g": 1 - cache.g})


@STEP.wrong("tanh-derivative-of-memory-not-squared", "On the way from h to c you use 1 - tanh(c). The derivative of tanh has a square in it.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, through_h=dh * cache.o * (1 - np.tanh(cache.c)))


@STEP.wrong("tanh-derivative-of-candidate-not-squared", "You use 1 - g for the candidate. The derivative of tanh has a square in it.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, slopes={"g": 1 - cache.g})


@STEP.wrong("candidate-squashed-twice", "g went through tanh already: its slope 1 - g**2 needs no new tanh.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, slopes={"g": 1 - np.tanh(cache.g) ** 2})


@STEP.wrong("slopes-forgotten", "No squashing is passed: each of the four ingredients needs its own slope, from da to what stands before it.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, slopes=dict.fromkeys("figo", 1.0))


def without(gate, place):
    """The right step back, but for dx (0) or dh_prev (1), which lacks one ingredient's part."""

    def step(dh, dc, cache):
        results = list(lstm_step_backward(dh, dc, cache))
        results[place] = backward(dh, dc, cache, gates="ifgo".replace(gate, ""))[place]
        return tuple(results)

    return step


NAMES = {"f": "forget gate", "i": "input gate", "g": "candidate", "o": "output gate"}

for place, lacking in enumerate(("dx", "dh_prev")):
    for gate, name in NAMES.items():
        STEP.wrong(
            f"{lacking.replace('_', '-')}-without-{gate}",
            f"{lacking} lacks the part of the {name}: all four ingredients read it, so it is a sum of four.",
        )(without(gate, place))
