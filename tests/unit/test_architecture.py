"""The page on how the project is built: its picture is what the code says, and what it names is there."""

import io
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from tools.architecture_picture import BOXES, PICTURE, Box, arrows, draw, parts_reached, rows

from .package_source import PACKAGES, SOURCES, imports_of
from .test_imports import MAY_IMPORT, part_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "book" / "architecture.md").read_text(encoding="utf-8")
BOX_OF = {part: box for box in BOXES for part in box.members.split()}


def imported():
    """What each part imports itself, read by other code than the tool's."""
    found = {part: set() for part in MAY_IMPORT}
    for module, source in SOURCES.items():
        if part_of(module):
            names = imports_of(module, source, module in PACKAGES)
            found[part_of(module)] |= {part_of(name) for name in names} & MAY_IMPORT.keys() - {part_of(module)}
    return found


def below(box, found):
    """All boxes that arrows lead to, from box to box."""
    return found[box] | {far for near in found[box] for far in below(near, found)}


def test_the_picture_is_what_the_imports_are():
    drawn = io.BytesIO()
    draw(drawn)
    plt.close("all")
    stored = re.sub(r"\d+\.\d+", "#", PICTURE.read_text(encoding="utf-8"))
    assert re.sub(r"\d+\.\d+", "#", drawn.getvalue().decode()) == stored, "run: python -m tools.architecture_picture"


def test_every_part_of_the_table_of_imports_stands_in_one_box():
    assert sorted(part for box in BOXES for part in box.members.split()) == sorted(MAY_IMPORT)


def test_every_import_has_its_arrows_and_every_arrow_an_import():
    direct, found = imported(), arrows(parts_reached())
    between = {(BOX_OF[part], BOX_OF[other]) for part, others in direct.items() for other in others}
    between = {(box, other) for box, other in between if box != other}
    assert [(box.members, other.members) for box, other in between if other not in below(box, found)] == []
    assert {(box, other) for box in found for other in found[box]} <= between


def test_every_arrow_is_allowed():
    for box, others in arrows(parts_reached()).items():
        for other in others:
            allowed = set().union(*(MAY_IMPORT[part] for part in box.members.split()))
            assert allowed & set(other.members.split()), f"{box.members} -> {other.members}"


def test_an_arrow_that_others_imply_is_left_out_and_a_box_stands_above_what_it_needs():
    top, middle, low = boxes = Box("a", "", 0, 1), Box("b c", "", 0, 1), Box("d", "", 0, 1)
    found = arrows({"a": {"b", "d"}, "b": {"c"}, "c": {"d"}, "d": set()}, boxes)
    assert found == {top: {middle}, middle: {low}, low: set()}
    assert rows(found) == {low: 0, middle: 1, top: 2}


@pytest.mark.parametrize(("reached", "match"), [
    ({"a": set(), "b": set(), "new": set()}, "new"),
    ({"a": set()}, "b"),
    ({"a": {"b"}, "b": {"a"}}, "cycle"),
])  # fmt: skip
def test_a_part_without_a_place_and_a_circle_are_refused(reached, match):
    with pytest.raises(ValueError, match=match):
        arrows(reached, (Box("a", "", 0, 1), Box("b", "", 0, 1)))


def test_every_file_and_command_that_the_page_names_exists():
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.DOTALL | re.MULTILINE)
    spans = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", prose)]
    paths = [span for span in spans if re.fullmatch(r"[\w./]+", span) and ("/" in span or "." in span)]
    paths = [span.replace(".", "/") + ".py" if re.fullmatch(r"lstm_tutorial\.\w+", span) else span for span in paths]
    assert len(paths) > 12
    assert [path for path in paths if not (ROOT / path).exists()] == []
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = {span.split()[1] for span in spans if span.startswith("make ")}
    assert commands
    assert commands <= targets
