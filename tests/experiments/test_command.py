"""``lstm-tutorial experiment`` as a shell sees it: run, killed, taken up again, verified."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from lstm_tutorial.cli import main

FAST = "gradient-decay"
COMMAND = [sys.executable, "-m", "lstm_tutorial.cli", "experiment"]


@pytest.fixture
def run(capsys, tmp_path):
    """``run("adding")`` in this process, its results in a folder of their own: (exit code, output, errors)."""

    def call(*arguments):
        try:
            code = main(["experiment", *map(str, arguments), "--folder", str(tmp_path)])
        except SystemExit as exit_:
            code = exit_.code
        out = capsys.readouterr()
        assert "Traceback" not in out.out + out.err
        return code, " ".join(out.out.split()), out.err

    return call


@pytest.fixture
def kept(tmp_path):
    """What is in the file of the fast experiment."""
    return lambda: json.loads((tmp_path / "13_gradient_decay.json").read_text(encoding="utf-8"))


def test_runs_are_made_and_kept_and_not_made_twice(run, kept):
    code, out, err = run(FAST, "--seeds", 1, "--jobs", 2)
    assert (code, err) == (0, "")
    assert "gradient-decay: RNN: 1 seeds" in out
    first = kept()["runs"]
    assert [len(runs) for runs in first.values()] == [1] * 6
    code, out, _ = run(FAST, "--seeds", 1)
    assert code == 0
    assert "seed 0" not in out
    assert kept()["runs"] == first


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path, kept, how):
    command = [*COMMAND, FAST, "--seeds", "3", "--folder", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    file, deadline = tmp_path / "13_gradient_decay.json", time.monotonic() + 60
    while not file.exists():
        assert process.poll() is None, "it ended before it was stopped"
        assert time.monotonic() < deadline
        time.sleep(0.005)
    os.killpg(process.pid, how)
    _, said = process.communicate(timeout=60)
    assert said == b""
    before = kept()["runs"]
    assert 0 < sum(map(len, before.values())) < 18
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    after = kept()["runs"]
    assert [[run["seed"] for run in runs] for runs in after.values()] == [[0, 1, 2]] * 6
    assert all(run in after[name] for name, runs in before.items() for run in runs)
    made = re.findall(r"^gradient-decay: .*seed \d:", done.stdout, re.MULTILINE)
    assert len(made) == 18 - sum(map(len, before.values()))


def test_a_command_that_is_killed_leaves_nobody_at_work(tmp_path):
    command = [*COMMAND, "temporal-order", "--jobs", "2", "--folder", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    wait_until(lambda: count_running(process.pid) == 4)                # two at work, and a tracker of theirs
    os.kill(process.pid, signal.SIGKILL)                               # the parent alone
    process.wait(timeout=60)
    try:
        wait_until(lambda: count_running(process.pid) == 0)
    finally:
        if count_running(process.pid):
            os.killpg(process.pid, signal.SIGKILL)


def count_running(group):
    """How many processes of a group there are."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return sum(int(pgid) == group and state[0] != "Z" for pgid, state in map(str.split, listed.splitlines()))


def wait_until(true, seconds=60):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_an_experiment_that_is_named_twice_is_run_once(run):
    code, out, _ = run(FAST, FAST, "--seeds", 1)
    assert code == 0
    assert out.count("RNN, seed 0:") == out.count("RNN: 1 seeds") == 1


def test_kept_runs_are_verified_and_a_number_that_was_changed_is_found(run, kept, tmp_path):
    run(FAST, "--seeds", 1)
    code, out, _ = run(FAST, "--verify", 6)
    assert code == 0
    assert out.count(": the same") == 6
    changed = kept()
    changed["runs"]["RNN"][0]["norms"][-1] *= 2
    (tmp_path / "13_gradient_decay.json").write_text(json.dumps(changed), encoding="utf-8")
    code, out, _ = run(FAST, "--verify", 6)
    assert code == 1
    assert out.count("another outcome") == 1
    assert "RNN, seed 0: another outcome" in out


def test_the_list_says_what_is_kept(run):
    run(FAST, "--seeds", 1)
    code, out, _ = run("--list")
    assert code == 0
    assert "6 of 60" in out
    for name in ("adding", "temporal-order", "continual-reber"):
        assert name in out


@pytest.mark.parametrize(("arguments", "said"), [
    (["adidng"], "there is no experiment 'adidng'. Did you mean adding?"),
    ([], "which experiment?"),
    (["adding", "--seeds", 0], "--seeds is 0; expected 1 or more"),
    (["adding", "--jobs", -1], "--jobs is -1"),
    (["adding", "--verify", 0], "--verify is 0"),
    (["adding", "--verify"], "holds no runs to verify"),
    (["adding", "--seeds", "x"], "invalid int value: 'x'"),
])  # fmt: skip
def test_a_wrong_command_is_answered_in_a_line(run, arguments, said):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.strip().splitlines()) <= 2


def test_no_folder(run, capsys):
    assert main(["experiment", "adding", "--folder", "nowhere/at/all"]) == 2
    assert "there is no folder nowhere/at/all here" in capsys.readouterr().err


def test_results_of_other_settings_stop_the_command_before_anything_is_run(run, kept, tmp_path):
    run(FAST, "--seeds", 1)
    other = kept()
    other["settings"]["hidden"] = 64
    text = json.dumps(other)
    (tmp_path / "13_gradient_decay.json").write_text(text, encoding="utf-8")
    for arguments in ([FAST, "--seeds", 2], [FAST, "--verify"], ["--list"]):
        code, _, err = run(*arguments)
        assert code == 2
        assert "hidden is 64, now 32" in err
    assert (tmp_path / "13_gradient_decay.json").read_text(encoding="utf-8") == text
