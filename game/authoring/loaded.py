"""What was read of a story's folder: the story, what is wrong with it, and where everything stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from game.authoring.format.endings import EndingEntry
from game.authoring.node import Node, Position, ScalarNode, find
from game.authoring.outline import Known, known
from game.authoring.problem import Problem, key_position
from game.narrative.story import Story

Places = Mapping[tuple[str, str], tuple[str, Node]]


@dataclass(frozen=True)
class Loaded:
    """What was read of a folder. `draft` is the story as far as it could be read, for checks that go on regardless."""

    folder: str
    story: Story | None = None
    """The story; None where there are errors."""
    problems: tuple[Problem, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    """The sha256 of each file that was read, by its name within the folder."""
    draft: Story | None = None
    """None where there is no folder."""
    entries: tuple[EndingEntry, ...] = ()
    """The endings with their doors, in the order of the file."""
    complete: bool = False
    """Whether every file could be read; where not, an unknown scene may stand in one that could not."""
    places: Places = field(default_factory=dict, repr=False)
    """The file and node of what has a name, by sort (`scene`, `chapter`, `ending`, `concept`, `file`) and id."""
    outlined: Known | None = field(default=None, repr=False)
    """The names of all its files, where the draft holds only some of its scenes."""

    @cached_property
    def known(self) -> Known:
        """The names that its texts may use."""
        if self.outlined is not None:
            return self.outlined
        return known(self.draft) if self.draft is not None else Known({})

    def place(self, sort: str, id: str, *steps: str | int, key: bool = False) -> Position:
        """Return where something stands, as near as it is known.

        `place("scene", "moon", "choices", "go", "then")` is the position of that value; with `key`, of the key itself.
        """
        if (sort, id) not in self.places:
            return Position(self.folder)
        file, node = self.places[sort, id]
        mark = key_position(find(node, steps[:-1]), str(steps[-1])) if key and steps else find(node, steps)
        return Position(file, mark.line, mark.column)

    def inside(self, sort: str, id: str, *steps: str | int, column: int) -> Position:
        """Return where character `column` (from 0) of a text stands; of a block of several lines, where it begins."""
        position = self.place(sort, id, *steps)
        node = find(self.places[sort, id][1], steps) if (sort, id) in self.places else None
        if not isinstance(node, ScalarNode) or node.indented:
            return position
        return position._replace(column=position.column + column + node.quoted)
