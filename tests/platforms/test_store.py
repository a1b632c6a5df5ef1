"""The file that a desktop keeps its place in."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli.place import NEUTRAL_NAME, save_file
from game.platforms.keeper import Keeper
from game.platforms.store import LEFTOVER_SECONDS, MAX_BYTES, FileStore, MemoryStore, Store
from game.view.session import Session
from tests.pilot.pilot import ROOT, Pilot, real_story

KILLS = 200
WRITER = """
import json, sys
from itertools import cycle
from pathlib import Path
from game.platforms.store import FileStore
store, texts = FileStore(Path(sys.argv[1])), json.loads(Path(sys.argv[2]).read_text("utf-8"))
store.write(texts[0])
print("writing", flush=True)
for text in cycle(texts):
    store.write(text)
"""


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else FileStore(tmp_path / "deep" / "down" / "notes.json")


def test_two_generations_are_kept(store: Store) -> None:
    assert store.read() == ()
    for text in ("one", "two", "three"):
        store.write(text)
    assert store.read() == ("three", "two")


def test_erase_removes_both(store: Store) -> None:
    store.erase()
    store.write("one")
    store.write("two")
    store.erase()
    assert store.read() == ()


def test_every_character_comes_back(store: Store) -> None:
    store.write("“Wait.”\n\t💔 → ü\x00")
    assert store.read() == ("“Wait.”\n\t💔 → ü\x00",)


def test_nothing_is_left_beside_the_two_files(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "notes.json")
    for number in range(4):
        store.write(str(number))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.json", "notes.older.json"]


def test_what_killed_writes_left_is_swept_and_erased(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "notes.json")
    other = tmp_path / "notes-1234.99.tmp"
    old, young = tmp_path / "notes.11.tmp", tmp_path / "notes.22.tmp"
    for path in (old, young, other):
        path.write_text("half")
    long_ago = time.time() - 2 * LEFTOVER_SECONDS
    os.utime(old, (long_ago, long_ago))
    store.write("one")
    assert not old.exists()
    assert young.exists()
    store.erase()
    assert list(tmp_path.iterdir()) == [other]


def test_bytes_that_are_no_text_come_back_damaged_not_missing(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(b"\xff\xfe\x00\x80" * 10)
    assert len(FileStore(path).read()) == 1


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    started = time.process_time()
    assert len(FileStore(path).read()[0]) <= MAX_BYTES
    assert time.process_time() - started < 1


def test_what_cannot_be_opened_stands_there_as_damaged(tmp_path: Path) -> None:
    (tmp_path / "notes.json").mkdir()
    assert FileStore(tmp_path / "notes.json").read() == ("",)


def test_a_folder_that_cannot_be_made_refuses(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = FileStore(tmp_path / "file" / "notes.json")
    assert store.read() == ()
    with pytest.raises(OSError, match=r"\w"):
        store.write("one")
    store.erase()


@pytest.mark.parametrize("step", ["fsync", "hardlink_to", "replace"])
def test_a_full_disk_leaves_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    store = FileStore(tmp_path / "notes.json")
    store.write("one")
    store.write("two")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os if step == "fsync" else Path, step, refuse)
    if step == "hardlink_to":  # a file system without hard links: the older one is copied
        store.write("three")
        assert store.read() == ("three", "two")
        return
    with pytest.raises(OSError, match="No space"):
        store.write("three")
    monkeypatch.undo()
    assert store.read()[0] == "two"
    assert not list(tmp_path.glob("*.tmp"))


def test_killed_while_writing_two_hundred_times(tmp_path: Path) -> None:
    story, texts = real_story(), []
    pilot = Pilot(story).sit()
    while pilot.view.screen == "scene":
        texts.append(pilot.store.read()[0])
        pilot.last_answer().press("go-on")
    (tmp_path / "texts").write_text(json.dumps(texts), "utf-8")
    path, rng, mid_write = tmp_path / "notes.json", random.Random(1), 0
    command = [sys.executable, "-S", "-c", WRITER, str(path), str(tmp_path / "texts")]
    for _ in range(KILLS):
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"writing"
        time.sleep(rng.random() / 100)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        mid_write += any(tmp_path.glob("*.tmp"))
        opened = Keeper(FileStore(path), "reader").open(Session(story))
        assert opened.notice == ""
        assert opened.game is not None
        for leftover in tmp_path.glob("*.tmp"):
            leftover.unlink()
    assert mid_write > 0, "no kill fell into a write"


def test_the_name_says_nothing_of_the_story(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    story = real_story()
    telling = {word.lower() for text in (story.title, story.id, "chairs story game kit rowan") for word in text.split()}
    for path in (save_file(), save_file(ROOT / "story")):
        assert path.parent.name == NEUTRAL_NAME
        name = f"{path.parent.name}/{path.name}".lower()
        assert not any(word in name for word in telling)


def test_each_story_folder_has_a_place_of_its_own(tmp_path: Path) -> None:
    paths = {save_file(), save_file(tmp_path / "one"), save_file(tmp_path / "two")}
    assert len(paths) == 3
    assert save_file(tmp_path / "one") == save_file(tmp_path / "two" / ".." / "one")
