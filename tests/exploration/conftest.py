"""What the tests of the deep check share."""

from __future__ import annotations

import pytest

from game.exploration import budget


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count what a test's search takes, as in a process of its own: others before it have left much in this one."""
    resident = budget.resident
    before = resident()
    monkeypatch.setattr(budget, "resident", lambda: budget.USUAL + max(0, resident() - before))
