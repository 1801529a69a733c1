"""One source with answers, two notebooks: nbgrader's metadata, stubs, locks and checksums."""

import pytest

from .projects import code, markdown

SOLUTION = code(
    '''
    def forget_gate(x):
        """How much to keep."""
        ### BEGIN SOLUTION
        z = x + 1
        return z
        ### END SOLUTION
    ''',
    lstm_tutorial="{exercise: forget-gate, role: solution}",
)
CHECK = code(
    'check("forget-gate", forget_gate)',
    lstm_tutorial="{exercise: forget-gate, role: check, points: 4}",
)
CHECKSUMS = [  # of these cells as released, by nbgrader 0.9.6
    "308b7bd2325aed83e79293b8121e8e39",
    "42bd6a871aba847dabbb0e9f59d0a865",
    "91ce647a1fea1c5e62da5f8372244719",
]
FREE = (
    '+++ {"lstm_tutorial": {"exercise": "why", "role": "free", "points": 2}}\n\nBecause.\n\n+++\n'
)


def build_both(project, *cells):
    project.write("solutions/06_a.md", markdown("# Exercises\n", *cells))
    return [
        project.build(f"{folder}/06_a.ipynb").cells[1:] for folder in ("solutions", "exercises")
    ]


def test_the_solution_cell_is_nbgraders_and_keeps_its_answer(project):
    (solution, _), _ = build_both(project, SOLUTION, CHECK)
    assert "z = x + 1" in solution.source
    assert solution.id == "forget-gate"
    assert solution.metadata == {
        "lstm_tutorial": {"exercise": "forget-gate", "role": "solution"},
        "deletable": False,
        "nbgrader": {
            "schema_version": 3, "grade": False, "grade_id": "forget-gate", "locked": False,
            "solution": True, "task": False,
        },
    }  # fmt: skip


def test_the_check_cell_is_nbgraders_and_locked(project):
    (_, check), (_, released) = build_both(project, SOLUTION, CHECK)
    assert check.metadata == {
        "lstm_tutorial": {"exercise": "forget-gate", "role": "check", "points": 4},
        "deletable": False,
        "editable": False,
        "nbgrader": {
            "schema_version": 3, "grade": True, "grade_id": "forget-gate-check", "locked": True,
            "points": 4, "solution": False, "task": False,
        },
    }  # fmt: skip
    assert released.source == check.source
    assert released.id == check.id == "forget-gate-check"


def test_the_released_solution_is_a_stub_at_the_answers_indentation(project):
    _, (released, _) = build_both(project, SOLUTION, CHECK)
    assert released.source == (
        'def forget_gate(x):\n    """How much to keep."""\n    # YOUR CODE HERE\n'
        "    raise NotImplementedError()"
    )


def test_released_cells_carry_the_checksums_that_nbgrader_computes(project):
    _, released = build_both(project, SOLUTION, CHECK, FREE)
    assert [cell.metadata.nbgrader.checksum for cell in released] == CHECKSUMS
    assert [cell.metadata.nbgrader.cell_type for cell in released] == ["code", "code", "markdown"]


def test_every_region_is_replaced_and_what_stands_between_is_kept(project):
    source = """
    def outer(x):
        def inner(y):
            ### BEGIN SOLUTION
            return y
            ### END SOLUTION
        kept = 1
        ### BEGIN SOLUTION

        return inner(x)
        ### END SOLUTION
    """
    _, (released, _) = build_both(
        project, code(source, lstm_tutorial="{exercise: forget-gate, role: solution}"), CHECK
    )
    assert released.source.split("\n") == [
        "def outer(x):",
        "    def inner(y):",
        "        # YOUR CODE HERE",
        "        raise NotImplementedError()",
        "    kept = 1",
        "    # YOUR CODE HERE",
        "    raise NotImplementedError()",
    ]


def test_a_written_answer_is_for_the_instructor_to_grade(project):
    (solution,), (released,) = build_both(project, FREE)
    assert solution.source == "Because."
    assert released.source == "YOUR ANSWER HERE"
    assert released.metadata.nbgrader.items() >= {
        "grade": True, "solution": True, "locked": False, "points": 2, "grade_id": "why"
    }.items()  # fmt: skip
    assert "editable" not in released.metadata


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([SOLUTION], r"cell 2: exercise 'forget-gate' has a solution cell and no check cell"),
        ([CHECK], r"cell 2: exercise 'forget-gate' has a check cell and no solution cell"),
        ([CHECK, SOLUTION], r"cell 2: exercise 'forget-gate' is checked before it is written"),
        ([SOLUTION, CHECK, SOLUTION], r"cell 4: .*already has a solution cell, cell 2"),
        ([SOLUTION, CHECK.replace(", points: 4", "")], r"cell 3: .*points None; .*above 0"),
        ([SOLUTION, CHECK.replace("4", "true")], r"cell 3: .*points True"),
        ([SOLUTION, CHECK.replace("4", "0")], r"cell 3: .*points 0;"),
        ([SOLUTION.replace("role: solution", "role: soluton")], r"cell 2: .*role 'soluton'"),
        ([SOLUTION.replace("forget-gate", "Forget gate")], r"cell 2: exercise 'Forget gate'"),
        ([SOLUTION.replace("### BEGIN SOLUTION", "")], r"cell 2: .*no '### BEGIN SOLUTION'"),
        ([SOLUTION.replace("### END SOLUTION", "")], r"cell 2: .*without '### END SOLUTION'"),
        (
            [SOLUTION.replace("### BEGIN", "# BEGIN") + SOLUTION],
            r"cell 2: .*no '### BEGIN SOLUTION'",
        ),
        ([SOLUTION.replace("z = x + 1", "### BEGIN SOLUTION")], r"cell 2: .*out of place"),
        ([SOLUTION.replace("z = x + 1", "### END SOLUTION")], r"cell 2: .*out of place"),
        ([SOLUTION.replace("    #", "#").replace("z", "#")], r"cell 2: .*left margin"),
        ([code("### BEGIN SOLUTION\nx = 1\n### END SOLUTION")], r"cell 2: .*be given the answer"),
        (
            [SOLUTION, CHECK.replace("check(", "### BEGIN SOLUTION\ncheck(")],
            r"cell 3: .*the answer",
        ),
        ([FREE.replace("free", "check")], r"cell 2: a markdown cell with role 'check'"),
        (
            [SOLUTION.replace("role: solution", "role: free, points: 1")],
            r"cell 2: a code cell with role",
        ),
    ],
)
def test_an_exercise_that_cannot_work_is_refused_and_says_where(project, cells, message):
    with pytest.raises(ValueError, match=r"^solutions/06_a\.md, " + message):
        build_both(project, *cells)
