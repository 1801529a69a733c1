"""A built page made into a chapter of the volume: ids of its own, links that lead within it, nothing to click."""

import posixpath
import re
from itertools import count
from string import ascii_lowercase
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from tools.pdf.code_lines import hang_lines

#: What a page has for a screen only. Code that is folded draws a figure or sets the page up.
NOT_FOR_PAPER = "script, .headerlink, details.hide"

#: Attributes that name an id of the page.
NAMING = ("id", "for", "aria-labelledby", "aria-describedby")


class Heading(NamedTuple):
    """A line of the table of contents: where it leads, and its words as HTML."""

    target: str
    words: str


class Chapter(NamedTuple):
    """One page of the site, ready for the volume."""

    key: str  #: its id
    title: Heading
    sections: list  #: of `Heading`
    body: str  #: HTML
    answers: str  #: HTML, empty where nothing is asked
    sheets: list  #: addresses of the stylesheets that stand in the page, from the site's root


def key_of(name):
    """Make an id of a page's name.

    Parameters
    ----------
    name : str
        Such as ``"book/06_forget_gate"``.

    Returns
    -------
    str
        Such as ``"p-06-forget-gate"``.
    """
    return "p-" + re.sub(r"[^a-z0-9]+", "-", posixpath.basename(name).lower())


def read_chapter(name, page, names, address=""):
    """Make a chapter of a built page.

    Parameters
    ----------
    name : str
        The page's, such as ``"book/06_forget_gate"``.
    page : str
        Its HTML.
    names : collection of str
        Of all pages in the volume; a link to anything else of the site leads nowhere on paper.
    address : str
        Where the site is published, if it is: such links lead there.

    Returns
    -------
    Chapter
    """
    soup, key = BeautifulSoup(page, "html.parser"), key_of(name)
    sheets = [urljoin(f"{name}.html", sheet["data-sheet"]) for sheet in soup.select("style[data-sheet]")]
    article = soup.find("article")
    for element in article.select(NOT_FOR_PAPER):
        element.decompose()
    for cell in article.select(".cell"):
        if not cell.find(True):
            cell.decompose()
    hang_lines(article)
    _settle_formulas(article)
    _name_ids(article, key)
    _lead_links(article, name, names, address)
    title, sections = _headings(article, key)
    answers = _take_answers(article, key, title)
    return Chapter(key, title, sections, article.decode_contents(), answers, [sheet.split("?")[0] for sheet in sheets])


def _settle_formulas(article):
    """Keep of a formula what is seen, and its TeX as its name: text is not to be found twice."""
    for formula in article.select(".katex"):
        spoken = formula.select_one(".katex-mathml")
        formula["role"] = "math"
        formula["aria-label"] = spoken.find("annotation").get_text()
        spoken.decompose()


def _name_ids(article, key):
    """Make the ids the chapter's own. Those of drawings differ from page to page already."""
    for name in NAMING:
        for element in article.select(f"[{name}]"):
            if element.name != "svg" and not element.find_parent("svg"):
                element[name] = f"{key}--{element[name]}"


def _lead_links(article, name, names, address):
    """Let links lead to ids of the volume, to the published site, or nowhere."""
    for link in article.select("a[href]"):
        target = lead(link["href"], name, names, address)
        if target is None:
            link.unwrap()
        else:
            link["href"] = target


def lead(href, name, names, address=""):
    """Find where a link of a page leads in the volume.

    Parameters
    ----------
    href : str
    name : str
        The page's.
    names : collection of str
    address : str

    Returns
    -------
    str or None
        None for what is not in the volume and not published.
    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    page = urljoin(f"{name}.html", parts.path) if parts.path else f"{name}.html"
    stem = page.removesuffix(".html")
    if stem in names:
        return f"#{key_of(stem)}" + (f"--{parts.fragment}" if parts.fragment else "")
    return urljoin(address, page) if address else None


def _headings(article, key):
    """Return the chapter's title and its sections."""
    first = article.find("h1")
    sections = [Heading(_target(heading), heading.decode_contents().strip()) for heading in article.find_all("h2")]
    return Heading(key, first.decode_contents().strip()), sections


def _target(heading):
    """Return the id that leads to a heading: its section's."""
    return heading.get("id") or heading.find_parent(id=True)["id"]


def _take_answers(article, key, title):
    """Move the folded answers out of the chapter; leave at each a word of where it went.

    Those of exercises have numbers, as these have; those of questions between the sections have letters.
    """
    taken = []
    number = key.split("-")[1].lstrip("0")
    exercises, between = count(1), iter(ascii_lowercase)
    for fold in article.select("details"):
        fold.find("summary").decompose()
        asked = next(between) if "between" in fold.get("class", []) else next(exercises)
        name, label = f"{key}-answer-{asked}", f"{number}.{asked}"
        content = fold.decode_contents()
        fold.replace_with(_pointer(label, name))
        taken.append(
            f'<div class="answer" id="{name}"><p class="answer-label"><b>{label}</b> '
            f"{page_of(f'{name}-asked', 'asked on page')}</p>{content}</div>"
        )
    if not taken:
        return ""
    return f'<section class="answers-of" id="{key}-answers"><h2>{title.words}</h2>{"".join(taken)}</section>'


def _pointer(label, name):
    """Make the line that stands where an answer was."""
    line = f'<p class="answer-at" id="{name}-asked">Answer {label}: {page_of(name, "page")}</p>'
    return BeautifulSoup(line, "html.parser").p


def page_of(target, word):
    """Write a link that says on which page its target stands; `printing` fills the number in.

    Parameters
    ----------
    target : str
        An id of the volume.
    word : str
        Stands before the number.

    Returns
    -------
    str
    """
    return f'<a href="#{target}">{word} <span data-page-of="{target}">000</span></a>'
