"""What a first choice costs in bytes, and that what comes late is not among them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.web import weight
from tests.web.driver import wait_for


def test_a_first_choice_is_within_its_budget(site: Path) -> None:
    pytest.importorskip("brotli")
    sizes = weight.first_choice(site)
    told = ", ".join(f"{kind} {size // 1000} KB" for kind, size in sorted(sizes.items()))
    assert weight.ours(sizes) <= weight.OURS, f"too much before the first choice: {told}"
    assert weight.needed(sizes) <= weight.NEEDED, told
    assert weight.needed(sizes) < sum(sizes.values()) <= weight.ALL, told


def test_a_first_choice_in_each_language_is_within_its_budget(site: Path) -> None:
    pytest.importorskip("brotli")
    told = {language: weight.ours(weight.first_choice(site, language)) for language in weight.languages(site)}
    assert "es" in told
    assert {language: size for language, size in told.items() if size > weight.OURS_TOLD} == {}
    assert min(told.values()) > weight.ours(weight.first_choice(site)), "what a language needs comes on top"


def test_sizes_are_those_that_are_sent(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"12345")
    assert weight.sent(tmp_path / "a.js") == 5
    (tmp_path / "a.js.br").write_bytes(b"123")
    assert weight.sent(tmp_path / "a.js") == 3


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "language", "word"), [("en-GB", "", "Begin"), ("es-ES", "es", "Empezar")])
def test_what_is_weighed_is_what_the_page_asks_for(
    opened: Any, site: Path, locale: str, language: str, word: str
) -> None:
    page = opened(locale=locale)
    page.get_by_role("button", name=word, exact=True).click()
    wait_for(page, "chair")
    page.locator('[data-id="chair:kit"]').wait_for()
    asked = page.evaluate("() => performance.getEntriesByType('resource').map((entry) => entry.name)")
    root = page.url.split("?")[0].rsplit("/", 1)[0] + "/"
    names = {url.removeprefix(root) for url in asked} - {"sw.js"}
    assert names <= set(weight.fetched(site, language)), "the page asks for more than is weighed"
    assert sorted(name.split("-")[0] for name in names if name.endswith(".zip") and "/" not in name) == (
        [language] if language else []
    )
    with page.expect_request("**/rest-*.zip"):
        page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
