"""What compiled ink evaluates, in words that a writer of ink knows: for the list of what was not taken over."""

from __future__ import annotations

import json
from typing import Any

COMMANDS = frozenset({"ev", "/ev", "end", "done", "nop", "str", "/str", "out", "pop"})
_TWO = frozenset(("+", "-", "*", "/", "%", "==", ">", "<", ">=", "<=", "!=", "&&", "||", "MIN", "MAX", "?", "!?"))
_ONE = {"!": "not ", "_": "-", "~": "-"}
_WORDS = {"&&": "and", "||": "or", "?": "has", "!?": "hasnt"}


def spell(elements: list[Any]) -> str:
    """Return the expression that `elements` evaluate; what is not known stands there as it is.

    >>> spell([{"VAR?": "trust"}, 4, "+", {"VAR=": "trust", "re": True}])
    'trust = trust + 4'
    >>> spell([{"CNT?": "hall"}, "!", {"VAR?": "key"}, "&&"])
    'not hall and key'
    """
    stack: list[str] = []
    for element in elements:
        if isinstance(element, str) and element in _TWO and len(stack) > 1:
            right, left = stack.pop(), stack.pop()
            stack.append(f"{left} {_WORDS.get(element, element)} {right}")
        elif isinstance(element, str) and element in _ONE and stack:
            stack.append(f"{_ONE[element]}{stack.pop()}")
        elif not (isinstance(element, str) and element in COMMANDS):
            _push(element, stack)
    return " ".join(stack)


def _push(element: Any, stack: list[str]) -> None:
    if isinstance(element, dict):
        assigned = element.get("VAR=") or element.get("temp=")
        if assigned and stack:
            stack.append(f"{assigned} = {stack.pop()}")
            return
        named = next(
            (element[key] for key in ("VAR?", "CNT?", "^->", "f()", "x()", "->t->", "->") if key in element), None
        )
        calls = "f()" in element or "x()" in element
        text = f"{named}()" if calls else str(named) if named is not None else json.dumps(element, ensure_ascii=False)
        stack.append(text)
    elif isinstance(element, str):
        stack.append(f'"{element[1:]}"' if element.startswith("^") else element)
    else:
        stack.append(json.dumps(element, ensure_ascii=False))
