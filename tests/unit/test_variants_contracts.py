"""What the variants refuse, what they leave as it was, which types they keep, and what they make of nothing."""

import numpy as np
import pytest

from lstm_tutorial.lstm import lstm_forward
from lstm_tutorial.parameters import map_arrays, named_arrays
from lstm_tutorial.rnn import RNNParams
from lstm_tutorial.variants import (
    BidirectionalParams,
    bidirectional_forward,
    draw_mask,
    draw_masks,
    padded_forward,
    stacked_backward,
    stacked_forward,
    true_steps,
)
from lstm_tutorial.variants.cells import cell_forward

from .cells import frozen
from .variant_cells import (
    KINDS,
    VARIANTS,
    draw_cell,
    draw_layers,
    draw_starts,
    sequence_arguments,
    step_arguments,
    units,
)

T, B, D, H = 5, 4, 3, 2  # four different numbers, so that no letter can stand for another
DTYPES = [np.float32, np.float64]


def calls(name):
    """Yield (function, its arguments by name) for the four checked functions of a variant."""
    _, _, step, step_backward, forward, backward = VARIANTS[name]
    rng = np.random.default_rng(0)
    arguments, back = step_arguments(rng, name, B, D, H)
    yield step, arguments
    yield step_backward, back | {"cache": step(**arguments)[-1]}
    arguments, back = sequence_arguments(rng, name, T, B, D, H)
    yield forward, arguments
    yield backward, back | {"cache": forward(**arguments)[-1]}


def arrays_of(arguments):
    """Yield (name, array, a function that puts another array in its place) for what is checked."""
    for name, value in arguments.items():
        if isinstance(value, np.ndarray):
            yield name, value, lambda array, name=name: arguments | {name: array}
        elif name == "params":
            for field, array in value._asdict().items():
                yield f"params.{field}", array, (
                    lambda array, field=field, params=value: arguments | {"params": params._replace(**{field: array})}
                )


@pytest.mark.parametrize("name", VARIANTS)
def test_every_array_of_a_wrong_shape_is_refused_by_name(name):
    for function, arguments in calls(name):
        checked = list(arrays_of(arguments))
        assert checked
        for full_name, array, put in checked:
            shapes = [array.shape[1:], (1, *array.shape), (*array.shape[:-1], array.shape[-1] + 1)]
            for shape in shapes:
                with pytest.raises(ValueError, match=rf"^{function.__name__}: (?s:.*)has shape") as caught:
                    function(**put(np.ones(shape)))
                assert full_name in str(caught.value)
            with pytest.raises(ValueError, match=rf"^{function.__name__}: {full_name} contains nan"):
                function(**put(np.full(array.shape, np.nan)))


@pytest.mark.parametrize("name", VARIANTS)
def test_a_transposed_matrix_is_called_transposed(name):
    function, arguments = next(calls(name))
    turned = arguments["params"]._replace(W_g=arguments["params"].W_g.T)
    with pytest.raises(ValueError, match=r"params.W_g has shape \(2, 3\).* the matrix is transposed"):
        function(**arguments | {"params": turned})


@pytest.mark.parametrize("name", VARIANTS)
def test_the_params_and_the_caches_of_another_cell_are_refused(name):
    (_, _), (step_backward, _), (forward, arguments), (backward, back) = calls(name)
    with pytest.raises(ValueError, match=rf"^{forward.__name__}: params is a RNNParams without .* another cell"):
        forward(**arguments | {"params": RNNParams(*np.ones((3, 2, 2)))})
    for other in VARIANTS:
        if other == name:
            continue
        (_, _), (_, steps), (_, _), (_, sequences) = calls(other)
        with pytest.raises(ValueError, match=f"^{backward.__name__}: cache is a .*the cache of another cell"):
            backward(back["dhs"], sequences["cache"])
        with pytest.raises(ValueError, match=f"^{step_backward.__name__}: cache is a .*another cell"):
            step_backward(*(np.ones((B, H)) for _ in VARIANTS[name][1]), steps["cache"])


def test_the_lstms_own_cache_is_refused_by_its_variants():
    _, _, (_, _), (backward, back) = calls("peephole")
    arguments, _ = sequence_arguments(np.random.default_rng(0), "peephole", T, B, D, H)
    cache = lstm_forward(**arguments)[-1]
    with pytest.raises(ValueError, match=r"^peephole_backward: cache is a LSTMCache; expected"):
        backward(**back | {"cache": cache})


@pytest.mark.parametrize("name", VARIANTS)
def test_no_argument_is_written_to(name):
    for function, arguments in calls(name):
        function(**frozen(arguments))
        before = map_arrays(np.copy, arguments)
        function(**arguments)
        np.testing.assert_equal(dict(named_arrays(arguments)), dict(named_arrays(before)))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", VARIANTS)
def test_a_sequence_keeps_its_type_all_the_way(name, dtype):
    *_, forward, backward = VARIANTS[name]
    arguments, back = sequence_arguments(np.random.default_rng(0), name, T, B, D, H, dtype)
    *states, cache = forward(**arguments)
    grads = backward(back["dhs"], cache, *list(back.values())[1:])
    assert {array.dtype for _, array in named_arrays([states, cache, grads])} == {np.dtype(dtype)}


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_layers_keep_their_type_and_write_to_nothing(kind, dtype):
    rng = np.random.default_rng(0)
    layers = frozen(draw_layers(rng, kind, D, (H, H), True, dtype))
    xs, starts = frozen([rng.normal(size=(T, B, D)).astype(dtype), draw_starts(rng, layers, B, dtype)])
    options = {"lengths": np.array([5, 0, 2, 4]), "masks": frozen(draw_masks(rng, T, B, layers, 0.5))}
    states, cache = stacked_forward(xs, starts, layers, **options)
    grads = stacked_backward(tuple(map(frozen, states)), cache)
    assert {array.dtype for _, array in named_arrays([states, grads])} == {np.dtype(dtype)}


@pytest.mark.parametrize(("steps", "sequences"), [(0, 2), (3, 0), (0, 0)])
@pytest.mark.parametrize("name", VARIANTS)
def test_no_steps_or_no_sequences_give_empty_states_and_zero_gradients(name, steps, sequences):
    *_, forward, backward = VARIANTS[name]
    arguments, back = sequence_arguments(np.random.default_rng(0), name, steps, sequences, D, H)
    *states, cache = forward(**arguments)
    assert {state.shape for state in states} == {(steps, sequences, H)}
    grads = backward(back["dhs"], cache)
    assert grads.dxs.shape == (steps, sequences, D)
    assert all((array == 0).all() for _, array in named_arrays(grads))


@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize(("steps", "sequences"), [(0, 2), (3, 0)])
def test_layers_over_nothing(steps, sequences, bidirectional):
    layers = draw_layers(np.random.default_rng(0), "gru", D, (H, H), bidirectional)
    lengths = np.zeros(sequences, int)
    (hs,), cache = stacked_forward(np.ones((steps, sequences, D)), None, layers, lengths)
    assert hs.shape == (steps, sequences, units(layers[-1]))
    assert all((array == 0).all() for _, array in named_arrays(stacked_backward((hs,), cache)))


def stack(**changed):
    """Call stacked_forward on two layers of a GRU, one argument exchanged."""
    layers = draw_layers(np.random.default_rng(0), "gru", D, (H, H))
    arguments = {"xs": np.ones((T, B, D)), "starts": None, "params": layers} | changed
    return stacked_forward(**arguments)


ONE = draw_cell(np.random.default_rng(0), "gru", D, H)


@pytest.mark.parametrize(("function", "arguments", "message"), [
    (stack, {"params": ONE}, "params is a GRUParams; expected one entry for each layer"),
    (stack, {"params": []}, "params is empty"),
    (stack, {"params": [ONE, ONE]}, "layer 1 reads D = 3 inputs, and layer 0 gives 2"),
    (stack, {"xs": np.ones((T, B, D + 1))}, "layer 0 reads D = 3 inputs, and xs has 4"),
    (stack, {"starts": [None]}, "2 layers, 1 starts and 1 masks"),
    (stack, {"masks": [None, None]}, "2 layers, 2 starts and 2 masks"),
    (stack, {"masks": [np.ones((B, H))]}, r"masks\[0\] has shape \(4, 2\); expected \(T, B, H\) = \(5, 4, 2\)"),
    (stack, {"starts": [(np.ones((B, H)), np.ones((B, H))), None]}, r"starts holds 2 array\(s\); expected \(h_0,\)"),
    (stack, {"starts": [(np.ones((1, H)),), None]}, r"h_0 has shape \(1, 2\); expected \(B, H\) = \(4, H\)"),
    (stack, {"lengths": np.array([5, 5, 5])}, r"lengths has shape \(3,\); expected \(B,\) = \(4,\)"),
    (stack, {"lengths": np.array([5, 5, 5, 6])}, "lengths run from 5 to 6; expected 0 to T = 5"),
    (stack, {"lengths": np.array([-1, 5, 5, 5])}, "lengths run from -1 to 5"),
    (stack, {"lengths": np.array([1.0, 5, 5, 5])}, "dtype float64; expected .* whole numbers"),
    (stack, {"lengths": np.ones((T, B), bool)}, r"lengths has shape \(5, 4\).* a mask"),
    (cell_forward, {"xs": np.ones((T, B, D)), "starts": None, "params": tuple(ONE)}, "params is a tuple; expected"),
    (bidirectional_forward, {
        "xs": np.ones((T, B, D)), "starts": (np.ones((B, H)),), "params": BidirectionalParams(ONE, ONE),
    }, r"h_0 has shape \(4, 2\); expected \(4, 4\), the units of both"),
    (bidirectional_forward, {
        "xs": np.ones((T, B, D)), "starts": None,
        "params": BidirectionalParams(ONE, draw_cell(np.random.default_rng(0), "lstm", D, H)),
    }, "joins GRUParams and LSTMParams; expected two cells of one kind"),
    (draw_mask, {"rng": np.random.default_rng(0), "shape": (2,), "rate": 1.0}, "rate is 1.0; expected 0 or more"),
    (draw_mask, {"rng": np.random.default_rng(0), "shape": (2,), "rate": 30}, "Likely cause: a percentage"),
])  # fmt: skip
def test_what_does_not_fit_together_is_refused_and_said_why(function, arguments, message):
    with pytest.raises(ValueError, match=message):
        function(**arguments)


def test_batch_before_time_is_guessed():
    with pytest.raises(ValueError, match="xs has batch before time"):
        padded_forward(np.ones((B, T, D)), None, ONE, np.full(B, 3))
    assert true_steps([1, 2], 2).shape == (2, 2)
