"""What a facilitator takes away from a workshop or brings along: paper, the way to another computer, another window."""

from __future__ import annotations

from collections.abc import Mapping

from game.view.text import Text

_ROOM = "workshop: "

PACK = Text("ui/room/pack", "Print the workshop", _ROOM + "button, and a heading")
PACK_FOR = Text("ui/room/pack-for", "{length}: {chair}", _ROOM + "45 minutes: the title of a chair")
PACK_BOTH = Text("ui/room/pack-both", "2 × 60 minutes", _ROOM + "both hours; in front of the title of a chair")
PACK_HOLDS = Text(
    "ui/room/pack-holds",
    "On paper: the session plan, what we agree on, a card for each scene, vote cards A to E, questions, sheets for "
    "observers and for oneself, people to talk to.",
    _ROOM + "what the printed pack holds",
)
PAPER = Text("ui/room/paper", "Paper", _ROOM + "name of a group of choices")
PAPERS: Mapping[str, Text] = {
    "a4": Text("ui/room/paper/a4", "A4", _ROOM + "a choice: a size of paper"),
    "letter": Text("ui/room/paper/letter", "US Letter", _ROOM + "a choice: a size of paper"),
}
WRITE_PACK = Text("ui/room/write-pack", "Make the pages", _ROOM + "button: writes the pages for printing as a file")
PACK_COMING = Text("ui/room/pack-coming", "What makes the pages is being fetched …", _ROOM + "notice, in a browser")
PACK_MISSING = Text(
    "ui/room/pack-missing",
    "What makes the pages could not be fetched. Try again when there is a network; on a computer with the program, "
    "“python -m game print” makes the same pages.",
    _ROOM + "notice, in a browser; the command in quotation marks stays as it is",
)
PACK_SAVED = Text(
    "ui/room/pack-saved",
    "The pages are among the downloads: {name}. Open the file in a browser and print it from there.",
    _ROOM + "notice, in a browser; name: of a file",
)
PACK_WRITTEN = Text(
    "ui/room/pack-written",
    "The pages are in {path}. Open the file in a browser and print it.",
    _ROOM + "notice; path: where a file is",
)
PACK_SETTING = Text("ui/room/pack-setting", "A PDF is being made beside it …", _ROOM + "notice, after the last one")
PACK_PDF = Text("ui/room/pack-pdf", "The PDF is ready: {path}", _ROOM + "notice; path: where a file is")
PACK_NO_PDF = Text(
    "ui/room/pack-no-pdf",
    "There is no PDF ({why}). The file for the browser prints the same pages.",
    _ROOM + "notice; why: what is missing, in English",
)
PACK_FAILED = Text("ui/room/pack-failed", "The pages could not be written ({why}).", _ROOM + "notice; why: a reason")

CARRY = Text(
    "ui/room/carry", "Go on with another computer", _ROOM + "button after the first of two hours, and a heading"
)
CARRY_MEANS = Text(
    "ui/room/carry-means",
    "Write this code down, copy it, or save it with the room’s way as a file. It holds the chair and the answers, and "
    "no names and no counts. On the other computer choose “{length}”, then “{bring}”.",
    _ROOM + "a choice and a button of the other computer",
)
CARRY_FILE = Text(
    "ui/room/carry-file", "To go on with another computer: {code}", _ROOM + "line of the saved file; a row of letters"
)
BRING = Text(
    "ui/room/bring", "The first hour was on another computer", _ROOM + "button before the second hour, and a heading"
)
BRING_MEANS = Text(
    "ui/room/bring-means",
    "The code stands at the end of the saved file, or where you wrote it down. It is kept here while the workshop "
    "runs, and erased with it.",
    _ROOM + "above a field for a code",
)
BROUGHT = Text(
    "ui/room/brought",
    "The first hour is here. The second begins at “{title}”.",
    _ROOM + "notice; a scene's title",
)
BROUGHT_OVER = Text(
    "ui/room/brought-over", "That way has come to its end already: nothing is left to play.", _ROOM + "notice"
)
BROUGHT_OTHER = Text(
    "ui/room/brought-other",
    "That code is of somebody playing alone, or of a chair that workshops do not have.",
    _ROOM + "notice: a code was entered",
)

ELSEWHERE = Text(
    "ui/room/elsewhere",
    "This workshop goes on in another window, which was opened later. Nothing that is done here is kept, and phones "
    "follow the other one. To lead from here, close it here and open the workshop again.",
    _ROOM + "notice, on every page of the older window",
)
LEFT_ELSEWHERE = Text(
    "ui/room/left-elsewhere", "Closed here. The workshop goes on in the other window.", _ROOM + "notice"
)
