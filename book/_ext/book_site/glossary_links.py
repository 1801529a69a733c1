"""Terms lead to the glossary: what stands in bold and is defined there becomes a link."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

GLOSSARY = "book/glossary"


class LinkTerms(SphinxPostTransform):
    """Wrap a chapter's bold terms in links to the glossary's entries, the first of each on a page."""

    default_priority = 5  # before references are resolved and the writer runs

    def run(self, **_):
        """Walk over one page."""
        if self.env.docname == GLOSSARY:
            return
        seen = set()
        for strong in list(self.document.findall(nodes.strong)):
            entry = self._entry(strong.astext())
            if entry is None or entry in seen or _stands_in(strong, nodes.reference, nodes.title, nodes.field):
                continue
            seen.add(entry)
            page, anchor = entry
            uri = self.app.builder.get_relative_uri(self.env.docname, page)
            link = nodes.reference("", "", internal=True, refuri=f"{uri}#{anchor}", classes=["term"])
            strong.replace_self(link)
            link += strong

    def _entry(self, text):
        """The (page, anchor) of a term, in the singular or the plural; or None."""
        terms, term = self.env.domaindata["std"].get("terms", {}), " ".join(text.split()).rstrip(".").lower()
        return terms.get(term) or terms.get(term.removesuffix("s"))


def _stands_in(node, *kinds):
    """Whether a node stands, at any depth, in one of some kinds."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kinds):
            return True
    return False


def setup(app):
    """Switch it on."""
    app.add_post_transform(LinkTerms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
