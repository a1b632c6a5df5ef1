"""The desktop window, read back and played through AT-SPI alone, as a screen reader would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any, NoReturn

import pytest

from game.access.tree import Node, announcement, tree
from game.cli.play import make_host
from game.language.shelf import languages
from game.platforms.host import Host
from tests.pilot.pilot import real_story
from tests.view.tour import tour

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
PROGRAMS = ("dbus-run-session", "xvfb-run", "/usr/libexec/at-spi-bus-launcher", SYSTEM_PYTHON)
PATIENCE = 60
"""Seconds until what was asked for must have come about, on a machine that has much else to do."""
ROLES = {
    "window": "frame", "main": "landmark", "navigation": "landmark", "heading": "heading",
    "text": "label", "picture": "image", "group": "panel", "radiogroup": "panel", "button": "push button",
    "radio": "radio button", "switch": "toggle button", "field": "entry",
    "list": "list", "listitem": "list item", "table": "table", "row": "table row",
    "columnheader": "column header", "rowheader": "row header", "cell": "table cell",
}  # fmt: skip
"""What AT-SPI calls the roles."""
WINDOW = "Two Chairs"
"""What the window is called on every screen."""


def missing(what: str) -> NoReturn:
    """Skip with the reason, but fail in CI, where everything has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and in CI it has to be")
    pytest.skip(what)


class Listener:
    """The program in a session of its own, as AT-SPI knows it, beside a host that shows what it should be showing."""

    def __init__(self, log: Path, host: Host, program: Sequence[str] = (sys.executable, "-m", "game")) -> None:
        self.host, self.log = host, log
        reading, writing = os.pipe()
        command = ["dbus-run-session", "--", "xvfb-run", "-a", SYSTEM_PYTHON, str(ROOT / "tests/access/listener.py")]
        command += [str(writing), *program, "--keep-nothing"]
        hidden = ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        with log.open("w") as out:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=environment | {"LANG": "C.UTF-8"}, pass_fds=[writing], text=True,
                stdin=subprocess.PIPE, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        os.close(writing)
        self._answers = os.fdopen(reading)
        self._heard = ""

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._answers.close()

    def ask(self, do: str, **values: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **values}) + "\n")
        self._process.stdin.flush()
        line = self._answers.readline()
        assert line, self.log.read_text("utf-8", "replace")
        return json.loads(line)

    def tree(self) -> list[dict[str, Any]]:
        """Return what AT-SPI has, without what is only said."""
        found = self.ask("tree")
        return [] if isinstance(found, dict) else [node for node in found if node["name"] not in self._live()]

    def _live(self) -> tuple[str, ...]:
        view = self.host.view()
        return tuple(filter(None, (announcement(view), view.announce)))

    def settle(self) -> list[dict[str, Any]]:
        """Wait until AT-SPI has the present view, and return it; fail with the difference."""
        wanted, found, late = expected(self.host), [], time.monotonic() + PATIENCE
        while time.monotonic() < late:
            found = self.tree()
            if outline(found) == wanted:
                return found
        assert outline(found) == wanted
        raise AssertionError(self.log.read_text("utf-8", "replace"))

    def press(self, *ids: str) -> list[dict[str, Any]]:
        """Press controls by AT-SPI's own action; return the tree after the last."""
        found = self.settle()
        for pressed in ids:
            self.said()
            name = next(node.name for node in tree(self.host.view()).walk() if node.id == pressed)
            assert self.ask("press", name=name) is True
            self.host.press(pressed)
            found = self.settle()
        return found

    def said(self) -> str:
        return " ".join(self.ask("said"))

    def hears(self, text: str) -> None:
        """Wait until `text` has been announced; fail with what was announced instead."""
        heard, late = "", time.monotonic() + PATIENCE
        while text not in heard and time.monotonic() < late:
            heard += self.said()
        assert text in heard


def expected(host: Host) -> list[tuple[str, str, str, bool, bool]]:
    """Return what should be there: one window under one name, and no dialog in it, whose heading says its name."""
    root = replace(tree(host.view()), name=WINDOW)
    return [_expected(node) for node in root.walk() if node.role != "dialog"]


def _expected(node: Node) -> tuple[str, str, str, bool, bool]:
    enabled = not node.read_only  # AccessKit's AT-SPI says nothing of disabled buttons: their name and actions do
    return (ROLES[node.role], node.name, node.description, enabled, bool(node.checked))


def outline(found: list[dict[str, Any]]) -> list[tuple[str, str, str, bool, bool]]:
    checked = ("checked", "pressed")
    return [
        (node["role"], node["name"], node["description"], "enabled" in node["states"],
         any(state in node["states"] for state in checked))
        for node in found
    ]  # fmt: skip


def focused(found: list[dict[str, Any]]) -> list[str]:
    return [node["name"] for node in found if "focused" in node["states"]]


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    for program in PROGRAMS:
        if not shutil.which(program):
            missing(f"{program} is not there (Debian: apt-get install dbus at-spi2-core xvfb xauth python3-gi)")
    binding = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
    if subprocess.run(binding, capture_output=True, check=False).returncode:
        missing("AT-SPI's binding is not there (Debian: apt-get install gir1.2-atspi-2.0)")
    host = make_host(real_story(), tmp_path / "notes", keep_nothing=True, shelf=languages(ROOT / "story"))
    made = Listener(tmp_path / "log", host)
    yield made
    made.close()


def test_every_screen_is_there_and_is_played_by_actions_alone(listener: Listener) -> None:
    title = listener.settle()
    assert focused(title) == ["Two Chairs"]
    listener.press("support", "back", "code", "back", "about", "back", "settings", "set:letter_keys=no")
    listener.press("set:letter_keys=yes", "set:text_size=150", "set:theme=paper", "back", "begin")
    listener.hears("Take as long as you like.")
    chair = listener.press("go-on", "cut:short")
    assert focused(chair) == ["Choose a chair"]
    scene = listener.press("chair:kit")
    listener.hears("Rowan: “They said yes.”")
    assert "image" in [node["role"] for node in scene]
    listener.said()
    listener.press("support", "back")
    assert "They said yes" not in listener.said(), "what a dialog was laid over is not read again"
    answer = [node.id for node in tree(listener.host.view()).walk() if node.id.startswith("choice:")][-1]
    reply = listener.press(answer)
    listener.hears(announcement(listener.host.view()))
    assert any(node["name"].startswith("You: ") for node in reply)
    for _ in range(3):
        listener.press("go-on")
        answers = [node for node in tree(listener.host.view()).walk() if node.id.startswith("choice:")]
        listener.press(next(node.id for node in reversed(answers) if node.available))
    assert "History" in focused(listener.press("history"))


def test_what_comes_back_is_told_as_something_new_and_the_window_stays(listener: Listener) -> None:
    """libatspi takes what comes back under its old path for dead, and Orca then says nothing of it."""
    first = listener.settle()
    set_once = listener.press("settings")
    set_twice = listener.press("set:text_size=150")
    last = listener.press("back")
    window, *paths = (node["path"] for node in first)
    assert last[0]["path"] == window
    assert not set(paths) & {node["path"] for node in (*set_once[1:], *last[1:])}
    assert [node["path"] for node in set_twice] == [node["path"] for node in set_once], "the page stays the same"
    assert focused(last) == ["Two Chairs"]


def test_the_way_that_was_taken_is_tables_and_lists(listener: Listener) -> None:
    listener.press("begin", "go-on", "cut:short", "chair:kit")
    to_the_end(listener)
    recap = listener.press("recap")
    assert focused(recap) == ["The way you took"]
    table = beneath(recap, "table")
    assert [node["role"] for node in table[:6]] == ["table row", *["column header"] * 5]
    rows = [node for node in table if node["role"] == "table row"]
    stops = [node.name for node in tree(listener.host.view()).walk() if node.id.startswith("turn:")]
    assert len(rows) == len(stops) + 2
    assert [node["name"] for node in table if node["role"] == "row header"][1:] == [bare(name) for name in stops]
    assert any("fell most" in node["name"] for node in table if node["role"] == "table cell"), "turning points"
    lists = [node for node in recap if node["role"] == "list"]
    entries = [node for node in recap if node["role"] == "list item"]
    assert (len(lists), len(entries)) == (5, len(stops))
    assert next(node for node in recap if node["role"] == "image")["description"].startswith("A road")
    evening = listener.press("turn:3")
    assert focused(evening) == [stops[3]]
    assert focused(listener.press("back")) == [stops[3]], "back on the same stop"
    listener.press("turn:3")
    view = listener.host.view()
    listener.press(next(control.id for control in view.controls() if control.role == "choice" and control.available))
    to_the_end(listener)
    beside = listener.press("recap", "beside:0")
    assert focused(beside) == ["Two ways side by side"]
    heads = [node["name"] for node in beneath(beside, "table") if node["role"] == "column header"]
    assert [head.partition(", ")[2] for head in heads[1:]] == ["this way"] * 3 + ["the way you left"] * 3
    assert focused(listener.press("back", "keep")) == ["Keep this way"]


def to_the_end(listener: Listener) -> None:
    """Play on by the last answer that is open, to an ending."""
    listener.settle()
    while listener.host.view().screen == "scene":
        going = [node for node in tree(listener.host.view()).walk() if node.available and node.role == "button"]
        pressed = next(node for node in reversed(going) if node.id == "go-on" or node.id.startswith("choice:"))
        listener.press(pressed.id)


def beneath(found: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    """Return everything beneath the first node of `role`."""
    place = next(place for place, node in enumerate(found) if node["role"] == role)
    inside = takewhile(lambda node: node["depth"] > found[place]["depth"], found[place + 1 :])
    return list(inside)


def bare(stop: str) -> str:
    """Return the title of a stop without its number."""
    return stop.partition(". ")[2]


def test_what_is_struck_says_why_and_cannot_be_pressed(listener: Listener) -> None:
    listener.press("begin", "go-on", "cut:short", "chair:kit")
    game = tour()["scene-struck"].game
    assert game is not None
    for step in game.log.steps:
        listener.press(f"choice:{step.choice}", "go-on")
    struck = next(node for node in tree(listener.host.view()).walk() if not node.available)
    assert struck.name.endswith(")")
    found = next(node for node in listener.settle() if node["name"] == struck.name)
    assert (found["actions"], "focusable" in found["states"]) == (0, True)


def test_the_focus_goes_both_ways(listener: Listener) -> None:
    found = listener.settle()
    assert "focusable" in next(node for node in found if node["role"] == "label")["states"]
    for name in ("Settings", "B. Use a code", "A story about what goes missing between two people"):
        whole = next(node["name"] for node in found if node["name"].startswith(name))
        assert listener.ask("focus", name=whole) is True
        late = time.monotonic() + PATIENCE
        while (has := focused(listener.settle())) != [whole] and time.monotonic() < late:
            pass
        assert has == [whole], "the stage has taken the focus over and told it back"


def test_a_field_is_there_with_its_text_and_its_description(listener: Listener) -> None:
    listener.press("begin", "go-on", "cut:short", "chair:kit")
    answer = next(node.id for node in tree(listener.host.view()).walk() if node.id.startswith("choice:"))
    found = listener.press(answer, "settings", "code")
    fields = [node for node in found if node["role"] == "entry"]
    shown = next(node for node in tree(listener.host.view()).walk() if node.id == "code")
    assert [field["text"] for field in fields] == [shown.value, ""]
    assert [("editable" in field["states"]) for field in fields] == [False, True]


def test_boxes_lie_where_things_are_drawn(listener: Listener) -> None:
    found = listener.settle()
    boxes = [node["box"] for node in found if node["role"] == "push button"]
    assert len({tuple(box) for box in boxes}) == len(boxes)
    assert all(w >= 44 and h >= 44 and 0 <= x < 1280 and 0 <= y < 720 for x, y, w, h in boxes)
