"""What the printed workshop pack says. The scenes in it come from the story."""

from __future__ import annotations

from collections.abc import Mapping

from game.view.text import Text


def _texts(sort: str, about: str, *sentences: str) -> tuple[Text, ...]:
    """Return a list of sentences that stand under each other; each has its place as its key."""
    return tuple(
        Text(f"ui/pack/{sort}/{place}", text, f"printed pack, {about}") for place, text in enumerate(sentences)
    )


def _group(sort: str, title: str, words: str, about: str) -> tuple[Text, Text]:
    return (
        Text(f"ui/pack/{sort}/title", title, f"printed pack, {about}: heading of a group of words"),
        Text(f"ui/pack/{sort}/words", words, f"printed pack, {about}: single words with commas between"),
    )


PACK = Text("ui/pack/title", "Workshop pack", "printed pack: the heading of its first page")
WAY = Text("ui/pack/way", "{title}: {chair}, {plan}", "printed pack: a story, a chair, and 90 minutes")
FOR_FACILITATOR = Text("ui/pack/for-facilitator", "For the facilitator", "printed pack: over a sheet")
FOR_EVERYBODY = Text("ui/pack/for-everybody", "One for everybody", "printed pack: over a sheet")
FOR_ROOM = Text("ui/pack/for-room", "One for the room", "printed pack: over a sheet")
FOR_THREE = Text("ui/pack/for-three", "One for each observer", "printed pack: over a sheet")
FOR_MISSED = Text("ui/pack/for-missed", "For whoever missed the first session", "printed pack: over a sheet")
CUT = Text("ui/pack/cut", "Cut along the lines.", "printed pack: over cards")
SHEET = Text("ui/pack/sheet", "Sheet", "printed pack: head of a column in the list of sheets")
COPIES = Text("ui/pack/copies", "Print", "printed pack: head of a column, above: one, one for everybody")
MADE_FROM = Text(
    "ui/pack/made-from",
    "Made from the story’s own files. It needs no screen: with these sheets alone a group can read, vote and talk.",
    "printed pack: first page",
)

BEFORE = Text("ui/pack/before/title", "Before people come", "printed pack: heading of a list for the facilitator")
BEFORE_LIST = _texts(
    "before",
    "a list for the facilitator",
    "Read the whole way once yourself, and decide what to leave out.",
    "Know what you do if somebody tells of harm: whom you call, what you can keep to yourself and what not.",
    "Write local numbers on the support sheet, and check each of them today.",
    "Find a second person if you can: one leads, one watches the room.",
    "Keep a quiet place outside, and somebody who can go along.",
    "Nobody has to sit beside a partner. No couple is asked about itself.",
    "Settle what you do about a tie and about no votes at all.",
)

PLANS: Mapping[str, Text] = {
    "45": Text("ui/pack/plan/45", "45 minutes", "printed pack: how long the workshop takes"),
    "90": Text("ui/pack/plan/90", "90 minutes", "printed pack: how long the workshop takes"),
    "2x60": Text("ui/pack/plan/2x60", "two sessions of 60 minutes", "printed pack: how long the workshop takes"),
}
PLAN = Text("ui/pack/plan", "Session plan", "printed pack: heading of a table")
SESSIONS: Mapping[str, Text] = {
    "first": Text("ui/pack/session/first", "First session: to the crisis", "printed pack: heading of a table"),
    "second": Text("ui/pack/session/second", "Second session: the answer", "printed pack: heading of a table"),
}
MINUTE = Text("ui/pack/minute", "Minute", "printed pack: head of a column: 0–10, 10–45")
STEP = Text("ui/pack/step", "What happens", "printed pack: head of a column")
NEEDED = Text("ui/pack/needed", "What you need", "printed pack: head of a column")
ABOUT_PARTS: Mapping[str, tuple[Text, Text]] = {
    name: (
        Text(f"ui/pack/part/{name}", what, "printed pack: a part of the workshop, in a table"),
        Text(f"ui/pack/part/{name}/needs", needs, "printed pack: sheets that this part needs"),
    )
    for name, (what, needs) in {
        "opening": (
            "Welcome, the agreement, what the story is about, how voting goes. Say that anybody can leave the room.",
            "Agreement on the wall, vote cards",
        ),
        "play": (
            "The scenes: read, guess, vote, read what follows. Pause where the list says so.",
            "Scene cards, what follows, observer sheets",
        ),
        "replay": (
            "One scene again, from the other chair or with another answer. Anybody says “stop” and tries something. "
            "Every try is thanked, none is the solution.",
            "The card of that scene, feelings and needs",
        ),
        "debrief": (
            "The talk: what happened, what that is like, what we take with us. The smallest vote is heard, too.",
            "The talk at the end, a sheet for yourself",
        ),
        "close": (
            "Back to today, one round of a few words. Support sheets for all.",
            "Support sheet, slips with three questions",
        ),
    }.items()
}
STAY = Text(
    "ui/pack/stay",
    "The minutes are a guess. If time is short, drop scenes, never the talk at the end.",
    "printed pack: under the table of the plan",
)
ABOUT_SCENE = Text("ui/pack/about-scene", "about {minutes} each", "printed pack: 4 minutes; behind: Scenes")
SCENES_OF = Text("ui/pack/scenes-of", "Scenes", "printed pack: heading of the list of scenes that are played")
PAUSE_HERE = Text("ui/pack/pause-here", "pause and talk", "printed pack: behind a scene's title in a list")
SO_FAR = Text("ui/pack/so-far", "What happened so far", "printed pack: a sheet for whoever missed the first session")
SO_FAR_MEANS = Text(
    "ui/pack/so-far-means",
    "Each sentence stands for an evening.",
    "printed pack: under “What happened so far”",
)

AGREEMENT = Text("ui/pack/agreement", "What we agree on", "printed pack: a sheet that hangs on the wall")
AGREEMENT_LIST = _texts(
    "agreement",
    "what the group agrees on; large letters",
    "We talk about the characters. Nobody has to say anything about their own life.",
    "You can pass, step outside or stop, at any time and without a reason.",
    "Anyone can ask for a pause. Then everything waits.",
    "What is said here stays here. One limit: if somebody is in danger we get help, and say so first.",
    "No answer is the right one. Every attempt is welcome.",
)
CONTENT = Text("ui/pack/content", "What the story is about", "printed pack: heading above the content note")

VOTING = Text("ui/pack/voting", "How a scene goes", "printed pack: heading of a list for the facilitator")
VOTING_LIST = _texts(
    "voting",
    "how a scene is read and voted on",
    "Read the card aloud, the bid last. Let it be quiet for a moment.",
    "Ask what is hoped for, before anyone looks at the answers.",
    "Everybody lays a card face down. Turn them over together.",
    "Whoever chose the answer with the fewest cards says why first, if they like.",
    "Read what follows from the answer with the most cards. Do not praise, do not correct.",
    "At a pause, put one of the questions. Three minutes in pairs, then all together.",
)

SCENE_CARDS = Text("ui/pack/scene-cards", "Scene cards", "printed pack: the cards with a scene and its answers")
SCENE_NUMBER = Text("ui/pack/scene-number", "Scene {number}", "printed pack: over a card; a number")
FACILITATOR_CARDS = Text(
    "ui/pack/facilitator-cards", "What follows, and questions", "printed pack: the facilitator's page of each scene"
)
BEHIND = Text("ui/pack/behind", "Scene {number}: {title}", "printed pack: over the facilitator's page of a scene")
ON_PAPER = Text(
    "ui/pack/on-paper",
    "On paper each evening stands for itself. In the program, earlier answers change words and answers.",
    "printed pack: under the heading of the cards",
)
PREDICT = Text("ui/pack/predict", "Before the answers", "printed pack: before a question that asks for a guess")
ASK = Text("ui/pack/ask", "Questions", "printed pack: heading above questions for the group")
YOU_ARE = Text("ui/pack/you-are", "You are {name}.", "printed pack: on a card; the name of the played person")
LEFT_OUT = Text(
    "ui/pack/left-out", "Instead of this scene", "printed pack: before one sentence that stands for a scene"
)
NOTE = Text("ui/pack/note", "Note", "printed pack: before a sentence for the facilitator")

KINDS: Mapping[str, Text] = {
    name: Text(f"ui/pack/kind/{name}", english, "printed pack: what a kind of answer is called")
    for name, english in {
        "attune": "turning towards",
        "share": "saying how it is",
        "boundary": "a kind limit",
        "repair": "putting it right",
        "reach_out": "reaching out",
        "fix": "fixing",
        "minimise": "making it small",
        "turn_away": "turning away",
        "appease": "swallowing it",
        "attack": "turning against",
    }.items()
}
"""What the kinds are called. A kind that a story adds is called by its own label."""
WANTS: Mapping[str, Text] = {
    name: Text(f"ui/pack/wants/{name}", english, "printed pack: what somebody hopes for who asks")
    for name, english in {
        "celebration": "somebody who is glad, too",
        "comfort": "comfort",
        "company": "company",
        "backing": "somebody on my side",
        "reassurance": "to hear that we are all right",
        "care": "to be looked after",
        "practical": "a hand with something",
        "space": "to be left in peace for a while",
    }.items()
}

TALK = Text("ui/pack/talk", "Questions for any scene", "printed pack: heading of a sheet for the facilitator")
TALK_LIST = _texts(
    "talk",
    "questions about the characters that fit any scene; names in braces stay",
    "What did {other} hope would happen?",
    "Who noticed, and when?",
    "What would two minutes have cost?",
    "Which answer was kind and still missed?",
    "What did {player} pay for the peace?",
    "What would make an apology believable next Thursday?",
    "Where does forgetting each other end, and being afraid begin?",
    "What would you want a friend of theirs to say?",
)
TALK_MEANS = Text(
    "ui/pack/talk-means",
    "Say “{player}” and “{other}”, never “you and your partner”.",
    "printed pack: under questions for the group; two names",
)
DEBRIEF = Text("ui/pack/debrief", "The talk at the end", "printed pack: heading of a sheet for the facilitator")
DEBRIEF_STEPS: Mapping[str, tuple[Text, tuple[Text, ...]]] = {
    "describe": (
        Text("ui/pack/describe", "What happened?", "printed pack: the first step of the talk at the end"),
        _texts(
            "describe",
            "questions of the first step",
            "What did you see and hear, one thing each?",
            "Where did the evening turn?",
            "Which answer had few votes, and what did it see that the others did not?",
        ),
    ),
    "compare": (
        Text("ui/pack/compare", "What is that like?", "printed pack: the second step of the talk at the end"),
        _texts(
            "compare",
            "questions of the second step",
            "What did each of the two need, and what was each protecting?",
            "Which films, books or songs know evenings like these?",
            "What else can be behind a silence: work, illness, worry, another way of showing love?",
        ),
    ),
    "apply": (
        Text("ui/pack/apply", "What do we take with us?", "printed pack: the third step of the talk at the end"),
        _texts(
            "apply",
            "questions of the third step",
            "What could somebody try who has two minutes this week?",
            "Which sentence from today would you lend to {player}, and which to {other}?",
            "What would you rather leave in this room?",
        ),
    ),
}
GROUNDED = Text("ui/pack/grounded", "Before everybody goes", "printed pack: heading of the last minutes")
GROUNDED_LIST = _texts(
    "grounded",
    "the last minutes",
    "Both feet on the floor. Name something in this room that is blue.",
    "One round, a few words each: what are you doing next today? Passing is fine.",
    "Hand out the support sheet, to everybody alike. Stay for a quarter of an hour.",
)

VOTE_CARDS = Text("ui/pack/vote-cards", "Vote cards", "printed pack: cards with the letters A to E")
VOTE_LETTERS = "ABCDE"
PAUSE_CARD = Text("ui/pack/pause-card", "Pause, please", "printed pack: a card to hold up; large letters")
PAUSE_CARD_MEANS = Text("ui/pack/pause-card-means", "No reason needed.", "printed pack: small, on the card for a pause")

OBSERVERS = Text("ui/pack/observers", "Observer sheets", "printed pack: three sheets for people who watch")
WATCH: Mapping[str, tuple[Text, tuple[Text, ...]]] = {
    "player": (
        Text("ui/pack/watch/player", "Watch {name}", "printed pack: heading of a sheet; the played person's name"),
        _texts(
            "watch-player",
            "questions of a sheet; the played person's name",
            "What does {name} do before answering?",
            "Towards, away or against: where does the answer go?",
            "What is {name} protecting?",
            "A moment when something else was possible:",
        ),
    ),
    "other": (
        Text("ui/pack/watch/other", "Watch {name}", "printed pack: heading of a sheet; the other person's name"),
        _texts(
            "watch-other",
            "questions of a sheet; the other person's name",
            "What does {name} ask for, aloud and not aloud?",
            "How does the asking change over the evenings?",
            "What does {name} do after the answer?",
            "What would have been enough?",
        ),
    ),
    "silence": (
        Text("ui/pack/watch/silence", "Watch the silence", "printed pack: heading of a sheet"),
        _texts(
            "watch-silence",
            "questions of a sheet",
            "What is not said?",
            "When does our own room go quiet?",
            "Which thing tells it: a coat, a cup, a light?",
            "Who is not spoken of?",
        ),
    ),
}
WATCH_MEANS = Text(
    "ui/pack/watch-means", "Write down what you see and hear, not what it means.", "printed pack: on a sheet"
)

FEELINGS_NEEDS = Text("ui/pack/feelings-needs", "Feelings and needs", "printed pack: a sheet with lists of words")
FEELINGS = Text("ui/pack/feelings", "What somebody may feel", "printed pack: heading of lists of words")
FEELING_GROUPS = (
    _group("glad", "Glad", "cheerful, proud, relieved, grateful, hopeful, playful", "feelings"),
    _group("close", "Close", "tender, warm, safe, understood, moved, calm", "feelings"),
    _group("sad", "Sad", "lonely, disappointed, homesick, hurt, grieving, discouraged", "feelings"),
    _group("afraid", "Afraid", "uneasy, worried, ashamed, lost, on guard, helpless", "feelings"),
    _group("angry", "Angry", "irritated, bitter, jealous, impatient, fed up, torn", "feelings"),
    _group("far", "Far away", "numb, tired, empty, absent, flat, overwhelmed", "feelings"),
)
NEEDS = Text("ui/pack/needs", "What somebody may need", "printed pack: heading of lists of words")
NEED_GROUPS = (
    _group("seen", "To be seen", "attention, interest, being asked, being remembered, recognition", "needs"),
    _group("held", "To be held", "comfort, touch, staying near, patience, care", "needs"),
    _group("sure", "To be sure", "reliability, honesty, safety, a plan, an answer", "needs"),
    _group("free", "To be free", "rest, space, a no that counts, time alone, choosing", "needs"),
    _group("with", "To belong", "company, being on one side, shared jokes, a place, friends", "needs"),
    _group("self", "To be oneself", "meaning, learning, play, work that matters, respect", "needs"),
)
OWN_WORDS = Text("ui/pack/own-words", "Words of our own", "printed pack: heading above empty lines")

REFLECTION = Text("ui/pack/reflection", "A sheet for yourself", "printed pack: a sheet with questions")
REFLECTION_MEANS = Text(
    "ui/pack/reflection-means", "It is yours. Nobody collects it, nobody asks for it.", "printed pack: on that sheet"
)
REFLECTION_LIST = _texts(
    "reflection",
    "questions on a sheet that nobody collects; names in braces stay",
    "A moment of the story that stays with me:",
    "What {player} needed there, and what {other} needed:",
    "An answer that I would like to be able to give:",
    "One small thing of two minutes that somebody could try this week:",
    "Somebody it would be good to talk to:",
)

SUPPORT_MEANS = Text(
    "ui/pack/support-means",
    "Take this sheet along if it is safe to carry. If not, leave it here and remember one number.",
    "printed pack: on the sheet with support lines",
)
LOCAL = Text("ui/pack/local", "Near here", "printed pack: heading of a table with empty lines for local services")
LOCAL_HEADS: Mapping[str, Text] = {
    "name": Text("ui/pack/local/name", "Who", "printed pack: head of a column: the name of a service"),
    "number": Text("ui/pack/local/number", "Number", "printed pack: head of a column: a telephone number"),
    "hours": Text("ui/pack/local/hours", "When", "printed pack: head of a column: opening hours"),
    "audience": Text("ui/pack/local/audience", "For whom", "printed pack: head of a column"),
    "checked": Text("ui/pack/local/checked", "Checked on", "printed pack: head of a column: a date"),
}
AFRAID = Text("ui/pack/afraid", "If somebody is afraid", "printed pack: heading above a question about fear")
AFRAID_MEANS = Text(
    "ui/pack/afraid-means",
    "Fear is something else than being forgotten, and talking it over as a couple is not the answer to it. "
    "The people on this sheet know that.",
    "printed pack: under a question about fear",
)

FEEDBACK = Text("ui/pack/feedback", "Before you go", "printed pack: a slip of paper with three questions")
FEEDBACK_MEANS = Text("ui/pack/feedback-means", "No name. Face down into the box.", "printed pack: on the slip")
FEEDBACK_LIST = _texts(
    "feedback",
    "the three questions of a slip",
    "What was useful?",
    "What was too much, or too little?",
    "What should be different next time?",
)

BLANK = Text("ui/pack/blank", "A scene of our own", "printed pack: an empty form for a scene")
BLANK_MEANS = Text(
    "ui/pack/blank-means",
    "Invented people, an everyday evening. At least one answer turns towards; doing nothing is an answer, too.",
    "printed pack: on the form",
)
BLANK_FIELDS: Mapping[str, Text] = {
    "title": Text("ui/pack/blank/title", "Title", "printed pack: a field of the form"),
    "where": Text("ui/pack/blank/where", "Where and when", "printed pack: a field of the form"),
    "see": Text("ui/pack/blank/see", "What can be seen and heard", "printed pack: a field of the form"),
    "bid": Text("ui/pack/blank/bid", "What is asked, in one short sentence", "printed pack: a field of the form"),
    "hope": Text("ui/pack/blank/hope", "What is hoped for", "printed pack: a field with words to tick"),
    "answers": Text("ui/pack/blank/answers", "Answers, and what kind each is", "printed pack: a field of the form"),
    "kinds": Text("ui/pack/blank/kinds", "Kinds", "printed pack: before a list of kinds of answers"),
    "then": Text("ui/pack/blank/then", "then", "printed pack: after an answer, before what follows from it"),
    "ask": Text("ui/pack/blank/ask", "A question for a group", "printed pack: a field of the form"),
}
