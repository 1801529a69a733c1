"""The palette that the site uses can be read, on light paper and on dark, by every reader."""

import pytest
from book_site.gate_colours import LETTERS
from book_site.palette_css import load_palette, stylesheet

#: Text needs this contrast (WCAG 2.2, criterion 1.4.3).
TEXT = 4.5


def luminance(colour):
    """Return the relative luminance of a hex colour, as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    """Return the contrast ratio of two hex colours."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_rightly():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("role", [*LETTERS.values(), "rnn", "ink", "muted"])
def test_every_colour_of_text_can_be_read(theme, ground, role):
    colours = getattr(load_palette(), theme)
    assert contrast(colours[role], colours[ground]) >= TEXT


def test_both_themes_reach_the_stylesheet():
    palette = load_palette()
    sheet = stylesheet(palette)
    assert f"--forget: {palette.light['forget']};" in sheet.split('data-theme="dark"')[0]
    assert f"--forget: {palette.dark['forget']};" in sheet.split('data-theme="dark"')[1]
    assert ".gate-cell { color: var(--cell); }" in sheet


def test_roles_must_match(tmp_path):
    module = tmp_path / "palette.py"
    module.write_text('PALETTE = {"a": "#000000", "b": "#000000"}\nPALETTE_DARK = {"a": "#FFFFFF"}\n', "utf-8")
    with pytest.raises(ValueError, match="'b'"):
        load_palette(module)
