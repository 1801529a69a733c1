"""A word at the end of each notebook and of each part: what stands now, and what it still lacks."""

CHAPTERS = {
    "02": "A network that reads word by word and remembers: one step, and the loop over all steps.",
    "03": "A gradient goes back through time, and finite differences say that it is right.",
    "04": "Clipping bounds a gradient that explodes. One that has vanished needs another cell.",
    "05": "A learned number between 0 and 1: that is what a gate is made of.",
    "06": "The cell can keep a memory, or drop it. It cannot store one yet.",
    "07": "What is let in, and what it would be. Now both have to reach the memory.",
    "08": "Keep some, add some: the line along which a memory travels.",
    "09": "The memory answers: the blank is filled.",
    "10": "All gates in one cell, and the cell run forward in time.",
    "11": "The same cell, backward in time, every gradient by hand.",
    "12": "A loss, an optimizer, a step: the cell learns.",
}

PARTS = {
    "I": "Part I, Memory, is complete: a recurrent network, its gradients, and why they do not reach far. "
    "Part II gives it gates.",
    "II": "Part II, Gates, is complete: what to keep, what to let in, what to show. Part III makes one cell of them.",
    "III": "Part III, The cell, is complete: an LSTM forward, backward and in training, every line of it yours. "
    "Part IV puts it to use.",
    "IV": "Part IV, Using it, is complete. You have written an LSTM, proved its gradients, trained it and used it.",
}


def word_for(stem):
    """The word at the end of a notebook, such as "06_forget_gate"."""
    return CHAPTERS.get(stem[:2], "Every answer of this notebook is right.")
