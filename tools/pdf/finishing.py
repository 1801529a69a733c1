"""What the browser leaves to be done in the printed file: its bookmarks, and who wrote it."""

from pypdf import PdfReader, PdfWriter
from pypdf.generic import Fit

from tools.pdf.volume import plain


def pages_of_targets(reader):
    """Find on which page each target of a link stands.

    Parameters
    ----------
    reader : pypdf.PdfReader

    Returns
    -------
    dict of str to int
        Pages are counted from 1.
    """
    found = reader.named_destinations
    return {name.lstrip("/"): reader.get_destination_page_number(target) + 1 for name, target in found.items()}


def finish(file, entries, author):
    """Add bookmarks and the author. The browser's own bookmarks double what stands at a page's end.

    Parameters
    ----------
    file : pathlib.Path
        Written anew.
    entries : list of tools.pdf.volume.Entry
    author : str

    Returns
    -------
    int
        The number of pages.
    """
    reader = PdfReader(file)
    targets = {name.lstrip("/"): target for name, target in reader.named_destinations.items()}
    numbers = pages_of_targets(reader)
    writer = PdfWriter(clone_from=reader)
    parents = {}
    for depth, _, heading in entries:
        place = Fit.xyz(left=0, top=float(targets[heading.target].top), zoom=0)
        parents[depth] = writer.add_outline_item(
            title=plain(heading.words),
            page_number=numbers[heading.target] - 1,
            parent=parents.get(depth - 1),
            fit=place,
            is_open=depth == 0,
        )
    writer.add_metadata({"/Author": author, "/Creator": "make pdf"})
    writer.page_mode = "/UseOutlines"
    writer.write(file)
    return len(reader.pages)
