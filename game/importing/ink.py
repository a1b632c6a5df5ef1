"""ink's compiled JSON → a sketch: knots, stitches, choices, diverts, text and glue. Whatever else it does is listed.

The format is a tree of containers: lists whose last element holds their named parts. What is read here is what the
compiler makes of plain weave; evaluation other than a choice's own text is put on the list in ink-like words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from game.importing.expression import COMMANDS, spell
from game.importing.sketch import END, ForeignError, Passage, Place, Said, Sketch, Way, said

DECLARATIONS = "global decl"
OLDEST, NEWEST = 18, 21
"""Versions of the format that are read."""
_CONDITION, _INVISIBLE, _ONCE = 0x1, 0x8, 0x10
MAX_DEPTH = 200
Path = tuple[str, ...]


def sketch(data: Any, file: str) -> Sketch:
    """Return the story in the compiled `data`. Raises ForeignError where it is no ink of a known version."""
    if not isinstance(data, dict) or not isinstance(data.get("root"), list) or "inkVersion" not in data:
        raise ForeignError("it is JSON, but not ink: there is no 'inkVersion' and 'root'")
    version = data["inkVersion"]
    if not isinstance(version, int) or not OLDEST <= version <= NEWEST:
        raise ForeignError(f"it is ink of the format {version}; {OLDEST} to {NEWEST} are read")
    try:
        return _Reader(data, file).read()
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ForeignError(f"the tree of containers is damaged: {error}") from error


@dataclass(slots=True)
class Flow:
    """What is told from one point on until a choice or a divert."""

    path: Path
    lines: list[Said] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    goes: str | None = None
    """Where it goes on by itself: a passage, or END; None where it runs out."""
    open: str = ""
    """A line that has not ended yet."""
    glued: bool = False

    def write(self, text: str) -> None:
        """Add to the present line; behind glue, to the one before."""
        if self.glued and not self.open.strip() and self.lines:
            last = self.lines.pop()
            self.open = f'{last.speaker}: "{last.text}"' if last.speaker else last.text
            self.open += " " if self.open and text[:1] not in " ,.;:!?" else ""
        self.glued = False
        self.open += text

    def end_line(self) -> None:
        """End the present line, unless glue holds it."""
        if not self.glued:
            self.close()

    def close(self) -> None:
        """End the present line."""
        text = " ".join(self.open.split())
        if text:
            self.lines.append(said(text))
        self.open = ""


class _Reader:
    """Reads one file. Every container that has to be a passage of its own waits in `_wanted`."""

    def __init__(self, data: dict[str, Any], file: str) -> None:
        self.found = Sketch(file)
        self.root: list[Any] = data["root"]
        self.lists = data.get("listDefs") or {}
        self._wanted: dict[Path, str] = {}
        self._inside: list[Path] = []
        self._once = 0

    def read(self) -> Sketch:
        """Read everything."""
        self._declared()
        for knot in _named(self.root):
            if knot != DECLARATIONS:
                self._want((knot,))
                for stitch in _named(self.root[-1][knot]):
                    self._want((knot, stitch))
        opening = self._flow((), "0")
        if opening.lines or opening.ways or opening.goes is None:
            self.found.passages.append(self._passage("opening", opening))
            self.found.start = "opening"
        else:
            self.found.start = opening.goes
        done = 0
        while done < len(self._wanted):  # reading one passage may want others
            path, name = list(self._wanted.items())[done]
            done += 1
            self.found.passages.append(self._passage(name, self._flow(path)))
        if self.found.start == END and self.found.passages:
            self.found.start = self.found.passages[0].name
        if not self.found.passages:
            raise ForeignError("there is nothing in it but a way to the end")
        if self._once:
            self.found.leave(Place(path="choices"), f"that {self._once} choices can be taken only once")
        return self.found

    def _declared(self) -> None:
        place = Place(path=DECLARATIONS)
        for statement in _statements(
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
            here = here[int(step)] if step.isdigit() else _parts(here)[step]
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
            parts = _parts(here)
            if step in parts:
                here = parts[step]
                made.append(step)
                continue
            index = next(i for i, part in enumerate(here[:-1]) if isinstance(part, list) and _own_name(part) == step)
            here = here[index]
            made.append(str(index))
        return tuple(made)

    def _want(self, path: Path) -> str:
        """Return the name of the passage at `path`, which will be read."""
        name = self._wanted.get(path)
        if name is None:
            name = self._wanted[path] = ".".join(path)
        return name

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
            self.found.leave(Place(path=".".join(here)), "a command", str(element))
        return index + 1

    def _inner(self, here: Path, element: list[Any], flow: Flow) -> None:
        """A container within another: a weave, a gather, or something that chooses between texts."""
        if _chooses(element):
            texts = " | ".join(dict.fromkeys(_texts(element)))
            self.found.leave(Place(path=".".join(here)), "text or ways that depend on something", texts)
            for target in _diverts(element):
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
            self.found.leave(place, "something that was not understood", spell([element]))

    def _divert(self, address: str, here: Path, flow: Flow) -> None:
        try:
            path = self._resolve(address, here)
        except (LookupError, StopIteration, ValueError):
            self.found.leave(Place(path=".".join(here)), "a divert to nowhere", address)
            return
        if path[-1] == "s":  # a choice's text, said once more
            flow.write("".join(_said(self._at(path))))
        elif path in self._wanted or path in self._inside:
            flow.goes = self._want(path)
        elif not isinstance(self._at(path), list):
            self._walk(path[:-1], flow, int(path[-1]))
        else:
            self._onward(path, flow)

    def _onward(self, path: Path, flow: Flow) -> None:
        """Go on at a gather: told in place where it is only text, a passage of its own where it asks."""
        ahead = len(self.found.rest)
        after = self._flow(path)
        if after.ways:
            del self.found.rest[ahead:]  # said again when the passage is read
            flow.goes = self._want(path)
            return
        flow.close()
        flow.lines += after.lines
        flow.goes = END if after.goes is None else after.goes

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
        end = next(at for at in range(index, len(elements)) if elements[at] == "/ev")
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
        alternatives = isinstance(after, list) and _chooses(after)
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
        ahead = len(self.found.rest)
        after = Flow(target) if target in self._inside else self._flow(target)
        if after.ways or target in self._inside:
            del self.found.rest[ahead:]
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
                text.append("".join(_said(self._at((*here[:-1], "s")))))
            elif isinstance(part, list) or (isinstance(part, dict) and ("^->" in part or "temp=" in part)):
                continue  # the way back from a choice's own text
            elif quoted and isinstance(part, str) and part.startswith("^"):
                text.append(part[1:])
            else:
                rest.append(part)
        return " ".join("".join(text).split()), rest


# -- what a container holds ---------------------------------------------------------------------------------------


def _parts(container: Any) -> dict[str, Any]:
    """Return the named parts of a container."""
    last = container[-1] if isinstance(container, list) and container else None
    return last if isinstance(last, dict) else {}


def _named(container: Any) -> Iterator[str]:
    yield from (name for name, part in _parts(container).items() if isinstance(part, list))


def _own_name(container: list[Any]) -> str:
    return str(_parts(container).get("#n", ""))


def _chooses(container: list[Any]) -> bool:
    """Whether a container picks one of its parts: a condition's branch, or a sequence."""
    elements = container[:-1]
    branch = any(isinstance(part, dict) and "->" in part and part["->"] == ".^.b" for part in elements)
    return branch or "visit" in elements or "seq" in elements or any(
        isinstance(part, dict) and part.get("c") for part in elements
    )  # fmt: skip


def _said(container: list[Any]) -> Iterator[str]:
    yield from (part[1:] for part in container if isinstance(part, str) and part.startswith("^"))


def _texts(container: Any) -> Iterator[str]:
    """Yield every text anywhere in a container."""
    if isinstance(container, str):
        if container.startswith("^") and container[1:].strip():
            yield container[1:].strip()
    elif isinstance(container, list):
        for part in container:
            yield from _texts(part)
    elif isinstance(container, dict):
        for name, part in container.items():
            if isinstance(part, list) and not name.startswith("#"):
                yield from _texts(part)


def _diverts(container: Any) -> Iterator[str]:
    """Yield every address that a container's texts lead to, but those within it."""
    if isinstance(container, list):
        for part in container:
            yield from _diverts(part)
    elif isinstance(container, dict):
        address = container.get("->")
        if isinstance(address, str) and not container.get("var") and not address.startswith("."):
            yield address
        for part in container.values():
            if isinstance(part, list):
                yield from _diverts(part)


def _statements(elements: list[Any]) -> Iterator[list[Any]]:
    """Yield the evaluation of each variable's first value, its assignment last."""
    statement: list[Any] = []
    for element in elements:
        if element in COMMANDS:
            continue
        statement.append(element)
        if isinstance(element, dict) and "VAR=" in element:
            yield statement
            statement = []
