from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.platforms import contrast, desktop, motion, reader
from game.platforms.desktop import Desktop
from game.platforms.platform import Closed, Exposed, Stepped
from game.view.view import Display, Sound, View

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def window() -> Iterator[Desktop]:
    made = Desktop("Two Chairs")
    yield made
    made.close()


def post(kind: int, **values: object) -> None:
    pygame.event.post(pygame.event.Event(kind, dict(values)))


def waited(window: Desktop) -> list[object]:
    return list(asyncio.run(window.wait(busy=False)))


def test_a_window_has_a_surface_of_its_size(window: Desktop) -> None:
    assert window.surface().get_size() == window.size()
    assert window.pixel_ratio() == window.pointer_factor() == 1.0
    window.surface().fill((10, 20, 30))
    window.present()
    window.point(True)
    window.typing(True)
    window.typing(False)


def test_closing_is_told_and_so_is_what_was_lost(window: Desktop) -> None:
    pygame.event.clear()
    post(pygame.WINDOWEXPOSED)
    post(pygame.QUIT)
    signals = waited(window)
    assert any(isinstance(signal, Exposed) for signal in signals)
    assert isinstance(signals[-1], Closed)


def test_the_window_plays_what_a_view_sounds_like_and_closes_the_device_behind_it(window: Desktop) -> None:
    pygame.event.clear()
    window.mirror(View("scene", "", (), sound=Sound((), ("key",), "1", 500, 500)), (), "")
    assert pygame.mixer.get_init()
    pygame.mixer.stop()
    waited(window)
    assert not pygame.mixer.get_init()
    window.mirror(View("scene", "", (), sound=Sound(("kitchen",), (), "2", 500, 500)), (), "")
    assert pygame.mixer.get_init()
    window.quick_exit()
    assert not pygame.mixer.get_init()


def test_full_screen_is_the_windows_own_key(window: Desktop) -> None:
    pygame.event.clear()
    post(pygame.KEYDOWN, key=pygame.K_F11, mod=0)
    post(pygame.KEYDOWN, key=pygame.K_a, mod=0)
    keys = [
        event.key for event in waited(window) if isinstance(event, pygame.event.Event) and event.type == pygame.KEYDOWN
    ]
    assert keys == [pygame.K_a]


def test_no_display_is_told_in_one_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise pygame.error("No available video device")

    monkeypatch.setattr(pygame.display, "init", refuse)
    with pytest.raises(desktop.NoDisplay, match="No available video device"):
        Desktop("Two Chairs")


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux settings files")
def test_settings_of_gtk_and_kde_ask_for_less_movement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert not motion.reduced_motion()
    (tmp_path / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n", "utf-8")
    assert motion.reduced_motion()
    (tmp_path / "kdeglobals").write_text("broken", "utf-8")
    assert not motion.reduced_motion()
    (tmp_path / "gtk-4.0").mkdir()
    (tmp_path / "gtk-4.0" / "settings.ini").write_text("[Settings]\ngtk-enable-animations=false\n", "utf-8")
    assert motion.reduced_motion()


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux settings files")
def test_settings_of_gtk_and_kde_ask_for_more_contrast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("GTK_THEME", raising=False)
    assert not contrast.more_contrast()
    (tmp_path / "gtk-3.0").mkdir()
    (tmp_path / "gtk-3.0" / "settings.ini").write_text("[Settings]\ngtk-theme-name=HighContrastInverse\n", "utf-8")
    assert contrast.more_contrast()
    (tmp_path / "gtk-3.0" / "settings.ini").write_text("broken", "utf-8")
    assert not contrast.more_contrast()
    monkeypatch.setenv("GTK_THEME", "HighContrast")
    assert contrast.more_contrast()


def test_scanning_wakes_the_window_and_stops_when_it_is_switched_off(window: Desktop) -> None:
    view = View("title", "Two Chairs", (), display=Display(scan="1"))
    window.mirror(view, [], "")
    assert any(isinstance(signal, Stepped) for _ in range(20) for signal in waited(window))
    window.mirror(replace(view, display=Display()), [], "")
    assert window._pace == 0


def test_play_goes_on_without_accesskit_and_when_it_fails(monkeypatch: pytest.MonkeyPatch, window: Desktop) -> None:
    monkeypatch.setitem(sys.modules, "accesskit", None)
    assert reader.reader(window.window) is None

    class Panic(BaseException):
        """What a panic of AccessKit's comes as."""

    class Refusing:
        def __getattr__(self, name: str) -> object:
            raise Panic(name)

    monkeypatch.setitem(sys.modules, "accesskit", Refusing())
    assert reader.reader(window.window) is None


def test_a_reader_that_fails_later_is_left_alone(monkeypatch: pytest.MonkeyPatch, window: Desktop) -> None:
    made = reader.reader(window.window)
    assert made is not None

    class Failing:
        def update_if_active(self, _: object) -> None:
            raise BaseException("panicked")

    made._adapter = Failing()
    made._begin()
    assert made.listened
    made.show(View("title", "Two Chairs", ()), [], "", 1.0)
    assert not made.listened


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs a display server")
def test_an_idle_window_costs_no_processor_time() -> None:
    code = """
        import asyncio, threading, time
        from game.platforms.desktop import Desktop
        from game.platforms.platform import Closed
        import pygame

        window = Desktop("idle")
        window.present()

        async def idle():
            await asyncio.sleep(0.5)
            while (await window.wait(False)) and time.monotonic() < settled: pass

        settled = time.monotonic() + 1
        threading.Timer(1.2, lambda: pygame.event.post(pygame.event.Event(pygame.USEREVENT))).start()
        asyncio.run(idle())
        before = time.process_time()
        threading.Timer(3, lambda: pygame.event.post(pygame.event.Event(pygame.QUIT))).start()
        async def rest():
            while not any(isinstance(signal, Closed) for signal in await window.wait(False)): pass
        asyncio.run(rest())
        print(time.process_time() - before)
    """
    env = {name: value for name, value in os.environ.items() if name not in ("SDL_VIDEODRIVER", "DISPLAY")}
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[-1]) < 0.015, "seconds of processor time in three idle ones"
