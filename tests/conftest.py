"""The order of the tests, and which of them are run again."""

from __future__ import annotations

from pathlib import Path

import pytest

WEB = Path(__file__).parent / "web"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: Playwright keeps an event loop going, and then no other test could start one.

    A browser that dies or starves beside others on a small machine says nothing about the page: such a test is run
    again, twice at most, and the summary lists it (`R`). What fails there more than once in a while is to be mended.
    """
    items.sort(key=lambda item: WEB in item.path.parents)
    for item in items:
        if WEB in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=2))
