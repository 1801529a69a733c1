#!/usr/bin/env bash
# Run once by Gradescope, as root, when it builds the image: installs Python 3.11 or newer, and the grader.
set -euo pipefail
source=$(cd "$(dirname "$0")" && pwd)

if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  python=python3
else
  python=python3.11
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install -y "$python" "$python-venv"
fi
"$python" -m venv "$source/../venv"
cd "$source"
"$source/../venv/bin/python" -m pip install --no-cache-dir --requirement requirements.txt
