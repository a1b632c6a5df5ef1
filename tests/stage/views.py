"""A gallery of hand-made views, one of every kind of screen. Words are placeholders of the right length and shape."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from game.view.pictures import Axis, Band, Chart, Curve, Marked, Overview, Spot, Stop, Stub
from game.view.view import Control, Display, Field, Item, Line, Meter, Picture, Section, View

Theme = Literal["evening", "paper", "contrast"]
THEMES: tuple[Theme, ...] = ("evening", "paper", "contrast")

STANDING = Section(
    "standing",
    "standing",
    (
        Control("support", "Support", key="s"),
        Control("safety", "This is not only neglect", key="n"),
        Control("history", "History", key="h"),
        Control("undo", "Back a step", key="u"),
        Control("settings", "Settings", key="o"),
        Control("quick-exit", "Quick exit", key="q"),
    ),
)
EMPTY = Picture(
    light=620, presence=500, gap=250, poses={"kit": "away", "rowan": "away"}, objects=("cups", "moon"), hour="night"
)
WARM = Picture(
    light=820,
    presence=750,
    gap=120,
    hour="evening",
    poses={"kit": "cup", "rowan": "sitting"},
    objects=("cups", "moon", "key", "coat"),
)
COLD = Picture(
    light=140,
    presence=200,
    gap=950,
    hour="night",
    poses={"kit": "phone", "rowan": "turned"},
    objects=("cups", "rain", "letter"),
)
TRUST_WORDS = ("gone", "thin", "careful", "steady", "warm")
WORTH_WORDS = ("silent", "faint", "unsure", "steadier", "steady", "whole")


def _lines(id: str, *texts: str) -> tuple[Line, ...]:
    return tuple(Line(f"{id}/{place}", "narration", text) for place, text in enumerate(texts))


def title() -> View:
    """The first page."""
    return View(
        "title",
        "Two Chairs",
        (
            Section(
                "text",
                "text",
                (
                    Line("title", "title", "Two Chairs"),
                    Line(
                        "subtitle",
                        "note",
                        "A story about what goes missing between two people, and what finds its way back.",
                    ),
                ),
            ),
            Section(
                "actions",
                "actions",
                (
                    Control("continue", "Go on where you were", letter="A", description="Coat still on", primary=True),
                    Control("begin", "Begin", letter="B"),
                    Control("code", "Open a code", letter="C"),
                    Control("about", "About this story", letter="D"),
                ),
            ),
            Section("standing", "standing", (STANDING.items[0], STANDING.items[4], STANDING.items[5])),
        ),
        picture=EMPTY,
    )


def note() -> View:
    """The content note."""
    lines = (
        Line("heading", "heading", "Before you start"),
        Line("note/1", "note", "Two people who love each other and stop noticing. Nobody is hit; nobody is a villain."),
        Line("note/2", "note", "It touches on illness, a parent who looked away, and an ending that may be a parting."),
        Line("kept", "note", "Your place is kept on this device only. Quick exit leaves at once and erases it."),
    )
    actions = (
        Control("go-on", "Go on", letter="A", primary=True),
        Control("keep-nothing", "Go on and keep nothing here", letter="B"),
        Control("options", "What to leave out, and names", letter="C"),
    )
    return View(
        "note",
        "Before you start",
        (Section("text", "text", lines), Section("actions", "choices", actions), title().sections[2]),
        picture=EMPTY,
    )


def chair() -> View:
    """Whose chair to take."""
    chairs = (
        Control(
            "chair:kit",
            "Kit’s chair",
            "choice",
            "A",
            description="The one who misses things. You answer what Rowan asks, one evening at a time. Ten decisions.",
        ),
        Control(
            "chair:rowan",
            "Rowan’s chair",
            "choice",
            "B",
            description="The one who is missed. You live with the answers.",
        ),
        Control(
            "chair:both",
            "Both chairs",
            "choice",
            "C",
            available=False,
            reason="Not written yet.",
            description="The chapters alternate between the two of you.",
        ),
    )
    return View(
        "chair",
        "Which chair?",
        (
            Section("text", "text", (Line("heading", "heading", "Which chair?"),)),
            Section("actions", "choices", chairs),
            title().sections[2],
        ),
        picture=replace(EMPTY, poses={"kit": "away", "rowan": "away"}),
    )


def scene() -> View:
    """A bid with five answers, one struck."""
    lines = (
        Line("time", "caption", "Thursday in May, a quarter to seven"),
        *_lines(
            "offer",
            "The key turns before you have finished the sentence you were reading. Rowan is still in the coat, one "
            "hand on the door frame, out of breath from the stairs.",
        ),
        Line("offer/yes", "speech", "“They said yes.”", "Rowan", 160),
        *_lines("offer/thumb", "Your thumb is still on the screen. The message is nearly finished."),
    )
    choices = (
        Control("choice:start", "Put the phone face down. “Tell me from the start.”", "choice", "A"),
        Control(
            "choice:scared",
            "“I’m so glad. And a little scared of what it changes.”",
            "choice",
            "B",
            available=False,
            reason="You’d only spoil it.",
        ),
        Control("choice:pay", "“Well done! Did you ask about the pay?”", "choice", "C"),
        Control("choice:knew", "“I knew you’d get it.”", "choice", "D"),
        Control("choice:finish", "Nod, smile, and finish the message.", "choice", "E"),
    )
    return View(
        "scene",
        "They said yes",
        (
            Section("text", "text", lines),
            meters(),
            Section("choices", "choices", choices),
            Section("skip", "actions", (Control("skip", "Leave this scene out"),)),
            STANDING,
        ),
        picture=WARM,
    )


def meters(trust: int = 74, worth: int = 52, change: str = "") -> Section:
    """Both meters."""
    return Section(
        "meters",
        "meters",
        (
            Meter("trust", "trust", "warm" if trust > 70 else "thin", "●", trust, change=change),
            Meter("self_worth", "self-worth", "steady" if worth > 50 else "faint", "▆", worth),
        ),
    )


def cold() -> View:
    """The same table when it is cold: a small bid, a struck answer."""
    view = scene()
    lines = (
        Line("time", "caption", "A night in November"),
        *_lines(
            "fine",
            "Two cups on the table. One of them has been cold since four. The light over the sink hums and then stops.",
        ),
        Line("fine/bid", "speech", "“I’m fine.”", "Rowan, more quietly", 100),
    )
    choices = (
        Control("choice:good", "“Good.”", "choice", "A"),
        Control(
            "choice:story",
            "“I used to hear a story after ‘fine’.”",
            "choice",
            "B",
            available=False,
            reason="You’d only be a burden.",
        ),
        Control("choice:juno", "Text Juno from the hallway.", "choice", "C"),
        Control("choice:silent", "Say nothing.", "choice", "D"),
    )
    return replace(
        view,
        title="Fine",
        sections=(
            Section("text", "text", lines),
            meters(22, 15, "falling"),
            Section("choices", "choices", choices),
            STANDING,
        ),
        picture=COLD,
    )


def reply() -> View:
    """How an answer landed."""
    lines = (
        Line("time", "caption", "Thursday in May, a quarter to seven"),
        Line("offer/start", "answer", "Put the phone face down. “Tell me from the start.”"),
        *_lines(
            "offer/start",
            "Rowan laughs, and starts too early, with the bus that didn’t come and the caretaker who sent them up to "
            "the wrong floor. It takes twenty minutes and both hands. The kettle boils and clicks off and nobody gets "
            "up for it.",
        ),
        Line(
            "offer/start/own",
            "speech",
            "“My own class. They’ll have my name wrong for a week. I don’t mind.”",
            "Rowan",
        ),
        Line("offer/start/change", "change", "Somewhere in the middle, the coat comes off."),
    )
    return replace(
        scene(),
        sections=(
            Section("text", "text", lines),
            meters(change="rising"),
            Section("choices", "choices", (Control("go-on", "Go on", letter="A", primary=True),)),
            STANDING,
        ),
    )


LONG = (
    "It is the second spring. The flat has the same two chairs, and the one that wobbles still wobbles; you have "
    "stopped putting a folded beer mat under it, because Rowan likes to know when somebody sits down.",
    "Some evenings you miss it still. The phone, the fourteen, a sentence that was meant for you and went past. The "
    "difference is a small one and it took a year: you notice that it went past, and you turn round.",
    "On the sill there are three cups now. The third is Juno’s, who comes on Thursdays and takes the wobbly chair.",
)


def ending() -> View:
    """An ending, longer than the panel."""
    lines = (
        Line("heading", "heading", "Both chairs"),
        *_lines("both", *LONG),
        Line("both/three/1", "note", "What was missing: somebody who turned round the first time."),
        Line("both/three/2", "note", "What was there: a table, and the wish to sit at it."),
        Line("both/three/3", "note", "One small step: ask for the rest of the story, and put the phone down first."),
    )
    after = (
        Control("recap", "See the way you took", letter="A", primary=True),
        Control("title", "Back to the first page", letter="B"),
    )
    return View(
        "ending",
        "Both chairs",
        (Section("text", "text", lines), meters(), Section("actions", "choices", after), STANDING),
        picture=replace(WARM, hour="morning", poses={"kit": "sitting", "rowan": "cup"}, light=900, gap=60),
        ending="both_chairs",
    )


def recap() -> View:
    """The way that was taken."""
    turns = tuple(
        Section(
            f"turn/{index}",
            "log",
            (
                Line(f"turn/{index}/title", "caption", f"{name} · Thursday in May, a quarter to seven"),
                Line(f"turn/{index}/answer", "answer", "Put the phone face down. “Tell me from the start.”"),
                Line(f"turn/{index}/changed", "change", "trust: from steady to warm"),
                Line(f"turn/{index}/need", "note", "Rowan hoped that somebody would be as glad as Rowan was."),
                Line(f"turn/{index}/1", "note", "Good news wants company as much as bad news does."),
                Control(f"rewind:{index}", f"Go back to “{name}”"),
            ),
            name,
        )
        for index, name in enumerate(("They said yes", "Coat still on", "The moon"))
    )
    lines = (
        Line("heading", "heading", "The way you took"),
        Line("toward/1", "note", "You turned toward Rowan in seven of ten evenings."),
    )
    actions = (
        Control("ending", "Back", letter="A"),
        Control("code", "A code for this way", letter="B"),
        Control("title", "Back to the first page", letter="C"),
    )
    return View(
        "recap",
        "The way you took",
        (Section("text", "text", lines), *turns, Section("actions", "actions", actions), STANDING),
        picture=WARM,
    )


def way() -> View:
    """The way as map and picture: an answer of each sign, a struck road, turning points, words of several lines."""
    stops = (
        Stop(
            Marked("disc", "towards"), "A", "Put the phone face down. “Tell me from the start.”",
            (Stub("B", "“Well done! Did you ask about the pay?”"), Stub("C", "Nod, smile, and finish the message.")),
        ),
        Stop(
            Marked("diamond", "neither"), "D",
            "Get up at once and stand beside them, and go on looking for the four minutes.",
            (Stub("A", "Leave the 14 where it is. Go and look."), Stub("B", "“Hold it there.”", open=False)),
            "self-worth: steady → steadier", (Marked("down", "self-worth fell most"),),
        ),
        Stop(
            Marked("ring", "away"), "C", "Say nothing. To ask now would be to say that you forgot.",
            tuple(Stub(letter, "Pull out the other chair. “What was it like, lying in there?”") for letter in "ABDEF"),
            "trust: warm → steady", (Marked("down", "trust fell most"), Marked("diamond", "said aloud")),
        ),
        Stop(Marked("square", "skipped"), "", "Skipped.", (Stub("A", "Go."), Stub("B", "Stay where you are."))),
    )  # fmt: skip
    names = ("They said yes", "The moon, quickly", "Twenty to ten", "The moon, again")
    controls = tuple(
        Control(f"turn:{place}", f"{place + 1}. {name}", "stop", description="In words.", stop=stop)
        for place, (name, stop) in enumerate(zip(names, stops, strict=True))
    )
    first: tuple[Item, ...] = (Line("chapter/0/title", "caption", "Chapter 1: First signs"), *controls[:2])
    second: tuple[Item, ...] = (Line("chapter/1/title", "caption", "Chapter 2: The loop"), *controls[2:])
    over_time = (Line("over-time", "caption", "Both meters along the way"), _over_time())
    small = Overview("map/small", "The whole way, small", "A road with a stop for each decision.", stops)
    return View(
        "recap",
        "The way you took",
        (
            Section("text", "text", (Line("heading", "heading", "The way you took"),)),
            Section("over-time", "text", over_time, "Both meters along the way"),
            Section("map", "text", (Line("map", "caption", "The map of your way"), small), "The map of your way"),
            Section("chapter/0", "map", first, "Chapter 1: First signs"),
            Section("chapter/1", "map", second, "Chapter 2: The loop"),
            Section("actions", "actions", (Control("back", "Back", letter="A"),)),
            STANDING,
        ),
        picture=WARM,
        back="back",
    )


def _over_time() -> Chart:
    trust = tuple(Band(lower, word) for lower, word in zip((0, 200, 350, 550, 700), TRUST_WORDS, strict=True))
    worth = tuple(Band(lower, word) for lower, word in zip((0, 120, 200, 350, 500, 700), WORTH_WORDS, strict=True))
    return Chart(
        "over-time/chart",
        "Both meters along the way",
        "Trust, from steady to steady. Self-worth, from steady to steadier.",
        (Axis("trust", trust), Axis("self-worth", worth)),
        (
            Curve("trust", 0, "disc", "solid", (550, 620, 710, 640, 640)),
            Curve("self-worth", 1, "square", "dashed", (500, 510, 440, 470, 470)),
        ),
        (
            Spot(2, 1, Marked("down", "self-worth fell most")),
            Spot(3, 0, Marked("down", "trust fell most")),
            Spot(3, 0, Marked("diamond", "said aloud")),
            Spot(4, 0, Marked("star", "taken on and lived")),
        ),
        ("1", "2", "3", "4"),
        ("No.", "Scene", "Trust", "Self-worth", "Turning point"),
        (("1", "They said yes", "steady", "steady", ""),),
    )


def support() -> View:
    """Support lines of many countries."""
    names = (
        "All countries",
        "Austria",
        "Belgium",
        "Canada",
        "Czechia",
        "Germany",
        "Hungary",
        "Ireland",
        "Netherlands",
        "Poland",
        "Sweden",
        "Switzerland",
        "United Kingdom",
        "United States",
    )
    radios = tuple(
        Control(f"country:{name}", name, "radio", checked=name == "All countries", letter="") for name in names
    )
    countries = tuple(
        Section(
            f"country/{name}",
            "text",
            (
                Line(f"country/{name}", "caption", name),
                Line(f"country/{name}/emergency", "narration", "In danger now: 112"),
                Line(f"country/{name}/0", "narration", "A helpline for people in trouble: 116 123"),
                Line(f"country/{name}/0/d", "note", "Anyone. Day and night. Checked on 2026-05-01."),
            ),
            name,
        )
        for name in names[1:8]
    )
    return View(
        "support",
        "Support",
        (
            Section(
                "text",
                "text",
                (
                    Line("heading", "heading", "Support"),
                    Line("support/1", "note", "Someone to talk to, for whatever this has stirred up. Nothing dials."),
                ),
            ),
            Section("country", "setting", radios, "Country", shown=True),
            *countries,
            Section("actions", "actions", (Control("back", "Back", primary=True),)),
            Section("standing", "standing", STANDING.items[1:]),
        ),
        picture=WARM,
        back="back",
        dialog=True,
    )


def settings() -> View:
    """Radios and switches."""
    sizes = tuple(Control(f"set:text={n}", f"{n} %", "radio", checked=n == 100) for n in (100, 125, 150, 175, 200))
    themes = tuple(
        Control(f"set:theme={name}", name, "radio", checked=name == "Evening")
        for name in ("Evening", "Paper", "High contrast")
    )
    return View(
        "settings",
        "Settings",
        (
            Section("text", "text", (Line("heading", "heading", "Settings"),)),
            Section("text_size", "setting", sizes, "Text size", shown=True),
            Section("theme", "setting", themes, "Theme", shown=True),
            Section(
                "figures", "setting", (Control("set:figures", "Show the meters as figures", "switch", checked=False),)
            ),
            Section("keys", "setting", (Control("set:keys", "Letter keys press the answers", "switch", checked=True),)),
            Section(
                "actions",
                "actions",
                (Control("back", "Done", primary=True), Control("code", "A code for this way")),
            ),
            STANDING,
        ),
        picture=WARM,
        back="back",
        dialog=True,
    )


def languages() -> View:
    """The settings in Spanish, with a choice of languages: words of other lengths, and other letters."""
    spoken = ("El del dispositivo", "English", "Español (borrador)")
    tongues = tuple(Control(f"set:language={name}", name, "radio", checked=name == spoken[2]) for name in spoken)
    motion = tuple(
        Control(f"set:motion={name}", name, "radio", checked=name == "Ninguno")
        for name in ("Como diga el dispositivo", "Ninguno", "Cambios lentos")
    )
    figures = Control("set:figures", "Mostrar los indicadores también en cifras", "switch", checked=False)
    words = {"support": "Ayuda", "history": "Historial", "undo": "Un paso atrás", "quick-exit": "Salida rápida"}
    commands = tuple(Control(name, label, key=name[0]) for name, label in words.items())
    return replace(
        settings(),
        title="Ajustes",
        sections=(
            Section("text", "text", (Line("heading", "heading", "Ajustes"),)),
            Section("language", "setting", tongues, "Idioma", shown=True),
            Section("motion", "setting", motion, "Movimiento", shown=True),
            Section("figures", "setting", (figures,)),
            Section("actions", "actions", (Control("back", "Listo", primary=True),)),
            Section("standing", "standing", commands),
        ),
        language="es",
    )


def history() -> View:
    """What was said so far."""
    logs = tuple(
        Section(
            f"log/{index}",
            "log",
            (
                Line(f"log/{index}/time", "caption", f"{name} · Thursday in May"),
                *_lines(f"log/{index}", "The key turns before you have finished the sentence you were reading."),
                Line(f"log/{index}/yes", "speech", "“They said yes.”", "Rowan"),
                Line(f"log/{index}/answer", "answer", "Put the phone face down. “Tell me from the start.”"),
                Control(f"rewind:{index}", f"Go back to “{name}”"),
            ),
            name,
        )
        for index, name in enumerate(("They said yes", "Coat still on", "The moon"))
    )
    return View(
        "history",
        "History",
        (
            Section("text", "text", (Line("heading", "heading", "History"),)),
            *logs,
            Section("actions", "actions", (Control("back", "Back", primary=True),)),
            STANDING,
        ),
        picture=WARM,
        back="back",
        dialog=True,
    )


def code() -> View:
    """A read-only field and one to type into."""
    return View(
        "code",
        "A code for this way",
        (
            Section("notice", "text", (Line("notice", "notice", "The code was copied."),)),
            Section(
                "text",
                "text",
                (
                    Line("heading", "heading", "A code for this way"),
                    Field("code", "Your code", "TC1-4KJ7-QM2P-88RD-AAB3-ZZ19", True, "It holds every answer."),
                    Field("enter-code", "Go on from a code", "", False, "Paste or type it and press Enter."),
                ),
            ),
            Section("actions", "actions", (Control("back", "Back", primary=True), Control("copy", "Copy the code"))),
            STANDING,
        ),
        picture=WARM,
        back="back",
        dialog=True,
    )


GALLERY = {
    made.__name__: made
    for made in (
        title, note, chair, scene, cold, reply, ending, recap, way, support, settings, languages, history, code,
    )
}  # fmt: skip
"""Every sample view by name."""


def shown(name: str, theme: Theme = "evening", text_size: int = 100) -> View:
    """Return a sample view with a theme and a text size."""
    display = Display(text_size=text_size, theme=theme, reduced_motion=True)
    return replace(GALLERY[name](), display=display)
