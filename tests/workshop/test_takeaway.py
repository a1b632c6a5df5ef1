"""What goes with a facilitator: the first hour to another computer, the pages to a printer; and two windows at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.printing import DeskPrinter
from game.narrative.code import encode
from game.platforms.paper import PART, PagePrinter
from game.platforms.room import Printer
from game.platforms.store import FileStore, Store
from game.view.view import Field, Line
from game.workshop import keep
from game.workshop.pack.pdf import NoPrinter
from tests.pilot.pilot import ROOT, Pilot, real_story
from tests.workshop.leader import Leader

FONTS = ROOT / "assets" / "fonts"


def first_hour() -> Leader:
    """A first hour that is over: everything voted on, as far as the crisis."""
    leader = Leader().press("put:chair=rowan", "put:length=first", "go-on", "put:leave-out=illness")
    while leader.page != "end":
        if leader.page == "answers":
            leader.count(0, 3, 1)
        elif leader.page == "split" and not leader.view.forward:
            leader.press(next(name for name in leader.offered() if name.startswith("take:")))
        else:
            leader.on()
    return leader


def code_of(leader: Leader) -> str:
    leader.press("carry")
    code = next(item.text for item in leader.view.items() if isinstance(item, Line) and item.id == "code")
    leader.press("back")
    return code


# -- another computer -----------------------------------------------------------------------------------------------


def test_a_second_hour_goes_on_with_another_computer() -> None:
    first = first_hour()
    code = code_of(first)
    game = first.room.session.game
    assert game is not None
    assert game.scene is not None
    second = Leader().press("put:length=second", "bring")
    assert any(isinstance(item, Field) for item in second.view.items())
    second.host.enter("enter-code", code.lower().replace("-", " "))
    assert second.page == "setup-time"
    assert game.scene.title.split("{")[0] in second.texts()
    assert "bring" not in second.offered()
    assert second.room.setup.chair == "rowan"
    assert second.room.setup.left_out == {"illness"}
    assert second.room.session.game is not None
    assert second.room.session.game.state == game.state
    assert "put:chair=kit" not in second.offered(), "its chair is what it was"
    assert second.room.session.game.log.steps == game.log.steps
    second.to("scene")
    assert second.room.scene is game.scene
    kept = "".join(second.rooms.read())
    assert kept
    second.press("keys", "erase-room")
    assert second.rooms.read() == ()


def test_the_saved_file_holds_the_code_and_no_counts_go_with_it() -> None:
    first = first_hour()
    code = code_of(first)
    first.press("save")
    assert code in first.saved[0]
    second = Leader().press("put:length=second", "bring")
    second.host.enter("enter-code", code)
    assert second.room.ballots == ()


def test_the_code_is_copied_where_the_device_copies() -> None:
    first = first_hour()
    code = code_of(first)
    first.press("carry")
    assert first.host.press("copy") == "copy"
    assert first.host.session.payload == code


def test_other_lengths_take_no_code_along() -> None:
    leader = Leader().to("answers")
    leader.press(f"choice:{leader.answers()[0]}", "debrief").to("end")
    assert "carry" not in leader.offered()


@pytest.mark.parametrize("text", ["", "2C", "2C1234-AAAA", "nonsense", "2C" + "Z" * 300])
def test_what_is_no_code_is_said_to_be_none(text: str) -> None:
    leader = Leader().press("put:length=second", "bring")
    leader.host.enter("enter-code", text)
    assert leader.page == "bring"
    assert leader.view.announce
    assert leader.room.session.game is None


def test_the_code_of_a_player_alone_is_refused() -> None:
    leader = Leader().press("put:length=second", "bring")
    leader.host.enter("enter-code", encode(Pilot(real_story()).sit("kit", "full").game))
    assert leader.page == "bring"
    assert "alone" in leader.view.announce


# -- two windows ----------------------------------------------------------------------------------------------------


def other(leader: Leader) -> Leader:
    """A second window on the same computer."""
    return Leader(leader.host.session.story, leader.rooms, leader.players, start=leader.minute, token="newer")


def told_elsewhere(leader: Leader) -> bool:
    return "goes on in another window" in leader.texts()


@pytest.mark.parametrize("files", [False, True])
def test_the_newer_of_two_windows_leads_and_the_older_says_so(tmp_path: Path, files: bool) -> None:
    rooms: Store | None = FileStore(tmp_path / "room.json") if files else None
    older = Leader(rooms=rooms).to("answers")
    newer = other(older)
    assert newer.page == "kept"
    older.press("timing")
    assert told_elsewhere(older)
    kept = older.rooms.read()[0]
    newer.press("resume")
    newer.count(4, 1)
    older.press("back")
    older.press(f"choice:{older.answers()[2]}")
    assert told_elsewhere(older), "on every page"
    assert keep.owner_of(older.rooms.read()[0]) == "newer"
    assert older.rooms.read()[0] != kept
    assert not told_elsewhere(newer)
    assert newer.restarted().press("resume").page == "split", "what the newer did is what is kept"
    assert told_elsewhere(newer), "by itself, with the next look at the clock"


def test_closing_the_older_window_leaves_the_newer_ones_workshop() -> None:
    older = Leader().to("answers")
    newer = other(older)
    newer.press("resume")
    older.press("keys", "leave")
    assert older.host.room is None
    assert "goes on in the other window" in older.host.session.notice
    assert newer.rooms.read()
    older.host.open_workshop()
    older.press("resume")
    newer.press("timing")
    assert told_elsewhere(newer), "whoever opens it last leads"


@pytest.mark.parametrize("way", [("keys", "erase-room"), ("quick-exit",)])
def test_whoever_erases_erases_everything(way: tuple[str, ...]) -> None:
    older = Leader().to("answers")
    newer = other(older)
    newer.press("resume")
    older.press(*way)
    assert older.rooms.read() == ()


def test_a_workshop_of_before_there_were_owners_is_still_read() -> None:
    leader = Leader().to("answers")
    text = leader.rooms.read()[0].replace('"owner": "leader", ', "")
    assert keep.owner_of(text) == ""
    leader.rooms.write(text)
    again = leader.restarted()
    assert again.press("resume").page == "answers"
    assert keep.owner_of("[]") == keep.owner_of("{") == ""


# -- paper ----------------------------------------------------------------------------------------------------------


def printing(leader: Leader, printer: Printer) -> Leader:
    leader.host.printer = printer
    return leader.press("pack")


def test_the_menu_prints_what_is_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    monkeypatch.setattr("game.workshop.pack.pdf.pdf", lambda html: b"%PDF")
    leader = Leader().press("put:length=90", "put:chair=rowan").to("plan")
    news: list[str] = []
    printing(leader, DeskPrinter(lambda: news.append("news"), patient=True))
    leader.press("put:paper=letter", "write-pack")
    html = tmp_path / "workshop-90-rowan.html"
    assert "size: letter" in html.read_text("utf-8")
    assert html.with_suffix(".pdf").read_bytes() == b"%PDF"
    assert str(html) in leader.view.announce
    assert str(html.with_suffix(".pdf")) in leader.view.announce
    assert news == ["news"]
    leader.press("write-pack")
    assert (tmp_path / "workshop-90-rowan-2.html").is_file()
    assert leader.restarted().press("resume").room.setup.paper == "letter"


def test_without_what_makes_pdfs_it_says_what_to_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(html: str) -> bytes:
        raise NoPrinter("pip install 'two-chairs[print]'")

    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    monkeypatch.setattr("game.workshop.pack.pdf.pdf", none)
    leader = printing(Leader(), DeskPrinter(lambda: None, patient=True)).press("write-pack")
    assert "two-chairs[print]" in leader.view.announce
    assert [path.name for path in tmp_path.iterdir()] == ["workshop-45-kit.html"]


def test_where_nothing_can_be_written_it_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "file")
    leader = printing(Leader(), DeskPrinter(lambda: None)).press("write-pack")
    assert "could not be written" in leader.view.announce


def test_the_pages_of_two_hours_are_made_together(tmp_path: Path) -> None:
    saved: dict[str, bytes] = {}
    printer = PagePrinter(lambda _: None, saved.__setitem__, FONTS)
    printing(Leader().press("put:length=second"), printer).press("write-pack")
    assert list(saved) == ["workshop-2x60-kit.html"]
    assert b"@font-face" in saved["workshop-2x60-kit.html"]


def test_a_page_fetches_first_what_makes_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    saved: dict[str, bytes] = {}
    asked: list[str] = []
    printer = PagePrinter(asked.append, saved.__setitem__, FONTS)
    made = printer._made
    monkeypatch.setattr(printer, "_made", lambda room: "")
    leader = printing(Leader(), printer).press("write-pack")
    assert asked == [PART]
    assert "being fetched" in leader.view.announce
    printer.arrived()
    assert "could not be fetched" in leader.view.announce
    leader.press("write-pack")
    monkeypatch.setattr(printer, "_made", made)
    printer.arrived()
    assert "among the downloads" in leader.view.announce
    assert list(saved) == ["workshop-45-kit.html"]
    printer.arrived()
    assert len(saved) == 1, "once for each time it was asked for"


def test_a_device_that_cannot_print_offers_nothing() -> None:
    from game.view.settings import System

    leader = Leader(system=System(today="2026-01-01")).to("plan")
    assert "pack" not in leader.offered()
