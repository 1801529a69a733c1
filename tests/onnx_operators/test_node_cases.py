"""ONNX's own test cases of its recurrent operators, as the package onnx makes them: all, and how many there are."""

from importlib import import_module

import numpy as np
import pytest

from .operators import run_operator

#: Every case that this version of the book knows of. None is out of scope; one that onnx adds has to be looked at.
CASES = {
    "RNN": (
        "test_simple_rnn_defaults", "test_simple_rnn_with_initial_bias", "test_rnn_seq_length",
        "test_simple_rnn_batchwise", "test_simple_rnn_reverse", "test_simple_rnn_bidirectional",
    ),
    "LSTM": (
        "test_lstm_defaults", "test_lstm_with_initial_bias", "test_lstm_with_peepholes",
        "test_lstm_batchwise", "test_lstm_reverse", "test_lstm_bidirectional",
    ),
    "GRU": (
        "test_gru_defaults", "test_gru_with_initial_bias", "test_gru_seq_length",
        "test_gru_batchwise", "test_gru_reverse", "test_gru_bidirectional",
    ),
}  # fmt: skip
#: Cases that no cell of the book computes, each with its reason.
OUT_OF_SCOPE = {}
NAMES = [(operator, name) for operator, names in CASES.items() for name in names]


@pytest.fixture(scope="module")
def cases(onnx):
    """Case by name. Importing the module of an operator makes its cases; collecting those of all takes seconds."""
    from onnx.backend.test.case import node

    for operator in CASES:
        import_module(f"onnx.backend.test.case.node.{operator.lower()}")
    made = [case for case in node._NodeTestCases if case.model.graph.node[0].op_type in CASES]
    return {case.name: case for case in made}


def test_every_case_of_onnx_is_tried_or_listed_with_a_reason(cases):
    known = {name for _, name in NAMES} | OUT_OF_SCOPE.keys()
    assert set(cases) == known, "onnx has other cases: add them to CASES, or to OUT_OF_SCOPE with a reason"
    assert all(OUT_OF_SCOPE.values())


@pytest.mark.parametrize(("operator", "name"), NAMES, ids=[name for _, name in NAMES])
def test_the_cells_compute_what_onnx_expects(onnx, cases, operator, name):
    case = cases[name]
    (node,) = case.model.graph.node
    assert node.op_type == operator
    attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    attributes = {key: value.decode() if isinstance(value, bytes) else value for key, value in attributes.items()}
    assert case.data_sets
    for inputs, outputs in case.data_sets:
        given = dict(zip(filter(None, node.input), inputs, strict=True))
        got = run_operator(operator, attributes, given)
        for output, wanted in zip(filter(None, node.output), outputs, strict=True):
            assert got[output].dtype == wanted.dtype
            np.testing.assert_allclose(got[output], wanted, rtol=case.rtol, atol=case.atol, err_msg=output)
            assert np.abs(got[output] - wanted).max() <= 1e-6
