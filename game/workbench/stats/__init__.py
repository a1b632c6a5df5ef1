"""A story in numbers: words, minutes, reading level, voices, and kinds of answer."""
