"""Figures as Python sees them: traits, text, still pictures, what goes into a notebook."""

import inspect
import re
from xml.etree import ElementTree

import ipywidgets
import numpy as np
import pytest
import traitlets

import lstm_tutorial.lstm as lstm
import lstm_tutorial.widgets as widgets
import lstm_tutorial.widgets.source as source
from lstm_tutorial.gates import forget_gate
from lstm_tutorial.plotting import PALETTE, PALETTE_DARK
from lstm_tutorial.widgets import FourCorners, Gate, Memory
from lstm_tutorial.widgets.settings import Setting, WholeSetting

FIGURES = [getattr(widgets, name) for name in widgets.__all__]
each_figure = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
VIEW = "application/vnd.jupyter.widget-view+json"


@each_figure
def test_a_figure_has_settings_with_sound_bounds(figure):
    assert figure.settings(), "no slider: nothing to move"
    for name, setting in figure.settings().items():
        assert setting.low <= setting.default_value <= setting.high, name
        assert setting.scale == "linear" or setting.low > 0, f"{name}: a logarithm wants positive numbers"


@each_figure
@pytest.mark.parametrize("bad", ["0.5", None, True, float("nan"), float("inf"), -1e9, 1 + 2j, [0.5]], ids=repr)
def test_what_is_no_number_within_the_bounds_is_refused_by_name(figure, bad):
    for name in figure.settings():
        complaint = rf"{figure.__name__}\.{name}: expected a .*number from .* to .*, got"
        with pytest.raises(traitlets.TraitError, match=complaint):
            figure(**{name: bad})


@each_figure
def test_an_unknown_setting_is_refused_with_the_known_ones(figure):
    with pytest.raises(TypeError, match=f"no setting tempo; it has .*{next(iter(figure.settings()))}"):
        figure(tempo=1)


@each_figure
def test_its_text_makes_it_again(figure):
    made = figure(**{name: setting.high for name, setting in figure.settings().items() if name != "value"})
    again = eval(repr(made), vars(widgets).copy())
    assert repr(again) == repr(made)
    assert again.get_state(made.settings()) == made.get_state(made.settings())


@each_figure
def test_a_notebook_gets_the_widget_and_a_still_picture_that_never_changes(figure):
    data, _ = figure()._repr_mimebundle_()
    assert data[VIEW]["model_id"]
    assert "0x" not in data["text/plain"]
    assert ElementTree.fromstring(data["image/svg+xml"]).tag.endswith("svg")
    assert figure().still() == data["image/svg+xml"]
    colours = set(re.findall(r"#[0-9a-f]{6}", data["image/svg+xml"]))
    assert colours <= {colour.lower() for colour in PALETTE.values()}, "these do not follow the page into the dark"


@each_figure
def test_a_still_picture_shows_where_the_settings_stand(figure):
    at_first = figure().still()
    for name, setting in figure.settings().items():
        if figure is Gate and name == "value":
            continue  # below
        elsewhere = figure(**{name: setting.low if setting.default_value != setting.low else setting.high})
        assert elsewhere.still() != at_first, name


@each_figure
def test_its_script_is_one_module_that_asks_for_nothing(figure):
    text = figure._esm
    assert len(re.findall(r"^export default \{ render \};$", text, re.MULTILINE)) == 1
    assert not re.search(r"^import\b|\bimport\(|\bfetch\(|https?://(?!www\.w3\.org/2000/svg)", text, re.MULTILINE)


@each_figure
def test_what_the_page_is_told_agrees_with_the_traits(figure):
    told = figure()._settings
    assert told.keys() == figure.settings().keys()
    for name, setting in figure.settings().items():
        assert told[name]["step"] == setting.step
        figure(**{name: told[name]["low"]}), figure(**{name: told[name]["high"]})


def test_the_stylesheet_has_every_colour_light_and_dark():
    for part in PALETTE:
        assert f"--fig-{part}: var(--{part}, {PALETTE[part]});" in Gate._css
        assert f"--fig-{part}: var(--{part}, {PALETTE_DARK[part]});" in Gate._css


@each_figure
def test_jslink_interact_and_observe_take_its_settings(figure):
    name, setting = next(iter(figure.settings().items()))
    made, seen = figure(), []
    slider = ipywidgets.FloatSlider(min=setting.low, max=setting.high, value=setting.low)
    link = ipywidgets.jslink((slider, "value"), (made, name))
    assert link.source[0] is slider
    made.observe(lambda change: seen.append(change.new), name)
    ipywidgets.link((slider, "value"), (made, name))
    slider.value = setting.high
    driven = ipywidgets.interactive(lambda wished: made.set_trait(name, wished), wished=slider)
    driven.update()
    assert getattr(made, name) == setting.high
    assert seen[-1] == setting.high


@each_figure
def test_what_the_page_sends_arrives_and_what_is_wrong_does_not(figure):
    """A move in the page is a message to the kernel; observers hear of it, and a wrong one changes nothing."""
    name, setting = next(iter(figure.settings().items()))
    made, seen = figure(**{name: setting.low}), []
    made.observe(lambda change: seen.append(change.new), name)
    made.set_state({name: setting.high})
    with pytest.raises(traitlets.TraitError, match="expected a"):
        made.set_state({name: setting.high + 1})
    assert getattr(made, name) == setting.high
    assert seen == [setting.high]


def test_the_lines_of_code_that_the_cell_shows_are_the_packages():
    text = (source.FOLDER / "parts" / "drawn_cell.js").read_text("utf-8")
    lines = re.findall(r'(?:code|backCode): "(.*?)"', text)
    assert len(lines) == 14
    own = inspect.getsource(lstm).replace(" ", "")
    assert [line for line in lines if "lstm_step" not in line and line.replace(" ", "") not in own] == []


def test_a_whole_setting_counts():
    class Counted(traitlets.HasTraits):
        n = WholeSetting(3, 1, 10)
        x = Setting(3, 1, 10)

    counted = Counted(n=7.0, x=np.float64(2.5))
    assert (counted.n, counted.x) == (7, 2.5)
    assert isinstance(counted.n, int)
    with pytest.raises(traitlets.TraitError, match=r"Counted\.n: expected a whole number from 1 to 10, got 7\.5"):
        counted.n = 7.5


def test_gate_opens_as_the_packages_gate():
    gate = Gate(x=0.5, h_prev=-1.0, w=2.0, u=1.0, b=3.0)
    by_hand = forget_gate(*(np.array([[value]]) for value in (0.5, -1.0, 2.0, 1.0)), np.array([3.0]))
    assert gate.opening == by_hand.item() == pytest.approx(1 / (1 + np.exp(-3)))


def test_an_input_gate_takes_only_what_a_candidate_can_be():
    with pytest.raises(traitlets.TraitError, match=r"a candidate is a tanh, expected a number from -1 to 1, got 1\.5"):
        Gate(gate="input", value=1.5)
    gate = Gate(gate="forget", value=2.5)
    gate.gate = "input"
    assert gate.value == 1
    assert gate._settings["value"]["high"] == 1


@pytest.mark.parametrize(("gate", "arrives"), [("forget", 0.3), ("input", 0.3), ("output", np.tanh(0.3))])
def test_a_still_valve_shows_what_arrives_at_it(gate, arrives, monkeypatch):
    drawn = []
    monkeypatch.setattr("lstm_tutorial.widgets.gate.draw_valve", lambda ax, *valve: drawn.append(valve))
    figure = Gate(gate=gate, value=0.3)
    figure.still()
    assert drawn == [(figure.opening, gate, arrives)]


def test_memory_loses_half_over_its_half_life():
    assert Memory(b=Memory(n=100).needed_bias, n=100).survival == pytest.approx(0.5)
    assert Memory(b=Memory(n=100).needed_bias).half_life == pytest.approx(100)


def test_four_corners_by_hand():
    figure = FourCorners(c_0=0.8, steps=[(1, 0, 0.5), (1, 1, 0.5), (0, 0, 0.5), (0, 1, 0.5), (0.5, 0.5, -0.5)])
    assert figure.contents == pytest.approx([0.8, 0.8, 1.3, 0, 0.5, 0])


@pytest.mark.parametrize(
    "step", [(1, 0), (1, 0, 2), (1.1, 0, 0), (0, -0.1, 0), "abc", 3, (float("nan"), 0, 0), (0, 0, "1")], ids=repr
)
def test_four_corners_refuses_a_wrong_step(step):
    with pytest.raises(traitlets.TraitError, match="expected each step as"):
        FourCorners(steps=[(1, 0, 0), step])
