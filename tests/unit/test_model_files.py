"""Models on disk: what was saved is read back to the last bit, and nothing else is taken for a model."""

import io
import json
import zipfile

import numpy as np
import pytest

from lstm_tutorial.models import READOUTS, as_type, forward, init_model, load_model, save_model
from lstm_tutorial.parameters import named_arrays

from .cells import CELLS


def draw(cell="lstm", **options):
    return init_model(np.random.default_rng(0), cell, 6, 4, 5, **options)


def bits(model):
    """Every array's name, type, shape and bytes."""
    return [(name, a.dtype, a.shape, a.tobytes()) for name, a in named_arrays(model.params)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.npz"


def refusal(path):
    """The message with which a file is refused."""
    with pytest.raises(ValueError, match=r"^load_model: ") as caught:
        load_model(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def rewrite(path, **changes):
    """Save a model, then change arrays of the file; None takes one out."""
    save_model(path, draw())
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files} | changes
    with open(path, "wb") as file:
        np.savez(file, **{name: array for name, array in arrays.items() if array is not None})


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("embedding", [None, 3])
@pytest.mark.parametrize("readout", READOUTS)
@pytest.mark.parametrize("cell", CELLS)
def test_what_was_saved_is_read_back_bit_for_bit(path, cell, readout, embedding, dtype):
    model = as_type(draw(cell, readout=readout, embedding=embedding), dtype)
    save_model(path, model)
    again = load_model(path)
    assert (again.cell, again.readout) == (cell, readout)
    assert type(again.params) is type(model.params)
    assert type(again.params.cell) is type(model.params.cell)
    assert (again.params.embedding is None) == (embedding is None)
    assert bits(again) == bits(model)
    tokens = np.array([[0, 5], [3, 3]])
    np.testing.assert_array_equal(forward(again, tokens)[0], forward(model, tokens)[0])


def test_the_file_keeps_the_name_it_was_given(tmp_path):
    path = tmp_path / "a model without ending"
    save_model(str(path), draw())
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert load_model(str(path)).cell == "lstm"


def test_saving_twice_writes_the_same_bytes(tmp_path):
    for name in "ab":
        save_model(tmp_path / name, draw())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_saving_replaces_what_was_there(path):
    save_model(path, draw("lstm"))
    save_model(path, draw("rnn"))
    assert load_model(path).cell == "rnn"


def test_a_missing_file_is_said_to_be_missing(path):
    with pytest.raises(FileNotFoundError, match=r"model\.npz"):
        load_model(path)


def test_a_folder_is_said_to_be_one(tmp_path):
    with pytest.raises(OSError, match=str(tmp_path.name)):
        load_model(tmp_path)


@pytest.mark.parametrize("kept", [0, 1, 3, 20, 100, 0.25, 0.5, 0.9, 0.99, -30, -1])
def test_a_file_that_breaks_off_is_refused(path, kept):
    save_model(path, draw())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    assert "cannot be read" in refusal(path)


def test_a_damaged_byte_is_refused_or_does_no_harm(path):
    """Wherever a bit is flipped: the model or a ValueError, never another error, never other weights."""
    model = draw()
    save_model(path, model)
    whole = path.read_bytes()
    refused = 0
    for position in range(0, len(whole), 23):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x10]) + whole[position + 1 :])
        try:
            again = load_model(path)
        except ValueError:
            refusal(path)
            refused += 1
        else:
            assert bits(again) == bits(model)
    assert refused > 50


@pytest.mark.parametrize("content", [b"not a model", b"PK\x03\x04 neither", b"\x93NUMPY", b"{}", bytes(1000)])
def test_a_file_of_another_kind_is_refused(path, content):
    path.write_bytes(content)
    assert "expected a file made by save_model" in refusal(path)


def test_a_single_array_is_refused(path):
    with open(path, "wb") as file:
        np.save(file, np.ones(3))
    assert "expected a file made by save_model" in refusal(path)


def test_arrays_that_are_no_model_are_named(path):
    np.savez(path, weights=np.ones(2), other=np.ones(2))
    message = refusal(path)
    assert "holds weights, other" in message
    assert "expected a file made by save_model" in message


def test_a_zip_of_something_else_is_refused(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no arrays here")
    refusal(path)


def test_an_empty_npz_is_refused(path):
    np.savez(path)
    assert "holds nothing" in refusal(path)


@pytest.mark.parametrize("number", [0, 2, "1", None])
def test_another_format_is_named(path, number):
    rewrite(path, about=json.dumps({"format": number, "cell": "lstm", "readout": "last"}))
    assert f"has format {number}; this version reads 1" in refusal(path)


def test_a_later_format_may_know_other_cells_and_is_still_called_another_format(path):
    rewrite(path, about=json.dumps({"format": 2, "cell": "gru", "readout": "last"}))
    assert "has format 2" in refusal(path)


@pytest.mark.parametrize("about", [
    "no JSON", "3", "null", "[]", "{}",
    '{"format": 1}',
    '{"format": 1, "cell": "gru", "readout": "last"}',
    '{"format": 1, "cell": "lstm", "readout": "first"}',
    '{"format": 1, "cell": "lstm"}',
    '{"format": 1, "cell": ["lstm"], "readout": "last"}',
])  # fmt: skip
def test_a_file_that_does_not_say_what_it_is_is_refused(path, about):
    rewrite(path, about=about)
    assert "does not say what model they make" in refusal(path)


@pytest.mark.parametrize("name", ["W_y", "b_y", "cell.W_i", "cell.b_o"])
def test_a_missing_array_is_named(path, name):
    rewrite(path, **{name: None})
    assert f"lacks {name}; the file is incomplete" in refusal(path)


def test_the_arrays_of_the_other_cell_are_refused(path):
    rewrite(path, about=json.dumps({"format": 1, "cell": "rnn", "readout": "last"}))
    assert "lacks cell.U, cell.W, cell.b" in refusal(path)


class Trap:
    """Says so when it is unpickled."""

    sprung = False

    def __reduce__(self):
        return setattr, (Trap, "sprung", True)


@pytest.mark.parametrize("name", ["about", "W_y", "cell.b_o", "extra"])
def test_pickled_objects_are_refused_and_never_run(path, name):
    rewrite(path, **{name: np.array([Trap()], dtype=object)})
    assert "cannot be read" in refusal(path)
    assert not Trap.sprung


def test_a_pickle_under_the_name_of_a_model_is_never_run(path):
    buffer = io.BytesIO()
    np.save(buffer, np.array([Trap()], dtype=object), allow_pickle=True)
    path.write_bytes(buffer.getvalue())
    refusal(path)
    assert not Trap.sprung
