"""What the browser's first page says while the game is not there yet. Everything else on it comes from the view."""

from __future__ import annotations

from collections.abc import Mapping

from game.view.text import Text

_SHELL: Mapping[str, tuple[str, str]] = {
    "loading": ("Loading", "name of the progress bar, for readers"),
    "loading_now": (
        "Loading the story and what it runs on. You can read this meanwhile, or press Begin now.",
        "Begin is the button",
    ),
    "starting": ("Everything is here. Starting…", "beneath the progress bar"),
    "queued": ("It starts by itself as soon as it has loaded.", "after a button was pressed while it still loads"),
    "ready": ("Ready.", "loading is done"),
    "nothing_happens": (
        "Loading. If nothing moves here for a while, this page was opened as a file or scripts are blocked: "
        "open it through a web server, for instance with “python -m game web serve”.",
        "the command in quotation marks stays as it is",
    ),
    "copy": (
        "So that it starts without network the next time, your browser also keeps a copy of this page and its program "
        "once you go on. The copy is the same for everybody and holds nothing of you. None is made if you keep nothing "
        "here. Quick exit removes it, except from an installed app.",
        "on the content note in the browser; Quick exit is the command",
    ),
    "failed": ("The story could not be started", "heading"),
    "failed_old": (
        "This browser lacks something that the story needs (WebAssembly with SIMD and exceptions). It runs in Chrome "
        "and Edge 95 or newer, Firefox 100 or newer, and Safari 16.4 or newer. Updating the browser helps.",
        "why it could not be started",
    ),
    "failed_missing": (
        "A file did not arrive. Check that you are online and that nothing blocks this page's own files, then try "
        "again. What you have played is still kept.",
        "why it could not be started",
    ),
    "failed_broken": (
        "Something went wrong while it started. Trying again often helps; a private window or another browser may "
        "too. What you have played is still kept.",
        "why it could not be started",
    ),
    "failed_script": (
        "This story needs scripts to run, and they are turned off here. What can be read on this page needs none.",
        "where a browser runs no scripts",
    ),
    "again": ("Try again", "button"),
    "detail": ("Technical detail", "opens the words of an error"),
}
SHELL: Mapping[str, Text] = {
    name: Text(f"ui/page/{name}", english, f"first page in the browser: {about}")
    for name, (english, about) in _SHELL.items()
}
BLANK = Text("ui/page/blank", "Blank page", "title of the empty page that Quick exit leads to")

THIRD_PARTY = Text(
    "ui/page/third-party",
    "This copy runs on pygbag's own runtime, which is not part of it: it is fetched from {host}, a third party, which "
    "will see your network address and browser. Nothing has been fetched from there yet.",
    "first page in the browser, in one way of building it; pygbag is a program; host: an address",
)
THIRD_PARTY_ACCEPT = Text("ui/page/third-party-accept", "Fetch it from {host} and start", "button; host: an address")
