"""Predict, run, explain; and find the bug: the questions of Parts I to III."""

from lstm_tutorial.checks.questions import question

question(
    "bug-in-rnn-backward",
    "03_backpropagation_through_time",
    answer=5,
    praise="Line 5: before step 0 stands h_0, but hs[t - 1] is hs[-1] there, the last state. Python raises nothing.",
    wrong={
        1: ("line-1", "Line 1 is in order: at the end of the sequence nothing comes from later."),
        2: ("line-2", "Line 2 is in order: the gradient walks from the last step to the first."),
        3: ("line-3", "Line 3 is in order: a hidden state has two readers, and their gradients add up."),
        4: ("line-4", "Line 4 is in order: tanh' is 1 - h**2, and dh is complete by then."),
        6: ("line-6", "Line 6 is in order: the parameters are shared, so every step adds its part."),
        7: ("line-7", "Line 7 is in order: this is what goes back through U to the step before."),
    },
    hints=(
        "Run it in your head for T = 3. Which index does each line use when t is 0?",
        "What stands in a Python list, or array, at index -1?",
        "The faulty line is right at every step but one.",
    ),
)

question(
    "predict-clipping",
    "04_why_it_forgets",
    answer=3,
    praise="Clipping makes long gradients shorter. A gradient that has vanished is not made longer by it.",
    wrong={
        1: ("clipping-cures-vanishing", "Clipping only ever shortens. What arrives as nothing stays nothing."),
        2: ("clipping-turns-direction", "One factor for all arrays: the direction stays as it was."),
        4: ("clipping-does-nothing", "It does something where the gradient explodes: the step is then bounded."),
    },
    hints=(
        "What does clipping do with a gradient whose norm is below the threshold?",
        "Chapter 4 shows a training step with and without clipping, and the gradient by lag.",
        "Ask for each half of the sentence: is it true of long gradients? Is it true of tiny ones?",
    ),
)

question(
    "predict-forget-bias",
    "06_forget_gate",
    answer=2,
    praise="With a bias of 1 the gate stands at about 0.73, and 0.73 to the power 20 is about 0.002.",
    wrong={
        1: ("most-survives", "0.73 looks nearly open, but it is multiplied twenty times."),
        3: ("gate-for-survival", "0.73 is what survives one step. There are twenty."),
        4: ("half-survives", "A bias of 0 gives a gate of one half; and one half survives one step, not twenty."),
    },
    hints=(
        "What is the gate when neither the word nor the state has anything to say?",
        "sigmoid(1) is about 0.73. What is left after one step, after two, after twenty?",
        "Work out 0.73 ** 20 roughly: 0.73 ** 2 is near one half.",
    ),
)

question(
    "bug-in-cell",
    "09_output_gate",
    answer=6,
    praise="Line 6: h has to show the new memory, c. With c_prev the cell is always one word late.",
    wrong={
        1: ("line-1", "Line 1 is in order: the forget gate reads x and h_prev."),
        2: ("line-2", "Line 2 is in order: the input gate has the forget gate's form and its own parameters."),
        3: ("line-3", "Line 3 is in order: the candidate is a value with a sign, so tanh."),
        4: ("line-4", "Line 4 is in order: the output gate has the same form again."),
        5: ("line-5", "Line 5 is in order: what is kept plus what is let in."),
    },
    hints=(
        "Follow one city: at which line does it enter the memory, at which line is it shown?",
        "Two of the lines use a memory. Which memory does each of them need?",
        "The blank is answered with what was known one word earlier.",
    ),
)

question(
    "predict-gradient-check",
    "11_backward",
    answer=4,
    praise="The last step's own gradients are right, but everything that c carried from earlier steps is weighed wrongly.",
    wrong={
        1: ("only-forget-gate", "The forget gate's factor stands in the way of the whole memory, and all that went into it."),
        2: ("nothing", "The check compares numbers. A missing factor between 0 and 1 shows."),
        3: ("only-initial-memory", "dc_0 is wrong, and so is what every earlier step receives: also its share in the parameters."),
    },
    hints=(
        "dc_prev of one step is dc of the step before. Which gradients are made from that dc?",
        "The parameters are shared: their gradients add up over all steps, also those that are wrong.",
        "Is there any array whose gradient does not pass an earlier step's dc? Think of dxs at the last step.",
    ),
)

question(
    "bug-in-training",
    "12_training",
    answer=4,
    praise="Line 4: the state of one batch of stories is handed to the next, unrelated ones. Start each story afresh.",
    wrong={
        1: ("line-1", "Line 1 is in order: every step draws new stories."),
        2: ("line-2", "Line 2 is in order: a prediction for each story."),
        3: ("line-3", "Line 3 is in order: loss and gradient for this batch."),
        5: ("line-5", "Line 5 is in order: the gradients of this batch, clipped by their global norm."),
        6: ("line-6", "Line 6 is in order: the step goes against the gradient."),
    },
    hints=(
        "Which of the lines connects one batch with the next, beside the parameters?",
        "Two stories in neighbouring batches have nothing to do with each other. What do they share here?",
        "Carrying a state makes sense where the next batch goes on with the same text. Does it here?",
    ),
)
