"""Memory is used again, and nobody notices: results never change after they were handed over."""

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_tutorial import fused, lstm
from lstm_tutorial.fused import memory
from lstm_tutorial.parameters import named_arrays

from .cells import Shape, draw_sequence, relative_error
from .fused_cells import worst

calls = st.lists(
    st.tuples(
        st.builds(Shape, st.integers(1, 6), st.integers(1, 4), st.integers(1, 3), st.integers(1, 6)),
        st.sampled_from([np.float64, np.float32]),
        st.integers(0, 5),  # after how many further calls its gradients are asked for
        st.booleans(),  # whether its results are then forgotten
    ),
    min_size=2, max_size=7,
)  # fmt: skip


def arrays_of(tree):
    return [array for _, array in named_arrays(tree)]


@settings(max_examples=60, deadline=None)
@given(calls=calls, seed=st.integers(0, 99))
def test_calls_of_all_sizes_and_types_in_any_order(calls, seed):
    pending, held = [], []

    def go_back(now):
        for call in [call for call in pending if call[0] <= now]:
            pending.remove(call)
            _, s, cache, forget = call
            grads = fused.lstm_backward(s.dhs, cache, s.dcs)
            wanted = lstm.lstm_backward(s.dhs, lstm.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[2], s.dcs)
            tolerance = 1e-12 if s.xs.dtype == np.float64 else 1e-5
            error, name = worst(grads, wanted)
            assert error < tolerance, name
            if not forget:
                held.append((arrays_of(grads), [array.copy() for array in arrays_of(grads)]))

    for now, (shape, dtype, wait, forget) in enumerate(calls):
        s = draw_sequence("lstm", shape, seed + now, dtype)
        hs, cs, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
        held.append(([hs, cs], [hs.copy(), cs.copy()]))
        pending.append((now + wait, s, cache, forget))
        go_back(now)
    go_back(np.inf)
    for results, as_they_were in held:
        for array, before in zip(results, as_they_were, strict=True):
            np.testing.assert_array_equal(array, before)


def test_results_of_two_calls_share_no_memory():
    s = draw_sequence("lstm", Shape(5, 3, 2, 4), 0)
    results = []
    for _ in range(3):
        hs, cs, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
        results.append([hs, cs, *arrays_of(fused.lstm_backward(s.dhs, cache))])
    for one in range(3):
        for other in range(one):
            assert not any(np.shares_memory(a, b) for a in results[one] for b in results[other])


@pytest.fixture
def no_spares(monkeypatch):
    monkeypatch.setattr(memory, "_spare", [])
    return memory._spare


def test_lent_memory_comes_back_when_the_last_view_of_it_is_gone(no_spares):
    lent = memory.lend((4, 6), np.dtype(float))
    view = lent[1:, ::2].T.reshape(-1, 3)[0]
    address = lent.ctypes.data
    del lent
    assert not no_spares
    other = memory.lend((4, 6), np.dtype(float))
    assert not np.shares_memory(other, view)
    del view
    assert memory.lend((4, 6), np.dtype(float)).ctypes.data == address


def test_lent_memory_goes_to_what_it_fits_and_little_of_it_waits(no_spares):
    large = memory.lend((1000,), np.dtype(float))
    address = large.ctypes.data
    del large
    short, long = memory.lend((499,), np.dtype(float)), memory.lend((1001,), np.dtype(float))
    assert len(no_spares) == 1  # it is too good for the one and too small for the other
    assert memory.lend((1001,), np.dtype(np.float32)).ctypes.data == address
    del short, long
    many = [memory.lend((10,), np.dtype(float)) for _ in range(9)]
    del many
    assert len(no_spares) == memory.SPARE_BLOCKS


def test_scratch_memory_is_used_again_by_name_and_type_and_grows():
    one = memory.scratch("test", (3, 4), np.dtype(float))
    assert np.shares_memory(one, memory.scratch("test", (5,), np.dtype(float)))
    assert not np.shares_memory(one, memory.scratch("another test", (5,), np.dtype(float)))
    assert not np.shares_memory(one, memory.scratch("test", (5,), np.dtype(np.float32)))
    assert memory.scratch("test", (100, 4), np.dtype(float)).shape == (100, 4)


def test_threads_do_not_get_in_each_others_way():
    sequences = [draw_sequence("lstm", Shape(20 + k, 3, 2, 5 + k), k) for k in range(4)]
    wanted = [lstm.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[0] for s in sequences]
    start, errors = threading.Barrier(4), []

    def work(k):
        s = sequences[k]
        start.wait(20)
        for _ in range(20):
            hs, _, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
            fused.lstm_backward(s.dhs, cache)
            errors.append(relative_error(hs, wanted[k]))

    threads = [threading.Thread(target=work, args=(k,), daemon=True) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(errors) == 80
    assert max(errors) < 1e-12
