/* The facilitator's page. It keeps the room's code and key in the session storage of this tab, nothing else anywhere. */
(function () {
    "use strict";
    var KEPT = "two-chairs-room";
    var body = document.body;
    var say = JSON.parse(body.getAttribute("data-say"));
    var room = recall();
    var standing = null;
    var questions = [];
    var asking = null;    /* the request that waits for news */
    var sure = false;     /* whether the end was pressed once */
    var misses = 0;

    byId("door").addEventListener("submit", function (event) { event.preventDefault(); open(); });
    byId("hear").addEventListener("click", function () { act("hear"); });
    byId("close").addEventListener("click", function () { act("close"); });
    byId("reopen").addEventListener("click", function () { act("reopen"); });
    byId("wait").addEventListener("click", function () { act("wait"); });
    byId("end").addEventListener("click", end);
    byId("to-screen").addEventListener("click", function () { window.open("/screen", "two-chairs-" + room.code); });
    byId("from").addEventListener("submit", askPrepared);
    byId("own").addEventListener("submit", askOwn);
    if (room) { enter(); } else if (byId("door").getAttribute("data-hosted")) { byId("door").hidden = false; } else { open(); }

    function recall() {
        try { return JSON.parse(window.sessionStorage.getItem(KEPT)); } catch (broken) { return null; }
    }

    function keep(next) {
        room = next;
        try {
            if (next) { window.sessionStorage.setItem(KEPT, JSON.stringify(next)); } else { window.sessionStorage.removeItem(KEPT); }
        } catch (blocked) { /* a reload then opens the laptop's room again */ }
    }

    function open() {
        var secret = byId("secret");
        var headers = secret ? { Authorization: "Bearer " + secret.value } : {};
        post("/room/open", {}, headers, function (told) {
            if (secret) { secret.value = ""; }
            keep(told);
            enter();
        }, function (status) {
            write("status", status === 401 ? say.wrongSecret : status === 429 ? say.tooOften : say.offline);
            if (status === 0 || status >= 500) { setTimeout(open, 1500); }
        });
    }

    function enter() {
        sure = false;
        write("status", "");
        byId("door").hidden = true;
        byId("room").hidden = false;
        write("code", room.code);
        inRoom("invitation", {}, function (told) { write("address", told.address); });
        post("/room/questions", {}, {}, function (told) { questions = told.questions; list(); }, nothing);
        watch("");
    }

    function watch(after) {
        if (asking) { asking.abort(); }
        asking = inRoom("standing", { after: after }, function (told) {
            asking = null;
            if (misses) { write("status", ""); }
            misses = 0;
            show(told);
            watch(told.mark);
        }, function (status) {
            asking = null;
            if (status === 404) { lost(); return; }
            misses = misses + 1;
            if (misses > 1) { write("status", say.offline); }
            setTimeout(function () { if (room && !asking) { watch(""); } }, 700);
        });
    }

    /* the room is not there (any more): a laptop's server has one all the same */
    function lost() {
        keep(null);
        byId("room").hidden = true;
        if (byId("door").getAttribute("data-hosted")) { write("status", say.ended); byId("door").hidden = false; } else { open(); }
    }

    function act(name, data) {
        inRoom(name, data || {}, function (told) { sure = false; write("status", ""); show(told); }, function (status, told) {
            write("status", say.notTaken.replace("{why}", told && told.why || String(status)));
        });
    }

    function end() {
        if (!sure) { sure = true; write("status", say.endSure); return; }
        inRoom("end", {}, function () {
            if (asking) { asking.abort(); asking = null; }
            keep(null);
            byId("room").hidden = true;
            byId("door").hidden = false;
            write("status", say.ended);
        }, function () { write("status", say.offline); });
    }

    function askPrepared(event) {
        event.preventDefault();
        var question = questions[byId("scene").selectedIndex];
        if (question) { act("ask", question); }
    }

    function askOwn(event) {
        event.preventDefault();
        var options = [];
        each("ABCDE".split(""), function (letter) {
            var text = byId("answer-" + letter).value.replace(/^\s+|\s+$/g, "");
            if (text) { options.push([letter.toLowerCase(), letter, text]); }
        });
        act("ask", { id: "own", title: byId("question").value, text: "", options: options });
    }

    function show(told) {
        standing = told;
        var asked = told.asked;
        write("asked", asked ? asked.title : "");
        write("state", !asked ? say.noQuestion : told.again && told.open ? say.again : told.open ? say.open : say.closed);
        write("votes", asked ? say.votes.replace("{count}", told.votes) : "");
        write("seats", say.seats.replace("{count}", told.seats));
        write("pauses", told.pauses ? say.pauses.replace("{count}", told.pauses) : "");
        byId("asks").hidden = !told.pauses;
        byId("close").hidden = !told.open;
        byId("reopen").hidden = !asked || told.open;
        byId("wait").hidden = !asked || told.open;
        fillSplit(asked && !told.open ? asked.options : [], told.counts);
    }

    function fillSplit(options, counts) {
        clear(byId("split"));
        each(options, function (option) {
            var item = document.createElement("li");
            item.appendChild(document.createTextNode(say.split.replace("{letter}", option[1]).replace("{count}", counts[option[0]]) + " – " + option[2]));
            byId("split").appendChild(item);
        });
    }

    function list() {
        clear(byId("scene"));
        each(questions, function (question) {
            var item = document.createElement("option");
            item.appendChild(document.createTextNode(question.title));
            byId("scene").appendChild(item);
        });
        byId("from").hidden = questions.length === 0;
    }

    /* --- sending */

    function inRoom(name, data, done, failed) {
        return post("/room/" + room.code + "/" + name, data, { "X-Room-Key": room.key }, done, failed || nothing);
    }

    function post(path, data, headers, done, failed) {
        var request = new XMLHttpRequest();
        var over = false;
        request.open("POST", path, true);
        request.setRequestHeader("Content-Type", "application/json");
        Object.keys(headers).forEach(function (name) { request.setRequestHeader(name, headers[name]); });
        request.timeout = 32000;
        request.onload = function () {
            var told = null;
            if (over) { return; }
            over = true;
            try { told = JSON.parse(request.responseText); } catch (broken) { told = null; }
            if (request.status === 200 && told) { done(told); } else { failed(request.status, told); }
        };
        request.onerror = request.ontimeout = function () { if (!over) { over = true; failed(0, null); } };
        request.send(JSON.stringify(data));
        return { abort: function () { over = true; request.abort(); } };
    }

    function nothing() { return undefined; }

    function clear(place) { while (place.firstChild) { place.removeChild(place.firstChild); } }

    function write(id, text) {
        var place = byId(id);
        if (place.textContent !== text) { place.textContent = text; }
    }

    function byId(id) { return document.getElementById(id); }

    function each(items, deed) {
        for (var place = 0; place < items.length; place += 1) { deed(items[place]); }
    }
}());
