"""Linux's Landlock: which files a process may read, and where it may write, from now on.

Written with ctypes, because the wrapper on PyPI is an alpha that does not know of signals yet. The kernel's own
description is ``man 7 landlock``. What an older kernel does not know of is left out.
"""

import contextlib
import ctypes
import os
import stat
import struct

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # numbers of the system calls, on every machine
RULE_PATH_BENEATH, CREATE_RULESET_VERSION = 1, 1

WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << bit for bit in (1, 2, 3, 4, 5))
MAKE_DIR, MAKE_REG, REFER, TRUNCATE, IOCTL_DEV = (1 << bit for bit in (7, 8, 13, 14, 15))
READ = READ_FILE | READ_DIR
WRITE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE

#: Of the rights, those that a file can have.
OF_A_FILE = WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV

#: All that one version more knows of: kinds of access to files, to the network, to processes outside.
ALL_FILES = {1: (1 << 13) - 1, 2: REFER, 3: TRUNCATE, 5: IOCTL_DEV}
ALL_NETWORK = {4: 0b11}  # binding and connecting over TCP
ALL_SCOPES = {6: 0b11}  # abstract sockets and signals


def version(libc):
    """The version of Landlock that the kernel has; 0 if it has none."""
    return max(0, libc.syscall(CREATE_RULESET, None, 0, CREATE_RULESET_VERSION))


def ruleset(libc, allowed):
    """Make a set of rules.

    Parameters
    ----------
    libc : ctypes.CDLL
    allowed : dict of str to int
        Path of a file or folder -> what is allowed there and beneath. What is not there is passed over.

    Returns
    -------
    int
        A file descriptor, for `restrict`.

    Raises
    ------
    OSError
        Where the kernel has no Landlock.
    """
    known = version(libc)
    files, network, scopes = (
        sum(bits for since, bits in table.items() if since <= known) for table in (ALL_FILES, ALL_NETWORK, ALL_SCOPES)
    )
    about = struct.pack("QQQ", files, network, scopes)[: 24 if known >= 6 else 16 if known >= 4 else 8]
    rules = libc.syscall(CREATE_RULESET, about, len(about), 0)
    if rules < 0:
        raise OSError(ctypes.get_errno(), "landlock_create_ruleset")
    for path, rights in allowed.items():
        with contextlib.suppress(FileNotFoundError, PermissionError):
            _allow(libc, rules, path, rights & files)
    return rules


def _allow(libc, rules, path, rights):
    opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(opened).st_mode):
            rights &= OF_A_FILE
        if libc.syscall(ADD_RULE, rules, RULE_PATH_BENEATH, struct.pack("Qi", rights, opened), 0):
            raise OSError(ctypes.get_errno(), f"landlock_add_rule: {path}")
    finally:
        os.close(opened)


def restrict(libc, rules):
    """Hold this process to the rules from now on; it must have given up new privileges before.

    Raises
    ------
    OSError
        Where the kernel does not let it.
    """
    if libc.syscall(RESTRICT_SELF, rules, 0):
        raise OSError(ctypes.get_errno(), "landlock_restrict_self")
