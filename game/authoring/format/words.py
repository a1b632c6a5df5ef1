"""The words that stand for something on the stage or in the rules, with what they mean: one list each, for reader,
schema and hints.
"""

from __future__ import annotations

KIND_MEANINGS = {
    "attune": "Turns toward: stops, notices, asks, or simply stays.",
    "share": "Says how it is for oneself: a feeling or a wish, said as one's own.",
    "boundary": "A limit with a return: it says when.",
    "repair": "Puts something right. Before it was named, an apology is answered with “for what?”",
    "reach_out": "Is kind to oneself, or leans on somebody else, and comes back. Never struck.",
    "fix": "Good advice: the right content in the wrong size.",
    "minimise": "Meant to cheer up, and closes the door.",
    "turn_away": "Turns away, for a reason that is also true.",
    "appease": "Swallows it: looks like love, works tonight, and is paid for in self-worth.",
    "attack": "A real hurt, thrown. Never a name, never contempt.",
}
KINDS = tuple(KIND_MEANINGS)
STRUCK_KINDS = ("attune", "share", "repair", "boundary")
"""Kinds that the rules may strike, so that a choice of such a kind needs the voice that strikes it."""
WEIGHT_MEANINGS = {
    "small": "Half of the kind's numbers.",
    "usual": "The kind's numbers.",
    "big": "One and a half of the kind's numbers.",
}
WANT_MEANINGS = {
    "celebration": "Good news wants company. Making it small costs more here.",
    "comfort": "Somebody to stay near while it is bad.",
    "company": "Somebody to be there, or to come along.",
    "backing": "Somebody on one's side.",
    "reassurance": "To hear that it still holds.",
    "care": "To be looked after.",
    "practical": "A hand with something: here good advice turns toward.",
    "space": "To be left in peace for a while: here a kind limit gains more, and attuning gains no trust.",
}
WANTS = tuple(WANT_MEANINGS)
PLACE_MEANINGS = {
    "kitchen": "The table and the two chairs.",
    "hallway": "Coats, keys, and the door.",
    "bedroom": "The bed and the window over the bakery.",
    "sofa": "The sofa and its lamp.",
    "car": "A car.",
    "hospital": "A corridor with chairs.",
    "choir": "The hall where the choir sings.",
    "childhood": "A room of long ago.",
    "room": "A room of one's own.",
    "counsellor": "Dr Amari's room.",
}
PLACES = tuple(PLACE_MEANINGS)
HOUR_MEANINGS = {
    "morning": "Low, clear light.",
    "day": "Daylight.",
    "dusk": "The light goes.",
    "evening": "Dark outside, lamps inside.",
    "night": "Late: one lamp, or none.",
}
HOURS = tuple(HOUR_MEANINGS)
WEATHER_MEANINGS = {
    "clear": "Nothing falls.",
    "rain": "Rain on the window, a grey sky.",
    "snow": "Snow in the air and on the roofs.",
    "frost": "A clear, cold day: ice flowers on the glass.",
}
WEATHERS = tuple(WEATHER_MEANINGS)
POSE_MEANINGS = {
    "sitting": "Sits at the table or wherever there is a seat.",
    "cup": "Sits with a cup in both hands.",
    "turned": "Sits turned away.",
    "phone": "Looks at a phone.",
    "calling": "Sits with a phone at the ear.",
    "reading": "Sits with a book, a paper or a laptop.",
    "standing": "Stands.",
    "sink": "Stands turned away with busy hands: at the sink, the stove, the counter.",
    "window": "Stands at the window, a hand on the glass (in the kitchen; elsewhere just stands).",
    "coat": "Stands with the coat on.",
    "asleep": "Asleep.",
    "head-down": "Head in the hands.",
    "away": "Not in the room.",
}
POSES = tuple(POSE_MEANINGS)
OBJECT_MEANINGS = {
    "cups": "Two cups.",
    "key": "The key.",
    "coat": "A coat on its hook.",
    "moon": "The moon in the window.",
    "phone": "A phone.",
    "letter": "A letter.",
    "voucher": "The voucher.",
    "tray": "A tray.",
    "scan": "The hospital's leaflet: on the fridge, beside the bed.",
    "newspaper": "A newspaper that is held up and doesn't come down (in a childhood).",
    "rain": "Rain on the window; the key 'weather' says it, too.",
}
OBJECTS = tuple(OBJECT_MEANINGS)
SOUND_MEANINGS = {
    "cup": "A cup is set down.",
    "chair": "A chair is moved.",
    "key": "A key in the lock.",
    "door": "A door is drawn shut.",
    "cloth": "A coat, put on or off.",
    "phone": "A phone hums.",
    "tram": "A tram, far off.",
    "steps": "Steps on the stairs.",
    "pages": "Paper is taken up.",
}
SOUNDS = tuple(SOUND_MEANINGS)
PEOPLE_MEANINGS = {"kit": "The one who misses things.", "rowan": "The one who is missed."}
PEOPLE = tuple(PEOPLE_MEANINGS)
"""The two at the table: who can be played, posed and renamed."""
CHAIR_MEANINGS = {**PEOPLE_MEANINGS, "both": "The chapters alternate between the two."}
CHAIRS = tuple(CHAIR_MEANINGS)
CUT_MEANINGS = {"full": "The whole story.", "short": "About ten decisions; every weight counts twice."}
CUTS = tuple(CUT_MEANINGS)
LEAN_MEANINGS = {"reach": "Protects themself by reaching out.", "retreat": "Protects themself by drawing back."}
LEANS = tuple(LEAN_MEANINGS)
SET_MEANINGS = {
    "help": "Help from outside was accepted.",
    "left": "Has left: the story ends, unless 'then' leads on. Never struck.",
    "owned": "Responsibility was taken, and lived.",
}
SETS = tuple(SET_MEANINGS)
CLOSE_MEANINGS = {
    "repair": "Responsibility can no longer be taken and lived.",
    "leaving": "Nobody can leave any more.",
}
CLOSES = tuple(CLOSE_MEANINGS)
"""What can be out of reach from a scene on because the author means it so."""
PRONOUN_MEANINGS = {"they": "they, them, their", "she": "she, her, her", "he": "he, him, his"}
PRONOUNS = tuple(PRONOUN_MEANINGS)
METERS = ("trust", "self_worth", "distance", "unspoken", "strain")
BANDED_MEANINGS = {
    "trust": "How safe it is to reach out here.",
    "self_worth": "The played character's sense that their own feelings count.",
}
BANDED = tuple(BANDED_MEANINGS)
COUNTS = {"toward": 1, "neither": 0, "miss": -1}
"""What an answer counts as, by its word."""
COUNT_MEANINGS = {
    "toward": "Turns toward: ends a run of misses.",
    "neither": "Leaves the run of misses as it is.",
    "miss": "Adds one to the run of misses.",
}
OPENNESS_MEANINGS = {
    "hears": "All of what is said reaches this Kit.",
    "slowly": "About two thirds of it do.",
    "closed": "About a third of it does, and no more is possible.",
}
