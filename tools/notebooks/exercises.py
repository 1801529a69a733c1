"""Exercises: one source, with answers, becomes nbgrader cells with and without them.

Authors write one line of metadata on each cell of an exercise::

    lstm_tutorial: {exercise: forget-gate, role: solution}             the cell with the function
    lstm_tutorial: {exercise: forget-gate, role: check, points: 4}     the cell that checks it
    lstm_tutorial: {exercise: why-it-forgets, role: free, points: 2}   a text cell: a written answer

What nbgrader wants beside it (its cell metadata, schema 3) is added here, and so is what its
``generate_assignment`` would make of the cell: the same stub, the same locks, the same checksum.
"""

import hashlib
import re

ROLES = {  # role -> nbgrader's flags
    "solution": {"grade": False, "locked": False, "solution": True},
    "check": {"grade": True, "locked": True, "solution": False},
    "free": {"grade": True, "locked": False, "solution": True},
}
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
CODE_STUB = ["# YOUR CODE HERE", "raise NotImplementedError()"]
TEXT_STUB = ["YOUR ANSWER HERE"]


def expand_exercises(cells, source_name, release):
    """Add nbgrader's metadata to the exercise cells of a notebook, in place.

    Parameters
    ----------
    cells : list of NotebookNode
    source_name : str
        Named in messages.
    release : bool
        Whether to take the answers out, as learners get it.

    Raises
    ------
    ValueError
        For an exercise that cannot be solved or graded as written.
    """
    exercises = {}  # (name, role) -> number of the cell
    for number, cell in enumerate(cells, start=1):
        where = f"{source_name}, cell {number}"
        marks = cell.metadata.get("lstm_tutorial")
        if marks is None:
            _check_no_markers(cell, where)
            continue
        name, role = _name_and_role(marks, where)
        if (name, role) in exercises:
            raise ValueError(
                f"{where}: exercise {name!r} already has a {role} cell, cell "
                f"{exercises[name, role]}. Give one of the two another name."
            )
        exercises[name, role] = number
        _check_cell(cell, role, where)
        cell.metadata.update(_nbgrader_metadata(name, role, marks))
        if release:
            _release(cell, where)
    _check_pairs(exercises, source_name)


def clear_solution(source, stub, where):
    """Put the stub in the place of each region between markers, at the indentation of its start.

    Parameters
    ----------
    source : str
    stub : list of str
    where : str
        Named in messages.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        For markers that do not come in pairs.
    """
    kept, inside = [], False
    for line in source.split("\n"):
        if "BEGIN SOLUTION" in line or "END SOLUTION" in line:
            if line.strip() != (END if inside else BEGIN):
                wanted = f"expected {END!r}" if inside else f"expected {BEGIN!r} first"
                raise ValueError(
                    f"{where}: the line {line.strip()!r} is out of place; {wanted}, alone on its "
                    "line. Each answer stands between one pair of markers."
                )
            if not inside:
                indentation = line[: len(line) - len(line.lstrip())]
                kept += [indentation + stub_line for stub_line in stub]
            inside = not inside
        elif not inside:
            kept.append(line)
    if inside:
        raise ValueError(f"{where}: {BEGIN!r} without {END!r}. Add it below the answer.")
    return "\n".join(kept)


def compute_checksum(cell):
    """The fingerprint of a cell by which nbgrader sees what a learner has changed."""
    marks = cell.metadata["nbgrader"]
    locked = not marks["solution"] and (marks["grade"] or marks["locked"])
    parts = [cell.source, cell.cell_type, str(marks["grade"]), str(marks["solution"]), str(locked)]
    parts.append(marks["grade_id"])
    if marks["grade"]:
        parts.append(str(float(marks["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def _release(cell, where):
    if cell.metadata.nbgrader.solution:
        stub = CODE_STUB if cell.cell_type == "code" else TEXT_STUB
        has_markers = BEGIN in cell.source or END in cell.source
        cell.source = clear_solution(cell.source, stub, where) if has_markers else "\n".join(stub)
    cell.metadata.nbgrader.update(checksum=compute_checksum(cell), cell_type=cell.cell_type)


def _nbgrader_metadata(name, role, marks):
    grade_id = f"{name}-check" if role == "check" else name
    nbgrader = {"schema_version": 3, "grade_id": grade_id, "task": False, **ROLES[role]}
    if ROLES[role]["grade"]:
        nbgrader["points"] = marks["points"]
    locks = {"deletable": False, "editable": False} if role == "check" else {"deletable": False}
    return {"nbgrader": nbgrader, **locks}


def _name_and_role(marks, where):
    name, role = marks.get("exercise"), marks.get("role")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(name)) or role not in ROLES:
        raise ValueError(
            f"{where}: exercise {name!r} with role {role!r}; expected metadata such as "
            "lstm_tutorial: {exercise: forget-gate, role: solution}. A name is lower-case words "
            f"joined by hyphens; a role is one of {', '.join(ROLES)}."
        )
    points = marks.get("points")
    if ROLES[role]["grade"] and (type(points) not in (int, float) or not points > 0):
        raise ValueError(
            f"{where}: the {role} cell of {name!r} has points {points!r}; expected a number above "
            f"0, as in lstm_tutorial: {{exercise: {name}, role: {role}, points: 4}}."
        )
    return name, role


def _check_cell(cell, role, where):
    wanted = "markdown" if role == "free" else "code"
    if cell.cell_type != wanted:
        raise ValueError(
            f"{where}: a {cell.cell_type} cell with role {role!r}, which is for {wanted} cells."
        )
    if role == "check":
        _check_no_markers(cell, where)
    elif role == "solution" and BEGIN not in cell.source:
        raise ValueError(
            f"{where}: the solution has no {BEGIN!r}. Put it, and {END!r}, around the lines that "
            "the learner is to write; what stands outside is given to them."
        )
    elif role == "solution" and re.search(f"^{BEGIN}", cell.source, re.MULTILINE):
        raise ValueError(
            f"{where}: {BEGIN!r} stands at the left margin, so the exercise as shipped would raise "
            "when its cell is run. Put the answer into a function: that stub raises when called."
        )
    clear_solution(cell.source, [], where)


def _check_no_markers(cell, where):
    if BEGIN in cell.source or END in cell.source:
        raise ValueError(
            f"{where}: solution markers in a cell that is no solution, so learners would be given "
            "the answer. Mark the cell with lstm_tutorial: {exercise: some-name, role: solution}."
        )


def _check_pairs(exercises, source_name):
    for (name, role), number in exercises.items():
        other = {"solution": "check", "check": "solution"}.get(role)
        if other and (name, other) not in exercises:
            raise ValueError(
                f"{source_name}, cell {number}: exercise {name!r} has a {role} cell and no {other} "
                f"cell. Add one with lstm_tutorial: {{exercise: {name}, role: {other}"
                f"{', points: 4' if other == 'check' else ''}}}."
            )
        if role == "check" and exercises[name, "solution"] > number:
            raise ValueError(
                f"{source_name}, cell {number}: exercise {name!r} is checked before it is written. "
                "Move the check cell below the solution cell."
            )
