"""The folder that a learner's code may write to: how much is in it, and how to get rid of it, however deep it is."""

import contextlib
import itertools
import os
import secrets
import shutil

#: Where counting stops: nobody may have so many files.
MANY = 5_000


def written(folder):
    """Count what is in a folder.

    Parameters
    ----------
    folder : path

    Returns
    -------
    files, size : int
        Files and folders, and their bytes; those that were counted before there were `MANY`.
    """
    files, size, folders = 0, 0, [folder]
    while folders and files <= MANY:
        try:
            for entry in os.scandir(folders.pop()):
                files += 1
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    size += entry.stat(follow_symlinks=False).st_size
        except FileNotFoundError:  # it was there a moment ago
            pass
        except OSError:  # a path that is too long
            files = MANY + 1
    return files, size


def empty(folder):
    """Remove what is in a folder.

    What lies in a folder within it is moved up before that is removed, so no path is ever long: folders can be
    nested deeper than a path can name, and deeper than a function can call itself.

    Parameters
    ----------
    folder : path
    """
    names = (f"{secrets.token_hex(8)}-{k}" for k in itertools.count())
    while entries := list(os.scandir(folder)):
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
                continue
            os.chmod(entry.path, 0o700)
            for inner in list(os.scandir(entry.path)):
                os.rename(inner.path, os.path.join(folder, next(names)))
            os.rmdir(entry.path)


def remove(folder, scratch):
    """Remove a sandbox's folder, of which code could write to the scratch folder only."""
    with contextlib.suppress(OSError):
        empty(scratch)
    shutil.rmtree(folder, ignore_errors=True)
