"""`aglae serve` from the outside: where it listens, how it starts and ends."""

import json
import os
import pathlib
import signal
import socket
import ssl
import stat
import subprocess
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGLAE = os.environ.get("AGLAE_BINARY", str(ROOT / ".build/debug/aglae"))


def serve(*arguments):
    return subprocess.run([AGLAE, "serve", *map(str, arguments)], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("address", ["0.0.0.0:8080", "192.168.0.1:80", "127.0.0.1", "nonsense", "127.0.0.1:99999"])
def test_an_address_that_others_reach_without_encryption_is_wrong_usage(tmp_path, address):
    result = serve("--data", tmp_path, "--listen", address)
    assert result.returncode == 2 and "127.0.0.1" in result.stderr


def test_half_a_certificate_and_no_name_are_wrong_usage(tmp_path):
    half = serve("--data", tmp_path, "--tls-key", "k.pem")
    assert half.returncode == 2 and "together" in half.stderr
    nameless = serve("--data", tmp_path, "--listen", "0.0.0.0:0", "--tls-key", "k.pem", "--tls-certificate", "c.pem")
    assert nameless.returncode == 2 and "--name" in nameless.stderr


def test_a_certificate_that_is_none_is_told(tmp_path):
    (tmp_path / "c.pem").write_text("nothing")
    result = serve("--data", tmp_path / "d", "--listen", "127.0.0.1:0",
                   "--tls-certificate", tmp_path / "c.pem", "--tls-key", tmp_path / "c.pem")
    assert result.returncode == 1 and "PEM" in result.stderr


@pytest.fixture
def encrypted(tmp_path):
    """A site with a certificate of its own making: where it answers, and what trusts it."""
    chain, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-out", chain, "-keyout", key],
        check=True, capture_output=True)
    process = subprocess.Popen(
        [AGLAE, "serve", "--data", str(tmp_path / "data"), "--listen", "127.0.0.1:0", "--log-requests",
         "--tls-certificate", str(chain), "--tls-key", str(key)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    yield process, line[line.index("http"):].strip(), ssl.create_default_context(cafile=str(chain))
    process.kill()
    process.wait()


def test_encrypted_connections(encrypted):
    process, place, trust = encrypted
    assert place.startswith("https://127.0.0.1:")
    with urllib.request.urlopen(place + "/?name=Lefevre", context=trust) as answer:
        assert "includeSubDomains" in answer.headers["Strict-Transport-Security"]
        assert "Secure" in answer.headers["Set-Cookie"]
    old = ssl.create_default_context(cafile=None)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(Exception):
        urllib.request.urlopen(place + "/health", context=old)
    with pytest.raises(Exception):
        urllib.request.urlopen(place.replace("https", "http") + "/health")
    with urllib.request.urlopen(place + "/metrics", context=trust) as answer:
        metrics = answer.read().decode()
    assert 'aglae_request_seconds_count{method="GET",route="/",status="303"} 1' in metrics
    process.send_signal(signal.SIGTERM)
    lines = [json.loads(line) for line in process.stderr.read().splitlines()]
    assert {"method": "GET", "route": "/", "status": 303}.items() <= lines[0].items()
    assert "Lefevre" not in json.dumps(lines)


def test_a_port_in_use_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        result = serve("--data", tmp_path, "--listen", f"127.0.0.1:{other.getsockname()[1]}")
    assert result.returncode == 1
    assert "in use" in result.stderr and "--listen" in result.stderr


def test_a_file_is_no_data_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    result = serve("--data", tmp_path / "file", "--listen", "127.0.0.1:0")
    assert result.returncode == 1 and "it is a file" in result.stderr and "--data" in result.stderr


def test_a_folder_that_cannot_be_made_is_told():
    result = serve("--data", "/proc/nothing", "--listen", "127.0.0.1:0")
    assert result.returncode == 1 and "could not be made" in result.stderr


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_asked_to_stop(tmp_path, end):
    data = tmp_path / "practice" / "data"
    process = subprocess.Popen(
        [AGLAE, "serve", "--data", str(data), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        with urllib.request.urlopen(line[line.index("http"):].strip() + "/health") as answer:
            assert answer.status == 200
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
    finally:
        process.send_signal(end)
    assert process.wait(20) == 0
