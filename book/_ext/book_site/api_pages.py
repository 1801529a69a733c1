"""The reference from docstrings: fields that nobody described say nothing, so they are left out."""

from sphinx.pycode import ModuleAnalyzer


def setup(app):
    """Switch it on, where docstrings are read at all."""
    if "sphinx.ext.autodoc" in app.extensions:
        app.connect("autodoc-skip-member", skip_undescribed)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def skip_undescribed(app, what, name, member, skip, options):
    """Leave out a field of a named tuple without a comment of its own: Python calls it "Alias for field number 3"."""
    if not str(getattr(member, "__doc__", "")).startswith("Alias for field number"):
        return None
    place = app.env.temp_data
    described = ModuleAnalyzer.for_module(place["autodoc:module"]).find_attr_docs()
    return None if (place.get("autodoc:class"), name) in described else True
