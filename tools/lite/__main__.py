"""``python -m tools.lite OUT``: build the exercises' JupyterLite into the folder OUT."""

import argparse
import sys
from pathlib import Path

from tools.lite.build import build, fetch_wheels


def main():
    """Build, and say how to open it."""
    parser = argparse.ArgumentParser(prog="python -m tools.lite", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT")
    out = parser.parse_args().out
    build(out, fetch_wheels(Path(sys.prefix, "wheels")))
    megabytes = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    print(f"The exercises are in {out}, {megabytes:.0f} MB. Over HTTP (make serve), a browser opens {out.name}/lab/.")


if __name__ == "__main__":
    main()
