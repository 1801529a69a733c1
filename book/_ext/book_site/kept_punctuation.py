"""A formula and the comma or full stop after it stay on one line, and so do an option of a command and its hyphens.

KaTeX sets a formula as boxes, and a browser may break a line after any box, and after any hyphen.
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

CLASS = "nowrap"

_AFTER = re.compile(r"[.,;:!?)\]’”…]+|[-–]\w*")
_BEFORE = re.compile(r"[(\[‘“]+$")
_OPTION = re.compile(r'<span class="pre">(?=--?\w)')


def keep_together(formula):
    """Bind a formula to the punctuation that touches it.

    Parameters
    ----------
    formula : docutils.nodes.math
        Its place in its paragraph is taken by one element that does not break.
    """
    parent, place = formula.parent, formula.parent.index(formula)
    bound = [formula]
    following = parent[place + 1] if place + 1 < len(parent) else None
    if isinstance(following, nodes.Text) and (found := _AFTER.match(following)):
        bound.append(nodes.Text(found[0]))
        parent.replace(following, nodes.Text(following[found.end() :]))
    preceding = parent[place - 1] if place else None
    if isinstance(preceding, nodes.Text) and (found := _BEFORE.search(preceding)):
        bound.insert(0, nodes.Text(found[0]))
        parent.replace(preceding, nodes.Text(preceding[: found.start()]))
    if len(bound) > 1:
        parent.replace(formula, nodes.inline("", "", *bound, classes=[CLASS]))


class KeepPunctuation(SphinxPostTransform):
    """Bind every formula of a line to its punctuation."""

    default_priority = 750
    formats = ("html",)

    def run(self, **kwargs):
        """Treat this document."""
        for formula in list(self.document.findall(nodes.math)):
            keep_together(formula)


def keep_options(body):
    """Keep each word of inline code that begins with hyphens, such as ``--help``, on one line.

    Parameters
    ----------
    body : str
        HTML.

    Returns
    -------
    str
    """
    return _OPTION.sub(f'<span class="pre {CLASS}">', body)


def keep_options_of_page(app, pagename, templatename, context, doctree):
    """Treat the page that is about to be written."""
    if "body" in context:
        context["body"] = keep_options(context["body"])


def setup(app):
    """Register both.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_post_transform(KeepPunctuation)
    app.connect("html-page-context", keep_options_of_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
