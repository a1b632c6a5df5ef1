"""Every place a scene may be in. Where no story begins is imported when it is shown: a page fetches that late."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.stage.scenery import choir, hallway, kitchen, rented
from game.stage.scenery.place import Place


def place(name: str) -> Place:
    """Return the place `name`; one that is not drawn yet looks like a kitchen."""
    return PLACES[name]() if name in PLACES else kitchen.PLACE


def _bedroom() -> Place:
    from game.stage.scenery.bedroom import PLACE

    return PLACE


def _sofa() -> Place:
    from game.stage.scenery.sofa import PLACE

    return PLACE


def _car() -> Place:
    from game.stage.scenery.car import PLACE

    return PLACE


def _hospital() -> Place:
    from game.stage.scenery.hospital import PLACE

    return PLACE


def _childhood() -> Place:
    from game.stage.scenery.childhood import PLACE

    return PLACE


def _counsellor() -> Place:
    from game.stage.scenery.counsellor import PLACE

    return PLACE


PLACES: Mapping[str, Callable[[], Place]] = {
    "kitchen": lambda: kitchen.PLACE,
    "hallway": lambda: hallway.PLACE,
    "bedroom": _bedroom,
    "sofa": _sofa,
    "car": _car,
    "hospital": _hospital,
    "choir": lambda: choir.PLACE,
    "childhood": _childhood,
    "room": lambda: rented.PLACE,
    "counsellor": _counsellor,
}
"""What returns each place. The first chapters, and the ending of whoever is afraid, are in those imported above."""
