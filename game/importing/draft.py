"""A sketch → the files of a draft story. What only its author can say stands there as `fill-in`; `check` finds it."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.authoring.shape import FILL_IN
from game.importing.sketch import END, Passage, Said, Sketch, Way
from game.importing.slug import Slugs, slug

A_FILE = 50
"""Scenes in one chapter file."""
LONGEST_CONDITION = 400
LONGEST_TEXT = 3000
"""Characters of a line; a longer one becomes several."""
NOTES = "import-notes.txt"


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a draft, by name, and what it came to."""

    files: Mapping[str, str]
    scenes: int
    endings: int
    choices: int


def draft(sketch: Sketch, kinds: str) -> Draft:
    """Return the draft of `sketch`. `kinds` is the text of kinds.yaml."""
    return _Drafting(sketch).draft(kinds)


class _Drafting:
    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        by_name = {passage.name: passage for passage in sketch.passages}
        reached = [name for name in by_name if by_name[name].ways or name == sketch.start]
        ids = Slugs()
        self.scenes = {name: ids.new(name, otherwise="scene") for name in reached}
        self.endings = {name: ids.new(name, otherwise="ending") for name in by_name if name not in self.scenes}
        self.passages = by_name
        self.doors: dict[str, list[str]] = {name: [] for name in self.endings}
        self.speakers = dict(_speakers(sketch))

    def draft(self, kinds: str) -> Draft:
        scenes = [self._scene(name) for name in self.scenes]
        files = {"kinds.yaml": kinds, "concepts.yaml": CONCEPTS}
        for index in range(0, len(scenes), A_FILE):
            number = index // A_FILE + 1
            head = CHAPTER.format(number=number, file=self.sketch.file, title=_text(self._title()))
            files[f"chapters/{number:02}.yaml"] = head + "".join(scenes[index : index + A_FILE])
        files["story.yaml"] = self._manifest()
        files["endings.yaml"] = ENDINGS + "".join(self._ending(name) for name in self.endings) + LAST_ENDING
        choices = sum(len(self.passages[name].ways) for name in self.scenes)
        self.sketch.rest.sort(key=lambda rest: rest.place)
        files[NOTES] = "\n".join([*self._notes(), ""])
        return Draft(files, len(scenes), len(self.endings), choices)

    # -- the files ------------------------------------------------------------------------------------------------

    def _title(self) -> str:
        return self.sketch.title or "Imported story"

    def _manifest(self) -> str:
        extra = "".join(f"  {key}: {{name: {_text(name)}}}\n" for name, key in self.speakers.items() if key not in TWO)
        title = self._title()
        return MANIFEST.format(
            file=self.sketch.file,
            id=slug(title, otherwise="story"),
            title=_text(title),
            cast=extra,
            start=self.scenes[self.sketch.start],
        )

    def _scene(self, name: str) -> str:
        passage, scene = self.passages[name], self.scenes[name]
        about = f"from {self.sketch.file}:{passage.place}, “{passage.name}”"
        about += f", tagged {' '.join(passage.tags)}" if passage.tags else ""
        keys = Slugs()
        text = "".join(self._lines(passage.said, keys, "      "))
        ids = Slugs()
        choices = "".join(self._choice(way, scene, ids, keys) for way in passage.ways) or _NO_CHOICE
        first = passage.ways[0].target if passage.ways else END
        return SCENE.format(
            about=_comment(about, "  "),
            id=scene,
            title=_text(passage.name[:80]),
            text=text,
            choices=choices,
            then=self._target(first),
            fill=FILL_IN,
        )

    def _choice(self, way: Way, scene: str, ids: Slugs, keys: Slugs) -> str:
        answer = ids.new(way.text, words=4, otherwise="answer")
        if way.target in self.doors:
            self.doors[way.target].append(f"{scene}.choice == {answer}")
        known = way.target == END or way.target in self.passages
        note = "" if known else _comment(f"there is no passage “{way.target}”", "      ")
        if not known:
            self.sketch.leave(way.place, "a way to a passage that is not there", way.target)
        reply = "".join(self._lines(way.reply, keys, "          "))
        return CHOICE.format(
            note=note,
            id=answer,
            text=_text(_quoted(way.text) or FILL_IN),
            fill=FILL_IN,
            reply=reply,
            then=self._target(way.target),
        )

    def _target(self, name: str) -> str:
        return self.scenes.get(name, "end")

    def _lines(self, said: Sequence[Said], keys: Slugs, indent: str) -> Iterator[str]:
        for line in said or (Said(FILL_IN),):
            for part in textwrap.wrap(line.text, LONGEST_TEXT) or [FILL_IN]:
                key = keys.new("" if part == FILL_IN else part, words=2, otherwise="line")
                speaker = f".{self.speakers[line.speaker]}" if line.speaker else ""
                yield f"{indent}- {key}{speaker}: {_text(part)}\n"

    def _ending(self, name: str) -> str:
        passage = self.passages[name]
        condition = " or ".join(self.doors[name])
        when = condition if 0 < len(condition) <= LONGEST_CONDITION else FILL_IN
        return ENDING.format(
            about=_comment(f"from {self.sketch.file}:{passage.place}, “{passage.name}”", "  "),
            id=self.endings[name],
            title=_text(passage.name[:80]),
            when=_text(when),
            text="".join(self._lines(passage.said, Slugs(), "      ")),
            fill=FILL_IN,
        )

    def _notes(self) -> Iterator[str]:
        file = self.sketch.file
        yield f"What of {file} was not understood or has no place in this format. Nothing else was left out."
        if not self.sketch.rest:
            yield "Nothing."
        for rest in self.sketch.rest:
            yield f"{file}:{rest.place}: {rest.what}" + (f": {rest.text}" if rest.text else "")


def _speakers(sketch: Sketch) -> Iterator[tuple[str, str]]:
    """Yield everybody who speaks, with an id for the cast: lower-case letters."""
    names = {line.speaker: None for passage in sketch.passages for line in _all(passage) if line.speaker}
    taken: set[str] = set()
    for name in names:
        key = re.sub(r"[^a-z]", "", name.lower()) or "someone"
        while key in taken:
            key += "too"
        taken.add(key)
        yield name, key


def _all(passage: Passage) -> Iterator[Said]:
    yield from passage.said
    for way in passage.ways:
        yield from way.reply


def _text(text: str) -> str:
    """Return `text` as YAML: as it is where that is plainly a word, else in double quotes, as JSON writes it."""
    plain = re.fullmatch(r"[A-Za-z][A-Za-z ,.'’“”-]*[A-Za-z.’”]", text) and text.lower() not in (
        "true",
        "false",
        "null",
    )
    return text if plain and ", " not in text else json.dumps(text, ensure_ascii=False)


def _quoted(text: str) -> str:
    """Return a choice's text with what is said aloud in the quotation marks of the format."""
    return re.sub(r'"([^"]*)"', r"“\1”", text)


def _comment(text: str, indent: str) -> str:
    return f"{indent}# {' '.join(text.split())}\n"


TWO = ("kit", "rowan")
_NO_CHOICE = "      # this passage had no way on\n" + "      []\n"
CHAPTER = """\
# A draft made from {file}. `fill-in` stands where only you know what belongs there;
# `python -m game check` names each of them, and docs/importing.md says what they are.
chapter: part-{number}
title: {title}
number: {number}
content: fill-in
scenes:
"""
SCENE = """\
{about}  - id: {id}
    title: {title}
    chair: kit
    place: {fill}
    time: {fill}
    need: {fill}
    wants: {fill}
    content: []
    text:
{text}    choices:
{choices}    skip: {{summary: {fill}, then: {then}}}
    turning_point: {{concept: to-be-chosen, note: {fill}, another_phrase: {fill}}}

"""
CHOICE = """\
{note}      - id: {id}
        text: {text}
        kind: {fill}
        reply:
{reply}        then: {then}
"""
ENDINGS = """\
# The endings: passages that nothing followed. Each is taken where the answer that led to it was given; what trust and
# self-worth have to do with it is yours to say in `when`.
endings:
  - id: out
    title: fill-in
    when: unsafe
    text:
      - out: fill-in
    missing: fill-in
    there: fill-in
    next: fill-in
    offers_help: true
"""
ENDING = """\
{about}  - id: {id}
    title: {title}
    when: {when}
    text:
{text}    missing: {fill}
    there: {fill}
    next: {fill}
"""
LAST_ENDING = """\
  - id: otherwise
    title: fill-in
    text:
      - otherwise: fill-in
    missing: fill-in
    there: fill-in
    next: fill-in
"""
CONCEPTS = """\
concepts:
  - id: to-be-chosen
    title: fill-in
    plain: fill-in
    source: fill-in
"""
MANIFEST = """\
# A draft made from {file}; see the head of the chapters.
format: 1
id: {id}
version: 1
title: {title}
language: en
cast:
  kit: {{name: Kit, pronouns: they}}
  rowan: {{name: Rowan, pronouns: they}}
{cast}castings:
  - {{id: first, label: Kit and Rowan, kit: {{name: Kit, pronouns: they}}, rowan: {{name: Rowan, pronouns: they}}}}
chairs:
  - {{id: kit, title: Kit’s chair, text: fill-in}}
routes:
  kit:
    full:
      minutes: 10
      places: [{start}]
bands:
  trust:
    - {{id: low, from: 0, word: careful, glyph: "○"}}
    - {{id: high, from: 50, word: steady, glyph: "●"}}
  self_worth:
    - {{id: low, from: 0, word: thin, glyph: "○"}}
    - {{id: high, from: 50, word: steady, glyph: "●"}}
safety:
  label: This is not only neglect
  question: fill-in
  back: Go back
  leave: Leave the story
note: fill-in
disclaimer: fill-in
support: fill-in
evidence: fill-in
"""
