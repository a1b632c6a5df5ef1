"""The order of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

WEB = Path(__file__).parent / "web"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: Playwright keeps an event loop going, and then no other test could start one."""
    items.sort(key=lambda item: WEB in item.path.parents)
