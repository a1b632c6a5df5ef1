"""`python main.py --text` as it is run: in its own process, through pipes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.view import words
from game.view.text import ENGLISH
from tests.cli.program import Program, lines
from tests.pilot.pilot import ROOT, real_story
from tests.terminal.test_terminal import letters

TO_THE_END = lines(*letters("attentive"))
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals and shells")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_it_plays_to_an_ending(program: Program) -> None:
    said = program.text(TO_THE_END)
    assert "Ending: Both chairs" in said.splitlines()
    assert said.startswith("Two Chairs\n")


def test_the_end_of_input_saves_and_the_next_start_continues(program: Program) -> None:
    program.text(lines(*letters("attentive")[:6]))
    assert len(program.saves()) >= 1
    said = program.text(lines("A"))
    assert "A) Continue. Sundays at four\n" in said
    rest = program.text(lines("A", *letters("attentive")[6:]))
    assert "Ending: Both chairs" in rest.splitlines()


def test_nothing_typed_keeps_nothing(program: Program) -> None:
    said = program.text()
    assert words.NOTE.english in said
    assert program.saves() == []


def test_keep_nothing_leaves_no_file_and_takes_none(program: Program) -> None:
    program.text(TO_THE_END, "--keep-nothing")
    assert program.saves() == []
    program.text(lines("A", "A", "A"))
    kept = {path: path.read_bytes() for path in program.saves()}
    said = program.text(TO_THE_END, "--keep-nothing")
    assert "Continue" not in said
    assert {path: path.read_bytes() for path in program.saves()} == kept


def test_the_quick_exit_leaves_no_file(program: Program) -> None:
    program.text(lines("A", "A", "A", "B"))
    assert program.saves() != []
    program.text(lines("A", "x"))
    assert program.saves() == []


def test_another_story_has_its_own_place(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "my story"
    shutil.copytree(ROOT / "tests" / "fixtures" / "tiny", other)
    program.text(lines("A", "A", "A"))
    said = program.text(lines("A", "A", "A", "A"), "--story", str(other))
    assert "Continue" not in said
    assert said.startswith("Tiny\n")
    assert "A) Continue. " in program.text("", "--story", str(other))
    assert "A) Continue. Coat still on" in program.text("")


def test_an_edited_story_goes_on_where_it_can_and_says_so(program: Program, tmp_path: Path) -> None:
    story = tmp_path / "tiny"
    shutil.copytree(ROOT / "tests" / "fixtures" / "tiny", story)
    program.text(lines("A", "A", "A"), "--story", str(story))
    chapter = story / "chapters" / "table.yaml"
    chapter.write_text(chapter.read_text("utf-8").replace("id: sit-down", "id: sit-by"), "utf-8")
    manifest = story / "chapters" / "table.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("== sit-down", "== sit-by"), "utf-8")
    said = " ".join(program.text("", "--story", str(story)).split())
    assert ENGLISH(words.LOST, title="A cup of tea") in said
    assert "A) Continue. A cup of tea" in said


def test_a_damaged_save_is_told(program: Program) -> None:
    program.text(lines("A", "A", "A", "A"))
    newest = min(program.saves(), key=lambda path: len(path.name))
    newest.write_bytes(os.urandom(500))
    assert words.OLDER_SAVE.english in " ".join(program.text().split())
    for path in program.saves():
        path.write_bytes(b"")
    assert words.UNREADABLE_SAVE.english in " ".join(program.text().split())


def test_a_place_that_cannot_be_written_is_told_once(program: Program) -> None:
    (program.home / "data").write_text("in the way")
    said = " ".join(program.text(TO_THE_END).split())
    assert said.count("Your place cannot be kept on this device") == 1
    assert "Ending: Both chairs" in said


@pytest.mark.parametrize(
    ("path", "code"),
    [("nowhere", "TC001"), ("main.py", "TC501"), ("docs", "TC002")],
)
def test_a_wrong_story_is_told_with_what_is_wrong(program: Program, path: str, code: str) -> None:
    done = program.run("--text", "--story", path)
    assert done.returncode == 1
    assert done.stdout == b""
    told = done.stderr.decode()
    assert code in told
    assert path in told


def test_a_story_with_mistakes_names_them_all(program: Program, tmp_path: Path) -> None:
    story = tmp_path / "broken"
    shutil.copytree(ROOT / "tests" / "fixtures" / "tiny", story)
    chapter = story / "chapters" / "table.yaml"
    chapter.write_text(chapter.read_text("utf-8").replace("kind: attune", "kind: atune"), "utf-8")
    done = program.run("--text", "--story", str(story))
    assert done.returncode == 1
    told = done.stderr.decode()
    assert told.count("chapters/table.yaml:") >= 2
    assert "atune" in told
    assert "attune" in told


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp437"},
        {"PYTHONIOENCODING": "ascii:strict", "LANG": "C"},
    ],
    ids=["c", "posix", "ascii", "latin-1", "cp437", "strict"],
)
def test_any_locale_will_do(program: Program, env: dict[str, str]) -> None:
    done = program.run("--text", typed=TO_THE_END, env=env)
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"Ending: Both chairs" in done.stdout
    assert b"They said yes." in done.stdout


def test_utf8_keeps_its_quotation_marks(program: Program) -> None:
    assert "Rowan: “They said yes.”" in program.text(lines("A", "A"))


@pytest.mark.parametrize(
    "typed", [b"\xff\xfe\nA\nA\n", b"\x00\n\x1b[A\nA\nA\n", b"A\r\nA\r\n", b"A\nA", b"\xe2\x80\n" * 5]
)
def test_any_bytes_will_do(program: Program, typed: bytes) -> None:
    done = program.run("--text", typed=typed)
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_very_long_line_will_do(program: Program) -> None:
    done = program.run("--text", typed=b"A" * 2_000_000 + b"\nA\nA\n")
    assert done.returncode == 0


@POSIX
def test_closed_streams_will_do(program: Program) -> None:
    for closed in ("<&-", ">&-", "<&- >&-", "<&- >&- 2>&-", "</dev/null", ">/dev/full"):
        command = f"exec {sys.executable} main.py --text {closed}"
        done = subprocess.run(["sh", "-c", command], input=b"A\nA\nA\n", capture_output=True, cwd=ROOT, env=program.env)
        assert done.returncode == 0, closed
        assert done.stderr == b"", closed


@POSIX
def test_a_reader_that_goes_away_is_no_error(program: Program) -> None:
    shell = ["sh", "-c", f"{sys.executable} main.py --text | head -n 1"]
    done = subprocess.run(shell, input=TO_THE_END.encode(), capture_output=True, cwd=ROOT, env=program.env)
    assert done.stdout == b"Two Chairs\n"
    assert done.stderr == b""


@POSIX
def test_ctrl_c_keeps_the_place_and_says_nothing(program: Program) -> None:
    command = [sys.executable, "main.py", "--text"]
    running = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=program.env
    )
    assert running.stdin is not None
    running.stdin.write(lines("A", "A", "A").encode())
    running.stdin.flush()
    deadline = time.monotonic() + 30
    while not program.saves() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 0
    assert errors == b""
    assert "A) Continue. Coat still on" in program.text()


@POSIX
def test_ctrl_c_while_it_starts_says_nothing(program: Program) -> None:
    code = (
        "import sys; import game.authoring.library as library\n"
        "def interrupted(*_, **__): raise KeyboardInterrupt\n"
        "library.open_story = interrupted\n"
        "from game.cli.entry import main; sys.exit(main(['--text']))"
    )
    done = program.run(entry=("-c", code))
    assert done.returncode == 130
    assert done.stderr == b""


@POSIX
def test_in_a_window_of_its_own(program: Program) -> None:
    import pty

    master, slave = pty.openpty()
    env = {name: value for name, value in program.env.items() if name != "COLUMNS"}
    command = [sys.executable, "main.py", "--text"]
    running = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=env, close_fds=True)
    os.close(slave)
    os.write(master, b"A\nA\nB\n\x04")
    said, deadline = b"", time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    assert running.wait(timeout=30) == 0
    os.close(master)
    assert b"Traceback" not in said
    assert b"They said yes." in said
    assert b"> " in said
    assert "A) Continue. Coat still on" in program.text()


def test_without_a_display_it_offers_the_terminal(program: Program) -> None:
    done = program.run(env={"SDL_VIDEODRIVER": "nonsense"})
    assert done.returncode == 2
    told = done.stderr.decode()
    assert "python main.py --text" in told
    assert done.stdout == b""


def test_a_screen_that_nobody_can_see_is_no_display(program: Program) -> None:
    """Without any display SDL falls back to a driver that draws into nothing; empty names count as none."""
    done = program.run(env={"SDL_VIDEODRIVER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert done.returncode == 2
    assert "python main.py --text" in done.stderr.decode()


def test_without_a_display_it_offers_the_same_story(program: Program) -> None:
    done = program.run("--story", "tests/fixtures/tiny", env={"SDL_VIDEODRIVER": "nonsense"})
    assert "python main.py --text --story tests/fixtures/tiny" in done.stderr.decode()


def test_it_plays_from_any_folder(program: Program, tmp_path: Path) -> None:
    done = program.run("--text", typed=TO_THE_END, entry=(str(ROOT / "main.py"),), cwd=tmp_path)
    assert b"Ending: Both chairs" in done.stdout


def test_the_package_plays_too(program: Program) -> None:
    done = program.run("--text", typed=TO_THE_END, entry=("-m", "game"))
    assert done.returncode == 0
    assert b"Ending: Both chairs" in done.stdout


def test_every_word_that_is_printed_is_the_views(program: Program) -> None:
    said = program.text(lines("A", "A"))
    assert real_story().title in said
    assert "{" not in said
