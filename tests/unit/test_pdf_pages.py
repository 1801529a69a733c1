"""The printed book's pages, where no browser is needed: links and lines of code (`tools.pdf`)."""

import pytest

from tools.pdf.chapter import lead
from tools.pdf.code_lines import split_lines

KEPT = ("book/05_two_states", "book/06_forget_gate", "book/notation")


def test_code_is_split_into_lines_that_stand_alone():
    code = '<span class="k">def</span> f():\n    <span class="sd">"""One\n\n    two."""</span>\n    <span>x</span>'
    assert split_lines(code) == [
        '<span class="k">def</span> f():',
        '    <span class="sd">"""One</span>',
        '<span class="sd"></span>',
        '<span class="sd">    two."""</span>',
        "    <span>x</span>",
    ]


@pytest.mark.parametrize(("href", "wanted"), [
    ("05_two_states.html#exercises", "#p-05-two-states--exercises"),
    ("#fig-curve", "#p-06-forget-gate--fig-curve"),
    ("notation.html", "#p-notation"),
    ("https://example.org/a", "https://example.org/a"),
    ("../_downloads/1/06_forget_gate.ipynb", None),
])  # fmt: skip
def test_links_lead_to_the_same_place_on_paper(href, wanted):
    assert lead(href, "book/06_forget_gate", KEPT) == wanted


def test_what_only_the_site_has_leads_there_if_it_is_published():
    address = lead("../_downloads/1/06.ipynb", "book/06_forget_gate", KEPT, "https://example.org/book/")
    assert address == "https://example.org/book/_downloads/1/06.ipynb"
