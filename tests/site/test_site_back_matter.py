"""Glossary, reference and the instructors' table, as the built pages have them."""

import json
import re

import pytest
from site_browser import ROOT, SITE

from lstm_tutorial.cli import main

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


@pytest.fixture(scope="module")
def reference():
    """The pages of the reference, below its overview."""
    return {page.name: page.read_text("utf-8") for page in BOOK.glob("api_*.html")}


def test_the_reference_describes_the_public_functions(reference):
    text = "".join(reference.values())
    for name in ("gates.forget_gate", "lstm.lstm_step_backward", "rnn.rnn_forward", "checks.check"):
        assert f'id="lstm_tutorial.{name}"' in text, name
    assert "input weights, shape (D, H)" in text
    assert "for the learner: what is wrong" in text
    assert "Alias for field number" not in text


def test_the_overview_leads_to_every_entry_of_the_reference(reference):
    page = (BOOK / "api.html").read_text("utf-8")
    for name, text in reference.items():
        modules = re.findall(r'id="(module-lstm_tutorial[^"]*)"', text)
        functions = re.findall(r'<dl class="py function">\s*<dt [^>]*id="([^"]+)"', text)
        assert modules, name
        assert functions, name
        for anchor in modules + functions:
            assert f'href="{name}#{anchor}"' in page, anchor


def test_the_reference_names_every_command(reference, capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z]+)\b", capsys.readouterr().out, re.MULTILINE)
    told = re.findall(r">lstm-tutorial</span> <span class=\"pre\">([a-z]+)<", reference["api_checks.html"])
    assert len(commands) > 5
    assert told == commands


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
