"""The README: its picture is what the package draws, and its commands are those of the Makefile."""

import io
import re
from pathlib import Path

import matplotlib.pyplot as plt

from tools.readme_picture import PICTURE, draw

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_picture_is_what_the_package_draws():
    drawn = io.BytesIO()
    draw(drawn)
    plt.close("all")
    stored = re.sub(r"\d+\.\d+", "#", PICTURE.read_text(encoding="utf-8"))
    assert re.sub(r"\d+\.\d+", "#", drawn.getvalue().decode()) == stored, "run: python -m tools.readme_picture"


def test_every_make_command_that_the_documents_name_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"\bmake ([a-z]+)`", (ROOT / document).read_text(encoding="utf-8")))
        assert named, document
        assert named <= targets, document


def test_every_file_that_the_readme_links_to_exists():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
