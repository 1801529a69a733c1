"""``python -m lstm_tutorial.cli``, for where the command itself is not on the path."""

import sys

from lstm_tutorial.cli import main

if __name__ == "__main__":
    sys.exit(main())
