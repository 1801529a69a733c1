"""What is added where a site is published: absolute addresses, a map, cards; and nothing of it elsewhere."""

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from site_browser import ROOT

CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "book" / "_ext")!r})
extensions = ["myst_parser", "book_site.published"]
templates_path = [{str(ROOT / "book" / "_templates")!r}]
html_theme, html_title = "basic", "A book"
html_additional_pages = {{"404": "missing.html"}}
html_use_index = False
exclude_patterns = ["out"]
"""
ADDRESS = "https://example.org/lstm"
TEXT = "A paragraph that is long enough to stand in a card that leads to this page."


def build(folder, address):
    (folder / "book" / "assets").mkdir(parents=True)
    (folder / "book" / "assets" / "card_logo.png").write_bytes((ROOT / "book/assets/card_logo.png").read_bytes())
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "index.md").write_text("# A book\n\n```{toctree}\npage\n```\n", "utf-8")
    (folder / "page.md").write_text(f"# A page\n\n{TEXT}\n", "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "BOOK_URL"}
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", str(folder), str(folder / "out")]
    return subprocess.run(
        command, env=environment | address, capture_output=True, text=True, check=False, timeout=120
    )  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    done = build(folder, {"BOOK_URL": ADDRESS})
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "out"


def test_the_map_names_pages_and_not_those_without_content(published):
    places = [place.text for place in ElementTree.parse(published / "sitemap.xml").iter() if place.tag.endswith("loc")]
    assert places == [f"{ADDRESS}/page.html"]


def test_a_page_has_its_address_and_a_card_with_its_words(published):
    page = (published / "page.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}/page.html"' in page
    assert f'property="og:image" content="{ADDRESS}/_images/social_previews/' in page
    assert f'property="og:description" content="{TEXT}"' in page
    assert 'property="og:site_name" content="A book"' in page
    assert list((published / "_images" / "social_previews").glob("*.png"))


def test_the_page_for_unknown_addresses_is_at_home_at_any_depth(published):
    assert f'<base href="{ADDRESS}/">' in (published / "404.html").read_text("utf-8")


def test_without_an_address_a_page_names_none(tmp_path):
    done = build(tmp_path, {})
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "out" / "page.html").read_text("utf-8")
    assert "canonical" not in page
    assert "og:" not in page
    assert not (tmp_path / "out" / "sitemap.xml").exists()


def test_an_address_that_is_none_stops_the_build(tmp_path):
    done = build(tmp_path, {"BOOK_URL": "example"})
    assert done.returncode != 0
    assert "BOOK_URL is 'example'; expected the site's address" in done.stderr
