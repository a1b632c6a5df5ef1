"""Frozen values ↔ JSON-able data, made from the type hints of the values themselves. Knows nothing of stories.

A dataclass or named tuple becomes an object without the fields that hold their default; a condition becomes its source
text; sets are sorted, so that equal values give equal text.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

from game.narrative.condition import Condition, ConditionError, parse

Encode = Callable[[Any], Any]
Decode = Callable[[Any], Any]
_PLAIN = (str, int, bool)


class CodecError(ValueError):
    """Data that does not have the shape of the value it should become."""


class Codec:
    """Encodes and decodes values of `root`. Each class is looked at once, when the codec is made."""

    def __init__(self, root: type) -> None:
        self._conditions: dict[str, Condition] = {}
        self._made: dict[Any, tuple[Encode, Decode]] = {}
        self.layout: list[str] = []
        """The fields of every class, for telling one version of them from another."""
        self._encode, self._decode = self._of(root)

    def encode(self, value: Any) -> Any:
        """Return `value` as data that `json` can write."""
        return self._encode(value)

    def decode(self, data: Any) -> Any:
        """Return the value that `data` stands for. Raises CodecError where it has another shape."""
        try:
            return self._decode(data)
        except (TypeError, ValueError, LookupError, AttributeError, ConditionError) as error:
            raise CodecError(f"the data has another shape: {error}") from error

    def _of(self, hint: Any) -> tuple[Encode, Decode]:
        if hint not in self._made:
            self._made[hint] = self._make(hint)
        return self._made[hint]

    def _make(self, hint: Any) -> tuple[Encode, Decode]:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if hint is Condition:
            return (lambda condition: condition.source), self._condition
        if origin in (typing.Union, types.UnionType):
            return self._optional(inner)
        if origin is typing.Literal or hint in _PLAIN:
            kinds = tuple({type(word) for word in inner}) if inner else (hint,)
            return _same, lambda data: _checked(data, kinds)
        if origin is tuple:
            return self._tuple(inner)
        if origin is frozenset:
            return self._set(inner[0])
        if origin in (Mapping, dict):
            return self._mapping(*inner)
        if dataclasses.is_dataclass(hint) or hasattr(hint, "_fields"):
            return self._record(hint)
        raise TypeError(f"a codec cannot hold {hint}")

    def _condition(self, source: Any) -> Condition:
        condition = self._conditions.get(source)
        if condition is None:
            condition = self._conditions[source] = parse(source)
        return condition

    def _optional(self, inner: tuple[Any, ...]) -> tuple[Encode, Decode]:
        encode, decode = self._of(next(part for part in inner if part is not type(None)))
        return (lambda v: None if v is None else encode(v)), (lambda d: None if d is None else decode(d))

    def _tuple(self, inner: tuple[Any, ...]) -> tuple[Encode, Decode]:
        if len(inner) == 2 and inner[1] is Ellipsis:
            encode, decode = self._of(inner[0])
            return (lambda v: [encode(item) for item in v]), (lambda d: tuple([decode(item) for item in _list(d)]))
        parts = [self._of(part) for part in inner]
        return (
            lambda v: [encode(item) for (encode, _), item in zip(parts, v, strict=True)],
            lambda d: tuple([decode(item) for (_, decode), item in zip(parts, _list(d), strict=True)]),
        )

    def _set(self, inner: Any) -> tuple[Encode, Decode]:
        encode, decode = self._of(inner)
        return (lambda v: sorted(encode(item) for item in v)), (
            lambda d: frozenset([decode(item) for item in _list(d)])
        )

    def _mapping(self, key: Any, value: Any) -> tuple[Encode, Decode]:
        """Keys are texts, or tuples of texts joined by a space."""
        encode, decode = self._of(value)
        if key is str:
            return (lambda v: {k: encode(item) for k, item in v.items()}), (
                lambda d: {k: decode(item) for k, item in d.items()}
            )
        return (
            lambda v: {" ".join(k): encode(item) for k, item in v.items()},
            lambda d: {tuple(k.split(" ")): decode(item) for k, item in d.items()},
        )

    def _record(self, kind: Any) -> tuple[Encode, Decode]:
        names, defaults = _fields(kind)
        hints = typing.get_type_hints(kind)
        self.layout.append(f"{kind.__name__}({', '.join(f'{name}: {_spelt(hints[name])}' for name in names)})")
        parts = [(name, *self._of(hints[name])) for name in names]
        decoders = {name: decode for name, _, decode in parts}
        texts = frozenset(name for name in names if hints[name] is str)

        def encode_record(value: Any) -> dict[str, Any]:
            data = {}
            for name, encode, _ in parts:
                held = getattr(value, name)
                if name not in defaults or held != defaults[name]:
                    data[name] = encode(held)
            return data

        def decode_record(data: Any) -> Any:
            values = dict(data)
            for name, held in data.items():
                if type(held) is not str or name not in texts:  # most fields are texts, and stay as they are
                    values[name] = decoders[name](held)
            return kind(**values)

        return encode_record, decode_record


def _fields(kind: Any) -> tuple[list[str], dict[str, Any]]:
    if not dataclasses.is_dataclass(kind):
        return list(kind._fields), dict(kind._field_defaults)
    names, defaults = [], {}
    for field in dataclasses.fields(kind):
        if not field.init:
            continue
        names.append(field.name)
        if field.default is not dataclasses.MISSING:
            defaults[field.name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            defaults[field.name] = field.default_factory()
    return names, defaults


def _same(value: Any) -> Any:
    return value


def _checked(data: Any, kinds: tuple[type, ...]) -> Any:
    if type(data) not in kinds:
        raise CodecError(f"{data!r} is not {' or '.join(kind.__name__ for kind in kinds)}")
    return data


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise CodecError(f"{data!r} is not a list")
    return data


def _spelt(hint: Any) -> str:
    """Return `hint` as the same text under every Python: 3.11 and 3.14 spell a union with a literal differently."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return " | ".join(_spelt(part) for part in typing.get_args(hint))
    return str(hint)
