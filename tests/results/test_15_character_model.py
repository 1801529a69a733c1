"""The results beside chapter 15: complete, as the text and the weights say, and what the chapter claims of them."""

import json
import sys

import numpy as np
import pytest

from lstm_tutorial.models import load_model
from lstm_tutorial.parameters import named_arrays
from lstm_tutorial.text.ngrams import count_ngrams, ngram_surprises
from lstm_tutorial.text.probing import PROPERTIES
from lstm_tutorial.text.sampling import sample
from lstm_tutorial.text.streams import surprise
from tools.character_model.inside import OUT_OF_STEP, TEMPERATURES, TOP_K
from tools.character_model.plans import PLANS, RESULTS, SETTINGS, VOCABULARY, WEIGHTS, parts
from tools.character_model.runs import STEP

KEPT = json.loads(RESULTS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def model():
    return load_model(WEIGHTS)


@pytest.fixture
def this_text():
    """The text that the results were made on; another version of Python has another."""
    if "{}.{}".format(*sys.version_info) != ".".join(KEPT["about"]["versions"]["python"].split(".")[:2]):
        pytest.skip(f"this Python's text is not that of the results, made on {KEPT['about']['versions']['python']}")
    return parts()


def test_every_plan_was_run_with_every_seed():
    assert KEPT["settings"] == SETTINGS
    assert KEPT["runs"].keys() == PLANS.keys()
    for name, plan in PLANS.items():
        kept = KEPT["runs"][name]
        assert len(kept["runs"]) == len(plan.seeds)
        assert {key: kept[key] for key in plan._fields} == json.loads(json.dumps(plan._asdict()))
        for run in kept["runs"]:
            assert len(run["training by epoch"]) == len(run["validation by epoch"]) == SETTINGS["epochs"]


def test_the_weights_are_small_rounded_and_as_described(model):
    assert WEIGHTS.stat().st_size <= 200_000
    assert (model.cell, model.readout) == ("lstm", "every")
    shapes = {name: array.shape for name, array in named_arrays(model.params)}
    assert shapes["embedding"] == (96, 24)
    assert shapes["cell.W_f"] == (24, 128)
    assert shapes["cell.U_o"] == (128, 128)
    assert shapes["W_y"] == (128, 96)
    for _, array in named_arrays(model.params):
        assert array.dtype == np.float32
        np.testing.assert_array_equal(array, np.round(array / STEP) * STEP)
    assert model.parameter_count == KEPT["runs"]["LSTM"]["parameters"]


def test_the_rnn_has_no_fewer_parameters():
    assert KEPT["runs"]["RNN"]["parameters"] >= KEPT["runs"]["LSTM"]["parameters"]


def test_the_text_is_that_of_the_results(this_text):
    assert {name: len(part) for name, part in this_text._asdict().items()} == KEPT["text"]


def test_the_weights_give_the_kept_bits(model, this_text):
    tokens = VOCABULARY.encode(this_text.validation)
    bits = surprise(model, tokens, streams=8) / np.log(2)
    assert bits == pytest.approx(KEPT["runs"]["LSTM"]["runs"][0]["validation"], abs=2e-3)


def test_counting_gives_the_kept_bits(this_text):
    ngrams = count_ngrams(this_text.training, 3, VOCABULARY.size)
    bits = ngram_surprises(ngrams, this_text.validation).mean() / np.log(2)
    assert bits == pytest.approx(KEPT["rivals"]["3-gram"]["validation"], abs=1e-3)


def test_what_the_chapter_claims_of_the_match():
    rivals, lstm = KEPT["rivals"], [run["test"] for run in KEPT["runs"]["LSTM"]["runs"]]
    assert max(lstm) < rivals["5-gram"]["test"]
    assert KEPT["runs"]["LSTM, nothing dropped"]["runs"][0]["test"] > rivals["5-gram"]["test"]
    assert rivals["10-gram"]["test"] < rivals["5-gram"]["test"]
    assert rivals["LSTM and 10-gram"]["test"] < min(rivals["10-gram"]["test"], rivals["LSTM"]["test"])
    rnn = [run["test"] for name in PLANS if name.startswith("RNN") for run in KEPT["runs"][name]["runs"]]
    assert min(rnn) > max(lstm)


def test_every_unit_was_measured_for_every_property():
    assert KEPT["units"].keys() == PROPERTIES.keys()
    for found in KEPT["units"].values():
        for name in ("validation", "test"):
            assert len(found[name]) == 128
            assert max(map(abs, found[name])) <= 1
            assert len(found[f"{name}, best out of step"]) == len(OUT_OF_STEP)
        assert found["unit"] == int(np.argmax(np.abs(found["validation"])))
        assert len(found["lost there"]) == len(found["lost elsewhere"]) == 128
        assert found["places"] >= 20


def test_what_the_chapter_claims_of_the_units():
    """Quotes, brackets and column have a unit far above chance; indentation has none."""
    for name, found in KEPT["units"].items():
        reached, chance = abs(found["test"][found["unit"]]), max(found["test, best out of step"])
        assert reached < chance if name == "indentation" else reached > 2 * chance
    three = np.argsort(KEPT["units"]["quotes"]["lost there"])[-3:]
    assert sorted(three.tolist()) == [19, 53, 106]


def test_every_way_of_writing_was_measured():
    ways = {"real text", *map(str, TEMPERATURES), *(f"1.0, top {top_k}" for top_k in TOP_K)}
    assert KEPT["writing"].keys() == ways
    assert list(KEPT["tail"]) == list(map(str, TOP_K))


def test_what_the_chapter_claims_of_the_tail():
    """One character in twenty comes from outside the ten likeliest; with five, words are as well known as real ones."""
    outside, writing = KEPT["tail"], KEPT["writing"]
    assert outside["10"] == pytest.approx(1 / 20, abs=0.005)
    assert outside["3"] > outside["5"] > outside["10"]
    assert writing["1.0, top 5"]["known"] == pytest.approx(writing["real text"]["known"], abs=0.01)
    for shares in ("known", "different"):
        assert writing["1.0, top 10"][shares] == pytest.approx(writing["1.0"][shares], abs=0.02)


def test_what_the_chapter_claims_of_the_writing():
    """Cold it repeats itself, hot it invents; in between neither more nor less than real text does."""
    writing = {name: (shares["known"], shares["different"]) for name, shares in KEPT["writing"].items()}
    known, different = writing["real text"]
    assert writing["0.2"][0] > known
    assert writing["0.2"][1] < different / 3
    assert writing["1.5"][0] < known / 2
    for between in ("0.6", "0.7"):
        assert writing[between][0] > known
        assert writing[between][1] > different


def test_the_model_writes_english(model):
    tokens = sample(model, VOCABULARY.encode("\n\nThe "), 400, np.random.default_rng(0), temperature=0.5)
    text = VOCABULARY.decode(tokens)
    assert sum(word in text for word in (" the ", " is ", " of ", " to ", " a ")) >= 3
