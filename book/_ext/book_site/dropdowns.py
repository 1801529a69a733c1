"""Admonitions of the class ``dropdown`` fold and unfold as HTML's own ``<details>``, without a script."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class details(nodes.General, nodes.Element):
    """A block that opens; its first child is a `summary`."""


class summary(nodes.General, nodes.TextElement):
    """The line that opens its block."""


def to_details(admonition):
    """Turn an admonition into a block that opens.

    Parameters
    ----------
    admonition : docutils.nodes.Admonition
        Its first child is its title.

    Returns
    -------
    details
    """
    title, *content = admonition.children
    classes = ["admonition", *(name for name in admonition["classes"] if name != "admonition")]
    block = details("", summary("", "", *title.children), *content, classes=classes, ids=list(admonition["ids"]))
    block["open"] = "open" in admonition["classes"]
    return block


class FoldDropdowns(SphinxPostTransform):
    """Replace every admonition of the class ``dropdown``."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs):
        """Treat this document."""
        for admonition in list(self.document.findall(nodes.admonition)):
            if "dropdown" in admonition["classes"]:
                admonition.replace_self(to_details(admonition))


def visit_details(translator, node):
    """Open the block."""
    is_open = {"open": "open"} if node["open"] else {}
    translator.body.append(translator.starttag(node, "details", **is_open))


def depart_details(translator, node):
    """Close the block."""
    translator.body.append("</details>\n")


def visit_summary(translator, node):
    """Open its first line."""
    translator.body.append(translator.starttag(node, "summary", "", CLASS="admonition-title"))


def depart_summary(translator, node):
    """Close its first line."""
    translator.body.append("</summary>\n")


def setup(app):
    """Register the nodes and the transform.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_node(details, html=(visit_details, depart_details))
    app.add_node(summary, html=(visit_summary, depart_summary))
    app.add_post_transform(FoldDropdowns)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
