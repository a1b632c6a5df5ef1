"""The static site: everything a browser needs in one folder, with addresses relative to the page.

    index.html blank*.html      the page, and the one that quick exit leaves behind, in each language
    page-HASH/                  styles, scripts, fonts, sounds, icon
    runtime-HASH/               Pyodide and pygame-ce
    two-chairs-HASH.apk         the application, as pygbag packed it, its modules compiled, as far as the first choice
    es-opening-HASH.zip         what a first choice needs of another language
    rest-HASH.zip, es-HASH.zip  what comes after: the rest of it, and all of other languages
    snapshot-HASH.bin           Python's memory with all this read in, which lines that are fast enough begin with
    LICENCES.txt and others     whose these are

What has a hash in its name never changes, so browsers may keep it for good.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from game.language.shelf import languages
from game.narrative.story import Story
from game.web import engine, fingerprint, first_page, late, offline
from game.web.compress import compress, has_brotli
from game.web.languages import Tongues, tellings
from game.web.languages import css as css_of_languages
from game.web.needed import drop_others
from game.web.pack import NAME, pack
from game.web.problem import BuildError
from game.web.single import CARRIER, WANTED
from game.web.staging import project, read_story, sources, stage
from game.web.stamp import Stamp
from game.web.still import draw

Report = Callable[[str], None]
RUNTIME_FILES = {
    "core": "pyodide.asm.wasm",
    "python": "python.zip",
    "pygame": "pygame.zip",
    "library": "pygame.wasm",
}
"""What the page fetches of the runtime besides its two modules, by the name the page has for it."""
FONTS = ("story.ttf", "control.ttf")
SCRIPTS = "*.js"
WORKER = "worker.js"
APART = (WORKER, CARRIER)
"""Scripts that are no part of the page's folder: one stands beside it, one stands in the page that is one file."""
NO_MODULES = ("language.js", "phones.js", "preview.js", "stock.js", *WANTED, *APART)
"""Scripts that are not fetched beforehand: one stands in the head, five are not always used, the others are apart."""
LATER_FONTS = ("legible.ttf",)
"""Those that a browser fetches only where they are chosen."""
PICTURE = "room.webp"
SNAPSHOT = "snapshot"
PREPARED = "from game.platforms.opening import opening; opening()"
"""What is done for everybody before anybody is there: Python that the snapshot is taken after."""
WORTH = 1500
"""Milliseconds that fetching it may take on top of all else: what it saves on a middling device."""
LICENCES = ("LICENCES.md", "MPL-2.0.txt", "LGPL-2.1.txt")


def build(out: Path, cache: Path, runtime: str, report: Report, *, told: bool = False) -> bool:
    """Build the site into `out`; return False where it was up to date already. Raises BuildError.

    `runtime` is `self` (everything in the folder) or `cdn` (pygbag's own loader and host). A page that will be `told`
    its story (a preview) stays up to date whatever happens to the story's own files.
    """
    root = project()
    inputs = _fingerprint(root, runtime, told=told)
    stamp = Stamp(out)
    if stamp.fresh(inputs):
        return False
    stamp.check_ours()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=out.parent) as made:
        work, site = Path(made), Path(made) / "site"
        site.mkdir()
        if runtime == "self":
            _self_hosted(root, read_story(root), work, site, cache, report, told=told)
        else:
            _from_cdn(root, read_story(root), work, site, report)
        report("compressing")
        compress(site, cache / "brotli")
        Stamp(site).write(inputs)
        shutil.rmtree(out, ignore_errors=True)
        site.rename(out)
    return True


def _fingerprint(root: Path, runtime: str, *, told: bool) -> str:
    """Return what decides the result: sources, pages, tools, and the day, since support lines age."""
    here = Path(__file__).resolve().parent
    own = [(f"web/{path.relative_to(here).as_posix()}", path) for path in fingerprint.tree(here)]
    packed = [(name, path) for name, path in sources(root) if not (told and name.startswith("story/"))]
    tools = (runtime, version("pygbag"), str(has_brotli()), date.today().strftime("%Y-%m"))
    heard = [(f"sound/{path.name}", path) for path in sounds(root)]
    return fingerprint.of_files([*packed, *own, *heard], *tools)


def sounds(root: Path) -> list[Path]:
    """Return the files of the sounds, which a page plays itself and fetches late."""
    return sorted((root / "assets" / "sound").glob("*.ogg"))


def _self_hosted(root: Path, story: Story, work: Path, site: Path, cache: Path, report: Report, *, told: bool) -> None:
    ready = engine.runtime(cache, report)
    report("packing the application with pygbag")
    staged = stage(root, work / NAME, story)
    drop_others(staged)
    archive, later = _archives(staged, story, site, ready, cache, report, told=told)
    snapshot = {} if told else {"snapshot": _file(site, _snapshot(site, ready, archive, report)) | {"worth": WORTH}}
    runtime = _named(site, "runtime", [ready / part for part in engine.PARTS if part != "info.json"])
    tongues = _tongues(root, story)
    folder = _page_folder(root, tongues, site)
    report("compressing")
    compress(site, cache / "brotli")
    report("writing the page")
    fetched = {name: f"{runtime}/{file}" for name, file in RUNTIME_FILES.items()} | {"application": archive}
    fetched |= {font: f"{folder}/{font}" for font in FONTS}
    described = {
        "asm": f"{runtime}/pyodide.asm.mjs",
        "loader": f"{runtime}/pyodide.mjs",
        "info": json.loads((ready / "info.json").read_text("utf-8")),
        "library": engine.LIBRARY,
        "site": engine.SITE,
        "place": engine.PLACE,
        "files": {name: _file(site, url) for name, url in fetched.items()},
        "late": {name: _file(site, url) for name, url in later.items()},
        "sounds": folder,
        **snapshot,
    }
    _pages(tongues, folder, site, described)
    for name in LICENCES:
        shutil.copyfile(engine.HERE / name, site / Path(name).with_suffix(".txt").name)
    offline.write_worker(site, first_page.PAGE / WORKER)
    check(site)


def _archives(
    staged: Path, story: Story, site: Path, ready: Path, cache: Path, report: Report, *, told: bool
) -> tuple[str, dict[str, str]]:
    """Write the staged application's archives into `site`: return the one that comes at once, the others by name."""
    later = late.take_out(staged, site, None if told else story)
    for font in FONTS:
        (staged / "assets" / "fonts" / font).unlink()  # the first page has fetched them already
    rest = frozenset() if told else late.rest(staged, story)
    first, after = late.divide(_application(staged, story.title, ready, cache, report), rest)
    if rest:
        later[late.REST] = _hashed(after, site, late.REST, ".zip")
    return _hashed(first, site, NAME, ".apk"), later


def _snapshot(site: Path, ready: Path, archive: str, report: Report) -> str:
    """Write Python's memory, with the application in `archive` read in, into `site`; return its name."""
    report("starting Python once for all")
    with tempfile.TemporaryDirectory() as made:
        target = Path(made) / SNAPSHOT
        engine.snapshot(ready, site / archive, PREPARED, target)
        return _hashed(target, site, SNAPSHOT, ".bin")


def _hashed(path: Path, site: Path, name: str, suffix: str) -> str:
    """Copy `path` into `site` under a name that says what is in it; return the name."""
    final = f"{name}-{fingerprint.short(path.read_bytes())}{suffix}"
    shutil.copyfile(path, site / final)
    return final


def _application(staging: Path, title: str, ready: Path, cache: Path, report: Report) -> Path:
    """Return the archive that pygbag packs, with its modules compiled by the page's own Python."""
    built = pack(staging, first_page.PAGE / "index.html", first_page.PAGE / "icon.png", title)
    report("compiling the application for the browser")
    compiled = staging.parent / "compiled"
    engine.node("application", engine.pyodide(cache, report), built / f"{NAME}.apk", compiled, str(ready))
    return compiled / "application.apk"


def _pages(tongues: Tongues, folder: str, site: Path, described: dict[str, object]) -> None:
    hints = [f'<link rel="preload" as="font" type="font/ttf" href="{folder}/{font}" crossorigin>' for font in FONTS]
    scripts = sorted(path.name for path in first_page.PAGE.glob(SCRIPTS) if path.name not in NO_MODULES)
    hints += [f'<link rel="modulepreload" href="{folder}/{script}">' for script in scripts]
    hints += [f'<link rel="manifest" href="{offline.MANIFEST}">']
    hints += [f'<link rel="apple-touch-icon" href="{folder}/{offline.TOUCH_ICON}">']
    offline.write_manifest(site, folder, tongues.first, first_page.subtitle(tongues.first))
    page = _html(tongues, folder, described, policy=True, hints="\n".join(hints), stock="", entry="boot.js", consent="")
    (site / "index.html").write_text(page, "utf-8")
    _blank(tongues, site)


def _tongues(root: Path, story: Story) -> Tongues:
    return Tongues(tellings(story, languages(root / "story"), date.today().isoformat()))


def _blank(tongues: Tongues, site: Path) -> None:
    for name, text in first_page.blank(tongues):
        (site / name).write_text(text, "utf-8")


def _html(tongues: Tongues, folder: str, described: object, *, policy: bool, **values: str) -> str:
    rules = f'<meta http-equiv="Content-Security-Policy" content="{first_page.policy()}">' if policy else ""
    values |= {"folder": folder, "runtime": first_page.plain(described), "policy": rules}
    values |= first_page.first_page(tongues)
    return first_page.fill((first_page.PAGE / "index.html").read_text("utf-8"), values)


def _page_folder(root: Path, tongues: Tongues, site: Path) -> str:
    """Write styles, scripts, fonts, sounds, icon and picture; return the name of their folder."""
    with tempfile.TemporaryDirectory(dir=site) as made:
        folder = Path(made)
        css = (
            first_page.theme_css() + css_of_languages(tongues.codes) + (first_page.PAGE / "page.css").read_text("utf-8")
        )
        (folder / "page.css").write_text(css, "utf-8")
        files = [path for path in first_page.PAGE.glob(SCRIPTS) if path.name not in APART]
        files.append(first_page.PAGE / "icon.png")
        files += [root / "assets" / "fonts" / font for font in (*FONTS, *LATER_FONTS)]
        files += sounds(root)
        for path in files:
            shutil.copyfile(path, folder / path.name)
        draw(tongues.first.title.picture, folder / PICTURE)
        offline.draw_icons(folder)
        return _named(site, "page", sorted(folder.iterdir()))


def _named(site: Path, name: str, files: list[Path]) -> str:
    """Copy `files` into the folder NAME-HASH of `site`; return its name."""
    folder = f"{name}-{fingerprint.of_files([(path.name, path) for path in files])[:10]}"
    (site / folder).mkdir()
    for path in files:
        shutil.copyfile(path, site / folder / path.name)
    return folder


def _file(site: Path, url: str) -> dict[str, object]:
    """Describe a file for the page: its bytes, and those that are sent where the server has it packed."""
    size, packed = (site / url).stat().st_size, site / f"{url}.br"
    return {"url": url, "size": size, "sent": packed.stat().st_size if packed.is_file() else size}


def _from_cdn(root: Path, story: Story, work: Path, site: Path, report: Report) -> None:
    report("packing the application with pygbag")
    staging = stage(root, work / NAME, story)
    tongues = _tongues(root, story)
    folder = _page_folder(root, tongues, site)
    template = work / "stock.tmpl"
    stock = (first_page.PAGE / "stock.html").read_text("utf-8")
    parts = {"stock": stock, "entry": "stock.js", "consent": first_page.consent(tongues)}
    template.write_text(_html(tongues, folder, {}, policy=False, hints="", **parts), "utf-8")
    built = pack(staging, template, first_page.PAGE / "icon.png", story.title)
    for name in ("index.html", "favicon.png", f"{NAME}.apk"):
        shutil.copyfile(built / name, site / name)
    _blank(tongues, site)


def check(site: Path) -> None:
    """Raise BuildError if the page names anything that is not beside it."""
    page = (site / "index.html").read_text("utf-8")
    for mark in ('href="', 'src="'):
        for part in page.split(mark)[1:]:
            address = part.split('"')[0]
            if "://" in address or address.startswith(("/", "data:")) or not (site / address).is_file():
                raise BuildError(
                    f"the page names {address!r}, which is not in its folder", "mend game/web/page/index.html"
                )
