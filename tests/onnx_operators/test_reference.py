"""Random weights through ONNX's reference implementation: what its cases, of mostly equal numbers, would let pass.

The reference leaves `sequence_lens` out of account; unequal lengths are held to PyTorch in `test_variants_torch`.
"""

import numpy as np
import pytest
from hypothesis import given, settings

from lstm_tutorial.interop import to_onnx
from tests.unit.cells import relative_error, seeds
from tests.unit.variant_cells import count_states, draw_layers, draw_starts

from .operators import run_operator

T, B, D, H = 4, 2, 3, 5


@pytest.mark.parametrize("direction", ["forward", "reverse", "bidirectional"])
@pytest.mark.parametrize("kind", ["rnn", "gru", "reset first", "lstm", "peephole"])
@given(seed=seeds)
@settings(max_examples=3)
def test_the_cells_compute_what_the_reference_does(onnx, kind, direction, seed):
    from onnx.reference import ReferenceEvaluator

    rng = np.random.default_rng(seed)
    (params,) = draw_layers(rng, kind, D, (H,), direction == "bidirectional")
    operator, attributes, weights = to_onnx(params)
    attributes |= {"direction": direction}
    (starts,) = draw_starts(rng, (params,), B)
    initial = (np.stack(np.split(start, start.shape[1] // H, axis=1)) for start in starts)
    inputs = {"X": rng.normal(size=(T, B, D))} | weights | dict(zip(("initial_h", "initial_c"), initial, strict=False))
    outputs = ["Y", "Y_h", "Y_c"][: 1 + count_states(params)]
    order = ["X", "W", "R", "B", "", "initial_h"] + (["initial_c", "P"] if operator == "LSTM" else [])
    node = onnx.helper.make_node(operator, [name if name in inputs else "" for name in order], outputs, **attributes)
    wanted = ReferenceEvaluator(node).run(None, inputs)
    got = run_operator(operator, attributes, inputs)
    for name, array in zip(outputs, wanted, strict=True):
        assert relative_error(got[name], array) <= 1e-13, name
