"""The bank: each wrong answer gets its own diagnosis, each right one full marks, each mutant is rejected."""

import ast
import inspect
import textwrap

import numpy as np
import pytest

from lstm_tutorial.checks import all_exercises, check
from lstm_tutorial.checks.compare import differences
from tools.bank.answers import answers
from tools.bank.measure import rejections
from tools.bank.mutants import mutants, reviewed
from tools.bank.solutions import solutions

EXERCISES = all_exercises()
RIGHT, WRONG = answers("right"), answers("wrong")
MODELS = [(name, model) for name, exercise in EXERCISES.items() for model in exercise.wrong_models]

#: In a test run, one of so many mutants, and so many seeds; `python -m tools.bank` tries all mutants, and 100 seeds.
SAMPLE, SEEDS = 5, 15


@pytest.mark.parametrize("answer", RIGHT, ids=[answer.name for answer in RIGHT])
def test_a_right_answer_gets_full_marks_on_every_seed(answer):
    assert rejections(answer, seeds=SEEDS) == []


@pytest.mark.parametrize("answer", WRONG, ids=[answer.name for answer in WRONG])
def test_a_wrong_answer_is_rejected_with_its_own_diagnosis(answer):
    for seed in range(3):
        result = check(answer.exercise, answer.function, seed=seed)
        assert not result.passed
        assert result.attempted
        assert result.diagnosis == answer.diagnosis, result.message


@pytest.mark.parametrize("name", EXERCISES)
def test_the_bank_holds_enough_answers(name):
    right = [answer for answer in RIGHT if answer.exercise == name]
    diagnoses = {answer.diagnosis for answer in WRONG if answer.exercise == name}
    exercise = EXERCISES[name]
    assert len(right) >= 3
    assert len(diagnoses) >= 5
    if exercise.choices:
        assert diagnoses >= {model.slug for model in exercise.wrong_models}


def shape_of(source):
    """A function's syntax tree without its names: what stays when a text is copied and renamed."""
    tree = ast.parse(textwrap.dedent(source))
    for node in ast.walk(tree):
        for field in ("name", "id", "arg"):
            if isinstance(getattr(node, field, None), str):
                setattr(node, field, "_")
    function = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return ast.dump(ast.Module([ast.Expr(part) for part in function.body], []))


@pytest.mark.parametrize("answers", [RIGHT, WRONG], ids=["right", "wrong"])
def test_no_two_answers_to_an_exercise_are_one_text(answers):
    texts = [(answer.exercise, answer.path.read_text(encoding="utf-8").split("\n", 1)[-1]) for answer in answers]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", [name for name in EXERCISES if not EXERCISES[name].choices])
def test_a_right_answer_is_written_in_another_way_than_the_solution(name):
    solution = shape_of(solutions()[name].source)
    for answer in RIGHT:
        if answer.exercise == name:
            assert shape_of(inspect.getsource(answer.function)) != solution, answer.name


@pytest.mark.parametrize(("name", "model"), MODELS, ids=[f"{name}-{model.slug}" for name, model in MODELS])
def test_no_known_mistake_equals_the_reference(name, model):
    exercise = EXERCISES[name]
    with np.errstate(all="ignore"):
        for seed in range(5):
            assert any(_differ(exercise, model, case) for case in exercise.inputs.cases(np.random.default_rng(seed)))


def _differ(exercise, model, case):
    arguments = list(case.arguments.values())
    try:
        made = model.function(*arguments)
    except (ValueError, IndexError):
        return True
    return bool(differences(exercise.outputs, made, exercise.reference(*arguments), case.tolerance))


@pytest.mark.parametrize("name", EXERCISES)
def test_mutants_are_rejected_or_known_to_be_right(name):
    known = reviewed()
    sample = [mutant for mutant in mutants(name)[::SAMPLE] if mutant.key not in known]
    passing = [mutant.key for mutant in sample if mutant.survives(seeds=(0,))]
    assert passing == []


def test_every_reviewed_mutant_is_one_and_passes():
    known = reviewed()
    found = {mutant.key: mutant for name in {key[0] for key in known} for mutant in mutants(name)}
    assert set(known) <= set(found)
    assert [key for key in known if not found[key].survives(seeds=(0, 1))] == []
    assert all(why.endswith(".") for why in known.values())


def test_the_solutions_themselves_pass():
    for name, solution in solutions().items():
        assert check(name, solution.function(), seed=0).passed


def test_a_mutant_of_another_kind_would_survive_if_the_check_were_blind(monkeypatch):
    monkeypatch.setattr("lstm_tutorial.checks.trial.differences", lambda *arguments: [])
    assert [mutant for mutant in mutants("update-cell-state") if mutant.survives(seeds=(0,))]


def bare(text):
    """Code or prose without what does not matter: spaces, a module's name, the case."""
    return "".join(text.replace("np.", "").split()).lower()


def formulas(name):
    """The expressions that an answer consists of, apart from names, numbers and rows of names."""
    for statement in ast.walk(ast.parse(solutions()[name].source)):
        value = getattr(statement, "value", None)
        if isinstance(statement, (ast.Return, ast.Assign, ast.AugAssign)) and any(
            isinstance(node, (ast.BinOp, ast.Call)) for node in ast.walk(value)
        ):
            yield ast.unparse(value)


def test_formulas_are_found_where_there_are_some():
    assert list(formulas("rnn-step")) == ["np.tanh(x @ W + h_prev @ U + b)"]
    assert list(formulas("predict-clipping")) == []
    assert bare("log(f / (1 - f))") in bare("Use log( f/(1-f) ).")


@pytest.mark.parametrize("name", EXERCISES)
def test_neither_hints_nor_diagnoses_contain_the_answer(name):
    exercise = EXERCISES[name]
    told = [*exercise.hints, *(model.message for model in exercise.wrong_models)]
    for formula in formulas(name):
        assert len(bare(formula)) < 9 or not [text for text in told if bare(formula) in bare(text)]
    for answer in exercise.choices:
        if answer == exercise.reference():
            assert not [text for text in told if f"line{answer}" in bare(text) or f"answer{answer}" in bare(text)]
