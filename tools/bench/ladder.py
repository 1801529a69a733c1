"""The steps of chapter 17, as they stand in its text."""

import ast
from pathlib import Path

from lstm_tutorial import fused, lstm
from tools.bench.sizes import Size
from tools.notebooks.code import parse_cell
from tools.notebooks.sources import build, target_of

CHAPTER = Path(__file__).resolve().parents[2] / "book" / "17_readable_to_fast.ipynb"

#: Small, middle and large: where calls, memory and products take the time.
SIZES = (Size(50, 16, 2, 32), Size(100, 20, 2, 128), Size(50, 64, 256, 512))

#: Rows and columns of the pieces of a product, at each of them: at the small one it stays whole.
PIECES = ((16, 32), (20, 64), (16, 64))

FORWARD = ("forward_stacked", "forward_one_tanh", "forward_on_a_desk", "forward_in_pieces", "forward_from_a_line")
BACKWARD = ("lstm_backward", "backward_collected", "fused.lstm_backward")


def definitions():
    """The functions that the chapter defines, by name."""
    namespace = {"__name__": CHAPTER.stem}
    for cell in build(target_of(CHAPTER)).cells:
        if cell.cell_type == "code":
            for statement in parse_cell(cell.source).body:
                if isinstance(statement, (ast.Import, ast.ImportFrom, ast.FunctionDef)):
                    exec(compile(ast.Module([statement], []), str(CHAPTER), "exec"), namespace)
    return namespace


def ladder_jobs(case):
    """The steps as jobs; those backward start from caches that are there."""
    defined, given = definitions(), (case.xs, case.h_0, case.c_0, case.params)
    caches = {"lstm": lstm.lstm_forward(*given)[2], "fused": fused.lstm_forward(*given)[2]}
    jobs = {name: lambda name=name: defined[name](*given) for name in FORWARD[:3]}
    piece = PIECES[SIZES.index((*case.xs.shape, case.h_0.shape[1]))]
    jobs["forward_in_pieces"] = lambda: defined["forward_on_a_desk"](*given, piece=piece)
    jobs["forward_from_a_line"] = lambda: defined["forward_on_a_desk"](*given, defined["empty_from_a_line"], piece)
    return jobs | {
        "lstm_backward": lambda: lstm.lstm_backward(case.dhs, caches["lstm"]),
        "backward_collected": lambda: defined["backward_collected"](case.dhs, caches["lstm"]),
        "fused.lstm_backward": lambda: fused.lstm_backward(case.dhs, caches["fused"]),
    }
