"""The desktop editions: one folder with everything in it, for players who have no Python."""
