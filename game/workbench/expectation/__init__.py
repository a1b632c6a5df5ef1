"""Holding a story to what its author expects of it."""
