"""What to try where a file is not YAML: guessed from the line, since the parser only says what it did not expect."""

from __future__ import annotations

import re

LONGEST = 1000
"""Characters of a line that are looked at."""

_BRACE = re.compile(r"(?:^\s*|[:\-]\s+)\{[a-z.:|]+\}\s*[^\s,#\]}]")
_COLON = re.compile(r"^\s*(?:- )?[\w.-]+:\s+[^\"'>|\[{#].*:(?:\s|$)")
_SPECIAL = re.compile(r"(?:^\s*- |:\s+)([@`%*&!])")
_UNCLOSED = re.compile(r"^\s*(?:- )?[\w.-]+:\s+(?:\"[^\"]*|'[^']*)$")
_NO_SPACE = re.compile(r"^\s*(?:- )?[a-z][\w.-]*:[^\s/]")
_QUOTE_THEN_TEXT = re.compile(r":\s+([\"'])(?:(?!\1).)*\1\s*[^\s#,\]}]")


def syntax_hint(said: str, lines: list[str], at: int, opened: int) -> str:
    """Return what to try.

    `said` is the parser's word, `at` the line (from 1) where it gave up, `opened` the one on which an unfinished value
    began, or 0.
    """
    line, above = _line(lines, at), _line(lines, at - 1)
    if _BRACE.search(line) or _BRACE.search(above):
        return 'put a text that begins with a brace in quotes: "{rowan} looks up."'
    if "got '?'" in said:
        return "put a text that holds ? in quotes, inside of [ ] and { }"
    if "mapping values" in said and _COLON.search(line):
        return "put a text that holds ': ' in quotes, or begin it on the next line after '>-'"
    if _QUOTE_THEN_TEXT.search(line):
        return "a text that begins with a quote ends at the next one; use “ ” or quote the whole text"
    if "quoted scalar" in said or "end of stream" in said:
        return f"close the quote or bracket that opens on line {opened}" if opened else "close the quote or bracket"
    special = _SPECIAL.search(line)
    if special is not None:
        return f"put a text that begins with {special[1]} in quotes"
    for number in (at, at - 1):
        if _NO_SPACE.search(_line(lines, number)):
            return f"put a space after the colon on line {number}"
    unclosed = next((number for number in range(1, at) if _UNCLOSED.search(_line(lines, number))), 0)
    if unclosed:
        return f"see whether the quote that opens on line {unclosed} is closed"
    return "compare the indentation of this line with the one above; every key needs ':' and a space"


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1][:LONGEST] if 1 <= number <= len(lines) else ""
