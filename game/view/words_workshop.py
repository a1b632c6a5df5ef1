"""The words of the workshop: what a room reads on the screen, and what its facilitator presses."""

from __future__ import annotations

from collections.abc import Mapping

from game.view.text import Counted, Text

_ROOM = "workshop: "

WORKSHOP = Text("ui/room/workshop", "Workshop", "button on the first page, and a heading")
WORKSHOP_MEANS = Text(
    "ui/room/workshop-means",
    "For a group: one screen, one person who leads, talk, and votes by show of hands.",
    "beside the button Workshop",
)
LEAVE = Text("ui/room/leave", "Close the workshop", _ROOM + "button; erases what was kept and leads to the first page")
LEFT = Text(
    "ui/room/left",
    "The workshop is closed. Nothing of it is kept on this computer.",
    _ROOM + "notice",
)

# -- before the room comes in ---------------------------------------------------------------------------------------

KEPT = Text("ui/room/kept", "A workshop is kept on this computer", _ROOM + "heading at the start")
KEPT_WHERE = Text(
    "ui/room/kept-where",
    "It stands at “{title}”, after {minutes}. It holds answers and counts, and no names.",
    _ROOM + "a scene's title; minutes: 12 minutes",
)
RESUME = Text("ui/room/resume", "Go on where the room was", _ROOM + "button")
SECOND_HOUR = Text("ui/room/second-hour", "Begin the second hour from here", _ROOM + "button")
ANEW = Text("ui/room/anew", "Erase it and prepare another", _ROOM + "button")
SETUP: Mapping[str, Text] = {
    "time": Text("ui/room/setup/time", "How long, and whose chair?", _ROOM + "heading of the first page of settings"),
    "content": Text("ui/room/setup/content", "What stays out?", _ROOM + "heading of the second page of settings"),
    "votes": Text("ui/room/setup/votes", "How does the room decide?", _ROOM + "heading of the third page of settings"),
}
LENGTH = Text("ui/room/length", "Length", _ROOM + "name of a group of choices")
LENGTHS: Mapping[str, Text] = {
    "45": Text("ui/room/length/45", "45 minutes", _ROOM + "a choice"),
    "90": Text("ui/room/length/90", "90 minutes", _ROOM + "a choice"),
    "first": Text("ui/room/length/first", "2 × 60: first hour", _ROOM + "a choice"),
    "second": Text("ui/room/length/second", "2 × 60: second hour", _ROOM + "a choice"),
}
CHAIRS = Text("ui/room/chairs", "Chair", _ROOM + "name of a group of choices: whose part the room plays")
SUMMARY = Text(
    "ui/room/summary",
    "{decisions}, about {each} for each. That leaves {talk} for talk.",
    _ROOM + "7 decisions, about 2 minutes for each. That leaves 20 minutes for talk.",
)
COUNTRY = Text("ui/room/country", "Support numbers of", _ROOM + "name of a group of choices: countries")
CHAPTERS = Text("ui/room/chapters", "Chapters", _ROOM + "name of a group of switches: on means played")
CHAPTER_SWITCH = Text("ui/room/chapter-switch", "{number}. {title} ({minutes})", _ROOM + "First signs (4 minutes)")
WAY = Text("ui/room/way", "Votes", _ROOM + "name of a group of choices")
WAYS: Mapping[str, Text] = {
    "hands": Text("ui/room/way/hands", "By show of hands", _ROOM + "how the room votes"),
    "cards": Text("ui/room/way/cards", "By secret cards", _ROOM + "how the room votes"),
    "none": Text("ui/room/way/none", "No votes, only talk", _ROOM + "how the room votes"),
}
TIE = Text("ui/room/tie", "When two answers have the same number of votes", _ROOM + "name of a group of choices")
TIE_RULES: Mapping[str, Text] = {
    "ask": Text("ui/room/tie/ask", "I choose", _ROOM + "the facilitator chooses"),
    "again": Text("ui/room/tie/again", "Vote again between them", _ROOM + "a rule"),
    "first": Text("ui/room/tie/first", "The first letter counts", _ROOM + "a rule: A before B"),
}
ZERO = Text("ui/room/zero", "When nobody votes", _ROOM + "name of a group of choices")
ZERO_RULES: Mapping[str, Text] = {
    "ask": Text("ui/room/zero/ask", "I choose", _ROOM + "the facilitator chooses"),
    "quiet": Text("ui/room/zero/quiet", "The answer that says nothing", _ROOM + "a rule: one answer is silence"),
    "again": Text("ui/room/zero/again", "Vote again", _ROOM + "a rule"),
    "skip": Text("ui/room/zero/skip", "Skip the scene", _ROOM + "a rule"),
}
PREDICT_FIRST = Text("ui/room/predict-first", "Guess the hope before seeing the answers", _ROOM + "a switch")
ROOM_KEEPS = Text(
    "ui/room/keeps",
    "While it runs, this computer remembers the place and the counts, and no names, so that a crash loses nothing. "
    "Closing the workshop erases them, and so does Z at any time on this page.",
    _ROOM + "on the settings; Z is a key",
)
ERASE = Text("ui/room/erase", "Erase everything now", _ROOM + "button, key Z")
ERASED = Text("ui/room/erased", "Erased. Nothing of the workshop is kept on this computer.", _ROOM + "notice")
CANNOT_ERASE = Text(
    "ui/room/cannot-erase", "It could not be erased: the computer refuses.", _ROOM + "notice: what is kept stays there"
)
CANNOT_KEEP = Text(
    "ui/room/cannot-keep",
    "This computer keeps nothing ({why}). The workshop goes on; a crash would lose it.",
    _ROOM + "notice; why: the storage is full",
)
UNREADABLE = Text(
    "ui/room/unreadable", "A workshop was kept here, but it cannot be read any more.", _ROOM + "notice at the start"
)

AGREEMENT = Text("ui/room/agreement", "Before we start", _ROOM + "heading of a slide for the whole room")
AGREED: tuple[Text, ...] = (
    Text(
        "ui/room/agreed/1",
        "We talk about the two people in the story, not about anybody here.",
        _ROOM + "slide, one short sentence",
    ),
    Text(
        "ui/room/agreed/2",
        "Everybody may pass, leave the room and come back. No reason is needed.",
        _ROOM + "slide, one short sentence",
    ),
    Text(
        "ui/room/agreed/3",
        "Say “stop” at any time, and the screen turns calm.",
        _ROOM + "slide, one short sentence",
    ),
    Text(
        "ui/room/agreed/4",
        "What is said here stays here. If somebody is in danger, we get help: that is the limit.",
        _ROOM + "slide: confidentiality and its limit",
    ),
    Text(
        "ui/room/agreed/5",
        "Somebody is here to talk to afterwards.",
        _ROOM + "slide, one short sentence",
    ),
)
CONTENT = Text("ui/room/content", "What it touches on", _ROOM + "heading: the content note")
PLAN = Text("ui/room/plan", "Our plan", _ROOM + "heading of a slide")
PARTS: Mapping[str, Text] = {
    "opening": Text("ui/room/part/opening", "Opening: agreement and plan", _ROOM + "a part of the plan"),
    "play": Text("ui/room/part/play", "The story, with votes and talk", _ROOM + "a part of the plan"),
    "replay": Text("ui/room/part/replay", "One evening again, answered otherwise", _ROOM + "a part of the plan"),
    "debrief": Text("ui/room/part/debrief", "Talk: what happened, what it is like, what now", _ROOM + "a part"),
    "close": Text("ui/room/part/close", "Close, and people to talk to", _ROOM + "a part of the plan"),
}
PART_LINE = Text("ui/room/part-line", "{start}–{end}  {name}", _ROOM + "minutes and a part: 5–25 The story")
PART_NOW = Text("ui/room/part-now", "{line} ← now", _ROOM + "the part that runs at the moment")
RUNNING = Text("ui/room/running", "{elapsed} of {all} so far.", _ROOM + "12 minutes of 45 minutes so far.")
NOT_STARTED = Text("ui/room/not-started", "The clock starts when the story does.", _ROOM + "on the plan")
START = Text("ui/room/start", "Start", _ROOM + "button: the first scene")
ON = Text("ui/room/on", "Next", _ROOM + "button that leads to the next page; short")

# -- a scene --------------------------------------------------------------------------------------------------------

PREDICT = Text("ui/room/predict", "Before you see the answers", _ROOM + "heading")
PREDICT_HOW = Text(
    "ui/room/predict-how", "Tell the person beside you, or keep it to yourself.", _ROOM + "under a question"
)
REVEAL = Text("ui/room/reveal", "Show what was hoped for", _ROOM + "button, key R")
MEANWHILE = Text("ui/room/meanwhile", "Meanwhile: {summary}", _ROOM + "one sentence for a scene passed over")
VOTE = Text("ui/room/vote", "Vote", _ROOM + "button, key V")
CHOOSE_HOW = Text(
    "ui/room/choose-how", "A letter or number marks an answer, Enter takes it.", _ROOM + "under the answers"
)
VOTE_HANDS = Text("ui/room/vote/hands", "Hands up for {letter}", _ROOM + "heading while hands are counted; a letter")
VOTE_CARDS = Text("ui/room/vote/cards", "Cards, please. The pile for {letter}", _ROOM + "heading while counting")
VOTE_DONE = Text("ui/room/vote/done", "Everything is counted: {votes}", _ROOM + "heading; votes: 12 votes")
VOTES = Counted("ui/room/votes", "{count} vote", "{count} votes")
COUNTED = Text("ui/room/counted", "{answer} – counted", _ROOM + "an answer whose number stays hidden")
COUNTING = Text("ui/room/counting", "{answer} ← now", _ROOM + "the answer that is being counted")
KEYPAD = Text("ui/room/keypad", "Count", _ROOM + "name of a row of number keys")
COUNT_NEXT = Text("ui/room/count-next", "Next letter", _ROOM + "button")
COUNT_UNDO = Text("ui/room/count-undo", "Undo", _ROOM + "button: takes the latest number back")
COUNT_LINE = Text("ui/room/count-line", "All counts in one line", _ROOM + "label of an empty field")
COUNT_LINE_MEANS = Text(
    "ui/room/count-line-means", "One number for each letter, such as {example}. Then Enter.", _ROOM + "beside a field"
)
COUNT_LINE_WRONG = Text(
    "ui/room/count-line-wrong",
    "There are {letters} letters, so it takes {letters} whole numbers, such as {example}.",
    _ROOM + "notice",
)
CLOSE_VOTE = Text("ui/room/close-vote", "Close the vote and show it", _ROOM + "button")
STOP_VOTE = Text("ui/room/stop-vote", "Back to the answers", _ROOM + "button: the vote is dropped")
SPLIT = Text("ui/room/split", "The room is split", _ROOM + "heading over the counts")
UNANIMOUS = Text("ui/room/unanimous", "The room is of one mind", _ROOM + "heading over the counts")
NO_VOTES = Text("ui/room/no-votes", "Nobody voted", _ROOM + "heading over the counts")
SMALLEST = Text(
    "ui/room/smallest",
    "Whoever chose {letters}, with the fewest votes, says why first. Passing is fine.",
    _ROOM + "one letter, or several: A and C",
)
UNANIMOUS_ASK = Text(
    "ui/room/unanimous-ask", "What would somebody say who sees it differently?", _ROOM + "nobody disagreed"
)
AND = Text("ui/room/and", "{one} and {other}", _ROOM + "two letters: A and C")
BY_TIE = Text("ui/room/by-tie", "{letters} have the same number of votes. The first letter counts.", _ROOM + "A and C")
BY_TIE_ASK = Text(
    "ui/room/by-tie-ask", "{letters} have the same number of votes. You choose.", _ROOM + "to the facilitator"
)
BY_TIE_AGAIN = Text("ui/room/by-tie-again", "{letters} have the same number of votes. Vote again?", _ROOM + "A and C")
BY_ZERO_ASK = Text("ui/room/by-zero-ask", "You choose.", _ROOM + "to the facilitator: nobody voted")
BY_ZERO_QUIET = Text("ui/room/by-zero-quiet", "Then it is the answer that says nothing.", _ROOM + "nobody voted")
BY_ZERO_AGAIN = Text("ui/room/by-zero-again", "Vote again?", _ROOM + "nobody voted")
BY_ZERO_SKIP = Text("ui/room/by-zero-skip", "Then the scene is skipped. No meter moves.", _ROOM + "nobody voted")
TAKE = Text("ui/room/take", "Take answer {letter}", _ROOM + "button; a letter")
VOTE_AGAIN = Text("ui/room/vote-again", "Vote again", _ROOM + "button")
RECOUNT = Text("ui/room/recount", "Somebody was missed: count again", _ROOM + "button")
CHANGE_BAND = Text("ui/room/change-band", "{label}: {word}", _ROOM + "trust: careful")

PAUSE = Text("ui/room/pause", "Pause: talk", _ROOM + "heading of a card, and a button")
PAUSE_ANY: tuple[Text, ...] = (
    Text("ui/room/pause-any/1", "What did you see and hear?", _ROOM + "question to the room"),
    Text("ui/room/pause-any/2", "So what does it do to the two of them?", _ROOM + "question to the room"),
    Text("ui/room/pause-any/3", "Now what could either of them try?", _ROOM + "question to the room"),
)
PAUSE_CLOCK = Text(
    "ui/room/pause-clock", "{minutes} so far. Planned: {planned}. Nothing goes on by itself.", _ROOM + "under questions"
)
CALM = Text("ui/room/calm", "A moment", _ROOM + "heading of the calm card; nothing else is on the screen")
CALM_TEXT: tuple[Text, ...] = (
    Text("ui/room/calm/1", "The story waits. It can also stay closed.", _ROOM + "calm card"),
    Text("ui/room/calm/2", "Feet on the floor. Look at something in the room.", _ROOM + "calm card"),
)
CALM_BACK = Text("ui/room/calm-back", "Back to where we were", _ROOM + "button on the calm card, key B")
SKIP = Text("ui/room/skip", "Skip the scene", _ROOM + "button: one sentence is told instead, no meter moves")
PLAY_END = Text("ui/room/halfway", "Here the first hour stops", _ROOM + "heading: the story waits at its crisis")
HALFWAY_TEXT = Text(
    "ui/room/halfway-text",
    "It is a hard place to stop at, and it is not the end. The second hour begins here.",
    _ROOM + "to the room",
)

# -- the facilitator ------------------------------------------------------------------------------------------------

NOTES = Text("ui/room/notes", "For the facilitator", _ROOM + "name of a strip, and of a window")
NOTE_ANSWER = Text("ui/room/note-answer", "{letter}: {kind}; {effects}", _ROOM + "A: turning towards; trust up")
NOTE_STRUCK = Text("ui/room/note-struck", "{letter}: struck through", _ROOM + "an answer that cannot be taken now")
EFFECT: Mapping[str, Text] = {
    "much-up": Text("ui/room/effect/much-up", "{meter} up a lot", _ROOM + "trust up a lot"),
    "up": Text("ui/room/effect/up", "{meter} up", _ROOM + "trust up"),
    "little-up": Text("ui/room/effect/little-up", "{meter} up a little", _ROOM + "trust up a little"),
    "same": Text("ui/room/effect/same", "{meter} the same", _ROOM + "trust the same"),
    "little-down": Text("ui/room/effect/little-down", "{meter} down a little", _ROOM + "trust down a little"),
    "down": Text("ui/room/effect/down", "{meter} down", _ROOM + "trust down"),
    "much-down": Text("ui/room/effect/much-down", "{meter} down a lot", _ROOM + "trust down a lot"),
}
NOTE_NEXT = Text("ui/room/note-next", "Next: {title}.", _ROOM + "a scene's title")
NOTE_LAST = Text("ui/room/note-last", "This is the last scene.", _ROOM + "in place of the next scene's title")
NOTE_TIME = Text("ui/room/note-time", "{part}. {left} left of {all}.", _ROOM + "17 minutes left of 45 minutes")
NOTE_SPLIT = Text("ui/room/note-split", "Counted so far: {counts}", _ROOM + "A 7, B 3; only the facilitator sees it")

KEYS = Text("ui/room/keys", "Keys", _ROOM + "heading of a card, and a command on every screen; keep it short")
KEYS_MOVE: tuple[Text, ...] = (
    Text(
        "ui/room/keys/move",
        "Page Down or →: read on, then the next page. Page Up or ←: back. A clicker’s buttons send these.",
        _ROOM + "keys",
    ),
    Text(
        "ui/room/keys/choose",
        "A, C, D, E or 1 to 5 mark an answer, Enter takes it. B and the full stop are always the calm card, so answer "
        "B is 2.",
        _ROOM + "keys",
    ),
    Text(
        "ui/room/keys/count",
        "In a vote, numbers count: 1 2 is twelve. Enter: next letter. Backspace: undo.",
        _ROOM + "keys",
    ),
)
KEY_LABEL = Text("ui/room/key-label", "{key}  {label}", _ROOM + "a key and what it does: P  Pause card")
COMMAND: Mapping[str, tuple[Text, str]] = {
    "calm": (Text("ui/room/command/calm", "Calm", _ROOM + "command on every screen; keep it short"), "b"),
    "keys": (Text("ui/room/command/keys", "Keys", _ROOM + "command on every screen; keep it short"), "k"),
    "pause": (Text("ui/room/command/pause", "Pause card", _ROOM + "command on the card of keys"), "p"),
    "vote": (Text("ui/room/command/vote", "Vote", _ROOM + "command on the card of keys"), "v"),
    "reveal": (Text("ui/room/command/reveal", "Reveal", _ROOM + "command on the card of keys"), "r"),
    "skip": (Text("ui/room/command/skip", "Skip the scene", _ROOM + "command on the card of keys"), "l"),
    "undo": (Text("ui/room/command/undo", "Take back", _ROOM + "command on the card of keys"), "u"),
    "replay": (Text("ui/room/command/replay", "An evening again", _ROOM + "command on the card of keys"), "y"),
    "timing": (Text("ui/room/command/timing", "Plan and time", _ROOM + "command on the card of keys"), "m"),
    "strip": (Text("ui/room/command/strip", "Notes on or off", _ROOM + "command on the card of keys"), "t"),
    "window": (Text("ui/room/command/window", "Notes in a window", _ROOM + "command on the card of keys"), "w"),
    "debrief": (Text("ui/room/command/debrief", "To the talk at the end", _ROOM + "command on the card of keys"), "f"),
    "phones": (Text("ui/room/command/phones", "How phones get in", _ROOM + "command on the card of keys"), "i"),
    "pack": (Text("ui/room/command/pack", "Print the workshop", _ROOM + "command on the card of keys"), "g"),
    "settings": (Text("ui/room/command/settings", "Settings", _ROOM + "command on the card of keys"), "o"),
    "leave": (Text("ui/room/command/leave", "Close the workshop", _ROOM + "command on the card of keys"), "q"),
    "erase-room": (Text("ui/room/command/erase", "Erase everything", _ROOM + "command on the card of keys"), "z"),
}
"""Label and key of what the facilitator can do on most screens. The keys are the same in every language."""

# -- again, otherwise -----------------------------------------------------------------------------------------------

REPLAY = Text("ui/room/replay", "Which evening again?", _ROOM + "heading")
REPLAY_HOW = Text(
    "ui/room/replay-how",
    "Somebody says “stop” and tries another answer. Nothing is wrong here, and every try gets a hand.",
    _ROOM + "to the room",
)
REPLAY_NONE = Text("ui/room/replay-none", "There is no decision yet.", _ROOM + "in place of a list of evenings")
AGAIN = Text("ui/room/again", "Same chair: {title}", _ROOM + "button; a scene's title")
OTHER = Text("ui/room/other", "{name}’s chair: {title}", _ROOM + "button; a scene's title, and who is played")
TRYING = Text("ui/room/trying", "Again, otherwise", _ROOM + "caption over a scene that is played again")
TRYING_OTHER = Text("ui/room/trying-other", "The same evening from {name}’s chair", _ROOM + "caption; a name")
COMPARE = Text("ui/room/compare", "Two ways, side by side", _ROOM + "heading")
CHOSEN = Text("ui/room/chosen", "What the room chose", _ROOM + "heading of a column")
TRIED = Text("ui/room/tried", "What was tried", _ROOM + "heading of a column")
TRIED_OTHER = Text("ui/room/tried-other", "What was tried, as {name}", _ROOM + "heading of a column; a name")
COMPARE_ASK = Text(
    "ui/room/compare-ask", "What was easier to say? What did it cost? What came back?", _ROOM + "question to the room"
)
FARTHER = Text("ui/room/farther", "One scene further along the way that was tried", _ROOM + "button")
TRY_ANOTHER = Text("ui/room/try-another", "Try another answer here", _ROOM + "button")
TO_TALK = Text("ui/room/to-talk", "On to the talk", _ROOM + "button")
BACK_TO_STORY = Text("ui/room/back-to-story", "Back to the room’s own way", _ROOM + "button")

# -- the talk at the end --------------------------------------------------------------------------------------------

DEBRIEF: Mapping[str, Text] = {
    "1": Text("ui/room/debrief/1", "First: what happened?", _ROOM + "heading; description"),
    "2": Text("ui/room/debrief/2", "Second: what is it like?", _ROOM + "heading; analysis"),
    "3": Text("ui/room/debrief/3", "Third: what now?", _ROOM + "heading; application"),
}
ASKED: Mapping[str, tuple[Text, ...]] = {
    "1": (
        Text("ui/room/asked/1a", "What did you see and hear at that table? No reasons yet.", _ROOM + "question"),
        Text("ui/room/asked/1b", "Who noticed, and when?", _ROOM + "question about the two people in the story"),
        Text("ui/room/asked/1c", "Where did the room split, and what did the few see?", _ROOM + "question"),
    ),
    "2": (
        Text("ui/room/asked/2a", "Which answer was kind and still missed?", _ROOM + "question about the story"),
        Text("ui/room/asked/2b", "What did either of them pay for the peace?", _ROOM + "question about the story"),
        Text("ui/room/asked/2c", "Where is the line between neglect and control?", _ROOM + "question: fear is control"),
    ),
    "3": (
        Text("ui/room/asked/3a", "What would “two minutes” have looked like on that evening?", _ROOM + "question"),
        Text("ui/room/asked/3b", "What would make the apology believable on Thursday?", _ROOM + "question"),
        Text("ui/room/asked/3c", "What would you want a friend of theirs to say?", _ROOM + "question"),
    ),
}
CHARACTERS = Text(
    "ui/room/characters", "We speak of the two in the story. Everybody may pass.", _ROOM + "under questions"
)
ROOM_WAY = Text("ui/room/room-way", "The way this room took", _ROOM + "heading")
WAY_NONE = Text("ui/room/way-none", "Nothing was decided.", _ROOM + "in place of the way")
WAY_SPLIT = Text("ui/room/way-split", "Votes: {counts}", _ROOM + "Votes: A 7, C 3")
WAY_FEW = Text("ui/room/way-few", "What the few chose: {answer}", _ROOM + "what the smallest group chose")
WAY_TURN = Text("ui/room/way-turn", "Here trust fell furthest.", _ROOM + "beside a decision: the turning point")
WAY_TALKED = Text("ui/room/way-talked", "Decided without a vote.", _ROOM + "beside a decision")
WAY_TRIED = Text("ui/room/way-tried", "Tried again: {answer}", _ROOM + "beside a decision: what was tried in replay")
CLOSE = Text("ui/room/close", "Back in this room", _ROOM + "heading of the last slide")
CLOSE_TEXT: tuple[Text, ...] = (
    Text("ui/room/close/1", "Feet on the floor. Three things you can see from where you sit.", _ROOM + "last slide"),
    Text("ui/room/close/2", "Each in one sentence, or pass: what are you doing next today?", _ROOM + "last slide"),
    Text("ui/room/close/3", "Somebody stays here to talk for a while.", _ROOM + "last slide"),
)
SUPPORT_SHEET = Text("ui/room/support-sheet", "People to talk to", _ROOM + "button, and a heading")
END = Text("ui/room/end", "Thank you", _ROOM + "heading; only the facilitator still sits at the computer")
END_TEXT = Text(
    "ui/room/end-text",
    "You can save the room’s way as a file. It holds answers and counts, and no names. Closing erases the rest.",
    _ROOM + "to the facilitator",
)
END_FIRST = Text(
    "ui/room/end-first",
    "The second hour can go on from here on this computer: leave the window open or close it with the system’s own "
    "button. Closing the workshop erases it.",
    _ROOM + "to the facilitator, after the first of two hours",
)
SAVE = Text("ui/room/save", "Save the room’s way as a file", _ROOM + "button")
SAVED = Text("ui/room/saved", "Saved: {path}", _ROOM + "notice; path: where the file is")
CANNOT_SAVE = Text("ui/room/cannot-save", "It could not be saved here ({why}).", _ROOM + "notice")
FILE_HEAD = Text("ui/room/file-head", "{story}: a workshop of {minutes}", _ROOM + "first line of the file")
BAR = Text("ui/room/bar", "{letter}: {votes}", _ROOM + "A: 7 votes")
"""One answer's votes once a vote is closed."""
