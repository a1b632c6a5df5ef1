"""The words that stand for something on the stage or in the rules: one list each, for reader, schema and hints."""

from __future__ import annotations

KINDS = ("attune", "share", "boundary", "repair", "reach_out", "fix", "minimise", "turn_away", "appease", "attack")
STRUCK_KINDS = ("attune", "share", "repair", "boundary")
"""Kinds that the rules may strike, so that a choice of such a kind needs the voice that strikes it."""
WANTS = ("celebration", "comfort", "company", "backing", "reassurance", "care", "practical", "space")
PLACES = ("kitchen", "hallway", "bedroom", "sofa", "car", "hospital", "choir", "childhood", "room", "counsellor")
HOURS = ("morning", "day", "dusk", "evening", "night")
POSES = ("sitting", "cup", "turned", "phone", "standing", "coat", "asleep", "head-down", "away")
OBJECTS = ("cups", "key", "coat", "moon", "phone", "letter", "voucher", "tray", "rain")
PEOPLE = ("kit", "rowan")
"""The two at the table: who can be played, posed and renamed."""
CHAIRS = ("kit", "rowan", "both")
CUTS = ("full", "short")
LEANS = ("reach", "retreat")
SETS = ("help", "left", "owned")
CLOSES = ("repair", "leaving")
"""What can be out of reach from a scene on because the author means it so."""
PRONOUNS = ("they", "she", "he")
METERS = ("trust", "self_worth", "distance", "unspoken", "strain")
BANDED = ("trust", "self_worth")
COUNTS = {"toward": 1, "neither": 0, "miss": -1}
"""What an answer counts as, by its word."""
