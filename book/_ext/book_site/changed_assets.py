"""A stylesheet or a script that has changed is built as well where no page has: Sphinx looks at pages only."""

from pathlib import Path


def pages_to_build(app, *_):
    """Name the front page where an asset is newer than the site.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    list of str
        Pages that Sphinx is to take for changed.
    """
    built = Path(app.outdir) / "index.html"
    folders = [Path(app.confdir) / name for name in (*app.config.html_static_path, *app.config.templates_path)]
    times = [file.stat().st_mtime for folder in folders for file in folder.rglob("*") if file.is_file()]
    is_old = built.exists() and built.stat().st_mtime < max(times, default=0)
    return [app.config.root_doc] if is_old else []


def setup(app):
    """Switch it on."""
    app.connect("env-get-outdated", pages_to_build)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
