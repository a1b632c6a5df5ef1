"""What is to be heard, in words, for who does not hear it."""

from __future__ import annotations

from collections.abc import Mapping

from game.view.text import Text

_TONE, _ONCE = "a sound that stays, in a line such as [rain on the window]", "a short sound, in a line such as […]"
ROOM: Mapping[str, Text] = {
    "kitchen": Text("ui/sound/kitchen", "a fridge hums", _TONE),
    "hallway": Text("ui/sound/hallway", "a stairwell, behind the door", _TONE),
    "bedroom": Text("ui/sound/bedroom", "a quiet room", _TONE),
    "sofa": Text("ui/sound/sofa", "a radiator, very softly", _TONE),
    "car": Text("ui/sound/car", "a car, shut and still", _TONE),
    "hospital": Text("ui/sound/hospital", "the ventilation hums", _TONE),
    "choir": Text("ui/sound/choir", "a large hall", _TONE),
    "childhood": Text("ui/sound/childhood", "a clock ticks", _TONE),
    "room": Text("ui/sound/room", "a street outside", _TONE),
    "counsellor": Text("ui/sound/counsellor", "a soft fan by the door", _TONE),
    "rain": Text("ui/sound/rain", "rain on the window", _TONE),
    "roof": Text("ui/sound/roof", "rain on the roof", _TONE),
}
SMALL: Mapping[str, Text] = {
    "cup": Text("ui/sound/cup", "a cup is set down", _ONCE),
    "chair": Text("ui/sound/chair", "a chair is moved", _ONCE),
    "key": Text("ui/sound/key", "a key in the lock", _ONCE),
    "door": Text("ui/sound/door", "a door is drawn shut", _ONCE),
    "cloth": Text("ui/sound/cloth", "a coat rustles", _ONCE),
    "phone": Text("ui/sound/phone", "a phone hums", _ONCE),
    "tram": Text("ui/sound/tram", "a tram, far off", _ONCE),
    "steps": Text("ui/sound/steps", "steps on the stairs", _ONCE),
    "pages": Text("ui/sound/pages", "paper rustles", _ONCE),
}
CAPTION = Text("ui/sound/caption", "[{sounds}]", "a quiet line; sounds: a fridge hums; a key in the lock")
CAPTION_HEARD = Text("ui/sound/caption-heard", "Sound: {sounds}.", "the same line as a screen reader says it")
SEPARATOR = Text("ui/sound/separator", "; ", "between two sounds")
