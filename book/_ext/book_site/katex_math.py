"""Formulas set by KaTeX while the book is built, so that a page carries no math script.

KaTeX runs in this process, in the JavaScript engine that the package mini-racer brings. Numbers, labels and
references to equations stay Sphinx's. TeX that KaTeX refuses is a warning at its place in the source, and
stops a build with ``-W``.
"""

import html
import json
import re
from functools import cache
from pathlib import Path

from docutils import nodes
from py_mini_racer import JSEvalException, MiniRacer
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from .gate_colours import LETTERS, colour_tex, css_class

logger = logging.getLogger(__name__)

KATEX = Path(__file__).parent / "vendor" / "katex" / "katex.min.js"

#: The one function that Python calls. Of KaTeX's HTML extensions it takes the gates' classes alone.
RENDER = r"""
const gateClasses = new Set(%s);
function trust(context) {
  if (context.command === "\\htmlClass" && gateClasses.has(context.class)) return true;
  throw new katex.ParseError(`KaTeX: ${context.command} is not for this book`);
}
function render(tex, displayMode) {
  return katex.renderToString(tex, {
    displayMode,
    throwOnError: true,
    strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
    trust,
  });
}
"""

_ANNOTATION = re.compile(r'(<annotation encoding="application/x-tex">).*?(</annotation>)', re.DOTALL)
_NUMBERED = re.compile(r"\\(begin|end)\{(equation|align|gather|alignat|multline|eqnarray)\}")


class TeXError(ValueError):
    """TeX that KaTeX refuses; the message is KaTeX's."""


@cache
def _engine():
    """Start the JavaScript engine with KaTeX in it, once a process."""
    engine = MiniRacer()
    engine.eval(KATEX.read_text("utf-8"))
    engine.eval(RENDER % json.dumps([css_class(role) for role in LETTERS.values()]))
    return engine


def _katex(tex, display):
    """Set `tex`, or raise `TeXError`."""
    try:
        return _engine().call("render", tex, display)
    except JSEvalException as error:
        found = re.search(r"KaTeX(?: parse error)?: (.*)", str(error))
        raise TeXError(found[1] if found else str(error)) from None


@cache
def tex_to_html(tex, display=False):
    """Set a formula, with the gates' symbols in their classes.

    Parameters
    ----------
    tex : str
        The TeX between the dollars.
    display : bool
        Whether it stands on lines of its own.

    Returns
    -------
    str
        HTML to look at and MathML to listen to.

    Raises
    ------
    TeXError
        When KaTeX cannot read the formula.
    """
    try:
        rendered = _katex(colour_tex(tex), display)
    except TeXError:
        rendered = _katex(tex, display)  # a formula that only its colours broke is set in black
    return _ANNOTATION.sub(lambda found: found[1] + html.escape(tex, quote=False) + found[2], rendered)


def display_tex(tex, nowrap):
    r"""Dress the text of a display as TeX expects it.

    Parameters
    ----------
    tex : str
        What stands between the double dollars, or a whole ``amsmath`` environment.
    nowrap : bool
        Whether the author wrote the environment.

    Returns
    -------
    str
        Several lines become ``split``, several paragraphs ``gathered``; numbered environments lose their
        number, which Sphinx sets.
    """
    tex = tex.strip()
    if nowrap:
        tex = _NUMBERED.sub(lambda found: rf"\{found[1]}{{{found[2]}*}}", tex)
        return re.sub(r"\\(begin|end)\{(?:equation|eqnarray)\*\}", "", tex).strip()
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", tex)]
    lines = [rf"\begin{{split}}{part}\end{{split}}" if r"\\" in _outside(part) else part for part in paragraphs]
    return lines[0] if len(lines) == 1 else r"\begin{gathered}" + r"\\".join(lines) + r"\end{gathered}"


def _outside(tex):
    r"""Return `tex` without its environments, in which ``\\`` is theirs."""
    return re.sub(r"\\begin\{(\w+\*?)\}.*?\\end\{\1\}", "", tex, flags=re.DOTALL)


def _html_or_warning(node, tex, display):
    """Set the formula of `node`; warn and show the TeX itself where that fails."""
    try:
        return tex_to_html(tex, display)
    except TeXError as error:
        logger.warning("TeX cannot be set: %s", error, location=node, type="math", subtype="tex")
        return f"<code>{html.escape(tex)}</code>"


def visit_inline(translator, node):
    """Write a formula within a line."""
    translator.body.append(translator.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    translator.body.append(_html_or_warning(node, node.astext(), display=False))
    translator.body.append("</span>")
    raise nodes.SkipNode


def visit_display(translator, node):
    """Write a formula on lines of its own, with its number."""
    translator.body.append(translator.starttag(node, "div", CLASS="math notranslate nohighlight"))
    tex = display_tex(node.astext(), node.get("nowrap", False))
    translator.body.append(f'<div class="formula">{_html_or_warning(node, tex, display=True)}</div>')
    if node["number"]:
        translator.body.append(f'<span class="eqno">({get_node_equation_number(translator, node)})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def choose_renderer(app, config):
    """Make KaTeX the renderer: MyST asks for MathJax unless told otherwise."""
    config.html_math_renderer = "katex"


def setup(app):
    """Register the renderer.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_display, None))
    app.connect("config-inited", choose_renderer, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
