"""What protects the grader: each protection where the system has it, told apart where it has not."""

import json
import os
import platform
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lstm_tutorial.grading import grade_submission
from lstm_tutorial.grading.sandbox import confine, landlock, libraries, pool, scratch, seccomp
from lstm_tutorial.grading.sandbox.sandbox import OWN_PROCESS, TIME, Sandbox

from .notebooks import ROOT, Book, answering

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has seccomp and Landlock")
ROOT_ONLY = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can change to another user"
)

#: Headers of the C library, where they are installed: machine -> file.
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}


@pytest.fixture
def spawning():
    """A pool that has one sandbox, which spawns its processes, as on other systems than Linux."""
    pool.close_all()
    pool._free.append(Sandbox(fork=False))
    yield
    pool.close_all()


def test_the_protections_of_this_system_are_listed():
    protections = grade_submission(ROOT / "exercises" / "06_forget_gate.ipynb").protections
    assert protections[:2] == (OWN_PROCESS, TIME)
    if sys.platform == "linux":
        assert {confine.LIMITS, confine.PRIVILEGES} <= set(protections)
    if sys.platform == "linux" and platform.machine() in seccomp.MACHINES:
        assert confine.CALLS in protections


@LINUX
@ROOT_ONLY
def test_root_grades_under_another_user(tmp_path):
    source = "import os\ndef forget_gate(*a):\n    raise ValueError(os.getuid(), os.getgid(), os.getgroups())"
    marks = grade_submission(answering("forget-gate", source).save(tmp_path))
    user = int(re.search(r"ValueError: \((\d+), \1, \[\]\)", marks.exercises[0].message)[1])
    assert user > confine.FIRST_USER
    assert confine.USER in marks.protections


def test_where_processes_are_spawned_grading_is_the_same(spawning, tmp_path):
    marks = grade_submission(Book(solved=True).save(tmp_path))
    assert marks.full
    source = "def forget_gate(*arguments):\n    import os\n    os._exit(7)"
    crashed = grade_submission(answering("forget-gate", source).save(tmp_path))
    assert [mark.status for mark in crashed.exercises] == ["crashed", "right", "right"]
    assert "exit code 7" in crashed.exercises[0].message


def test_a_spawned_process_that_does_not_end_is_ended(spawning, tmp_path, monkeypatch):
    monkeypatch.setattr("lstm_tutorial.grading.answer.CALL", 0.5)
    source = "def forget_gate(*arguments):\n    return sum(iter(int, 1))"
    began = time.monotonic()
    marks = grade_submission(answering("forget-gate", source).save(tmp_path))
    assert [mark.status for mark in marks.exercises] == ["timed out", "right", "right"]
    assert time.monotonic() - began < 30


#: A program that confines itself and says what protects it, on a system that lacks something.
LACKING = """
import json, os, runpy, sys
borrow = runpy.run_path({package!r} + "/grading/sandbox/zygote.py")["_borrow"]
names = ["lstm_tutorial.grading.sandbox." + name for name in ("confine", "landlock", "seccomp")]
confine, landlock, seccomp = borrow({package!r}, names)
{lacking}
os.makedirs({scratch!r}, exist_ok=True)
confinement = confine.Confinement({scratch!r})
confinement.prepare({scratch!r})
print(json.dumps(confinement.apply({scratch!r})))
sys.stdout.flush()
os._exit(0)
"""


def claimed(lacking, scratch):
    """The protections that a process says it has, on a system that lacks something."""
    program = LACKING.format(package=str(Path(confine.__file__).parents[2]), lacking=lacking, scratch=scratch)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(("lacking", "gone"), [
    ("", set()),
    ("landlock.version = lambda libc: 0", {confine.FILES}),
    ("seccomp.available = lambda: False", {confine.CALLS}),
    ("seccomp.MACHINES = {}", {confine.CALLS}),
    ("sys.platform = 'darwin'", {confine.FILES, confine.CALLS, confine.PRIVILEGES, confine.USER}),
    ("os.geteuid = lambda: 1000", {confine.USER}),
    ("os.chown = os.setgroups = lambda *a: os.stat('/nowhere')", {confine.USER}),
    ("os.setgroups = lambda *a: os.stat('/nowhere')", {confine.USER}),
    ("landlock.ruleset = lambda *a: os.stat('/nowhere')", {confine.FILES}),
    ("landlock.restrict = lambda *a: os.stat('/nowhere')", {confine.FILES}),
    ("seccomp.install = lambda *a: os.stat('/nowhere')", {confine.CALLS}),
])  # fmt: skip
@LINUX
def test_what_a_system_lacks_is_not_claimed(lacking, gone, tmp_path):
    if lacking == "sys.platform = 'darwin'":
        lacking += "; seccomp.available = lambda: False"
    everything, left = (claimed(each, str(tmp_path / "scratch")) for each in ("", lacking))
    if "landlock" in lacking:
        gone = gone | {confine.USER}  # without it another user could not read a Python that is root's own
        assert left | gone >= everything
    else:
        assert left == everything - gone


@LINUX
@pytest.mark.parametrize("machine", HEADERS)
def test_the_numbers_of_system_calls_are_those_of_the_kernels_headers(machine):
    header = HEADERS[machine]
    if not header.exists():
        pytest.skip(f"{header} is not installed")
    numbers = dict(re.findall(r"__NR(?:3264)?_(\w+)\s+(\d+)", header.read_text()))
    column = seccomp.MACHINES[machine][0]
    tables = seccomp.FORBIDDEN | seccomp.ONLY_ITSELF | seccomp.BUT_FOR
    tables |= {"clone": seccomp.CLONE, "clone3": seccomp.CLONE3}
    for name, columns in tables.items():
        known = numbers.get(name)
        assert columns[column] is None or known is None or int(known) == columns[column], name
        assert columns[column] is not None or known is None or machine == "aarch64", name


def test_the_filters_jumps_stay_inside_it():
    for machine in seccomp.MACHINES:
        filters = seccomp.program(machine, 1234)
        steps = [filters[k : k + 8] for k in range(0, len(filters), 8)]
        assert len(steps) < 4096
        for k, step in enumerate(steps):
            code, if_true, if_false = int.from_bytes(step[:2], sys.byteorder), step[2], step[3]
            if code in (seccomp.JUMP_IF_EQUAL, seccomp.JUMP_IF_AT_LEAST, seccomp.JUMP_IF_SET):
                assert k + 1 + max(if_true, if_false) < len(steps)
        assert int.from_bytes(steps[-1][:2], sys.byteorder) == seccomp.RETURN


def test_nothing_of_this_package_and_no_home_may_be_read():
    allowed = {path for path, rights in libraries.readable().items() if rights & landlock.READ_FILE}
    package = Path(confine.__file__).resolve().parents[2]
    assert not [path for path in allowed if package.is_relative_to(Path(path).resolve())]
    assert not [path for path in allowed if Path("/proc/self").is_relative_to(path)]
    assert not [path for path in allowed if "lstm" in Path(path).name]
    assert "/" not in allowed
    assert str(Path.home()) not in allowed


#: Those that run a learner's code, by which nothing can be answered; not the exercises, and not what the book derives.
INNOCENT = (
    r"(activations|contracts|needed|grading\.sandbox\.\w+"
    r"|checks\.(cases|earlier|errors|limits|pristine|registry|running|values))"
)

#: Tells from which other modules of the package functions come that a learner's code can reach.
REACHING = f"INNOCENT = r'lstm_tutorial\\.{INNOCENT}'" + """
def forget_gate(*arguments):
    import gc, re, sys, types
    waiting, seen, found, frame = [sys.modules], {id(sys.modules)}, set(), sys._getframe()
    while frame:
        waiting.append(frame.f_globals)
        frame = frame.f_back
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, types.FunctionType):
            found.add(str(thing.__module__))
        for other in gc.get_referents(thing):
            if id(other) not in seen:
                seen.add(id(other))
                waiting.append(other)
    own = [name for name in found if name.startswith("lstm_tutorial")]
    guilty = [name for name in own if not re.fullmatch(INNOCENT, name)]
    raise ValueError(len(own), guilty)
"""


def test_nothing_that_code_in_the_sandbox_can_reach_knows_an_answer(tmp_path):
    book = Book(solved=True).answer("forget-gate", REACHING)
    said = grade_submission(book.save(tmp_path)).exercises[0].message
    count, guilty = re.search(r"raised ValueError: \((\d+), \[(.*?)\]\)", said).groups()
    assert int(count) > 5
    assert guilty == ""


@LINUX
def test_nothing_is_left_when_the_grader_is_killed(tmp_path):
    source = "def forget_gate(*arguments):\n    while True:\n        open('left', 'w').close()"
    path = answering("forget-gate", source).save(tmp_path)
    program = (
        "import lstm_tutorial.grading.sandbox.sandbox as s, tempfile\n"
        f"tempfile.tempdir = {str(tmp_path)!r}\n"
        f"from lstm_tutorial.grading import grade_submission\ngrade_submission({str(path)!r})"
    )
    grader = subprocess.Popen([sys.executable, "-c", program])
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob("lstm-tutorial-*/scratch/left")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(tmp_path.glob("lstm-tutorial-*/scratch/left"))
    grader.kill()
    grader.wait()
    while list(tmp_path.glob("lstm-tutorial-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(tmp_path.glob("lstm-tutorial-*")) == []


def test_scratch_is_counted_and_emptied_however_deep_it_is(tmp_path):
    (tmp_path / "file").write_bytes(b"x" * 1000)
    here = os.getcwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1100):
            os.mkdir("a")
            os.chdir("a")
    finally:
        os.chdir(here)
    files, size = scratch.written(tmp_path)
    assert files >= 1101
    assert size == 1000
    scratch.empty(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert scratch.written(tmp_path) == (0, 0)


def test_a_small_folder_is_counted_exactly(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"xyz")
    (tmp_path / "c").symlink_to("/etc/passwd")
    assert scratch.written(tmp_path)[0] == 3
