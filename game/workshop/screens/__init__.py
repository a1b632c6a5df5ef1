"""The screens of a workshop as sections of a view. `game/workshop/describe.py` puts them together."""
