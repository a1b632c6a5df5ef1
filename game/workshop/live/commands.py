"""`python -m game live`: votes from phones, with a page for the facilitator and one for the projector.

0: it ran until it was ended; 1: it cannot run here; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.authoring.library import open_story
from game.authoring.problem import StoryError
from game.cli.place import bundled, cache_folder, votes_file
from game.language.shelf import languages
from game.narrative.state import Setting
from game.narrative.story import Story
from game.view.edition import Edition, Editions, match
from game.view.text import Words
from game.workshop.evening import evenings
from game.workshop.live.addresses import LOOPBACK, Address, addresses, is_address
from game.workshop.live.room import CAPACITY
from game.workshop.plan import Length, make_plan, route_of
from game.workshop.question import Question
from game.workshop.setup import chairs

if TYPE_CHECKING:
    from game.workshop.live.panel import ThreadPanel
    from game.workshop.live.server import Config

PORT, CONTROL_PORT = 8765, 8766
PLANS: Mapping[str, tuple[Length, ...]] = {"45": ("45",), "90": ("90",), "2x60": ("first", "second")}
SECRET_LENGTH = 16
"""The shortest secret that a hosted server takes."""
MISSING = "Live votes need a few packages more: pip install 'two-chairs[live]'"
_DESCRIPTION = """\
Votes from phones. The server runs on this machine; phones in the same network open a page by a QR code or a short code.
No names, no cookies, nothing kept after. The facilitator's page is reached from this machine only.
"""
_EXAMPLES = """\
examples:
  python -m game live                                asks which address phones use, and opens your page
  python -m game live --listen 192.168.1.20          that address
  python -m game live --plan 90 --chair rowan --language es
  python -m game live --store redis://localhost      keeps rooms in Redis, so that a restart loses nothing

an organisation with many rooms (several of these behind a load balancer that speaks TLS; see docs/live.md):
  python -m game live --hosted --public https://vote.example.org --secret-file secret.txt \\
      --store redis://redis:6379 --listen 10.0.0.5 --proxies 10.0.0.2

exit codes: 0 ended, 1 it cannot run here, 2 wrong usage
"""


def live_command(argv: Sequence[str], site: Any = None) -> int:
    """Serve until it is ended. `site` is an ASGI application with the game for browsers, for this machine alone."""
    parser = _parser()
    options = parser.parse_args(argv)
    _check(parser, options)
    try:
        from game.workshop.live.server import Config
    except ImportError as error:
        print(f"{MISSING} ({error})", file=sys.stderr)
        return 1
    try:
        written = open_story(options.story, cache_dir=cache_folder())
    except StoryError as error:
        print(error, file=sys.stderr)
        return 1
    edition, say = read_in(parser, options.language, written, options.story)
    if options.chair not in chairs(edition.story):
        parser.error(f"there is no chair “{options.chair}” in this story; there is: {', '.join(chairs(edition.story))}")
    listen = options.listen or ask_address()
    if not listen:
        return 2
    config = Config(
        listen=listen,
        port=options.port,
        control_port=options.control_port,
        language=edition.code,
        store=options.store,
        capacity=options.seats,
        memory=None if options.hosted else votes_file(),
        secret=_secret(parser, options.secret_file) if options.hosted else "",
        public=options.public,
        proxies=options.proxies,
    )
    questions = questions_of(edition, options.plan, options.chair)
    return _run(config, questions, say, site, open_page=not (options.no_open or options.hosted))


def read_in(
    parser: argparse.ArgumentParser, wish: str, story: Story, folder: Path
) -> tuple[Edition, Mapping[str, Words]]:
    """Return the story in the language that is wished for, and the words of the program in every language there is."""
    shelf = languages(folder)
    editions = Editions(story, shelf)
    code = match(wish, tuple(shelf)) if wish else ""
    if wish and not code:
        parser.error(f"there is no language “{wish}” here; there is: {', '.join(shelf)}")
    edition = editions.edition(code) if code else editions.fitting("", story.language)
    return edition, {code: Words(volume.open()[0]) for code, volume in shelf.items()}


def questions_of(edition: Edition, plan: str, chair: str) -> tuple[Question, ...]:
    """Return what the facilitator's page offers to ask: the scenes of a plan."""
    from game.workshop.live.asking import prepared

    story = edition.story
    plans = [make_plan(story, chair, length) for length in PLANS[plan]]
    setting = Setting(chair=chair, cut=route_of(story, chair).cut)
    return prepared(evenings(story, story.cast, setting, plans), edition.say)


def start_beside(
    language: str, say: Words, listen: str, memory: Path | None, changed: Callable[[], None]
) -> ThreadPanel | None:
    """Start the server beside the game, in a thread of this process; None, and said why, where it cannot run."""
    try:
        from game.workshop.live.panel import start
        from game.workshop.live.server import Config, PortTakenError
    except ImportError as error:
        print(f"{MISSING} ({error})", file=sys.stderr)
        return None
    if listen and not is_address(listen):
        print(f"--listen takes an address such as 192.168.1.20, not “{listen}”", file=sys.stderr)
        return None
    chosen = listen or ask_address()
    if not chosen:
        return None
    config = Config(listen=chosen, port=PORT, control_port=CONTROL_PORT, language=language, memory=memory)
    try:
        return start(config, (), {language: say}, changed)
    except PortTakenError as error:
        print(f"{error.strerror}. Another program may have it, or this one runs already.", file=sys.stderr)
        return None


def ask_address() -> str:
    """Ask at the terminal which of the machine's addresses phones use; empty, and said, where nobody can be asked."""
    found = [*addresses(), Address(LOOPBACK, "this machine only, to try it out")]
    told = "\n".join(f"  {number}  {one.ip:15}  {one.adapter}" for number, one in enumerate(found, 1))
    if not sys.stdin.isatty():
        print(f"Say which address phones reach, with --listen. This machine has:\n{told}", file=sys.stderr)
        return ""
    print(f"Which address do phones reach? Phones and this machine have to be in the same network.\n{told}")
    while True:
        try:
            typed = input("Number, or Enter for 1: ").strip() or "1"
        except EOFError:
            return ""
        if typed.isdigit() and 1 <= int(typed) <= len(found):
            return found[int(typed) - 1].ip
        print(f"That is none of the numbers 1 to {len(found)}.")


def _run(config: Config, questions: Sequence[Question], say: Mapping[str, Words], site: Any, *, open_page: bool) -> int:
    from game.workshop.live.server import PortTakenError
    from game.workshop.live.store import StoreError

    try:
        asyncio.run(_serve(config, questions, say, site, open_page))
    except KeyboardInterrupt:
        if config.memory is not None:
            with suppress(OSError):
                config.memory.unlink(missing_ok=True)
        print("\nEnded." + ("" if config.secret else " Nothing is kept."))
    except PortTakenError as error:
        print(
            f"{error.strerror}. Another program may have it: try other ports with --port and --control-port.",
            file=sys.stderr,
        )
        return 1
    except (StoreError, ValueError) as error:
        print(f"{error} — try: another address with --store, or none to keep rooms in this process", file=sys.stderr)
        return 1
    return 0


async def _serve(
    config: Config, questions: Sequence[Question], say: Mapping[str, Words], site: Any, open_page: bool
) -> None:
    from game.workshop.live.invitation import qr_text
    from game.workshop.live.server import running

    async with running(config, questions, say, site) as live:
        print(f"Your page:  {live.control_address}" + ("" if config.secret else "   (this machine only)"))
        print(f"Phones:     {live.phone_address}")
        if not config.secret:
            code, _ = await live.register.own(config.language)
            print(f"Code:       {code}\n{qr_text(f'{live.phone_address}/{code}')}")
            if site is not None:
                print(f"The game:   {live.control_address.removesuffix('control')}   (this machine only)")
        print("Ctrl+C ends it.", flush=True)
        if open_page:
            webbrowser.open(live.control_address)
        await live.until_stopped()


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    if options.listen and not is_address(options.listen):
        parser.error(f"--listen takes an address such as 192.168.1.20, not “{options.listen}”")
    if options.hosted and not (options.public and options.secret_file and options.listen):
        parser.error("--hosted needs --public, --secret-file and --listen")
    if options.hosted and not options.public.startswith(("https://", "http://127.0.0.1")):
        parser.error("--public begins with https://: phones and the secret need TLS")
    if not options.hosted and (options.public or options.secret_file or options.proxies):
        parser.error("--public, --secret-file and --proxies go with --hosted")
    if not 1 <= options.seats <= 5000:
        parser.error("--seats takes a number from 1 to 5000")


def _secret(parser: argparse.ArgumentParser, path: Path) -> str:
    try:
        secret = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        parser.error(f"the secret in {path} cannot be read: {error}")
    if len(secret) < SECRET_LENGTH:
        parser.error(f"the secret in {path} is shorter than {SECRET_LENGTH} signs; make one: openssl rand -base64 32")
    return secret


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m game live",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("story", nargs="?", type=Path, default=bundled("story"), metavar="STORY", help="the story's folder")
    add("--plan", choices=tuple(PLANS), default="45", help="whose scenes your page offers (default: 45)")
    add("--chair", default="kit", metavar="CHAIR", help="kit, rowan or both (default: kit)")
    add("--language", default="", metavar="CODE", help="what phones read: en, es … (default: that of the story)")
    add("--listen", default="", metavar="ADDRESS", help="the address that phones reach (default: asked)")
    add("--port", type=int, default=PORT, metavar="N", help=f"the port that phones reach (default: {PORT})")
    add(
        "--control-port",
        type=int,
        default=CONTROL_PORT,
        metavar="N",
        help=f"your page's port (default: {CONTROL_PORT})",
    )
    add("--seats", type=int, default=CAPACITY, metavar="N", help=f"how many phones may take part (default: {CAPACITY})")
    add("--store", default="", metavar="URL", help="redis://… to keep rooms in Redis (default: in this process)")
    add("--no-open", action="store_true", help="do not open the browser")
    add("--hosted", action="store_true", help="for many rooms on a server of an organisation")
    add("--public", default="", metavar="URL", help="hosted: the address that people type, https://…")
    add("--secret-file", type=Path, metavar="FILE", help="hosted: holds the secret with which rooms are opened")
    add("--proxies", default="", metavar="LIST", help="hosted: the load balancers' addresses, with commas between")
    return parser
