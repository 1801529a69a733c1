"""What nbval is told to overlook, and nothing beside it."""

import re
from pathlib import Path

import pytest
from nbval.plugin import get_sanitize_patterns

CONFIG = Path(__file__).parents[1] / "nbval_sanitize.cfg"
PROLOG = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN">\n'


def sanitized(text):
    for pattern, replacement in get_sanitize_patterns(CONFIG.read_text()):
        text = re.sub(pattern, replacement, text)
    return text


@pytest.mark.parametrize(
    ("stored", "new"),
    [
        ("<a at 0x...>", "<a at 0x7f3a1c2b4d50>"),
        (
            f"{PROLOG}<svg>\n<path d='1.01'/>\n</svg>\n",
            f"{PROLOG}<svg>\n<path d='1.02'/>\n</svg>\n",
        ),
        ("<b>a</b><svg>1</svg><b>c</b>", "<b>a</b><svg>2</svg><b>c</b>"),
        (f"IPY_MODEL_{0:032x}", "IPY_MODEL_" + "f" * 32),
    ],
)
def test_what_two_runs_may_differ_in_is_overlooked(stored, new):
    assert sanitized(stored) == sanitized(new)


@pytest.mark.parametrize(
    ("stored", "new"),
    [
        ("0.3333", "0.3334"),
        ("<svg>1</svg><b>c</b><svg>1</svg>", "<svg>1</svg><b>d</b><svg>1</svg>"),
        ("<Figure size 640x400 with 1 Axes>", "<Figure size 640x400 with 2 Axes>"),
        ("0xff", "0xfe"),
        ("f" * 32, "0" * 32),
        ("<svg>1</svg>", ""),
    ],
)
def test_everything_else_is_compared(stored, new):
    assert sanitized(stored) != sanitized(new)
