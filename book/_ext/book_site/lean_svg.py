"""A drawing of matplotlib's with fewer parts: the same picture, with less for a browser to lay out and paint.

matplotlib places each letter and each mark by a ``<use>``, and a browser keeps a copy of the shape, a box and a
coordinate system for every one. Here a line of letters becomes one path, and so do marks that look alike; groups that
say nothing go, and so does a clip that cuts nothing off.
"""

import re

from .path_data import PathWriter, bounds, pen_moves

_TRANSLATE = re.compile(r"translate\(([-\d.e]+) ([-\d.e]+)\)")
_SCALE = re.compile(r"scale\(([-\d.e]+)\)")
_IN_FONT = "scale(0.015625)"  # of a letter's outline: it is drawn 64 times as large
_FONT = 64
_CLIP = re.compile(r"url\(#([^)]+)\)")


def simplify(root):
    """Join and drop parts of a drawing.

    Parameters
    ----------
    root : xml.etree.ElementTree.Element
        Without namespaces; changed in place.
    """
    shapes = {shape.get("id"): shape for defs in root.iter("defs") for shape in defs}
    for group in list(root.iter("g")):
        _join_letters(group, shapes)
        _join_marks(group, shapes)
    _drop_idle_clips(root, shapes)
    _drop_unused(root)
    _unwrap(root)


def style_of(element):
    """Read an element's ``style``.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element

    Returns
    -------
    dict of str to str
    """
    pairs = (part.partition(":") for part in (element.get("style") or "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _join_letters(group, shapes):
    """Make one path of a group that holds letters only."""
    uses = [child for child in group if child.tag != "defs"]
    if not uses or any(use.tag != "use" or use.attrib.keys() - {"href", "transform"} for use in uses):
        return
    outlines = [shapes.get(use.get("href")[1:]) for use in uses]
    if any(outline is None or outline.get("transform") != _IN_FONT for outline in outlines):
        return
    drawn = [pen_moves(outline.get("d") or "") for outline in outlines]
    if None in drawn:
        return
    writer = PathWriter(digits=0)
    for use, moves in zip(uses, drawn, strict=True):
        place = use.get("transform", "")
        moved, scaled = _TRANSLATE.search(place), _SCALE.search(place)
        origin = [_FONT * float(part) for part in moved.groups()] if moved else [0, 0]
        writer.add(moves, *origin, float(scaled[1]) if scaled else 1)
    _become_path(group, writer, {"transform": f"{group.get('transform', '')} {_IN_FONT}".strip()})


def _become_path(element, writer, attributes):
    """Turn an element into a path; its own style stays."""
    for child in list(element):
        element.remove(child)
    element.tag = "path"
    element.attrib.update(attributes, d=writer.text())


def _join_marks(group, shapes):
    """Make a path of each run of marks that are alike."""
    last = None
    for use in [child for child in group if child.tag == "use" and child.attrib.keys() == {"href", "x", "y", "style"}]:
        shape = shapes.get(use.get("href")[1:])
        moves = pen_moves(shape.get("d") or "") if shape is not None else None
        if moves is None or shape.get("transform"):
            last = None
            continue
        kind = (use.get("href"), use.get("style"))
        style = style_of(use) | style_of(shape)
        if last is None or last[0] != kind or not _may_touch(style):
            last = (kind, use, PathWriter(digits=2))
        else:
            group.remove(use)
        _, path, writer = last
        writer.add(moves, float(use.attrib.pop("x")), float(use.attrib.pop("y")), 1)
        path.attrib.clear()
        path.set("style", ";".join(f"{name}:{value}" for name, value in style.items()))
        _become_path(path, writer, {})


def _may_touch(style):
    """Whether marks of a style look the same when those that overlap are painted as one."""
    colours = {style.get("fill", "#000000"), style.get("stroke", "none")} - {"none"}
    return len(colours) <= 1 and not any("opacity" in name for name in style)


def _drop_idle_clips(root, shapes):
    """Drop a clip from what lies within it, stroke and all."""
    for element in root.iter():
        found = _CLIP.fullmatch(element.get("clip-path", ""))
        clip = shapes.get(found[1]) if found else None
        if clip is None or [child.tag for child in clip] != ["rect"]:
            continue
        paths = [part for part in element.iter() if part.tag != "g"]
        if all(part.tag == "path" and not part.get("transform") for part in paths) and _holds(clip[0], paths):
            del element.attrib["clip-path"]


def _holds(rect, paths):
    """Whether a rectangle holds every path."""
    left, top, width, height = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
    for path in paths:
        reach = float(style_of(path).get("stroke-width", 1))
        moves = pen_moves(path.get("d") or "")
        if not moves:
            return False
        low_x, low_y, high_x, high_y = bounds(moves)
        spare = (low_x - left, low_y - top, left + width - high_x, top + height - high_y)
        if min(spare) < reach:
            return False
    return True


def _drop_unused(root):
    """Drop definitions that nothing refers to."""
    named = " ".join(value for element in root.iter() for value in element.attrib.values() if "#" in value)
    wanted = set(re.findall(r"#([\w.-]+)", named))
    for parent in list(root.iter()):
        for defs in [child for child in parent if child.tag == "defs"]:
            for shape in list(defs):
                if shape.tag != "style" and shape.get("id") not in wanted:
                    defs.remove(shape)
            if not len(defs):
                parent.remove(defs)


def _unwrap(root):
    """Put the content of a group that says nothing in its place."""
    for parent in list(root.iter()):
        children = []
        for child in parent:
            _unwrap_into(child, children)
        parent[:] = children


def _unwrap_into(element, siblings):
    if element.tag != "g" or element.attrib.keys() - {"id"}:
        siblings.append(element)
        return
    for child in element:
        _unwrap_into(child, siblings)
