"""How a picture is told to who does not see it."""

from __future__ import annotations

from collections.abc import Mapping

from game.view.text import Text

PLACE: Mapping[str, Text] = {
    "kitchen": Text("ui/place/kitchen", "Kitchen", "where a picture is"),
    "hallway": Text("ui/place/hallway", "Hallway", "where a picture is"),
    "bedroom": Text("ui/place/bedroom", "Bedroom", "where a picture is"),
    "sofa": Text("ui/place/sofa", "Sofa", "where a picture is"),
    "car": Text("ui/place/car", "Car", "where a picture is"),
    "hospital": Text("ui/place/hospital", "Hospital", "where a picture is"),
    "choir": Text("ui/place/choir", "Choir", "where a picture is: a choir's rehearsal room"),
    "childhood": Text("ui/place/childhood", "Childhood", "where a picture is: a memory of childhood"),
    "room": Text("ui/place/room", "Room", "where a picture is"),
    "counsellor": Text("ui/place/counsellor", "Counsellor", "where a picture is: at a couples' counsellor's"),
}
LIGHT: Mapping[str, Text] = {
    "gone": Text("ui/light/gone", "almost dark", "the light of a picture"),
    "thin": Text("ui/light/thin", "pale", "the light of a picture"),
    "careful": Text("ui/light/careful", "dim", "the light of a picture"),
    "steady": Text("ui/light/steady", "even", "the light of a picture"),
    "warm": Text("ui/light/warm", "warm and wide", "the light of a picture"),
}
NEAR: Mapping[int, Text] = {
    200: Text("ui/near/close", "Two chairs, close together.", "where two people sit in a picture"),
    450: Text("ui/near/little", "Two chairs, a little apart.", "where two people sit in a picture"),
    700: Text("ui/near/apart", "Two chairs, apart.", "where two people sit in a picture"),
    1001: Text("ui/near/far", "Two chairs, far apart.", "where two people sit in a picture"),
}
"""Up to this distance, in tenths of a point."""
WEATHER: Mapping[str, Text] = {
    "rain": Text("ui/weather/rain", "It is raining.", "what is outside a picture"),
    "snow": Text("ui/weather/snow", "It is snowing.", "what is outside a picture"),
    "frost": Text("ui/weather/frost", "Frost on the window.", "what is outside a picture"),
}
ONE_AWAY = Text("ui/away/one", "{name} not in the picture.", "a picture")
BOTH_AWAY = Text("ui/away/both", "{one} and {other} not in the picture.", "a picture; two names")
CAPTION = Text("ui/caption", "{place}, the light {light}. {where}", "a picture; where: see ui/near/… and ui/away/…")
