"""Pages with fewer parts: drawings, code and stylesheets as a browser likes them, and nothing lost."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from book_site.inline_sheets import inline_sheets
from book_site.lean_svg import simplify
from book_site.path_data import PathWriter, bounds, pen_moves
from book_site.plain_code import coloured_tokens, unmark
from book_site.reachable import links_in
from site_browser import SITE

LETTERS = """<svg><g id="text_1" style="fill: #123456" transform="translate(10 20) scale(0.1 -0.1)">
    <defs><path id="a" d="M 0 0 L 640 0 Q 640 640 0 640 z " transform="scale(0.015625)"/></defs>
    <use href="#a"/><use href="#a" transform="translate(20 5) scale(0.5)"/></g></svg>"""

MARKS = """<svg><defs><clipPath id="p"><rect x="0" y="0" width="100" height="100"/></clipPath>
    <path id="m" d="M 0 1 C 1 1 1 0 0 0 z" style="stroke: #123456"/></defs>
    <g id="line_1" clip-path="url(#p)"><use href="#m" x="{far}" y="20.5" style="{style}"/>
    <use href="#m" x="30" y="40" style="{style}"/></g></svg>"""

CODE = '<span></span><span class="k">del</span> <span class="n">a</span><span>,</span> <span class="x y">b</span>'


def tree(text, **values):
    root = ElementTree.fromstring(text.format(**values))
    simplify(root)
    return root


def test_a_line_of_letters_is_one_path():
    [path] = tree(LETTERS)
    assert path.tag == "path"
    assert path.get("style") == "fill: #123456"
    assert path.get("transform") == "translate(10 20) scale(0.1 -0.1) scale(0.015625)"
    wanted = "M0 0l640 0q0 640-640 640zM1280 320l320 0q0 320-320 320z"
    assert path.get("d") == wanted


@pytest.mark.parametrize("other", ['<path d="M 0 0 L 1 1"/>', '<use href="#none"/>', '<use href="#a" x="3"/>'])
def test_what_is_not_only_letters_stays(other):
    assert len(list(tree(LETTERS.replace("</g>", f"{other}</g>")).iter("use"))) >= 2


def test_marks_that_are_alike_are_one_path():
    root = tree(MARKS, far=10, style="fill: #123456")
    [path] = root
    assert path.get("d") == "M10 21.5c1 0 1-1 0-1zM30 41c1 0 1-1 0-1z"
    assert path.get("style") == "fill:#123456;stroke:#123456"


@pytest.mark.parametrize("style", ["fill: #ffffff", "fill: #123456; fill-opacity: 0.5"])
def test_marks_that_would_look_otherwise_together_stay_apart(style):
    assert len(tree(MARKS, far=10, style=style).findall(".//path[@d]")) == 2


@pytest.mark.parametrize(("far", "clipped"), [(10, False), (99.8, True), (-5, True)])
def test_a_clip_that_cuts_something_off_stays(far, clipped):
    root = tree(MARKS, far=far, style="fill: #123456")
    assert bool(root.findall(".//*[@clip-path]")) == bool(root.findall(".//clipPath")) == clipped


def test_path_data_comes_back_as_it_went():
    rng = np.random.default_rng(0)
    numbers = rng.uniform(-50, 50, 12).round(2)
    data = "M {} {} L {} {} Q {} {} {} {} z M {} {} L {} {}".format(*numbers)
    writer = PathWriter(digits=2)
    writer.add(pen_moves(data), 3, -4, 1)
    there = [part for _, points in pen_moves(writer.text()) for point in points for part in point]
    assert there == pytest.approx((numbers.reshape(-1, 2) + [3, -4]).ravel(), abs=0.011)
    assert bounds(pen_moves("M 1 2 L -3 4 z")) == (-3, 2, 1, 4)


@pytest.mark.parametrize("data", ["M 0 0 H 3", "M 0 0 A 1 1 0 0 1 2 2", "M 0 0 1 1", "M 0"])
def test_path_data_of_other_kinds_is_left_alone(data):
    assert pen_moves(data) is None


def test_only_marks_that_the_stylesheet_knows_stay():
    wanted = coloured_tokens(".highlight .k, .highlight .y { color: red } .highlight pre span { }")
    assert wanted == {"k", "y"}
    assert unmark(CODE, wanted) == '<span class="k">del</span> a, <span class="x y">b</span>'
    assert unmark('<span style="color: red">a</span>', wanted) == '<span style="color: red">a</span>'


def test_stylesheets_stand_in_the_page_and_are_kept_up_to_date():
    sheets = {"../s/a.css": "/* why */\na {\n  src: url(f/b.woff2), url(data:x), url(#c);\n}\n"}
    page = '<link rel="stylesheet" type="text/css" href="../s/a.css?v=1" /><link rel="stylesheet" href="gone.css">'
    once = inline_sheets(page, sheets.get)
    style = '<style data-sheet="../s/a.css">a {\nsrc: url(../s/f/b.woff2), url(data:x), url(#c);\n}</style>'
    assert once == style + '<link rel="stylesheet" href="gone.css">'
    assert inline_sheets(once, sheets.get) == once
    sheets["../s/a.css"] = "b {}"
    assert inline_sheets(once, sheets.get).startswith('<style data-sheet="../s/a.css">b {}</style>')


def test_a_stylesheet_in_a_page_is_a_link_all_the_same(tmp_path):
    (tmp_path / "a.html").write_text('<style data-sheet="s/a.css">a {}</style><style>b {}</style>')
    assert links_in(tmp_path / "a.html") == ["s/a.css"]


def test_no_page_waits_for_a_stylesheet_or_a_script(page, site):
    html = (site / page).read_text("utf-8")
    assert not re.findall(r'<link\b[^>]*rel="stylesheet"[^>]*>', html)
    scripts = re.findall(r"<script\b[^>]*\bsrc=[^>]*>", html)
    assert page == "search.html" or not [tag for tag in scripts if "defer" not in tag]


def test_no_drawing_is_made_of_copies(site):
    """A browser keeps four boxes for each letter that is placed as a copy of another."""
    copies = {path.name: path.read_text("utf-8").count("<use ") for path in (SITE / "book").glob("*.html")}
    assert {name: count for name, count in copies.items() if count} == {}
