"""Which files Python and its libraries need while they run, and nothing of this package."""

import os
import sys
import sysconfig

from lstm_tutorial.grading.sandbox.landlock import READ, READ_DIR

#: What they read apart from themselves.
SYSTEM_FILES = (
    "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/usr/share/fonts", "/usr/share/locale",
    "/dev/urandom", "/dev/random", "/dev/zero",
)  # fmt: skip

#: What is not opened with the rest of a folder: this package, installed or linked, and folders of modules, whose
#: entries are looked at one by one. In the system's folders, Python's own are called such as "python3".
CLOSED = ("lstm_tutorial", "__editable__", "site-packages", "dist-packages")
CLOSED_IN_THE_SYSTEM = (*CLOSED, "python")


def module_folders():
    """The folders in which Python finds modules, its own and installed ones."""
    paths = sysconfig.get_paths()
    own = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    return sorted(path for path in own | set(sys.path) if os.path.isdir(path))


def readable():
    """What may be read, by path.

    A folder of modules may be listed, and everything in it read but this package: a rule for the folder whole
    would open the package too.

    Returns
    -------
    dict of str to int
        As `lstm_tutorial.grading.sandbox.landlock.ruleset` takes it.
    """
    system = {os.path.join(sys.base_prefix, "lib"), "/usr/lib", "/usr/lib64", "/lib", "/lib64"}
    closed = dict.fromkeys(filter(os.path.isdir, system), CLOSED_IN_THE_SYSTEM)
    closed |= dict.fromkeys(module_folders(), CLOSED)
    allowed = dict.fromkeys(SYSTEM_FILES, READ) | dict.fromkeys(closed, READ_DIR)
    for folder, names in closed.items():
        allowed |= {entry.path: READ for entry in os.scandir(folder) if not entry.name.startswith(names)}
    return allowed
