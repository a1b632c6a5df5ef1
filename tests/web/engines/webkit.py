"""WebKitGTK, driven by Selenium: WebKitWebDriver and MiniBrowser under an Xvfb of their own.

Its driver tells of no console messages, and this build knows no touch: WebDriver's fingers come as mouse clicks.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.web.engines.engine import HEIGHT, KEYS, WIDTH

BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
DRIVER = Path("/usr/bin/WebKitWebDriver")
DOT = """() => {
    const dot = document.body.appendChild(document.createElement('i')), end = performance.now() + 2000;
    dot.style.cssText = 'position: fixed; left: 0; top: 0; width: 1px; height: 1px; background: #000';
    const move = () => {
        dot.style.opacity = Math.random();
        if (performance.now() < end) requestAnimationFrame(move); else dot.remove();
    };
    move();
}"""


class Webkit:
    """A MiniBrowser of its own. `ratio` is what GDK_SCALE says."""

    touches = False

    def __init__(self, ratio: int) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="two-chairs-webkit-", ignore_cleanup_errors=True)
        self._screen, display = _xvfb(ratio)
        self._driver: Any = None
        self._turned = 0
        environment = os.environ | {
            "DISPLAY": display,
            "HOME": self._home.name,
            "XDG_RUNTIME_DIR": self._home.name,
            "NO_AT_BRIDGE": "1",
            "GDK_BACKEND": "x11",
            "GDK_SCALE": str(ratio),
            "GSETTINGS_BACKEND": "memory",
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",  # without it 25 frames a second
        }
        try:
            self._driver = _driver(environment)
            self._driver.set_script_timeout(60)
            self._resize()
        except BaseException:
            self.close()
            raise

    def _resize(self) -> None:
        """MiniBrowser has a tool bar: make the window larger by what that takes."""
        self._driver.set_window_size(WIDTH, HEIGHT)
        inner = self.evaluate("() => [innerWidth, innerHeight]")
        self._driver.set_window_size(2 * WIDTH - inner[0], 2 * HEIGHT - inner[1])

    def open(self, url: str) -> None:
        self._driver.get(url)

    def evaluate(self, script: str) -> Any:
        body = f"""const done = arguments[arguments.length - 1];
            (async () => JSON.stringify(await ({script})() ?? null))().then(done, (error) => done('!' + error));"""
        told = str(self._driver.execute_async_script(body))
        assert not told.startswith("!"), told
        return json.loads(told)

    def press(self, key: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self._driver).send_keys(KEYS.get(key, key)).perform()

    def click(self, x: float, y: float) -> None:
        from selenium.webdriver.common.actions.action_builder import ActionBuilder

        actions: Any = ActionBuilder(self._driver, duration=0)
        actions.pointer_action.move_to_location(round(x), round(y))
        actions.pointer_action.click()
        actions.perform()

    def wheel(self, x: float, y: float, by: int) -> None:
        from selenium.webdriver.common.actions.action_builder import ActionBuilder

        actions: Any = ActionBuilder(self._driver, duration=0)
        self._turned += by  # this driver takes each turn for where the wheel stands then
        actions.wheel_action.scroll(round(x), round(y), 0, self._turned, origin="viewport")
        actions.perform()

    def tap(self, x: float, y: float) -> None:
        raise NotImplementedError("this build of WebKitGTK knows no touch")

    def screenshot(self, path: Path) -> None:
        """Write what is shown; WebKit waits for a frame first, and a page at rest draws none: so a dot is moved."""
        self.evaluate(DOT)
        self._driver.save_screenshot(str(path))

    def complaints(self) -> list[str]:
        return []

    def close(self) -> None:
        if self._driver is not None:
            self._driver.quit()
        self._screen.terminate()
        self._screen.wait(20)
        self._home.cleanup()


def _xvfb(ratio: int) -> tuple[subprocess.Popen[bytes], str]:
    """Start Xvfb on a display that is free; return it and the display's name."""
    read, write = os.pipe()
    size = f"{1400 * ratio}x{1000 * ratio}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    started = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        display = told.readline().strip()  # the whole line: who hangs up in the middle ends the server
    return started, f":{display}"


def _driver(environment: dict[str, str]) -> Any:
    from selenium import webdriver

    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(BROWSERS[0])
    options.add_argument("--automation")
    service = webdriver.WebKitGTKService(str(DRIVER), env=environment)  # with a path nothing is downloaded
    return webdriver.WebKitGTK(options=options, service=service)
