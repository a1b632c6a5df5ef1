"""A story that changes under the player's hands: what stays, what is said, what comes back."""

from __future__ import annotations

from pathlib import Path

from game.preview.draft import Draft
from game.preview.live import NO_ROUTE, Live
from game.preview.update import dump, load
from game.view.settings import System
from game.view.view import View
from tests.authoring.overlay import overlay, tiny

SYSTEM = System(today="2026-01-01", can_quit=True)


class Bench:
    """A copy of the tiny story, its draft, and a live host that sits on Kit's chair."""

    def __init__(self, folder: Path, seat: tuple[str, str] | None = ("kit", "")) -> None:
        self.story = tiny(folder)
        self.draft = Draft(self.story)
        self.live = Live(SYSTEM, None, seat)
        self.save()

    def save(self, example: str = "") -> View:
        """Change the story as `example` says, and take over what that gives."""
        if example:
            overlay(self.story, example)
        self.live.take(self.draft.read())
        return self.view

    def press(self, *controls: str) -> View:
        for control in controls:
            self.live.press(control)
        return self.view

    @property
    def view(self) -> View:
        return self.live.view()

    @property
    def scene(self) -> str:
        game = self.live.session.game
        return game.scene.id if game is not None and game.scene is not None else ""


def words(view: View) -> str:
    return "\n".join(getattr(item, "text", "") or getattr(item, "label", "") for item in view.items())


def test_before_anything_is_read_it_says_so() -> None:
    live = Live(SYSTEM)
    assert live.view().screen == "reading"
    assert live.press("begin") == ""
    assert live.press("quit") == "quit"


def test_it_begins_at_the_first_page_or_on_a_chair(tmp_path: Path) -> None:
    assert Bench(tmp_path / "a", None).view.screen == "title"
    assert Bench(tmp_path / "b", ("kit", "short")).scene == "cup"
    assert Bench(tmp_path / "c", ("rowan", "")).view.screen == "title"


def test_a_new_word_shows_in_place_after_the_same_answers(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:sit-down", "go-on")
    assert bench.scene == "walk"
    log = bench.live.session.game.log if bench.live.session.game else None
    view = bench.save("# chapters/table.yaml > scenes > walk > title\ntitle: A long walk")
    assert (bench.scene, view.title) == ("walk", "A long walk")
    assert bench.live.session.game is not None
    assert bench.live.session.game.log == log
    assert bench.live.session.notice == ""


def test_the_reply_that_is_being_read_stays(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:in-a-minute")
    view = bench.save(
        "# chapters/table.yaml > scenes > cup > choices > in-a-minute > reply > minute\n- minute.rowan: Oh."
    )
    assert "“Oh.”" in words(view)
    assert bench.live.session.answered


def test_an_overlay_stays_open(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("settings")
    assert bench.save("# chapters/table.yaml > scenes > cup > title\ntitle: Tea").screen == "settings"
    assert bench.press("back").title == "Tea"


def test_settings_outlive_a_save(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("settings", "set:theme=paper", "back")
    assert bench.save("# chapters/table.yaml > scenes > cup > title\ntitle: Tea").display.theme == "paper"


def test_mistakes_show_with_file_and_line_until_they_are_mended(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:sit-down", "go-on")
    view = bench.save("# chapters/table.yaml > scenes > walk > place\nplace: hallwy")
    assert view.screen == "mistakes"
    assert view.title == f"1 mistake in {bench.story.as_posix()}"
    for part in (
        "chapters/table.yaml, line ",
        "'hallwy' is not a place",
        "place: hallwy",
        "did you mean 'hallway'?",
        "TC104",
    ):
        assert part in words(view)
    assert "chapters/table.yaml" in view.announce
    view = bench.save("# chapters/table.yaml > scenes > walk > place\nplace: hallway")
    assert (view.screen, bench.scene) == ("scene", "walk")


def test_one_can_play_on_meanwhile_and_new_mistakes_show(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.save("# chapters/table.yaml > scenes > walk > place\nplace: hallwy")
    assert bench.press("choice:sit-down").screen == "mistakes"  # the game is not there to be pressed
    assert bench.press("preview:play-on").screen == "scene"
    assert bench.press("choice:sit-down", "go-on").screen == "scene"
    assert bench.save("# chapters/table.yaml > scenes > cup > title\ntitle: Tea").screen == "scene"
    assert bench.save("# chapters/table.yaml > scenes > walk > wants\nwants: peace").screen == "mistakes"
    bench.save("# chapters/table.yaml > scenes > walk > wants\nwants: company")
    bench.save("# chapters/table.yaml > scenes > walk > place\nplace: hallway")
    assert bench.save("# chapters/table.yaml > scenes > walk > place\nplace: hallwy").screen == "mistakes"


def test_a_story_that_begins_broken_cannot_be_played_meanwhile(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "a")
    overlay(bench.story, "# chapters/table.yaml > scenes > walk > place\nplace: hallwy")
    bench.draft, bench.live = Draft(bench.story), Live(SYSTEM, None, ("kit", ""))
    view = bench.save()
    assert [control.id for control in view.controls()] == ["quit"]
    assert bench.press("preview:play-on").screen == "mistakes"
    assert bench.save("# chapters/table.yaml > scenes > walk > place\nplace: hallway").screen == "scene"


def test_many_mistakes_are_counted(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    lines = "".join(f"      - {{id: c{n}, text: T, kind: x, reply: []}}\n" for n in range(12))
    view = bench.save(f"# chapters/table.yaml > scenes > walk > choices\nchoices:\n{lines}")
    assert "And " in words(view)
    assert "python -m game check" in words(view)


def test_where_an_answer_goes_the_last_valid_place_is_said_and_the_way_comes_back(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:sit-down", "go-on", "choice:rain", "go-on")
    assert bench.view.screen == "ending"
    text = (bench.story / "chapters" / "table.yaml").read_text(encoding="utf-8")
    (bench.story / "chapters" / "table.yaml").write_text(text.replace("id: rain", "id: drizzle"), encoding="utf-8")
    view = bench.save()
    assert bench.scene == "walk"
    assert "The story has changed since" in words(view)
    (bench.story / "chapters" / "table.yaml").write_text(text, encoding="utf-8")
    assert bench.save().screen == "ending"
    assert bench.live.session.notice == ""


def test_who_goes_on_from_there_does_not_get_the_old_way_back(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:sit-down", "go-on", "choice:rain", "go-on")
    text = (bench.story / "chapters" / "table.yaml").read_text(encoding="utf-8")
    (bench.story / "chapters" / "table.yaml").write_text(text.replace("id: rain", "id: drizzle"), encoding="utf-8")
    bench.save()
    bench.press("choice:drizzle", "go-on")
    (bench.story / "chapters" / "table.yaml").write_text(text, encoding="utf-8")
    bench.save()
    assert bench.scene == "walk"


def test_where_the_scene_itself_goes_that_is_said(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:sit-down", "go-on")
    view = bench.save("# story.yaml > routes > kit > short > places\nplaces: [cup, window]")
    assert bench.scene == "window"
    assert "The story has changed since" in words(view)


def test_a_way_that_leads_to_the_end_now_shows_the_ending(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:sit-down", "go-on")
    assert bench.save("# story.yaml > routes > kit > short > places\nplaces: [cup]").screen == "ending"
    places = "places: [cup, [{when: cup.met, to: walk}, {to: window}]]"
    assert bench.save(f"# story.yaml > routes > kit > short > places\n{places}").screen == "scene"


def test_a_chair_that_goes_leads_to_the_first_page_and_back(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.press("choice:sit-down", "go-on")
    places = "minutes: 5\n      places: [cup, walk, window]"
    view = bench.save(f"# story.yaml > routes > kit\nkit:\n    full:\n      {places}")
    assert view.screen == "title"
    assert NO_ROUTE in words(view)
    bench.save(f"# story.yaml > routes > kit\nkit:\n    short:\n      {places}")
    assert bench.scene == "walk"


def test_a_save_crosses_the_wire(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    first = bench.draft.read()
    assert load(dump(first)) == first
    overlay(bench.story, "# chapters/table.yaml > scenes > walk > title\ntitle: A long walk")
    second = bench.draft.read()
    assert first.story is not None
    text = dump(second, first.story)
    assert load(text, first.story) == second
    assert "long walk" in text
    assert "The kettle" not in text  # only what changed
    overlay(bench.story, "# chapters/table.yaml > scenes > walk > place\nplace: hallwy")
    broken = bench.draft.read()
    assert load(dump(broken, second.story), second.story) == broken
