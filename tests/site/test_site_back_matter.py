"""Glossary, reference and the instructors' table, as the built pages have them."""

import json
import re

import pytest
from site_browser import ROOT, SITE

BOOK = SITE / "book"


@pytest.fixture(scope="module")
def chapters():
    """The text of each chapter's page."""
    return {page.stem: page.read_text("utf-8") for page in BOOK.glob("[0-9][0-9]_*.html")}


def terms():
    return re.findall(r'<dt id="(term-[^"]+)"', (BOOK / "glossary.html").read_text("utf-8"))


def test_every_term_is_linked_where_a_chapter_uses_it_first(chapters):
    assert len(terms()) > 30
    linked = {anchor for page in chapters.values() for anchor in re.findall(r'href="glossary.html#([^"]+)"', page)}
    assert [term for term in terms() if term not in linked] == []


def test_a_term_is_linked_once_on_a_page_and_stays_bold(chapters):
    for name, page in chapters.items():
        links = re.findall(r'<a class="term[^"]*" href="glossary.html#([^"]+)"><strong>', page)
        assert len(links) == len(set(links)), name


def test_the_definition_names_the_chapter_that_links_to_it(chapters):
    page = (BOOK / "glossary.html").read_text("utf-8")
    for anchor, definition in re.findall(r'<dt id="(term-[^"]+)".*?<dd>(.*?)</dd>', page, re.DOTALL):
        [named] = re.findall(r'href="(\d\d_\w+)\.html"', definition)
        assert f"glossary.html#{anchor}" in chapters[named], anchor


def test_the_reference_describes_the_public_functions():
    page = (BOOK / "api.html").read_text("utf-8")
    for name in ("gates.forget_gate", "lstm.lstm_step_backward", "rnn.rnn_forward", "checks.check"):
        assert f'id="lstm_tutorial.{name}"' in page or f'id="lstm_tutorial.checks.judge.{name[7:]}"' in page, name
    assert "input weights, shape (D, H)" in page
    assert "Alias for field number" not in page


def test_the_instructors_table_is_that_of_the_last_run_of_the_bank():
    results = json.loads((ROOT / "book" / "data" / "checks_table.json").read_text("utf-8"))
    page = (BOOK / "for_instructors.html").read_text("utf-8")
    for name in results["exercises"]:
        assert f"<p>{name}</p>" in page, name
    assert f"<p>{results['total']['mutants']:,}</p>" in page


def test_the_page_for_unknown_addresses_leads_to_the_front_page():
    page = (SITE / "404.html").read_text("utf-8")
    assert "No such page" in page
    assert 'href="book/index.html"' in page
