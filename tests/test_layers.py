"""Who may import whom (docs/architecture.md). Read from the source, so that nothing has to be importable."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS: Mapping[str, frozenset[str]] = {
    "narrative": frozenset(),
    "authoring": frozenset({"narrative"}),
    "language": frozenset({"narrative"}),
    "translating": frozenset({"narrative", "authoring", "language", "view"}),
    "simulation": frozenset({"narrative", "authoring"}),
    "importing": frozenset({"narrative", "authoring"}),
    "workbench": frozenset({"narrative", "authoring", "simulation"}),
    "exploration": frozenset({"narrative", "authoring", "simulation"}),
    "view": frozenset({"narrative", "language"}),
    "access": frozenset({"narrative", "authoring", "view"}),
    "workshop": frozenset({"narrative", "language", "view"}),
    "paper": frozenset({"narrative", "authoring", "language", "view", "workshop"}),
    "live": frozenset({"narrative", "authoring", "language", "view", "workshop"}),
    "keepsake": frozenset({"narrative", "language", "view", "workshop"}),
    "keeping": frozenset({"narrative", "language", "view", "workshop"}),
    "stage": frozenset({"narrative", "view", "keepsake", "keeping", "devices"}),
    "devices": frozenset(
        {"narrative", "authoring", "language", "view", "workshop", "paper", "keeping", "stage", "access"}
    ),
    "terminal": frozenset({"narrative", "language", "view", "keepsake", "keeping"}),
    "web": frozenset({"narrative", "authoring", "language", "view", "stage", "live"}),
    "preview": frozenset({"narrative", "authoring", "language", "view", "keeping", "stage", "devices", "web"}),
    "gallery": frozenset(
        {
            "narrative",
            "authoring",
            "language",
            "view",
            "workshop",
            "live",
            "keeping",
            "stage",
            "devices",
            "web",
            "preview",
        }
    ),
    "desktop": frozenset({"narrative", "authoring", "stage", "devices", "web"}),
    "cli": frozenset(
        {
            "narrative",
            "authoring",
            "exploration",
            "language",
            "view",
            "workshop",
            "paper",
            "live",
            "stage",
            "keeping",
            "devices",
            "terminal",
            "web",
        }
    ),
}
"""Each layer with those it may import besides itself. `game/platforms` holds two: what keeps a place knows no window,
and the devices, which wire the stage to one. They meet in `game/platforms/platform.py`, a protocol.
`game/language` holds two: what play needs, and in `author` what translators work with. `game/workshop` holds three:
what is shown, in `pack` what is printed, and in `live` the server that phones vote on."""
KEEPING = ("store", "keeper", "host", "room")
EXCEPTIONS = {
    ("game.web.commands", "game.cli.place"),
    ("game.authoring.commands", "game.cli.place"),
    ("game.preview.web", "game.cli.place"),
    ("game.importing.commands", "game.cli.place"),
    ("game.workshop.pack.commands", "game.cli.place"),
    ("game.workshop.live.commands", "game.cli.place"),
    ("game.desktop.launch", "game.cli.entry"),
}
"""A command may ask where the program's folders are; what an edition runs is the one entry."""
EFFECTS = frozenset(
    {"asyncio", "datetime", "io", "os", "pathlib", "random", "secrets", "socket", "subprocess", "sys", "time"}
)
HEAVY = frozenset({"pygame", "yaml", "platformdirs", "polib", "watchdog"})


def sources(folder: str) -> Iterator[Path]:
    yield from sorted((ROOT / "game" / folder).rglob("*.py"))


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(name: str) -> str:
    parts = name.split(".")
    if len(parts) < 2 or parts[1] == "__main__":
        return "cli"
    if parts[1] == "platforms":
        return "keeping" if len(parts) < 3 or parts[2] in KEEPING else "devices"
    if parts[1:3] == ["language", "author"]:
        return "translating"
    if parts[1] == "workshop" and len(parts) > 2 and parts[2] in ("pack", "live"):
        return {"pack": "paper", "live": "live"}[parts[2]]
    return parts[1]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(node: ast.AST) -> Iterator[str]:
    """Yield every module that is imported anywhere inside, with the names taken from packages."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            yield from (alias.name for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom):
            assert inner.level == 0, "imports are absolute"
            base = inner.module or ""
            for alias in inner.names:
                inside = ROOT.joinpath(*base.split("."), f"{alias.name}.py")
                folder = ROOT.joinpath(*base.split("."), alias.name, "__init__.py")
                yield f"{base}.{alias.name}" if inside.is_file() or folder.is_file() else base


def at_import(path: Path) -> Iterator[str]:
    """Yield what is imported when the module itself is: not in functions, not for types only."""
    for node in tree(path).body:
        guard = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        if not guard and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from imports(node)


ALL = [path for path in sources("") if "runtime" not in path.parts]


@pytest.mark.parametrize("path", ALL, ids=module)
def test_no_layer_reaches_upwards(path: Path) -> None:
    here = module(path)
    for name in imports(tree(path)):
        if name == "game" or not name.startswith("game.") or (here, name) in EXCEPTIONS:
            continue
        there = layer(name)
        assert there == layer(here) or there in LAYERS[layer(here)], f"{here} ({layer(here)}) imports {name} ({there})"


def test_nothing_imports_in_a_ring() -> None:
    graph = {module(path): {name for name in at_import(path) if name.startswith("game.")} for path in ALL}
    TopologicalSorter(graph).prepare()


CORES = list(chain(sources("narrative"), sources("view"), sorted((ROOT / "game" / "workshop").glob("*.py"))))


@pytest.mark.parametrize("path", CORES, ids=module)
def test_core_and_view_have_no_clock_no_chance_no_files(path: Path) -> None:
    used = {name.split(".")[0] for name in imports(tree(path))}
    allowed = {"datetime"} if module(path) == "game.view.aid" else set()  # to count days between two given dates
    assert used & (EFFECTS | HEAVY) <= allowed
    calls = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert not calls & {"now", "utcnow"}


@pytest.mark.parametrize("path", list(sources("narrative")), ids=module)
def test_the_core_counts_in_whole_numbers_and_evaluates_nothing(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if module(path) != "game.narrative.condition":  # reads and writes bounds for people, such as 47.5
            assert not isinstance(node, ast.Div), "true division"
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("eval", "exec", "compile", "open"), node.lineno


@pytest.mark.parametrize("folder", ["authoring", "terminal"])
def test_only_stage_and_devices_know_pygame(folder: str) -> None:
    for path in sources(folder):
        assert "pygame" not in {name.split(".")[0] for name in imports(tree(path))}, path


def test_playing_a_bundle_needs_neither_yaml_nor_pygame() -> None:
    code = (
        "import sys; sys.modules.update(yaml=None, pygame=None, platformdirs=None, polib=None)\n"
        "import game.authoring.bundle, game.authoring.library, game.view.describe, game.platforms.host\n"
        "import game.language.apply, game.language.shelf\n"
        "import game.terminal.terminal, game.cli.entry"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_module_is_one_that_can_be_held_in_the_head() -> None:
    long = {module(path): lines for path in ALL if (lines := len(path.read_text("utf-8").splitlines())) > 400}
    assert long == {}
