"""The answer of a check: a verdict, a diagnosis, and a message that a learner can act on."""

import html
from dataclasses import dataclass

#: The mark and the colour of each verdict.
_LOOKS = {
    "Right": ("✓", "#00775A"),
    "Not yet": ("✗", "#B84300"),
    "Not attempted": ("○", "#6B7280"),
    "Unknown exercise": ("?", "#B84300"),
}


@dataclass(frozen=True)
class Result:
    """What a check found.

    A notebook shows it as a panel, a terminal as text.
    """

    exercise: str  #: name of the exercise, such as "forget-gate"
    passed: bool
    attempted: bool  #: False as long as the stub raises NotImplementedError
    diagnosis: str | None  #: slug of the mistake that was recognised; None if it was not, or if there is none
    message: str

    @property
    def verdict(self):
        """One or two words: the heading of the panel."""
        if self.passed:
            return "Right"
        if self.diagnosis == "unknown-exercise":
            return "Unknown exercise"
        return "Not yet" if self.attempted else "Not attempted"

    def __repr__(self):
        mark, _ = _LOOKS[self.verdict]
        return f"{mark} {self.exercise}: {self.verdict}. {self.message}"

    def _repr_html_(self):
        mark, colour = _LOOKS[self.verdict]
        told, _, code = self.message.partition(":\n\n")
        body = html.escape(told).replace("\n", "<br>")
        if code:
            style = "margin: .4em 0; white-space: pre-wrap; user-select: all"
            body += f':<pre style="{style}">{html.escape(code)}</pre>'
        return (
            f'<div style="border-left: 4px solid {colour}; padding: .4em .8em; margin: .3em 0">'
            f"<strong>{mark} {html.escape(self.exercise)}: {self.verdict}.</strong> {body}</div>"
        )
