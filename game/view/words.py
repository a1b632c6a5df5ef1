"""The words of the frame. Everything a player reads that is not in `story/` stands here, in English, with its key.

`session.say(words.BEGIN)` says a text in the language that was chosen; nothing here is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.narrative.code import FAULTS
from game.view import (
    words_conditions,
    words_live,
    words_pack,
    words_page,
    words_picture,
    words_sound,
    words_takeaway,
    words_workshop,
)
from game.view.text import Counted, Text, texts_of

BEGIN = Text("ui/begin", "Begin", "button on the first page")
CONTINUE = Text("ui/continue", "Continue", "button on the first page, where a place is kept")
GO_ON = Text("ui/go-on", "Go on", "button that leads to the next screen or scene")
BACK = Text("ui/back", "Back", "button that leads to the screen before")
TITLE_PAGE = Text("ui/title-page", "To the first page", "button")

STANDING: Mapping[str, tuple[Text, str]] = {
    "support": (
        Text("ui/standing/support", "Support", "command on every screen: people to talk to; keep it short"),
        "s",
    ),
    "history": (Text("ui/standing/history", "History", "command on every screen: what was said; keep it short"), "h"),
    "undo": (Text("ui/standing/undo", "Back a step", "command on every screen: takes the last answer back"), "u"),
    "settings": (Text("ui/standing/settings", "Settings", "command on every screen; keep it short"), "o"),
    "quit": (Text("ui/standing/quit", "Close", "command on every screen: ends the program; keep it short"), "q"),
    "quick-exit": (Text("ui/standing/quick-exit", "Quick exit", "command on every screen; keep it short"), "x"),
}
"""Label and letter key of the commands that stand on every screen. The keys are the same in every language."""
SAFETY_KEY = "n"
CLOSE_MEANS = Text(
    "ui/close-means", "Keeps your place, if this device keeps anything, and closes.", "what Close does, for readers"
)
QUICK_EXIT_MEANS = Text(
    "ui/quick-exit-means",
    "Leaves at once and erases what is kept here. It does not erase the history of your browser.",
    "what Quick exit does; also on the support page",
)

NOTE = Text("ui/note", "Before you start", "heading of the content note")
KEPT = Text(
    "ui/kept",
    "Your place and settings are kept on this device automatically, under a plain name, and nowhere else. "
    "No account, nothing sent. Quick exit erases them; it does not erase the history of your browser.",
    "on the content note; Quick exit is the command",
)
KEEP_NOTHING = Text("ui/keep-nothing", "Keep nothing here, and go on", "button on the content note")
KEEPING_NOTHING = Text(
    "ui/keeping-nothing", "Nothing is kept on this device. Closing the window loses your place.", "notice"
)
OPTIONS = Text("ui/options", "Leave something out, or change the names", "button on the content note, and a heading")
LEAVE_OUT = Text("ui/leave-out", "Leave out", "name of a group of switches: illness, loss and so on")
LEAVE_OUT_MEANS = Text(
    "ui/leave-out-means",
    "A scene that holds this is told in one sentence, and an answer that holds it is not offered. "
    "Nothing is lost by it.",
    "what leaving something out does",
)
NAMES = Text("ui/names", "Names and pronouns", "name of a group of choices")
DONE = Text("ui/done", "Done", "button that closes the settings")

CHAIR = Text("ui/chair", "Choose a chair", "heading; whose part to play")
LENGTH = Text("ui/length", "{decisions}, about {minutes}", "how long a way is; both are filled in with numbers")
DECISIONS = Counted("ui/decisions", "{count} decision", "{count} decisions", "in: 10 decisions, about 25 minutes")
MINUTES = Counted("ui/minutes", "{count} minute", "{count} minutes", "in: 10 decisions, about 25 minutes")
HOW_LONG = Text("ui/how-long", "How long", "heading over the lengths to choose from")
CUTS: Mapping[str, Text] = {
    "full": Text("ui/cut/full", "the whole story", "a length to choose; it begins with a capital letter there"),
    "short": Text("ui/cut/short", "the short way", "a length to choose; it begins with a capital letter there"),
}

QUOTE = Text("ui/quote", "“{text}”", "quotation marks around what somebody says")
TRUST = Text("ui/trust", "trust", "a meter, before a colon: trust: careful")
SELF_WORTH = Text("ui/self-worth", "self-worth", "a meter, before a colon: self-worth: steady")
SPEAKER = Text("ui/speaker", "{speaker}, {quietly}", "who speaks, and how: Rowan, more quietly")
QUIET: Mapping[int, Text | None] = {
    0: None,
    2: Text("ui/quiet/more", "more quietly", "how somebody speaks, behind the name"),
    3: Text("ui/quiet/quietly", "quietly", "how somebody speaks, behind the name"),
    4: Text("ui/quiet/barely", "barely", "how somebody speaks, behind the name: barely to be heard"),
}
"""How a bid is spoken after this many misses in a row."""
CHAPTER = Text("ui/chapter", "Chapter {number}: {title}", "heading")
YOU_ARE = Text(
    "ui/you-are", "You are {name} now.", "where the chairs alternate; name: whose chair is played from here on"
)
SKIP = Text("ui/skip", "Skip this scene", "button")
SKIPPED = Text("ui/skipped", "Skipped: {summary}", "one sentence stands for a scene that was passed over")
STRUCK: Mapping[str, Text] = {
    "flooded": Text(
        "ui/struck/flooded",
        "Not now. Your heart is beating too hard to hear anyone.",
        "why an answer is struck through; second person",
    ),
    "self_worth": Text("ui/struck/self_worth", "The words do not come.", "why an answer is struck through"),
    "needs": Text(
        "ui/struck/needs", "Not yet: this needs {needs}.", "why an answer is struck through; needs: see ui/condition/…"
    ),
}
BAND_CHANGE = Text("ui/band-change", "{label} is now {word}", "spoken after an answer: trust is now careful")

ENDING = Text("ui/ending", "Ending", "before a colon and the ending's title")
MISSING = Text("ui/missing", "What was missing", "before a colon, on an ending")
THERE = Text("ui/there", "What was there", "before a colon, on an ending")
NEXT = Text("ui/next", "One small step", "before a colon, on an ending")
SEE_WAY = Text("ui/see-way", "See the way you took", "button on an ending")
TO_TURNING = Text("ui/to-turning", "Go back to the turning point: {title}", "button on an ending; a scene's title")
SUPPORT_LINES = Text("ui/support-lines", "Support, and people to talk to", "button on an ending")

RECAP = Text("ui/recap", "The way you took", "heading")
TOWARD = Counted(
    "ui/toward",
    "You turned towards {met} of {count} call.",
    "You turned towards {met} of {count} calls.",
    "how many of the partner's small calls for closeness were answered",
)
KIT_WAS: Mapping[str, Text] = {
    "hears": Text("ui/kit-was/hears", "This {kit} could hear.", "who sat opposite; kit is a name, keep the braces"),
    "slowly": Text("ui/kit-was/slowly", "This {kit} heard slowly.", "who sat opposite; kit is a name"),
    "closed": Text("ui/kit-was/closed", "This {kit} could not hear, whatever you said.", "kit is a name"),
}
NEED = Text("ui/need", "What {name} hoped for: {need}", "on the recap; need: that someone sits down too")
ANOTHER = Text("ui/another", "Another phrase to try: {phrase}", "on the recap; phrase is in quotation marks")
CONCEPT = Text("ui/concept", "{title}. {plain}", "on the recap: what research calls it, and what that is")
SOURCE = Text("ui/source", "Source: {source}", "on the recap: a book or an article")
CHANGED = Text("ui/changed", "{label}: {before} → {after}", "trust: careful → steady")
CHANGED_HEARD = Text("ui/changed-heard", "{label}: from {before} to {after}", "trust: from careful to steady; spoken")
GO_BACK_HERE = Text("ui/go-back-here", "Go back to {title}", "button; a scene's title")
BRANCHES = Text("ui/branches", "Ways you left", "heading over ways that were left by going back")
TAKE_BRANCH = Text("ui/take-branch", "Play again from {title}: {choice}", "button; a scene's title and an answer")
SKIPPED_SCENE = Text("ui/skipped-scene", "Skipped.", "stands where an answer would")
LEFT_HERE = Text("ui/left-here", "You left the table here.", "where the safe exit was taken")
HISTORY = Text("ui/history", "History", "heading: everything that was said")
NOTHING_YET = Text("ui/nothing-yet", "Nothing has been said yet.", "on an empty history")

SUPPORT = Text("ui/support", "Support", "heading: people to talk to, by country")
COUNTRY = Text("ui/country", "Country", "name of a group of choices")
ALL_COUNTRIES = Text("ui/all-countries", "All", "choice: the lines of all countries")
EMERGENCY = Text("ui/emergency", "In danger now: {number}", "a telephone number")
CHECK_NUMBER = Text("ui/check-number", "Check this number before you rely on it.", "beside a telephone number")
CHECKED = Text("ui/checked", "Checked {date}.", "when a telephone number was checked, such as 2026-11-01")
FEAR_QUESTION = Text("ui/fear-question", "Are you afraid of someone?", "button on the support page")

SETTINGS = Text("ui/settings", "Settings", "heading")
SETTING: Mapping[str, Text] = {
    "language": Text("ui/setting/language", "Language", "name of a setting"),
    "text_size": Text("ui/setting/text_size", "Text size", "name of a setting"),
    "spacing": Text("ui/setting/spacing", "Spacing of the text", "name of a setting"),
    "typeface": Text("ui/setting/typeface", "Typeface", "name of a setting"),
    "scan": Text("ui/setting/scan", "Scanning with one or two keys", "name of a setting: switch scanning"),
    "theme": Text("ui/setting/theme", "Colours", "name of a setting"),
    "motion": Text("ui/setting/motion", "Movement", "name of a setting: how pictures change"),
    "volume": Text("ui/setting/volume", "Volume of everything", "name of a setting"),
    "room_volume": Text("ui/setting/room_volume", "Volume of rooms and rain", "name of a setting"),
    "small_volume": Text("ui/setting/small_volume", "Volume of small sounds", "name of a setting: cups, keys, doors"),
    "captions": Text("ui/setting/captions", "Captions for sounds", "a switch: a line such as [rain on the window]"),
    "show_figures": Text("ui/setting/show_figures", "Show the meters as figures, too", "a switch"),
    "letter_keys": Text("ui/setting/letter_keys", "Single letters as keys", "a switch"),
}
OFF = Text("ui/value/volume/0", "Off", "no sound")
PERCENT = Text("ui/percent", "{number} %", "a text size or a volume")
VALUE: Mapping[str, Mapping[str, Text]] = {
    "spacing": {
        "usual": Text("ui/value/spacing/usual", "Usual", "spacing of the text"),
        "wide": Text("ui/value/spacing/wide", "Wide", "spacing of the text: letters, words, lines"),
    },
    "typeface": {
        "usual": Text("ui/value/typeface/usual", "EB Garamond and Inter", "names of typefaces"),
        "legible": Text("ui/value/typeface/legible", "OpenDyslexic", "name of a typeface"),
    },
    "scan": {
        "off": Text("ui/value/scan/off", "Off", "no scanning"),
        "keys": Text("ui/value/scan/keys", "Space goes on, Enter presses", "scanning with two keys"),
        "4": Text("ui/value/scan/4", "By itself, every 4 seconds", "scanning with one key, slow"),
        "2": Text("ui/value/scan/2", "By itself, every 2 seconds", "scanning with one key"),
        "1": Text("ui/value/scan/1", "By itself, every second", "scanning with one key, quick"),
    },
    "theme": {
        "system": Text("ui/value/theme/system", "As the device says", "colours"),
        "evening": Text("ui/value/theme/evening", "Evening", "colours: dark and warm"),
        "paper": Text("ui/value/theme/paper", "Paper", "colours: light"),
        "contrast": Text("ui/value/theme/contrast", "High contrast", "colours"),
    },
    "motion": {
        "system": Text("ui/value/motion/system", "As the device says", "movement"),
        "reduced": Text("ui/value/motion/reduced", "None", "no movement"),
        "full": Text("ui/value/motion/full", "Slow changes", "movement"),
    },
}
"""What has no words here is a number of percent."""
AS_THE_DEVICE = Text("ui/value/language/device", "As the device says", "the language is the browser's or the system's")
DRAFT_NAME = Text(
    "ui/draft-name", "{language} (draft)", "a language in the settings that no native reader has signed: Español (…)"
)
DRAFT = Text("ui/draft", "This translation is a draft; no native reader has signed it yet.", "once, on the first page")
BROKEN_LANGUAGE = Text(
    "ui/broken-language",
    "{language} could not be read here, so the words stay in English.",
    "notice; a language's name",
)
LANGUAGE_COMING = Text(
    "ui/language-coming", "{language} is being fetched, and comes as soon as it is here.", "notice; a language's name"
)
LANGUAGE_MISSING = Text(
    "ui/language-missing",
    "{language} did not arrive. Check that you are online, then choose it again.",
    "notice; a language's name",
)
KEPT_HERE = Text("ui/kept-here", "Keep my place on this device", "a switch")
ERASE = Text("ui/erase", "Erase what is kept here", "button")
ERASED = Text("ui/erased", "Erased. Nothing is kept on this device.", "notice")
CANNOT_ERASE = Text("ui/cannot-erase", "What is kept on this device could not be erased: the device refuses.", "notice")

CODE = Text("ui/code", "Your place as a code", "button and heading; a code is a row of letters to copy")
CODE_MEANS = Text(
    "ui/code-means",
    "Copy this code to go on somewhere else. It holds the answers you chose and nothing about you.",
    "beside the code",
)
CODE_FIELD = Text("ui/code-field", "Code", "label of the field that holds the code; in text mode before a colon")
CODE_ENTER = Text("ui/code-enter", "Paste a code here", "label of an empty field")
CODE_ENTER_MEANS = Text("ui/code-enter-means", "Then press Enter.", "beside an empty field; Enter is the key")
COPY = Text("ui/copy", "Copy the code", "button")
SHARE = Text("ui/share", "Send the code to…", "button: opens the device's own choice of programs and people")
COPIED = Text("ui/copied", "Copied.", "notice")
OPEN_CODE = Text("ui/open-code", "Use a code", "button on the first page")
CODE_TOO_LONG = Text("ui/code-too-long", "This way is too long for a code.", "stands where the code would")
_FAULT_ABOUT = {"prefix": "prefix: two signs", "letter": "letter: one sign", "length": "most: a number"}
CODE_FAULT: Mapping[str, Text] = {
    name: Text(f"ui/code-fault/{name}", english, _FAULT_ABOUT.get(name, "what is wrong with a code that was entered"))
    for name, english in FAULTS.items()
}

ABOUT = Text("ui/about", "About this story", "button and heading")
ABOUT_TEXT = (
    Text(
        "ui/about/licence",
        "Two Chairs is free software under the MIT licence. Story and pictures are free to share and adapt with "
        "credit, under CC BY-SA 4.0. Fonts are under the SIL Open Font Licence.",
        "names of licences stay",
    ),
    Text(
        "ui/about/private",
        "It sends nothing and asks nothing of you. There is no account, and nothing is measured.",
        "privacy",
    ),
)

HOW_TO = Text(
    "ui/how-to",
    "Type a letter and press Enter. ? lists the other commands; Enter alone repeats the letters.",
    "text mode, at the start",
)
ANSWERED = Text("ui/answered", "You: {answer}", "text mode: the answer that was taken")
OTHER_COMMANDS = Text("ui/other-commands", "Other commands, each with Enter:", "text mode, above a list")
END_OF_INPUT = Text(
    "ui/end-of-input", "The end of input (Ctrl-D) closes, too, and keeps your place.", "text mode; Ctrl-D is a key"
)
NOT_HERE = Text(
    "ui/not-here",
    "There is no “{typed}” here. Type {names}, or ? for the other commands.",
    "text mode; names: A, C, 1 to 4",
)
NUMBERS = Text("ui/numbers", "1 to {last}", "text mode, in: Type A, C, 1 to 4")
NOT_OPEN = Text("ui/not-open", "That is not open now: {reason}", "text mode: an answer that is struck through")
NO_DISPLAY = Text(
    "ui/no-display",
    "No display can be opened here ({why}). The same story in the terminal: {command}",
    "in the terminal; command is what to type",
)
NO_SCREEN = Text("ui/no-screen", "there is no screen", "in: No display can be opened here (…)")
NO_LANGUAGE = Text(
    "ui/no-language", "There is no language “{code}” here. There is: {languages}.", "in the terminal; a list of codes"
)

LOST = Text(
    "ui/lost",
    "The story has changed since. You are back at the last place that still fits: {title}.",
    "notice; a scene's title",
)
OLDER_SAVE = Text(
    "ui/older-save", "The latest save could not be read. You go on from the one before it.", "notice at the start"
)
UNREADABLE_SAVE = Text(
    "ui/unreadable-save",
    "What was saved here could not be read, so there is nothing to go on from. You can begin again.",
    "notice at the start",
)
CANNOT_KEEP = Text(
    "ui/cannot-keep",
    "Your place cannot be kept on this device ({why}). You can play on; it will be lost when you close this.",
    "notice; why: the storage is full",
)
FULL = Text("ui/full", "the storage is full", "in: Your place cannot be kept on this device (…)")
FORBIDDEN = Text("ui/forbidden", "it is not allowed here", "in: Your place cannot be kept on this device (…)")
ELSEWHERE = Text(
    "ui/elsewhere",
    "This story is open in a newer window, and that one keeps the place. This window keeps nothing any more.",
    "notice",
)


def ui_texts(language: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield key, English and a comment of every text, with the plural forms of `language` where it has its own."""
    from game.view import words_recap  # needed at the end of a way; a page need not have it before

    ours = (words_page, words_picture, words_sound, words_conditions, words_recap)
    modules = (*ours, words_workshop, words_takeaway, words_pack, words_live)
    for module in (globals(), *map(vars, modules)):
        for name, value in module.items():
            if name.isupper():
                yield from ((text.key, text.english, text.about) for text in texts_of(value, language))
