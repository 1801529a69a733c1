"""What a process gives up before it runs a learner's code, as far as its system lets it.

A `Confinement` is prepared once, by a process that may still open files, and applied by each of its forks.
"""

import contextlib
import ctypes
import functools
import os
import stat
import struct
import sys
from pathlib import Path

from lstm_tutorial.grading.sandbox import landlock, seccomp
from lstm_tutorial.grading.sandbox.libraries import module_folders, readable

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

#: Bytes of memory beyond what is there at the start, bytes of a file, open files, threads. Files that are deleted while
#: they are open are counted by nobody: there can be no more of them than may be open.
MEMORY, FILE_SIZE, OPEN_FILES, THREADS = 512 << 20, 4 << 20, 64, 32

#: Seconds of computing, after which the kernel ends a process that the grader has not ended.
COMPUTING = 120

#: The first of the users under which learners' code runs where root grades, to which the process's number is added;
#: the second where a container has no users of such numbers.
FIRST_USER, FIRST_IN_A_CONTAINER, IN_A_CONTAINER = 1_900_000_000, 60_000, 5_000

#: Protections by the names under which a report lists them.
LIMITS, USER, PRIVILEGES = "limits on memory, files and computing", "a user of its own", "no new privileges"
CALLS, FILES = "no network and no other processes (seccomp)", "files closed to it (Landlock)"

PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 8, 36, 38
CAPABILITIES_VERSION, CAP_DAC_READ_SEARCH = 0x20080522, 2
SIGKILL = 9


class Confinement:
    """What is to be applied.

    Parameters
    ----------
    scratch : str
        The one folder that may be written to.
    """

    def __init__(self, scratch):
        self._libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
        self._scratch, self._rules, self._user = scratch, {}, None
        self._has_landlock = sys.platform == "linux" and landlock.version(self._libc) > 0
        self._is_root = sys.platform == "linux" and os.geteuid() == 0
        self._python_is_open = self._is_root and all(map(_open_to_all, module_folders()))
        if self._is_root and (self._python_is_open or self._has_landlock):
            self._user = _own(scratch)

    def prepare(self, package):
        """Make the rules on files, if they are not made yet, for processes that may read one view of the package."""
        if self._has_landlock and package not in self._rules:
            allowed = readable() | {package: landlock.READ, self._scratch: landlock.WRITE}
            allowed["/dev/null"] = landlock.READ | landlock.WRITE_FILE
            with contextlib.suppress(OSError):
                self._rules[package] = landlock.ruleset(self._libc, allowed)

    def apply(self, package):
        """Give up all that can be given up.

        Parameters
        ----------
        package : str
            That was prepared.

        Returns
        -------
        list of str
            The protections that are active from here on.
        """
        steps = {LIMITS: self._limit, USER: self._change_user, PRIVILEGES: self._no_new_privileges}
        steps |= {FILES: functools.partial(self._close_files, package), CALLS: self._filter_calls}
        return [name for name, step in steps.items() if step()]

    def _limit(self):
        if resource is None:
            return False
        limits = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": FILE_SIZE, "RLIMIT_NOFILE": OPEN_FILES, "RLIMIT_CPU": COMPUTING}
        if sys.platform == "linux":  # elsewhere it is not heeded
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            limits["RLIMIT_AS"] = pages * resource.getpagesize() + MEMORY
        if self._user is not None:
            limits["RLIMIT_NPROC"] = THREADS
        for name, limit in limits.items():
            _, most = resource.getrlimit(getattr(resource, name))
            limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
            resource.setrlimit(getattr(resource, name), (limit, limit))
        return True

    def _change_user(self):
        """Become nobody; where root grades and others may not read Python's files, keep the right to read.

        That right reaches no further than Landlock lets it, without which it is not kept.
        """
        kept, changed = 0, False
        if self._user is not None:
            self._libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
            with contextlib.suppress(OSError):  # a container that lets nobody change
                os.setgroups([])
                os.setresgid(self._user, self._user, self._user)
                os.setresuid(self._user, self._user, self._user)
                kept, changed = 0 if self._python_is_open else 1 << CAP_DAC_READ_SEARCH, True
        if self._is_root:
            self._keep_capabilities(kept)
        return changed

    def _keep_capabilities(self, kept):
        header, sets = struct.pack("Ii", CAPABILITIES_VERSION, 0), struct.pack("6I", kept, kept, 0, 0, 0, 0)
        if self._libc.capset(header, sets):
            raise OSError(ctypes.get_errno(), "capset")

    def _no_new_privileges(self):
        if sys.platform != "linux":
            return False
        self._libc.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)  # it ends with whoever started it
        return self._libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0

    def _close_files(self, package):
        try:
            landlock.restrict(self._libc, self._rules[package])
        except (KeyError, OSError):
            if self._is_root:
                self._keep_capabilities(0)
            return False
        for rules in self._rules.values():
            os.close(rules)
        return True

    def _filter_calls(self):
        if not seccomp.available():
            return False
        with contextlib.suppress(OSError):  # a kernel, or a container, without it
            seccomp.install(self._libc)
            return True
        return False


def adopt_orphans():
    """Become the parent of what this process's children leave behind, so that it can be ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _own(scratch):
    """Give the scratch folder to a user that nobody else is, so that its processes are counted alone.

    Returns
    -------
    int or None
        The user's number; None where there is no such user.
    """
    number = os.getpid()
    for user in (FIRST_USER + number, FIRST_IN_A_CONTAINER + number % IN_A_CONTAINER):
        with contextlib.suppress(OSError):
            os.chown(scratch, user, user)
            return user
    return None


def _open_to_all(path):
    """Whether every user may read a folder, as far as its own permissions and those above it say."""
    folder = Path(path).resolve()
    above = all(parent.stat().st_mode & stat.S_IXOTH for parent in [folder, *folder.parents])
    return above and bool(folder.stat().st_mode & stat.S_IROTH)
