"""The figures: reproducible, in the palette's colours, legible, and drawn only where asked."""

import io
import itertools
import re

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

from matplotlib import pyplot as plt
from matplotlib.patches import FancyBboxPatch, PathPatch

from lstm_tutorial import plotting
from lstm_tutorial.plotting import GATE_STYLE, PALETTE, PALETTE_DARK
from lstm_tutorial.plotting.diagrams import PARTS
from lstm_tutorial.plotting.labels import spread

VALUES = {"x": 1, "h_prev": 0.5, "c_prev": -0.8, "f": 0.9, "i": 0.25, "g": -0.61, "o": 0.7}
VALUES |= {"c": -0.87, "h": -0.49}
GRAPH = dict.fromkeys(("x", "W", "h_prev", "U", "b", "xW", "hU", "z", "h"), -0.88)
GRAPH |= dict.fromkeys(("dh", "dz", "dx", "dW", "dh_prev", "dU", "db"), -0.88)
WORDS = ["Ana", "grew", "up", "in", "Lisbon", "and", "speaks", "___"]

# name -> (height in inches at the book's width, drawing)
DIAGRAMS = {
    "cell": (3.6, plotting.draw_lstm_cell),
    "cell-values": (3.6, lambda ax: plotting.draw_lstm_cell(ax, values=VALUES)),
    "cell-bare": (3.6, lambda ax: plotting.draw_lstm_cell(ax, labels=False)),
    "cell-numbers": (3.6, lambda ax: plotting.draw_lstm_cell(ax, values=VALUES, labels=False)),
    "rnn-cell": (2.6, plotting.draw_rnn_cell),
    "unrolled": (2.3, lambda ax: plotting.draw_unrolled(ax, words=WORDS[:4])),
    "unrolled-loss": (2.8, lambda ax: plotting.draw_unrolled(ax, 8, WORDS, loss_at=8, backward=True)),
    "unrolled-lstm": (2.8, lambda ax: plotting.draw_unrolled(ax, states=("h", "c"), backward=True)),
    "graph": (2.8, plotting.draw_computational_graph),
    "graph-values": (2.8, lambda ax: plotting.draw_computational_graph(ax, GRAPH)),
    "two-states": (2.4, plotting.draw_two_states),
    **{f"lit-{part}": (3.6, lambda ax, part=part: plotting.draw_lstm_cell(ax, {part})) for part in PARTS},
}

RNG = np.random.default_rng(0)
LAGS, GAPS = np.arange(1, 61), np.array([5, 10, 20, 40])
GATE, LOSSES = RNG.random((8, 12)), RNG.random((3, 500)) + 1
SCORES = {"RNN": RNG.random((3, 4)), "LSTM": RNG.random((3, 4))}
CHARTS = {
    "gate": lambda ax, nudge=0: plotting.gate_heatmap(ax, GATE + nudge, WORDS, title="input gate"),
    "state": lambda ax, nudge=0: plotting.gate_heatmap(ax, 2 * GATE - 1 + nudge, kind="state"),
    "lags": lambda ax, nudge=0: plotting.lines_by_lag(
        ax, LAGS, {"RNN": 0.8**LAGS * (1 + nudge), "LSTM": 0.99**LAGS}, bands={"RNN": (0.7**LAGS, 0.9**LAGS)}
    ),
    "gaps": lambda ax, nudge=0: plotting.accuracy_by_gap(
        ax, GAPS, {name: scores + nudge for name, scores in SCORES.items()}, chance=0.1
    ),
    "curves": lambda ax, nudge=0: plotting.learning_curves(
        ax, {"RNN": LOSSES + nudge, "LSTM": LOSSES[0] / 2}, levels={"guessing": 2.3}
    ),
    "activation": lambda ax, nudge=0: plotting.activation_curve(
        ax, lambda z: np.tanh(z) + nudge, "tanh", marks=(-1, 0, 1)
    ),
}


@pytest.fixture(autouse=True)
def _book_style():
    with mpl.rc_context():
        plotting.use_book_style()
        yield
    plt.close("all")


def draw(name):
    """Figure of the book's width with one diagram, all over it."""
    height, drawing = DIAGRAMS[name]
    fig = plt.figure(figsize=(6.4, height), layout="none")
    drawing(fig.add_axes([0, 0, 1, 1]))
    return fig


def plot(name, **kwargs):
    """Figure of the book's width with one chart."""
    fig, ax = plotting.panel_row(height=2.6)
    CHARTS[name](ax, **kwargs)
    return fig


def svg_bytes(fig):
    stream = io.BytesIO()
    plotting.save_svg(fig, stream)
    return stream.getvalue()


def linear_light(hex_color):
    channels = np.array([int(hex_color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2.2's contrast ratio."""
    low, high = sorted(float(linear_light(color) @ [0.2126, 0.7152, 0.0722]) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


# --- Colours


@pytest.mark.parametrize("palette", [PALETTE, PALETTE_DARK], ids=["light", "dark"])
def test_text_colours_stand_out_from_their_ground(palette):
    for role in palette.keys() - {"grid", "paper", "wash"}:
        for ground in ("paper", "wash"):
            assert contrast(palette[role], palette[ground]) >= 4.5, (role, ground)


def test_palettes_have_the_same_roles_and_no_colour_twice():
    assert list(PALETTE) == list(PALETTE_DARK)
    for palette in (PALETTE, PALETTE_DARK):
        assert len(set(palette.values())) == len(palette)
        assert all(re.fullmatch("#[0-9A-F]{6}", color) for color in palette.values())


# Machado, Oliveira and Fernandes (2009), table 1: full dichromacy, row by row, on linear light.
COLOUR_VISION = {
    "usual": "1 0 0  0 1 0  0 0 1",
    "protanopia": "0.152286 1.052583 -0.204868  0.114503 0.786281 0.099216  -0.003882 -0.048116 1.051998",
    "deuteranopia": "0.367322 0.860646 -0.227968  0.280085 0.672501 0.047413  -0.011820 0.042940 0.968881",
    "tritanopia": "1.255528 -0.076749 -0.178779  -0.078411 0.930809 0.147602  0.004733 0.691367 0.303900",
}


def cielab(light):
    """CIE L*a*b* of linear sRGB light (3,), for a D65 white."""
    matrix = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.clip(np.array(matrix) @ light, 0, None) / [0.9505, 1, 1.089]
    x, y, z = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("palette", [PALETTE, PALETTE_DARK], ids=["light", "dark"])
@pytest.mark.parametrize("vision", COLOUR_VISION)
def test_parts_stay_apart_in_every_colour_vision(palette, vision):
    eye = np.array(COLOUR_VISION[vision].split(), float).reshape(3, 3)
    seen = {part: cielab(eye @ linear_light(palette[part])) for part in GATE_STYLE}
    for one, other in itertools.combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 10, (one, other)


def test_every_part_has_its_own_line_and_marker():
    for setting in ("color", "linestyle", "marker"):
        settings = [style[setting] for style in GATE_STYLE.values()]
        assert len(set(settings)) == len(settings)
    assert all(style["color"] == PALETTE[part] for part, style in GATE_STYLE.items())


@pytest.mark.parametrize("name", DIAGRAMS)
def test_diagrams_use_the_palette_only(name):
    colors = set(re.findall(rb"(?:fill|stroke): ?(#\w+|rgb\S+)", svg_bytes(draw(name))))
    assert colors <= {color.lower().encode() for color in PALETTE.values()}


@pytest.mark.parametrize("name", CHARTS)
def test_charts_use_the_palette_only(name):
    colors = set(re.findall(rb"(?:fill|stroke): ?(#\w+|rgb\S+)", svg_bytes(plot(name))))
    assert colors <= {color.lower().encode() for color in PALETTE.values()}


# --- Bytes


@pytest.mark.parametrize("name", DIAGRAMS)
def test_diagrams_are_the_same_bytes_every_time(name):
    first = svg_bytes(draw(name))
    assert first == svg_bytes(draw(name))
    assert b"dc:date" not in first


@pytest.mark.parametrize("name", CHARTS)
def test_charts_do_not_hang_on_the_last_bits(name):
    assert svg_bytes(plot(name)) == svg_bytes(plot(name, nudge=1e-12))


def test_settled_keeps_four_digits():
    np.testing.assert_allclose(plotting.settled([1234.56, -0.123456]), [1235, 0])
    np.testing.assert_allclose(plotting.settled([1234.56, -0.000123456], log=True), [1235, -1.235e-4])
    assert np.isnan(plotting.settled([np.nan, 1.0])[0])


def test_notebook_figures_are_reproducible_svg():
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    source = (
        "from lstm_tutorial.plotting import draw_lstm_cell, panel_row, use_book_style\n"
        "import matplotlib.pyplot as plt\nuse_book_style()\n"
        "fig, ax = panel_row(height=3.6)\ndraw_lstm_cell(ax)\nplt.show()"
    )
    pictures = []
    for _ in range(2):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        nbclient.NotebookClient(notebook, kernel_name="python3").execute()
        pictures += [output.data["image/svg+xml"] for output in notebook.cells[0].outputs]
    assert len(pictures) == 2
    assert pictures[0] == pictures[1]
    assert 'width="460.8pt"' in pictures[0]


# --- Legibility


def text_boxes(fig):
    """Bounding boxes, in pixels, of all text that shows."""
    fig.canvas.draw()
    shown = [text for text in fig.findobj(mpl.text.Text) if text.get_text().strip() and text.get_visible()]
    return {text: text.get_window_extent() for text in shown if _in_axes_off(text)}


def _in_axes_off(text):
    """Whether the text is one of the drawing's own, not a tick label of axes that are off."""
    return text in text.axes.texts if text.axes else True


@pytest.mark.parametrize("name", DIAGRAMS)
def test_no_two_texts_overlap(name):
    fig = draw(name)
    boxes = text_boxes(fig)
    assert len(boxes) > 3
    for (one, box), (other, rival) in itertools.combinations(boxes.items(), 2):
        assert not box.overlaps(rival), (one.get_text(), other.get_text())
    for text, box in boxes.items():
        assert fig.bbox.x0 <= box.x0 < box.x1 <= fig.bbox.x1, text.get_text()
        assert fig.bbox.y0 <= box.y0 < box.y1 <= fig.bbox.y1, text.get_text()


@pytest.mark.parametrize("name", DIAGRAMS)
def test_no_wire_runs_through_a_text(name):
    fig = draw(name)
    boxes = text_boxes(fig)
    wires = [patch for patch in fig.findobj(PathPatch) if patch.get_facecolor()[3] == 0]
    covers = [box.get_window_extent() for box in fig.findobj(FancyBboxPatch) if box.get_zorder() >= 3]
    assert wires
    for text, box in boxes.items():
        if any(cover.contains(*box.p0) and cover.contains(*box.p1) for cover in covers):
            continue  # a box's own text: the wires run behind the box
        for wire in wires:
            line = wire.get_transform().transform_path(wire.get_path())
            assert not line.intersects_bbox(box, filled=False), text.get_text()


@pytest.mark.parametrize("name", DIAGRAMS)
def test_text_is_at_least_eight_points(name):
    assert min(text.get_fontsize() for text in text_boxes(draw(name))) >= 8


@pytest.mark.parametrize("draw_diagram", [plotting.draw_lstm_cell, plotting.draw_rnn_cell])
def test_text_scales_with_the_axes(draw_diagram):
    sizes = []
    for width in (6.4, 3.2):
        fig = plt.figure(figsize=(width, width * 0.6), layout="none")
        draw_diagram(fig.add_axes([0, 0, 1, 1]))
        sizes.append(max(text.get_fontsize() for text in text_boxes(fig)))
    assert sizes[1] == pytest.approx(sizes[0] / 2)


def test_labels_at_line_ends_do_not_overlap():
    _, ax = plotting.panel_row(height=2)
    for end in (1.0, 1.01, 1.02, 2.0):
        ax.plot([0, 1], [0, end], label=f"to {end}")
    boxes = [text.get_window_extent() for text in plotting.label_ends(ax)]
    assert len(boxes) == 4
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))


def test_spread_moves_no_more_than_it_must():
    np.testing.assert_allclose(spread(np.array([0.0, 10.0]), 5), [0, 10])
    np.testing.assert_allclose(spread(np.array([4.0, 3.0, 20.0]), 5), [6, 1, 20])


def test_label_line_finds_the_line_by_name():
    _, ax = plotting.panel_row()
    ax.plot([0, 2], [0, 4], color=PALETTE["forget"], label="forget gate")
    text = plotting.label_line(ax, "forget gate", x=1)
    assert (text.get_text(), text.xy, text.get_color()) == ("forget gate", (1, 2), PALETTE["forget"])


# --- Where it is drawn, and what is drawn


@pytest.mark.parametrize("name", [*DIAGRAMS, *CHARTS])
def test_draws_on_the_given_axes_only(name):
    drawing = CHARTS[name] if name in CHARTS else DIAGRAMS[name][1]
    _, (ax, other) = plt.subplots(1, 2)
    figures, before = plt.get_fignums(), (len(other.get_children()), other.get_xlim(), other.get_ylim())
    empty = len(ax.get_children())
    assert drawing(ax) is ax
    assert len(ax.get_children()) > empty
    assert before == (len(other.get_children()), other.get_xlim(), other.get_ylim())
    assert figures == plt.get_fignums()


def test_cell_makes_its_own_figure():
    ax = plotting.draw_lstm_cell(lit={"forget"})
    np.testing.assert_allclose(ax.figure.get_size_inches(), (6.4, 3.6))
    assert plotting.cell_figure("forget") is not ax.figure


def test_unknown_part_is_refused_by_name():
    with pytest.raises(ValueError, match="forgot") as error:
        plotting.draw_lstm_cell(lit={"forgot", "cell"})
    assert all(part in str(error.value) for part in PARTS)
    assert plt.get_fignums() == []


@pytest.mark.parametrize("part", PARTS)
def test_lit_part_alone_is_in_colour(part):
    picture = svg_bytes(draw(f"lit-{part}"))
    colored = {role for role in GATE_STYLE if PALETTE[role].lower().encode() in picture}
    # its inputs come in the hidden state's colour; and what c sums, or tanh reads, belongs to it
    also = {"cell": {"candidate"}, "hidden": {"cell"}, "inputs": {"hidden"}}.get(part, {"hidden"})
    assert colored == ({part} | also) - {"inputs"}


def test_cell_prints_values_and_products():
    texts = " ".join(text.get_text() for text in text_boxes(draw("cell-values")))
    for number in ("0.90", "0.25", "-0.61", "-0.72", "-0.15", "-0.70", "-0.87", "-0.49"):
        assert number in texts, number
    zero = plotting.draw_lstm_cell(values={"c": np.array([[-1e-9]])})
    assert not any("-0.00" in text.get_text() for text in zero.texts)


@pytest.mark.parametrize("opening", [0, 0.25, 0.5, 1])
def test_valve_lets_its_share_through(opening):
    _, ax = plt.subplots()
    stream = plotting.draw_valve(ax, opening, value=2.0).patches[:2]
    assert stream[1].get_height() == pytest.approx(opening * stream[0].get_height())
    assert f"{2 * opening:.2f}" in [text.get_text() for text in ax.texts]


def test_valve_refuses_what_no_gate_can_be():
    _, ax = plt.subplots()
    with pytest.raises(ValueError, match="between 0 and 1"):
        plotting.draw_valve(ax, 1.5)


def test_unrolled_wants_a_word_for_each_step():
    _, ax = plt.subplots()
    with pytest.raises(ValueError, match="4 steps, not 2"):
        plotting.draw_unrolled(ax, 4, words=["too", "few"])


def test_heatmap_wants_a_word_for_each_step():
    _, ax = plt.subplots()
    with pytest.raises(ValueError, match=r"\(8, 12\)"):
        plotting.gate_heatmap(ax, GATE, words=["too", "few"])


def test_heatmap_shades_and_signs():
    _, ax = plt.subplots()
    plotting.gate_heatmap(ax, np.array([[1.0, 0.2, 0.0, -0.4]]), kind="state")
    alphas = sorted(round(patch.get_facecolor()[3], 2) for patch in ax.patches)
    assert alphas == [0.2, 0.4, 1.0]
    assert sum(len(lines.get_segments()) for lines in ax.collections) == 1  # the dash of -0.4


def test_series_take_their_own_style_and_never_another_s():
    styles = plotting.series_styles(["RNN", "LSTM, bias 0", "LSTM, bias 1", "forget gate", "GRU"])
    assert styles["RNN"] is GATE_STYLE["rnn"]
    assert styles["LSTM, bias 0"] is GATE_STYLE["cell"]
    assert styles["forget gate"] is GATE_STYLE["forget"]
    assert len({style["color"] for style in styles.values()}) == 5
    assert plotting.series_styles(["a"], parts={"a": "output"})["a"] is GATE_STYLE["output"]
