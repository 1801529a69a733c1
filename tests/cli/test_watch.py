"""Watch, as a learner uses it: in a terminal, saving again and again; and without a terminal."""

import os
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from lstm_tutorial.checks import all_exercises

from .conftest import RIGHT_BIAS, RIGHT_GATE

pty = pytest.importorskip("pty", reason="needs a terminal of the Unix kind")

COMMAND = [sys.executable, "-m", "lstm_tutorial.cli", "watch"]
TANH = "return np.tanh(x @ W_f + h_prev @ U_f + b_f)"
TANH_MESSAGE = next(
    model.message[:40] for model in all_exercises()["forget-gate"].wrong_models if model.slug == "tanh-for-sigmoid"
)
HINT = all_exercises()["forget-gate"].hints[0][:30]
#: Seconds after which a test gives up; a machine that is busy with other workers may be slow.
PATIENCE = 15.0


class Terminal:
    """Watch in a terminal, and what stands on it."""

    def __init__(self, folder):
        self._ours, theirs = pty.openpty()
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "50", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            COMMAND, cwd=folder.parent, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.text = ""

    def press(self, key):
        """Press a key, forgetting what was shown before."""
        self.text = ""
        os.write(self._ours, key.encode())

    def wait_for(self, *wanted):
        """Wait until all of it was shown; return how long that took."""
        began = time.monotonic()
        while not all(text in self.text for text in wanted):
            left = began + PATIENCE - time.monotonic()
            assert left > 0, f"waited for {wanted}, saw:\n{self.text}"
            self._read(min(left, 0.5))
        return time.monotonic() - began

    def end(self):
        """Wait until it has ended; return its exit code."""
        began = time.monotonic()
        while self.process.poll() is None and time.monotonic() < began + PATIENCE:
            self._read(0.05)
        self._read(0)
        assert "Traceback" not in self.text, self.text
        return self.process.poll()

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def _read(self, seconds):
        if select.select([self._ours], [], [], seconds)[0]:
            try:
                raw = os.read(self._ours, 65536).decode(errors="replace")
            except OSError:  # the other side has closed
                time.sleep(0.05)
                return
            self.text += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", raw).replace("\r", "")


@pytest.fixture
def terminal(learner):
    for chapter in ("03", "04", "11", "12"):  # fewer to look at
        next(learner.folder.glob(f"{chapter}_*")).unlink()
    opened = Terminal(learner.folder)
    opened.wait_for("; in all 0 of")  # every notebook was looked at once
    yield opened
    opened.close()


def test_a_verdict_comes_within_a_second_of_saving(learner, terminal, record_property):
    seconds = {"wrong": [], "right": []}
    for _ in range(3):  # the machine may be busy with other tests; once it will not be
        learner.answer("forget-gate", TANH)
        wanted = ("✗ forget-gate", TANH_MESSAGE, "Next: mend forget_gate", "r check again")
        seconds["wrong"].append(terminal.wait_for(*wanted))
        terminal.text = ""
        learner.answer("forget-gate", RIGHT_GATE)
        wanted = ("✓ forget-gate", "Next: write forget_bias_for_lag", "2 of 7 points", "r check again")
        seconds["right"].append(terminal.wait_for(*wanted))
        terminal.text = ""
    for kind, measured in seconds.items():
        record_property(kind, measured)
        print(f"{kind} answer: verdict {min(measured):.2f} to {max(measured):.2f} s after saving")
        assert min(measured) < 1
    terminal.press("q")
    assert terminal.end() == 0


def test_keys_hint_choose_explain_and_quit(learner, terminal):
    learner.answer("forget-gate", TANH)
    terminal.wait_for("✗ forget-gate")
    terminal.press("h")
    terminal.wait_for(f"Hint 1 of 3: {HINT}", "r check again")
    assert "Hint 2" not in terminal.text
    terminal.press("h")
    terminal.wait_for("Hint 1 of 3", "Hint 2 of 3", "r check again")
    terminal.press("n")
    terminal.wait_for("› ○ forget-bias-for-lag", "Next: write forget_bias_for_lag", "r check again")
    terminal.press("\x1b[A")
    terminal.wait_for("› ✗ forget-gate", "Hint 2 of 3", "r check again")
    terminal.press("?")
    terminal.wait_for("press it again for more")
    terminal.press("r")
    terminal.wait_for("✗ forget-gate", TANH_MESSAGE)
    terminal.press("q")
    assert terminal.end() == 0


def test_an_endless_loop_and_an_end_of_python_do_not_take_watch_down(learner, terminal):
    learner.answer("forget-gate", "while True:\n    pass")
    terminal.wait_for("Still at work on forget-gate")
    learner.answer("forget-gate", "import os\nos._exit(1)")
    terminal.wait_for("✗ forget-gate", "ended Python")
    learner.answer("forget-gate", RIGHT_GATE)
    terminal.wait_for("✓ forget-gate")
    learner.answer("forget-gate", "while True:\n    pass")
    terminal.wait_for("… forget-gate")
    terminal.press("q")
    assert terminal.end() == 0


def test_files_come_and_go_and_break_while_watching(learner, terminal):
    whole = learner.path().read_bytes()
    learner.path().write_bytes(whole[:500])
    terminal.wait_for("it is not JSON")
    learner.path().write_bytes(whole)
    terminal.wait_for("○ forget-gate")
    learner.path().rename(learner.path("renamed"))
    terminal.wait_for("renamed.ipynb\n0 of 7 points")
    learner.path("renamed").unlink()
    terminal.wait_for("renamed.ipynb is gone")
    (learner.folder / "notes.txt").write_text("no notebook", encoding="utf-8")
    learner.path("empty").write_text('{"cells": []}', encoding="utf-8")
    terminal.wait_for("asks for none of the book's exercises")
    learner.folder.rename(learner.folder.parent / "elsewhere")
    terminal.wait_for("empty.ipynb is gone")
    os.kill(terminal.process.pid, signal.SIGINT)
    assert terminal.end() == 0


def test_a_half_written_file_is_given_the_time_to_be_whole(learner, terminal):
    learner.answer("forget-gate", RIGHT_GATE)
    terminal.wait_for("✓ forget-gate")
    whole = learner.path().read_bytes()
    terminal.text = ""
    learner.path().write_bytes(whole[:500])
    time.sleep(0.3)
    learner.path().write_bytes(whole)
    terminal.wait_for("✓ forget-gate", "r check again")
    assert "is no notebook" not in terminal.text


def test_a_notebook_and_a_part_end_with_a_word(learner, terminal):
    learner.solve("05_two_states", "06_forget_gate", "07_input_gate", "08_cell_state")
    terminal.wait_for("Next: open ")
    learner.answer("output-gate", "return 3", stem="09_output_gate")
    terminal.wait_for("✗ output-gate")
    assert "is complete" not in terminal.text
    learner.solve("09_output_gate")
    terminal.wait_for("The memory answers", "Part II, Gates, is complete", "Next: open 10_whole_cell.ipynb")


def test_without_a_terminal_it_prints_what_it_finds_and_stops_quietly(learner):
    process = subprocess.Popen(
        [*COMMAND, str(learner.folder)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Next: write rnn_step"):
            learner.answer("forget-bias-for-lag", RIGHT_BIAS)
        if line.startswith("Next: write forget_gate"):
            break
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=PATIENCE)
    assert (process.returncode, error, out.strip()) == (0, "", "")
    assert "  ✓ forget-bias-for-lag  Right          3/3\n" in lines
    assert not any("\x1b" in line or "quit" in line for line in lines)
