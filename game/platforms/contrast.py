"""Whether a desktop asks for more contrast. Reads settings only; says no where it cannot tell."""

from __future__ import annotations

import os
import plistlib
import sys
from contextlib import suppress
from pathlib import Path

from game.platforms.motion import setting

_HIGH_CONTRAST, _ON = 0x42, 1
"""SPI_GETHIGHCONTRAST of the Windows API, and the flag in its answer."""


def more_contrast() -> bool:
    """Return whether Windows, macOS, GTK or KDE settings ask for more contrast."""
    with suppress(Exception):  # a setting that cannot be read is no wish
        if sys.platform == "win32":
            return _windows()
        return _mac() if sys.platform == "darwin" else _linux()
    return False


def _windows() -> bool:
    import ctypes

    class HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_void_p))

    asked = HighContrast(ctypes.sizeof(HighContrast), 0, None)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - the attribute is there on Windows only
    user32.SystemParametersInfoW(_HIGH_CONTRAST, asked.size, ctypes.byref(asked), 0)
    return bool(asked.flags & _ON)


def _mac() -> bool:
    path = Path.home() / "Library/Preferences/com.apple.universalaccess.plist"
    return bool(plistlib.loads(path.read_bytes()).get("increaseContrast"))


def _linux() -> bool:
    if "contrast" in os.environ.get("GTK_THEME", "").lower():
        return True
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    asked = (
        ("gtk-4.0/settings.ini", "Settings", "gtk-theme-name"),
        ("gtk-3.0/settings.ini", "Settings", "gtk-theme-name"),
        ("kdeglobals", "General", "ColorScheme"),
    )
    return any("contrast" in setting(config / file, section, name).lower() for file, section, name in asked)
