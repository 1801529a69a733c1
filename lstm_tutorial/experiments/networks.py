"""The networks of the experiments: the book's RNN, its LSTM in the form that has switches and is fast, and variants."""

from lstm_tutorial import models
from lstm_tutorial.experiments import ablated_model, variant_model
from lstm_tutorial.experiments.ablated import Switches
from lstm_tutorial.experiments.ablated_model import AblatedModel, AblatedModelCache, init_ablated
from lstm_tutorial.experiments.variant_model import VariantCache, VariantModel
from lstm_tutorial.models import init_model


def new_network(rng, plan, inputs, outputs, readout="last", switches=None):
    """Draw a new network.

    Parameters
    ----------
    rng : numpy.random.Generator
    plan : named tuple
        With cell ("rnn" or "lstm") and hidden; for the LSTM with forget_bias and input_bias, for the RNN with words.
    inputs, outputs : int
    readout : {"last", "every"}
    switches : Switches, optional
        What the LSTM has; everything unless given.

    Returns
    -------
    Model or AblatedModel
    """
    if plan.cell == "rnn":
        model = init_model(rng, "rnn", inputs, plan.hidden, outputs, readout=readout)
        cell = model.params.cell
        return model._replace(params=model.params._replace(cell=cell._replace(W=plan.words * cell.W)))
    return init_ablated(
        rng, switches or Switches(), inputs, plan.hidden, outputs,
        readout=readout, forget_bias=plan.forget_bias, input_bias=plan.input_bias,
    )  # fmt: skip


def forward(network, tokens, state=None):
    """Predict: as `lstm_tutorial.models.forward`, for any kind. A variant always starts from zeros."""
    if isinstance(network, VariantModel):
        return variant_model.forward(network, tokens)
    return (ablated_model if isinstance(network, AblatedModel) else models).forward(network, tokens, state)


def backward(doutputs, cache):
    """Gradients of the loss with respect to everything that is learned: as `lstm_tutorial.models.backward`."""
    kinds = {AblatedModelCache: ablated_model, VariantCache: variant_model}
    return kinds.get(type(cache), models).backward(doutputs, cache)
