"""The reference from docstrings: an index of its modules, and no field that nobody described."""

from importlib import import_module

from docutils import nodes
from sphinx.pycode import ModuleAnalyzer
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

#: Kinds of entries that the index names; methods and fields stand with their class.
LISTED = ("function", "class", "data", "exception")


def setup(app):
    """Switch it on, where docstrings are read at all."""
    if "sphinx.ext.autodoc" in app.extensions:
        app.connect("autodoc-skip-member", skip_undescribed)
        app.connect("autodoc-process-docstring", rejoin, priority=600)  # after napoleon's
        app.add_directive("package-index", PackageIndex)
        app.add_post_transform(FillIndex)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def skip_undescribed(app, what, name, member, skip, options):
    """Leave out a field of a named tuple without a comment of its own: Python calls it "Alias for field number 3"."""
    if not str(getattr(member, "__doc__", "")).startswith("Alias for field number"):
        return None
    place = app.env.temp_data
    described = ModuleAnalyzer.for_module(place["autodoc:module"]).find_attr_docs()
    return None if (place.get("autodoc:class"), name) in described else True


def rejoin(app, what, name, member, options, lines):
    """Put a field's words together again: of "for the learner: what is wrong" napoleon makes a type and a text."""
    kind = next((line for line in lines if line.startswith(":type: ")), None)
    if what in ("attribute", "property") and kind:
        lines[:] = [f"{kind.removeprefix(':type: ')}: {lines[0]}", *lines[1 : lines.index(kind)]]


class index_of_page(nodes.General, nodes.Element):
    """Stands for the index of a page until all pages are read."""


class PackageIndex(SphinxDirective):
    """The modules that a page describes, each with the first sentence of its docstring and the names that it offers."""

    required_arguments = 1  # the page, beside this one

    def run(self):
        """Keep the place."""
        _, page = self.env.relfn2path(self.arguments[0])
        return [index_of_page(page=self.env.path2doc(page), where=self.get_location())]


class FillIndex(SphinxPostTransform):
    """Write the index, now that all pages are read."""

    default_priority = 5  # before references are resolved

    def run(self, **_):
        """Treat this document."""
        for place in list(self.document.findall(index_of_page)):
            place.replace_self(self._index(place["page"]))

    def _index(self, page):
        """The modules of a page, as a list of terms and descriptions."""
        objects = self.env.domaindata["py"]["objects"]
        here = {name: entry for name, entry in objects.items() if entry.docname == page and not entry.aliased}
        modules = [name for name, entry in here.items() if entry.objtype == "module"]
        uri = self.app.builder.get_relative_uri(self.env.docname, page)
        listing = nodes.definition_list(classes=["package-index"])
        for module in modules:
            names = [name for name, entry in here.items() if entry.objtype in LISTED and _home(name, modules) == module]
            told = nodes.paragraph("", "", *inline_code(first_sentence(module)), nodes.Text(" "))
            for name in names:
                told += [_link(f"{uri}#{here[name].node_id}", name.rpartition(".")[2]), nodes.Text(", ")]
            told.pop()
            term = nodes.term("", "", _link(f"{uri}#{here[module].node_id}", module))
            listing += nodes.definition_list_item("", term, nodes.definition("", told))
        return listing


def first_sentence(module):
    """Return the first line of a module's docstring, with a printer's apostrophes.

    Parameters
    ----------
    module : str

    Returns
    -------
    str
    """
    return import_module(module).__doc__.strip().partition("\n")[0].replace("'", "’")


def inline_code(text):
    """Set what stands between backticks as code.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of docutils.nodes.Node
    """
    parts = enumerate(text.replace("``", "`").split("`"))
    return [nodes.literal(part, part) if number % 2 else nodes.Text(part) for number, part in parts if part]


def _home(name, modules):
    """The module that an entry belongs to: the one whose name begins the entry's."""
    return max((module for module in modules if name.startswith(f"{module}.")), key=len, default=None)


def _link(uri, words):
    """A link in the typeface of code."""
    return nodes.reference("", "", nodes.literal(words, words), internal=True, refuri=uri)
