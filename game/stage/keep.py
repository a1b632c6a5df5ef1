"""The way as a file, in the form that was asked for."""

from __future__ import annotations

from game.platforms.host import Host
from game.view.recap import kept
from game.view.words_recap import COPIED


def keep_way(host: Host) -> str:
    """Hand over what `host`'s session asks to keep; return the text where it is wanted on the clipboard instead."""
    session = host.session
    if session.payload == "picture":
        from game.stage.whole import png

        host.hand_over("png", png(kept(session, whole=False)))
        return ""
    if session.payload == "page":
        from game.keepsake.page import as_page

        host.hand_over("html", as_page(kept(session), session.say).encode("utf-8"))
        return ""
    from game.keepsake.plain import as_text

    text = as_text(kept(session), session.say)
    if session.payload == "copy":
        host.tell(session.say(COPIED))
        return text
    host.hand_over("txt", text.encode("utf-8"))
    return ""
