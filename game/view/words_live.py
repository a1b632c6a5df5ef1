"""What phones, the facilitator's page and the screen say while a room votes live."""

from __future__ import annotations

from game.view.text import Text

VOTE_TITLE = Text("ui/live/title", "Vote", "title of the page on a phone")
CODE = Text("ui/live/code", "The code on the screen", "phone: label of the field for a code of six signs")
JOIN = Text("ui/live/join", "Join", "phone: button beside the code")
WRONG_CODE = Text(
    "ui/live/wrong-code", "There is no room with this code. Look at the screen again.", "phone: after a wrong code"
)
TOO_OFTEN = Text("ui/live/too-often", "That was too often. Wait a minute, then try again.", "phone: after many tries")
REFUSED = Text("ui/live/refused", "This could not be read. Open the page again.", "phone: after a broken request")
WAITING = Text("ui/live/waiting", "You are in. Wait for the next question.", "phone: heading between questions")
CHOOSE = Text("ui/live/choose", "Choose one. You can change it until the vote is closed.", "phone: above the answers")
SENDING = Text("ui/live/sending", "Sending {letter} …", "phone; letter: A to E")
VOTED = Text(
    "ui/live/voted", "Your vote is in: {letter}. You can change it until the vote is closed.", "phone; letter: A to E"
)
CLOSED = Text("ui/live/closed", "The vote is closed. Look at the screen.", "phone: after the vote")
CLOSED_MINE = Text(
    "ui/live/closed-mine", "The vote is closed. Yours was {letter}. Look at the screen.", "phone; letter: A to E"
)
LATE = Text("ui/live/late", "The vote was closed before yours arrived.", "phone")
AGAIN = Text("ui/live/again", "The votes were lost, so this is asked again. Please vote once more.", "phone")
FULL = Text("ui/live/full", "Every seat in this room is taken. Raise your hand instead.", "phone")
GONE = Text("ui/live/gone", "This room is closed. Nothing of it is kept.", "phone: after the workshop")
NO_CONNECTION = Text("ui/live/no-connection", "No connection. Trying again …", "phone")
HELD = Text(
    "ui/live/held", "No connection. Your vote for {letter} goes out as soon as it is back.", "phone; letter: A to E"
)
LOOK = Text("ui/live/look", "Look again", "phone: button where scripts are off")
PAUSE = Text("ui/live/pause", "Pause, please", "phone: button; asks the facilitator for a pause, without a name")
PAUSED = Text(
    "ui/live/paused", "Asked for. The screen says that somebody wants a pause, not who.", "phone: after “Pause, please”"
)
PRIVATE = Text(
    "ui/live/private",
    "No name, no account. Your vote is counted with the others and forgotten after the workshop.",
    "phone: small, at the end of the page",
)

CONTROL = Text("ui/live/control", "Live votes", "the facilitator's page: title")
CONTROL_MEANS = Text(
    "ui/live/control-means",
    "This page is for you. Show the room the other one.",
    "the facilitator's page: beside a link to the page for the projector",
)
SECRET = Text("ui/live/secret", "The secret of this server", "the facilitator's page: label of a password field")
OPEN_ROOM = Text("ui/live/open-room", "Open a room", "the facilitator's page: button")
WRONG_SECRET = Text("ui/live/wrong-secret", "That is not the secret.", "the facilitator's page")
TO_SCREEN = Text("ui/live/to-screen", "Open the page for the projector", "the facilitator's page: button")
ROOM_CODE = Text("ui/live/room-code", "Code", "the facilitator's page and the screen: before the code of the room")
ADDRESS = Text("ui/live/address", "Address", "the facilitator's page and the screen: before an internet address")
SEATS = Text("ui/live/seats", "Seats taken: {count}", "the facilitator's page: how many phones are in")
VOTES = Text("ui/live/votes", "Votes: {count}", "the facilitator's page and the screen: how many have voted")
ASK_FROM = Text("ui/live/ask-from", "Ask a question from the story", "the facilitator's page: heading")
SCENE = Text("ui/live/scene", "Scene", "the facilitator's page: label of a list")
ASK = Text("ui/live/ask", "Ask it", "the facilitator's page: button that opens a vote")
ASK_OWN = Text("ui/live/ask-own", "Ask something else", "the facilitator's page: heading")
OWN_QUESTION = Text("ui/live/own-question", "Question", "the facilitator's page: label of a field")
OWN_ANSWER = Text("ui/live/own-answer", "Answer {letter}", "the facilitator's page: label of a field; A to E")
NOW = Text("ui/live/now", "Now", "the facilitator's page: heading above the vote that runs")
NO_QUESTION = Text("ui/live/no-question", "Nothing is asked at the moment.", "the facilitator's page")
IS_OPEN = Text("ui/live/is-open", "The vote is open.", "the facilitator's page")
IS_CLOSED = Text("ui/live/is-closed", "The vote is closed.", "the facilitator's page")
IS_AGAIN = Text(
    "ui/live/is-again",
    "The server was started again and its votes were lost: the question is open once more. Say so to the room.",
    "the facilitator's page",
)
CLOSE_VOTE = Text("ui/live/close-vote", "Close the vote and show it", "the facilitator's page: button")
REOPEN_VOTE = Text("ui/live/reopen-vote", "Open it again", "the facilitator's page: button")
TO_WAITING = Text("ui/live/to-waiting", "Take it off the phones", "the facilitator's page: button after a vote")
PAUSE_ASKED = Text("ui/live/pause-asked", "A pause is asked for: {count}", "the facilitator's page; a number of people")
SOMEBODY_PAUSE = Text("ui/live/somebody-pause", "Somebody asks for a pause.", "the screen, large; not who")
HEARD = Text("ui/live/heard", "Heard", "the facilitator's page: button after somebody asked for a pause")
END_ROOM = Text("ui/live/end-room", "End, and erase everything", "the facilitator's page: button")
END_SURE = Text("ui/live/end-sure", "Press once more to erase the room.", "the facilitator's page: before erasing")
ENDED = Text("ui/live/ended", "The room is erased. Nothing of it is kept.", "the facilitator's page")
BY_HAND = Text(
    "ui/live/by-hand",
    "The phones cannot be reached. Trying again … A letter counts by hand instead.",
    "the screen, while a vote is open: without a network the facilitator presses A to E and counts hands",
)
BREAK_OFF = Text("ui/live/break-off", "No connection to the server. Trying again …", "the facilitator's page")
NOT_TAKEN = Text("ui/live/not-taken", "That was not taken: {why}", "the facilitator's page; why: words of an error")
SPLIT = Text("ui/live/split", "{letter}: {count}", "how many voted for an answer; letter: A to E")
NEEDS_SCRIPTS = Text("ui/live/needs-scripts", "This page needs scripts.", "the facilitator's page without scripts")
SCREEN_JOIN = Text("ui/live/screen-join", "Vote with your phone", "the screen: heading above the code")
WAY_IN = Text("ui/live/way-in", "{address}, code {code}", "the screen: an address and the code of the room")
SCREEN_TYPE = Text("ui/live/screen-type", "or open {address} and type", "the screen; address; the code follows")
