"""A small condition language: `trust >= 40 and not named`.

Parsed once, every name checked, compiled to plain functions of a state (no `eval`), and able to say itself in words.

>>> condition = parse("trust >= 40 and not named")
>>> condition.explain()
'trust of at least 40, and that it has not been said aloud'
>>> condition.holds(State(trust=405, self_worth=500, distance=250, unspoken=150, strain=100))
True
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from game.narrative import question
from game.narrative.explain import ENGLISH, Wording, explain
from game.narrative.number import POINT, TOP
from game.narrative.question import (
    COUNTS,
    FLAGS,
    METERS,
    RECALL,
    SIGNS,
    WORDS,
    All,
    Any,
    Flag,
    Node,
    Not,
    Number,
    Recall,
    Test,
    Word,
)
from game.narrative.state import State

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "Condition", "ConditionError", "Recall", "State", "parse"]

MAX_LENGTH = 400
MAX_DEPTH = 20

_KNOWN = (*METERS, *COUNTS, *FLAGS, *WORDS)
_EQUAL = ("==", "!=")
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d[\w.]*)|(?P<name>[A-Za-z_][\w-]*(?:\.[\w-]*)?)|(?P<mark><=|>=|==|!=|<|>|\(|\)))"
)
_NUMBER = re.compile(r"(\d+)(?:\.(\d))?", re.ASCII)
_MEANT = {"=": "==", "&": "and", "|": "or", "!": "not"}


class ConditionError(ValueError):
    """A condition that cannot be read. `column` counts from 0 in the condition's text; `hint` says what to try."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition. Equal texts give equal conditions; call `holds(state)` to ask."""

    source: str
    node: Node
    holds: Test = field(compare=False, repr=False)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return parse, (self.source,)

    def recalls(self) -> Iterator[Recall]:
        """Yield every question about an earlier scene."""
        return question.recalls(self.node)

    def explain(self, wording: Wording = ENGLISH) -> str:
        """Return what the condition asks for, to stand after "needs"."""
        return explain(self.node, wording)


def parse(source: str) -> Condition:
    """Read `source`.

    Raises ConditionError with the column and a hint where it cannot be read or names something unknown. Scene and
    choice ids are not known here: `recalls()` gives them to the loader to check.
    """
    if len(source) > MAX_LENGTH:
        message = f"a condition may have {MAX_LENGTH} characters; this has {len(source)}"
        raise ConditionError(message, MAX_LENGTH, "say it in fewer words, or in several scenes")
    node = _Parser(source).read()
    return Condition(source, node, question.means(node))


class _Parser:
    """Recursive descent: any = all {or all}; all = not {and not}; not = {"not"} atom; atom = ( any ) | comparison."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = list(self._tokens())
        self.place = 0
        self.depth = 0

    def _tokens(self) -> Iterator[tuple[str, str, int]]:
        """Yield kind, text and column of each token, and at last one of kind `end`."""
        at = 0
        while rest := self.source[at:].lstrip():
            match = _TOKEN.match(self.source, at)
            if match is None or match.lastgroup is None:
                meant = _MEANT.get(rest[0])
                hint = f"did you mean '{meant}'?" if meant else f"use and, or, not, brackets and {' '.join(SIGNS)}"
                raise ConditionError(f"'{rest[0]}' has no meaning here", len(self.source) - len(rest), hint)
            yield match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)
            at = match.end()
        yield "end", "", len(self.source.rstrip())

    def _fail(self, message: str, hint: str = "") -> NoReturn:
        raise ConditionError(message, self.tokens[self.place][2], hint)

    def _take(self) -> str:
        text = self.tokens[self.place][1]
        self.place += 1
        return text

    def _peek(self) -> str:
        return self.tokens[self.place][1]

    def _found(self) -> str:
        return f"found '{self._peek()}'" if self._peek() else "the condition ends"

    def read(self) -> Node:
        node = self._any()
        if self.tokens[self.place][0] != "end":
            self._fail(f"'{self._peek()}' comes after the condition is complete", "join parts with 'and' or 'or'")
        return node

    def _any(self) -> Node:
        parts = [self._all()]
        while self._peek() == "or":
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _all(self) -> Node:
        parts = [self._not()]
        while self._peek() == "and":
            self._take()
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _not(self) -> Node:
        negations = 0
        while self._peek() == "not":
            self._take()
            negations += 1
        atom = self._atom()
        return Not(atom) if negations % 2 else atom

    def _atom(self) -> Node:
        kind, text, column = self.tokens[self.place]
        if text == "(":
            return self._bracket()
        if kind != "name" or text in ("and", "or"):
            self._fail(f"expected a name, {self._found()}", "begin with a name such as trust, named or SCENE.met")
        self._take()
        if "." in text:
            return self._recall(text, column)
        if text in FLAGS:
            if self._peek() in SIGNS:
                self._fail(f"'{text}' is true or false and cannot be compared", f"write '{text}' or 'not {text}'")
            return Flag(text)
        if text in METERS or text in COUNTS:
            return self._number(text)
        if text in WORDS:
            return self._word(text)
        hint = _suggest(text, _KNOWN) or f"known names: {', '.join(_KNOWN)}, and SCENE.met, .missed, .seen, .choice"
        raise ConditionError(f"'{text}' is not a known name", column, hint)

    def _bracket(self) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._fail(f"brackets go deeper than {MAX_DEPTH}", "write a simpler condition")
        self._take()
        inner = self._any()
        if self._peek() != ")":
            self._fail(f"a bracket is not closed, {self._found()}", "add ')'")
        self._take()
        self.depth -= 1
        return inner

    def _sign(self, name: str, signs: tuple[str, ...], example: str) -> str:
        if self._peek() not in signs:
            self._fail(f"'{name}' needs a comparison ({' '.join(signs)}), {self._found()}", f"for example '{example}'")
        return self._take()

    def _number(self, name: str) -> Number:
        sign = self._sign(name, tuple(SIGNS), f"{name} >= 40" if name in METERS else f"{name} >= 3")
        kind, text, column = self.tokens[self.place]
        if kind != "number":
            self._fail(f"'{name} {sign}' needs a number, {self._found()}", f"for example '{name} {sign} 40'")
        number = _NUMBER.fullmatch(text)
        if number is None:
            self._fail(f"'{text}' is not a number with at most one decimal", "for example 40 or 40.5")
        self._take()
        whole, tenth = int(number[1]), number[2]
        if name in METERS:
            bound = whole * POINT + int(tenth or 0)
            if bound > TOP:
                raise ConditionError(f"'{name}' goes from 0 to 100, so {text} is never reached", column, "use 0 to 100")
            return Number(name, sign, bound)
        if tenth:
            raise ConditionError(f"'{name}' counts in whole numbers", column, f"write {whole}")
        return Number(name, sign, whole)

    def _word(self, name: str) -> Word:
        words = WORDS[name][1]
        sign = self._sign(name, _EQUAL, f"{name} == {words[0]}")
        text = self._peek()
        if text not in words:
            hint = _suggest(text, words) or f"one of {', '.join(words)}"
            self._fail(f"'{text}' is not a value of '{name}'" if text else f"'{name} {sign}' needs a word", hint)
        self._take()
        return Word(name, sign, text)

    def _recall(self, text: str, column: int) -> Recall:
        scene, what = text.split(".")
        if what in RECALL:
            return Recall(scene, what, column=column)
        if what != "choice":
            hint = _suggest(what, (*RECALL, "choice"), f"{scene}.") or "use .met, .missed, .seen or .choice"
            raise ConditionError(f"'{what}' cannot be asked of a scene", column, hint)
        sign = self._sign(text, _EQUAL, f"{text} == some-choice")
        if self.tokens[self.place][0] != "name":
            self._fail(f"'{text} {sign}' needs a choice id, {self._found()}", f"for example '{text} {sign} silence'")
        return Recall(scene, what, sign, self._take(), column)


def _suggest(text: str, known: tuple[str, ...], before: str = "") -> str:
    close = difflib.get_close_matches(text.lower().replace("-", "_"), known, n=1)
    return f"did you mean '{before}{close[0]}'?" if close else ""
