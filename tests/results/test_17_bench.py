"""What chapter 17 says of the kept measurements, held to them."""

import json
import math
import statistics

import pytest

from tools.bench import ladder
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


def test_the_readable_cell_takes_two_and_a_half_to_eight_times_as_long_as_the_fused_one():
    assert 2.5 < min(ratios("readable", "fused")) < max(ratios("readable", "fused")) < 8


def test_forward_and_backward_keep_up_with_pytorch():
    of_sizes = ratios("fused", "torch")
    assert mean(of_sizes) == pytest.approx(1.06, abs=0.005)
    assert max(of_sizes) < 1.3
    assert sum(ratio < 0.9 for ratio in of_sizes) == 1  # one size at which NumPy is ahead


def test_with_one_processor_each_the_fused_cell_takes_an_eighth_more():
    assert mean(ratios("fused, 1", "torch, 1")) == pytest.approx(1 + 1 / 8, abs=0.01)


def test_forward_alone_pytorch_is_ahead_at_all_sizes_but_one():
    assert sum(ratio < 1 for ratio in ratios("fused", "torch", "forward")) == 1


def test_a_whole_step_takes_the_fused_cell_no_longer_where_gradients_vanish_and_pytorch_many_times_as_long():
    for size in (size for size in SIZES if size.T > 100):
        assert BENCH.times[size, "float32", "step", "fused, 1"] < 1.1 * BENCH.times[size, "float32", "both", "fused, 1"]
        assert BENCH.times[size, "float32", "step", "torch, 1"] > 5 * BENCH.times[size, "float32", "both", "torch, 1"]


def test_pieces_save_a_tenth_where_there_is_something_to_cut_and_lines_as_much_at_the_middle_size():
    times = {(tuple(entry["size"]), entry["job"]): entry["median"] for entry in CONTENT["ladder"]}
    small, middle, large = (
        [times[size, "forward_in_pieces"] / times[size, "forward_on_a_desk"],
         times[size, "forward_from_a_line"] / times[size, "forward_in_pieces"]]
        for size in ladder.SIZES
    )  # fmt: skip
    assert small == pytest.approx([1, 1], abs=0.03)
    assert middle == pytest.approx([0.9, 0.9], abs=0.03)
    assert large == pytest.approx([0.9, 1], abs=0.03)


def test_a_step_costs_the_same_in_a_sequence_of_any_length():
    steps = {entry["size"][0]: entry["median"] / entry["size"][0] for entry in CONTENT["growth"]}
    assert list(steps) == [size.T for size in GROWING]
    assert max(steps.values()) < 1.1 * min(steps.values())


def test_the_fused_cell_takes_less_memory_than_pytorch_at_every_size():
    peaks = {(tuple(entry["size"]), entry["side"]): entry["peak"] for entry in CONTENT["peaks"]}
    assert all(peaks[size, "fused, 1"] < peaks[size, "torch, 1"] for size in SIZES)


def test_three_fifths_of_the_machines_own_rate_are_reached_at_the_largest_size():
    assert BENCH.rate_of_largest() > 0.6 * BENCH.machine_rate()


def test_every_live_figure_answers_within_fifty_milliseconds():
    one_of_each_kind = {
        "fig-gate-forget", "fig-memory-lag", "fig-four-corners-live", "fig-pencil-step",
        "fig-who-remembers", "fig-reading", "fig-writing", "fig-way-back",
    }  # fmt: skip
    assert {entry["name"] for entry in CONTENT["figures"]} >= one_of_each_kind
    assert all(entry["sliders"] and entry["longest"] <= 50 for entry in CONTENT["figures"])
