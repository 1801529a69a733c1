"""Modules are joined in order, each once, and what cannot be joined is named."""

import re

import pytest

import lstm_tutorial.widgets.source as source


@pytest.fixture
def joined(tmp_path, monkeypatch):
    """Write some modules; give what joins them."""
    monkeypatch.setattr(source, "FOLDER", tmp_path)
    source.module_text.cache_clear()

    def join(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, "utf-8")
        return source.module_text("main.js")

    yield join
    source.module_text.cache_clear()


def test_what_is_imported_stands_before_its_use_and_once(joined):
    text = joined(
        main='import { a } from "./a.js";\nimport { b } from "./b.js";\nexport default { a, b };\n',
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b="export function b() {}\n",
    )
    assert text == "function b() {}\n\nconst a = b;\n\nexport default { a, b };\n"


@pytest.mark.parametrize(("text", "complaint"), [
    ('import * as b from "./b.js";\n', 'main.js: expected import { … } from "…"'),
    ('import {\n  b,\n} from "./b.js";\nconst b = 1;\n', "b is defined in b.js and in main.js: rename one"),
    ("export { a };\n", "main.js: expected"),
    ("export let a = 1;\n", "main.js: expected"),
    ('import { b } from "./b.js";\nclass b {}\n', "b is defined in b.js and in main.js: rename one"),
])  # fmt: skip
def test_what_cannot_be_joined_is_named(joined, text, complaint):
    with pytest.raises(ValueError, match=re.escape(complaint)):
        joined(main=text, b="export const b = 1;\n")
