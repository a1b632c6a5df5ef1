"""Debian's Chromium for the tests: started once, and again where one of its processes dies under the test.

A process of the browser that dies (for want of memory, say) says nothing about the page. The test is then run again
(tests/conftest.py), in a browser that does with less, and the run says what the machine was like.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

ARGUMENTS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SPARING = (
    "--renderer-process-limit=1",
    "--disable-features=SpareRendererForSitePerProcess",
    "--js-flags=--liftoff-only",
)
"""No renderer in reserve, and no optimising compiler for WebAssembly."""
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/pids.max")


class Chromium:
    """One running browser, started anew when it has lost a process."""

    def __init__(self, playwright: Playwright, program: str) -> None:
        self._playwright, self._program = playwright, program
        self._log = Path(tempfile.mkdtemp(prefix="two-chairs-chromium-")) / "log"
        self._died = self._sparing = False
        self._browser = self._start()

    def _start(self) -> Browser:
        arguments = [*ARGUMENTS, "--enable-logging", f"--log-file={self._log}", *(SPARING if self._sparing else ())]
        return self._playwright.chromium.launch(executable_path=self._program, args=arguments)

    def browser(self) -> Browser:
        """Return a browser that has all its processes."""
        if self._died or not self._browser.is_connected():
            self._browser.close()
            self._died, self._sparing = False, True
            self._browser = self._start()
        return self._browser

    def watch(self, page: Page) -> None:
        """Say what the machine is like when the process behind `page` dies."""
        page.on("crash", self._crashed)

    def _crashed(self, page: Page) -> None:
        self._died = True
        print(f"The process behind {page.url} died. {machine()}\nThe browser's log ends:\n{self._tail()}")

    def _tail(self) -> str:
        told = [line for line in _read(str(self._log)).splitlines() if "dbus" not in line and "CONSOLE" not in line]
        return "\n".join(told[-12:])

    def close(self) -> None:
        """Stop the browser and throw its log away."""
        self._browser.close()
        shutil.rmtree(self._log.parent, ignore_errors=True)


def dying() -> AbstractContextManager[None]:
    """Forgive what Playwright says of a page that may have died; where the test waited for it, that is said."""
    from playwright.sync_api import Error

    return suppress(Error)


def machine() -> str:
    """Return memory, limits, disk and the kernel's last words, for a person who reads a failed run elsewhere."""
    wanted = ("MemTotal", "MemAvailable", "CommitLimit", "Committed_AS")
    parts = [line for line in _read("/proc/meminfo").splitlines() if line.startswith(wanted)]
    parts += [f"{path}: {_read(path).strip()}" for path in LIMITS if Path(path).exists()]
    for folder in (tempfile.gettempdir(), "/dev/shm", str(Path.home())):
        if Path(folder).exists():
            parts.append(f"{folder}: {shutil.disk_usage(folder).free >> 20} MB free")
    parts.append(f"load {_read('/proc/loadavg').strip()}")
    if shutil.which("dmesg"):
        said = subprocess.run(["dmesg"], capture_output=True, text=True, check=False).stdout.splitlines()
        parts += said[-6:]
    return "The machine:\n" + "\n".join(parts)


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return "cannot be read"
