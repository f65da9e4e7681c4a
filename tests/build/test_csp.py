"""The security policy of a page."""

import pytest

from scripts.build.csp import add_policy, inline_scripts, page_policy, script_hash

PAGE = """<!doctype html>
<html><head>
<meta charset="utf-8">
<script>let a = 1 < 2 && "&amp;";</script>
<script src="bundle.js"></script>
<script type="application/json">{"base": "."}</script>
<script type="module">import "./x.mjs";</script>
</head></html>"""


def test_inline_scripts_are_taken_exactly_as_written():
    assert inline_scripts(PAGE) == ['let a = 1 < 2 && "&amp;";', 'import "./x.mjs";']


def test_script_hash_is_what_browsers_compute():
    # The example of the Content Security Policy specification (section 8.3).
    assert (
        script_hash("alert('Hello, world.');")
        == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )


def test_policy_without_inline_scripts():
    assert page_policy("<p>Text</p>") == (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'none'"
    )


def test_policy_names_each_inline_script_once():
    html = "<script>alert('Hello, world.');</script>" * 2

    assert (
        "script-src 'self' 'wasm-unsafe-eval' "
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; style-src" in page_policy(html)
    )


def test_policy_stands_right_after_the_character_set():
    html = '<head><meta charset="utf-8"><title>T</title></head>'

    assert add_policy(html).startswith(
        '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    )
    assert add_policy(html).endswith("form-action 'none'\"><title>T</title></head>")


def test_page_without_a_character_set_is_refused():
    with pytest.raises(ValueError, match="charset"):
        add_policy("<head><title>T</title></head>")
