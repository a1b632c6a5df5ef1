"""The way as values: decisions with their letters, roads not taken, turning points, two ways beside each other."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from game.view import words, words_recap
from game.view.describe import describe
from game.view.flags import Flag, raised
from game.view.overview import overview
from game.view.pictures import Chart, Marked, Overview, Stop, Stub
from game.view.plot import Label, Shape, Stroke, fold, middles, plot
from game.view.recap import kept
from game.view.text import ENGLISH
from game.view.trail import decisions, turns
from game.view.view import Control, Line, View
from tests.pilot.pilot import Pilot
from tests.pilot.policy import policies
from tests.view.tour import ended, fresh, parted, skipped_on, stopped, tour


def chart_of(view: View) -> Chart:
    return next(item for item in view.items() if isinstance(item, Chart))


def stops_of(view: View) -> list[Control]:
    return [control for control in view.controls() if control.role == "stop"]


def whole_story(chair: str, policy: str = "mostly-good") -> Pilot:
    pilot = fresh().sit(chair, "full")
    pilot.play(policies()[policy].on_view(random.Random(1)))
    return pilot.through("recap")


# -- the map


def test_every_decision_is_a_stop_in_order_under_its_chapter() -> None:
    pilot = ended("mostly-good").through("recap")
    story, cast = pilot.game.story, pilot.host.session.cast
    stops = stops_of(pilot.view)
    titles = [cast.fill(story.scenes[step.scene].title) for step in pilot.game.log.steps]
    assert [stop.label for stop in stops] == [f"{number}. {title}" for number, title in enumerate(titles, 1)]
    maps = [section for section in pilot.view.sections if section.role == "map"]
    for section in maps:
        chapters = {story.scenes[pilot.game.log.steps[int(item.id.split(":")[1])].scene].chapter
                    for item in section.items if isinstance(item, Control)}  # fmt: skip
        assert len(chapters) == 1
        chapter = story.chapters[chapters.pop()]
        assert section.label == ENGLISH(words.CHAPTER, number=chapter.number, title=cast.fill(chapter.title))


def test_a_stop_has_the_letters_that_stood_at_the_table_and_every_other_road() -> None:
    pilot, rng, seen = fresh().sit(), random.Random(3), list[tuple[str, set[tuple[str, str, bool]]]]()
    while pilot.view.screen == "scene":
        scene = pilot.game.scene
        if pilot.host.session.answered or scene is None:
            pilot.press("go-on")
            continue
        picked = policies()["attacker"].on_view(rng)(scene, pilot.open_choices(), pilot.game)
        shown = [control for control in pilot.view.controls() if control.role == "choice"]
        taken = next(control.letter for control in shown if control.id == picked)
        others = {(one.letter, one.label, one.available) for one in shown if one.id != picked}
        seen.append((taken, others))
        pilot.press(picked)
    stops = [stop for control in stops_of(pilot.through("recap").view) if (stop := control.stop) is not None]
    assert [(one.letter, {(s.letter, s.text, s.open) for s in one.stubs}) for one in stops] == seen
    assert any(not stub.open for stop in stops for stub in stop.stubs), "an attacker is flooded now and then"


@pytest.mark.parametrize(("policy", "sign", "word"), [("attentive", "disc", "towards"), ("withdrawer", "ring", "away")])
def test_what_an_answer_was_is_told_by_shape_and_word_and_by_no_grade(policy: str, sign: str, word: str) -> None:
    stops = [control.stop for control in stops_of(ended(policy, 3).through("recap").view)]
    taken = [stop.taken for stop in stops if stop is not None]
    assert taken.count(Marked(sign, word)) > len(taken) // 2  # type: ignore[arg-type]
    assert {mark.word for mark in taken} <= {ENGLISH(text) for text in words_recap.COUNTED.values()}


def test_what_a_stop_shows_stands_in_its_description_too() -> None:
    for control in stops_of(ended("mostly-good").through("recap").view):
        stop = control.stop
        assert stop is not None
        told = control.description.casefold()
        for shown in (stop.answer, stop.taken.word, *(mark.word for mark in stop.turns), *(s.text for s in stop.stubs)):
            assert shown.casefold().rstrip(".") in told, shown


def test_a_skipped_scene_is_a_stop_with_all_its_roads() -> None:
    pilot = skipped_on().through("recap")
    stop = stops_of(pilot.view)[0].stop
    assert stop is not None
    assert (stop.taken.sign, stop.letter, stop.answer) == ("square", "", "Skipped.")
    assert len(stop.stubs) == 5
    told = ENGLISH.count(words.TOWARD, len(pilot.game.log.steps) - 1, met=0).split(" 0 of ")[1]
    assert told in pilot.texts(), "a scene that was skipped is no call that was answered"


def test_the_way_at_a_glance_has_the_same_stops() -> None:
    view = ended("mostly-good").through("recap").view
    small = next(item for item in view.items() if isinstance(item, Overview))
    stops = [control.stop for control in stops_of(view)]
    assert [(one.letter, one.stubs) for one in small.stops] == [(one.letter, one.stubs) for one in stops if one]
    assert all(stop.letter in small.text for stop in small.stops)


# -- one evening


def test_an_evening_has_every_answer_and_each_open_one_leads_along_it() -> None:
    pilot = ended("mostly-good")
    way = pilot.game.log.steps
    pilot.through("recap", "turn:3")
    answers = [control for control in pilot.view.controls() if control.role == "choice"]
    mine = [control.id for control in answers if control.description == ENGLISH(words_recap.TAKEN)]
    assert mine == [f"instead:3:{way[3].choice}"]
    other = next(control.id for control in answers if control.id not in mine and control.available)
    pilot.press(other)
    assert (pilot.view.screen, pilot.host.session.answered) == ("scene", True)
    assert [step.scene for step in pilot.game.log.steps] == [step.scene for step in way[:4]]
    assert pilot.game.log.steps[3].choice == other.rpartition(":")[2]
    assert pilot.game.log.branches[-1].way == way, "the way that was taken stays as a branch"


def test_evenings_lead_to_each_other_and_back_to_the_same_place_on_the_map() -> None:
    pilot = ended("mostly-good").through("recap", "turn:0")
    assert pilot.offered("turn:1")
    assert sum(control.id.startswith("turn:") for control in pilot.view.controls()) == 1, "nothing is earlier"
    pilot.through("turn:1", "turn:2", "back")
    assert (pilot.view.screen, pilot.view.focus) == ("recap", "turn:2")
    pilot.through("keep", "back")
    assert pilot.view.focus == "", "who was elsewhere since comes back to where they left the page"
    pilot.through("turn:1", "back", "back", "recap")
    assert pilot.view.focus == "", "who comes from the ending begins at the top"


def test_the_last_evening_leads_to_no_later_one() -> None:
    pilot = ended("mostly-good").through("recap", "turn:9")
    assert pilot.offered("turn:8")
    assert pilot.offered("turn:10") is None


# -- turning points and the chart


def test_turning_points_are_where_the_meters_moved_most() -> None:
    pilot = ended("mostly-good")
    game = pilot.game
    trail = decisions(game)
    found = {name: number for number, names in turns(game, trail).items() for name in names}
    falls = [one.taken.after.trust - one.taken.before.trust for one in trail]
    assert found["trust-down"] == falls.index(min(falls)) + 1
    assert found["trust-up"] == falls.index(max(falls)) + 1
    named = next(one.number for one in trail if one.taken.after.named)
    assert found["named"] == named
    assert all(not trail[number - 2].taken.after.owned for name, number in found.items() if name == "owned")


def test_who_never_falls_has_no_fall_on_the_chart() -> None:
    pilot = ended("attentive")
    assert all(taken.after.trust >= taken.before.trust for taken in pilot.game.taken())
    chart = chart_of(pilot.through("recap").view)
    assert "trust fell most" not in {spot.mark.word for spot in chart.spots}
    assert "trust rose most" in {spot.mark.word for spot in chart.spots}


def test_the_chart_has_both_meters_after_every_decision_and_its_table_the_words() -> None:
    pilot = ended("mostly-good").through("recap")
    chart, states = chart_of(pilot.view), pilot.game.states
    trust, worth = chart.curves
    assert trust.values == tuple(state.trust for state in states)
    assert worth.values == tuple(state.self_worth for state in states)
    story = pilot.game.story
    assert [row[2] for row in chart.rows] == [story.band("trust", state.trust).word for state in states]
    assert [row[3] for row in chart.rows] == [story.band("self_worth", state.self_worth).word for state in states]
    assert all(len(row) == len(chart.heads) for row in chart.rows)
    marked = {row[0]: row[-1] for row in chart.rows if row[-1]}
    for spot in chart.spots:
        assert spot.mark.word in marked[str(spot.at)]


def test_both_chairs_have_a_self_worth_each_that_stays_while_the_other_is_played() -> None:
    pilot = whole_story("both")
    chart = chart_of(pilot.view)
    assert [curve.label for curve in chart.curves] == ["trust", "self-worth of Kit", "self-worth of Rowan"]
    assert len({curve.sign for curve in chart.curves}) == len({curve.dash for curve in chart.curves}) == 3
    _, kit, rowan = (curve.values for curve in chart.curves)
    for place, taken in enumerate(pilot.game.taken()):
        resting = rowan if taken.before.chair == "kit" else kit
        assert resting[place] == resting[place + 1], "the one who is not played keeps what they have"


@pytest.mark.parametrize("chair", ["kit", "rowan", "both"])
def test_turning_points_stand_on_the_line_that_moved(chair: str) -> None:
    pilot = whole_story(chair)
    chart = chart_of(pilot.view)
    for spot in chart.spots:
        values = chart.curves[spot.curve].values
        if "rose most" in spot.mark.word:
            assert values[spot.at] > values[spot.at - 1]
        if "fell most" in spot.mark.word:
            assert values[spot.at] < values[spot.at - 1]


def measure(text: str) -> float:
    return 8.0 * len(text)


@pytest.mark.parametrize("width", [280, 370, 700, 1080])
@pytest.mark.parametrize("stop", ["recap", "recap-branches", "beside"])
def test_a_plot_stays_in_its_width_and_its_words_apart(width: int, stop: str) -> None:
    drawing = plot(chart_of(describe(tour()[stop])), width, 15, 21, measure)
    words_drawn = [part for part in drawing.parts if isinstance(part, Label)]
    for part in words_drawn:
        assert part.x >= 0
        assert part.x + measure(part.text) <= width + 0.01, part
        assert part.y + 21 <= drawing.height
    for one, other in combinations(words_drawn, 2):
        beside = one.x + measure(one.text) <= other.x or other.x + measure(other.text) <= one.x
        assert beside or abs(one.y - other.y) >= 20.9, (one.text, other.text)
    for line in (part for part in drawing.parts if isinstance(part, Stroke)):
        assert all(-1 <= x <= width + 1 and -1 <= y <= drawing.height for x, y in line.points)


def test_an_axis_puts_its_words_in_the_middle_of_their_bands() -> None:
    axis = chart_of(describe(tour()["recap"])).axes[0]
    assert middles(axis) == [(100, "gone"), (275, "thin"), (450, "careful"), (625, "steady"), (850, "warm")]


def test_words_that_are_wider_than_everything_are_broken() -> None:
    assert fold("most of allfromthestart now", 10, len) == ["most of", "allfromthe", "start now"]
    assert fold("now", 0, len) == ["n", "o", "w"]
    assert fold("", 10, len) == [""]


def test_flags_keep_clear_of_each_other_and_of_poles() -> None:
    flags = [Flag(10, 60), Flag(30, 60), Flag(50, 20), Flag(50, 20)]
    rows = [row for _, row, _ in raised(flags, 200)]
    assert len(set(rows)) == 4
    assert rows[0] > rows[1] > min(rows[2:]), "a pole on the right never runs through words on the left"
    assert raised([Flag(190, 30)], 200)[0][2], "it flies to the left where the room ends"


def test_the_small_map_goes_on_in_rows_and_stays_in_its_width() -> None:
    stubs = tuple(Stub(letter, letter) for letter in "BCDE")
    stops = tuple(Stop(Marked("disc", "towards"), "A", "Go.", stubs) for _ in range(40))
    small = Overview("small", "The way", "", stops)
    narrow, wide = (overview(small, width, 14, 20, measure) for width in (350.0, 1000.0))
    assert narrow.height > wide.height
    for drawing in (narrow, wide):
        assert sum(isinstance(part, Shape) for part in drawing.parts) == 40
        for part in drawing.parts:
            if isinstance(part, Label):
                assert part.x >= 0
                assert part.x + measure(part.text) <= drawing.width
                assert 0 <= part.y <= drawing.height - 20


# -- two ways


def test_two_ways_say_where_they_parted_what_each_chose_and_how_each_ended() -> None:
    pilot = parted()
    mine, left = pilot.game, pilot.game.take(0).game
    pilot.through("recap", "beside:0")
    story, cast = mine.story, pilot.host.session.cast
    scene = story.scenes[mine.log.steps[4].scene]
    assert ENGLISH(words_recap.PARTED, title=cast.fill(scene.title), time=cast.fill(scene.time)) in pilot.texts()
    for section, game in (("this", mine), ("left", left)):
        lines = [
            line.text for s in pilot.view.sections if s.id == section for line in s.items if isinstance(line, Line)
        ]
        assert game.ending is not None
        assert lines[1] == f"Ending: {cast.fill(game.ending.title)}"
        for step in game.log.steps[4:]:
            choice = story.scenes[step.scene].choice(step.choice)
            assert choice is not None
            assert any(cast.fill(choice.text) in line for line in lines)
    chart = chart_of(pilot.view)
    assert len(chart.curves) == 4
    assert chart.curves[0].values[:5] == chart.curves[1].values[:5]
    assert [curve.start for curve in chart.curves] == [0, 4, 0, 4]
    assert [(spot.at, spot.mark.word) for spot in chart.spots] == [(4, ENGLISH(words_recap.PART))]
    pilot.press("take:0")
    assert pilot.game.log.steps == left.log.steps


def test_a_way_that_stopped_says_so() -> None:
    pilot = stopped().through("recap", "beside:0")
    assert ENGLISH(words_recap.UNFINISHED) in pilot.texts()


def test_a_way_that_goes_on_where_the_other_stops_did_not_part() -> None:
    pilot = ended("attentive").through("undo")
    game = pilot.game
    assert game.log.branches
    view = describe(pilot.host.session.lay("recap").press("beside:0"))
    texts = [item.text for item in view.items() if isinstance(item, Line)]
    assert any(text.startswith("One goes on where the other stops") for text in texts)


def test_a_branch_that_is_not_there_is_not_offered() -> None:
    session = ended("attentive").through("recap").host.session
    assert session.press("beside:0").screen == "recap"


# -- what is kept


def test_what_is_kept_has_nothing_to_press_and_every_note() -> None:
    pilot = parted()
    session = pilot.host.session
    view = kept(session)
    assert all(control.role == "stop" for control in view.controls())
    told = "\n".join(item.text for item in view.items() if isinstance(item, Line))
    for step in pilot.game.log.steps:
        point = session.story.scenes[step.scene].turning_point
        assert point is not None
        assert session.story.concepts[point.concept].source in told
        assert session.cast.fill(point.another_phrase) in told
    ids = [item.id for item in view.items()]
    assert len(set(ids)) == len(ids)


def test_a_picture_that_is_kept_has_no_notes() -> None:
    view = kept(parted().host.session, whole=False)
    assert not any(item.id.startswith("evening/") for item in view.items())
    assert any(isinstance(item, Chart) for item in view.items())


def test_keeping_asks_the_surface_and_changes_nothing_else() -> None:
    session = ended("attentive").through("recap", "keep").host.session
    asked = session.press("keep:page")
    assert (asked.request, asked.payload) == ("keep", "page")
    assert describe(asked) == describe(session)
    assert session.press("keep:anything").request == ""


@pytest.mark.parametrize(
    ("system", "forms"),
    [
        ({}, ["page", "picture", "text", "copy"]),
        ({"can_copy": False}, ["page", "picture", "text"]),
        ({"text_only": True, "can_copy": False}, ["read", "page", "text"]),
    ],
)
def test_forms_fit_the_device(system: dict[str, bool], forms: list[str]) -> None:
    session = ended("attentive").through("recap", "keep").host.session
    session = replace(session, system=replace(session.system, **system))  # type: ignore[arg-type]
    offered = [control.id for control in describe(session).controls() if control.id.startswith("keep:")]
    assert offered == [f"keep:{form}" for form in forms]
