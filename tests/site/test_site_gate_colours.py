"""Which symbols take a gate's colour, and which look alike and do not."""

import pytest
from book_site.gate_colours import colour_tex, role_of_code
from book_site.katex_math import TeXError, display_tex, tex_to_html


def coloured(tex):
    """Return the coloured symbols of `tex` as (role, symbol)."""
    found, rest = [], colour_tex(tex)
    while r"\htmlClass{gate-" in rest:
        rest = rest.split(r"\htmlClass{gate-", 1)[1]
        role, rest = rest.split("}{", 1)
        depth, end = 1, -1
        while depth:
            end += 1
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
        found.append((role, rest[:end]))
        rest = rest[end:]
    return found


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("f_t", [("forget", "f_t")]),
        (r"\mathbf{f}_t", [("forget", r"\mathbf{f}_t")]),
        (r"\boldsymbol f_{t}", [("forget", r"\boldsymbol f_{t}")]),
        ("c_{t-1}", [("cell", "c_{t-1}")]),
        (
            r"f_t \odot c_{t-1} + i_t \odot g_t",
            [("forget", "f_t"), ("cell", "c_{t-1}"), ("input", "i_t"), ("candidate", "g_t")],
        ),
        (
            "x_t W_f + h_{t-1} U_f + b_f",
            [("forget", "W_f"), ("hidden", "h_{t-1}"), ("forget", "U_f"), ("forget", "b_f")],
        ),
        (r"U_o^\top", [("output", r"U_o^\top")]),
        ("W_{i}", [("input", "W_{i}")]),
        (r"\frac{\partial c_T}{\partial c_0}", [("cell", "c_T"), ("cell", "c_0")]),
        (r"\prod_{k=1}^{t} f_k", [("forget", "f_k")]),
        (r"e^{f_t}", [("forget", "f_t")]),
        (r"\sum_{s=1}^{T} o_{s,j}", [("output", "o_{s,j}")]),
        (r"h^{(2)}_t", [("hidden", "h^{(2)}_t")]),
        ("c_t'", [("cell", "c_t'")]),
        (r"\tilde{c}_t", [("candidate", r"\tilde{c}_t")]),
        (r"\hat h_t", [("hidden", r"\hat h_t")]),
        (r"\begin{aligned} i_t &= 1 \\ o_t &= 0 \end{aligned}", [("input", "i_t"), ("output", "o_t")]),
    ],
)
def test_symbols_of_gates_are_coloured(tex, expected):
    assert coloured(tex) == expected


@pytest.mark.parametrize(
    "tex",
    [
        r"\infty",
        r"\sigma(z)",
        "e^{i x}",
        "t",
        "f(x)",
        r"\sum_{i=1}^{T} x_i",
        "x_i + y_f",
        "W_h",
        "W",
        "b_y",
        r"f_{\theta}",
        r"h_{\text{max}}",
        r"\text{if f_t is 0}",
        r"\operatorname{softmax}",
        r"\begin{array}{cc} 1 \end{array}",
        "g_{ij}",
        "x^c_t",
        r"\tanh",
        r"\label{eq:f_t}",
    ],
)
def test_other_symbols_are_not(tex):
    assert colour_tex(tex) == tex


@pytest.mark.parametrize(
    "tex",
    [
        "f_t",
        r"x^c_t",
        r"\hat h_t^{2}",
        "c_t'",
        r"\frac{i_t}{\sqrt{g_t}}",
        r"\left( f_t \right)",
        "_t f",
        "{",
        "f_",
        "^",
    ],
)
def test_colouring_keeps_every_character(tex):
    plain = colour_tex(tex)
    for role in ("forget", "input", "candidate", "output", "cell", "hidden"):
        plain = plain.replace(rf"\htmlClass{{gate-{role}}}", "")
    assert plain.replace("{", "").replace("}", "") == tex.replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("f", "forget"),
        ("W_f", "forget"),
        ("forget_gate", "forget"),
        ("i", "input"),
        ("g", "candidate"),
        ("b_o", "output"),
        ("c_prev", "cell"),
        ("dc", "cell"),
        ("update_cell_state", "cell"),
        ("h_prev", "hidden"),
        ("hs", "hidden"),
        ("x", None),
        ("f()", None),
        ("W", None),
        ("forget-gate", None),
        ("W_h", None),
    ],
)
def test_names_in_code(name, role):
    assert role_of_code(name) == role


def test_a_formula_is_set_with_its_gates_in_their_classes():
    rendered = tex_to_html(r"f_t = \sigma(x_t W_f)")
    assert rendered.count("gate-forget") == 2
    assert "<math" in rendered
    assert "katex-html" in rendered
    assert r'<annotation encoding="application/x-tex">f_t = \sigma(x_t W_f)</annotation>' in rendered


def test_bad_tex_is_an_error_that_says_why():
    with pytest.raises(TeXError, match="frac"):
        tex_to_html(r"\frac{1")


def test_only_the_gates_classes_are_trusted():
    with pytest.raises(TeXError):
        tex_to_html(r"\htmlClass{anything}{x}")
    with pytest.raises(TeXError):
        tex_to_html(r"\href{https://example.org}{x}")


def test_colours_never_break_a_formula_that_is_right_without_them():
    assert "katex-html" in tex_to_html(r"\sqrt f_t")


def test_displays_are_dressed():
    assert display_tex("a = b", nowrap=False) == "a = b"
    assert display_tex(r"a \\ b", nowrap=False) == r"\begin{split}a \\ b\end{split}"
    assert display_tex("a\n\nb", nowrap=False) == r"\begin{gathered}a\\b\end{gathered}"
    aligned = r"\begin{aligned} a \\ b \end{aligned}"
    assert display_tex(aligned, nowrap=False) == aligned
    assert display_tex(r"\begin{align} a \end{align}", nowrap=True) == r"\begin{align*} a \end{align*}"
    assert display_tex(r"\begin{equation} a \end{equation}", nowrap=True) == "a"
