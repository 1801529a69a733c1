"""What only a published site needs: absolute addresses, a map of the pages, cards for links to them.

The address is not known to the sources. Whoever publishes says it: ``BOOK_URL=https://… make book``.
"""

import os

CARD = {"enable": True, "image_mini": "book/assets/card_logo.png", "line_color": "#B84300", "font": "DejaVu Sans"}


def setup(app):
    """Switch it on where an address is given.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict

    Raises
    ------
    ValueError
        For an address that is none.
    """
    address = os.environ.get("BOOK_URL", "")
    if address:
        if not address.startswith(("https://", "http://")):
            raise ValueError(f"BOOK_URL is {address!r}; expected the site's address, such as https://example.org/book/")
        app.connect("config-inited", lambda app, config: settle(config, address.rstrip("/") + "/"), priority=100)
        app.setup_extension("sphinx_sitemap")
        app.setup_extension("sphinxext.opengraph")
    app.connect("html-page-context", base_of_missing_page)
    return {"parallel_read_safe": True, "parallel_write_safe": False}


def settle(config, address):
    """Tell every part that asks where the site stands."""
    config.html_baseurl = config.ogp_site_url = address
    config.sitemap_url_scheme = "{link}"
    config.sitemap_excludes = ["search.html", "404.html", "index.html"]
    config.ogp_site_name = config.html_title = config.html_title or config.project
    config.ogp_social_cards = CARD
    config.ogp_enable_meta_description = False


def base_of_missing_page(app, pagename, templatename, context, doctree):
    """Let the links of the page for unknown addresses start at the site's own: it is shown at any depth."""
    if pagename == "404" and app.config.html_baseurl:
        context["base"] = app.config.html_baseurl
