r"""Which symbol belongs to which gate, and TeX in which those symbols carry their gate's class.

Authors write plain TeX, ``f_t = \sigma(x_t W_f + h_{t-1} U_f + b_f)``. `colour_tex` wraps each symbol that
belongs to a gate or a state in ``\htmlClass{gate-…}{…}``; the stylesheet gives each class its colour. The
tables below are the whole rule.
"""

import re

#: A letter alone and the thing that it stands for throughout the book.
LETTERS = {
    "f": "forget",
    "i": "input",
    "g": "candidate",
    "o": "output",
    "c": "cell",
    "h": "hidden",
}

#: Letters of what each gate has: weights, bias, pre-activation. ``W_f`` is the forget gate's.
PARAMETERS = "WUbaz"

#: Letters that may stand in the subscript of a parameter.
GATES = "figo"

#: An accent that changes what a letter stands for: other books write the candidate so.
ACCENTED = {(r"\tilde", "c"): "candidate"}

#: Commands that change how a letter looks but not what it stands for.
FONTS = {r"\mathbf", r"\boldsymbol", r"\mathit", r"\mathsf", r"\bm", r"\vec"}
ACCENTS = {r"\hat", r"\bar", r"\tilde", r"\dot", r"\overline", r"\widehat", r"\widetilde"}

#: Names in code that belong to a gate or a state, beside those that the symbols above yield.
CODE_NAMES = {
    "forget_gate": "forget",
    "input_gate": "input",
    "candidate": "candidate",
    "output_gate": "output",
    "update_cell_state": "cell",
    "update_hidden_state": "hidden",
}

#: A state or a gate is known by its moment: ``f_t``, ``c_{t-1}``, ``h_0``, ``g_k``, ``o_{t,j}``.
_MOMENT = re.compile(r"\s*(?:[tTks](?![a-z])|\d|\\tau)")

#: Commands whose argument is words, a length or a name, never symbols.
_VERBATIM = {
    r"\text",
    r"\textrm",
    r"\textbf",
    r"\textit",
    r"\texttt",
    r"\mathrm",
    r"\mathtt",
    r"\operatorname",
    r"\begin",
    r"\end",
    r"\tag",
    r"\label",
    r"\color",
    r"\textcolor",
    r"\htmlClass",
    r"\hspace",
    r"\class",
}

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|[^\\]", re.DOTALL)


def css_class(role):
    """Name the CSS class of a role.

    Parameters
    ----------
    role : str
        A key of the palette: ``"forget"``, ``"cell"`` …

    Returns
    -------
    str
    """
    return f"gate-{role}"


def _code_roles():
    """Yield every (name in code, role) that the tables define."""
    for letter, role in LETTERS.items():
        for name in (letter, f"{letter}_t", f"d{letter}", f"{letter}_gate"):
            yield name, role
        if letter in GATES:
            for parameter in "WUb":
                yield f"{parameter}_{letter}", role
                yield f"d{parameter}_{letter}", role
    for letter in "ch":
        for name in (
            f"{letter}_prev",
            f"d{letter}_prev",
            f"{letter}_0",
            f"d{letter}_0",
            f"{letter}s",
            f"d{letter}s",
        ):
            yield name, LETTERS[letter]
    yield from CODE_NAMES.items()


#: Every name in code that has a role.
CODE_ROLES = dict(_code_roles())


def role_of_code(text):
    """Find what a name in code stands for.

    Parameters
    ----------
    text : str
        The whole text of an inline literal.

    Returns
    -------
    str or None
        The role, or None where the text is not exactly the name of a gate, a state or a gate's parameter.
    """
    return CODE_ROLES.get(text)


def role_of_symbol(letter, subscript, accent=None):
    r"""Find what a TeX symbol stands for.

    Parameters
    ----------
    letter : str
        The letter itself.
    subscript : str or None
        The TeX of its subscript, without outer braces.
    accent : str or None
        The accent over the letter, such as ``\tilde``.

    Returns
    -------
    str or None
    """
    if subscript is None:
        return None
    if letter in PARAMETERS:
        gate = re.match(r"\s*([a-z])\s*(?:,|$)", subscript)
        return LETTERS[gate[1]] if gate and gate[1] in GATES else None
    if letter in LETTERS and _MOMENT.match(subscript):
        return ACCENTED.get((accent, letter), LETTERS[letter])
    return None


class _Reader:
    """TeX as tokens, read from left to right.

    Parameters
    ----------
    tex : str
    """

    def __init__(self, tex):
        self.tokens = _TOKEN.findall(tex)

    def skip_space(self, at):
        """Return the place of the first token at or after `at` that is not blank."""
        while at < len(self.tokens) and self.tokens[at].isspace():
            at += 1
        return at

    def argument(self, at):
        """Return (end, TeX without outer braces) of the argument at or after `at`, or None."""
        start = self.skip_space(at)
        if start >= len(self.tokens) or self.tokens[start] == "}":
            return None
        if self.tokens[start] != "{":
            return start + 1, self.tokens[start]
        depth = 0
        for end in range(start, len(self.tokens)):
            depth += {"{": 1, "}": -1}.get(self.tokens[end], 0)
            if depth == 0:
                return end + 1, "".join(self.tokens[start + 1 : end])
        return None

    def nucleus(self, at):
        r"""Return (end, letter, accent) of the letter at `at`, ``f`` or ``\mathbf{f}``; None elsewhere."""
        token = self.tokens[at]
        if len(token) == 1 and token.isalpha():
            return at + 1, token, None
        if token in FONTS or token in ACCENTS:
            argument = self.argument(at + 1)
            if argument and len(letter := argument[1].strip()) == 1 and letter.isalpha():
                return argument[0], letter, token if token in ACCENTS else None
        return None

    def scripts(self, at):
        """Return (end, subscript) after the scripts and primes at `at`; the subscript may be None."""
        subscript = None
        while True:
            start = self.skip_space(at)
            token = self.tokens[start] if start < len(self.tokens) else ""
            if token == "'":
                at = start + 1
                continue
            argument = self.argument(start + 1) if token in ("_", "^") else None
            if argument is None:
                return at, subscript
            if token == "_":
                subscript = argument[1]
            at = argument[0]


def _passage(reader, at):
    """Read one passage that holds no symbol of its own: return (end, TeX)."""
    token = reader.tokens[at]
    argument = None
    if token in _VERBATIM:
        argument = reader.argument(at + 1)
    elif token in ("_", "^"):
        start = reader.skip_space(at + 1)
        if start < len(reader.tokens) and reader.tokens[start] != "{":
            argument = reader.argument(at + 1)
    end = argument[0] if argument else at + 1
    return end, "".join(reader.tokens[at:end])


def colour_tex(tex):
    r"""Give each symbol of a gate or a state its class.

    Parameters
    ----------
    tex : str
        Plain TeX, such as ``f_t \odot c_{t-1}``.

    Returns
    -------
    str
        The same TeX with ``\htmlClass{gate-forget}{f_t}`` in place of ``f_t``, and so on.
    """
    reader = _Reader(tex)
    written, at = [], 0
    while at < len(reader.tokens):
        nucleus = reader.nucleus(at)
        if nucleus:
            end, letter, accent = nucleus
            end, subscript = reader.scripts(end)
            role = role_of_symbol(letter, subscript, accent)
            if role:
                written.append(rf"\htmlClass{{{css_class(role)}}}{{{''.join(reader.tokens[at:end])}}}")
                at = end
                continue
            end, passage = nucleus[0], "".join(reader.tokens[at : nucleus[0]])
        else:
            end, passage = _passage(reader, at)
        written.append(passage)
        at = end
    return "".join(written)
