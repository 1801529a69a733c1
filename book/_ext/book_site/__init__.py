"""What turns the book's pages into its site: one module an idea, all switched on here."""

PARTS = (
    "api_pages",
    "citations",
    "palette_css",
    "measured_tables",
    "notebook_links",
    "gate_literals",
    "glossary_links",
    "katex_math",
    "kept_punctuation",
    "dropdowns",
    "live_figures",
    "figure_directive",
    "inline_figures",
    "accessible_markup",
    "plain_code",
    "page_descriptions",
    "page_assets",
    "changed_assets",
    "published",
    "launch",
    "slim_site",
    "inline_sheets",
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
