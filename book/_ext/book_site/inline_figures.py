"""Drawings stand inside the page, where they take its colours; every picture says what it shows.

A figure's words are given in its cell's metadata: ``mystnb: {image: {alt: …}}``. A picture without them is
a warning, and stops a build with ``-W``. A drawing whose image is also of ``classes: wide`` keeps its size on a
phone and scrolls in its own frame.
"""

from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from .palette_css import load_palette
from .svg import inline_svg

logger = logging.getLogger(__name__)


def picture_prefix(docname, number):
    """Name a picture so that no other in the book has its name.

    Parameters
    ----------
    docname : str
        The page's, such as ``"book/06_forget_gate"``.
    number : int
        The picture's place on the page.

    Returns
    -------
    str
    """
    return f"{PurePosixPath(docname).name}-drawing-{number}".replace("_", "-")


def warn_of_silence(image, docname):
    """Warn that a picture says nothing. In a notebook, where lines mean little, name its cell."""
    cell = image.parent
    while cell is not None and cell.get("nb_element") != "cell_code":
        cell = cell.parent
    where = f", cell [{cell.get('exec_count')}]" if cell else ""
    logger.warning(
        "a picture without a description%s: give the cell the metadata mystnb: {image: {alt: …}}",
        where,
        location=docname if cell else image,
        type="figure",
        subtype="alt",
    )


class InlineFigures(SphinxPostTransform):
    """Replace each SVG image by the drawing itself, and hold every image to having a description."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        """Treat this document's images."""
        for number, image in enumerate(list(self.document.findall(nodes.image)), start=1):
            if not (image.get("alt") or "").strip():
                warn_of_silence(image, self.env.docname)
                continue
            path = Path(self.env.srcdir) / image["uri"]
            if path.suffix == ".svg" and path.is_file():
                self.inline(image, path, number)

    def inline(self, image, path, number):
        """Put the drawing at `path` in the place of `image`."""
        drawing = inline_svg(
            path.read_text("utf-8"),
            label=" ".join(image["alt"].split()),
            prefix=picture_prefix(self.env.docname, number),
            palette=load_palette(),
            width=image.get("width"),
        )
        drawn = nodes.raw("", drawing, format="html")
        in_a_line = isinstance(image.parent, nodes.TextElement)
        image.replace_self(drawn if in_a_line else nodes.container("", drawn, classes=["drawing", *image["classes"]]))


def setup(app):
    """Register the transform.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_post_transform(InlineFigures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
