"""A live figure on a page that is no notebook.

    ```{live-figure} FourCorners
    ---
    alt: what there is to see
    caption: what to look for
    name: fig-corners
    ---
    f: 0.5
    steps: [[1, 0, 0.5]]
    ```

The class is one of `lstm_tutorial.widgets`; below the options stand its settings, as YAML. The page gets what a
notebook's would: the still picture, and the widget's state. The name is what links lead to.
"""

import os
from pathlib import Path

import yaml
from docutils import nodes
from docutils.parsers.rst import directives
from ipywidgets import Widget
from sphinx.util.docutils import SphinxDirective
from traitlets import TraitError

from book_site.live_figures import OF_DIRECTIVES, live_figure
from lstm_tutorial import widgets

REQUIRED = {"alt", "caption", "name"}


class LiveFigureDirective(SphinxDirective):
    """Make a figure, its still picture and its caption."""

    required_arguments = 1
    has_content = True
    option_spec = dict.fromkeys(REQUIRED, directives.unchanged_required)

    def run(self):
        """Make the widget as a notebook would, and note its state for the page."""
        name = self.arguments[0]
        if name not in widgets.__all__:
            raise self.error(f"live-figure: there is no {name}; expected one of {', '.join(widgets.__all__)}")
        missing = REQUIRED - self.options.keys()
        if missing:
            raise self.error(f"live-figure: {name} needs an option {', '.join(sorted(missing))}")
        try:
            widget = getattr(widgets, name)(**(yaml.safe_load("\n".join(self.content)) or {}))
        except (TypeError, TraitError, yaml.YAMLError) as error:
            raise self.error(f"live-figure: {name}: {error}") from error
        return [self._figure(widget, f"{name.lower()}{self.env.new_serialno('live-figure')}")]

    def _figure(self, widget, model):
        states = self.env.metadata[self.env.docname].setdefault(OF_DIRECTIVES, {})
        states[model] = Widget.get_manager_state(widgets=[widget])["state"][widget.model_id]
        picture = nodes.image(uri=self._still(widget, model), alt=self.options["alt"])
        caption = nodes.caption("", "", *self.parse_inline(self.options["caption"])[0])
        widget.close()
        figure = nodes.figure("", live_figure("", picture, model=model), caption)
        self.add_name(figure)
        return figure

    def _still(self, widget, model):
        """Draw the still picture into a file; returns its path, from the page's folder."""
        file = Path(self.env.doctreedir, "stills", f"{self.env.docname.replace('/', '_')}_{model}.svg")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(widget.still(), "utf-8")
        return os.path.relpath(file, Path(self.env.doc2path(self.env.docname)).parent)


def setup(app):
    """Register the directive.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_directive("live-figure", LiveFigureDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
