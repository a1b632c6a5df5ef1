"""`python -m game audit`: asks whether anything this project installs has a known weakness. In a checkout only.

0: nothing known, or nobody could be asked, which is said; 1: a known weakness, or something that is not pinned.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("game/web/runtime", "tests/web/axe")
"""Folders with an npm lock file."""
IGNORED = Path(".ci/advisories.txt")
SECONDS = 120
_DESCRIPTION = """\
Ask what is known of the packages that this project installs: pip-audit asks the Python package index about everything
installed with two-chairs[dev], npm asks its registry about the lock files. Whether every package is pinned is checked
first, which needs no network.

A package index that offers no advisories (a mirror, no network) is no clean bill: then it says "not audited", and
`--strict` makes that a failure.
"""
_EXAMPLES = f"""\
{IGNORED} lists what is known and accepted, one a line: ID, the day until which it is accepted, and why.

  GHSA-xxxx-xxxx-xxxx 2027-03-01 only when it reads ZIP files, and none is read here
"""


@dataclass(frozen=True, slots=True)
class Weakness:
    """A published weakness of an installed package."""

    package: str
    id: str
    about: str
    names: frozenset[str] = frozenset()
    """Its other ids."""

    def __str__(self) -> str:
        return f"{self.package}: {self.id}: {self.about}"


@dataclass(frozen=True, slots=True)
class Heard:
    """What one source of advisories said; `unasked` names what it could not say anything about, and why."""

    weaknesses: tuple[Weakness, ...] = ()
    unasked: str = ""


def audit_command(argv: Sequence[str]) -> int:
    """Audit, and say what was found and what could not be asked. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m game audit",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--strict", action="store_true", help="fail, too, where advisories cannot be asked for")
    strict = parser.parse_args(argv).strict
    if not (ROOT / "pyproject.toml").is_file():
        print("What is installed is pinned in a checkout: audit there.", file=sys.stderr)
        return 1
    loose = [*unpinned(ROOT), *unlocked(ROOT)]
    for told in loose:
        print(f"not pinned: {told} — pin it to one version, so that what is audited is what is installed")
    accepted, stale = ignored((ROOT / IGNORED).read_text("utf-8") if (ROOT / IGNORED).is_file() else "", date.today())
    for line in stale:
        print(f"{IGNORED}: no longer accepted: {line}")
    heard = {"Python packages": python_packages(), **{f"npm, {folder}": npm(ROOT / folder) for folder in LOCKS}}
    return 1 if report(heard, accepted, strict=strict) or loose else 0


def report(heard: Mapping[str, Heard], accepted: frozenset[str], *, strict: bool) -> bool:
    """Print what was heard; return whether that is a failure."""
    failed = False
    for source, told in heard.items():
        found = [weakness for weakness in told.weaknesses if not {weakness.id, *weakness.names} & accepted]
        for weakness in found:
            print(f"known weakness: {weakness}")
        if told.unasked:
            print(f"NOT AUDITED: {source}: {told.unasked}")
        elif not found:
            passed = len(told.weaknesses)
            print(f"{source}: nothing known" + (f", {passed} accepted in {IGNORED}" if passed else ""))
        failed = failed or bool(found) or (strict and bool(told.unasked))
    return failed


def ignored(text: str, today: date) -> tuple[frozenset[str], list[str]]:
    """Return the ids that `text` accepts on the day `today`, and the lines that are over or cannot be read."""
    accepted, stale = set(), []
    for line in filter(None, (line.partition("#")[0].strip() for line in text.splitlines())):
        parts = line.split(None, 2)
        if len(parts) == 3 and re.fullmatch(r"\d{4}-\d\d-\d\d", parts[1]) and parts[1] >= today.isoformat():
            accepted.add(parts[0])
        else:
            stale.append(line)
    return frozenset(accepted), stale


# -- pinned ---------------------------------------------------------------------------------------------------------


def unpinned(root: Path) -> Iterator[str]:
    """Yield the Python dependencies that are not pinned to one version."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    named = project["project"]
    wanted = [*project["build-system"]["requires"], *named["dependencies"]]
    for extra in named["optional-dependencies"].values():
        wanted += extra
    for requirement in wanted:
        if "==" not in requirement and not requirement.startswith(f"{named['name']}["):
            yield requirement


def unlocked(root: Path) -> Iterator[str]:
    """Yield the npm packages whose content no lock file names by a hash."""
    for folder in LOCKS:
        lock = json.loads((root / folder / "package-lock.json").read_text("utf-8"))
        for name, package in lock["packages"].items():
            if name and "integrity" not in package:
                yield f"{folder}: {name}"


# -- what is known --------------------------------------------------------------------------------------------------


def python_packages() -> Heard:
    """Ask the Python package index about everything that this project installs here."""
    try:
        wanted = sorted(f"{name}=={version}" for name, version in installed("two-chairs", "dev").items())
    except (ImportError, PackageNotFoundError) as error:
        return Heard(unasked=f"{error}; install the project first: pip install -e '.[dev]'")
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "installed.txt"
        listed.write_text("\n".join(wanted), "utf-8")
        options = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
        return of_pip_audit(*_run([sys.executable, "-m", "pip_audit", "-r", str(listed), *options]))


def installed(name: str, *extras: str) -> dict[str, str]:
    """Return the versions of all that a package and its extras have installed. Raises PackageNotFoundError."""
    from packaging.requirements import Requirement  # comes with pip-audit

    found: dict[str, str] = {}
    todo, seen = [(name, frozenset(extras))], set()
    while todo:
        wanted = todo.pop()
        if wanted in seen:
            continue
        seen.add(wanted)
        for text in distribution(wanted[0]).requires or ():
            one = Requirement(text)
            if any(one.marker is None or one.marker.evaluate({"extra": extra}) for extra in ("", *wanted[1])):
                todo.append((one.name, frozenset(one.extras)))
                if one.name != name:
                    found[one.name] = distribution(one.name).version
    return found


def of_pip_audit(output: str, errors: str) -> Heard:
    """Return what pip-audit said. Packages it found nothing about at all are no clean packages."""
    try:
        told = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Heard(unasked=_last(errors) or "pip-audit said nothing that can be read")
    skipped = [one["name"] for one in told if "skip_reason" in one]
    found = tuple(
        Weakness(f"{one['name']} {one['version']}", known["id"], _how(known), frozenset(known.get("aliases", ())))
        for one in told
        for known in one.get("vulns", ())
    )
    if skipped and len(skipped) == len(told):
        return Heard(found, "the package index that is set up here offers no advisories")
    return Heard(found, f"nothing is known of {', '.join(skipped)}" if skipped else "")


def npm(folder: Path) -> Heard:
    """Ask npm's registry about the lock file in `folder`."""
    program = shutil.which("npm")
    if program is None:
        return Heard(unasked="npm is not installed")
    return of_npm(*_run([program, "audit", "--package-lock-only", "--json"], folder))


def of_npm(output: str, errors: str) -> Heard:
    """Return what npm said."""
    try:
        told = json.loads(output)
        packages: dict[str, Any] = told["vulnerabilities"]
    except KeyError:
        return Heard(unasked=str(told.get("message") or "the registry offers no advisories").partition(" - ")[0])
    except (ValueError, TypeError):
        return Heard(unasked=_last(errors) or "npm said nothing that can be read")
    return Heard(tuple(_of_packages(packages.values())))


def _of_packages(packages: Iterable[Mapping[str, Any]]) -> Iterator[Weakness]:
    for package in packages:
        for via in package["via"]:
            if isinstance(via, dict):  # a name points to a package that stands in the list itself
                yield Weakness(f"{package['name']} {via.get('range', '')}", via["url"].rsplit("/", 1)[-1], via["title"])


def _how(known: Mapping[str, Any]) -> str:
    mended = ", ".join(known.get("fix_versions", ()))
    about = " ".join(str(known.get("description", "")).split())[:160]
    return f"{about} (mended in {mended})" if mended else f"{about} (not mended yet)"


def _run(command: Sequence[str], folder: Path | None = None) -> tuple[str, str]:
    """Return what a program wrote; it fails by its status where it finds something, which says nothing more."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", str(error)
    return done.stdout, done.stderr


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip()[:200] if lines else ""
