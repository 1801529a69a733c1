"""Linux's filter of system calls: no network, no other programs, no hands on other processes.

Written with ctypes, because the wrappers on PyPI need libseccomp installed. A filter is a small program of the
kernel's packet filter, run at every system call; see ``man 2 seccomp``. What is forbidden fails with "operation
not permitted", so that Python raises an exception and the rest of a notebook still runs.
"""

import ctypes
import errno
import os
import platform
import struct

#: Numbers of the calls that are forbidden, on x86_64 and on aarch64 (None where there is no such call).
#: Source: the kernel's asm/unistd_64.h and asm-generic/unistd.h; a test compares them.
FORBIDDEN = {
    # the network
    "socket": (41, 198), "socketpair": (53, 199),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    # other programs and processes
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    # hands on other processes
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "kcmp": (312, 272), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "setpriority": (141, 140), "sched_setaffinity": (203, 122),
    "sched_setscheduler": (144, 119), "sched_setparam": (142, 118), "sched_setattr": (314, 274),
    "ioprio_set": (251, 30), "migrate_pages": (256, 238), "move_pages": (279, 239),
    # the system itself
    "mount": (165, 40), "umount2": (166, 39), "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431),
    "fsmount": (432, 432), "open_tree": (428, 428), "mount_setattr": (442, 442), "pivot_root": (155, 41),
    "chroot": (161, 51), "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "keyctl": (250, 219), "add_key": (248, 217),
    "request_key": (249, 218), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    "quotactl": (179, 60), "personality": (135, 92),
    # memory that outlives a process, or that no limit counts
    "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
    "memfd_create": (319, 279), "memfd_secret": (447, 447),
    # what others do with their files
    "inotify_init": (253, None), "inotify_init1": (294, 26), "inotify_add_watch": (254, 27),
    "fanotify_init": (300, 262),
    # what Landlock does not guard: who may read a file, whose it is, when it was written
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "chown": (92, None), "fchown": (93, 55),
    "lchown": (94, None), "fchownat": (260, 54), "utime": (132, None), "utimes": (235, None),
    "futimesat": (261, None), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
}  # fmt: skip

#: Calls that are allowed when their first argument is this process (or nobody in particular).
ONLY_ITSELF = {"kill": (62, 129), "tgkill": (234, 131), "prlimit64": (302, 261)}

#: Calls that are allowed but for some values of their second argument: a file is not to send signals to others
#: (F_SETOWN, F_SETSIG, F_SETOWN_EX; FIOSETOWN, SIOCSPGRP), and nothing is to be typed on a terminal (TIOCSTI).
BUT_FOR = {"fcntl": (72, 25, (8, 10, 15)), "ioctl": (16, 29, (0x8901, 0x8902, 0x5412))}

#: A new thread is allowed, a new process not: they are told apart by a flag.
CLONE, CLONE3, CLONE_THREAD = (56, 220), (435, 435), 0x10000

#: Calls from here on are younger than this table. The C library does without them.
UNKNOWN = 452

#: What the machine is called -> its column in the tables, its number in the kernel's audit.h.
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

LOAD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, JUMP_IF_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, MACHINE, FIRST_ARGUMENT, SECOND_ARGUMENT = 0, 4, 16, 24  # where they stand in what the filter sees

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2


def available():
    """Whether this system can have the filter."""
    return platform.system() == "Linux" and platform.machine() in MACHINES and struct.calcsize("P") == 8


def program(machine, pid):
    """The filter, as bytes.

    Parameters
    ----------
    machine : str
        A key of `MACHINES`.
    pid : int
        Of the process that is to be filtered.

    Returns
    -------
    bytes
    """
    column, audit_number = MACHINES[machine]
    not_permitted, no_such_call = FAIL | errno.EPERM, FAIL | errno.ENOSYS
    steps = [
        (LOAD, 0, 0, MACHINE), (JUMP_IF_EQUAL, 1, 0, audit_number), (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER), (JUMP_IF_AT_LEAST, 0, 1, UNKNOWN), (RETURN, 0, 0, no_such_call),
        (JUMP_IF_EQUAL, 0, 1, CLONE3[column]), (RETURN, 0, 0, no_such_call),
    ]  # fmt: skip
    for numbers in FORBIDDEN.values():
        if numbers[column] is not None:
            steps += [(JUMP_IF_EQUAL, 0, 1, numbers[column]), (RETURN, 0, 0, not_permitted)]
    for numbers in ONLY_ITSELF.values():
        steps += [
            (JUMP_IF_EQUAL, 0, 5, numbers[column]), (LOAD, 0, 0, FIRST_ARGUMENT),
            (JUMP_IF_EQUAL, 2, 0, 0), (JUMP_IF_EQUAL, 1, 0, pid), (RETURN, 0, 0, not_permitted),
            (RETURN, 0, 0, ALLOW),
        ]  # fmt: skip
    for *numbers, values in BUT_FOR.values():
        steps += [(JUMP_IF_EQUAL, 0, 2 * len(values) + 2, numbers[column]), (LOAD, 0, 0, SECOND_ARGUMENT)]
        for value in values:
            steps += [(JUMP_IF_EQUAL, 0, 1, value), (RETURN, 0, 0, not_permitted)]
        steps += [(RETURN, 0, 0, ALLOW)]
    steps += [
        (JUMP_IF_EQUAL, 0, 3, CLONE[column]), (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_IF_SET, 1, 0, CLONE_THREAD), (RETURN, 0, 0, not_permitted), (RETURN, 0, 0, ALLOW),
    ]  # fmt: skip
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def install(libc):
    """Filter this process and its threads from now on; it must have given up new privileges before.

    Parameters
    ----------
    libc : ctypes.CDLL

    Raises
    ------
    OSError
        Where the kernel does not let it.
    """
    filters = program(platform.machine(), os.getpid())
    held = ctypes.create_string_buffer(filters, len(filters))
    about = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(filters) // 8, ctypes.addressof(held)))
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, about, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_SECCOMP)")
