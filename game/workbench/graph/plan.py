"""Where everything of a graph stands: scenes in ranks from the top down, the most walked ones in one straight column.

A scene's rank is the length of the longest way to it, so that every answer leads downward. In each rank the scene that
most ways come by stands in the first column; whoever is passed by more ways than come by stands beside it. What leads
past other scenes runs in a lane between the columns, one lane for each place it leads to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from game.narrative.scene import END, Scene
from game.workbench.graph.traffic import Edge, Traffic

CHIP, CARD, GAP, PAD, LANE = 68, 96, 92, 12, 16
"""In CSS pixels: width of a choice, height of a card, room between ranks, inside a card, and between lanes."""
NARROWEST = 320
MARGIN, BAND, HEAD = 24, 26, 64
"""Around the picture, around a chapter, and above the first rank for title and legend."""
ROW = 24
"""Height of an ending in the last card."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The x in its middle."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The y under it."""
        return self.y + self.height


class Strand(NamedTuple):
    """An edge with its path: from under its choice to above where it leads; in between, where it has one, a lane."""

    edge: Edge
    start: tuple[float, float]
    end: tuple[float, float]
    lane: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of one route's graph."""

    traffic: Traffic
    cards: Mapping[str, Box]
    chips: Mapping[tuple[str, str], Box]
    bands: tuple[tuple[str, Box], ...]
    """Chapters by id, with what they hold of one column."""
    last: Box
    """The card that holds the endings."""
    strands: tuple[Strand, ...]
    width: float
    height: float


def plan(traffic: Traffic, endings: int) -> Plan:
    """Return where everything of `traffic` stands; `endings` is how many the last card has to hold."""
    ranks = _ranks(traffic)
    columns = _columns(traffic, ranks)
    lanes = _lanes(traffic, ranks, columns)
    left, edges = _verticals(traffic, columns, len(lanes))
    cards = {
        scene.id: Box(
            left[columns[scene.id]][0] + (left[columns[scene.id]][1] - _width(scene)) / 2,
            MARGIN + HEAD + BAND + ranks[scene.id] * (CARD + GAP),
            _width(scene),
            CARD,
        )
        for scene in traffic.scenes
    }
    chips = {
        (scene.id, choice.id): Box(cards[scene.id].x + PAD + index * CHIP, cards[scene.id].bottom - 46, CHIP - 4, 38)
        for scene in traffic.scenes
        for index, choice in enumerate(scene.choices)
    }
    rows = max(ranks.values(), default=-1) + 1
    main = left[0]
    top = MARGIN + HEAD + BAND + rows * (CARD + GAP)
    last = Box(main[0] + (main[1] - 560) / 2, top, 560, 56 + ROW * endings)
    lane_x = {target: edges + LANE * index for index, target in enumerate(lanes)}
    strands = tuple(_strands(traffic, ranks, columns, cards, chips, last, lane_x))
    bands = tuple(_bands(traffic, ranks, columns, left))
    right = max([start + width for start, width in left.values()] + [last.x + last.width, *lane_x.values()])
    return Plan(traffic, cards, chips, bands, last, strands, right + MARGIN + BAND, last.bottom + MARGIN)


def _width(scene: Scene) -> float:
    return max(NARROWEST, 2 * PAD + CHIP * len(scene.choices) - 4)


def _ranks(traffic: Traffic) -> dict[str, int]:
    """Return the longest way to each scene. What leads back up, in a story with rings, does not count."""
    ahead = _forward(traffic)
    ranks = {scene.id: 0 for scene in traffic.scenes}
    for scene in _topological(traffic, ahead):
        for target in ahead[scene]:
            ranks[target] = max(ranks[target], ranks[scene] + 1)
    return ranks


def _forward(traffic: Traffic) -> dict[str, list[str]]:
    """Return where each scene leads, without what closes a ring (seen from the beginning)."""
    after: dict[str, list[str]] = {scene.id: [] for scene in traffic.scenes}
    for edge in traffic.edges:
        if edge.target != END and edge.target not in after[edge.source]:
            after[edge.source].append(edge.target)
    state: dict[str, int] = {}
    kept: dict[str, list[str]] = {scene: [] for scene in after}
    for root in after:
        stack = [(root, iter(after[root]))] if root not in state else []
        state.setdefault(root, 1)
        while stack:
            scene, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                state[scene] = 2
                stack.pop()
            elif state.get(target) != 1:
                kept[scene].append(target)
                if target not in state:
                    state[target] = 1
                    stack.append((target, iter(after[target])))
    return kept


def _topological(traffic: Traffic, ahead: Mapping[str, Sequence[str]]) -> Iterator[str]:
    waiting = {scene.id: 0 for scene in traffic.scenes}
    for targets in ahead.values():
        for target in targets:
            waiting[target] += 1
    ready = [scene.id for scene in traffic.scenes if not waiting[scene.id]]
    while ready:
        scene = ready.pop(0)
        yield scene
        for target in ahead[scene]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)


def _columns(traffic: Traffic, ranks: Mapping[str, int]) -> dict[str, int]:
    """Return the column of each scene, 0 for the one that most ways come by in its rank.

    Others stand under the scene that most of their ways come from, so that a way beside the route runs straight.
    """
    passing: Counter[int] = Counter()
    coming: dict[str, Counter[str]] = {}
    for edge in traffic.edges:
        if edge.target != END:
            coming.setdefault(edge.target, Counter())[edge.source] += edge.ways
            for rank in range(ranks[edge.source] + 1, ranks[edge.target]):
                passing[rank] += edge.ways
    placed = set(traffic.route.scenes())
    columns: dict[str, int] = {}
    by_rank: dict[int, list[str]] = {}
    ordered = sorted(traffic.scenes, key=lambda scene: (scene.id not in placed, -traffic.visits.get(scene.id, 0)))
    for scene in ordered:
        by_rank.setdefault(ranks[scene.id], []).append(scene.id)
    for rank, scenes in sorted(by_rank.items()):
        taken: set[int] = set()
        for index, name in enumerate(scenes):
            first = not index and name in placed and passing[rank] <= traffic.visits.get(name, 0)
            columns[name] = 0 if first else _aside(columns, coming.get(name, Counter()), taken)
            taken.add(columns[name])
    return columns


def _aside(columns: Mapping[str, int], coming: Counter[str], taken: Collection[int]) -> int:
    """Return the column beside the first for a scene whose ways come from `coming`: straight on, or the next free."""
    for source, _ in coming.most_common(1):
        if columns.get(source, 0) and columns[source] not in taken:
            return columns[source]
    return next(column for column in count(1) if column not in taken)


def _lanes(traffic: Traffic, ranks: Mapping[str, int], columns: Mapping[str, int]) -> list[str]:
    """Return what is led to past other scenes, in the order of the lanes."""
    found = {edge.target for edge in traffic.edges if _needs_lane(edge, ranks, columns)}
    return sorted(found, key=lambda target: (target == END, ranks.get(target, 0)))


def _needs_lane(edge: Edge, ranks: Mapping[str, int], columns: Mapping[str, int]) -> bool:
    last = max(ranks.values()) + 1
    target = last if edge.target == END else ranks[edge.target]
    if target == ranks[edge.source] + 1:
        return False
    if target <= ranks[edge.source]:
        return True
    between = (scene for scene, rank in ranks.items() if ranks[edge.source] < rank < target)
    column = columns.get(edge.target, 0)
    return columns[edge.source] != column or any(columns[scene] == column for scene in between)


def _verticals(
    traffic: Traffic, columns: Mapping[str, int], lanes: int
) -> tuple[dict[int, tuple[float, float]], float]:
    """Return where each column begins and how wide it is, and where the lanes begin: behind the first column."""
    widths = {0: float(NARROWEST)}
    for scene in traffic.scenes:
        widths[columns[scene.id]] = max(widths.get(columns[scene.id], 0), _width(scene))
    spans: dict[int, tuple[float, float]] = {}
    x, edges = float(MARGIN + BAND), 0.0
    for column in sorted(widths):
        spans[column] = (x, widths[column])
        x += widths[column] + 2 * BAND + 20
        if column == 0:
            edges = x - BAND
            x += LANE * lanes + BAND
    return spans, edges


def _bands(
    traffic: Traffic, ranks: Mapping[str, int], columns: Mapping[str, int], left: Mapping[int, tuple[float, float]]
) -> Iterator[tuple[str, Box]]:
    """Yield each run of ranks that one chapter holds in one column."""
    for column, (x, width) in left.items():
        inside = sorted((ranks[scene.id], scene.chapter) for scene in traffic.scenes if columns[scene.id] == column)
        runs: list[tuple[str, int, int]] = []
        for rank, chapter in inside:
            if runs and runs[-1][0] == chapter and runs[-1][2] == rank - 1:
                runs[-1] = (chapter, runs[-1][1], rank)
            else:
                runs.append((chapter, rank, rank))
        for chapter, first, final in runs:
            y = MARGIN + HEAD + BAND + first * (CARD + GAP)
            height = (final - first) * (CARD + GAP) + CARD
            yield chapter, Box(x - BAND, y - 30, width + 2 * BAND, height + 42)


def _strands(
    traffic: Traffic,
    ranks: Mapping[str, int],
    columns: Mapping[str, int],
    cards: Mapping[str, Box],
    chips: Mapping[tuple[str, str], Box],
    last: Box,
    lane_x: Mapping[str, float],
) -> Iterator[Strand]:
    """Yield every edge with its path. Those that come to one card arrive side by side, in the order they come from."""
    arriving: dict[str, list[Edge]] = {}
    for edge in traffic.edges:
        arriving.setdefault(edge.target, []).append(edge)
    for target, edges in arriving.items():
        box = last if target == END else cards[target]
        lanes = [edge for edge in edges if _needs_lane(edge, ranks, columns)]
        straight = [edge for edge in edges if edge not in lanes]
        straight.sort(key=lambda edge: chips[edge.source, edge.choice.id].x)
        room = box.width * 0.7
        for index, edge in enumerate(straight):
            x = box.middle + (room * ((index + 0.5) / len(straight) - 0.5))
            yield Strand(edge, _under(chips[edge.source, edge.choice.id]), (x, box.y), None)
        side = box.x + box.width - 20 if lanes and lane_x[target] > box.middle else box.x + 20
        for index, edge in enumerate(lanes):
            apart = (LANE - 4) * ((index + 0.5) / len(lanes) - 0.5)
            end = (side + apart, box.y)
            yield Strand(edge, _under(chips[edge.source, edge.choice.id]), end, lane_x[target] + apart)


def _under(chip: Box) -> tuple[float, float]:
    return chip.middle, chip.bottom
