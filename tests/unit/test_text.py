"""Text for the character model: the language reference, a reader's own file, the vocabulary, the split."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.models import init_model
from lstm_tutorial.text.corpus import (
    PLAIN_CHARACTERS,
    Parts,
    Vocabulary,
    language_reference,
    read_text,
    split,
    without_repeats,
)
from lstm_tutorial.text.training import train_on_text


@given(st.text(min_size=1, max_size=50))
def test_a_text_survives_encoding_and_decoding(text):
    vocabulary = Vocabulary.of(text)
    tokens = vocabulary.encode(text)
    assert vocabulary.decode(tokens) == text
    assert sorted(set(tokens.tolist())) == list(range(vocabulary.size))


def test_the_plain_characters_are_the_line_break_and_printable_ascii():
    assert len(PLAIN_CHARACTERS) == len(set(PLAIN_CHARACTERS)) == 96
    assert PLAIN_CHARACTERS[0] == "\n"
    assert (PLAIN_CHARACTERS[1:].isprintable(), PLAIN_CHARACTERS.isascii()) == (True, True)


def test_the_language_reference_is_long_plain_and_says_nothing_twice():
    text = language_reference()
    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
    assert len(text) > 250_000
    assert set(text) <= set(PLAIN_CHARACTERS)
    assert text == language_reference()
    assert len(paragraphs) - len(set(paragraphs)) <= 5  # typographic quotes may have told two apart
    assert "def " in text
    assert "yield" in text


def test_of_repeated_paragraphs_the_first_stays_in_its_place():
    assert without_repeats(["b", "a", "b ", "c", "a"]) == ["b", "a", "c"]
    assert without_repeats(iter([])) == []


@pytest.mark.parametrize(("raw", "wanted"), [
    ("één\r\ntwo\rthree\n".encode(), "één\ntwo\nthree\n"),
    (b"\xef\xbb\xbfwith a mark", "with a mark"),
])  # fmt: skip
def test_a_file_is_read_whatever_its_lines_end_in(tmp_path, raw, wanted):
    (tmp_path / "own.txt").write_bytes(raw)
    assert read_text(tmp_path / "own.txt") == wanted


@pytest.mark.parametrize(("raw", "message"), [
    (b"caf\xe9", r"own\.txt is no text in UTF-8 \(byte 3 is 0xe9\)\. Likely cause"),
    (b"\x89PNG\r\n", "is no text in UTF-8"),
    (b"a\0b", "holds NUL characters"),
    (b"", "is empty"),
    (b" \n\n", "is empty"),
])  # fmt: skip
def test_what_is_no_text_is_refused(tmp_path, raw, message):
    (tmp_path / "own.txt").write_bytes(raw)
    with pytest.raises(ValueError, match=message):
        read_text(tmp_path / "own.txt")


def test_a_character_outside_the_vocabulary_is_named_with_its_place():
    with pytest.raises(ValueError, match=r"encode: 'é', character 3 of the text \('café au'\), is not in"):
        Vocabulary(PLAIN_CHARACTERS).encode("café au")


@pytest.mark.parametrize("tokens", [[0, 3], [-1], np.array([7])])
def test_an_index_outside_the_vocabulary_is_refused(tokens):
    with pytest.raises(ValueError, match=r"decode: tokens run from .* expected 0 to 2\."):
        Vocabulary("abc").decode(tokens)


def test_nothing_is_decoded_to_nothing():
    assert Vocabulary("abc").decode([]) == ""
    assert Vocabulary("abc").encode("").shape == (0,)


@given(st.text(min_size=40, max_size=300))
def test_the_parts_are_the_text(text):
    parts = split(text)
    assert "".join(parts) == text
    assert len(parts.training) == int(0.8 * len(text))


def test_the_split_keeps_the_order():
    assert split("0123456789" * 2, 0.5, 0.25) == Parts("0123456789", "01234", "56789")


@pytest.mark.parametrize(("text", "shares"), [("0123456789", (0.8, 0.1)), ("x" * 100, (0.9, 0.1)), ("", (0.8, 0.1))])
def test_a_text_that_is_too_short_to_split_is_refused(text, shares):
    with pytest.raises(ValueError, match=f"split: a text of {len(text)} characters"):
        split(text, *shares)


def test_a_readers_own_file_can_be_learned(tmp_path):
    (tmp_path / "own.txt").write_text("Μῆνιν ἄειδε, θεά. " * 60, encoding="utf-8")
    text = read_text(tmp_path / "own.txt")
    vocabulary, parts = Vocabulary.of(text), split(text)
    rng = np.random.default_rng(0)
    model = init_model(rng, "lstm", vocabulary.size, 16, vocabulary.size, embedding=8, readout="every")
    _, history = train_on_text(
        model, vocabulary.encode(parts.training), 20, rng, held_out=vocabulary.encode(parts.test), streams=4, steps=16,
        learning_rate=0.03, progress=False,
    )  # fmt: skip
    assert history.held_out[-1] < 0.3 < history.held_out[0]
