"""Bad input and foreign requests over HTTP: a clear refusal, and the site stays up."""

import concurrent.futures
import http.client
import io
import json
import os
import struct
import time
import urllib.parse
import zlib

import pytest
from PIL import Image

from practice import Browser


class Visitor(Browser):
    """A browser of the signed-in physician, with a light table of its own."""

    def __init__(self, server):
        super().__init__(server.address)
        self.cookies["aglae_session"] = server.physician.cookies["aglae_session"]

    def ask(self, method, path, body=None, headers=None, host=None):
        return super().ask(method, path, body, {"Accept": "application/json", **(headers or {})}, host)

    def send(self, content, name="photo.jpg", view=None):
        parts = [f'--b\r\nContent-Disposition: form-data; name="photograph"; filename="{name}"\r\n\r\n'.encode(), content]
        if view:
            parts.append(f'\r\n--b\r\nContent-Disposition: form-data; name="view"\r\n\r\n{view}'.encode())
        body = b"".join([*parts, b"\r\n--b--\r\n"])
        return self.ask("POST", "/photographs", body, {"Content-Type": "multipart/form-data; boundary=b"})

    def photograph(self, face):
        answer, content = self.send(face.read_bytes())
        assert answer.status == 201, content
        return json.loads(content)["location"]


@pytest.fixture
def visitor(server):
    visitor = Visitor(server)
    visitor.ask("GET", "/")
    return visitor


def picture(kind, size=(64, 64), mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, size, 128 if mode != "RGB" else (128, 100, 90)).save(file, kind, **options)
    return file.getvalue()


def huge_png(side=20000):
    """400 megapixels in a few kilobytes."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = zlib.compressobj(9)
    line = bytes(1 + side // 8)
    data = b"".join(rows.compress(line) for _ in range(side)) + rows.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


BAD_FILES = {
    "truncated": lambda: picture("JPEG", (800, 800))[:600],
    "wrong extension": lambda: b"%PDF-1.4 this is a document",
    "400 megapixels": huge_png,
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "noise": lambda: os.urandom(2_000_000),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_no_photograph_is_refused_in_words(visitor, kind):
    answer, content = visitor.send(BAD_FILES[kind]())
    assert answer.status == 422
    problem = json.loads(content)
    assert problem["title"] and len(problem["message"]) > 30


@pytest.mark.parametrize("content", [
    picture("PNG", (1, 1)), picture("JPEG", mode="CMYK"), picture("PNG", mode="I;16"), picture("GIF"),
    picture("WEBP", save_all=True, append_images=[Image.new("RGB", (64, 64))])])
def test_an_unusual_picture_gets_an_answer(visitor, content):
    answer, _ = visitor.send(content)
    assert answer.status in (201, 422)


def test_an_empty_file_and_no_file_are_refused(visitor):
    assert visitor.send(b"")[0].status == 422
    answer, _ = visitor.ask("POST", "/photographs", b"--b--\r\n", {"Content-Type": "multipart/form-data; boundary=b"})
    assert answer.status == 422
    assert visitor.ask("POST", "/photographs", b"x", {"Content-Type": "text/plain"})[0].status == 422


def test_a_file_that_is_too_large_is_refused_before_it_is_read(visitor):
    connection = http.client.HTTPConnection(visitor.host, timeout=60)
    connection.putrequest("POST", "/photographs")
    connection.putheader("Cookie", f"aglae_session={visitor.cookies['aglae_session']}")
    connection.putheader("Content-Length", "900000000")
    connection.putheader("Content-Type", "multipart/form-data; boundary=b")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413 and "80" in answer.read().decode()


def test_a_photograph_without_a_face_is_kept_with_its_refusal(visitor):
    answer, content = visitor.send(picture("JPEG", (640, 480)))
    assert answer.status == 201
    page = visitor.ask("GET", json.loads(content)["location"])[1].decode()
    assert "Aucun visage" in page and "Reprendre la photo" in page


def test_somebody_elses_photograph_is_not_found(visitor, server, face):
    location = visitor.photograph(face)
    stranger = Visitor(server)
    stranger.ask("GET", "/")
    points = json.dumps({"points": [[1, 1]] * 478})
    for method, path, body in [
        ("GET", location, None), ("GET", location + "/preview.jpg", None), ("GET", location + "/full.jpg", None),
        ("GET", location + "/thumbnail.jpg", None), ("GET", location + "/analysis.json", None),
        ("GET", location + "/report.html", None), ("PUT", location + "/landmarks", points),
        ("DELETE", location + "/landmarks", None), ("POST", location + "/view", "view=basal"),
        ("POST", location + "/continuation", ""), ("POST", location + "/removal", ""),
    ]:
        assert stranger.ask(method, path, body)[0].status == 404, (method, path)
    assert visitor.ask("GET", location)[0].status == 200


@pytest.mark.parametrize("path", [
    "/photographs/0", "/photographs/../../etc/passwd", "/photographs/" + "a" * 32, "/photographs/%00",
    "/assets/x/aglae.css", "/assets/../../Package.swift", "/demonstrations/0/picture.jpg",
    "/demonstrations/99999999999999999999/picture.jpg", "/nothing"])
def test_an_address_that_leads_nowhere(visitor, path):
    assert visitor.ask("GET", path)[0].status == 404


@pytest.mark.parametrize("headers", [
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_another_site_may_not_act(visitor, face, headers):
    location = visitor.photograph(face)
    assert visitor.ask("POST", location + "/removal", "", headers)[0].status == 403
    assert visitor.ask("GET", location)[0].status == 200


def test_another_name_for_this_machine_is_refused(visitor):
    assert visitor.ask("GET", "/", host="evil.example")[0].status == 421
    assert visitor.ask("GET", "/", host="evil.example:80@127.0.0.1")[0].status == 421


@pytest.mark.parametrize("body", [
    "", "[]", "{}", '{"points": []}', '{"points": 7}', '{"points": [[1,2]]}', "[" * 200_000,
    json.dumps({"points": [[1e999, 0]] * 478}), json.dumps({"points": [[1e12, 0]] * 478}),
    json.dumps({"points": [["a", 0]] * 478}), '{"points": ' + "1" * 100_000 + "}"])
def test_points_that_are_none_are_refused_and_nothing_changes(visitor, face, body):
    location = visitor.photograph(face)
    before = visitor.ask("GET", location + "/analysis.json")[1]
    answer, content = visitor.ask("PUT", location + "/landmarks", body)
    assert answer.status == 422, content
    assert json.loads(content)["message"]
    assert visitor.ask("GET", location + "/analysis.json")[1] == before


def test_points_beyond_a_mebibyte_are_refused(visitor, face):
    location = visitor.photograph(face)
    assert visitor.ask("PUT", location + "/landmarks", " " * (2 << 20))[0].status in (413, 422)


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"])
def test_a_change_of_language_stays_on_the_site(visitor, back):
    answer, _ = visitor.ask("POST", "/language", urllib.parse.urlencode({"language": "en", "back": back}),
                            {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 303 and answer.headers["Location"] == "/"


def test_every_answer_tells_browsers_to_be_strict(visitor, face):
    location = visitor.photograph(face)
    for path in ["/", location, location + "/preview.jpg", location + "/report.html", "/nothing"]:
        headers = visitor.ask("GET", path)[0].headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], path
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"


def test_a_hurried_crowd_is_served_or_told_to_wait(server, face):
    def come(_):
        visitor = Visitor(server)
        visitor.ask("GET", "/")
        return visitor.send(face.read_bytes())[0].status

    with concurrent.futures.ThreadPoolExecutor(24) as crowd:
        statuses = list(crowd.map(come, range(48)))
    assert set(statuses) <= {201, 503} and statuses.count(201) >= 24


def test_an_upload_that_breaks_off_leaves_the_site_well(visitor, face):
    for _ in range(20):
        connection = http.client.HTTPConnection(visitor.host, timeout=10)
        connection.putrequest("POST", "/photographs")
        connection.putheader("Cookie", f"aglae_session={visitor.cookies['aglae_session']}")
        connection.putheader("Content-Length", "40000000")
        connection.putheader("Content-Type", "multipart/form-data; boundary=b")
        connection.endheaders()
        connection.send(b"x" * 100_000)
        connection.close()
    # All the room that they had asked for is free again, as soon as the site has seen them go.
    content = face.read_bytes()
    deadline = time.monotonic() + 10
    while visitor.send(content)[0].status == 503 and time.monotonic() < deadline:
        time.sleep(0.2)
    for _ in range(4):
        visitor.photograph(face)


def test_memory_stays_bounded_and_no_file_is_left(server, face):
    before = memory(server)
    for _ in range(12):
        visitor = Visitor(server)
        visitor.ask("GET", "/")
        for kind in ("noise", "400 megapixels"):
            visitor.send(BAD_FILES[kind]())
    assert memory(server) - before < 120
    files = {p.name for p in server.data.rglob("*") if p.is_file()}
    assert files <= {"clinic.sqlite", "clinic.sqlite-wal", "clinic.sqlite-shm"}
    children = open(f"/proc/{server.pid}/task/{server.pid}/children").read().split()
    assert len(children) <= 4


def memory(server):
    """Resident mebibytes of the site's process."""
    for line in open(f"/proc/{server.pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no such process")
