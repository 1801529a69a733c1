"""Links to notebooks that are no pages of the book, such as its exercises: they download the notebook.

The same link, ``[exercises](../exercises/06_forget_gate.ipynb)``, opens the notebook in JupyterLab.
"""

from pathlib import Path

from sphinx import addnodes
from sphinx.transforms import SphinxTransform


class DownloadNotebooks(SphinxTransform):
    """Turn each link to a notebook beside the book into a download."""

    default_priority = 500

    def apply(self, **kwargs):
        """Treat this document's links."""
        for link in list(self.document.findall(addnodes.pending_xref)):
            if link.get("refdomain") != "doc" or link["reftarget"] in self.env.found_docs:
                continue
            notebook = f"{link['reftarget']}.ipynb"
            if (Path(self.env.srcdir) / notebook).is_file():
                link.replace_self(self.download(link, notebook))

    def download(self, link, notebook):
        """Return the node that downloads `notebook`, with the words of `link`."""
        target = {"reftarget": f"/{notebook}", "refdoc": self.env.docname, "reftype": "download"}
        return addnodes.download_reference("", "", *link.children, **target)


def setup(app):
    """Register the transform.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_transform(DownloadNotebooks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
