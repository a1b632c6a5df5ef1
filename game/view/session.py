"""One sitting at the table: which screen is shown, what has been played, what is set.

A session is a value. Pressing a control gives the next session; `request` says what the surface has to carry out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from game.narrative.cast import Cast
from game.narrative.code import CodeError, decode, encode
from game.narrative.game import Game, Replayed, new_game
from game.narrative.game import replay as play_again
from game.narrative.log import Header
from game.narrative.play import ClosedChoice, UnknownChoice
from game.narrative.route import Route
from game.narrative.state import Setting
from game.narrative.story import Story
from game.view import words
from game.view.edition import Editions
from game.view.settings import Settings, System
from game.view.text import ENGLISH, Words, sentence

Request = Literal["", "quit", "quick-exit", "copy", "share", "workshop", "keep"]
OPENNESS = ("hears", "slowly", "closed")
OVERLAYS = ("support", "settings", "history", "safety", "code", "about", "options", "turn", "beside", "keep")
"""Screens that stand over another one and lead back to it."""
FRONT = ("note", "options", "chair")
"""Screens that speak of the game that is about to begin, not of the one on the table."""


@dataclass(frozen=True, slots=True)
class Session:
    """What is on the table now."""

    story: Story
    """In the language that is read."""
    system: System = System()
    settings: Settings = Settings()
    screen: str = "title"
    under: tuple[str, ...] = ()
    """Screens that wait beneath the present one."""
    game: Game | None = None
    answered: bool = False
    """Whether the reply to the latest answer is on the table, before the next scene."""
    at: int = -1
    """The step that is, or was last, looked at on the screen `turn`; -1 for none."""
    beside: int = 0
    """The branch that stands beside the way on the screen `beside`."""
    casting: str = ""
    cut: str = ""
    """The length that was asked for; empty for the first one that a chair has."""
    left_out: frozenset[str] = frozenset()
    keep: bool | None = None
    """Whether this device keeps the place; None until the content note was passed."""
    notice: str = ""
    """Something the program has to say once, on the present screen."""
    request: Request = ""
    payload: str = ""
    erase: bool = False
    """Whether what is kept on this device is to be erased now."""
    editions: Editions | None = None
    """The languages there are; None where there is only that of the story."""
    language: str = ""
    """Code of the language that is read, where there are several."""
    say: Words = ENGLISH
    """The words of the program in that language."""

    def press(self, control: str) -> Session:
        """Return the session after `control` was pressed. A control that does not exist here changes nothing."""
        calm = replace(self, notice="", request="", payload="", erase=False)
        name, _, value = control.partition(":")
        action = _ACTIONS.get(name)
        if action is None or not self._offers(control):
            return calm
        return action(calm, value)

    def enter(self, field: str, text: str) -> Session:
        """Return the session after `text` was entered into `field`."""
        calm = replace(self, notice="", request="", payload="", erase=False)
        if self.screen != "code" or field != "enter-code":
            return calm
        try:
            replayed = decode(self.story, text)
        except CodeError as error:
            return replace(calm, notice=sentence(self.say(words.CODE_FAULT[error.fault], **error.values)))
        resumed = calm.resume(_beside(self.game, replayed))
        if calm.keep is None:  # nobody has read the content note yet, nor what is kept
            return replace(resumed, screen="note", under=(resumed.screen,))
        return resumed

    def resume(self, replayed: Replayed) -> Session:
        """Return the session with `replayed` on the table, saying what was lost."""
        game = replayed.game
        header = game.log.header
        session = replace(
            self,
            game=game,
            casting=header.casting,
            left_out=header.setting.left_out,
            answered=False,
            under=(),
            screen="scene" if game.scene else "ending",
        )
        if not replayed.lost:
            return session
        title = self.cast.fill(game.scene.title) if game.scene else self.say(words.ENDING)
        return replace(session, notice=self.say(words.LOST, title=title))

    def translated(self) -> Session:
        """Return the session in the language that the settings or else the device ask for. The place stays the same."""
        if self.editions is None:
            return self
        edition = self.editions.fitting(self.settings.language, self.system.language)
        if edition.code == self.language:
            return self
        game = play_again(edition.story, self.game.log).game if self.game else None
        notice = edition.say(words.BROKEN_LANGUAGE, language=edition.name) if edition.problems else self.notice
        return replace(self, story=edition.story, say=edition.say, language=edition.code, game=game, notice=notice)

    def retold(self, editions: Editions) -> Session:
        """Return the session in the story of other `editions`, in which what was played is played again.

        It has to hold every scene of the way so far, as the whole of a story does that began as its opening.
        """
        return replace(self, editions=editions, language="").translated()

    @property
    def cast(self) -> Cast:
        """The people of the story under the names that were chosen."""
        chosen = self.game.log.header.casting if self.game and self.screen not in FRONT else self.casting
        people = dict(self.story.cast.people)
        for casting in self.story.castings:
            if casting.id == chosen or (not chosen and casting is self.story.castings[0]):
                people |= {person.id: person for person in casting.people}
        return replace(self.story.cast, people=people)

    @property
    def past_safety(self) -> bool:
        """Whether "this is not only neglect" stands among the commands: from the second chapter on, and at the end."""
        game = self.game
        if game is None or game.state.unsafe:
            return False
        return game.scene is None or self.story.chapters[game.scene.chapter].number >= self.story.safety_from

    def way(self, chair: str) -> Route:
        """Return the way from `chair` in the length that was asked for, else in the first one it has."""
        ways = [route for route in self.story.routes.values() if route.chair == chair]
        return next((route for route in ways if route.cut == self.cut), ways[0])

    def _offers(self, control: str) -> bool:
        from game.view.describe import describe  # the view reads the session, so the session asks for it late

        return any(offered.id == control and offered.available for offered in describe(self).controls())

    def go(self, screen: str) -> Session:
        """Return the session on `screen`, with nothing beneath it."""
        return replace(self, screen=screen, under=())

    def lay(self, screen: str) -> Session:
        """Return the session with `screen` laid over the present one."""
        if self.screen == screen:
            return self
        at = -1 if self.screen == "recap" and screen != "turn" else self.at
        return replace(self, screen=screen, under=(*(s for s in self.under if s != screen), self.screen), at=at)

    def lift(self) -> Session:
        """Return the session with the uppermost screen taken away."""
        if not self.under:
            return self.go("title")
        return replace(self, screen=self.under[-1], under=self.under[:-1])


def _beside(played: Game | None, replayed: Replayed) -> Replayed:
    """Return `replayed` with the way that was on the table as a branch, where both set out alike."""
    game = replayed.game
    if played is None or played.log.header != game.log.header or played.log.steps == game.log.steps:
        return replayed
    log = replace(game.log, branches=played.log.rewind(0).branches)
    return replace(replayed, game=replace(game, log=log))


def _begin(session: Session, _: str) -> Session:
    return session.lay("note")


def _continue(session: Session, _: str) -> Session:
    return session.go("scene" if session.game and session.game.scene else "ending") if session.game else session


def _go_on(session: Session, _: str) -> Session:
    if session.screen == "note":
        return _past_note(replace(session, keep=session.keep is not False))
    session = replace(session, answered=False)
    return session if session.game and session.game.scene else session.go("ending")


def _keep_nothing(session: Session, _: str) -> Session:
    return _past_note(replace(session, keep=False, erase=True, notice=session.say(words.KEEPING_NOTHING)))


def _past_note(session: Session) -> Session:
    """From the content note to the place that a code led to, or else to the chairs."""
    return session.lift() if session.under[-1:] in (("scene",), ("ending",)) else session.lay("chair")


def _sit(session: Session, chair: str) -> Session:
    openness = OPENNESS[session.system.seed % len(OPENNESS) if chair != "kit" else 0]  # Kit's chair has no other Kit
    setting = Setting(chair, session.way(chair).cut, openness, session.left_out)
    first = session.story.castings[0].id if session.story.castings else ""
    header = Header(session.story.id, session.story.version, setting, session.casting or first)
    played = session.game
    again = played is not None and played.log.header == header  # the way taken before stays as a branch
    game = played.rewind(0) if played is not None and again else new_game(session.story, header)
    return replace(session, game=game, answered=False).go("scene")


def _choose(session: Session, value: str) -> Session:
    if session.game is None:
        return session
    try:
        return replace(session, game=session.game.choose(value), answered=True)
    except (UnknownChoice, ClosedChoice):
        return session


def _skip(session: Session, _: str) -> Session:
    if session.game is None or session.game.scene is None:
        return session
    session = replace(session, game=session.game.skip(), answered=False)
    return session if session.game and session.game.scene else session.go("ending")


def _undo(session: Session, _: str) -> Session:
    if session.game is None:
        return session
    return replace(session, game=session.game.undo(), answered=False).go("scene")


def _rewind(session: Session, value: str) -> Session:
    if session.game is None:
        return session
    return replace(session, game=session.game.rewind(int(value)), answered=False).go("scene")


def _take(session: Session, value: str) -> Session:
    return session.resume(session.game.take(int(value))) if session.game else session


def _turn(session: Session, value: str) -> Session:
    """Look at one step of the way; from one to the next the page stays the same."""
    return replace(session, at=int(value)).lay("turn")


def _beside_branch(session: Session, value: str) -> Session:
    return replace(session, beside=int(value)).lay("beside")


def _instead(session: Session, value: str) -> Session:
    """Go back to a step and give another answer there; the way that was taken stays as a branch."""
    step, _, choice = value.partition(":")
    return _choose(_rewind(session, step), choice)


def _keep_way(session: Session, form: str) -> Session:
    """The first press shows the forms; pressing one asks the surface to make it."""
    return replace(session, request="keep", payload=form) if form else session.lay("keep")


def _afraid(session: Session, _: str) -> Session:
    """The safe exit: meters stop, and nothing of it stays on this device."""
    game = session.game
    if game is not None and not game.state.unsafe:
        game = game.safe_exit()
    notice = session.say(words.ERASED) if session.keep else ""
    session = replace(session, game=game, answered=False, keep=False, erase=True, notice=notice)
    return session.go("ending" if game else "support")


def _quick_exit(session: Session, _: str) -> Session:
    gone = replace(session, game=None, keep=False, erase=True, answered=False).go("title")
    return replace(gone, request="quick-exit")


def _set(session: Session, value: str) -> Session:
    name, _, chosen = value.partition("=")
    return replace(session, settings=session.settings.put(name, chosen)).translated()


def _country(session: Session, value: str) -> Session:
    return replace(session, settings=replace(session.settings, country=value))


def _leave_out(session: Session, tag: str) -> Session:
    return replace(session, left_out=session.left_out ^ {tag})


def _casting(session: Session, value: str) -> Session:
    return replace(session, casting=value)


def _cut(session: Session, value: str) -> Session:
    return replace(session, cut=value)


def _keeping(session: Session, _: str) -> Session:
    keep = session.keep is False
    return replace(session, keep=keep, erase=not keep)


def _erase(session: Session, _: str) -> Session:
    return replace(session, keep=False, erase=True, notice=session.say(words.ERASED))


def _copy(session: Session, _: str) -> Session:
    if session.game is None:
        return session
    return replace(session, request="copy", payload=encode(session.game), notice=session.say(words.COPIED))


def _share(session: Session, _: str) -> Session:
    return replace(session, request="share", payload=encode(session.game)) if session.game else session


def _title(session: Session, _: str) -> Session:
    return session.go("title")


def _workshop(session: Session, _: str) -> Session:
    return replace(session, request="workshop")


def _quit(session: Session, _: str) -> Session:
    return replace(session, request="quit")


def _laid(screen: str) -> Callable[[Session, str], Session]:
    return lambda session, _: session.lay(screen)


_ACTIONS: Mapping[str, Callable[[Session, str], Session]] = {
    **{screen: _laid(screen) for screen in OVERLAYS},
    "begin": _begin,
    "continue": _continue,
    "go-on": _go_on,
    "keep-nothing": _keep_nothing,
    "chair": _sit,
    "choice": _choose,
    "skip": _skip,
    "undo": _undo,
    "rewind": _rewind,
    "take": _take,
    "turn": _turn,
    "beside": _beside_branch,
    "instead": _instead,
    "keep": _keep_way,
    "afraid": _afraid,
    "quick-exit": _quick_exit,
    "set": _set,
    "country": _country,
    "leave-out": _leave_out,
    "casting": _casting,
    "cut": _cut,
    "keeping": _keeping,
    "erase": _erase,
    "copy": _copy,
    "share": _share,
    "title": _title,
    "workshop": _workshop,
    "quit": _quit,
    "recap": lambda session, _: replace(session, at=-1).lay("recap"),
    "back": lambda session, _: session.lift(),
}
