"""HTML from Python values: text is escaped by itself, and only what was made here is not."""

from html import escape
from importlib import resources

#: Elements without content.
_VOID = {"meta", "br", "hr"}


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(name, /, *children, **attributes):
    """Make an element.

    Parameters
    ----------
    name : str
    *children : str, Html or None
        A str is escaped; None is left out.
    **attributes : str, bool or None
        ``class_`` is written "class", and ``aria_label`` "aria-label". True gives an attribute without a value, None
        and False give none.

    Returns
    -------
    Html
    """
    written = []
    for key, value in attributes.items():
        key = key.rstrip("_").replace("_", "-")
        if value is True:
            written.append(f" {key}")
        elif value is not None and value is not False:
            written.append(f' {key}="{escape(str(value))}"')
    start = f"<{name}{''.join(written)}>"
    return Html(start if name in _VOID else f"{start}{join(*children)}</{name}>")


def join(*parts):
    """Put text and HTML together, as `element` does with its children."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts if part is not None))


def page(title, *content):
    """Make a whole page that needs nothing but itself, and may not ask for anything.

    Parameters
    ----------
    title : str
    *content : Html

    Returns
    -------
    str
    """
    style = resources.files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        Html(f"<style>{style}</style>"),
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', element('main', *content)), lang='en')}\n"


def bar(share, kind, label):
    """Draw a share from 0 to 1 as a bar.

    Parameters
    ----------
    share : float
    kind : str
        Class of the filled part, for its colour.
    label : str
        The same in words, for who does not see it.
    """
    filled = element("span", class_=f"fill {kind}", style=f"width:{100 * min(max(share, 0), 1):.1f}%")
    return element("span", filled, class_="bar", role="img", aria_label=label)
