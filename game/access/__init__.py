"""What a screen reader is told: a view as a tree of roles, names and states, and that tree as it is spoken."""
