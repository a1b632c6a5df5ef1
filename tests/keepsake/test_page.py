"""The page that is kept: it stands alone, is built so that readers can use it, and holds nothing of the player."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.keepsake.page import LOCKED, as_page
from game.keepsake.plain import WIDTH, as_text
from game.narrative.game import replay
from game.view.pictures import Chart
from game.view.recap import kept
from game.view.session import Session
from game.view.view import View
from tests.pilot.pilot import TODAY, real_story
from tests.pilot.policy import policies
from tests.view.pseudo import CODE, outside, reading, rich_story
from tests.view.tour import fresh, parted, skipped_on

VOID = {"meta", "br"}


@cache
def session(name: str = "parted") -> Session:
    if name == "parted":
        return parted().host.session
    if name == "skipped":
        return skipped_on().host.session
    pilot = fresh().sit("both", "full")
    pilot.play(policies()["mostly-good"].on_view(random.Random(1)))
    return pilot.host.session


@cache
def page(name: str = "parted") -> str:
    return as_page(kept(session(name)), session(name).say)


class Outline(HTMLParser):
    """The elements of a page, each closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str]]] = []
        self.inside: dict[str, list[str]] = {}
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], "everything that was opened is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self.inside.setdefault(self.open[-1] if self.open else "", []).append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.mark.parametrize("name", ["parted", "skipped", "whole"])
def test_the_page_fetches_nothing_and_runs_nothing(name: str) -> None:
    outline = Outline(page(name))
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "input", "base", "a", "use", "image"} & {
        tag for tag, _ in outline.found
    }
    for tag, attributes in outline.found:
        assert not [key for key in attributes if key in ("src", "href", "srcset", "xlink:href", "data", "style")], tag
        assert not [key for key in attributes if key.startswith("on")], tag
    assert "url(" not in page(name)
    assert "@import" not in page(name)
    assert not re.search(r"https?:|//[a-z]", page(name))
    policies_told = [
        one["content"] for one in outline.all("meta") if one.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies_told == [LOCKED]
    assert LOCKED.startswith("default-src 'none'")


@pytest.mark.parametrize("name", ["parted", "skipped", "whole"])
def test_the_page_is_built_for_readers(name: str) -> None:
    outline = Outline(page(name))
    assert page(name).startswith("<!doctype html>\n")
    assert outline.all("html") == [{"lang": "en"}]
    assert len(outline.all("title")) >= 1
    assert outline.all("meta")[0] == {"charset": "utf-8"}
    levels = [int(tag[1]) for tag, _ in outline.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    ids = [attributes["id"] for _, attributes in outline.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(name and " " not in name for name in ids)
    pictures = [svg for svg in outline.all("svg") if svg.get("role") == "img"]
    assert len(pictures) == 2, "the chart and the small map"
    for svg in pictures:
        assert svg["aria-labelledby"] in ids
        assert svg["aria-describedby"] in ids
    others = [svg for svg in outline.all("svg") if svg.get("role") != "img"]
    assert others
    assert all(svg["aria-hidden"] == "true" for svg in others), "a sign stands beside its word"
    assert len(outline.all("table")) == len(outline.all("caption")) == 1
    scopes = [head["scope"] for head in outline.all("th")]
    columns = scopes.index("row")
    assert (set(scopes[:columns]), set(scopes[columns:])) == ({"col"}, {"row"}), "the scene names its row"
    assert set(outline.inside["ol"]) | set(outline.inside["ul"]) == {"li"}
    assert set(outline.inside["tr"]) == {"th", "td"}


def test_the_page_has_every_word_of_the_view() -> None:
    told = " ".join("".join(Outline(page()).text).split())
    view = kept(session())
    for section in view.sections:
        for item in section.items:
            if isinstance(item, Chart):
                for cell in (cell for row in (item.heads, *item.rows) for cell in row):
                    assert cell in told
            stop = getattr(item, "stop", None)
            text = getattr(item, "label" if stop else "text", "")
            if not hasattr(item, "stops") and not isinstance(item, Chart):
                assert text in told, text
            if stop is not None:
                for part in (stop.answer, stop.change, stop.taken.word, *(stub.text for stub in stop.stubs)):
                    assert part in told, part


def test_nothing_is_told_by_colour_alone() -> None:
    shapes = re.findall(r'<(circle|polygon)[^>]*class="(first|second)"', page())
    assert {("circle", "first"), ("polygon", "second")} <= set(shapes)
    assert re.search(r'class="second"[^>]*stroke-dasharray', page())
    assert "@media print" in page()
    assert "@media (forced-colors:active)" in page()


def test_the_page_and_the_text_hold_no_date_and_nothing_of_the_device() -> None:
    for told in (page(), as_text(kept(session()), session().say)):
        assert TODAY not in told
        assert not re.search(r"\b20\d\d-\d\d-\d\d\b", told)
        assert session().system.language not in told.split() or not session().system.language


def test_the_same_way_gives_the_same_page_on_another_day_and_device() -> None:
    other = replace(session(), system=replace(session().system, today="2031-01-01", seed=99, can_copy=False))
    assert as_page(kept(other), other.say) == page()


def test_what_a_story_says_cannot_break_the_page() -> None:
    story, log = real_story(), session().game
    assert log is not None
    scene = story.scenes[log.log.steps[0].scene]
    wild = replace(scene, title='</h2><script>x</script> & "quotes"')
    changed = replace(story, scenes={**story.scenes, scene.id: wild})
    told = replace(session(), story=changed, game=replay(changed, log.log).game)
    made = as_page(kept(told), told.say)
    assert "<script" not in made
    Outline(made)


def test_text_has_lines_that_fit_and_every_note() -> None:
    view = kept(session())
    told = as_text(view, session().say)
    assert all(len(line) <= WIDTH for line in told.splitlines())
    flat = " ".join(told.split())
    for step in session().game.log.steps if session().game else ():  # type: ignore[union-attr]
        point = session().story.scenes[step.scene].turning_point
        assert point is not None
        assert session().cast.fill(point.another_phrase) in flat
    assert "Turning point: trust fell most" in flat


def test_both_forms_are_told_in_the_language_that_is_read() -> None:
    told = reading(rich_story())
    for pressed in ("begin", "go-on", "chair:kit"):
        told = told.press(pressed)
    while told.screen == "scene":
        told = told.press("go-on") if told.answered else told.press("skip")
    view: View = kept(told)
    assert view.language == CODE
    made = as_page(view, told.say)
    assert f'<html lang="{CODE}">' in made
    words = " ".join(Outline(made).text)
    assert outside(re.sub(r"\b\d*[A-E]+\b", "", words)) == ""
