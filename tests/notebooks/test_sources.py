"""From a text source to the cells of a notebook."""

import pytest

from tools.notebooks.sources import all_targets, difference

from .projects import FRONT_MATTER, code, markdown


def test_cells_come_in_order_with_their_metadata(project):
    project.write(
        "book/02_a.md",
        markdown("# Title\n", code("x = 1", tags="[hide-input]"), '+++ {"k": 1}\n\nText.\n'),
    )
    cells = project.build("book/02_a.ipynb").cells
    assert [(cell.cell_type, cell.source, cell.metadata) for cell in cells] == [
        ("markdown", "# Title", {}),
        ("code", "x = 1", {"tags": ["hide-input"]}),
        ("markdown", "Text.", {"k": 1}),
    ]


def test_ids_depend_on_what_a_cell_says_and_on_nothing_else(project):
    project.write("book/02_a.md", markdown("One.\n", code("x = 1"), code("y = 2"), code("x = 1")))
    before = [cell.id for cell in project.build("book/02_a.ipynb").cells]
    project.write("book/02_a.md", markdown("New.\n", code("x = 1"), code("y = 3"), code("x = 1")))
    after = [cell.id for cell in project.build("book/02_a.ipynb").cells]
    assert len(set(before)) == 4
    assert [one == other for one, other in zip(before, after, strict=True)] == [
        False,
        True,
        False,
        True,
    ]


def test_metadata_names_no_version_of_python_and_no_converter(project):
    project.write("book/02_a.md", markdown("One.\n", code("x = 1")))
    metadata = project.build("book/02_a.ipynb").metadata
    assert set(metadata) == {"kernelspec", "language_info"}
    assert "version" not in metadata.language_info


def test_line_ends_make_no_difference(project):
    text = markdown("One\ntwo.\n", code("x = 1\ny = 2"))
    project.write("book/02_a.md", text)
    unix = project.build("book/02_a.ipynb")
    (project.root / "book/02_a.md").write_bytes(text.replace("\n", "\r\n").encode())
    assert project.build("book/02_a.ipynb") == unix


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            markdown("- item\n\n  ```{code-cell}\n  x = 1\n  ```\n"),
            r"book/02_a\.md, cell 1: .*left margin",
        ),
        (markdown("One.\n", code("")), r"book/02_a\.md, cell 2: the code cell is empty"),
        (
            "---\nkernelspec:\n  name: python3\n---\n\nOne.\n",
            r"book/02_a\.md is no MyST .*display_name",
        ),
        (
            FRONT_MATTER + "```{code-cell}\n:tags: [a\nx = 1\n```\n",
            r"book/02_a\.md is no MyST notebook",
        ),
    ],
)
def test_a_source_that_would_not_do_what_was_meant_is_refused(project, text, message):
    project.write("book/02_a.md", text)
    with pytest.raises(ValueError, match=message):
        project.build("book/02_a.ipynb")


def test_targets_are_what_sources_ask_for_and_notebooks_that_lost_theirs(project):
    for name in ("book/02_a.md", "book/index.md", "solutions/06_b.md", "exercises/07_c.ipynb"):
        project.write(name, "")
    targets = all_targets(project.root)
    assert [(target.name, target.source_name) for target in targets] == [
        ("book/02_a.ipynb", "book/02_a.md"),
        ("exercises/06_b.ipynb", "solutions/06_b.md"),
        ("exercises/07_c.ipynb", "solutions/07_c.md"),
        ("solutions/06_b.ipynb", "solutions/06_b.md"),
    ]


def test_difference_names_what_differs(project):
    project.write("book/02_a.md", markdown("One.\n", code("x = 1")))
    text, cell = project.build("book/02_a.ipynb").cells
    assert difference(cell, cell) is None
    assert difference(text, cell) == "type"
    assert difference(cell, {**cell, "source": "x = 2"}) == "source"
    assert difference(cell, {**cell, "metadata": {"tags": ["x"]}}) == "metadata"
    assert difference(cell, {**cell, "id": "another"}) == "id"
