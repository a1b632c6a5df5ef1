"""The audit: what is known fails, what nobody could be asked about is said and never passed off as clean."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from game.cli import audit
from game.cli.audit import Heard, Weakness, ignored, installed, of_npm, of_pip_audit, report, unlocked, unpinned
from tests.pilot.pilot import ROOT

Capture = pytest.CaptureFixture[str]
WEAK = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.0"], "description": "Reads\nwhat it should not."}
NONE: frozenset[str] = frozenset()


def test_what_this_project_installs_is_pinned() -> None:
    assert list(unpinned(ROOT)) == []
    assert list(unlocked(ROOT)) == []


def test_what_is_not_pinned_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["a==1"]\n[project]\nname = "me"\ndependencies = ["b>=2"]\n'
        '[project.optional-dependencies]\nc = ["d", "me[x]", "e==3"]\n'
    )
    assert list(unpinned(tmp_path)) == ["b>=2", "d"]
    for folder in audit.LOCKS:
        (tmp_path / folder).mkdir(parents=True)
        packages = {"": {}, "node_modules/x": {"version": "1"}, "node_modules/y": {"integrity": "sha512-"}}
        (tmp_path / folder / "package-lock.json").write_text(json.dumps({"packages": packages}))
    assert list(unlocked(tmp_path)) == [f"{folder}: node_modules/x" for folder in audit.LOCKS]


def test_what_is_installed_is_found_with_what_that_needs() -> None:
    found = installed("two-chairs", "dev")
    assert {"pygame-ce", "starlette", "uvicorn", "h11", "pytest"} <= set(found)
    assert "two-chairs" not in found


def test_a_known_weakness_fails(capsys: Capture) -> None:
    told = {
        "dependencies": [{"name": "x", "version": "1.0", "vulns": [WEAK]}, {"name": "y", "version": "2", "vulns": []}]
    }
    heard = of_pip_audit(json.dumps(told), "")
    assert report({"Python packages": heard}, NONE, strict=False)
    said = capsys.readouterr().out
    assert "x 1.0: PYSEC-1: Reads what it should not. (mended in 2.0)" in said
    assert not report({"Python packages": heard}, frozenset({"CVE-1"}), strict=True)
    assert "1 accepted" in capsys.readouterr().out


def test_an_index_without_advisories_is_no_clean_bill(capsys: Capture) -> None:
    """pip-audit itself says "No known vulnerabilities found" then."""
    told = {"dependencies": [{"name": "x", "skip_reason": "Dependency not found"}]}
    heard = {"Python packages": of_pip_audit(json.dumps(told), "")}
    assert not report(heard, NONE, strict=False)
    assert report(heard, NONE, strict=True)
    said = capsys.readouterr().out
    assert "NOT AUDITED: Python packages" in said
    assert "nothing known" not in said


def test_a_package_that_is_unknown_is_named() -> None:
    told = {"dependencies": [{"name": "x", "skip_reason": "…"}, {"name": "y", "version": "2", "vulns": []}]}
    assert of_pip_audit(json.dumps(told), "").unasked == "nothing is known of x"


@pytest.mark.parametrize(
    ("output", "errors", "unasked"),
    [
        ("", "Traceback\nConnectionError: no route", "ConnectionError: no route"),
        ("[]", "", "pip-audit said nothing that can be read"),
    ],
)
def test_what_pip_audit_cannot_say(output: str, errors: str, unasked: str) -> None:
    assert of_pip_audit(output, errors).unasked == unasked


def test_npm_tells_each_weakness_once_and_where_it_is_mended() -> None:
    via = {"url": "https://github.com/advisories/GHSA-1", "title": "Runs away", "range": "<2"}
    told = {"vulnerabilities": {"a": {"name": "a", "via": [via]}, "b": {"name": "b", "via": ["a"]}}}
    assert of_npm(json.dumps(told), "").weaknesses == (Weakness("a <2", "GHSA-1", "Runs away"),)


def test_a_registry_that_answers_no_audit_is_said() -> None:
    told = {"message": "405 Method Not Allowed - POST somewhere", "statusCode": 405}
    assert of_npm(json.dumps(told), "") == Heard(unasked="405 Method Not Allowed")
    assert of_npm("", "npm error network\n").unasked == "npm error network"


def test_what_is_accepted_is_accepted_until_a_day() -> None:
    text = "# a comment\nGHSA-1 2030-01-01 why\nGHSA-2 2020-01-01 why  # over\nGHSA-3 no day\n"
    accepted, stale = ignored(text, date(2026, 1, 1))
    assert accepted == {"GHSA-1"}
    assert stale == ["GHSA-2 2020-01-01 why", "GHSA-3 no day"]


def test_the_command_says_all_of_it(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(audit, "python_packages", lambda: Heard())
    monkeypatch.setattr(audit, "npm", lambda folder: Heard(unasked="no network"))
    assert audit.audit_command([]) == 0
    assert audit.audit_command(["--strict"]) == 1
    said = capsys.readouterr().out
    assert "Python packages: nothing known" in said
    assert said.count("NOT AUDITED: npm") == 2 * len(audit.LOCKS)
