"""Inline code that is exactly a gate's name takes the gate's colour."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .gate_colours import css_class, role_of_code


class ColourLiterals(SphinxPostTransform):
    """Give each literal that names a gate, a state or a gate's parameter its class."""

    default_priority = 700

    def run(self, **kwargs):
        """Add the classes to this document's literals."""
        for literal in self.document.findall(nodes.literal):
            role = role_of_code(literal.astext())
            if role:
                literal["classes"].append(css_class(role))


def setup(app):
    """Register the transform.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_post_transform(ColourLiterals)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
