"""The cells against what PyTorch computed when `tools/freeze_torch_references.py` was last run.

Needs no torch, so that every machine makes the comparison.
"""

from pathlib import Path

import numpy as np
import pytest

from lstm_tutorial.parameters import map_arrays, named_arrays

from .cells import Sequence, backward, forward, relative_error
from .torch_cells import pack_sequence, unpack_sequence

FILE = Path(__file__).resolve().parents[1] / "data" / "torch_references.npz"


def load():
    """Case -> name -> array."""
    cases = {}
    with np.load(FILE, allow_pickle=False) as stored:
        for key in stored.files:
            case, _, name = key.rpartition("/")
            if case:
                cases.setdefault(case, {})[name] = stored[key]
    return cases


REFERENCES = load()


def ours(sequence):
    """What the book's cell computes, under the names of the references."""
    states, cache = forward(sequence)
    grads = dict(named_arrays(backward(sequence, cache)))
    return states | {f"d{name.removeprefix('params.')}": array for name, array in grads.items()}


@pytest.mark.parametrize("case", REFERENCES)
def test_states_and_gradients_are_those_of_torch(case):
    reference = REFERENCES[case]
    sequence = unpack_sequence(Sequence, reference)
    results = ours(sequence)
    assert set(results) == set(reference) - set(pack_sequence(sequence))
    errors = {name: relative_error(array, reference[name]) for name, array in results.items()}
    assert {name: error for name, error in errors.items() if not error <= 1e-12} == {}


@pytest.mark.parametrize("case", REFERENCES)
def test_the_comparison_notices_a_change_of_a_billionth(case):
    """Every parameter counts: change one in its ninth digit, and the results are no longer those of torch."""
    sequence = unpack_sequence(Sequence, REFERENCES[case])
    for name, _ in named_arrays(sequence.params):
        changed = sequence.params._replace(**{name: getattr(sequence.params, name) * (1 + 1e-9)})
        results = ours(sequence._replace(params=changed))
        assert max(relative_error(results[n], REFERENCES[case][n]) for n in results) > 1e-12, name


def test_the_references_cover_both_cells_single_sequences_and_long_ones():
    shapes = {case: reference["dhs"].shape for case, reference in REFERENCES.items()}
    assert len(shapes) == 10
    for cell in ("rnn", "lstm"):
        own = [shape for case, shape in shapes.items() if case.startswith(f"{cell} ")]
        assert min(B for _, B, _ in own) == 1
        assert min(T for T, _, _ in own) == 1
        assert max(T for T, _, _ in own) >= 20
        assert min(H for _, _, H in own) == 1


def test_the_references_are_float64_nonzero_and_say_which_torch_made_them():
    for reference in REFERENCES.values():
        map_arrays(lambda array: np.testing.assert_equal(array.dtype, np.float64), reference)
        assert all((array != 0).all() for array in reference.values())
    with np.load(FILE) as stored:
        assert str(stored["torch_version"])[0].isdigit()


def test_the_references_are_small():
    assert FILE.stat().st_size < 100_000
