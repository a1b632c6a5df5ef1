/* The phone's page, for old browsers, too: ES5, no libraries. Without it the forms of the page do the same.
   It keeps one thing, a random seat, in the session storage of this page, and forgets it with the page. */
(function () {
    "use strict";
    var body = document.body;
    var code = body.getAttribute("data-code");
    if (!code || !window.JSON || !document.addEventListener) { return; }

    var say = JSON.parse(body.getAttribute("data-say"));
    var seat = keepSeat();
    var version = 0;
    var shown = standing(); /* what the server said last: at first by the page itself, so that no early tap is lost */
    var chosen = "";       /* the answer that was tapped and is not confirmed yet */
    var sending = false;
    var note = "";         /* something that stands until the next question */
    var waiting = null;    /* the request that waits for news */
    var late = null;
    var misses = 0;
    var counted = 0;       /* votes that the server has confirmed: news asked for before one knows nothing of it */

    document.documentElement.className = "scripted";
    each(document.getElementsByName("seat"), function (field) { field.value = seat; });
    byId("vote").addEventListener("submit", stop);
    byId("options").addEventListener("click", tapped);
    byId("pause").addEventListener("submit", function (event) { stop(event); askPause(); });
    window.addEventListener("online", now);
    document.addEventListener("visibilitychange", function () { if (!document.hidden) { now(); } });
    look();

    function standing() {
        var options = [];
        each(byId("options").getElementsByTagName("button"), function (button) {
            var letter = button.getElementsByTagName("b")[0].textContent;
            options.push({ id: button.value, letter: letter, text: button.textContent.slice(letter.length + 1) });
        });
        if (!options.length) { return null; }
        return {
            state: byId("options").getElementsByTagName("button")[0].disabled ? "closed" : "open",
            number: Number(document.getElementsByName("number")[0].value),
            title: byId("title").textContent,
            text: byId("text").textContent,
            options: options,
            mine: ""
        };
    }

    function keepSeat() {
        var fresh = document.getElementsByName("seat")[0].value;
        try {
            var kept = window.sessionStorage.getItem("seat-" + code);
            if (kept) { return kept; }
            window.sessionStorage.setItem("seat-" + code, fresh);
        } catch (blocked) { /* no storage: the seat lives as long as the page */ }
        return fresh;
    }

    function forgetSeat() {
        try { window.sessionStorage.removeItem("seat-" + code); } catch (blocked) { /* nothing was kept */ }
    }

    /* --- news: ask and wait; after a failure again soon, not all phones in the same moment */

    function look() {
        clearTimeout(late);
        if (waiting) { waiting.abort(); }
        var before = counted;
        waiting = send("/look", "&after=" + version, 32000, function (told) {
            waiting = null;
            if (before !== counted && shown && told.number === shown.number) { told.mine = shown.mine; }
            misses = 0;
            if (told.state === "gone") { forgetSeat(); }
            take(told);
            if (told.version) { look(); } else if (told.state !== "gone") { again(5000); }
        }, function (status) {
            waiting = null;
            misses = misses + 1;
            if (status === 429) { note = say.tooOften; show(); again(10000); return; }
            if (misses > 1 || shown === null) { show(); }
            again(misses === 1 ? 300 : 1500);
        });
        if (chosen && !sending) { vote(); }
    }

    function again(milliseconds) {
        clearTimeout(late);
        late = setTimeout(look, milliseconds / 2 + Math.random() * milliseconds);
    }

    function now() {
        if (!waiting || misses > 0) { look(); }
    }

    function take(told) {
        var fresh = !shown || !told.number || told.number !== shown.number;
        version = told.version || 0;
        if (fresh || told.state !== "open") {
            if (fresh) { note = ""; }
            if (chosen && told.state !== "open") { note = fresh ? "" : say.late; }
            chosen = "";
        }
        shown = told;
        if (told.mine && told.mine === chosen) { chosen = ""; }
        show(fresh);
    }

    /* --- what is sent */

    function tapped(event) {
        var button = event.target;
        while (button && button.nodeName !== "BUTTON") { button = button.parentNode; }
        if (!button || !shown || shown.state !== "open") { return; }
        stop(event);
        chosen = button.value;
        vote();
    }

    function vote() {
        var option = chosen;
        sending = true;
        show();
        send("/vote", "&number=" + shown.number + "&option=" + encodeURIComponent(option), 8000, function (told) {
            sending = false;
            if (told.state === "late") { chosen = ""; note = say.late; show(); return; }
            if (told.state === "in") {
                shown.mine = option;
                counted = counted + 1;
                note = "";
                if (chosen === option) { chosen = ""; } else if (chosen) { vote(); return; }
            } else { chosen = ""; }
            if (told.state === "full") { shown = { state: "full" }; }
            show();
        }, function (status) {
            sending = false;
            if (status === 429) { chosen = ""; note = say.tooOften; show(); return; }
            misses = misses + 1;
            show();
            if (!waiting) { again(1000); } else { setTimeout(function () { if (chosen && !sending) { vote(); } }, 1500); }
        });
    }

    function askPause() {
        send("/pause", "", 8000, function (told) {
            if (told.state === "in" && shown) { shown.pausing = true; show(); }
        }, function () { note = say.offline; show(); });
    }

    function send(path, more, patience, done, failed) {
        var request = new XMLHttpRequest();
        var over = false;
        function fail() {
            if (!over) { over = true; clearTimeout(clock); failed(request.status); }
        }
        var clock = setTimeout(function () { request.abort(); fail(); }, patience);
        request.open("POST", "/" + code + path, true);
        request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setRequestHeader("Accept", "application/json");
        request.onreadystatechange = function () {
            if (request.readyState !== 4 || over) { return; }
            var told = null;
            try { told = JSON.parse(request.responseText); } catch (broken) { told = null; }
            if (told && told.state && request.status !== 429) { over = true; clearTimeout(clock); done(told); } else { fail(); }
        };
        request.send("seat=" + encodeURIComponent(seat) + more);
        return { abort: function () { over = true; clearTimeout(clock); request.abort(); } };
    }

    /* --- what is shown: text only, never markup */

    function show(fresh) {
        var state = shown ? shown.state : "";
        var asked = state === "open" || state === "closed";
        if (fresh) { build(asked ? shown.options : []); }
        write("title", asked ? shown.title : state === "full" ? say.full : state === "gone" ? say.gone : say.waiting);
        write("text", asked ? shown.text : "");
        write("status", status(state));
        each(byId("options").getElementsByTagName("button"), function (button) {
            var mine = chosen ? chosen === button.value : shown.mine === button.value;
            button.setAttribute("aria-pressed", mine ? "true" : "false");
            button.setAttribute("data-wait", chosen && mine ? "1" : "0");
            button.disabled = state !== "open";
        });
        var off = state === "full" || state === "gone";
        byId("pause").hidden = off;
        byId("pause").style.display = off ? "none" : "";
        byId("asked").parentNode.style.display = shown && shown.pausing ? "" : "none";
        write("asked", shown && shown.pausing ? say.paused : "");
    }

    function status(state) {
        var letter = letterOf(chosen);
        if (letter) { return fill(misses > 0 ? say.held : say.sending, letter); }
        if (note) { return note; }
        if (misses > 1) { return say.offline; }
        letter = shown ? letterOf(shown.mine) : "";
        if (state === "open") { return letter ? fill(say.voted, letter) : shown.again ? say.again : say.choose; }
        if (state === "closed") { return letter ? fill(say.closedMine, letter) : say.closed; }
        return "";
    }

    function build(options) {
        var place = byId("options");
        if (stands(place.getElementsByTagName("button"), options)) { return; }
        while (place.firstChild) { place.removeChild(place.firstChild); }
        each(options, function (option) {
            var button = document.createElement("button");
            var letter = document.createElement("b");
            button.type = "submit";
            button.name = "option";
            button.value = option.id;
            letter.appendChild(document.createTextNode(option.letter));
            button.appendChild(letter);
            button.appendChild(document.createTextNode(" " + option.text));
            place.appendChild(button);
        });
    }

    /* whether the answers stand there already, as on a page that was just loaded: then the focus stays */
    function stands(buttons, options) {
        for (var place = 0; place < options.length; place += 1) {
            if (!buttons[place] || buttons[place].value !== options[place].id ||
                buttons[place].textContent !== options[place].letter + " " + options[place].text) { return false; }
        }
        return buttons.length === options.length;
    }

    function letterOf(id) {
        var found = "";
        if (id && shown && shown.options) {
            each(shown.options, function (option) { if (option.id === id) { found = option.letter; } });
        }
        return found;
    }

    function fill(text, letter) { return text.replace("{letter}", letter); }

    function write(id, text) {
        var place = byId(id);
        if (place.textContent !== text) { place.textContent = text; }
    }

    function byId(id) { return document.getElementById(id); }

    function each(list, deed) {
        for (var place = 0; place < list.length; place += 1) { deed(list[place]); }
    }

    function stop(event) { event.preventDefault(); }
}());
