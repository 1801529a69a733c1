"""Lines of code on paper: what is too long goes on in the next line, further in than it began."""

import re

from bs4 import BeautifulSoup

_PIECE = re.compile(r"<span[^>]*>|</span>|\n|[^<\n]+")
_INDENT = re.compile(r"(?:<[^>]*>)*( *)")


def hang_lines(article):
    """Make each line of the code to be read a block of its own; output stays as it was printed.

    Parameters
    ----------
    article : bs4.Tag
        Changed in place.
    """
    for frame in article.select(".highlight pre"):
        if frame.find_parent(class_="output"):
            continue
        lines = [
            f'<span class="line" style="--indent: {len(_INDENT.match(line)[1])}ch">{line}\n</span>'
            for line in split_lines(frame.decode_contents().rstrip("\n"))
        ]
        frame.replace_with(BeautifulSoup(f"<pre>{''.join(lines)}</pre>", "html.parser").pre)


def split_lines(markup):
    """Split coloured code into lines; a span that reaches over several begins anew on each.

    Parameters
    ----------
    markup : str
        Text in spans, nothing else.

    Returns
    -------
    list of str
        Each closes the spans that it opens.
    """
    lines, line, opened = [], "", []
    for piece in _PIECE.findall(markup):
        if piece == "\n":
            lines.append(line + "</span>" * len(opened))
            line = "".join(opened)
            continue
        line += piece
        if piece == "</span>":
            opened.pop()
        elif piece.startswith("<"):
            opened.append(piece)
    return [*lines, line]
