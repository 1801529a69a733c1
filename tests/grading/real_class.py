"""A class whose submissions are real: the book's solutions and exercises, each written a little differently."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: In turn: every answer right, every function that has a sigmoid in it with tanh instead, and no answer at all.
KINDS = ("right", "wrong", "not attempted")


def write_real_class(folder, count, stems=("06_forget_gate",)):
    """Write submissions, no two of which are the same.

    Parameters
    ----------
    folder : path
        Made by this.
    count : int
        Submissions; each is a folder "learner 0000" and so on.
    stems : sequence of str
        The notebooks of each.

    Returns
    -------
    Path
        The folder.
    """
    for k in range(count):
        place = Path(folder, f"learner {k:04d}")
        place.mkdir(parents=True)
        for stem in stems:
            (place / f"{stem}.ipynb").write_text(json.dumps(_notebook(stem, KINDS[k % 3], k)), encoding="utf-8")
    return Path(folder)


def _notebook(stem, kind, number):
    folder = "exercises" if kind == "not attempted" else "solutions"
    raw = json.loads((ROOT / folder / f"{stem}.ipynb").read_text(encoding="utf-8"))
    for cell in raw["cells"]:
        if cell["metadata"].get("lstm_tutorial", {}).get("role") == "solution":
            source = "".join(cell["source"])
            if kind == "wrong":
                source = source.replace("sigmoid(x @", "np.tanh(x @")
            cell["source"] = [f"# learner {number}\n{source}"]
    return raw
