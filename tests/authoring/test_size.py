"""A thousand scenes are read and checked in a second or two. (On a quiet machine in half of these limits.)"""

from __future__ import annotations

import time
from pathlib import Path

from game.authoring.checker import check
from game.authoring.loader import load_story
from tests.authoring.overlay import overlay, tiny

SCENES = 1000
SCENE = """\
  - id: s{n}
    title: Tea
    chair: kit
    place: kitchen
    time: evening {n}
    need: company
    wants: company
    content: []
    text:
      - a: The kettle clicks off.
      - b.rowan: I didn't get it.
      - c: You hear the chair.
    choices:
      - {{id: a, text: Sit down., kind: reach_out, effects: {{trust: 4}}, reply: [{{r: Tea.}}]}}
      - {{id: b, text: Later., kind: fix, needs: trust >= 20 and s{m}.met, struck: No., reply: [{{r: All right.}}]}}
      - {{id: c, text: Nothing., kind: turn_away, silence: true, reply: [{{r: Steam.}}]}}
    skip: {{summary: Tea.}}
    turning_point: {{concept: small-bids, note: A cup., another_phrase: Come.}}
"""


def large(tmp_path: Path) -> Path:
    """A story of a thousand scenes in ten files."""
    story = tiny(tmp_path)
    (story / "chapters" / "table.yaml").unlink()
    for number in range(10):
        scenes = "".join(SCENE.format(n=n, m=max(0, n - 1)) for n in range(number * 100, number * 100 + 100))
        head = f"chapter: c{number}\ntitle: C\nnumber: {number + 1}\ncontent: Tea.\nscenes:\n"
        (story / "chapters" / f"c{number}.yaml").write_text(head + scenes, encoding="utf-8")
    places = ", ".join(f"s{n}" for n in range(SCENES))
    overlay(story, f"# story.yaml > routes > kit > short > places\nplaces: [{places}]")
    overlay(story, "# endings.yaml > endings > cold > text\ntext:\n  - skin: A skin has formed on the tea.")
    return story


def test_a_thousand_scenes(tmp_path: Path) -> None:
    story = large(tmp_path)
    began = time.process_time()
    loaded = load_story(story)
    read = time.process_time() - began
    problems = check(loaded)
    checked = time.process_time() - began - read
    assert [str(problem) for problem in problems] == []
    assert loaded.story is not None
    assert len(loaded.story.scenes) == SCENES
    assert read < 2.4
    assert checked < 1.0
