"""Where a chapter runs: each page's links, and the files that Binder and Codespaces read."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = re.findall(r"file: book/(\d\d_\w+)\.ipynb", (ROOT / "_toc.yml").read_text(encoding="utf-8"))
SETTINGS = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
REPOSITORY = "https://github.com/example/lstm"
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "book" / "_ext")!r})
extensions = ["myst_parser", "book_site.launch"]
templates_path = [{str(ROOT / "book" / "_templates")!r}]
root_doc = "book/index"
html_theme, html_title = "basic", "A book"
html_theme_options = {{"launch_buttons": {SETTINGS["launch_buttons"]!r}}}
html_use_index = False
"""


class Links(HTMLParser):
    """The addresses that a page's launch menu links to, and the text of the menu."""

    def __init__(self, page):
        super().__init__()
        self.depth, self.found, self.text = 0, [], ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "div" and (self.depth or attributes.get("id") == "launch-menu"):
            self.depth += 1
        elif self.depth and tag == "a":
            self.found.append(attributes["href"])

    def handle_endtag(self, tag):
        self.depth -= tag == "div" and self.depth > 0

    def handle_data(self, data):
        self.text += data if self.depth else ""


def build(folder, **environment):
    """Build pages that stand where the chapters do; return how it ended, and the folder of the pages."""
    (folder / "exercises").mkdir(parents=True)
    (folder / "book").mkdir()
    (folder / "conf.py").write_text(CONF, "utf-8")
    entries = "\n".join(["for_learners", *CHAPTERS])
    (folder / "book" / "index.md").write_text(f"# A book\n\n```{{toctree}}\n{entries}\n```\n", "utf-8")
    (folder / "book" / "for_learners.md").write_text("# For learners\n", "utf-8")
    for chapter in CHAPTERS:
        (folder / "book" / f"{chapter}.md").write_text("# A chapter\n", "utf-8")
        (folder / "book" / f"{chapter}.ipynb").touch()
        if (ROOT / "exercises" / f"{chapter}.ipynb").exists():
            (folder / "exercises" / f"{chapter}.ipynb").touch()
    kept = {name: value for name, value in os.environ.items() if name != "BOOK_REPOSITORY"}
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", "-q", str(folder), str(folder / "out")],
        env=kept | environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return done, folder / "out" / "book"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    done, pages = build(tmp_path_factory.mktemp("launch"), BOOK_REPOSITORY=f"{REPOSITORY}.git")
    assert (done.returncode, done.stderr) == (0, "")
    return pages


def test_there_are_chapters():
    assert len(CHAPTERS) == len(set(CHAPTERS)) == 19


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_opens_in_binder_colab_and_codespaces(pages, chapter):
    menu = Links((pages / f"{chapter}.html").read_text("utf-8"))
    codespaces = "https://codespaces.new/example/lstm/tree/main?quickstart=1"
    expected = [
        f"https://mybinder.org/v2/gh/example/lstm/main?labpath=book%2F{chapter}.ipynb",
        f"https://colab.research.google.com/github/example/lstm/blob/main/book/{chapter}.ipynb",
        codespaces,
    ]
    if (ROOT / "exercises" / f"{chapter}.ipynb").exists():
        expected += [
            f"https://mybinder.org/v2/gh/example/lstm/main?labpath=exercises%2F{chapter}.ipynb",
            f"https://colab.research.google.com/github/example/lstm/blob/main/exercises/{chapter}.ipynb",
            codespaces,
        ]
    assert menu.found == expected
    assert f"git clone --quiet --depth 1 {REPOSITORY}\n%cd lstm/book\n%pip install --quiet .." in menu.text


def test_a_page_asks_for_nothing_from_where_it_links_to(pages):
    page = (pages / f"{CHAPTERS[0]}.html").read_text("utf-8")
    outside = re.findall(r"<(\w+)[^>]*(?:href|src)=\"https?:", page)
    assert set(outside) == {"a"}


def test_other_pages_have_no_such_menu(pages):
    assert "launch-" not in (pages / "for_learners.html").read_text("utf-8")


def test_without_a_repository_no_page_links_to_one(tmp_path):
    done, pages = build(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "launch-" not in (pages / f"{CHAPTERS[-1]}.html").read_text("utf-8")


def test_a_clone_from_github_knows_its_repository(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True, timeout=30)
    origin = "git@github.com:example/lstm.git"
    subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "origin", origin], check=True, timeout=30)
    done, pages = build(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"/gh/example/lstm/main?labpath=book%2F{CHAPTERS[0]}" in (pages / f"{CHAPTERS[0]}.html").read_text("utf-8")


def test_the_exercises_in_the_browser_are_linked_where_they_are_built(tmp_path):
    lite = tmp_path / "out" / "lite"
    lite.mkdir(parents=True)
    (lite / "index.html").touch()
    done, pages = build(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    chapter = next(path.stem for path in sorted((tmp_path / "exercises").iterdir()))
    menu = Links((pages / f"{chapter}.html").read_text("utf-8"))
    assert menu.found == [f"../lite/lab/index.html?path=exercises%2F{chapter}.ipynb"]
    assert (pages / menu.found[0].partition("lab/")[0]).resolve() == lite


def test_an_address_that_is_no_repository_stops_the_build(tmp_path):
    done, _ = build(tmp_path, BOOK_REPOSITORY="https://example.org/lstm")
    assert done.returncode != 0
    assert "expected an address such as https://github.com/OWNER/NAME" in done.stderr


def pins(path):
    """Name -> version, of the packages that a file pins."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_binder_installs_what_the_package_needs_in_the_versions_of_the_outputs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w.-]+", requirement)[0] for requirement in project["dependencies"]}
    compiled = pins(ROOT / "requirements.txt")
    assert pins(ROOT / "binder" / "requirements.txt") == {name: compiled[name] for name in needed}
    version = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip()
    assert re.fullmatch(r"python-3\.1[123]", version)


@pytest.mark.skipif(os.name == "nt", reason="postBuild is for Binder's Linux; Windows has no bash to read it")
def test_binder_installs_the_package_last():
    post_build = ROOT / "binder" / "postBuild"
    assert os.access(post_build, os.X_OK)
    subprocess.run([shutil.which("bash"), "-n", str(post_build)], check=True, timeout=30)
    assert re.search(r"^python -m pip install .* \.$", post_build.read_text(encoding="utf-8"), re.MULTILINE)


def test_codespaces_set_up_what_the_makefile_makes():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", container["postCreateCommand"])) <= targets
    assert "make env" in container["postCreateCommand"]
    python = container["customizations"]["vscode"]["settings"]["python.defaultInterpreterPath"]
    assert python == "${containerWorkspaceFolder}/.venv/bin/python"
    assert re.search(r"^VENV := \.venv$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.fullmatch(r"mcr\.microsoft\.com/devcontainers/python:3\.1[123]", container["image"])
    assert all((ROOT / name).is_file() for name in container["customizations"]["codespaces"]["openFiles"])
