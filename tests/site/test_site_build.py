"""A small book built with the book's own extensions: what comes out, and what authors are warned of."""

import base64
import json
import os
import re
import subprocess
import sys

import pytest
from site_browser import ROOT

CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "book" / "_ext")!r})
extensions = ["myst_nb", "sphinxcontrib.bibtex", "book_site"]
bibtex_bibfiles = ["works.bib"]
bibtex_reference_style = "author_year_round"
nb_execution_mode = "off"
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
numfig = True
html_theme = "basic"
exclude_patterns = ["exercises", "out"]
"""

INDEX = r"""# A chapter

The forget gate $f_t$ is `f` in code, and `x` is the input.

$$
c_t = f_t \odot c_{t-1}
$$ (memory)

See {eq}`memory`, [the exercises](exercises/one.ipynb), and {cite:p}`one`.

:::{admonition} Answer
:class: dropdown
It is **nought**.
:::

```{toctree}
wrong
figures
moving
```

```{bibliography}
```
"""

WRONG = r"""# Wrong

Right: $a$.

Wrong: $\frac{1$.
"""

MOVING = """# Moving

```{live-figure} Memory
---
alt: A line that falls.
caption: What is *left*.
name: fig-left
---
b: 0.5
```

```{live-figure} Memry
---
alt: a
caption: b
---
```

```{live-figure} Memory
---
alt: a
name: fig-silent
---
```

```{live-figure} Memory
---
alt: a
caption: b
name: fig-much
---
b: much
```
"""

WORKS = "@book{one, author = {Ada Author}, title = {A Title}, publisher = {A Press}, year = {1997}}"

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="72pt" viewBox="0 0 72 72">'
    '<path d="M 0 0 L 1 1" style="stroke: #1D2129"/></svg>'
)
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def code_cell(number, name, data, **mystnb):
    """Make an executed cell with one picture."""
    return {
        "cell_type": "code",
        "id": name,
        "execution_count": number,
        "metadata": {"mystnb": mystnb} if mystnb else {},
        "source": f"draw('{name}')",
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": data}],
    }


def notebook():
    """Make a notebook of three pictures: one drawing with its words, one without, one photograph without."""
    described = {
        "image": {"alt": "A line that rises.", "classes": "wide"},
        "figure": {"caption": "See how it *rises*.", "name": "rise"},
    }
    cells = [
        {
            "cell_type": "markdown",
            "id": "title",
            "metadata": {},
            "source": "# Figures\n\nLook at {numref}`rise`.",
        },
        code_cell(1, "described", {"image/svg+xml": SVG, "text/plain": "<Figure>"}, **described),
        code_cell(2, "silent", {"image/svg+xml": SVG.replace("1 1", "2 2")}),
        code_cell(3, "photograph", {"image/png": PNG}),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": cells})


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Build the small book; return its pages and the warnings."""
    source = tmp_path_factory.mktemp("small-book")
    files = {
        "conf.py": CONF,
        "index.md": INDEX,
        "wrong.md": WRONG,
        "figures.ipynb": notebook(),
        "moving.md": MOVING,
        "works.bib": WORKS,
    }
    (source / "exercises").mkdir()
    files["exercises/one.ipynb"] = notebook()
    for name, text in files.items():
        (source / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-n", "-q", str(source), str(source / "out")]
    environment = os.environ | {"NO_COLOR": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr
    out = source / "out"
    pages = {page.stem: page.read_text("utf-8") for page in out.glob("*.html")}
    return pages | {"warnings": done.stderr, "out": out}


def test_formulas_are_set_coloured_and_numbered(book):
    page = book["index"]
    assert page.count('class="katex"') == 2
    assert "enclosing gate-forget" in page
    assert '<span class="eqno">(1)' in page
    assert re.search(r'<a class="reference internal" href="#equation-memory">\(1\)</a>', page)
    assert "MathJax" not in page


def test_names_of_gates_in_code_are_coloured(book):
    assert re.search(r'<code class="gate-forget[^"]*"><span class="pre">f</span>', book["index"])
    assert re.search(r'<code class="docutils[^"]*"><span class="pre">x</span>', book["index"])


def test_citations_stand_in_round_brackets(book):
    assert re.search(r'\(<a class="reference internal" href="[^"]*"[^>]*>Author, 1997</a>\)', book["index"])


def test_dropdowns_fold_without_a_script(book):
    assert re.search(
        r'<details class="[^"]*dropdown[^"]*">\s*<summary class="admonition-title">Answer</summary>',
        book["index"],
    )
    assert "<strong>nought</strong>" in book["index"]


def test_a_link_to_a_notebook_that_is_no_page_downloads_it(book):
    link = re.search(r'<a [^>]*href="(_downloads/[^"]+/one\.ipynb)"[^>]*>.*?the exercises', book["index"])
    assert link
    assert (book["out"] / link[1]).is_file()


def test_a_described_figure_stands_in_the_page(book):
    page = book["figures"]
    assert re.search(r'<svg [^>]*role="img"[^>]*aria-label="A line that rises\."', page) or re.search(
        r'<svg [^>]*aria-label="A line that rises\."[^>]*role="img"', page
    )
    assert "var(--ink," in page
    assert re.search(r'<div class="drawing wide[^"]*">', page)
    assert re.search(
        r'<span class="caption-number">Fig\. 1 </span><span class="caption-text">See how it <em>rises', page
    )
    assert "<img" not in page.split("figcaption")[0]


def test_bad_tex_is_a_warning_at_its_place(book):
    assert re.search(r"wrong\.md:5: WARNING: TeX cannot be set: .*\\frac", book["warnings"]), book["warnings"]


def test_a_picture_without_words_is_a_warning_at_its_place(book):
    missing = re.findall(r"figures\.ipynb: WARNING: a picture without a description, cell \[(\d)\]", book["warnings"])
    assert missing == ["2", "3"], book["warnings"]


def test_nothing_else_is_warned_of(book):
    assert len(book["warnings"].strip().splitlines()) == 6, book["warnings"]


def test_every_page_loads_only_the_books_own_files(book):
    links = re.findall(r'<(?:script|link)[^>]+(?:src|href)="([^"]+)"', book["index"])
    assert not [link for link in links if "://" in link or "mystnb" in link or "doctools" in link]


def test_a_page_that_is_no_notebook_can_hold_a_live_figure(book):
    page = book["moving"]
    assert page.count('class="live-figure"') == 1
    assert "A line that falls." in page
    assert "What is <em>left</em>." in page
    assert re.search(r'<figure [^>]*id="fig-left"', page)
    script = (book["out"] / "_static" / "figures" / "moving.js").read_text("utf-8")
    [figure] = json.loads(re.search(r"\((.*)\)", script)[1]).values()
    assert figure["state"]["b"] == 0.5
    assert f"_static/figures/{figure['kind']}.js" in page
    assert "liveFigures" not in book["wrong"]


@pytest.mark.parametrize("words", [
    "there is no Memry; expected one of CellSteps,",
    "Memory needs an option caption",
    "live-figure: Memory: ",
])  # fmt: skip
def test_a_wrong_live_figure_is_explained(book, words):
    assert words in book["warnings"]
