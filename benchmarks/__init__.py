"""Measurements: commands, never timed tests."""
