"""The cells against the PyTorch that is installed, over random shapes.

`torch` is a fixture that skips loudly where there is no PyTorch, and fails on CI.
"""

import os
import sys

import numpy as np
import pytest
from hypothesis import example, given

from .cells import CELLS, Sequence, Shape, draw_sequence, relative_error, seeds, shapes
from .test_torch_frozen import ours
from .torch_cells import pack_sequence, run_torch, unpack_sequence


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)])
@pytest.mark.parametrize("cell", CELLS)
@example(shape=Shape(1, 1, 2, 5), seed=0)
@example(shape=Shape(12, 3, 2, 7), seed=0)
@given(shape=shapes(1, 8), seed=seeds)
def test_states_and_gradients_agree_with_torch(torch, cell, dtype, tolerance, shape, seed):
    sequence = draw_sequence(cell, shape, seed, dtype)
    theirs, results = run_torch(torch, sequence), ours(sequence)
    assert results.keys() == theirs.keys()
    assert {array.dtype for array in results.values()} == {np.dtype(dtype)}
    errors = {name: relative_error(array, theirs[name]) for name, array in results.items()}
    assert {name: error for name, error in errors.items() if not error <= tolerance} == {}


@pytest.mark.parametrize("cell", CELLS)
def test_torch_run_step_by_step_is_torch_run_on_the_whole_sequence(torch, cell):
    """The comparison runs PyTorch one step at a time; its own loop over time gives the same."""
    s = draw_sequence(cell, Shape(6, 2, 3, 4), 3)
    stepwise = run_torch(torch, s)["hs"]
    module = (torch.nn.RNN if cell == "rnn" else torch.nn.LSTM)(3, 4, dtype=torch.float64)
    gates = [""] if cell == "rnn" else ["_i", "_f", "_g", "_o"]
    with torch.no_grad():
        for theirs, kind in (("weight_ih_l0", "W"), ("weight_hh_l0", "U"), ("bias_hh_l0", "b")):
            packed = np.concatenate([getattr(s.params, kind + gate).T for gate in gates])
            getattr(module, theirs).copy_(torch.from_numpy(packed))
        module.bias_ih_l0.zero_()
        states = [torch.from_numpy(a)[None] for a in (s.h_0, s.c_0) if a is not None]
        hs, _ = module(torch.from_numpy(s.xs), states[0] if cell == "rnn" else tuple(states))
    assert relative_error(stepwise, hs.numpy()) <= 1e-13


@pytest.mark.parametrize("cell", CELLS)
def test_storing_a_case_and_reading_it_again_changes_nothing(cell):
    s = draw_sequence(cell, Shape(3, 2, 3, 4), 3)
    again = unpack_sequence(Sequence, pack_sequence(s))
    assert again.params is not s.params
    np.testing.assert_equal(again._asdict(), s._asdict())


@pytest.mark.parametrize("ci", ["true", "1", "", None])
def test_a_missing_torch_fails_on_ci_and_skips_elsewhere(ci, monkeypatch, request):
    from .conftest import torch as fixture

    monkeypatch.setitem(sys.modules, "torch", None)  # import torch now raises ImportError
    if ci is None:
        monkeypatch.delenv("CI", raising=False)
    else:
        monkeypatch.setitem(os.environ, "CI", ci)
    outcome = pytest.fail.Exception if ci else pytest.skip.Exception
    with pytest.raises(outcome, match=r"pip install -e '\.\[torch\]'"):
        fixture.__wrapped__()
