"""What the first page says while the game is not there yet. Everything else on it comes from the view."""

from __future__ import annotations

from collections.abc import Mapping

SHELL: Mapping[str, str] = {
    "loading": "Loading",
    "loading_now": "Loading the story and what it runs on. You can read this meanwhile, or press Begin already.",
    "starting": "Everything is here. Starting…",
    "queued": "It starts by itself as soon as it has loaded.",
    "ready": "Ready.",
    "nothing_happens": (
        "Loading. If nothing moves here for a while, this page was opened as a file or scripts are blocked: "
        "open it through a web server, for instance with “python -m game web serve”."
    ),
    "failed": "The story could not be started",
    "failed_old": (
        "This browser lacks something that the story needs (WebAssembly with SIMD and exceptions). It runs in Chrome "
        "and Edge 95 or newer, Firefox 100 or newer, and Safari 16.4 or newer. Updating the browser helps."
    ),
    "failed_missing": (
        "A file did not arrive. Check that you are online and that nothing blocks this page's own files, then try "
        "again. What you have played is still kept."
    ),
    "failed_broken": (
        "Something went wrong while it started. Trying again often helps; a private window or another browser may "
        "too. What you have played is still kept."
    ),
    "failed_script": (
        "This story needs scripts to run, and they are turned off here. What can be read on this page needs none."
    ),
    "again": "Try again",
    "detail": "Technical detail",
}

THIRD_PARTY = (
    "This copy runs on pygbag's own runtime, which is not part of it: it is fetched from {host}, a third party, which "
    "will see your network address and browser. Nothing has been fetched from there yet."
)
THIRD_PARTY_ACCEPT = "Fetch it from {host} and start"
