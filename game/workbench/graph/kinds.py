"""How each kind of answer is drawn: a colour for light and for dark, and a stroke of its own, never colour alone."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """Colours of a kind, at least 3:1 against the page, and the dashes of its strokes in CSS pixels."""

    light: str
    dark: str
    dashes: str


KINDS: dict[str, Look] = {
    "attune": Look("#12724f", "#4cc38a", "none"),
    "share": Look("#1f66ad", "#6cb0f5", "11 5"),
    "boundary": Look("#5546b0", "#a99bf5", "14 3 3 3"),
    "repair": Look("#0a7480", "#4cc4d0", "30 4"),
    "reach_out": Look("#5a6912", "#b5c94a", "8 3 2 3 2 3"),
    "fix": Look("#83650f", "#d9b84a", "6 4"),
    "minimise": Look("#945200", "#f0a44a", "3 3"),
    "turn_away": Look("#7d5348", "#cfa092", "2 5"),
    "appease": Look("#97408f", "#e08fd8", "10 3 3 3 3 3"),
    "attack": Look("#b3242f", "#f27d84", "5 2"),
}


def style() -> str:
    """Return the rules that draw kinds: `.k-attune` and so on, on strokes, chips and words."""
    light = "".join(f"--k-{name}:{look.light};" for name, look in KINDS.items())
    dark = "".join(f"--k-{name}:{look.dark};" for name, look in KINDS.items())
    rules = [f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"]
    for name, look in KINDS.items():
        rules.append(
            f".strand.k-{name}{{stroke:var(--k-{name});stroke-dasharray:{look.dashes}}}"
            f".mark.k-{name}{{fill:var(--k-{name})}}.word.k-{name}{{color:var(--k-{name})}}"
        )
    return "\n".join(rules)
