"""Ask PyTorch once what its RNN and LSTM compute, and keep the answers for tests that run without it.

Run from the top of the repository, where torch is installed::

    python -m tools.freeze_torch_references

It writes ``tests/data/torch_references.npz``: for each case, what goes in, the states that come out, and
the gradients with respect to everything that went in, all in float64. A second run with the same version
of torch on the same machine writes the same bytes; another version may differ in the last digit.
"""

from pathlib import Path

import numpy as np
import torch

from tests.unit.cells import CELLS, Shape, draw_sequence
from tests.unit.torch_cells import pack_sequence, run_torch

TARGET = Path(__file__).resolve().parents[1] / "tests" / "data" / "torch_references.npz"

#: More inputs than units and fewer; one sequence; one step; one unit; enough steps for errors to add up.
SHAPES = (Shape(3, 2, 5, 4), Shape(4, 1, 2, 3), Shape(1, 3, 2, 3), Shape(5, 2, 3, 1), Shape(24, 2, 2, 3))


def freeze(path):
    """Write the references.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of str
        The names of the cases.
    """
    stored, cases = {"torch_version": torch.__version__}, []
    for cell in CELLS:
        for seed, shape in enumerate(SHAPES):
            case = f"{cell} T={shape.T} B={shape.B} D={shape.D} H={shape.H}"
            sequence = draw_sequence(cell, shape, seed)
            arrays = pack_sequence(sequence) | run_torch(torch, sequence)
            # What was given and what came have different names, except dhs and dcs, which were given.
            stored |= {f"{case}/{name}": array for name, array in arrays.items()}
            cases.append(case)
    np.savez_compressed(path, **stored)
    return cases


if __name__ == "__main__":
    torch.set_num_threads(1)
    cases = freeze(TARGET)
    print(f"torch {torch.__version__}: {len(cases)} cases, {TARGET.stat().st_size} bytes, {TARGET}")
