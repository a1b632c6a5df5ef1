"""The story in a terminal: line by line, for screen readers, pipes, and machines without a display."""
