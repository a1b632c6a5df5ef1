"""Which languages a desktop asks for. Reads settings only; says nothing where it cannot tell."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX reads them: the first that is set counts."""


def preferred() -> str:
    """Return the languages that are asked for, the best first, with colons between: `es-MX:es:en`."""
    told = from_variables(os.environ)
    with suppress(Exception):  # a setting that cannot be read is no wish
        if not told and sys.platform == "win32":
            return _windows()
        if not told and sys.platform == "darwin":
            return _mac()
    return told


def from_variables(environment: Mapping[str, str]) -> str:
    """Return what the variables of POSIX and GNU ask for; `LANGUAGE` counts only where the locale is not C."""
    name = next(filter(None, (environment.get(variable, "") for variable in _VARIABLES)), "")
    if name.partition(".")[0] in ("", "C", "POSIX"):
        return ""
    return environment.get("LANGUAGE", "") or name


def _windows() -> str:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the attribute is there on Windows only
    return locale.windows_locale.get(kernel.GetUserDefaultUILanguage(), "")


def _mac() -> str:
    import plistlib  # brings an XML parser along

    path = Path.home() / "Library/Preferences/.GlobalPreferences.plist"
    return ":".join(plistlib.loads(path.read_bytes()).get("AppleLanguages", []))
