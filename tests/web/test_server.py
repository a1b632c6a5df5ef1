"""The small server: types, compressed copies, caching, and nothing outside its folder."""

from __future__ import annotations

import gzip
import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.web import commands, server
from game.web.problem import BuildError
from tests.web.conftest import serving

SCRIPT = "export const words = 'one two three';\n" * 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "page-0123456789").mkdir(parents=True)
    (root / "index.html").write_text("<!doctype html><title>Two Chairs</title>")
    (root / "page-0123456789" / "boot.js").write_text(SCRIPT)
    (root / "core.wasm").write_bytes(b"\0asm" + bytes(2000))
    (root / "core.wasm.br").write_bytes(b"packed")
    (root / "game.apk").write_bytes(b"PK" + bytes(900))
    (root / ".built.json").write_text("{}")
    (tmp_path / "secret.txt").write_text("outside")
    return root


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    with serving(folder) as served:
        yield served.server_port


def get(port: int, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(server.HOST, port, timeout=5)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?from=test#top", "text/html; charset=utf-8"),
        ("/page-0123456789/boot.js", "text/javascript; charset=utf-8"),
        ("/core.wasm", "application/wasm"),
        ("/game.apk", "application/zip"),
    ],
)
def test_types(port: int, path: str, kind: str) -> None:
    response, _ = get(port, path)
    assert (response.status, response.headers["Content-Type"]) == (200, kind)


def test_brotli_from_beside_the_file(port: int) -> None:
    response, body = get(port, "/core.wasm", Accept_Encoding="gzip, br")
    assert response.headers["Content-Encoding"] == "br"
    assert body == b"packed"
    assert response.headers["Vary"] == "Accept-Encoding"


def test_gzip_where_there_is_no_brotli(port: int) -> None:
    response, body = get(port, "/page-0123456789/boot.js", Accept_Encoding="gzip, br")
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == SCRIPT


def test_plain_for_who_asks_for_neither(port: int) -> None:
    response, body = get(port, "/core.wasm")
    assert response.headers["Content-Encoding"] is None
    assert body.startswith(b"\0asm")


def test_only_what_is_named_after_its_contents_is_kept_for_good(port: int) -> None:
    assert "immutable" in get(port, "/page-0123456789/boot.js")[0].headers["Cache-Control"]
    assert get(port, "/index.html")[0].headers["Cache-Control"] == "no-cache"


def test_what_has_not_changed_is_not_sent_again(port: int) -> None:
    tag = get(port, "/index.html")[0].headers["ETag"]
    response, body = get(port, "/index.html", If_None_Match=tag)
    assert (response.status, body) == (304, b"")


def test_head_says_the_length_and_sends_nothing(port: int) -> None:
    response, body = get(port, "/core.wasm", method="HEAD")
    assert (response.headers["Content-Length"], body) == ("2004", b"")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/page-0123456789/../../secret.txt",
        "/..%2fsecret.txt",
        "/..\\secret.txt",
        "/.built.json",
        "//etc/passwd",
        "/%00",
        "/nothing.html",
        "/page-0123456789",
        "/page-0123456789/",
    ],
)
def test_nothing_else_is_found(port: int, path: str) -> None:
    assert get(port, path)[0].status == 404


def test_links_out_of_the_folder_lead_nowhere(port: int, folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    assert get(port, "/link.txt")[0].status == 404


def test_a_prefix_is_part_of_every_address(folder: Path) -> None:
    with serving(folder, "/some/where/") as served:
        assert served.address.endswith("/some/where/")
        assert get(served.server_port, "/some/where/index.html")[0].status == 200
        assert get(served.server_port, "/index.html")[0].status == 404


def test_only_this_machine_is_served(folder: Path) -> None:
    with serving(folder) as served:
        assert served.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_said_with_a_free_one(folder: Path) -> None:
    with socket.socket() as other:
        other.bind((server.HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(BuildError, match=rf"port {taken} is taken by another program\n  try: --port \d+"):
            commands._bind(folder, taken)


def test_the_usual_port_gives_way(folder: Path) -> None:
    with socket.socket() as other:
        other.bind((server.HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        assert server.free_port(taken) not in (0, taken)


def test_a_folder_without_a_page_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.web_command(["serve", "--dir", str(tmp_path), "--no-open"]) == 1
    assert "there is no index.html" in capsys.readouterr().err
