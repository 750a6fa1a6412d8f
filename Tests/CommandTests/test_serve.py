"""`aglae serve` from the outside: where it listens, how it starts and ends."""

import os
import pathlib
import signal
import socket
import stat
import subprocess
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGLAE = os.environ.get("AGLAE_BINARY", str(ROOT / ".build/debug/aglae"))


def serve(*arguments):
    return subprocess.run([AGLAE, "serve", *map(str, arguments)], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("address", ["0.0.0.0:8080", "192.168.0.1:80", "127.0.0.1", "nonsense", "127.0.0.1:99999"])
def test_an_address_that_others_reach_is_wrong_usage(tmp_path, address):
    result = serve("--data", tmp_path, "--listen", address)
    assert result.returncode == 2 and "127.0.0.1:8080" in result.stderr


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
