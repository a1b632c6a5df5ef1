"""The commands: playing, checking, building, measuring."""
