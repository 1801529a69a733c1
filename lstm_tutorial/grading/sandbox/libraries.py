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

#: In a folder of libraries, what begins so is not opened with the rest: this package, installed or linked,
#: and folders of modules, whose entries are looked at one by one.
CLOSED = ("lstm_tutorial", "__editable__", "python", "site-packages", "dist-packages")


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
    allowed = dict.fromkeys(SYSTEM_FILES, READ)
    for folder in sorted({*module_folders(), *filter(os.path.isdir, system)}):
        allowed[folder] = READ_DIR
        allowed |= {entry.path: READ for entry in os.scandir(folder) if not entry.name.startswith(CLOSED)}
    return allowed
