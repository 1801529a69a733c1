"""``lstm-tutorial new``: a folder of exercises for a learner who has only installed the package."""

from pathlib import Path

from lstm_tutorial.cli import main

HANDED_OUT = Path(__file__).resolve().parents[2] / "exercises"


def test_it_copies_every_exercise_notebook(tmp_path, capsys):
    assert main(["new", str(tmp_path / "mine")]) == 0
    copies = {path.name: path.read_bytes() for path in (tmp_path / "mine").iterdir()}
    assert copies == {path.name: path.read_bytes() for path in HANDED_OUT.glob("*.ipynb")}
    assert f"jupyter lab {tmp_path / 'mine'}" in capsys.readouterr().out


def test_it_leaves_what_is_there_as_it_is_and_says_so(tmp_path, capsys):
    (tmp_path / "06_forget_gate.ipynb").write_text("my work")
    assert main(["new", str(tmp_path)]) == 0
    assert (tmp_path / "06_forget_gate.ipynb").read_text() == "my work"
    assert "Left as they were: 06_forget_gate.ipynb" in capsys.readouterr().out
    assert len(list(tmp_path.iterdir())) == len(list(HANDED_OUT.glob("*.ipynb")))


def test_a_folder_that_has_them_all_is_an_error_and_stays_as_it_is(tmp_path, capsys):
    assert main(["new", str(tmp_path)]) == 0
    (tmp_path / "06_forget_gate.ipynb").write_text("my work")
    capsys.readouterr()
    assert main(["new", str(tmp_path)]) == 2
    complaint = capsys.readouterr().err
    assert "already; nothing was written" in complaint
    assert f"--in {tmp_path}" in complaint
    assert (tmp_path / "06_forget_gate.ipynb").read_text() == "my work"


def test_a_file_in_the_place_of_the_folder_is_an_error_in_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["new", str(tmp_path / "file")]) == 2
    complaint = capsys.readouterr().err
    assert "is a file; expected a folder" in complaint
    assert complaint.count("\n") == 1
