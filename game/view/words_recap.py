"""The words of the way that was taken: the map, the picture of both meters, two ways side by side, keeping it."""

from __future__ import annotations

from collections.abc import Mapping

from game.view.text import Text

NUMBERED = Text("ui/way/numbered", "{number}. {title}", "a decision on the map of the way: its number, a scene's title")
MAP = Text("ui/way/map", "The map of your way", "heading; decisions in order, with the answers that were not given")
MAP_HOW = Text(
    "ui/way/map-how",
    "The answer you gave is on the road; the roads not taken are grey. Each stop leads to its note, and back to that "
    "evening.",
    "above the map of the way; a stop is a decision",
)
MAP_KEPT = Text(
    "ui/way/map-kept",
    "On the road stands the answer that was given; the roads not taken branch off from it.",
    "above the map of the way, on paper",
)
MAP_SMALL = Text("ui/way/map-small", "The whole way, small", "name of a picture for who does not see it")
MAP_SMALL_MEANS = Text(
    "ui/way/map-small-means",
    "A road with one stop for each decision, numbered, with the letter of the answer. The other letters branch off. "
    "The lists below say all of it in words.",
    "describes a small picture for who does not see it",
)
COUNTED: Mapping[int, Text] = {
    1: Text("ui/way/towards", "towards", "what an answer was: it turned towards the other's call; one word"),
    0: Text("ui/way/neither", "neither", "what an answer was: it turned neither towards a call nor away; one word"),
    -1: Text("ui/way/away", "away", "what an answer was: it turned away from a call; one word"),
}
SKIPPED = Text("ui/way/skipped", "skipped", "a scene that was skipped; one word")
ANSWER = Text("ui/way/answer", "{letter}: {answer}", "an answer with its letter")
NOT_TAKEN = Text("ui/way/not-taken", "Not taken: {answers}", "before a list of answers that were not given")
NOT_TAKEN_HEAD = Text("ui/way/not-taken-head", "not taken", "name of a list of answers that were not given")
WAS_STRUCK = Text("ui/way/was-struck", "{answer} (not open then)", "an answer that could not be given at the time")

OVER_TIME = Text("ui/way/over-time", "Both meters along the way", "heading and name of a picture with two lines")
OVER_TIME_SUMMARY = Text(
    "ui/way/over-time-summary",
    "{line}, from {before} to {after}.",
    "what a line of the picture does; line: trust or self-worth; before and after: words such as careful, steady",
)
WORTH_OF = Text("ui/way/worth-of", "self-worth of {name}", "name of a line in a picture; name: Kit or Rowan")
ON_WAY = Text("ui/way/on-way", "{line}, {way}", "name of a line in a picture: trust, this way; trust, the way you left")
TURNS: Mapping[str, Text] = {
    "trust-up": Text("ui/way/turn/trust-up", "trust rose most", "a turning point in the picture; very short"),
    "trust-down": Text("ui/way/turn/trust-down", "trust fell most", "a turning point in the picture; very short"),
    "worth-up": Text("ui/way/turn/worth-up", "self-worth rose most", "a turning point in the picture; very short"),
    "worth-down": Text("ui/way/turn/worth-down", "self-worth fell most", "a turning point in the picture; very short"),
    "named": Text("ui/way/turn/named", "said aloud", "turning point: what is missing was said aloud; very short"),
    "owned": Text("ui/way/turn/owned", "taken on and lived", "turning point: somebody took responsibility; very short"),
    "left": Text("ui/way/turn/left", "someone left", "turning point: somebody left; very short"),
}
HEAD: Mapping[str, Text] = {
    "number": Text("ui/way/head/number", "No.", "head of a table's column: number of the decision"),
    "scene": Text("ui/way/head/scene", "Scene", "head of a table's column"),
    "turn": Text("ui/way/head/turn", "Turning point", "head of a table's column"),
}
BEGINNING = Text("ui/way/beginning", "At the beginning", "first row of a table, before the first decision")

FORK = Text("ui/way/fork", "Every answer there was", "heading over all answers of a scene, the one given among them")
FORK_HOW = Text(
    "ui/way/fork-how",
    "Choose one to go back and play on from there. The way you took stays as a branch.",
    "above all answers of a scene",
)
TAKEN = Text("ui/way/taken", "The way you took", "beside the answer that was given, in a list of all answers")
TURNED = Text("ui/way/turned", "Turning point: {what}", "what: trust fell most; said aloud")
EARLIER = Text("ui/way/earlier", "Earlier: {title}", "button to the decision before; a scene's title")
LATER = Text("ui/way/later", "Later: {title}", "button to the next decision; a scene's title")
TO_WAY = Text("ui/way/to-way", "Back to the whole way", "button")

BESIDE = Text("ui/way/beside", "Two ways side by side", "heading: the way that was taken and one that was left")
BESIDE_WITH = Text(
    "ui/way/beside-with", "Side by side with: {title}, {choice}", "button; a scene's title and an answer given there"
)
PARTED = Text("ui/way/parted", "They parted at {title}, {time}.", "two ways; a scene's title and when it is")
AHEAD = Text(
    "ui/way/ahead", "One goes on where the other stops: at {title}, {time}.", "two ways; a scene's title and when it is"
)
PART = Text("ui/way/part", "here they part", "marks the place in a picture from which two ways differ; very short")
THIS_WAY = Text("ui/way/this-way", "this way", "one of two ways: the one that is on the table; also a heading")
LEFT_WAY = Text("ui/way/left-way", "the way you left", "one of two ways: the one that was left; also a heading")
UNFINISHED = Text("ui/way/unfinished", "Not played to an end.", "how a way ended that was left before its ending")
BESIDE_OVER_TIME = Text(
    "ui/way/beside-over-time", "Both meters on both ways", "heading and name of a picture with four lines"
)
CHOSEN_AT = Text("ui/way/chosen-at", "{title}: {answer}", "a scene's title and the answer that was given there")

KEEP = Text("ui/way/keep", "Keep this way", "button and heading: as a picture, a page or a text")
KEEP_MEANS = (
    Text(
        "ui/way/keep-means/1",
        "For you, if you want it: the map, both meters and the note to every evening.",
        "what can be kept",
    ),
    Text(
        "ui/way/keep-means/2",
        "It holds the answers you gave and the names the two have in this story. It holds no date and nothing of you, "
        "and nothing is sent. Whoever can open your files can read it.",
        "what is in a file that is kept, and what is not",
    ),
)
KEEP_AS: Mapping[str, tuple[Text, Text]] = {
    "page": (
        Text("ui/way/keep/page", "As a page", "button: keeps the way as a HTML file"),
        Text(
            "ui/way/keep/page-means",
            "One HTML file with everything, to be read in any browser or printed.",
            "beside the button",
        ),
    ),
    "picture": (
        Text("ui/way/keep/picture", "As a picture", "button: keeps the way as a PNG file"),
        Text("ui/way/keep/picture-means", "A PNG file: the map and both meters, no notes.", "beside the button"),
    ),
    "text": (
        Text("ui/way/keep/text", "As text", "button: keeps the way as a text file"),
        Text("ui/way/keep/text-means", "A plain text file with everything.", "beside the button"),
    ),
    "read": (
        Text("ui/way/keep/read", "Write it out here", "button, in a terminal: writes the way as text"),
        Text("ui/way/keep/read-means", "As plain text, to be read or copied.", "beside the button"),
    ),
    "copy": (
        Text("ui/way/keep/copy", "Copy the text", "button: puts the way as text on the clipboard"),
        Text("ui/way/keep/copy-means", "For a place of your own. No file is made.", "beside the button"),
    ),
}
KEPT_FILE = Text("ui/way/kept-file", "Kept: {path}", "notice; where the file is")
KEPT_DOWNLOAD = Text(
    "ui/way/kept-download",
    "Your browser was given {path}. If it is not among your downloads, downloads are blocked here: copy the text "
    "instead, or open the story in a window of its own.",
    "notice, in a browser; path is a file's name",
)
COPIED = Text("ui/way/copied", "Your way was copied as text.", "notice")
CANNOT_KEEP = Text(
    "ui/way/cannot-keep",
    "The file could not be written: {why}. Free some space or allow it, then try again; nothing else is lost.",
    "notice; why: No space left on device",
)
