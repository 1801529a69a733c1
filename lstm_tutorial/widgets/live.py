"""What every live figure shares: its settings, its still picture, its place in a notebook."""

from io import BytesIO

import anywidget
import matplotlib as mpl
import traitlets
from matplotlib.figure import Figure

from ..plotting.style import COLUMN_WIDTH, RC_PARAMS, save_svg
from .settings import Setting
from .stylesheet import stylesheet


class LiveFigure(anywidget.AnyWidget):
    """A figure that computes and draws in the browser, with a still picture for where there is none.

    A subclass defines its settings, ``_esm = module_text("its_name.js")``, `still_height` and `_draw_still`.

    Parameters
    ----------
    **values
        Settings and other traits by name.
    """

    _css = stylesheet()
    _settings = traitlets.Dict().tag(sync=True)

    still_height = 2.6  # inches

    def __init__(self, **values):
        unknown = values.keys() - self.trait_names()
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no setting {', '.join(sorted(unknown))}; "
                f"it has {', '.join(self._own_traits())}"
            )
        super().__init__(**values)

    @traitlets.default("_settings")
    def _describe_settings(self):
        return {name: trait.description() for name, trait in self.settings().items()}

    @classmethod
    def settings(cls):
        """The settings by name, in the order of their definition.

        Returns
        -------
        dict of str to Setting
        """
        return {name: trait for name, trait in cls._own_traits().items() if isinstance(trait, Setting)}

    @classmethod
    def _own_traits(cls):
        """The public traits that are a figure's own, not every widget's."""
        inherited = anywidget.AnyWidget.class_trait_names()
        own = {
            name: trait
            for base in reversed(cls.__mro__)
            for name, trait in vars(base).items()
            if isinstance(trait, traitlets.TraitType)
        }
        return {name: trait for name, trait in own.items() if name not in inherited and not name.startswith("_")}

    def _draw_still(self, figure):
        """Draw the figure as it stands.

        Parameters
        ----------
        figure : matplotlib.figure.Figure
            Empty, of the book's width.
        """
        raise NotImplementedError(f"{type(self).__name__} must say how its still picture is drawn")

    def still(self):
        """Draw the figure as it stands, for print and for pages without scripts.

        Returns
        -------
        str
            SVG, the same bytes at each call.
        """
        with mpl.rc_context(RC_PARAMS):
            figure = Figure(figsize=(COLUMN_WIDTH, self.still_height), layout="constrained")
            self._draw_still(figure)
            file = BytesIO()
            save_svg(figure, file)
        return file.getvalue().decode("utf-8")

    def __repr__(self):
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._own_traits())
        return f"{type(self).__name__}({values})"

    def _repr_mimebundle_(self, **kwargs):
        """The widget for notebooks, and its still picture for whatever shows no widgets."""
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "image/svg+xml": self.still()}, metadata
