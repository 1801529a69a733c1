"""Adam and gradient clipping against the PyTorch that is installed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm, global_norm, sgd_step

from .cells import relative_error, seeds

SHAPES = {"W": (3, 2), "b": (2,), "U": (2, 2)}
TOLERANCE = {np.float64: 1e-13, np.float32: 1e-5}


def draw(rng, scale=1.0, dtype=np.float64):
    return {name: (scale * rng.normal(size=shape)).astype(dtype) for name, shape in SHAPES.items()}


def run_both(torch, optimizer, step, seed, dtype, steps=12):
    """Parameters after each step, ours and torch's, given the same gradients of very different sizes."""
    rng = np.random.default_rng(seed)
    params = draw(rng, dtype=dtype)
    tensors = {name: torch.nn.Parameter(torch.from_numpy(array.copy())) for name, array in params.items()}
    theirs = optimizer(tensors.values())
    for k in range(steps):
        grads = draw(rng, 10.0 ** (k % 5 - 3), dtype)
        params = step(params, grads)
        for name, tensor in tensors.items():
            tensor.grad = torch.from_numpy(grads[name].copy())
        theirs.step()
        yield params, {name: tensor.detach().numpy() for name, tensor in tensors.items()}


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("settings", [
    {},
    {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3},
], ids=["defaults", "other settings"])  # fmt: skip
@given(seed=seeds)
def test_adam_takes_the_steps_that_torch_takes(torch, settings, dtype, seed):
    def optimizer(params):
        return torch.optim.Adam(
            params,
            lr=settings.get("learning_rate", 1e-3),
            betas=(settings.get("beta1", 0.9), settings.get("beta2", 0.999)),
            eps=settings.get("epsilon", 1e-8),
        )

    state = None

    def step(params, grads):
        nonlocal state
        params, state = adam_step(params, grads, state or adam_init(params), **settings)
        return params

    for ours, theirs in run_both(torch, optimizer, step, seed, dtype):
        for name in SHAPES:
            assert ours[name].dtype == dtype
            assert relative_error(ours[name], theirs[name]) <= TOLERANCE[dtype]


@given(seed=seeds)
def test_gradient_descent_takes_the_steps_that_torch_takes(torch, seed):
    def optimizer(params):
        return torch.optim.SGD(params, lr=0.1)

    for ours, theirs in run_both(torch, optimizer, lambda p, g: sgd_step(p, g, 0.1), seed, np.float64):
        for name in SHAPES:
            assert relative_error(ours[name], theirs[name]) <= 1e-14


@given(seed=seeds, max_norm=st.floats(1e-3, 1e3), scale=st.sampled_from([1e-4, 1.0, 1e4]))
def test_clipping_is_that_of_torch_but_for_torchs_epsilon(torch, seed, max_norm, scale):
    """torch multiplies with min(1, max_norm / (norm + 1e-6)), the paper and the book with no 1e-6."""
    grads = draw(np.random.default_rng(seed), scale)
    tensors = {name: torch.nn.Parameter(torch.zeros(array.shape)) for name, array in grads.items()}
    for name, tensor in tensors.items():
        tensor.data = tensor.data.double()
        tensor.grad = torch.from_numpy(grads[name].copy())
    norm = float(torch.nn.utils.clip_grad_norm_(tensors.values(), max_norm))
    assert global_norm(grads) == pytest.approx(norm, rel=1e-13)
    ours = clip_by_global_norm(grads, max_norm)
    epsilon = min(1, max_norm / norm) / min(1, max_norm / (norm + 1e-6))
    for name, tensor in tensors.items():
        assert relative_error(ours[name], tensor.grad.numpy() * epsilon) <= 1e-12
