"""What turns the book's pages into its site: one module an idea, all switched on here."""

PARTS = (
    "citations",
    "palette_css",
    "notebook_links",
    "gate_literals",
    "katex_math",
    "kept_punctuation",
    "dropdowns",
    "inline_figures",
    "accessible_markup",
    "page_descriptions",
    "page_assets",
    "slim_site",
)


def setup(app):
    """Switch on every part.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
        What Sphinx wants to know about the extension.
    """
    for part in PARTS:
        app.setup_extension(f"book_site.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": False}
