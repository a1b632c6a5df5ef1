"""The rules a second time, in floating point and as short as can be: a check on the integer rules, not a style.

`Float` is Kit's chair, `FloatRowan` Rowan's. Both follow docs/rules.md, which says where they once differed from it.
"""

from __future__ import annotations

KINDS: dict[str, tuple[float, float, float, float, float, int]] = {
    "attune": (5, 1, -5, 0, -4, 1),
    "share": (3, 4, -4, -12, 2, 1),
    "boundary": (1, 4, -1, -6, -12, 1),
    "repair": (8, 3, -8, -8, -6, 1),
    "reach_out": (0, 6, 0, -6, -6, 0),
    "fix": (-2, 0, 2, 2, 0, 0),
    "minimise": (-4, -1, 4, 3, 2, -1),
    "turn_away": (-6, -1, 6, 4, -2, -1),
    "appease": (2, -5, 1, 9, -3, 0),
    "attack": (-9, -3, 6, -2, 14, -1),
}
"""Trust, self-worth, distance, unspoken, strain, and what it counts as."""
HEARD = {"share": 7, "boundary": 5, "attune": 2, "repair": 2, "reach_out": 3}
HEARD |= {"attack": -8, "appease": -4, "turn_away": -2}
OPENNESS: dict[str, tuple[float, float, float]] = {
    "hears": (45, 1, 100),
    "slowly": (35, 0.7, 70),
    "closed": (25, 0.35, 44),
}
"""Attention at the start, the share of what is said that arrives, and the most there can be."""
ANSWERS = ((60, "attune"), (45, "fix"), (30, "minimise"), (0, "turn_away"))
FLOOD = 60


def clamp(value: float) -> float:
    return max(0.0, min(100.0, value))


class Float:
    """One play-through from Kit's chair."""

    def __init__(self) -> None:
        self.T, self.W, self.D, self.U, self.F = 55.0, 50.0, 25.0, 15.0, 10.0
        self.misses = self.n = self.attacks = self.support = self.appeased = self.broken_words = 0
        self.named = self.owned = False
        self.recent: list[str] = []
        self.debts: list[int] = []
        self.watch: tuple[int, int] | None = None
        self.doubted_at = self.T
        """Trust when rule 9 looked at it."""

    def amounts(self, kind: str, weight: float, wants: str) -> tuple[float, float, float, float, float, int]:
        t, w, d, u, f, c = KINDS[kind]
        t, w, d, u, f = (x * weight for x in (t, w, d, u, f))
        if (wants, kind) == ("practical", "fix"):
            t, d, c = 3 * weight, -1 * weight, 1
        if (wants, kind) == ("space", "boundary"):
            t, d = 4 * weight, -3 * weight
        if (wants, kind) == ("space", "attune") and weight >= 1:
            t = 0
        if (wants, kind) == ("celebration", "minimise"):
            t *= 1.25
        return t, w, d, u, f, c

    def gain(self, kind: str, t: float, named: bool) -> float:
        if (self.T < 25 or self.D > 70) and not self.owned:
            t *= 0.5
        t *= min(1, (110 - self.T) / 60)
        if self.recent[-2:] == [kind, kind]:
            t *= 0.5
        if kind == "appease" and self.appeased >= 2:
            t = 0
        if kind == "repair":
            if not named:
                t = min(t, 2)
            elif self.watch or self.broken_words:
                t *= 0.5
        return t

    def loss(self, kind: str, t: float, weight: float, c: int) -> float:
        if self.T >= 70 and weight <= 1 and kind != "attack":
            t *= 0.6
        elif self.T < 35:
            t *= 1.25
        return t - (0, 0.7, 1.4, 2.0)[min(3, self.misses)] if c < 0 else t

    def do(self, kind: str, weight: float = 1.0, wants: str = "company", names: bool = False) -> None:
        t, w, d, u, f, c = self.amounts(kind, weight, wants)
        trust = self.T + self.trust_change(kind, t, weight, c, self.named or names)
        if c < 0 and self.misses >= 3:
            d += 2
        self.named = self.named or names
        w = w * min(1, (105 - self.W) / 55) if w > 0 else w
        self.misses = 0 if c > 0 else self.misses + (c < 0)
        self.lose_what_was_owned()
        self.T, self.W, self.D, self.U = clamp(trust), clamp(self.W + w - 1), clamp(self.D + d + 1), clamp(self.U + u)
        self.F = clamp(self.F * 0.9 + f + (3 if self.U > 60 else 0))
        if kind == "appease":
            self.appeased += 1
            self.debts.append(self.n + 2)
        if kind == "reach_out":
            self.support = min(3, self.support + 1)
        self.attacks += kind == "attack"
        if self.n in self.debts and self.U > 45:
            self.W, self.T = clamp(self.W - 2), clamp(self.T - self.leaks())
        self.watched(kind, c)
        self.doubted_at = self.T
        if self.T < 30 and self.support == 0:
            self.W = clamp(self.W - 1)
        if self.support >= 2:
            self.W = clamp(self.W + 1)
        self.answered(kind, weight, names)
        self.recent.append(kind)
        self.n += 1

    def trust_change(self, kind: str, t: float, weight: float, c: int, named: bool) -> float:
        return self.gain(kind, t, named) if t > 0 else self.loss(kind, t, weight, c) if t < 0 else 0

    def lose_what_was_owned(self) -> None:
        if self.misses >= 3:
            self.owned = False

    def leaks(self) -> float:
        return 2

    def watched(self, kind: str, c: int) -> None:
        if self.watch:
            self.count(c > 0)
        elif kind == "repair" and self.named:
            self.watch = (3, 0)

    def answered(self, kind: str, weight: float, names: bool) -> None:
        """Kit answers, in Rowan's chair."""

    def count(self, toward: bool) -> None:
        assert self.watch is not None
        self.watch = (self.watch[0] - 1, self.watch[1] + toward)
        if not self.watch[0]:
            self.close_watch()

    def close_watch(self) -> None:
        if self.watch is None:
            return
        if self.watch[1] >= 2:
            self.owned, self.T = True, clamp(self.T + 4)
        else:
            self.T, self.broken_words = clamp(self.T - 7), self.broken_words + 1
        self.watch = None


class FloatRowan(Float):
    """One play-through from Rowan's chair."""

    def __init__(self, openness: str) -> None:
        super().__init__()
        self.heard, self.arrives, self.ceiling = OPENNESS[openness]
        self.knew = False

    def do(self, kind: str, weight: float = 1.0, wants: str = "company", names: bool = False) -> None:
        self.knew = self.named
        super().do(kind, weight, wants, names)

    def trust_change(self, kind: str, t: float, weight: float, c: int, named: bool) -> float:
        return self.loss(kind, t, weight, c) / 2 if t < 0 else 0

    def lose_what_was_owned(self) -> None:
        """Only Kit can."""

    def leaks(self) -> float:
        return 1

    def watched(self, kind: str, c: int) -> None:
        """Kit's answers are."""

    def answered(self, kind: str, weight: float, names: bool) -> None:
        said = HEARD.get(kind, 0) * weight + (15 if names and not self.knew else 0)
        self.heard = min(self.ceiling, clamp(self.heard + (said * self.arrives if said > 0 else said) - 1))
        kit = next(kit for step, kit in ANSWERS if self.heard >= step)
        weight = min(weight, 2)
        t = -0.5 * weight if kit == "fix" else KINDS[kit][0] * 0.8 * weight
        if t > 0:
            t *= min(1, (110 - self.T) / 60)
        self.T, self.D = clamp(self.T + t), clamp(self.D + KINDS[kit][2] * 0.8 * weight)
        if self.watch:
            self.count(kit == "attune")

    def apologise(self) -> None:
        if self.named and self.heard >= 50:
            self.T, self.D = clamp(self.T + 8 * min(1, (110 - self.T) / 60)), clamp(self.D - 8)
            self.watch = (3, 0)
