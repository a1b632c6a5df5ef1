"""A browser process that dies is told from a page that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.chromium import Chromium, dying

pytestmark = pytest.mark.browser


def test_a_browser_that_lost_a_process_is_started_anew(
    chromium: Chromium, browser: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    page = browser.new_page()
    chromium.watch(page)
    with page.expect_event("crash"), dying():
        page.goto("chrome://crash")
    assert "MemAvailable" in capsys.readouterr().out
    other = chromium.browser()
    assert other is not browser
    assert other.new_page().evaluate("1 + 1") == 2
