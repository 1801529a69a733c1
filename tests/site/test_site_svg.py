"""Drawings that stand inside a page."""

import re

import pytest
from book_site.palette_css import Palette
from book_site.svg import inline_svg

PALETTE = Palette({"forget": "#B84300", "paper": "#FFFFFF"}, {"forget": "#FF9966", "paper": "#111111"})

SOURCE = """<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     width="360pt" height="216pt" viewBox="0 0 360 216" version="1.1">
 <metadata><rdf/></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <g id="figure_1">
  <g id="patch_1"><path d="M 0.123456 216.000001 L 10 -0.000001" style="fill: #ffffff"/></g>
  <path id="line" clip-path="url(#p1)" style="fill: none; stroke: #b84300; stroke-width: 1.5"/>
  <path fill="#B84300" stroke="#123456" transform="scale(0.015625 -0.015625)"/>
  <use xlink:href="#glyph-41"/>
 </g>
 <defs><path id="glyph-41" d="M 1 2"/><clipPath id="p1"><rect width="7.123456"/></clipPath></defs>
</svg>"""


@pytest.fixture(scope="module")
def drawing():
    return inline_svg(SOURCE, label='A "line" & more', prefix="a-1", palette=PALETTE)


def test_it_is_an_image_with_a_name(drawing):
    assert drawing.startswith("<svg ")
    assert 'role="img"' in drawing
    assert 'aria-label="A &quot;line&quot; &amp; more"' in drawing


def test_it_keeps_its_shape_but_no_fixed_height(drawing):
    opening = drawing[: drawing.index(">")]
    assert 'viewBox="0 0 360 216"' in opening
    assert "width:480px" in opening
    assert "height" not in opening


def test_a_width_that_is_asked_for_wins():
    assert "width:60%" in inline_svg(SOURCE, label="x", prefix="a", palette=PALETTE, width="60%")


def test_colours_of_the_palette_become_variables(drawing):
    assert "stroke:var(--forget,#B84300)" in drawing
    assert "fill:var(--paper,#FFFFFF)" in drawing
    assert not re.search(r'fill="#', drawing)
    assert 'stroke="#123456"' in drawing, "a colour that is not the palette's stays as it is"


def test_ids_are_this_drawings_own_and_only_those_in_use(drawing):
    ids = re.findall(r'\bid="([^"]+)"', drawing)
    assert len(ids) == len(set(ids)) == 3
    assert all(name.startswith("a-1") for name in ids)
    for target in re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', drawing):
        assert "".join(target) in ids


def test_two_drawings_share_no_id(drawing):
    other = inline_svg(SOURCE, label="x", prefix="a-2", palette=PALETTE)
    ids = [set(re.findall(r'\bid="([^"]+)"', each)) for each in (drawing, other)]
    assert not ids[0] & ids[1]


def test_its_styles_reach_no_further(drawing):
    assert "#a-1 *{stroke-linejoin: round; stroke-linecap: butt}" in drawing


def test_coordinates_are_short_and_transforms_exact(drawing):
    assert 'd="M 0.12 216 L 10 -0"' in drawing or 'd="M 0.12 216 L 10 0"' in drawing
    assert "scale(0.015625 -0.015625)" in drawing


def test_no_namespaces_and_no_noise(drawing):
    for noise in ("xmlns", "ns0:", "xlink", "metadata", "<?xml", "figure_1"):
        assert noise not in drawing
