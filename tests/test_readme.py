"""The README and what stands beside it: the picture that the package draws, the Makefile's commands, one version."""

import io
import re
import tomllib
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

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


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_links_to_exists(document):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / document).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_version_to_cite_is_that_of_the_package_and_the_changelog_knows_it():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_reference_says_where_it_is_found():
    """By an address, a number, pages or a place; an arXiv number and a DOI have their form, and no DOI stands twice."""
    entries = re.findall(r"^@\w+\{(\w+),\n(.*?)^\}", (ROOT / "book/references.bib").read_text("utf-8"), re.M | re.S)
    assert len(entries) > 40
    where = re.compile(r"^ +(doi|eprint|url|pages|howpublished|volume) ", re.MULTILINE)
    assert [key for key, fields in entries if not where.search(fields)] == []
    numbers = [n for _, fields in entries for n in re.findall(r"^ +eprint += \{(.*)\},$", fields, re.MULTILINE)]
    assert [number for number in numbers if not re.fullmatch(r"\d{4}\.\d{4,5}", number)] == []
    dois = [doi for _, fields in entries for doi in re.findall(r"^ +doi += \{(.*)\},$", fields, re.MULTILINE)]
    assert [doi for doi in dois if not re.fullmatch(r"10\.\d{4,9}/\S+", doi)] == []
    assert len(set(dois)) == len(dois)
