"""Compiled ink: knots, choices, diverts, text and glue. inkjs-compiler made the fixtures from the .ink beside them."""

from __future__ import annotations

import copy
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.importing import ink
from game.importing.container import texts
from game.importing.expression import spell
from game.importing.sketch import END, ForeignError, Passage, Said, Sketch

FIXTURES = Path(__file__).parent.parent / "fixtures" / "importing"


def compiled(name: str) -> Any:
    return json.loads((FIXTURES / f"{name}.ink.json").read_text(encoding="utf-8"))


def read(name: str) -> Sketch:
    return ink.sketch(compiled(name), f"{name}.ink.json")


def passages(sketch: Sketch) -> dict[str, Passage]:
    return {passage.name: passage for passage in sketch.passages}


def test_knots_stitches_and_where_it_starts() -> None:
    kettle = read("kettle")
    assert list(passages(kettle)) == ["morning", "morning.late", "evening", "done_here", "done_here.c-0"]
    assert (kettle.title, kettle.start) == ("The kettle", "morning")


def test_text_glue_and_speech() -> None:
    assert passages(read("kettle"))["morning"].said == (
        Said("The kettle clicks off. It is seven."),
        Said("I didn't get it. The job.", "Sam"),
    )


def test_choices_say_what_is_in_brackets_only_before() -> None:
    ways = passages(read("kettle"))["morning"].ways
    assert [(way.text, [line.text for line in way.reply], way.target) for way in ways] == [
        ("Sit down next to Sam.", ["You sit down."], "evening"),
        (
            '"Something else will come up."',
            ['"Something else will come up."', "Sam looks at the phone."],
            "evening",
        ),
        ("Say nothing.", ["Say nothing, for now."], "morning.late"),
    ]


def test_a_knot_that_goes_on_by_itself_asks_for_words() -> None:
    (way,) = passages(read("kettle"))["morning.late"].ways
    assert (way.text, way.target) == ("", "evening")


def test_nested_choices_are_a_passage_of_their_own_and_gathers_are_told() -> None:
    found = passages(read("kettle"))
    assert [way.target for way in found["done_here"].ways] == ["done_here.c-0"]
    assert [(way.text, [line.text for line in way.reply], way.target) for way in found["done_here.c-0"].ways] == [
        ("Longer", ["It rains.", "The end of it."], END),
        ("Not longer", ["It does not rain.", "The end of it."], END),
    ]


def test_what_depends_on_something_is_listed() -> None:
    listed = {(each.what, each.text) for each in read("kettle").rest}
    assert {
        ("a variable", "trust = 50"),
        ("a tag", "quiet"),
        ("logic", "trust = trust + 4"),
        ("a condition", "trust > 50"),
        ("text or ways that depend on something", "Once | Twice | Often"),
        ("the condition of the choice “Go”", "morning"),
        ("that this choice is only taken where no other is left", ""),
    } <= listed
    assert all(str(each.place) for each in read("kettle").rest)


def test_loops_come_round_to_a_passage() -> None:
    found = passages(read("loops"))
    assert found["opening"].said == (Said("The phone rings."),)
    assert [way.target for way in found["opening"].ways] == ["again", "talk"]
    assert [way.target for way in found["again"].ways] == ["again", "talk"]


def test_tunnels_and_variables_are_listed() -> None:
    listed = {(each.what, each.text) for each in read("loops").rest}
    assert {
        ("a tunnel", "quarrel"),
        ("a variable", "loud = 2"),
        ("a way that depends on something", "quarrel"),
    } <= listed


@pytest.mark.parametrize("name", ["kettle", "loops"])
def test_no_text_is_lost(name: str) -> None:
    sketch = read(name)
    kept = [each.text for each in sketch.rest]
    for passage in sketch.passages:
        kept += [line.text for line in passage.said]
        for way in passage.ways:
            kept += [way.text, *(line.text for line in way.reply)]
    words = _words(" ".join(kept))
    for text in texts(compiled(name)["root"]):
        assert _words(text.removeprefix("title:").removeprefix("Sam:")) <= words, text


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    ("elements", "text"),
    [
        ([{"VAR?": "a"}, 1, "+", 2, "*"], "a + 1 * 2"),
        ([{"CNT?": "hall"}, "!"], "not hall"),
        (["str", "^x", "/str", {"VAR?": "b"}, "=="], '"x" == b'),
        ([{"f()": "roll"}], "roll()"),
        ([{"odd": 1}], '{"odd": 1}'),
        (["+"], "+"),
    ],
)
def test_expressions_in_ink_s_words(elements: list[Any], text: str) -> None:
    assert spell(elements) == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ([], "not ink"),
        ({"root": []}, "not ink"),
        ({"inkVersion": 3, "root": [None]}, "format 3"),
        ({"inkVersion": "x", "root": [None]}, "format x"),
        ({"inkVersion": 21, "root": []}, "damaged"),
        ({"inkVersion": 21, "root": [["end", None], None]}, "nothing in it"),
        ({"inkVersion": 21, "root": [["ev", None], None]}, "damaged"),
    ],
)
def test_what_is_no_ink_is_said(data: Any, why: str) -> None:
    with pytest.raises(ForeignError, match=why):
        ink.sketch(data, "f")


def test_a_tree_without_bottom_is_refused() -> None:
    deep: list[Any] = ["^x", None]
    for _ in range(300):
        deep = [deep, None]
    with pytest.raises(ForeignError):
        ink.sketch({"inkVersion": 21, "root": [deep, "done", {}]}, "f")


@given(st.data())
def test_damage_is_told_or_read_but_never_raised(data: st.DataObject) -> None:
    tree = copy.deepcopy(compiled("kettle"))
    spots: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        keys = range(len(node)) if isinstance(node, list) else node if isinstance(node, dict) else ()
        for key in keys:
            spots.append((node, key))
            walk(node[key])

    walk(tree["root"])
    words = st.sampled_from(["ev", "/ev", "str", ".^.^", "^x"])
    junk: st.SearchStrategy[Any] = st.one_of(st.none(), st.integers(), st.builds(list), st.builds(dict), words)
    for _ in range(3):
        node, key = data.draw(st.sampled_from(spots))
        node[key] = data.draw(st.one_of(junk, st.just({"->": ".^.^.^"}), st.just({"*": "evening", "flg": 1})))
    with suppress(ForeignError):
        ink.sketch(tree, "f")
