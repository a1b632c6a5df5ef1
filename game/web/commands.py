"""`python -m game web build`, `web zip` and `web serve`."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from game.cli.place import cache_folder
from game.web import server
from game.web.archive import write_zip
from game.web.problem import BuildError
from game.web.progress import Progress

SITE = Path("build/web/site")
SINGLE = Path("build/web/two-chairs.html")
ZIP = Path("build/web/two-chairs.zip")
PORT = 8000
_STEPS = 7

BUILD = """\
Build the page for browsers: a folder of static files that any web server can hold, under any path.

With `--runtime self` (the default) everything is in the folder, works offline, and asks no other host for anything.
The first build fetches Pyodide from npm (Node.js and npm are needed) and compresses it, which takes a minute; after
that only what has changed is made again.

With `--single-file` it is one HTML file instead, about 10 MB, that plays by double click: from a stick, without a
server, without network, with nothing installed.

With `--runtime cdn` the page is stock pygbag: its loader and its Python come from pygbag's host. The page says so and
asks before it loads anything from there.
"""
BUILD_EXAMPLES = """\
examples:
  python -m game web build                      into build/web/site
  python -m game web build --out /srv/www/two   somewhere else; the folder must be new, empty or a former build
  python -m game web build --single-file        one file that plays by double click: build/web/two-chairs.html
  python -m game web zip                        the folder as a zip file, for itch.io
  python -m game web serve                      build if needed, serve it here, open it
"""
PACK = """\
Build the page and pack it into a zip file with `index.html` at its root, as itch.io takes it: upload it there, tick
"This file will be played in the browser", and let the frame be 1280 by 720 with the button for full screen.
"""
SERVE = f"""\
Serve the page from this machine, to this machine only ({server.HOST}), and open it in the browser.

Builds the page first where there is none yet or its sources have changed. Ctrl+C ends it.
"""


def web_command(argv: Sequence[str]) -> int:
    """Run `web build`, `web zip` or `web serve`. Returns the exit status: 0 done, 1 it could not be done."""
    parser = argparse.ArgumentParser(
        prog="python -m game web", description="Build the page for browsers, or serve it from this machine."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _build_parser(commands.add_parser("build", **_texts("build the page", BUILD, BUILD_EXAMPLES)))
    _zip_parser(commands.add_parser("zip", **_texts("pack the page for itch.io", PACK, "")))
    _serve_parser(commands.add_parser("serve", **_texts("serve the page from this machine", SERVE, "")))
    options, rest = parser.parse_known_args(argv)
    if rest and not getattr(options, "live", False):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        return int(options.run(options))
    except BuildError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1


def _texts(short: str, description: str, epilog: str) -> dict[str, Any]:
    plain = argparse.RawDescriptionHelpFormatter
    return {"help": short, "description": description, "epilog": epilog, "formatter_class": plain}


def _build_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="PATH", help=f"the folder to write (default: {SITE}), or the file")
    parser.add_argument("--single-file", action="store_true", help=f"write one HTML file (default: {SINGLE})")
    parser.add_argument(
        "--runtime",
        choices=("self", "cdn"),
        default="self",
        help="where the page's Python comes from: this folder, or pygbag's host (default: self)",
    )
    parser.set_defaults(run=_built)


def _zip_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=ZIP, metavar="FILE", help=f"the file to write (default: {ZIP})")
    parser.set_defaults(run=_zip)


def _serve_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help=f"the port (default: {PORT}, or the next free one)")
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.add_argument("--dir", type=Path, metavar="DIR", help=f"serve this folder as it is (default: {SITE}, built)")
    parser.add_argument(
        "--live",
        action="store_true",
        help="let phones vote, too; --port and all that follows then mean what they mean to `python -m game live`",
    )
    parser.set_defaults(run=_serve)


def _built(options: argparse.Namespace) -> int:
    if not options.single_file:
        return _build(options.out or SITE, options.runtime)
    if options.runtime != "self":
        raise BuildError("one file cannot fetch its runtime from elsewhere", "leave --runtime away")
    from game.web.single import write_single

    return _made(options.out or SINGLE, write_single)


def _zip(options: argparse.Namespace) -> int:
    return _made(options.out, write_zip)


def _made(out: Path, write: Callable[[Path, Path], None]) -> int:
    """Bring the site up to date, and write a file that is made of it."""
    if out.is_dir():
        raise BuildError(f"{out} is a folder", "name the file to write with --out")
    _build(SITE, "self")
    write(SITE, out)
    print(f"wrote {out} ({out.stat().st_size / 1e6:.1f} MB)", file=sys.stderr)
    return 0


def _build(out: Path, runtime: str) -> int:
    from game.web.site import build  # reads the story; `serve --dir` needs none of it

    progress = Progress(_STEPS)
    built = build(out.absolute(), cache_folder() / "web", runtime, progress.step)
    progress.close(f"built {out}" if built else f"{out} is up to date")
    return 0


def _serve(options: argparse.Namespace) -> int:
    folder: Path = options.dir or SITE
    if options.dir is None:
        _build(SITE, "self")
    elif not (folder / "index.html").is_file():
        raise BuildError(f"there is no index.html in {folder}", f"python -m game web build --out {folder}")
    if options.live:
        return _serve_live(folder, options)
    served = _bind(folder, options.port)
    print(f"Two Chairs is at {served.address}  (Ctrl+C ends it)", flush=True)
    if not options.no_open:
        webbrowser.open(served.address)
    try:
        served.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        served.server_close()
    return 0


def _serve_live(folder: Path, options: argparse.Namespace) -> int:
    """The game for this machine and votes for phones, from one server."""
    from game.workshop.live.commands import MISSING, live_command

    try:
        from game.web.mounted import mounted
    except ImportError as error:
        raise BuildError(f"the server for live votes cannot be used: {error}", MISSING) from error
    given = ["--port", str(options.port)] if options.port else []
    return live_command([*options.rest, *given, *(["--no-open"] if options.no_open else [])], mounted(folder))


def _bind(folder: Path, port: int | None) -> server.Server:
    """A port that was asked for is taken or refused; the usual one gives way to the next free one."""
    if port is None:
        return server.serve(folder, server.free_port(PORT))
    try:
        return server.serve(folder, port)
    except server.PortError as error:
        free = server.free_port(port + 1)
        raise BuildError(f"port {port} is taken by another program", f"--port {free}") from error
