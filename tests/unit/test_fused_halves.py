"""Two processes: the same results, whatever happens to the second of them."""

import os
import signal
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial import fused, lstm
from lstm_tutorial.fused import halves
from lstm_tutorial.models import init_model
from lstm_tutorial.optimizers import adam_init
from lstm_tutorial.training import train_step

from .cells import Shape, draw_sequence, frozen, relative_error, seeds
from .fused_cells import draw_tame, worst

shapes = st.builds(Shape, st.integers(0, 9), st.integers(2, 9), st.integers(0, 4), st.integers(1, 20))


@pytest.fixture(scope="module", autouse=True)
def two_processes():
    """A second process for the tests of this file, and every batch worth it."""
    with patch.object(halves, "WORTH_IT", 0):
        yield
    fused.set_processes(1)


@pytest.fixture(autouse=True)
def one_that_runs():
    if halves._second is None:
        fused.set_processes(2)


def both_ways(module, s):
    hs, cs, cache = module.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    return {"hs": hs, "cs": cs, "grads": module.lstm_backward(s.dhs, cache, s.dcs)}


@given(shape=shapes, seed=seeds, dtype=st.sampled_from([np.float64, np.float32]))
def test_the_results_are_the_readable_ones(shape, seed, dtype):
    s = frozen(draw_tame("lstm", shape, seed, dtype))
    got = both_ways(fused, s)
    error, name = worst(got, both_ways(lstm, s))
    assert error < (1e-12 if dtype is np.float64 else 1e-5), name
    assert got["hs"].dtype == got["grads"].params.U_f.dtype == dtype


def test_without_dcs_and_without_keeping():
    s = draw_sequence("lstm", Shape(5, 4, 3, 6), 0)._replace(dcs=None)
    wanted = both_ways(lstm, s)
    assert worst(both_ways(fused, s), wanted)[0] < 1e-12
    hs, cs, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params, keep=False)
    assert cache is None
    assert relative_error(hs, wanted["hs"]) < 1e-12
    assert relative_error(cs, wanted["cs"]) < 1e-12


def test_several_caches_at_a_time_and_none_that_stays():
    sequences = [draw_sequence("lstm", Shape(4 + k, 2 + k, 3, 5), k) for k in range(4)]
    caches = [fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[2] for s in sequences]
    assert all(isinstance(cache, halves.HalvedCache) for cache in caches)
    for s, cache in list(zip(sequences, caches, strict=True))[::-1]:
        wanted = lstm.lstm_backward(s.dhs, lstm.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[2])
        assert worst(fused.lstm_backward(s.dhs, cache), wanted)[0] < 1e-12
    second, keys = halves._second, [cache.key for cache in caches]
    del caches, cache
    assert sorted(second.forgotten) == keys
    both_ways(fused, sequences[0])
    assert not set(keys) & set(second.forgotten)  # the second process was told


def test_the_cache_reads_like_the_readable_one():
    s = draw_sequence("lstm", Shape(6, 5, 2, 3), 0)
    wanted = lstm.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[2]
    _, _, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    for name in lstm.LSTMStepCache._fields[:-1]:
        assert relative_error(cache.over_time(name), wanted.over_time(name)) < 1e-12
    assert worst(lstm.lstm_backward(s.dhs, cache), lstm.lstm_backward(s.dhs, wanted))[0] < 1e-12


def test_training_is_the_same_with_one_process_and_with_two():
    rng = np.random.default_rng(0)
    model, tokens, targets = init_model(rng, "lstm", 7, 6, 3), rng.integers(7, size=(9, 5)), rng.integers(3, size=5)

    def trained():
        now, state = model, adam_init(model.params)
        for _ in range(3):
            now, state, *_ = train_step(now, tokens, targets, state)
        return now.params

    two = trained()
    with patch.object(halves, "WORTH_IT", np.inf):
        one = trained()
    assert worst(two, one)[0] < 1e-9


def test_one_sequence_and_small_batches_stay_in_one_process():
    s = draw_sequence("lstm", Shape(4, 1, 3, 5), 0)
    assert isinstance(fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[2], fused.FusedCache)
    s = draw_sequence("lstm", Shape(4, 2, 3, 5), 0)
    with patch.object(halves, "WORTH_IT", 25_000_000):
        assert isinstance(fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[2], fused.FusedCache)


@contextmanager
def killed_second_process():
    halves._second.process.send_signal(signal.SIGKILL)
    halves._second.process.wait()
    yield
    assert halves._second is None


def test_a_second_process_that_is_gone_is_said_to_be_and_the_first_goes_on_alone():
    s = draw_sequence("lstm", Shape(4, 3, 3, 5), 0)
    _, _, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    with killed_second_process(), pytest.raises(RuntimeError, match="the second process has ended; set_processes"):
        fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    with pytest.raises(RuntimeError, match="the second process has ended"):
        fused.lstm_backward(s.dhs, cache)
    assert worst(both_ways(fused, s), both_ways(lstm, s))[0] < 1e-12


def test_an_interrupt_between_order_and_answer_leaves_no_answer_behind():
    s, second = draw_sequence("lstm", Shape(4, 3, 3, 5), 0), halves._second

    def interrupted(*_):
        raise KeyboardInterrupt

    with patch.object(halves.forward, "go_forward", interrupted), pytest.raises(KeyboardInterrupt):
        fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    assert second.process.poll() is not None
    assert halves._second is None


def test_an_error_over_there_is_raised_here():
    s = draw_sequence("lstm", Shape(4, 3, 3, 5), 0)
    _, _, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    object.__setattr__(cache, "key", -1)
    with pytest.raises(KeyError):
        fused.lstm_backward(s.dhs, cache)
    assert worst(both_ways(fused, s), both_ways(lstm, s))[0] < 1e-12


def test_the_second_process_ends_with_the_wish_for_it():
    process = halves._second.process
    fused.set_processes(1)
    assert process.poll() == 0
    fused.set_processes(1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning")
def test_a_forked_process_leaves_it_alone():
    child = os.fork()
    if child == 0:
        os._exit(0 if halves._second is None else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert halves._second is not None


@pytest.mark.parametrize("count", [0, 3, None, 1.5])
def test_other_numbers_of_processes_are_refused(count):
    with pytest.raises(ValueError, match=f"set_processes: count is {count}; expected 1 or 2"):
        fused.set_processes(count)


def test_where_memory_cannot_be_shared_two_are_refused(monkeypatch):
    monkeypatch.setattr(halves.os, "name", "nt")
    with pytest.raises(ValueError, match="only on Linux and macOS"):
        fused.set_processes(2)
