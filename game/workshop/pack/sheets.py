"""The sheets that people fill in, hang up or take home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.narrative.story import Country
from game.view import words
from game.view import words_pack as pack_words
from game.view.aid import checked
from game.view.text import Text, sentence
from game.workshop.markup import Markup, element, join, listing, table
from game.workshop.pack.cards import kind
from game.workshop.pack.pack import Pack, block, lines, questions, sheet

EMPTY_ROWS, FEWER_ROWS = 7, 3
"""Lines for local services on the support sheet; fewer where a country's lines stand on it, too."""
SLIPS = 3
"""Feedback slips on a page."""
BOX = element("i", class_="box")


def agreement(pack: Pack) -> Markup:
    """What the group agrees on, in large letters, and the content note of the story."""
    texts, fill = pack.story.texts, pack.cast.fill
    chapters = {evening.chapter.id: evening.chapter for evening in pack.evenings}
    held = (f"{fill(chapter.title)}: {fill(chapter.content)}" for chapter in chapters.values())
    frame = (element("p", fill(paragraph)) for paragraph in (texts.disclaimer, texts.age) if paragraph)
    return sheet(
        pack,
        "agreement",
        pack_words.FOR_ROOM,
        pack.say(pack_words.AGREEMENT),
        listing(pack.told(pack_words.AGREEMENT_LIST), class_="large"),
        block(pack.say(pack_words.CONTENT), listing(held), *frame, class_="about"),
    )


def observers(pack: Pack) -> Markup:
    """A sheet for each of three people who watch: the one who answers, the one who asks, and the silence."""
    names = {"player": pack.names["player"], "other": pack.names["other"], "silence": ""}
    return join(
        sheet(
            pack,
            f"watch-{whom}",
            pack_words.FOR_THREE,
            pack.say(pack_words.WATCH[whom][0], name=name),
            element("p", pack.say(pack_words.WATCH_MEANS), class_="lead"),
            questions(pack.told(pack_words.WATCH[whom][1], name=name), 5),
        )
        for whom, name in names.items()
    )


def feelings_and_needs(pack: Pack) -> Markup:
    """Words for what somebody may feel and need, and room for others."""
    say = pack.say
    return sheet(
        pack,
        "feelings",
        pack_words.FOR_EVERYBODY,
        say(pack_words.FEELINGS_NEEDS),
        block(say(pack_words.FEELINGS), _groups(pack, pack_words.FEELING_GROUPS)),
        block(say(pack_words.NEEDS), _groups(pack, pack_words.NEED_GROUPS)),
        block(say(pack_words.OWN_WORDS), lines(3)),
    )


def _groups(pack: Pack, groups: Sequence[tuple[Text, Text]]) -> Markup:
    boxes = (
        element("div", element("h4", pack.say(title)), listing(pack.say(told).split(", ")), class_="group")
        for title, told in groups
    )
    return element("div", *boxes, class_="groups")


def reflection(pack: Pack) -> Markup:
    """Questions for one person alone, about the characters; it stays with whoever fills it in."""
    return sheet(
        pack,
        "reflection",
        pack_words.FOR_EVERYBODY,
        pack.say(pack_words.REFLECTION),
        element("p", pack.say(pack_words.REFLECTION_MEANS), class_="lead"),
        questions(pack.told(pack_words.REFLECTION_LIST, **pack.names), 4),
    )


def support(pack: Pack) -> Markup:
    """People to talk to: empty lines for those near here, then the story's own lines, with how surely they hold."""
    say, texts, fill = pack.say, pack.story.texts, pack.cast.fill
    countries = [country for country in pack.story.countries if country.code == pack.country]
    empty = ([""] * len(pack_words.LOCAL_HEADS) for _ in range(FEWER_ROWS if countries else EMPTY_ROWS))
    fear = (*map(fill, texts.safety_question), say(pack_words.AFRAID_MEANS))
    return sheet(
        pack,
        "support",
        pack_words.FOR_EVERYBODY,
        say(words.SUPPORT),
        *(element("p", fill(paragraph)) for paragraph in texts.support),
        block(say(pack_words.LOCAL), table(pack.told(pack_words.LOCAL_HEADS.values()), empty, class_="empty")),
        *([_country(pack, country) for country in countries] or _emergencies(pack)),
        element("p", sentence(pack.story.directory)) if pack.story.directory else "",
        block(say(pack_words.AFRAID), *(element("p", paragraph) for paragraph in fear))
        if texts.safety_question
        else "",
        element("p", element("b", say(pack_words.SUPPORT_MEANS)), class_="after"),
    )


def _country(pack: Pack, country: Country) -> Markup:
    number = pack.say(words.EMERGENCY, number=country.emergency) if country.emergency else ""
    told = (
        element(
            "li",
            element("b", f"{line.name}: {line.number}"),
            " – ",
            " ".join(
                sentence(part)
                for part in (line.audience, line.hours, line.languages, checked(line.checked, pack.today, pack.say))
                if part
            ),
        )
        for line in country.lines
    )
    return block(country.name, element("p", number), element("ul", *told), class_="lines-of")


def _emergencies(pack: Pack) -> Iterator[Markup]:
    numbers = [f"{country.name}: {country.emergency}" for country in pack.story.countries if country.emergency]
    if numbers:
        yield element("p", pack.say(words.EMERGENCY, number=" · ".join(numbers)))


def feedback(pack: Pack) -> Markup:
    """Slips with three questions, to cut and to drop into a box without a name."""
    say = pack.say
    asked = questions(pack.told(pack_words.FEEDBACK_LIST), 2)
    head = element("p", element("b", say(pack_words.FEEDBACK)), " ", say(pack_words.FEEDBACK_MEANS))
    slips = (element("div", head, asked, class_="slip") for _ in range(SLIPS))
    return sheet(
        pack,
        "feedback",
        pack_words.FOR_EVERYBODY,
        say(pack_words.FEEDBACK),
        element("p", say(pack_words.CUT), class_="lead"),
        *slips,
        class_="cut",
    )


def blank_scene(pack: Pack) -> Markup:
    """An empty form for a scene of the group's own, with the parts that a scene file has."""
    say, field = pack.say, pack_words.BLANK_FIELDS
    kinds = ", ".join(kind(pack, one) for one in pack.story.kinds)
    hopes = (element("span", BOX, say(text)) for text in pack_words.WANTS.values())
    answers = (
        element(
            "div",
            element("b", letter, class_="letter"),
            element("div", lines(1), element("p", say(field["then"])), lines(1), class_="field"),
            class_="own",
        )
        for letter in pack_words.VOTE_LETTERS
    )
    written = (("title", 1), ("where", 1), ("see", 2), ("bid", 1))
    return sheet(
        pack,
        "blank",
        pack_words.FOR_EVERYBODY,
        say(pack_words.BLANK),
        element("p", say(pack_words.BLANK_MEANS), class_="lead"),
        *(element("div", element("p", say(field[name])), lines(count), class_="question") for name, count in written),
        element("div", element("p", say(field["hope"])), element("p", *hopes, class_="ticks"), class_="question"),
        block(say(field["answers"]), element("p", f"{say(field['kinds'])}: {kinds}.", class_="small"), *answers),
        element("div", element("p", say(field["ask"])), lines(2), class_="question"),
    )
