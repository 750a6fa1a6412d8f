"""What attackers send: smuggled and endless requests, scripts in addresses, ways out of the folder."""

import socket
import threading
import time
import urllib.parse

import pytest


def connect(server):
    host, port = urllib.parse.urlsplit(server.address).netloc.split(":")
    connection = socket.create_connection((host, int(port)), timeout=60)
    return connection, f"{host}:{port}"


def raw(server, head, body=b""):
    """All that the site answers to these bytes until it closes or is silent for a second."""
    connection, host = connect(server)
    cookie = f"Cookie: aglae_session={server.physician.cookies['aglae_session']}\r\nHost: HOST\r\n"
    head = head.replace("Host: HOST\r\n", cookie, 1).replace("HOST", host)
    connection.sendall(head.encode("latin-1") + body)
    connection.settimeout(1.5)
    answer = b""
    try:
        while part := connection.recv(65536):
            answer += part
    except TimeoutError:
        pass
    except ConnectionResetError:
        pass
    connection.close()
    return answer


def statuses(answer):
    return [int(line.split()[1]) for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]


SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.mark.parametrize("lengths", [
    "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
    "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
    "Content-Length: 0\r\nContent-Length: 44\r\n",
    "Content-Length: +0\r\n", "Content-Length: 0, 44\r\n", "Content-Length: 0x0\r\n", "Content-Length: -1\r\n",
    "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
    "Transfer-Encoding : chunked\r\n", "Transfer-Encoding:\x0bchunked\r\n",
    "X: y\nTransfer-Encoding: chunked\r\n", " Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"])
def test_a_request_within_a_request_is_not_answered(server, lengths):
    head = f"POST /language HTTP/1.1\r\nHost: HOST\r\n{lengths}\r\n"
    answered = statuses(raw(server, head, b"0\r\n\r\n" + SMUGGLED))
    # One answer at most is for the smuggled one, and then only where both sides must agree that it is the next.
    assert 404 not in answered[1:] or "Content-Length" not in lengths or answered[0] in (400, 422), answered
    assert 200 not in answered


@pytest.mark.parametrize("head", [
    "GET / HTTP/1.1\r\nHost: HOST\r\nX: " + "a" * 40_000 + "\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: HOST\r\n" + "".join(f"X{n}: y\r\n" for n in range(300)) + "\r\n",
    "GET /" + "a" * 70_000 + " HTTP/1.1\r\nHost: HOST\r\n\r\n"])
def test_a_head_that_is_too_large_is_refused(server, head):
    answered = statuses(raw(server, head))
    assert 200 not in answered and (not answered or 400 <= answered[0] < 500)


def test_two_hosts_are_refused(server):
    answered = statuses(raw(server, "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n"))
    assert 200 not in answered


def test_slow_clients_are_sent_away_and_others_served(server):
    """A head a byte at a time, a body a byte at a time, and nothing at all: each ends within a minute."""
    ended = {}

    def trickle(name, head):
        connection, host = connect(server)
        cookie = f"Cookie: aglae_session={server.physician.cookies['aglae_session']}\r\nHost: HOST\r\n"
        head = head.replace("Host: HOST\r\n", cookie, 1)
        connection.sendall(head.replace("HOST", host).encode())
        start = time.monotonic()
        connection.settimeout(1)
        while time.monotonic() - start < 90:
            try:
                if name != "silence":
                    connection.sendall(b"a")
                if connection.recv(4096) == b"":
                    break
            except TimeoutError:
                continue
            except (BrokenPipeError, ConnectionResetError):
                break
        ended[name] = time.monotonic() - start

    attackers = [threading.Thread(target=trickle, args=each) for each in {
        "head": "GET / HTTP/1.1\r\nHost: HOST\r\nX-Slow: ",
        "body": "POST /photographs HTTP/1.1\r\nHost: HOST\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                "Content-Length: 5000000\r\n\r\n",
        "form": "POST /language HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: 50000\r\n\r\n",
        "silence": ""}.items()]
    for attacker in attackers:
        attacker.start()
    assert statuses(raw(server, "GET /health HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")) == [200]
    for attacker in attackers:
        attacker.join()
    assert set(ended) == {"head", "body", "form", "silence"} and max(ended.values()) < 75, ended


@pytest.mark.parametrize("path", [
    "/assets/../../../../etc/passwd", "/assets/x/..%2f..%2fPackage.swift", "/assets/x/%2e%2e/%2e%2e/README.md",
    "/..%5c..%5cetc/passwd", "/assets/x/aglae.css%00.js", "//etc/passwd", "/assets//aglae.css", "/./stations/../../x"])
def test_no_address_leaves_the_site(server, path):
    answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")
    assert statuses(answer)[0] in (302, 303, 404) and b"root:" not in answer and b"swift-tools" not in answer


@pytest.mark.parametrize("path", [
    "/?x=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/%3Cscript%3Ealert(1)%3C/script%3E",
    "/stations?sort=%27%3B--%3Cimg%20src=x%20onerror=alert(1)%3E", "/capture?view=%22onload=alert(1)%20x=%22"])
def test_no_script_of_an_address_comes_back(server, path):
    answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: HOST\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
    assert b"<script>alert" not in answer and b"<img src=x" not in answer and b'"onload=' not in answer
    head = answer.split(b"\r\n\r\n")[0].decode().lower()
    assert "script-src 'self'" in head and "unsafe-inline" not in head and "frame-ancestors 'none'" in head
