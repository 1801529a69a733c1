"""What chapter 17 says of the kept measurements, held to them."""

import json
import math
import statistics

import pytest

from tools.bench.measure import SIDES
from tools.bench.report import RESULTS, Results
from tools.bench.sides import JOBS
from tools.bench.sizes import GROWING, SIZES

CONTENT = json.loads(RESULTS.read_text(encoding="utf-8"))
BENCH = Results(CONTENT)


def ratios(kind, to, job="both"):
    """The ratio at every size."""
    return [BENCH.ratio(kind, to, size, job=job) for size in SIZES]


def mean(numbers):
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, numbers)))


def test_every_side_was_measured_at_every_size_for_every_job():
    measured = {key for key in BENCH.times if key[1] == "float32"}
    assert measured == {(size, "float32", job, side) for size in SIZES for job in JOBS for side in SIDES}


def test_the_readable_cell_takes_two_to_seven_times_as_long_as_the_fused_one():
    assert 2 < min(ratios("readable", "fused")) < max(ratios("readable", "fused")) < 7


def test_forward_and_backward_keep_up_with_pytorch():
    of_sizes = ratios("fused", "torch")
    assert mean(of_sizes) < 1.15
    assert max(of_sizes) < 1.45
    assert sum(ratio < 0.9 for ratio in of_sizes) == 1  # one size at which NumPy is ahead


def test_with_one_processor_each_the_two_are_level():
    assert mean(ratios("fused, 1", "torch, 1")) == pytest.approx(1, abs=0.05)


def test_forward_alone_pytorch_is_ahead_at_all_but_two_sizes():
    assert sum(ratio < 1 for ratio in ratios("fused", "torch", "forward")) == 2


def test_a_step_costs_the_same_in_a_sequence_of_any_length():
    steps = {entry["size"][0]: entry["median"] / entry["size"][0] for entry in CONTENT["growth"]}
    assert list(steps) == [size.T for size in GROWING]
    assert max(steps.values()) < 1.1 * min(steps.values())


def test_the_fused_cell_takes_less_memory_than_pytorch_at_every_size():
    peaks = {(tuple(entry["size"]), entry["side"]): entry["peak"] for entry in CONTENT["peaks"]}
    assert all(peaks[size, "fused, 1"] < peaks[size, "torch, 1"] for size in SIZES)


def test_most_of_the_machines_own_rate_is_reached_at_the_largest_size():
    assert BENCH.rate_of_largest() > 0.7 * BENCH.machine_rate()


def test_every_live_figure_answers_within_fifty_milliseconds():
    one_of_each_kind = {
        "fig-gate-forget", "fig-memory-lag", "fig-four-corners-live", "fig-pencil-step",
        "fig-who-remembers", "fig-reading", "fig-writing", "fig-way-back",
    }  # fmt: skip
    assert {entry["name"] for entry in CONTENT["figures"]} >= one_of_each_kind
    assert all(entry["sliders"] and entry["longest"] <= 50 for entry in CONTENT["figures"])
