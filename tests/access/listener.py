"""What an assistive technology does, on the system's own Python (its AT-SPI binding is a package of the system's).

    dbus-run-session -- xvfb-run -a /usr/bin/python3 listener.py OUT COMMAND...

Starts COMMAND, then answers each line of JSON on its input with one in the open file of number OUT (on the output the
buses write as they like): `tree`, `press` and `focus` (by name),
`said` (announcements since the last time). Knows nothing of the game.
"""

import json
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib

STATES = ("focused", "focusable", "enabled", "checked", "checkable", "pressed", "editable", "modal", "active")
SAID: list = []


def listen():
    """Say that assistive technology is there, as a screen reader does when it starts."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    on = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    bus.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", on, None, Gio.DBusCallFlags.NONE, -1
    )
    Atspi.init()
    listener = Atspi.EventListener.new(lambda event: SAID.append(str(event.any_data)))
    listener.register("object:announcement")
    return listener


def pump(seconds=0.05):
    """Let events arrive."""
    context, until = GLib.MainContext.default(), time.monotonic() + seconds
    while time.monotonic() < until:
        if not context.iteration(False):
            time.sleep(0.005)


def window():
    """Return the window of the program, None where there is none yet."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is not None and program.get_child_count():
            return program.get_child_at_index(0)
    return None


def nodes(node, depth=0):
    """Yield every accessible with its depth, in order."""
    node.clear_cache()
    yield node, depth
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from nodes(child, depth + 1)


def told(node):
    """Return what an accessible says of itself."""
    states = node.get_state_set()
    held = [nick for nick in STATES if states.contains(getattr(Atspi.StateType, nick.upper()))]
    box = node.get_extents(Atspi.CoordType.WINDOW) if "Component" in node.get_interfaces() else None
    text = Atspi.Text.get_text(node, 0, -1) if "Text" in node.get_interfaces() else ""
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": held,
        "actions": node.get_n_actions() if "Action" in node.get_interfaces() else 0,
        "box": [box.x, box.y, box.width, box.height] if box else [],
        "text": text,
        "set": node.get_attributes() or {},
        "interfaces": list(node.get_interfaces()),
        "path": node.path,
    }


def find(name):
    """Return the last accessible of that name: a group may be called like a control in it."""
    shown = window()
    found = [node for node, _ in nodes(shown) if node.get_name() == name] if shown else []
    if not found:
        raise LookupError(name)
    return found[-1]


def answer(asked):
    """Carry out one request; return what is to be said of it."""
    do = asked["do"]
    if do == "tree":
        shown = window()
        return [told(node) | {"depth": depth} for node, depth in nodes(shown)] if shown else []
    if do == "press":
        return bool(find(asked["name"]).do_action(0))
    if do == "focus":
        return bool(find(asked["name"]).grab_focus())
    if do == "said":
        said, SAID[:] = list(SAID), []
        return said
    raise ValueError(do)


def main():
    """Answer until the input ends."""
    answers = os.fdopen(int(sys.argv[1]), "w")
    listener = listen()
    game = subprocess.Popen(sys.argv[2:])
    try:
        for line in sys.stdin:
            pump()
            try:
                said = answer(json.loads(line))
            except (
                GLib.Error,
                LookupError,
            ) as error:  # what was there a moment ago is gone: asked again, it will be right
                said = {"error": str(error)}
            print(json.dumps(said), file=answers, flush=True)
    finally:
        listener.deregister("object:announcement")
        game.terminate()
        game.wait()


main()
