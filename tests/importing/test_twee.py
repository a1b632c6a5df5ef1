"""Twee 3, as its specification (1.0.0) says, and what links and macros become."""

from __future__ import annotations

import pytest

from game.importing import twee
from game.importing.sketch import ForeignError, Passage, Rest, Said, Sketch, Way


def headed(header: str) -> tuple[Passage, list[Rest]]:
    """Read one passage with this header."""
    found = twee.sketch(f"{header}\nText.\n", "f.twee")
    return found.passages[0], found.rest


def told(*lines: str) -> Sketch:
    return twee.sketch("\n".join((":: Start", *lines)), "f.twee")


def ways(*lines: str) -> list[tuple[str, str]]:
    return [(way.text, way.target) for way in told(*lines).passages[0].ways]


@pytest.mark.parametrize(
    ("header", "tags", "drawn"),
    [
        (":: An overgrown path", (), False),
        ("::An overgrown path", (), False),
        (":: An overgrown path [forest spooky]", ("forest", "spooky"), False),
        (':: An overgrown path {"position":"600,400","size":"100,200"}', (), True),
        (':: An overgrown path [forest spooky] {"position":"600,400","size":"100,200"}', ("forest", "spooky"), True),
        ("::   An overgrown path   [ forest   spooky ]  ", ("forest", "spooky"), False),
    ],
)
def test_the_headers_of_the_specification(header: str, tags: tuple[str, ...], drawn: bool) -> None:
    passage, rest = headed(header)
    assert (passage.name, passage.tags) == ("An overgrown path", tags)
    assert [each.what for each in rest] == (["where passages lie on Twine's map (1)"] if drawn else [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [(r"foo\\bar", r"foo\bar"), (r"a \[b\] \{c\}", "a [b] {c}"), (r"\q", "q"), ("what?! <i> | ;", "what?! <i> | ;")],
)
def test_escapes_in_names(written: str, meant: str) -> None:
    assert headed(f":: {written}")[0].name == meant
    assert headed(f":: {written} [tag]")[0].tags == ("tag",)


def test_tags_of_every_sign() -> None:
    passage, _ = headed(""":: P [aa bb-cc dd_ee ff.gg hh/ii jj:kk ll"mm nn'oo pp&qq a\\[b\\]]""")
    assert passage.tags == ("aa", "bb-cc", "dd_ee", "ff.gg", "hh/ii", "jj:kk", 'll"mm', "nn'oo", "pp&qq", "a[b]")


def test_broken_metadata_is_listed_and_the_passage_is_read() -> None:
    passage, rest = headed(":: P [a] {position}")
    assert (passage.name, passage.tags, passage.said) == ("P", ("a",), (Said("Text."),))
    assert [(str(each.place), each.what, each.text) for each in rest] == [
        ("1:10", "a passage's metadata, which is no JSON object", "{position}")
    ]


def test_what_stands_behind_a_header_is_listed() -> None:
    _, rest = headed(':: P {"colour": "red"} more')
    assert [(each.what, each.text) for each in rest] == [
        ("the end of a passage's header", "more"),
        ("the passage's metadata 'colour'", '"red"'),
    ]


def test_title_and_data() -> None:
    found = twee.sketch(
        ":: StoryTitle\nA  garden\n\n:: StoryData\n"
        '{\n\t"ifid": "D674C58C",\n\t"start": "B",\n\t"zoom": 0.25\n}\n:: A\na\n:: B\nb\n',
        "f",
    )
    assert (found.title, found.start) == ("A garden", "B")
    assert [(each.what, each.text) for each in found.rest] == [
        ("StoryData's 'ifid'", '"D674C58C"'),
        ("StoryData's 'zoom'", "0.25"),
    ]


def test_broken_data_is_listed() -> None:
    found = twee.sketch(":: StoryData\n{ifid}\n:: Start\nText.\n", "f")
    assert (found.start, found.rest[0].what) == ("Start", "StoryData, which is no JSON object")
    assert str(found.rest[0].place) == "2:1"


def test_where_it_starts() -> None:
    assert twee.sketch(":: A\na\n:: Start\nb", "f").start == "Start"
    assert twee.sketch(":: A\na\n:: B\nb", "f").start == "A"
    lost = twee.sketch(':: StoryData\n{"start": "C"}\n:: A\na\n:: B\nb', "f")
    assert (lost.start, lost.rest[-1].what) == ("A", "the start, which is no passage")


def test_content_ends_at_the_next_header_without_blank_lines() -> None:
    raw = list(twee.passages_of(":: A\n\none\n\n  \n\n:: B\n\n", Sketch("f")))
    assert [(each.name, each.text, each.line) for each in raw] == [("A", ("", "one"), 1), ("B", (), 7)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like_and_a_mark_may_stand_first(end: str) -> None:
    found = twee.sketch(f"\ufeff:: A{end}one{end}two{end}", "f")
    assert found.passages[0].said == (Said("one"), Said("two"))


def test_a_line_that_only_looks_like_a_header() -> None:
    assert told(r"\:: no header", r"\:\: nor this", " :: nor this").passages[0].said == (
        Said(":: no header"),
        Said(":: nor this"),
        Said(":: nor this"),
    )


def test_code_is_listed_whole() -> None:
    found = twee.sketch(":: S [script]\nalert(1)\n:: C [stylesheet]\na {}\n:: StoryInit\n<<set $a to 1>>\n:: A\na", "f")
    assert [passage.name for passage in found.passages] == ["A"]
    assert [each.text for each in found.rest] == ["alert(1)", "a {}", "<<set $a to 1>>"]


def test_a_second_passage_and_a_nameless_one_are_listed() -> None:
    found = twee.sketch("before\n:: A\na\n:: A\nb\n::\nc", "f")
    assert [passage.said for passage in found.passages] == [(Said("a"),)]
    assert {each.text for each in found.rest} == {"before", "b", "c", "::"}


@pytest.mark.parametrize(
    ("link", "text", "target"),
    [
        ("[[Home]]", "Home", "Home"),
        ("[[go home->Home]]", "go home", "Home"),
        ("[[Home<-go home]]", "go home", "Home"),
        ("[[go home|Home]]", "go home", "Home"),
        ("[[a->b->Home]]", "a->b", "Home"),
        ("[[go|Home][$tired to true]]", "go", "Home"),
        ("[[into the [old] house->House [old]]]", "into the [old] house", "House [old]"),
    ],
)
def test_links(link: str, text: str, target: str) -> None:
    assert ways(f"You {link} now.") == [(text, target)]
    assert told(f"You {link} now.").passages[0].said == (Said(f"You {text} now."),)


def test_lines_of_links_alone_tell_nothing() -> None:
    found = told("Text.", "* [[A]]", "[[B]] | [[C]]")
    assert found.passages[0].said == (Said("Text."),)
    assert [str(way.place) for way in found.passages[0].ways] == ["3:3", "4:1", "4:9"]


def test_a_link_that_is_not_understood_is_listed() -> None:
    found = told("Go [[home.")
    assert (found.passages[0].said, found.rest[0].what) == ((Said("Go [[home."),), "a link that was not understood")


@pytest.mark.parametrize(
    ("line", "shown", "listed"),
    [
        ("A <<set $a to 1>>b.", "A b.", ["<<set $a to 1>>"]),
        ("(if: $a is (b:))[Rain.]", "[Rain.]", ["(if: $a is (b:))"]),
        ("Hello $name.first!", "Hello $name.first!", ["$name.first"]),
        ("It costs $5 {price}.", "It costs $5 {price}.", ["{price}"]),
        ("<b>Now</b> /* x */", "Now", ["<b>", "</b>", "/* x */"]),
        ("See [img[cat.png]]", "See", ["[img[cat.png]]"]),
        ("[if tired]", "", ["[if tired]"]),
        ("(an aside: with a colon)", "(an aside: with a colon)", []),
    ],
)
def test_what_a_format_would_run_is_listed_where_it_stands(line: str, shown: str, listed: list[str]) -> None:
    found = told(line)
    assert " ".join(each.text for each in found.passages[0].said) == shown
    assert sorted(each.text for each in found.rest) == sorted(listed)
    for each in found.rest:
        assert (each.place.line, line.find(each.text) + 1) == (2, each.place.column)


def test_comments_over_several_lines() -> None:
    found = told("A", "/* one", "two */ B", "[[C]]")
    assert found.passages[0].said == (Said("A"), Said("B"))
    assert (str(found.rest[0].place), found.rest[0].text) == ("3:1", "/* one two */")
    assert found.passages[0].ways == (Way("C", "C", found.passages[0].ways[0].place),)
    assert str(found.passages[0].ways[0].place) == "5:1"


def test_who_speaks() -> None:
    found = told('Sam: "Come in."', "Sam: come in.", "Note: “Mind the step.”")
    assert found.passages[0].said == (Said("Come in.", "Sam"), Said("Sam: come in."), Said("Mind the step.", "Note"))


@pytest.mark.parametrize("text", ["", "no headers", ":: StoryTitle\nOnly a title"])
def test_nothing_to_read_is_said(text: str) -> None:
    with pytest.raises(ForeignError, match="there is no passage"):
        twee.sketch(text, "f")
