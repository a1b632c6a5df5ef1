"""Every place a scene may be in."""

from __future__ import annotations

from collections.abc import Mapping

from game.stage.scenery import (
    bedroom,
    car,
    childhood,
    choir,
    counsellor,
    hallway,
    hospital,
    kitchen,
    rented,
    sofa,
)
from game.stage.scenery.place import Place

PLACES: Mapping[str, Place] = {
    "kitchen": kitchen.PLACE,
    "hallway": hallway.PLACE,
    "bedroom": bedroom.PLACE,
    "sofa": sofa.PLACE,
    "car": car.PLACE,
    "hospital": hospital.PLACE,
    "choir": choir.PLACE,
    "childhood": childhood.PLACE,
    "room": rented.PLACE,
    "counsellor": counsellor.PLACE,
}


def place(name: str) -> Place:
    """Return the place `name`; one that is not drawn yet looks like a kitchen."""
    return PLACES.get(name, kitchen.PLACE)
