"""The command line: ``python -m tools.character_model``."""

import argparse
import os

STAGES = ("runs", "rivals", "inside")


def main(arguments=None):
    """Train the character models, match them against what does not learn, and look inside one."""
    parser = argparse.ArgumentParser(prog="python -m tools.character_model", description=main.__doc__)
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=f"{', '.join(STAGES)} (default: all)")
    stages = parser.parse_args(arguments).stages or STAGES
    if unknown := set(stages) - set(STAGES):
        parser.error(f"there is no stage {unknown.pop()!r}; expected {', '.join(STAGES)}")
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is loaded: small arrays, one thread
    from tools.character_model import inside, rivals, runs

    if "runs" in stages:
        runs.run_all()
    if "rivals" in stages:
        rivals.match()
    if "inside" in stages:
        inside.look()


if __name__ == "__main__":
    main()
