"""A class graded on a Dask cluster: a scheduler and two worker processes of this machine, started as anyone would."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lstm_tutorial.cli import main
from lstm_tutorial.grading.batch import Batch, grader_version
from lstm_tutorial.grading.class_folder import submissions_in
from lstm_tutorial.grading.executors import dask
from lstm_tutorial.grading.journal import Journal

from .fakes import grade_by_content, write_class
from .real_class import KINDS, write_real_class

pytest.importorskip("distributed", reason="no Dask: pip install distributed; GRADING ON A CLUSTER IS NOT TESTED")

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """The address of a scheduler with two workers."""
    folder, address = tmp_path_factory.mktemp("dask"), f"tcp://127.0.0.1:{free_port()}"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
    command = {
        "scheduler": ["--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard", "--no-show"],
        "worker": [address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)],
    }  # fmt: skip
    with (folder / "log.txt").open("w+") as log:
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "dask", name, *arguments], env=environment, cwd=folder, stdout=log, stderr=log
            )
            for name, arguments in command.items()
        ]  # fmt: skip
        deadline = time.monotonic() + 60
        while len(re.findall("Register worker", (folder / "log.txt").read_text())) < 2:
            assert time.monotonic() < deadline, (folder / "log.txt").read_text()
            time.sleep(0.1)
        yield address
        for process in reversed(processes):
            process.terminate()
            process.wait(30)


def test_a_class_is_graded_by_both_workers(scheduler, tmp_path):
    folder = write_class(tmp_path / "class", 12, log=str(tmp_path / "log.txt"), seconds=0.05)
    with Journal(tmp_path / "journal.jsonl") as journal, dask(scheduler) as supply:
        assert supply.width == 2
        batch = Batch(submissions_in(folder), journal, grade_by_content)
        batch.run(supply)
        assert [marks.score for marks in batch] == [2.0 * (k % 6) for k in range(12)]
    assert len((tmp_path / "log.txt").read_text(encoding="utf-8").splitlines()) == 12


def test_a_worker_that_dies_costs_one_submission(scheduler, tmp_path):
    folder = write_class(tmp_path / "class", 5)
    (folder / "learner 0002" / "06_forget_gate.ipynb").write_text(json.dumps({"kill": True}), encoding="utf-8")
    with Journal(tmp_path / "journal.jsonl") as journal, dask(scheduler) as supply:
        batch = Batch(submissions_in(folder), journal, grade_by_content)
        batch.run(supply)
        assert [marks.status for marks in batch] == ["graded", "graded", "failed", "graded", "graded"]


def test_the_command_grades_on_the_cluster_with_the_real_grader(scheduler, tmp_path, capsys):
    folder = write_real_class(tmp_path / "class", 6)
    told = tmp_path / "marks.json"
    arguments = ["grade", "--class", str(folder), "--dask", scheduler, "--json", str(told)]
    assert main(arguments) == 1, capsys.readouterr().err
    statuses = [each["exercises"][0]["status"] for each in json.loads(told.read_text(encoding="utf-8"))]
    assert statuses == [KINDS[k % 3] for k in range(6)]


def test_no_scheduler_and_other_versions_are_said_in_a_line(tmp_path, capsys, scheduler, monkeypatch):
    folder = write_class(tmp_path / "class", 1)
    nobody = f"tcp://127.0.0.1:{free_port()}"
    assert main(["grade", "--class", str(folder), "--dask", nobody]) == 2
    assert re.fullmatch(rf"lstm-tutorial: .*{re.escape(nobody)}.*\n", capsys.readouterr().err)
    monkeypatch.setattr("lstm_tutorial.__version__", "0.0.0")
    grader_version.cache_clear()
    assert main(["grade", "--class", str(folder), "--dask", scheduler]) == 2
    assert "and this machine 0.0.0+" in capsys.readouterr().err
    grader_version.cache_clear()
