"""What a page links, and what stays of the site's files."""

import os
import re
import shutil
from types import SimpleNamespace

import pytest
from book_site.accessible_markup import mend
from book_site.changed_assets import pages_to_build
from book_site.fonts import characters_of_formulas, characters_of_text, cut_font, drop_missing_sources
from book_site.page_assets import is_linked
from book_site.page_descriptions import shorten
from book_site.reachable import reachable_files
from book_site.slim_site import drop_unreached
from fontTools.ttLib import TTFont
from site_browser import ROOT

FONT = ROOT / "book" / "assets" / "vendor" / "katex" / "fonts" / "KaTeX_Main-Regular.woff2"


@pytest.mark.parametrize(
    ("filename", "attributes", "body", "linked"),
    [
        ("book.css", {}, "", True),
        ("_static/live-figure.js", {}, "", True),
        ("styles/sphinx-book-theme.css", {}, "", False),
        ("_static/mystnb.0123.css", {}, "", False),
        ("sphinx-design.min.css", {}, "<p>plain</p>", False),
        ("sphinx-design.min.css", {}, '<div class="sd-card">', True),
        ("design-tabs.js", {}, '<div class="sd-card">', False),
        ("design-tabs.js", {}, '<div class="sd-tab-set">', True),
        (None, {"body": "DOCUMENTATION_OPTIONS.pagename = 'x'"}, "", False),
        (None, {"body": "startFigures()"}, "", True),
    ],
)
def test_a_page_links_what_it_needs(filename, attributes, body, linked):
    assert is_linked(filename, attributes, body) is linked


@pytest.fixture
def small_site(tmp_path):
    """Write a site of one page that leads to five files, beside files that nothing leads to."""
    static = tmp_path / "_static"
    (static / "vendor" / "face").mkdir(parents=True)
    files = {
        "index.html": '<link href="_static/a.css?v=1"><script defer src="_static/a.js"></script>',
        "_static/a.css": "@font-face { src: url('vendor/face/f.woff2') }",
        "_static/a.js": 'import { b } from "./b.js";',
        "_static/b.js": "",
        "_static/vendor/face/f.woff2": "",
        "_static/vendor/face/LICENSE": "",
        "_static/unused.js": "",
        "_static/a.js.map": "",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_links_are_followed_through_stylesheets_and_scripts(small_site):
    reached = {path.name for path in reachable_files([small_site / "index.html"])}
    assert reached == {"index.html", "a.css", "a.js", "b.js", "f.woff2"}


def test_what_nothing_leads_to_goes_and_licences_stay(small_site):
    assert drop_unreached(small_site, ["vendor/*/LICENSE*"]) == 2
    left = {path.name for path in (small_site / "_static").rglob("*") if path.is_file()}
    assert left == {"a.css", "a.js", "b.js", "f.woff2", "LICENSE"}


def test_characters_of_formulas_and_of_text():
    formula = '<span class="katex"><math>q</math><span class="katex-html"><b>σ</b>⊙</span></span>'
    page = f"<p>x {formula} &eacute;</p>"
    assert characters_of_formulas(page) == {"σ", "⊙"}
    assert {"x", "é", "σ"} <= characters_of_text(page)


def test_a_font_keeps_the_characters_that_are_asked_for(tmp_path):
    path = tmp_path / "katex" / FONT.name
    path.parent.mkdir()
    shutil.copy(FONT, path)
    before = path.stat().st_size
    assert cut_font(path, {"a", "=", "+"}) < before / 5
    with TTFont(path) as font:
        assert set(font.getBestCmap()) == {ord("a"), ord("="), ord("+")}


def test_katex_and_its_stylesheet_are_of_one_version():
    script = (ROOT / "book/_ext/book_site/vendor/katex/katex.min.js").read_text("utf-8")
    sheet = (ROOT / "book/assets/vendor/katex/katex.min.css").read_text("utf-8")
    [version] = re.findall(r'\.katex-version:{1,2}after\{content:"([\d.]+)"', sheet)
    assert f'version:"{version}"' in script


def test_a_stylesheet_names_only_fonts_that_are_there():
    sheet = '@font-face{src:url(f/a.woff2) format("woff2"),url(f/a.ttf) format("truetype")}'
    assert (
        drop_missing_sources(sheet, lambda url: url.endswith("woff2"))
        == '@font-face{src:url(f/a.woff2) format("woff2")}'
    )


def test_descriptions_end_at_a_word():
    assert shorten("short  text") == "short text"
    long = "word " * 60
    assert len(shorten(long)) <= 160
    assert shorten(long).endswith("word …")


def test_markup_is_mended():
    assert mend('<summary aria-label="Toggle hidden content">') == "<summary>"
    assert mend('<th class="head"><p></p></th><th><p>a</p></th>') == '<td class="head"></td><th><p>a</p></th>'
    assert "doc-biblioentry" not in mend('<div role="doc-biblioentry">')


def test_a_changed_stylesheet_is_reason_enough_to_build(tmp_path):
    (tmp_path / "assets").mkdir()
    sheet, built = tmp_path / "assets" / "book.css", tmp_path / "index.html"
    config = SimpleNamespace(html_static_path=["assets"], templates_path=[], root_doc="book/index")
    app = SimpleNamespace(outdir=tmp_path, confdir=tmp_path, config=config)
    sheet.write_text("")
    assert pages_to_build(app) == []  # nothing is built yet, so all will be
    built.write_text("")
    for seconds, wanted in [(1, ["book/index"]), (-1, [])]:
        os.utime(sheet, (built.stat().st_mtime + seconds,) * 2)
        assert pages_to_build(app) == wanted
