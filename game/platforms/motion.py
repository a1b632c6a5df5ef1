"""Whether a desktop asks for less movement. Reads settings only; says no where it cannot tell."""

from __future__ import annotations

import configparser
import os
import plistlib
import sys
from contextlib import suppress
from pathlib import Path

_CLIENT_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION of the Windows API."""


def reduced_motion() -> bool:
    """Return whether Windows, macOS, GTK or KDE settings ask for less movement."""
    with suppress(Exception):  # a setting that cannot be read is no wish
        if sys.platform == "win32":
            return _windows()
        return _mac() if sys.platform == "darwin" else _linux()
    return False


def _windows() -> bool:
    import ctypes

    on = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - the attribute is there on Windows only
    user32.SystemParametersInfoW(_CLIENT_ANIMATION, 0, ctypes.byref(on), 0)
    return not on.value


def _mac() -> bool:
    path = Path.home() / "Library/Preferences/com.apple.universalaccess.plist"
    return bool(plistlib.loads(path.read_bytes()).get("reduceMotion"))


def _linux() -> bool:
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    for name in ("gtk-4.0/settings.ini", "gtk-3.0/settings.ini"):
        if setting(config / name, "Settings", "gtk-enable-animations").lower() in ("0", "false"):
            return True
    return setting(config / "kdeglobals", "KDE", "AnimationDurationFactor") in ("0", "0.0")


def setting(path: Path, section: str, name: str) -> str:
    """Return a setting in a file such as GTK and KDE write; empty where it is not there."""
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read(path, encoding="utf-8")
    return parser.get(section, name, fallback="")
