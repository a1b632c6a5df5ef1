"""The words of the frame. Everything a player reads that is not in `story/` stands here."""

from __future__ import annotations

from collections.abc import Mapping

BEGIN = "Begin"
CONTINUE = "Continue"
GO_ON = "Go on"
BACK = "Back"
TITLE_PAGE = "To the first page"

STANDING: Mapping[str, tuple[str, str]] = {
    "support": ("Support", "s"),
    "history": ("History", "h"),
    "undo": ("Back a step", "u"),
    "settings": ("Settings", "o"),
    "quit": ("Close", "q"),
    "quick-exit": ("Quick exit", "x"),
}
"""Label and letter key of the commands that stand on every screen."""
SAFETY_KEY = "n"
CLOSE_MEANS = "Keeps your place, if this device keeps anything, and closes."
QUICK_EXIT_MEANS = "Leaves at once and erases what is kept here. It does not erase the history of your browser."

NOTE = "Before you start"
KEPT = (
    "Your place and settings are kept on this device automatically, under a plain name, and nowhere else. "
    "No account, nothing sent. Quick exit erases them; it does not erase the history of your browser."
)
KEEP_NOTHING = "Keep nothing here, and go on"
KEEPING_NOTHING = "Nothing is kept on this device. Closing the window loses your place."
OPTIONS = "Leave something out, or change the names"
LEAVE_OUT = "Leave out"
LEAVE_OUT_MEANS = (
    "A scene that holds this is told in one sentence, and an answer that holds it is not offered. "
    "Nothing is lost by it."
)
NAMES = "Names and pronouns"
DONE = "Done"

CHAIR = "Choose a chair"
LENGTH = "{decisions} decisions, about {minutes} minutes"
CUTS: Mapping[str, str] = {"full": "the whole story", "short": "the short way"}

TRUST, SELF_WORTH = "trust", "self-worth"
QUIET = {0: "", 2: "more quietly", 3: "quietly", 4: "barely"}
"""How a bid is spoken after this many misses in a row."""
CHAPTER = "Chapter {number}: {title}"
SKIP = "Skip this scene"
SKIPPED = "Skipped: {summary}"
STRUCK: Mapping[str, str] = {
    "flooded": "Not now. Your heart is beating too hard to hear anyone.",
    "self_worth": "The words do not come.",
    "needs": "Not yet: this needs {needs}.",
}
BAND_CHANGE = "{label} is now {word}"

ENDING = "Ending"
MISSING, THERE, NEXT = "What was missing", "What was there", "One small step"
SEE_WAY = "See the way you took"
TO_TURNING = "Go back to the turning point: {title}"
SUPPORT_LINES = "Support, and people to talk to"

RECAP = "The way you took"
TOWARD = "You turned towards {met} of {bids} calls."
KIT_WAS: Mapping[str, str] = {
    "hears": "This {kit} could hear.",
    "slowly": "This {kit} heard slowly.",
    "closed": "This {kit} could not hear, whatever you said.",
}
NEED = "What {rowan} hoped for: {need}"
ANOTHER = "Another phrase to try: {phrase}"
CONCEPT = "{title}. {plain}"
SOURCE = "Source: {source}"
CHANGED = "{label}: {before} → {after}"
GO_BACK_HERE = "Go back to {title}"
BRANCHES = "Ways you left"
TAKE_BRANCH = "Play again from {title}: {choice}"
SKIPPED_SCENE = "Skipped."
LEFT_HERE = "You left the table here."
HISTORY = "History"
NOTHING_YET = "Nothing has been said yet."

SUPPORT = "Support"
COUNTRY = "Country"
ALL_COUNTRIES = "All"
EMERGENCY = "In danger now: {number}"
CHECK_NUMBER = "Check this number before you rely on it."
CHECKED = "Checked {date}."
FEAR_QUESTION = "Are you afraid of someone?"

SETTINGS = "Settings"
SETTING: Mapping[str, str] = {
    "text_size": "Text size",
    "theme": "Colours",
    "motion": "Movement",
    "volume": "Volume",
    "show_figures": "Show the meters as figures, too",
    "letter_keys": "Single letters as keys",
}
VALUE: Mapping[str, Mapping[str, str]] = {
    "text_size": {"100": "100 %", "125": "125 %", "150": "150 %", "175": "175 %", "200": "200 %"},
    "theme": {"evening": "Evening", "paper": "Paper", "contrast": "High contrast"},
    "motion": {"system": "As the device says", "reduced": "None", "full": "Slow changes"},
    "volume": {"0": "Off", "25": "25 %", "50": "50 %", "75": "75 %", "100": "100 %"},
}
KEPT_HERE = "Keep my place on this device"
ERASE = "Erase what is kept here"
ERASED = "Erased. Nothing is kept on this device."
CANNOT_ERASE = "What is kept on this device could not be erased: the device refuses."

CODE = "Your place as a code"
CODE_MEANS = "Copy this code to go on somewhere else. It holds the answers you chose and nothing about you."
CODE_FIELD = "Code"
CODE_ENTER = "Paste a code here"
CODE_ENTER_MEANS = "Then press Enter."
COPY = "Copy the code"
COPIED = "Copied."
OPEN_CODE = "Use a code"
CODE_TOO_LONG = "This way is too long for a code."

ABOUT = "About this story"
ABOUT_TEXT = (
    "Two Chairs is free software under the MIT licence. Story and pictures are free to share and adapt with credit, "
    "under CC BY-SA 4.0. Fonts are under the SIL Open Font Licence.",
    "It sends nothing and asks nothing of you. There is no account and no measuring.",
)

HOW_TO = "Type a letter and press Enter. ? lists the other commands; Enter alone repeats the letters."
ANSWERED = "You: {answer}"
OTHER_COMMANDS = "Other commands, each with Enter:"
END_OF_INPUT = "The end of input (Ctrl-D) closes, too, and keeps your place."
NOT_HERE = "There is no “{typed}” here. Type {names}, or ? for the other commands."
NUMBERS = "1 to {last}"
NOT_OPEN = "That is not open now: {reason}"
NO_DISPLAY = "No display can be opened here ({why}). The same story in the terminal: {command}"

LOST = "The story has changed since. You are back at the last place that still fits: {title}."
OLDER_SAVE = "The latest save could not be read. You go on from the one before it."
UNREADABLE_SAVE = "What was saved here could not be read, so there is nothing to go on from. You can begin again."
CANNOT_KEEP = "Your place cannot be kept on this device ({why}). You can play on; it will be lost when you close this."
ELSEWHERE = "This story is open in a newer window, and that one keeps the place. This window keeps nothing any more."


def quote(text: str) -> str:
    """Return `text` in the quotation marks of the language."""
    return f"“{text}”"


def capital(text: str) -> str:
    """Return `text` with a capital letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return `text` with a capital letter and a full stop."""
    text = capital(text)
    return text if text[-1:] in ".!?…”" else f"{text}."
