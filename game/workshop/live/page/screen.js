/* The page for the projector: how to get in, what is asked, how many voted, and the split once the vote is closed. */
(function () {
    "use strict";
    var say = JSON.parse(document.body.getAttribute("data-say"));
    var room = recall();
    if (room) { enter(); } else { open(); }

    function recall() {
        try { return JSON.parse(window.sessionStorage.getItem("two-chairs-room")); } catch (broken) { return null; }
    }

    /* finds the laptop's room; this page never opens one itself */
    function open() {
        post("/room/find", {}, function (told) { room = told; enter(); }, function (status) {
            write("status", status === 404 ? say.ended : say.offline);
            setTimeout(open, 1500);
        });
    }

    function enter() {
        write("status", "");
        write("code", room.code);
        byId("picture").src = "/qr/" + room.code + ".svg";
        post("/room/" + room.code + "/invitation", {}, function (told) {
            write("type", say.type.replace("{address}", told.address));
            byId("picture").alt = told.link;
        }, function () { setTimeout(enter, 1500); });
        watch("");
    }

    function watch(after) {
        post("/room/" + room.code + "/standing", { after: after }, function (told) {
            write("status", "");
            show(told);
            watch(told.mark);
        }, function (status) {
            if (status === 404) {
                byId("join").hidden = byId("vote").hidden = true;
                write("status", say.ended);
                room = null;
                setTimeout(open, 1500);
                return;
            }
            write("status", say.offline);
            setTimeout(function () { watch(""); }, 700);
        });
    }

    function show(told) {
        var asked = told.asked;
        byId("join").hidden = Boolean(asked);
        byId("vote").hidden = !asked;
        write("pauses", told.pauses ? say.somebody : "");
        write("asked", asked ? asked.title : "");
        write("text", asked ? asked.text : "");
        write("votes", asked ? (told.again && told.open ? say.again + " " : "") + say.votes.replace("{count}", told.votes) : "");
        fillSplit(asked ? asked.options : [], told);
    }

    function fillSplit(options, told) {
        var place = byId("split");
        while (place.firstChild) { place.removeChild(place.firstChild); }
        for (var index = 0; index < options.length; index += 1) {
            var item = document.createElement("li");
            var letter = document.createElement("b");
            var head = options[index][1];
            if (!told.open) { head = say.split.replace("{letter}", head).replace("{count}", told.counts[options[index][0]]); }
            letter.appendChild(document.createTextNode(head));
            item.appendChild(letter);
            item.appendChild(document.createTextNode(" " + options[index][2]));
            place.appendChild(item);
        }
    }

    function post(path, data, done, failed) {
        var request = new XMLHttpRequest();
        request.open("POST", path, true);
        request.setRequestHeader("Content-Type", "application/json");
        if (room) { request.setRequestHeader("X-Room-Key", room.key); }
        request.timeout = 32000;
        request.onload = function () {
            var told = null;
            try { told = JSON.parse(request.responseText); } catch (broken) { told = null; }
            if (request.status === 200 && told) { done(told); } else { failed(request.status); }
        };
        request.onerror = request.ontimeout = function () { failed(0); };
        request.send(JSON.stringify(data));
    }

    function write(id, text) {
        var place = byId(id);
        if (place.textContent !== text) { place.textContent = text; }
    }

    function byId(id) { return document.getElementById(id); }
}());
