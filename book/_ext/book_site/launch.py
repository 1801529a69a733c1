"""Where a chapter runs: links on its page to Binder, Colab and Codespaces, and to the exercises in the browser.

They lead into the book's repository on GitHub. Its address is that of the environment variable ``BOOK_REPOSITORY``;
else ``repository`` in ``_config.yml``; else where this clone came from. Where it is not known, no page has such links.
The exercises in the browser are there if ``make lite`` has put them beside the pages.
"""

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import quote

GITHUB = re.compile(r"(?:https://github\.com/|(?:ssh://)?git@github\.com[:/])([\w.-]+)/([\w.-]+?)(?:\.git)?/?")

#: Where the exercises in the browser stand below the site's root, and how a notebook is opened there.
LITE = "lite"
OPEN_LITE = f"{LITE}/lab/index.html?path=exercises%2F"


def repository_of(address):
    """Take an address of a repository on GitHub apart.

    Parameters
    ----------
    address : str
        As a browser or as git has it.

    Returns
    -------
    tuple of str or None
        Its owner and its name; None for any other address.
    """
    found = GITHUB.fullmatch(address.strip())
    return found and found.groups()


def origin(folder):
    """Ask git where a clone came from.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    str
        Empty where it is no clone, or git is not there.
    """
    if not (folder / ".git").exists():
        return ""
    command = ["git", "-C", str(folder), "config", "--get", "remote.origin.url"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=10).stdout.strip()
    except OSError:
        return ""


def places(owner, name, branch, notebook, at):
    """Say where one notebook of the repository runs.

    Parameters
    ----------
    owner, name, branch : str
    notebook : str
        Its path in the repository.
    at : dict
        The services' addresses, without a slash at the end: "binderhub_url", "colab_url", "codespaces_url".

    Returns
    -------
    list of dict
        Each with "name", "url" and "note", in the order of the page.
    """
    binder = f"{at['binderhub_url']}/v2/gh/{owner}/{name}/{quote(branch, safe='')}?labpath={quote(notebook, safe='')}"
    colab = f"{at['colab_url']}/github/{owner}/{name}/blob/{quote(branch)}/{quote(notebook)}"
    codespaces = f"{at['codespaces_url']}/{owner}/{name}/tree/{quote(branch)}?quickstart=1"
    return [
        {"name": "Binder", "url": binder, "note": "a few minutes to start"},
        {"name": "Colab", "url": colab, "note": "run the lines below in a cell of their own first"},
        {"name": "Codespaces", "url": codespaces, "note": f"open {notebook} there"},
    ]


def before_colab(owner, name, folder):
    """Write the lines that fetch the package, and the files that a notebook reads, on Colab.

    Parameters
    ----------
    owner, name : str
    folder : str
        The notebook's, in the repository.

    Returns
    -------
    str
    """
    clone = f"!git clone --quiet --depth 1 https://github.com/{owner}/{name}"
    return f"{clone}\n%cd {name}/{folder}\n%pip install --quiet .."


def settle(app, config):
    """Find out what there is to link to, before the first page is made; the theme's own buttons go."""
    services = config.html_theme_options.pop("launch_buttons", {})
    given = os.environ.get("BOOK_REPOSITORY", "")
    if given and not repository_of(given):
        raise ValueError(f"BOOK_REPOSITORY is {given!r}; expected an address such as https://github.com/OWNER/NAME")
    address = given or config.html_theme_options.get("repository_url", "") or origin(Path(app.confdir))
    config.launch_repository = list(repository_of(address) or ()) if services.get("binderhub_url") else []
    config.launch_services = services
    config.launch_lite = Path(app.outdir, LITE, "index.html").is_file()


def menu(config, srcdir, pagename):
    """Say where a chapter and its exercises run.

    Parameters
    ----------
    config : sphinx.config.Config
    srcdir : pathlib.Path
    pagename : str

    Returns
    -------
    list of dict
        Each with "title", "places" and "colab" (lines to run there first); empty for a page that is no chapter.
    """
    if not re.fullmatch(r"book/\d\d_\w+", pagename):
        return []
    notebooks = [("This chapter", f"{pagename}.ipynb"), ("Its exercises", f"exercises/{Path(pagename).name}.ipynb")]
    branch = config.html_theme_options.get("repository_branch") or "main"
    entries = []
    for title, notebook in notebooks:
        if not (srcdir / notebook).is_file():
            continue
        folder, _, file = notebook.partition("/")
        found, colab = [], ""
        if config.launch_repository:
            found = places(*config.launch_repository, branch, notebook, config.launch_services)
            colab = before_colab(*config.launch_repository, folder)
        if config.launch_lite and folder == "exercises":
            found.append({"name": "Your browser", "url": OPEN_LITE + quote(file), "note": "no account, no server"})
        entries += [{"title": title, "places": found, "colab": colab}] if found else []
    return entries


def add_menu(app, pagename, templatename, context, doctree):
    """Give the page's template its menu; addresses within the site begin at the page."""
    context["launch"] = menu(app.config, Path(app.srcdir), pagename)
    for entry in context["launch"]:
        for place in entry["places"]:
            if place["url"].startswith(f"{LITE}/"):
                place["url"] = context["content_root"] + place["url"]


def setup(app):
    """Have each chapter's page say where it runs.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_config_value("launch_repository", [], "html")
    app.add_config_value("launch_services", {}, "html")
    app.add_config_value("launch_lite", False, "html")
    app.connect("config-inited", settle, priority=50)
    app.connect("html-page-context", add_menu)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
