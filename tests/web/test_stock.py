"""The page with pygbag's own runtime: it names its third party and asks before it loads anything from there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.web.site import build
from tests.web.conftest import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("stock")
    build(made / "site", made / "cache", "cdn", lambda _: None)
    return made / "site"


def test_it_asks_first(stock: Path, browser: Any) -> None:
    with serving(stock) as server:
        context = browser.new_context()
        asked: list[str] = []

        def refuse(route: Any) -> None:
            asked.append(route.request.url)
            route.abort()

        context.route(lambda url: not url.startswith(server.address), refuse)
        page = context.new_page()
        page.goto(server.address)
        page.wait_for_timeout(500)
        assert asked == []
        told = page.inner_text("#consent")
        assert "pygame-web.github.io" in told
        assert "third party" in told
        assert page.locator("#support").count() == 1
        page.click("#accept")
        page.wait_for_selector("#failure:not([hidden])")
        assert asked
        assert all(url.startswith("https://pygame-web.github.io/") for url in asked)
        context.close()


def test_the_archive_lies_beside_it(stock: Path) -> None:
    assert (stock / "two-chairs.apk").is_file()
    assert (stock / "blank.html").is_file()
