"""What is measured: for each side, the jobs it is given, as functions without arguments."""

from unittest.mock import patch

import numpy as np

from lstm_tutorial import fused, lstm, models
from lstm_tutorial.models import Model, ModelParams
from lstm_tutorial.optimizers import adam_init
from lstm_tutorial.training import train_step

#: forward: predictions only. both: forward and backward. step: a whole step of training, with clipping and Adam.
JOBS = ("forward", "both", "step")


def readable_jobs(case):
    """The jobs done by `lstm_tutorial.lstm`."""

    def forward():
        return lstm.lstm_forward(case.xs, case.h_0, case.c_0, case.params)

    def step():
        with patch.multiple(models, lstm_forward=_without_keep, lstm_backward=lstm.lstm_backward):
            return training_step()

    training_step = _training_step(case)
    return {"forward": forward, "both": lambda: lstm.lstm_backward(case.dhs, forward()[2]), "step": step}


def _without_keep(xs, h_0, c_0, params, keep=True):
    return lstm.lstm_forward(xs, h_0, c_0, params)


def fused_jobs(case):
    """The jobs done by `lstm_tutorial.fused`."""
    given = case.xs, case.h_0, case.c_0, case.params
    return {
        "forward": lambda: fused.lstm_forward(*given, keep=False),
        "both": lambda: fused.lstm_backward(case.dhs, fused.lstm_forward(*given)[2]),
        "step": _training_step(case),
    }


def _training_step(case):
    K, dtype = case.W_y.shape[1], case.W_y.dtype
    model = Model("lstm", "last", ModelParams(None, case.params, case.W_y, np.zeros(K, dtype)))
    now = [model, adam_init(model.params)]

    def step():
        now[0], now[1], loss, _ = train_step(now[0], case.xs, case.targets, now[1], learning_rate=1e-3)
        return loss

    return step


def torch_jobs(case):
    """The jobs done by PyTorch, eagerly, on the CPU."""
    import torch

    xs, dhs, state, layer, readout = _torch_layer(case)
    inputs = [array.clone().requires_grad_() for array in (xs, *state)]
    weights = [*layer.parameters(), *readout.parameters()]
    adam, targets = torch.optim.Adam(weights, lr=1e-3), torch.from_numpy(case.targets)
    zeros = tuple(map(torch.zeros_like, state))

    def forward():
        with torch.no_grad():
            return layer(xs, state)

    def both():
        for array in (*inputs, *layer.parameters()):
            array.grad = None
        hs, _ = layer(inputs[0], tuple(inputs[1:]))
        hs.backward(dhs)
        return inputs[0].grad

    def step():
        adam.zero_grad()
        hs, _ = layer(xs, zeros)
        loss = torch.nn.functional.cross_entropy(readout(hs[-1]), targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        adam.step()
        return loss.item()

    return {"forward": forward, "both": both, "step": step}


def _torch_layer(case):
    """The case as tensors, and a layer that holds its parameters (its second bias is zero)."""
    import torch

    (_, _, D), H = case.xs.shape, case.h_0.shape[1]
    layer, readout = torch.nn.LSTM(D, H), torch.nn.Linear(H, case.W_y.shape[1])
    for module in (layer, readout):
        module.to(torch.from_numpy(case.xs).dtype)
    p = case.params
    packed = {
        "weight_ih_l0": np.hstack([p.W_i, p.W_f, p.W_g, p.W_o]).T,
        "weight_hh_l0": np.hstack([p.U_i, p.U_f, p.U_g, p.U_o]).T,
        "bias_ih_l0": np.concatenate([p.b_i, p.b_f, p.b_g, p.b_o]),
    }
    with torch.no_grad():
        layer.bias_hh_l0.zero_()
        for name, array in packed.items():
            getattr(layer, name).copy_(torch.from_numpy(np.ascontiguousarray(array)))
        readout.weight.copy_(torch.from_numpy(case.W_y.T.copy()))
        readout.bias.zero_()
    state = torch.from_numpy(case.h_0)[None], torch.from_numpy(case.c_0)[None]
    return torch.from_numpy(case.xs), torch.from_numpy(case.dhs), state, layer, readout


def _ladder_jobs(case):
    from tools.bench.ladder import ladder_jobs  # brings the tools that read chapters

    return ladder_jobs(case)


MAKERS = {"readable": readable_jobs, "fused": fused_jobs, "torch": torch_jobs, "ladder": _ladder_jobs}


def multiplication(n, dtype):
    """A product of two large square matrices: what the machine can do, and 2 n^3 operations."""
    rng = np.random.default_rng(0)
    a, b = (rng.normal(size=(n, n)).astype(dtype) for _ in range(2))
    out = np.empty_like(a)
    return lambda: np.matmul(a, b, out)
