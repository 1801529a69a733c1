"""Live figures in the built pages: the widgets of a notebook, without a kernel.

A notebook holds each figure three times: a still picture, the state of its widget, and in that state the texts of
its script and stylesheet. A page gets the picture, and links to what makes it move: to the texts, which become files
of the site that pages share, and to what differs of the state, a file of the page's own. All of it is read after the
page. ``figures.js`` brings the parts together; it needs no module and no request that a page opened from disk could
not make.
"""

import hashlib
import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
LINKS = {"LinkModel", "DirectionalLinkModel"}
FOLDER = "figures"  # below _static
OF_DIRECTIVES = "live_figure_states"  # in a page's metadata: figures that `figure_directive` has made
EVERY_WIDGETS = {"layout", "tabbable", "tooltip", "_dom_classes", "_anywidget_id", "_esm", "_css"}

_MODEL_ID = re.compile(r'"model_id": "(\w+)"')
_DEFAULT_EXPORT = re.compile(r"^export default ", re.MULTILINE)


class live_figure(nodes.General, nodes.Element):
    """The place of a figure; its child is the still picture."""


class JoinFigures(SphinxPostTransform):
    """Make of each widget and its picture one figure, before one of the two is chosen."""

    default_priority = 3  # MyST-NB chooses at 4
    formats = ("html",)

    def run(self, **kwargs):
        """Treat this document's outputs."""
        for bundle in list(self.document.findall(nodes.container)):
            if bundle.get("nb_element") != "mime_bundle":
                continue
            forms = {form["mime_type"]: form for form in bundle.children}
            if VIEW not in forms:
                continue
            model = _MODEL_ID.search(forms[VIEW].astext())[1]
            pictures = list(forms["image/svg+xml"].children) if "image/svg+xml" in forms else []
            if not pictures:
                logger.warning("a widget without a still picture", location=bundle, type="figure", subtype="still")
            bundle.replace_self(live_figure("", *pictures, model=model))


def visit_live_figure(translator, node):
    """Open the place of a figure."""
    translator.body.append(f'<div class="live-figure" data-model="{node["model"]}">')


def depart_live_figure(translator, node):
    """Close it."""
    translator.body.append("</div>\n")


def kind_of(state):
    """Name a kind of figure by its class and by what its script says.

    Parameters
    ----------
    state : dict
        The traits of a widget.

    Returns
    -------
    str
        Such as ``"gate-1a2b3c4d"``.
    """
    name = state["_anywidget_id"].rsplit(".", 1)[-1].lower()
    return f"{name}-{hashlib.sha256(state['_esm'].encode()).hexdigest()[:8]}"


def script_of(kind, esm):
    """Write the script that defines a kind of figure.

    Parameters
    ----------
    kind : str
    esm : str
        A module without imports, with a default export.

    Returns
    -------
    str
        A classic script: browsers refuse to load modules from disk.

    Raises
    ------
    ValueError
        When the module has no default export.
    """
    body, found = _DEFAULT_EXPORT.subn("return ", esm)
    if found != 1:
        raise ValueError(f"{kind}: expected one default export on a line of its own, found {found}")
    return f'liveFigures.define("{kind}", () => {{\n"use strict";\n{body}}});\n'


def split_state(embedded):
    """Part what pages share from what belongs to one page.

    Parameters
    ----------
    embedded : dict
        The widget state of a notebook.

    Returns
    -------
    state : dict
        Only figures and links between them, only traits that a figure reads.
    scripts, sheets : dict of str to str
        File name to text.
    """
    kept, scripts, sheets = {}, {}, {}
    for model, entry in embedded["state"].items():
        traits = entry["state"]
        if entry["model_name"] in LINKS:
            kept[model] = entry
        if "_esm" not in traits:
            continue
        kind = kind_of(traits)
        scripts[f"{kind}.js"] = script_of(kind, traits["_esm"])
        sheet = traits.get("_css", "")
        sheets[f"figure-{hashlib.sha256(sheet.encode()).hexdigest()[:8]}.css"] = sheet
        own = {name: value for name, value in traits.items() if _is_own(name)}
        kept[model] = {"kind": kind, "state": own}
    return kept, scripts, sheets


def _is_own(name):
    """Whether a trait is the figure's, not every widget's."""
    return name not in EVERY_WIDGETS and not name.startswith(("_model_", "_view_"))


def link_figures(app, pagename, templatename, context, doctree):
    """Link what the figures of this page need, and embed the rest of their state."""
    embedded = [script for script in context["script_files"] if script.attributes.get("type") == STATE]
    entries = dict(app.env.metadata[pagename].get(OF_DIRECTIVES, {}))
    for script in embedded:
        entries |= json.loads(script.attributes["body"])["state"]
    state, scripts, sheets = split_state({"state": entries})
    if not state:
        return
    own = {f"{pagename.replace('/', '-')}.js": f"liveFigures.embed({json.dumps(state)});\n"}
    app.add_js_file("figures.js", defer="defer")
    app.add_css_file("figures.css")
    for name in (*scripts, *own):
        app.add_js_file(f"{FOLDER}/{name}", defer="defer")
    for name in sheets:
        app.add_css_file(f"{FOLDER}/{name}")
    # A list of its own: the builder keeps one for all pages.
    context["script_files"] = [script for script in app.builder.script_files if script not in embedded]
    context["body"] = name_kinds(context["body"], state)
    write_files(Path(app.outdir) / "_static" / FOLDER, scripts | sheets | own)


def name_kinds(body, state):
    """Say at each place which kind of figure it is for: figures.css knows how high those are.

    Parameters
    ----------
    body : str
        HTML.
    state : dict
        As `split_state` returns it.

    Returns
    -------
    str
    """
    for model, entry in state.items():
        if "kind" in entry:
            kind = entry["kind"].rpartition("-")[0]
            body = body.replace(f'data-model="{model}"', f'data-model="{model}" data-kind="{kind}"')
    return body


def write_files(folder, texts):
    """Write the files that pages link.

    Parameters
    ----------
    folder : pathlib.Path
    texts : dict of str to str
        By their names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


def setup(app):
    """Register the node, the transform and what pages link.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_node(live_figure, html=(visit_live_figure, depart_live_figure))
    app.add_post_transform(JoinFigures)
    app.connect("html-page-context", link_figures, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
