"""The drill: a practice that works is backed up, lost, and restored on another machine."""

import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

from conftest import AGLAE, ROOT

sys.path.insert(0, str(ROOT / "Tests/Support"))
from postgresql import PostgreSQL  # noqa: E402
from practice import PASSWORD, Browser, Practice  # noqa: E402

CAMPAIGN = str(pathlib.Path(AGLAE).with_name("backup-campaign"))
PLANTED = 1000


def aglae(*arguments, **options):
    return subprocess.run([AGLAE, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)


def campaign(command, data, keys, database, *arguments):
    done = subprocess.run(
        [CAMPAIGN, command, str(data), str(keys), database or "-", *map(str, arguments)],
        capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def place(data, keys, database=None):
    return ["--data", data, "--keys", keys, *(["--database", database] if database else [])]


@pytest.fixture(scope="module")
def server():
    server = PostgreSQL()
    yield server
    server.remove()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def site(request, tmp_path_factory):
    """A practice that is served, with planted patients; `.database` is its address, `.file` its backup."""
    folder = tmp_path_factory.mktemp("practice")
    database = request.getfixturevalue("server").make() if request.param == "postgresql" else None
    site = Practice(folder, *(["--database", database] if database else []), engine="sqlite")
    site.database, site.kind = database, request.param
    site.physician = site.set_up()
    site.patient = site.enter_patient(site.physician, "Klodomir", "Océane", "1991-05-06")
    write_note(site.physician, site.patient, "sillons nasogéniens")
    campaign("fill", site.data, site.keys, database, PLANTED, 20, 200_000)
    site.file = folder / "practice.backup"
    writing, notes = threading.Event(), []

    def write():
        while not writing.is_set():
            write_note(site.physician, site.patient, f"meanwhile {len(notes)}")
            notes.append(len(notes))

    writer = threading.Thread(target=write)
    writer.start()
    while len(notes) < 3:
        time.sleep(0.05)
    site.backup = aglae("backup", *place(site.data, site.keys, database), "--to", site.file)
    writing.set()
    writer.join()
    assert site.backup.returncode == 0, site.backup.stderr
    yield site
    site.stop()


def write_note(browser, patient, note):
    _, record = browser.page(f"/patients/{patient}/record")
    key = re.search(r'name="key" value="([0-9a-f]+)"', record)[1]
    answer, _ = browser.send(
        f"/patients/{patient}/encounters", {"kind": "AMB", "note": note, "key": key}, record)
    assert answer.status == 303


def new_machine(site, folder):
    """The key store of another machine, from the second copy alone."""
    shutil.copytree(site.folder / "copy", folder / "keys")
    (folder / "keys").chmod(0o700)
    for file in (folder / "keys").rglob("*"):
        file.chmod(0o700 if file.is_dir() else 0o600)
    return folder / "data", folder / "keys"


def secrets_in(folder):
    """What was planted and can be read in any file below."""
    found = set()
    words = [b"Zorglub", b"Quetsche", b"07 91 ", b"zag.example", b"Mirabelle", b"Framboise", b"Klodomir",
             "Océane".encode(), "nasogéniens".encode(), b"JFIF", bytes([0xFF, 0xD8, 0xFF, 0xE0])]
    files = [folder] if folder.is_file() else [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for file in files:
        content = file.read_bytes()
        found |= {(file.name, word) for word in words if word in content}
    return found


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_a_practice_comes_back_on_a_new_machine(site, server, tmp_path, to):
    assert f"{20} photographs" in site.backup.stdout
    data, keys = new_machine(site, tmp_path)
    database = server.make() if to == "postgresql" else None
    restored = aglae("restore", "--from", site.file, *place(data, keys, database))
    assert restored.returncode == 0, restored.stderr
    assert "The log is whole" in restored.stdout
    whole = aglae("audit", "verify", *place(data, keys, database))
    assert whole.returncode == 0, whole.stdout + whole.stderr
    # Every planted patient and photograph reads as in the first practice.
    before = campaign("read", site.data, site.keys, site.database).splitlines()
    after = campaign("read", data, keys, database).splitlines()
    assert len(after) == PLANTED + 1 + 20
    changed = [line for line in after if line not in before and site.patient not in line]
    assert not changed
    there = Practice(tmp_path, *(["--database", database] if database else []), engine="sqlite")
    there.data, there.keys = data, keys
    try:
        # The session of before the backup is over; the password and the second factor are the same.
        stale = Browser(there.address)
        stale.cookies = dict(site.physician.cookies)
        assert stale.page("/patients")[0] == 303
        physician = Browser(there.address)
        physician.sign_in("dr.lefevre", PASSWORD, site.people["dr.lefevre"], time.time() + 30)
        _, search = physician.page("/patients")
        assert site.patient in physician.send("/patients/search", {"text": "klodo"}, search)[1]
        assert "Quetsche77" in physician.send("/patients/search", {"text": "07 91 10 00 77"}, search)[1]
        record = physician.page(f"/patients/{site.patient}/record")[1]
        assert "sillons nasogéniens" in record and "meanwhile 0" in record
        # Notes come in the order in which they were written: none is there whose forerunner is not.
        kept = sorted(int(number) for number in re.findall(r"meanwhile (\d+)", record))
        assert kept == list(range(len(kept)))
        # No patient is added before the new machine has a second copy of its own.
        _, page = physician.page("/patients/new")
        answer, _ = physician.send(
            "/patients", {"family-name": "M", "given-names": "L", "birth-date": "1970-01-01", "key": "0" * 32}, page)
        assert answer.status == 409
        assert not secrets_in(data)
    finally:
        there.stop()


def test_nothing_planted_is_readable_in_backup_data_or_server(site, server):
    for folder in [site.file, site.data, server.folder]:
        assert not secrets_in(folder)


def wait_for_its_log(site):
    """Until the site, which uses the same keys, has put everything in its log's order and signed it."""
    head = site.keys / "audit-head.json"
    known, since = None, time.monotonic()
    deadline = since + 30
    while time.monotonic() < min(since + 1.5, deadline):
        if (now := head.read_bytes()) != known:
            known, since = now, time.monotonic()
        time.sleep(0.1)


def test_an_erased_patient_is_not_in_an_older_backup(site, tmp_path):
    lines = campaign("read", site.data, site.keys, site.database).splitlines()
    photographed = next(line for line in lines if line.startswith("patient") and site.patient not in line)
    erased = photographed.split()[1]
    campaign("erase", site.data, site.keys, site.database, erased)
    wait_for_its_log(site)
    data = tmp_path / "data"
    restored = aglae("restore", "--from", site.file, *place(data, site.keys))
    assert restored.returncode == 0, restored.stderr
    assert "1 patients were erased since then and stay erased" in restored.stdout
    after = campaign("read", data, site.keys, None)
    assert re.search(rf"patient {erased} erased \d\d\d\d-\d\d-\d\d", after)
    assert photographed not in after
    whole = aglae("audit", "verify", *place(data, site.keys))
    assert whole.returncode == 0 and "put back" in whole.stdout
    # The site that goes on is not disturbed: its log is whole as well.
    write_note(site.physician, site.patient, "afterwards")


def test_wrong_places_and_keys_are_told_in_words(site, tmp_path):
    def refused(words, *arguments):
        done = aglae(*arguments)
        assert done.returncode != 0 and words in done.stderr, done.stderr
        assert "Fatal" not in done.stderr and not list(tmp_path.glob("*.restoring"))

    data = tmp_path / "data"
    refused("no practice's data", "backup", *place(tmp_path / "none", site.keys), "--to", tmp_path / "f")
    refused("There is a file of that name", "backup", *place(site.data, site.keys, site.database), "--to", site.file)
    refused("could not be read or written", "backup", *place(site.data, site.keys, site.database),
            "--to", tmp_path / "no" / "f")
    refused("no key store", "restore", "--from", site.file, *place(data, tmp_path / "no-keys"))
    refused("There is no file", "restore", "--from", tmp_path / "none", *place(data, site.keys))
    refused("no backup", "restore", "--from", AGLAE, *place(data, site.keys))
    refused("empty folder", "restore", "--from", site.file, *place(site.data, site.keys))
    (tmp_path / "other").mkdir()
    other = Practice(tmp_path / "other", engine="sqlite")
    other.stop()
    refused("another key store", "restore", "--from", site.file, *place(data, other.keys))
    refused("another key store", "restore", "--verify", "--from", site.file, "--keys", other.keys)
    if site.database:
        refused("empty database", "restore", "--from", site.file, *place(data, site.keys, site.database))
    assert not data.exists()


def test_the_key_store_of_other_data_is_refused_at_the_start(site, tmp_path):
    (tmp_path / "other").mkdir()
    other = Practice(tmp_path / "other", engine="sqlite")
    other.stop()
    served = aglae("serve", *place(site.data, other.keys, site.database), "--listen", "127.0.0.1:0")
    assert served.returncode == 1 and "lacks the key" in served.stderr and "patients" in served.stderr


def test_a_backup_that_was_changed_or_cut_is_refused(site, tmp_path):
    whole = site.file.read_bytes()
    draw = random.Random(7)
    for number in range(24):
        at = draw.randrange(len(whole))
        damaged = tmp_path / "damaged"
        if number % 3:
            damaged.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << number % 8)]) + whole[at + 1:])
        else:
            damaged.write_bytes(whole[:at])
        done = aglae("restore", "--verify", "--from", damaged, "--keys", site.keys)
        assert done.returncode == 1 and "aglae: " in done.stderr, at
        if number % 6 == 0:
            done = aglae("restore", "--from", damaged, *place(tmp_path / "data", site.keys))
            assert done.returncode == 1 and not (tmp_path / "data").exists(), at
    assert [path.name for path in tmp_path.iterdir()] == ["damaged"]


def test_verifying_is_remembered(site):
    done = aglae("restore", "--verify", "--from", site.file, *place(site.data, site.keys, site.database))
    assert done.returncode == 0 and "The backup is whole" in done.stdout
    assert "does not know" not in done.stdout


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 2 MiB; skipped where one may not be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "aglae-test", disk], capture_output=True).returncode:
        pytest.skip("this account may not mount a disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_leaves_nothing(site, small_disk):
    done = aglae("backup", *place(site.data, site.keys, site.database), "--to", small_disk / "f")
    assert done.returncode == 1 and "No space left" in done.stderr, done.stderr
    assert list(small_disk.iterdir()) == []
    done = aglae("restore", "--from", site.file, *place(small_disk / "data", site.keys))
    assert done.returncode == 1 and "full" in done.stderr or "No space left" in done.stderr, done.stderr
    assert list(small_disk.iterdir()) == []


def test_two_backups_at_once_and_two_restorations(site, tmp_path):
    names = [tmp_path / "same"] * 2 + [tmp_path / "other"]
    started = [subprocess.Popen(
        [AGLAE, "backup", *map(str, place(site.data, site.keys, site.database)), "--to", str(name)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE) for name in names]
    codes = [process.wait(300) for process in started]
    for process in started:
        process.communicate()
    # Of two with one name, at most one is refused; what stands there is whole.
    assert codes[2] == 0 and 0 in codes[:2]
    for name in set(names):
        assert aglae("restore", "--verify", "--from", name, "--keys", site.keys).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "same"]
    started = [subprocess.Popen(
        [AGLAE, "restore", "--from", str(site.file), *map(str, place(tmp_path / "data", site.keys))],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    codes = [process.wait(300) for process in started]
    for process in started:
        process.communicate()
    assert sorted(codes) == [0, 1]
    assert aglae("audit", "verify", *place(tmp_path / "data", site.keys)).returncode == 0


TIMES = int(os.environ.get("AGLAE_KILLS", "4"))


def test_a_killed_backup_leaves_no_file_of_that_name(site, tmp_path):
    draw = random.Random(3)
    took = time.time()
    assert aglae("backup", *place(site.data, site.keys, site.database), "--to", tmp_path / "first").returncode == 0
    took = time.time() - took
    file, whole = tmp_path / "f", 0
    for _ in range(TIMES):
        kill_after(draw.random() * took, "backup", *place(site.data, site.keys, site.database), "--to", file)
        if file.exists():
            whole += 1
            assert aglae("restore", "--verify", "--from", file, "--keys", site.keys).returncode == 0
            file.unlink()
    done = aglae("backup", *place(site.data, site.keys, site.database), "--to", file)
    assert done.returncode == 0, done.stderr
    # What the killed ones left is gone.
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f", "first"]
    print(f"{TIMES} backups killed, {whole} of them whole by then")


def test_a_killed_restoration_is_completed_or_begun_again(site, server, tmp_path):
    draw = random.Random(5)
    took = time.time()
    assert aglae("restore", "--from", site.file, *place(tmp_path / "first", site.keys)).returncode == 0
    took = time.time() - took
    data, half, whole = tmp_path / "data", tmp_path / "data.restoring", 0
    database = server.make() if site.database else None
    for _ in range(TIMES):
        kill_after(draw.random() * took, "restore", "--from", site.file, *place(data, site.keys, database))
        if half.exists():
            # Half of a practice is not served.
            served = aglae("serve", *place(data, site.keys, database), "--listen", "127.0.0.1:0")
            assert served.returncode == 1 and "was not finished" in served.stderr, served.stderr
            assert not data.exists()
        if data.exists():
            # What has its name is whole.
            assert aglae("audit", "verify", *place(data, site.keys, database)).returncode == 0
            assert len(campaign("read", data, site.keys, database).splitlines()) >= PLANTED
            shutil.rmtree(data)
            database, whole = server.make() if site.database else None, whole + 1
    done = aglae("restore", "--from", site.file, *place(data, site.keys, database))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "first"]
    assert aglae("audit", "verify", *place(data, site.keys, database)).returncode == 0
    assert len(campaign("read", data, site.keys, database).splitlines()) >= PLANTED
    print(f"{TIMES} restorations killed, {whole} of them whole by then")


def kill_after(seconds, *arguments):
    process = subprocess.Popen([AGLAE, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
