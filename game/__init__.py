"""Two Chairs: an interactive story about emotional neglect between partners, and what repairs it."""

__version__ = "0.1.0"
