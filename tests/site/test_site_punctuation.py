"""Formulas keep the punctuation that touches them."""

import pytest
from book_site.kept_punctuation import keep_together
from docutils import nodes


@pytest.mark.parametrize(
    ("before", "after", "bound"),
    [
        ("the gate ", ", and", "f_t,"),
        ("(", ") is", "(f_t)"),
        ("the ", "-th", "f_t-th"),
        ("at ", ".", "f_t."),
    ],
)
def test_punctuation_is_bound(before, after, bound):
    paragraph = nodes.paragraph("", "", nodes.Text(before), nodes.math("", "f_t"), nodes.Text(after))
    text = paragraph.astext()
    keep_together(paragraph[1])
    [inline] = paragraph.findall(nodes.inline)
    assert inline.astext() == bound
    assert inline["classes"] == ["nowrap"]
    assert paragraph.astext() == text


def test_a_formula_among_words_stays_as_it_is():
    paragraph = nodes.paragraph("", "", nodes.Text("so "), nodes.math("", "f_t"), nodes.Text(" is"))
    keep_together(paragraph[1])
    assert not list(paragraph.findall(nodes.inline))


def test_a_formula_alone_stays_as_it_is():
    paragraph = nodes.paragraph("", "", nodes.math("", "f_t"))
    keep_together(paragraph[0])
    assert isinstance(paragraph[0], nodes.math)
