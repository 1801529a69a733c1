"""What a right answer is, what each wrong one means, and hints.

``check("forget-gate", forget_gate)`` says right, not attempted, or wrong and why;
``hint("forget-gate")`` asks a question, tells more at each call, and never the answer.
"""

from lstm_tutorial.checks import exercises
from lstm_tutorial.checks.hints import hint
from lstm_tutorial.checks.judge import check
from lstm_tutorial.checks.registry import all_exercises
from lstm_tutorial.checks.result import Result

exercises.register_all()

__all__ = ["Result", "all_exercises", "check", "hint"]
