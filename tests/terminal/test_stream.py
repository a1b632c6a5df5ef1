"""The streams that the system gives."""

from __future__ import annotations

import io
import sys

import pytest

from game.terminal import stream


def output(monkeypatch: pytest.MonkeyPatch, encoding: str, text: str) -> str:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    target = stream.target()
    target.write(text)
    target.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "“Don’t …” – a → b · 💔"),
        ("ascii", '"Don\'t ..." - a -> b - ?'),
        ("cp1252", "“Don’t …” – a -> b · ?"),
        ("cp437", '"Don\'t ..." - a -> b · ?'),
        ("latin-1", '"Don\'t ..." - a -> b · ?'),
    ],
)
def test_every_encoding_gets_something_readable(monkeypatch: pytest.MonkeyPatch, encoding: str, expected: str) -> None:
    assert output(monkeypatch, encoding, "“Don’t …” – a → b · 💔") == expected


def test_bytes_that_are_no_text_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\nA\n"), encoding="utf-8"))
    assert stream.source().read() == "\ufffd\ufffd\nA\n"


def test_closed_streams_are_empty_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert stream.source().readline() == ""
    stream.target().write("“”")


def test_other_streams_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    own = io.StringIO()
    monkeypatch.setattr(sys, "stdout", own)
    monkeypatch.setattr(sys, "stdin", own)
    assert stream.target() is own
    assert stream.source() is own


def test_letting_go_of_a_stream_without_a_file_does_nothing() -> None:
    stream.abandon(io.StringIO())
