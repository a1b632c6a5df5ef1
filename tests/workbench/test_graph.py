"""Graphs: what is counted, where it stands, and pages that hold everything and escape what they show."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game.narrative.scene import END, Jump
from game.narrative.state import Setting
from game.simulation.format import read_policies
from game.simulation.run import tally
from game.workbench.graph.command import graph_command
from game.workbench.graph.drawing import drawing
from game.workbench.graph.kinds import KINDS
from game.workbench.graph.page import page
from game.workbench.graph.plan import Box, Plan, plan
from game.workbench.graph.traffic import Traffic, traffic
from tests.authoring.overlay import TINY
from tests.pilot.pilot import real_story, tiny_story

RUNS = 4
Capture = pytest.CaptureFixture[str]


@cache
def counted(chair: str, cut: str) -> Traffic:
    story = real_story()
    return traffic(story, story.routes[chair, cut], read_policies(), RUNS)


def tiny_traffic() -> Traffic:
    story = tiny_story()
    return traffic(story, story.routes["kit", "short"], read_policies(), RUNS)


def planned(chair: str, cut: str) -> Plan:
    return plan(counted(chair, cut), len(real_story().endings))


ROUTES = sorted(real_story().routes)


def test_the_traffic_is_that_of_the_simulation() -> None:
    found, story = tiny_traffic(), tiny_story()
    policies = read_policies()
    assert found.ways == RUNS * len(policies)
    assert sum(found.endings.values()) == found.ways
    for ending in story.endings:
        single = sum(tally(story, policy, Setting("kit", "short"), RUNS).endings.get(ending, 0) for policy in policies)
        assert found.endings.get(ending, 0) == single
    first = story.routes["kit", "short"].places[0][0].to
    assert found.visits[first] == found.ways


@pytest.mark.parametrize(("chair", "cut"), ROUTES)
def test_what_comes_to_a_scene_leaves_it_again(chair: str, cut: str) -> None:
    found = counted(chair, cut)
    exits = 0
    for scene in found.scenes:
        coming = sum(edge.ways for edge in found.edges if edge.target == scene.id)
        leaving = sum(edge.ways for edge in found.edges if edge.source == scene.id)
        if scene is not found.scenes[0]:
            assert coming == found.visits.get(scene.id, 0)
        exits += found.visits.get(scene.id, 0) - leaving
        for choice in scene.choices:
            taken = found.taken.get((scene.id, choice.id), 0)
            mine = [edge for edge in found.edges if (edge.source, edge.choice.id) == (scene.id, choice.id)]
            assert mine
            assert sum(edge.ways for edge in mine) == taken
    assert exits == found.exits
    assert sum(edge.ways for edge in found.edges if edge.target == END) + exits == found.ways


def overlap(one: Box, two: Box) -> bool:
    return (
        one.x < two.x + two.width
        and two.x < one.x + one.width
        and one.y < two.y + two.height
        and two.y < one.y + one.height
    )


@pytest.mark.parametrize(("chair", "cut"), ROUTES)
def test_nothing_hides_anything(chair: str, cut: str) -> None:
    drawn = planned(chair, cut)
    boxes = [*drawn.cards.values(), drawn.last]
    assert not [(one, two) for i, one in enumerate(boxes) for two in boxes[i + 1 :] if overlap(one, two)]
    for box in (*boxes, *(box for _, box in drawn.bands)):
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.y >= 0
        assert box.bottom <= drawn.height
    for (scene, _), chip in drawn.chips.items():
        card = drawn.cards[scene]
        assert card.x < chip.x
        assert chip.x + chip.width < card.x + card.width


@pytest.mark.parametrize(("chair", "cut"), ROUTES)
def test_answers_lead_downward_and_lanes_pass_beside_cards(chair: str, cut: str) -> None:
    drawn = planned(chair, cut)
    assert {strand.edge for strand in drawn.strands} == set(drawn.traffic.edges)
    for strand in drawn.strands:
        assert strand.end[1] > strand.start[1]
        if strand.lane is not None:
            top, bottom = strand.start[1], strand.end[1]
            between = [box for box in drawn.cards.values() if box.y >= top and box.bottom <= bottom]
            assert not [box for box in between if box.x < strand.lane < box.x + box.width]


def test_a_ring_is_drawn_too() -> None:
    story = tiny_story()
    cup = story.scenes["cup"]
    window = story.scenes["window"]
    look, *others = window.choices
    ring = replace(window, choices=(replace(look, then=(Jump("cup"),)), *others))
    ringed = replace(story, scenes={**story.scenes, "window": ring})
    found = traffic(
        ringed, ringed.routes["kit", "short"], [next(p for p in read_policies() if p.id == "withdrawer")], 3
    )
    drawn = plan(found, 2)
    assert drawn.cards[cup.id].y < drawn.cards["window"].y
    assert "cup" in {strand.edge.target for strand in drawn.strands if strand.edge.source == "window"}


def test_every_kind_has_a_stroke_of_its_own_besides_its_colour() -> None:
    assert set(KINDS) == set(real_story().kinds)
    assert len({look.dashes for look in KINDS.values()}) == len(KINDS)


def contrast(one: str, two: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", KINDS)
def test_strokes_stand_out_and_words_can_be_read(kind: str) -> None:
    look = KINDS[kind]
    assert contrast(look.light, "#efece4") >= 4.5  # on a chapter's band; on cards there is more
    assert contrast(look.dark, "#22262d") >= 4.5


class Links(HTMLParser):
    """Collects ids, links and whatever could ask a network."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts = 0
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.scripts += tag in ("script", "iframe", "object", "img", "link")
        self.ids += [str(given["id"])] if "id" in given else []
        self.links += [str(given["href"])] if "href" in given else []
        assert not any(name.startswith("on") for name in given)


def test_a_page_is_whole_by_itself_and_every_link_leads_somewhere() -> None:
    story = real_story()
    found = Links()
    text = page(story, [counted(chair, cut) for chair, cut in ROUTES])
    found.feed(text)
    assert found.scripts == 0
    assert "@import" not in text
    assert "url(" not in text
    assert not re.search(r"(src|href)=\"(?!#)", text)
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    for scene in {scene.id for chair, cut in ROUTES for scene in counted(chair, cut).scenes}:
        assert f"#scene-{scene}" in found.links
    assert all(f"#ending-{ending}" in found.links for ending in story.endings)


def test_a_page_and_a_picture_escape_what_they_show() -> None:
    story = tiny_story()
    nasty = '<b onclick="x">&"'
    cup = replace(story.scenes["cup"], title=nasty, need=nasty)
    story = replace(story, title=nasty, scenes={**story.scenes, "cup": cup})
    found = traffic(story, story.routes["kit", "short"], read_policies()[:1], 1)
    assert "<b " not in page(story, [found])
    root = ElementTree.fromstring(drawing(story, plan(found, 2)))
    assert nasty in "".join(root.itertext())


def test_a_picture_is_an_svg_file(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "tiny.svg"
    assert graph_command([str(TINY), "-o", str(target), "--runs", "2"]) == 0
    root = ElementTree.parse(target).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "3 scenes" in capsys.readouterr().out
    again = tmp_path / "again.svg"
    graph_command([str(TINY), "-o", str(again), "--runs", "2"])
    assert again.read_bytes() == target.read_bytes()


def test_the_command_says_what_it_cannot_do(tmp_path: Path, capsys: Capture) -> None:
    for arguments in (
        [str(TINY), "--chair", "rowan"],
        [str(TINY), "-o", "graph.pdf"],
        [str(TINY), "--policy", "nobody"],
        [str(TINY), "--runs", "0"],
    ):
        with pytest.raises(SystemExit) as stopped:
            graph_command(arguments)
        assert stopped.value.code == 2
    assert graph_command(["/nowhere", "-o", str(tmp_path / "x.html")]) == 1
    (tmp_path / "file").touch()
    assert graph_command([str(TINY), "-o", str(tmp_path / "file" / "x.html"), "--runs", "1"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_an_svg_file_holds_one_route(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        graph_command(["story", "-o", str(tmp_path / "x.svg")])
    assert "--chair kit --cut full" in capsys.readouterr().err
