"""An SVG file made fit to stand inside a page: no clash of names, no file noise, the page's own colours."""

import re
from xml.etree import ElementTree

from .lean_svg import simplify
from .palette_css import css_variable

#: Attributes that hold coordinates. Two decimals are finer than any screen; transforms stay exact.
_COORDINATES = {
    "d",
    "points",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "width",
    "height",
}
_COLOURS = {"fill", "stroke", "color", "stop-color"}
_DROPPED = {"metadata", "title", "desc"}

_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54}


def inline_svg(source, *, label, prefix, palette, width=None):
    """Rewrite an SVG file as an element of an HTML page.

    Parameters
    ----------
    source : str
        The file's text.
    label : str
        What the picture shows, for readers who do not see it.
    prefix : str
        Starts every id, and must differ from every other picture's on the page.
    palette : book_site.palette_css.Palette
        Its light colours become variables, so that the picture follows the page's light or dark theme.
    width : str, optional
        A CSS length in place of the drawing's own width.

    Returns
    -------
    str
        An ``<svg>`` element of HTML, without namespaces.
    """
    root = ElementTree.fromstring(source)
    _strip_namespaces(root)
    _drop_noise(root)
    simplify(root)
    _rename_ids(root, prefix)
    for element in root.iter():
        _recolour(element, palette)
        _round(element)
    _scope_styles(root, prefix)
    _frame(root, label, prefix, width)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _local(name):
    """Return a tag or an attribute's name without its namespace."""
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else name


def _strip_namespaces(root):
    """Write every name as HTML does."""
    for element in root.iter():
        element.tag = _local(element.tag)
        element.attrib = {_local(name): value for name, value in element.attrib.items()}


def _drop_noise(root):
    """Remove what is never drawn, and blanks between elements."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in _DROPPED:
                parent.remove(child)
        for element in (parent, *parent):
            if element.tail and not element.tail.strip():
                element.tail = None
        if parent.text and not parent.text.strip():
            parent.text = None


def _references(element):
    """Yield the ids that an element's attributes point to."""
    for name, value in element.attrib.items():
        yield from _REFERENCE.findall(value)
        if name == "href" and value.startswith("#"):
            yield value[1:]


def _rename_ids(root, prefix):
    """Give the ids that something points to short names of this picture's own, and drop the others."""
    wanted = {}
    for element in root.iter():
        for target in _references(element):
            wanted.setdefault(target, f"{prefix}-{len(wanted)}")
    for element in root.iter():
        target = element.attrib.pop("id", None)
        if target in wanted:
            element.set("id", wanted[target])
        for name, value in element.attrib.items():
            if name == "href" and value[1:] in wanted:
                element.set(name, "#" + wanted[value[1:]])
            else:
                element.set(name, _REFERENCE.sub(lambda found: f"url(#{wanted[found[1]]})", value))


def _recolour(element, palette):
    """Replace the palette's colours by its variables: in styles, where alone variables are understood."""
    names = {colour.lower(): role for role, colour in palette.light.items()}
    moved = [
        f"{name}:{element.attrib.pop(name)}"
        for name in sorted(_COLOURS & element.attrib.keys())
        if element.get(name).lower() in names
    ]
    style = ";".join([*moved, *filter(None, [element.get("style")])])
    if style:
        style = re.sub(r"\s*([:;])\s*", r"\1", style)
        element.set("style", _HEX.sub(lambda found: _variable(found[0], names, palette), style))


def _variable(colour, names, palette):
    """Return the variable of a hex colour, or the colour itself where it is not the palette's."""
    role = names.get(colour.lower())
    return css_variable(role, palette) if role else colour


def _round(element):
    """Shorten the coordinates."""
    for name in _COORDINATES & element.attrib.keys():
        value = _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), element.get(name))
        element.set(name, " ".join(value.split()))


def _scope_styles(root, prefix):
    """Let the drawing's own style rules reach no further than the drawing."""
    for style in root.iter("style"):
        style.attrib.clear()
        rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style.text or "")
        scoped = [
            ",".join(f"#{prefix} {part.strip()}" for part in selectors.split(",")) + "{" + body.strip() + "}"
            for selectors, body in rules
        ]
        style.text = "".join(scoped)


def _in_pixels(length):
    """Return a length of the file in CSS pixels, or None where it is relative."""
    found = re.fullmatch(r"([\d.]+)\s*([a-z]*)", length or "")
    return float(found[1]) * _PIXELS[found[2]] if found and found[2] in _PIXELS else None


def _frame(root, label, prefix, width):
    """Set size, role and name on the outermost element."""
    drawn = _in_pixels(root.attrib.pop("width", None))
    root.attrib.pop("height", None)
    root.attrib.pop("version", None)
    root.set("id", prefix)
    root.set("class", "figure-svg")
    root.set("role", "img")
    root.set("aria-label", label)
    size = width or (f"{drawn:.0f}px" if drawn else "100%")
    root.set("style", ";".join(filter(None, [root.get("style"), f"width:{size}"])))
