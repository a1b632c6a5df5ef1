"""The snapshot of Python's memory: gone on from in every engine, left alone where it does not pay or does not fit."""

from __future__ import annotations

import gzip
import json
import shutil
import struct
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from game.cli.place import cache_folder
from game.web import engine
from game.web.site import PREPARED
from tests.web.conftest import serving
from tests.web.driver import begin, wait_for
from tests.web.engines.player import by_keyboard
from tests.web.test_engines import ENGINES, Start, first_choice, start

__all__ = ["start"]
ALWAYS, NEVER = 600_000, 0
"""Milliseconds that a snapshot may cost."""
Change = Callable[[bytes], bytes]


@pytest.fixture
def variant(site: Path, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A function that serves the site with another worth of its snapshot, or another snapshot; returns the address."""
    with ExitStack() as servers:

        def serve(worth: int, change: Change = lambda data: data) -> str:
            copy = tmp_path / f"site-{len(list(tmp_path.iterdir()))}"
            shutil.copytree(site, copy)
            page = (site / "index.html").read_text("utf-8")
            before = page.split('data-runtime="')[1].split('"')[0]
            runtime = json.loads(unescape(before))
            runtime["snapshot"]["worth"] = worth
            for name in ("index.html", "index.html.br", runtime["snapshot"]["url"]):
                (copy / name).unlink(missing_ok=True)
            (copy / "index.html").write_text(page.replace(before, escape(json.dumps(runtime))), "utf-8")
            (copy / runtime["snapshot"]["url"]).write_bytes(change((site / runtime["snapshot"]["url"]).read_bytes()))
            return servers.enter_context(serving(copy)).address

        yield serve


def marks(page: Any) -> list[str]:
    return list(page.evaluate("() => performance.getEntriesByType('mark').map((mark) => mark.name)"))


def asked(page: Any) -> bool:
    names = page.evaluate("() => performance.getEntriesByType('resource').map((entry) => entry.name)")
    return any("/snapshot-" in name for name in names)


def seated(page: Any) -> None:
    begin(page)
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")


@pytest.mark.browser
@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_goes_on_from_it_that_can(start: Start, variant: Callable[..., str], name: str) -> None:
    player = start(name, variant(ALWAYS))
    player.begin()
    by_keyboard(player, "chair:kit")
    player.arrive("scene")
    player.answer(first_choice(player), by_keyboard)
    found = player.engine.evaluate("() => performance.getEntriesByType('mark').map((mark) => mark.name).join(' ')")
    assert ("restored" in found.split()) is (name != "webkit"), f"{found}: in WebKit functions lie elsewhere"
    assert ("core" in found.split()) is (name == "webkit"), found


@pytest.mark.browser
def test_a_line_that_is_too_slow_is_not_asked_for_it(opened: Any, variant: Callable[..., str]) -> None:
    page = opened(variant(NEVER), service_workers="block")
    seated(page)
    assert "core" in marks(page)
    assert not asked(page)


@pytest.mark.browser
@pytest.mark.parametrize("known", [False, True], ids=["nothing is known", "all else lies in the browser's cache"])
def test_a_slow_line_starts_without_it(opened: Any, variant: Callable[..., str], known: bool) -> None:
    page = opened(variant(1500), complaining=True, service_workers="block")
    if known:
        page.route("**/snapshot-*", lambda route: route.abort())
        ready(page)
        page.unroute("**/snapshot-*")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": not known})
    speed = {"downloadThroughput": 1e6, "uploadThroughput": 1e6, "latency": 20, "offline": False}
    line.send("Network.emulateNetworkConditions", speed)
    page.reload(wait_until="commit")
    ready(page)
    assert "core" in marks(page)
    assert known or not asked(page), "only its own pace could tell"


def ready(page: Any) -> None:
    page.wait_for_function("() => performance.getEntriesByName('ready').length", timeout=60_000)


@pytest.mark.browser
@pytest.mark.parametrize(("worth", "sent"), [(0, 1), (1, 9e9)])
def test_a_slow_line_waits_for_nothing_that_it_does_not_fetch(
    opened: Any, site: Path, worth: float, sent: float
) -> None:
    page = opened()
    folder = next(site.glob("page-*")).name
    needed = next(site.glob("two-chairs-*.apk"))
    file = {"url": f"./{needed.name}", "size": needed.stat().st_size, "sent": needed.stat().st_size}
    script = f"""async () => {{
        const {{ Downloads }} = await import('./{folder}/downloads.js');
        const downloads = new Downloads({{ it: {json.dumps(file)} }}, () => {{}});
        const found = downloads.soon({{ url: './nowhere', size: 1, sent: {sent} }}, {worth}, new AbortController());
        await downloads.bytes('it');
        downloads.decide();
        const waited = new Promise((resolve) => {{ setTimeout(resolve, 5000, 'waits'); }});
        return String(await Promise.race([found, waited]));
    }}"""
    assert page.evaluate(script) == "undefined"


@pytest.mark.browser
@pytest.mark.parametrize("what", ["another", "cut", "none"])
def test_one_that_does_not_fit_is_not_used(opened: Any, variant: Callable[..., str], what: str) -> None:
    changes: dict[str, Change] = {"another": of_another_start, "cut": lambda data: data[:9999], "none": lambda _: b""}
    page = opened(variant(ALWAYS, changes[what]), service_workers="block")
    seated(page)
    assert asked(page)
    assert "core" in marks(page)
    assert "restored" not in marks(page)


def of_another_start(data: bytes) -> bytes:
    """Return a snapshot whose start had one function more."""
    unpacked = gzip.decompress(data)
    length = struct.unpack("<I", unpacked[:4])[0]
    head = json.loads(unpacked[4 : 4 + length])
    head["functions"] += 1
    text = json.dumps(head).encode()
    text += b" " * (-len(text) % 4)
    return gzip.compress(struct.pack("<I", len(text)) + text + unpacked[4 + length :], 1)


def test_the_same_input_makes_the_same_bytes_anywhere(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    again = tmp_path / "again"
    ready = engine.runtime(cache_folder() / "web", lambda _: None)
    engine.snapshot(ready, next(site.glob("two-chairs-*.apk")), PREPARED, again)
    assert again.read_bytes() == next(site.glob("snapshot-*.bin")).read_bytes()


def test_it_holds_nothing_of_the_machine_that_built_it(site: Path) -> None:
    memory = gzip.decompress(next(site.glob("snapshot-*.bin")).read_bytes())
    root = str(site.parents[2]).encode()
    assert root not in memory
    assert f"{Path.home()}/".encode() not in memory.replace(b"/home/pyodide/", b"")


@pytest.mark.browser
def test_an_archive_that_is_deflated_is_refused(opened: Any, site: Path) -> None:
    page = opened()
    folder = next(site.glob("page-*")).name
    script = f"""async () => {{
        const {{ unpack }} = await import('./{folder}/archive.js');
        const zip = new Uint8Array([80, 75, 3, 4, 20, 0, 0, 0, 8, 0, ...Array(16).fill(0), 1, 0, 0, 0, 97]);
        try {{ unpack({{ mkdirTree() {{}}, writeFile() {{}} }}, zip, ''); }} catch (error) {{ return error.message; }}
    }}"""
    assert page.evaluate(script) == "/a is deflated"
