"""Live figures: drawn and computed in the browser, moved by the reader.

    from lstm_tutorial.widgets import Gate
    Gate(gate="forget", x=0.5, b=3)

Each figure is an `anywidget` class. In JupyterLab and VS Code its traits are the same in Python and in the page, so
that ``interact``, ``observe`` and ``jslink`` work with them. In the built book there is no Python: the notebook holds
the widget's state, and the page's own loader (``book/assets/figures.js``) shows the figure from it. On paper, and
where no script runs, its still picture stands in its place.

How to add a figure
-------------------
1. **Arithmetic**: functions of numbers and arrays, without a page, exported by a module in ``js/math/``. Give each a
   row in ``tests/widgets/golden.py``: Node compares it with the package over random cases. One without a row fails.
2. **Drawing**: ``js/name.js`` ends in ``export default { render };`` and hands `figure` (``js/parts/figure.js``) its
   controls, a function that draws on a `Plate`, and one that says in a sentence what there is to see. The drawing is
   made anew after each move, from the values alone, in pixels of the width that there is: from 310 on a phone to
   728. Colours are the palette's parts, by name; formulas stand in dollars, ``"$f_t c_{t-1}$"``. Import with
   ``import { a, b } from "./parts/plate.js";`` on one line: `source.module_text` joins the modules into one.
3. **Class**: ``name.py`` subclasses `LiveFigure`, with a `Setting` for each slider, ``_esm = module_text("name.js")``
   and `_draw_still`, which draws the same with the package's own plotting. Name it in `__all__` below. A trait that is
   no number is a trait of traitlets with ``.tag(sync=True)``; name it in `redrawOn` where it is drawn.
4. **Chapter**: a cell that ends in the figure, with alternative text and caption in its metadata as any picture has
   them (``mystnb: {image: {alt: …}, figure: {caption: …, name: fig-…}}``), and before it a question that asks for a
   prediction.
5. **Look**: ``make notebooks book``, then ``python -m tests.site.figures OUT`` takes a picture of every figure in
   light, in dark, on a phone and on paper. ``tests/site/test_site_figures.py`` moves every control that it finds.

What the parts are: ``settings.py`` the traits behind sliders, ``live.py`` what figures share in Python, ``source.py``
and ``stylesheet.py`` the two texts that go to the page; ``js/parts`` ``dom`` (elements, numbers as words), ``symbols``
(formulas), ``plate`` (drawing), ``controls`` (a slider with its value), ``pad`` (a square that sets two at once),
``figure`` (all of it together).
"""

from .cell_steps import CellSteps
from .four_corners import FourCorners
from .gate import Gate
from .memory import Memory
from .reading import Reading
from .way_back import WayBack
from .who_remembers import WhoRemembers
from .writing import Writing

__all__ = ["CellSteps", "FourCorners", "Gate", "Memory", "Reading", "WayBack", "WhoRemembers", "Writing"]
