"""The SDL that pygame itself uses, for the little that pygame does not pass on."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame

_VIDEO = 0x20
"""SDL_INIT_VIDEO."""
_INFO = 8
"""Where in SDL_SysWMinfo the system's own handles begin: behind three bytes of version and the kind of system."""


def library() -> ctypes.CDLL | None:
    """Return the SDL that pygame itself uses, None where it is not found or another one."""
    for path in _candidates():
        try:
            sdl = ctypes.CDLL(str(path))
            sdl.SDL_WaitEventTimeout.argtypes = (ctypes.c_void_p, ctypes.c_int)
            if sdl.SDL_WasInit(_VIDEO) == _VIDEO:  # another copy of SDL would know of no window
                return sdl
        except (OSError, AttributeError):
            continue
    return None


def handle(window: pygame.Window) -> int:
    """Return the system's handle of `window`: HWND, NSWindow or X11's display. 0 where it cannot be told."""
    sdl = library()
    if sdl is None:
        return 0
    sdl.SDL_GetWindowFromID.restype = ctypes.c_void_p
    sdl.SDL_GetWindowFromID.argtypes = (ctypes.c_uint32,)
    sdl.SDL_GetWindowWMInfo.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
    info = ctypes.create_string_buffer(256)
    sdl.SDL_GetVersion(info)  # it answers in the form of the version that it is asked in
    if not sdl.SDL_GetWindowWMInfo(sdl.SDL_GetWindowFromID(window.id), info):
        return 0
    return ctypes.c_size_t.from_buffer(info, _INFO).value


def _candidates() -> Iterator[Path]:
    package = Path(pygame.__file__).parent
    if sys.platform == "win32":
        yield package / "SDL2.dll"
        yield package.parent / "SDL2.dll"  # where an edition has it
    elif sys.platform == "darwin":
        yield from sorted((package / ".dylibs").glob("libSDL2-2*.dylib"))
    else:
        yield from sorted((package.parent / "pygame_ce.libs").glob("libSDL2-2*.so*"))
        maps = Path("/proc/self/maps")
        if maps.exists():
            lines = (line.split() for line in maps.read_text(encoding="utf-8", errors="replace").splitlines())
            yield from sorted({Path(line[-1]) for line in lines if line and "libSDL2-2" in line[-1]})
