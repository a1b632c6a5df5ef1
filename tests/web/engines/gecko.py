"""Firefox ESR, driven over WebDriver BiDi, which it speaks itself: no geckodriver is needed.

HOME and XDG_RUNTIME_DIR are folders of this run only, and it needs neither a display nor D-Bus.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.web.engines.engine import HEIGHT, KEYS, WIDTH

_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_SECONDS = 60.0
TOUCH = 'user_pref("dom.w3c_touch_events.enabled", 1);\n'
"""Where no touch screen is found, Firefox has no touch events, unless it is told to."""


class Gecko:
    """A Firefox of its own."""

    touches = True

    def __init__(self, program: str, ratio: int) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="two-chairs-firefox-"))
        for name in ("profile", "run"):
            (self._home / name).mkdir(mode=0o700)
        (self._home / "profile" / "user.js").write_text(TOUCH, "utf-8")
        self._process = self._start(program)
        self._complaints: list[str] = []
        self._last = 0
        self._origin = ""
        try:
            self._connect(ratio)
        except BaseException:
            self.close()
            raise

    def _start(self, program: str) -> subprocess.Popen[bytes]:
        environment = os.environ | {"HOME": str(self._home), "XDG_RUNTIME_DIR": str(self._home / "run")}
        command = [program, "--headless", "--no-remote", "--profile", str(self._home / "profile")]
        with (self._home / "log").open("wb") as log:
            return subprocess.Popen([*command, "--remote-debugging-port", "0"], env=environment, stdout=log, stderr=log)

    def _connect(self, ratio: int) -> None:
        import websocket

        self._socket = websocket.create_connection(f"{self._address()}/session", timeout=_SECONDS, suppress_origin=True)
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._context = self._send("browsingContext.create", type="tab")["context"]
        size = {"width": WIDTH, "height": HEIGHT}
        self._do("browsingContext.setViewport", viewport=size, devicePixelRatio=ratio)

    def _address(self) -> str:
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            found = _LISTENS.search((self._home / "log").read_text("utf-8", "replace"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError("Firefox did not start:\n" + (self._home / "log").read_text("utf-8", "replace"))

    def _send(self, method: str, **params: Any) -> Any:
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            told = json.loads(self._socket.recv())
            if told.get("id") == self._last:
                assert told["type"] == "success", f"{method}: {told.get('error')}: {told.get('message')}"
                return told["result"]
            self._note(told)

    def _do(self, method: str, **params: Any) -> Any:
        return self._send(method, context=self._context, **params)

    def _note(self, told: Any) -> None:
        params = told.get("params", {})
        if told.get("method") == "log.entryAdded" and params["level"] == "error":
            self._complaints.append(str(params["text"]))
        elif told.get("method") == "network.beforeRequestSent":
            url = params["request"]["url"]
            if not url.startswith((self._origin, "data:", "blob:", "about:")):
                self._complaints.append(f"asks for {url}")

    def open(self, url: str) -> None:
        self._origin = "/".join(url.split("/")[:3]) + "/"
        self._do("browsingContext.navigate", url=url, wait="interactive")

    def evaluate(self, script: str) -> Any:
        whole = f"async () => JSON.stringify(await ({script})() ?? null)"
        target = {"context": self._context}
        told = self._send("script.callFunction", functionDeclaration=whole, awaitPromise=True, target=target)
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"]["value"])

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        self._act(
            {"type": "key", "id": "keys", "actions": [{"type": kind, "value": value} for kind in ("keyDown", "keyUp")]}
        )

    def click(self, x: float, y: float) -> None:
        self._point("mouse", x, y)

    def tap(self, x: float, y: float) -> None:
        self._point("touch", x, y)

    def _point(self, kind: str, x: float, y: float) -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        actions = [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": actions})

    def wheel(self, x: float, y: float, by: int) -> None:
        turn = {"type": "scroll", "x": round(x), "y": round(y), "deltaX": 0, "deltaY": by}
        self._act({"type": "wheel", "id": "wheel", "actions": [turn]})

    def _act(self, source: dict[str, Any]) -> None:
        self._do("input.performActions", actions=[source])

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._do("browsingContext.captureScreenshot")["data"]))

    def complaints(self) -> list[str]:
        return self._complaints

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        shutil.rmtree(self._home, ignore_errors=True)
