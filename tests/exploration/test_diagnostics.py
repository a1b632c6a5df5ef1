"""The examples of every page on a deep problem do what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.overlay import overlay, tiny
from tests.authoring.test_diagnostics import FENCE, codes_in_source, pages, shown
from tests.exploration.deep import deep, known

CODES = sorted(code for code in codes_in_source() if code.startswith("TC7"))


@pytest.mark.parametrize("code", CODES)
def test_the_examples_of_a_page(code: str, tmp_path: Path) -> None:
    (_, wrong), (_, output), (_, mended) = FENCE.findall(pages()[code])
    story = tiny(tmp_path / "wrong")
    overlay(story, wrong)
    found = [problem for problem in deep(story) if problem.code == code and (code, problem.message) not in known()]
    assert found, [str(problem) for problem in deep(story)]
    assert shown(found[0], story) == output.strip()
    story = tiny(tmp_path / "mended")
    overlay(story, mended)
    assert {problem.message for problem in deep(story) if problem.code == code} <= {text for _, text in known()}


def test_a_stretch_that_is_meant_to_be_closed_is_marked(tmp_path: Path) -> None:
    (_, wrong), _, _ = FENCE.findall(pages()["TC707"])
    story = tiny(tmp_path)
    overlay(story, wrong)
    path = story / "chapters" / "table.yaml"
    path.write_text(
        path.read_text("utf-8").replace(
            "    title: At the window\n", "    title: At the window\n    closes: [leaving]\n"
        )
    )
    assert "TC707" not in {problem.code for problem in deep(story)}
