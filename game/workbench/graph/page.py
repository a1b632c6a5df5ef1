"""Graphs as one HTML file: the pictures, and every scene to read beside them. No script, no network, links only.

A scene of a picture is a link to its text; the text that is linked to is the one that is shown (`:target`). So it works
with a keyboard, without a mouse, from a USB stick, and years from now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.narrative.scene import END, Choice, Line, Scene
from game.narrative.story import Ending, Story
from game.simulation.svg import element, text
from game.workbench.graph.drawing import STYLE, drawing, legend
from game.workbench.graph.kinds import style
from game.workbench.graph.plan import plan
from game.workbench.graph.traffic import Traffic

PAGE = """
*{box-sizing:border-box}html{scroll-padding:5rem}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;background:var(--page);color:var(--ink)}
a{color:var(--focus)}main{padding:0 1rem 4rem;margin-right:29rem;overflow-x:auto}
h1{font-size:1.4rem;margin:1rem 0 .2rem}
nav{padding:.4rem 0;display:flex;flex-wrap:wrap;gap:.3rem 1rem}p.soft,.soft{color:var(--soft)}
aside{position:fixed;inset:0 0 0 auto;width:28rem;overflow-y:auto;padding:1rem 1.2rem 3rem;background:var(--card);
border-left:1px solid var(--edge)}
article{display:none}article:target,article:has(:target){display:block}
aside:has(:target) .hint{display:none}h2{margin:.2rem 0;font-size:1.2rem}h3{font-size:1rem;margin:1.2rem 0 .2rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem;margin:.5rem 0;font-size:.9rem}
dt{color:var(--soft)}dd{margin:0}
.line{margin:.35rem 0}.if{font:12px ui-monospace,monospace;color:var(--soft);display:block}
section.choice{border-top:1px solid var(--edge);padding:.5rem 0 .3rem;margin-top:.7rem}
section.choice:target{outline:3px solid var(--focus);outline-offset:4px}
.word{font-weight:600}blockquote{margin:.4rem 0 .4rem .8rem;font-size:.95rem}code{font-size:.85em}
a:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.3rem}
@media(max-width:70rem){main{margin-right:0;padding-bottom:52vh}aside{inset:auto 0 0 0;width:auto;height:48vh;
border-left:0;border-top:2px solid var(--edge)}}
@media print{aside{position:static;width:auto;border:0}main{margin:0}article{display:block;break-inside:avoid}}
"""


def page(story: Story, counted: Sequence[Traffic]) -> str:
    """Return a whole HTML file with the graph of each of `counted`, and the text of every scene and ending."""
    head = (
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", text(f"{story.title}: graph")),
        element("style", STYLE + style() + PAGE),
    )
    body = (
        element("a", "Skip to the text", class_="skip", href="#text"),
        element("main", *_graphs(story, counted)),
        element("aside", *_texts(story, counted), id="text", aria_label="text"),
    )
    whole = element("html", element("head", *head), element("body", *body), lang=story.language)
    return f"<!doctype html>\n{whole}\n"


def _graphs(story: Story, counted: Sequence[Traffic]) -> Iterator[str]:
    yield element("h1", text(story.title))
    yield element(
        "p",
        text(
            "Scenes from the top down, answers between them. Choose a scene, an answer or an ending to read it. "
            "Each kind of answer has a stroke of its own:"
        ),
        class_="soft",
    )
    yield legend()
    names = [(f"{one.route.chair}-{one.route.cut}", f"{one.route.chair}, {one.route.cut}") for one in counted]
    yield element("nav", *(element("a", text(name), href=f"#route-{key}") for key, name in names), aria_label="routes")
    for (key, _), one in zip(names, counted, strict=True):
        yield element("section", drawing(story, plan(one, len(story.endings)), links=True), id=f"route-{key}")


def _texts(story: Story, counted: Sequence[Traffic]) -> Iterator[str]:
    yield element("p", "Choose a scene in the graph to read it here.", class_="hint soft")
    shown = dict.fromkeys(scene.id for one in counted for scene in one.scenes)
    for name in shown:
        yield _scene(story, story.scenes[name], counted)
    for ending in story.endings.values():
        yield _ending(story, ending, counted)


def _scene(story: Story, scene: Scene, counted: Sequence[Traffic]) -> str:
    here = [one for one in counted if scene in one.scenes]
    facts = {
        "id": scene.id,
        "chapter": story.chapters[scene.chapter].title,
        "chair": scene.chair,
        "when, where": f"{story.cast.fill(scene.time)}, {scene.place}",
        "need": story.cast.fill(scene.need),
        "wants": scene.wants,
        "content": ", ".join(sorted(scene.content)),
        "comes by": "; ".join(f"{_name(one)} {_percent(one.share(one.visits.get(scene.id, 0)))}" for one in here),
    }
    back = (element("a", text(_name(one)), href=f"#at-{_key(one)}-{scene.id}") for one in here)
    return element(
        "article",
        element("h2", text(story.cast.fill(scene.title))),
        element("p", "in the graph: ", " · ".join(back), class_="soft"),
        _facts(facts),
        *_lines(story, scene.text),
        *(_choice(story, scene, number, here) for number in range(len(scene.choices))),
        element("h3", "Where it is passed over"),
        element("p", text(story.cast.fill(scene.skip.summary))),
        id=f"scene-{scene.id}",
    )


def _choice(story: Story, scene: Scene, number: int, here: Sequence[Traffic]) -> str:
    choice = scene.choices[number]
    counts = []
    for one in here:
        seen, taken = one.visits.get(scene.id, 0), one.taken.get((scene.id, choice.id), 0)
        counts.append(f"{_name(one)} {_percent(taken / seen) if seen else 'never here'}")
    facts = {
        "id": choice.id,
        "shown if": choice.when.source if choice.when else "",
        "struck unless": choice.needs.source if choice.needs else "",
        "marks": ", ".join(_marks(choice)),
        "taken by": "; ".join(counts) + " of those who come by",
    }
    return element(
        "section",
        element(
            "p",
            element("strong", f"{number + 1}. "),
            text(story.cast.fill(choice.text)),
            " ",
            element("span", text(choice.kind), class_=f"word k-{choice.kind}"),
        ),
        element("blockquote", *_lines(story, choice.reply), *_change(story, choice)),
        _facts(facts),
        element("p", "leads to ", *_targets(scene, choice, here)),
        class_="choice",
        id=f"choice-{scene.id}-{choice.id}",
    )


def _marks(choice: Choice) -> Iterator[str]:
    if choice.weight != 2:
        yield "small" if choice.weight == 1 else "big"
    for name in ("silence", "names", "accepts"):
        if getattr(choice, name):
            yield name
    for name in ("promises", "keeps", "lean"):
        if getattr(choice, name):
            yield f"{name} {getattr(choice, name)}"
    yield from (f"sets {flag}" for flag in sorted(choice.sets))


def _change(story: Story, choice: Choice) -> Iterator[str]:
    if choice.change:
        yield element("p", element("em", text(story.cast.fill(choice.change))))


def _targets(scene: Scene, choice: Choice, here: Sequence[Traffic]) -> Iterator[str]:
    """Yield links to where a choice leads, each once, with the condition where one stands there."""
    conditions = {jump.to: jump.when.source for jump in choice.then if jump.when is not None}
    found = dict.fromkeys(target for one in here for target in one.targets(scene.id, choice.id))
    for index, target in enumerate(found):
        yield ", " if index else ""
        shown = f"scene-{target}" in {f"scene-{other.id}" for one in here for other in one.scenes}
        yield "the end" if target == END else element("a", text(target), href=f"#scene-{target}") if shown else target
        if target in conditions:
            yield element("code", text(f" if {conditions[target]}"))


def _ending(story: Story, ending: Ending, counted: Sequence[Traffic]) -> str:
    doors = [door.when.source if door.when else "always" for door in story.doors if door.ending == ending.id]
    facts = {
        "id": ending.id,
        "door": "; or ".join(doors),
        "reached": "; ".join(f"{_name(one)} {_percent(one.share(one.endings.get(ending.id, 0)))}" for one in counted),
        "missing": story.cast.fill(ending.missing),
        "there": story.cast.fill(ending.there),
        "next": story.cast.fill(ending.next),
    }
    return element(
        "article",
        element("h2", text(story.cast.fill(ending.title))),
        _facts(facts),
        *_lines(story, ending.text),
        id=f"ending-{ending.id}",
    )


def _lines(story: Story, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        variants = [(variant.text, variant.when.source) for variant in line.instead]
        for said, when in (*variants, (line.text, line.when.source if line.when else "")):
            condition = when or ("else" if variants else "")
            yield element(
                "p",
                element("span", text(f"if {condition}" if when else condition), class_="if") if condition else "",
                element("strong", text(f"{story.cast.name(line.speaker)}: ")) if line.speaker else "",
                text(story.cast.fill(said)),
                class_="line",
            )


def _facts(facts: dict[str, str]) -> str:
    given = (element("dt", text(name)) + element("dd", text(said)) for name, said in facts.items() if said)
    return element("dl", *given)


def _name(one: Traffic) -> str:
    return f"{one.route.chair}, {one.route.cut}"


def _key(one: Traffic) -> str:
    return f"{one.route.chair}-{one.route.cut}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
