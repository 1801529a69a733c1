"""After the build, keep of the static files what pages lead to, and of the fonts what they show."""

from pathlib import Path

from sphinx.util import logging

from .fonts import ALWAYS, characters_of_formulas, characters_of_text, cut_font, drop_missing_sources
from .launch import LITE
from .reachable import reachable_files

logger = logging.getLogger(__name__)


def pages_of(out):
    """List the site's pages in a fixed order, without what stands beside them: the exercises in the browser.

    Parameters
    ----------
    out : pathlib.Path

    Returns
    -------
    list of pathlib.Path
    """
    return sorted(path for path in out.rglob("*.html") if path.relative_to(out).parts[0] not in ("_static", LITE))


def drop_unreached(out, keep=()):
    """Delete the static files that no page leads to.

    Parameters
    ----------
    out : pathlib.Path
        The site's root.
    keep : iterable of str
        Patterns below ``_static`` of files to keep all the same: licences, what a script loads by a name
        that it makes.

    Returns
    -------
    int
        How many files went.
    """
    static = out / "_static"
    wanted = reachable_files(pages_of(out))
    wanted |= {path.resolve() for pattern in keep for path in static.glob(pattern)}
    gone = [path for path in static.rglob("*") if path.is_file() and path.resolve() not in wanted]
    for path in gone:
        path.unlink()
    for folder in sorted((path for path in static.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return len(gone)


def trim_font_sources(static):
    """Make every stylesheet name only fonts that the site holds."""
    for path in static.rglob("*.css"):
        text = path.read_text("utf-8")
        trimmed = drop_missing_sources(text, lambda url, sheet=path: (sheet.parent / url).is_file())
        if trimmed != text:
            path.write_text(trimmed, "utf-8")


def cut_fonts(out):
    """Cut every font of the site.

    Parameters
    ----------
    out : pathlib.Path

    Returns
    -------
    tuple of int
        Bytes before and after.
    """
    pages = [path.read_text("utf-8") for path in pages_of(out)]
    figures = [path.read_text("utf-8") for path in (out / "_static" / "figures").glob("*.js")]
    text = set(ALWAYS).union(*map(characters_of_text, pages), *figures)
    formulas = set().union(*map(characters_of_formulas, pages))
    before = after = 0
    for path in sorted((out / "_static").rglob("*.woff2")):
        before += path.stat().st_size
        after += cut_font(path, formulas if "katex" in path.parts else text)
    return before, after


def slim(app, exception):
    """Slim a site that was built without an error."""
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    trim_font_sources(out / "_static")
    gone = drop_unreached(out, app.config.slim_site_keep)
    before, after = cut_fonts(out)
    logger.info("slim site: %d files left out, fonts cut from %d to %d KB", gone, before // 1024, after // 1024)


def setup(app):
    """Slim the site when it is built.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_config_value("slim_site_keep", ["vendor/*/LICENSE*"], "html")
    app.connect("build-finished", slim, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
