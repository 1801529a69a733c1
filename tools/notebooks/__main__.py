"""The command line: ``python -m tools.notebooks``."""

import argparse
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tools.notebooks.execute import attempt
from tools.notebooks.freshness import why_stale
from tools.notebooks.sources import all_targets

ROOT = Path(__file__).resolve().parents[2]


def main(arguments=None, root=ROOT):
    """Make the notebooks that are stale, or say which are.

    Parameters
    ----------
    arguments : list of str, optional
        Of the command line; by default, those of the process.
    root : Path
        The folder that holds book/, solutions/ and exercises/.

    Returns
    -------
    int
        0 if all is well, 1 if a notebook is stale (``--check``) or could not be made; a wrong
        command exits with 2.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        targets = _chosen(options.paths, root)
    except LookupError as error:
        parser.error(error.args[0])
    reasons = {target: _reason(target) for target in targets}
    if options.check:
        return _report(reasons)
    wanted = [target for target in targets if options.force or reasons[target]]
    if not wanted:
        print(f"nothing to do: {len(targets)} notebooks are fresh")
    failures = [target for target, error in _make_all(wanted, options.jobs) if error]
    return 1 if failures else 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m tools.notebooks", description=main.__doc__.split("\n")[0]
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a source, a notebook, a folder (default: all)"
    )
    parser.add_argument(
        "--check", action="store_true", help="only say what is stale; exit 1 if anything is"
    )
    parser.add_argument("--force", action="store_true", help="make the fresh ones again, too")
    parser.add_argument("--jobs", type=_positive, default=2, help="how many at a time (default: 2)")
    return parser


def _positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} notebooks at a time; expected 1 or more")
    return number


def _chosen(paths, root):
    """The targets that the paths of the command line name."""
    targets = all_targets(Path(root).resolve())
    if not paths:
        return targets
    chosen = []
    for path in paths:
        named = [target for target in targets if Path(path).resolve() in _names_of(target)]
        if not named:
            raise LookupError(
                f"{path} is no chapter and no exercise: expected book/NN_name.md, "
                "solutions/NN_name.md, a notebook made from one, or one of their folders"
            )
        chosen += [target for target in named if target not in chosen]
    return chosen


def _names_of(target):
    """The paths that mean a target: its notebook, its source, and the folders that hold them."""
    files = {target.notebook, target.source}
    return files | {file.parent for file in files} | {target.root}


def _reason(target):
    """Why a target is stale, a source that is wrong being one reason more."""
    try:
        return why_stale(target.notebook)
    except (ValueError, SyntaxError) as error:
        return f"{target.name} cannot be made: {error}"


def _report(reasons):
    stale = [reason for reason in reasons.values() if reason]
    for reason in stale:
        print(reason)
    print(f"{len(stale)} of {len(reasons)} notebooks are stale")
    return 1 if stale else 0


def _make_all(targets, jobs):
    """Make notebooks, several at a time; yield (target, error) and print a line as each is done."""
    if jobs == 1 or len(targets) < 2:
        for target in targets:
            yield target, _announce(target, *attempt(target))
        return
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(attempt, target): target for target in targets}
        for done in as_completed(running):
            yield running[done], _announce(running[done], *done.result())


def _announce(target, seconds, error):
    if error:
        print(f"{target.name}  failed\n\n{error}\n", file=sys.stderr, flush=True)
    else:
        print(f"{target.name}  {seconds:.1f} s", flush=True)
    return error


if __name__ == "__main__":
    sys.exit(main())
