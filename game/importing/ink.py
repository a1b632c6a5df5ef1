"""ink's compiled JSON → a sketch: knots, stitches, choices, diverts, text and glue. Whatever else it does is listed.

The format is a tree of containers: lists whose last element holds their named parts. What is read here is what the
compiler makes of plain weave; evaluation other than a choice's own text is put on the list in ink-like words.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from game.importing.container import chooses, diverts, named, own_name, parts, said, statements, texts
from game.importing.expression import spell
from game.importing.flow import Flow, Path
from game.importing.sketch import END, ForeignError, Passage, Place, Sketch, Way

DECLARATIONS = "global decl"
OLDEST, NEWEST = 18, 21
"""Versions of the format that are read."""
_CONDITION, _INVISIBLE, _ONCE = 0x1, 0x8, 0x10
_SORTS = {
    "->t->": "a tunnel",
    "f()": "a call of a function",
    "x()": "a call of the game around it",
    "var": "a divert to a variable",
    "c": "a divert that depends on something",
    "VAR=": "a variable",
}
MAX_DEPTH = 80


def sketch(data: Any, file: str) -> Sketch:
    """Return the story in the compiled `data`. Raises ForeignError where it is no ink of a known version."""
    if not isinstance(data, dict) or not isinstance(data.get("root"), list) or "inkVersion" not in data:
        raise ForeignError("it is JSON, but not ink: there is no 'inkVersion' and 'root'")
    version = data["inkVersion"]
    if not isinstance(version, int) or not OLDEST <= version <= NEWEST:
        raise ForeignError(f"it is ink of the format {version}; {OLDEST} to {NEWEST} are read")
    try:
        return _Reader(data, file).read()
    except ForeignError:
        raise
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError, StopIteration) as error:
        raise ForeignError(f"the tree of containers is damaged: {error}") from error


class _Reader:
    """Reads one file. Every container that has to be a passage of its own waits in `_wanted`."""

    def __init__(self, data: dict[str, Any], file: str) -> None:
        self.found = Sketch(file)
        self.root: list[Any] = data["root"]
        self.lists = data.get("listDefs") or {}
        self._wanted: dict[Path, str] = {}
        self._waiting: deque[Path] = deque()
        self._inside: list[Path] = []
        self._once = 0

    def read(self) -> Sketch:
        """Read everything."""
        self._declared()
        for knot in named(self.root):
            if knot != DECLARATIONS:
                self._want((knot,))
                for stitch in named(self.root[-1][knot]):
                    self._want((knot, stitch))
        opening = self._flow((), "0")
        if opening.lines or opening.ways or opening.goes is None:
            self.found.passages.append(self._passage("opening", opening))
            self.found.start = "opening"
        else:
            self.found.start = opening.goes
        while self._waiting:  # reading one passage may want others
            path = self._waiting.popleft()
            self.found.passages.append(self._passage(self._wanted[path], self._flow(path)))
        if self.found.start == END and self.found.passages:
            self.found.start = self.found.passages[0].name
        if not self.found.passages:
            raise ForeignError("there is nothing in it but a way to the end")
        if self._once:
            self.found.leave(Place(path="choices"), f"that {self._once} choices can be taken only once")
        return self.found

    def _declared(self) -> None:
        place = Place(path=DECLARATIONS)
        for statement in statements(
            self.root[-1].get(DECLARATIONS, [])[:-1] if isinstance(self.root[-1], dict) else []
        ):
            self.found.leave(place, "a variable", spell(statement))
        if self.lists:
            self.found.leave(Place(path="listDefs"), "lists", ", ".join(self.lists))

    # -- containers -----------------------------------------------------------------------------------------------

    def _at(self, path: Path) -> Any:
        """Return what stands at a path from the root. Raises LookupError."""
        here: Any = self.root
        for step in path:
            here = here[int(step)] if step.isdigit() else parts(here)[step]
        return here

    def _resolve(self, address: str, where: Path) -> Path:
        """Return the path from the root that `address` means, seen from the element at `where`."""
        if not address.startswith("."):
            path: list[str] = []
            steps = address.split(".")
        else:
            path, steps = list(where), address[1:].split(".")
        for step in steps:
            if step == "^":
                path.pop()
            else:
                path.append(step)
        return self._plain(tuple(path))

    def _plain(self, path: Path) -> Path:
        """Return `path` with containers named by their own names found, too."""
        here: Any = self.root
        made: list[str] = []
        for step in path:
            if step.isdigit():
                here = here[int(step)]
                made.append(step)
                continue
            inside = parts(here)
            if step in inside:
                here = inside[step]
                made.append(step)
                continue
            index = next(i for i, part in enumerate(here[:-1]) if isinstance(part, list) and own_name(part) == step)
            here = here[index]
            made.append(str(index))
        return tuple(made)

    def _want(self, path: Path) -> str:
        """Return the name of the passage at `path`, which will be read."""
        name = self._wanted.get(path)
        if name is None:
            names = [part if not part.isdigit() else self._own(path[: n + 1]) for n, part in enumerate(path)]
            name = ".".join(filter(None, names))
            if not name or name in self._wanted.values():
                name = ".".join(path)
            self._wanted[path] = name
            self._waiting.append(path)
        return name

    def _own(self, path: Path) -> str:
        """Return the name that the container at `path` gives itself, empty for none."""
        container = self._at(path)
        return own_name(container) if isinstance(container, list) else ""

    def _passage(self, name: str, flow: Flow) -> Passage:
        ways = tuple(flow.ways)
        place = Place(path=".".join(flow.path) or "0")
        if not ways and flow.goes:
            ways = (Way("", flow.goes, place),)  # it goes on by itself; the author finds words for that
        return Passage(name, place, tuple(flow.lines), ways)

    # -- flow -----------------------------------------------------------------------------------------------------

    def _flow(self, path: Path, *more: str) -> Flow:
        flow = Flow((*path, *more))
        self._walk(flow.path, flow)
        flow.close()
        return flow

    def _walk(self, path: Path, flow: Flow, first: int = 0) -> None:
        """Take up what the container at `path` tells, from its element `first` on."""
        if len(self._inside) > MAX_DEPTH:
            raise ForeignError("containers are nested too deeply")
        self._inside.append(path)
        elements = self._at(path)
        index = first
        while index < len(elements) - 1 and flow.goes is None:
            index = self._element(path, elements, index, flow)
        self._inside.pop()

    def _element(self, path: Path, elements: list[Any], index: int, flow: Flow) -> int:
        """Take up one element, and return the index of the next one to look at."""
        element, here = elements[index], (*path, str(index))
        if isinstance(element, list):
            self._inner(here, element, flow)
        elif isinstance(element, dict):
            self._object(here, element, flow)
        elif isinstance(element, str) and element.startswith("^"):
            flow.write(element[1:])
        elif element == "\n":
            flow.end_line()
        elif element == "<>":
            flow.glued = True
            flow.close()
        elif element in ("end", "done"):
            flow.goes = END
        elif element == "#":
            return self._tag(path, elements, index, flow)
        elif element == "ev":
            return self._evaluation(path, elements, index, flow)
        elif element not in ("nop", "pop"):
            what = "the way back from a tunnel" if element == "->->" else "a command"
            self.found.leave(Place(path=".".join(here)), what, str(element))
        return index + 1

    def _inner(self, here: Path, element: list[Any], flow: Flow) -> None:
        """A container within another: a weave, a gather, or something that chooses between texts."""
        if chooses(element):
            told = " | ".join(dict.fromkeys(texts(element)))
            self.found.leave(Place(path=".".join(here)), "text or ways that depend on something", told)
            for target in diverts(element):
                self.found.leave(Place(path=".".join(here)), "a way that depends on something", target)
        else:
            self._walk(here, flow)

    def _object(self, here: Path, element: dict[str, Any], flow: Flow) -> None:
        place = Place(path=".".join(here))
        if "->" in element and not element.get("c") and not element.get("var"):
            self._divert(element["->"], here, flow)
        elif "*" in element:
            self._choice(here, element, [], flow)
        elif "temp=" in element and element["temp="] == "$r":
            return  # where a choice's own text goes back to
        else:
            what = next((what for key, what in _SORTS.items() if key in element), "something that was not understood")
            self.found.leave(place, what, spell([element]))

    def _divert(self, address: str, here: Path, flow: Flow) -> None:
        try:
            path = self._resolve(address, here)
        except (LookupError, StopIteration, ValueError):
            self.found.leave(Place(path=".".join(here)), "a divert to nowhere", address)
            return
        if path[-1] == "s":  # a choice's text, said once more
            flow.write("".join(said(self._at(path))))
        elif path in self._wanted or path in self._inside:
            flow.goes = self._want(path)
        elif isinstance(self._at(path), list):
            self._onward(path, flow)
        elif path[:-1] in self._inside:
            self.found.leave(Place(path=".".join(here)), "a way back within the text", address)
            flow.goes = END
        else:
            self._walk(path[:-1], flow, int(path[-1]))

    def _onward(self, path: Path, flow: Flow) -> None:
        """Go on at a gather: told in place where it is only text, a passage of its own where it asks."""
        after = self._look(path)
        if after is None:
            flow.goes = self._want(path)
            return
        flow.close()
        flow.lines += after.lines
        flow.goes = END if after.goes is None else after.goes

    def _look(self, path: Path) -> Flow | None:
        """Return what is told at `path` where nothing is asked there, None where it has to be a passage of its own."""
        if path in self._inside:
            return None
        listed, once = len(self.found.rest), self._once
        flow = self._flow(path)
        if not flow.ways:
            return flow
        del self.found.rest[listed:]  # what was noted is noted again when the passage is read
        self._once = once
        return None

    def _tag(self, path: Path, elements: list[Any], index: int, flow: Flow) -> int:
        end = next((at for at in range(index, len(elements)) if elements[at] == "/#"), len(elements) - 1)
        text = "".join(part[1:] for part in elements[index:end] if isinstance(part, str) and part.startswith("^"))
        name, colon, value = text.partition(":")
        if colon and name.strip().lower() == "title" and not self.found.title:
            self.found.title = value.strip()
        else:
            self.found.leave(Place(path=".".join((*path, str(index)))), "a tag", text)
        return end + 1

    # -- evaluation and choices -----------------------------------------------------------------------------------

    def _evaluation(self, path: Path, elements: list[Any], index: int, flow: Flow) -> int:
        """From `ev` to `/ev`: the text and condition of a choice, or logic that is put on the list."""
        end = elements.index("/ev", index)
        inside, place = elements[index + 1 : end], Place(path=".".join((*path, str(index))))
        after = elements[end + 1] if end + 1 < len(elements) - 1 else None
        if isinstance(after, dict) and "*" in after:
            self._choice((*path, str(end + 1)), after, inside, flow)
            return end + 2
        if any(isinstance(part, dict) and "^->" in part for part in inside) and len(inside) == 1:
            return end + 1  # where a choice's own text goes back to
        if isinstance(after, dict) and after.get("c"):
            self.found.leave(place, "a condition", spell(inside))
            return end + 2
        if isinstance(after, dict) and ("temp=" in after or "VAR=" in after):
            self.found.leave(place, "a variable", spell([*inside, after]))
            return end + 2
        if inside == ["void"]:
            return end + 1  # what a tunnel brings back: nothing
        alternatives = isinstance(after, list) and chooses(after)
        self.found.leave(place, "a condition" if alternatives else "logic", spell(inside))
        return end + 1

    def _choice(self, here: Path, point: dict[str, Any], inside: list[Any], flow: Flow) -> None:
        place, flags = Place(path=".".join(here)), int(point.get("flg", 0))
        label, condition = self._label(inside, here)
        if flags & _CONDITION:
            self.found.leave(place, f"the condition of the choice “{label}”", spell(condition))
        elif condition:
            self.found.leave(place, f"what the choice “{label}” says beside its text", spell(condition))
        if flags & _INVISIBLE:
            self.found.leave(place, "that this choice is only taken where no other is left")
        self._once += bool(flags & _ONCE)
        target = self._resolve(point["*"], here)
        flow.close()
        after = self._look(target)
        if after is None:
            flow.ways.append(Way(label, self._want(target), place))
            return
        goes = END if after.goes is None else after.goes
        flow.ways.append(Way(label, goes, place, tuple(after.lines)))

    def _label(self, inside: list[Any], here: Path) -> tuple[str, list[Any]]:
        """Return a choice's text, and what of its evaluation is not text: the condition."""
        text, rest, quoted = [], [], False
        for part in inside:
            if part in ("str", "/str"):
                quoted = part == "str"
            elif isinstance(part, dict) and str(part.get("->", "")).endswith(".s"):
                text.append("".join(said(self._at((*here[:-1], "s")))))
            elif isinstance(part, list) or (isinstance(part, dict) and ("^->" in part or "temp=" in part)):
                continue  # the way back from a choice's own text
            elif quoted and isinstance(part, str) and part.startswith("^"):
                text.append(part[1:])
            else:
                rest.append(part)
        return " ".join("".join(text).split()), rest
