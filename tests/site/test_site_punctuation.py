"""Formulas keep the punctuation that touches them, options their hyphens."""

import pytest
from book_site.kept_punctuation import keep_options, keep_together
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


@pytest.mark.parametrize("word", ["--gradescope", "-n", "--jobs"])
def test_an_option_keeps_its_hyphens(word):
    assert keep_options(f'<span class="pre">{word}</span>') == f'<span class="pre nowrap">{word}</span>'


@pytest.mark.parametrize("word", ["lstm-tutorial", "-", "a--b"])
def test_another_word_of_code_may_break(word):
    assert keep_options(f'<span class="pre">{word}</span>') == f'<span class="pre">{word}</span>'
