"""A full, a failing and a read-only disk, and a database server that goes away, as a person at a page meets them."""

import pathlib
import re
import resource
import subprocess
import tempfile

import pytest

from practice import Practice

SAID = {
    "full": {"fr": "Disque plein", "en": "Disk full"},
    "failing": {"fr": "Le disque refuse d’écrire", "en": "The disk refuses to write"},
    "away": {"fr": "Base de données injoignable", "en": "Database out of reach"},
}


@pytest.fixture
def disk():
    """A disk of 60 MiB; skipped where one may not be mounted."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="aglae-disk-"))
    options = "size=60m,mode=755"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "aglae-test", place], capture_output=True).returncode:
        place.rmdir()
        pytest.skip("this account may not mount a disk")
    place.chmod(0o755)
    yield place
    subprocess.run(["umount", "-l", place], check=True)
    place.rmdir()


def fill(disk):
    """Writes until nothing more fits."""
    with open(disk / "ballast", "wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass


def counts(practice):
    return {table: int(practice.sql(f"SELECT count(*) FROM {table}")[0][0])
            for table in ("patient", "patient_identity", "care_team", "encounter")}


def forms(practice, patient):
    """Two forms as a person has them open: a new patient's, and a note's."""
    physician = practice.physician
    _, new = physician.page("/patients/new")
    _, record = physician.page(f"/patients/{patient}/record")
    key = re.compile(r'name="key" value="([0-9a-f]+)"')
    return [
        ("/patients", {"family-name": "Garnier", "given-names": "Lou", "birth-date": "1990-01-01",
                       "key": key.search(new)[1]}, new),
        (f"/patients/{patient}/encounters", {"kind": "AMB", "note": "après la panne", "key": key.search(record)[1]},
         record)]


def refused(practice, sent, said, statuses):
    """Sends forms that must be refused with a page in the person's language; nothing of them may stay."""
    before = counts(practice) if practice.sql_works else None
    for language in ("fr", "en"):
        practice.physician.cookies["aglae_language"] = language
        for path, fields, page in sent:
            answer, content = practice.physician.send(path, fields, page)
            assert answer.status in statuses, (path, answer.status, content[:300])
            assert any(SAID[kind][language] in content for kind in said), (path, content[-1500:])
            assert "<h1" in content
    practice.physician.cookies["aglae_language"] = "fr"
    return before


def succeeds_once(practice, sent, before):
    """The same forms, twice each, once the ground holds again: recorded once, with everything of them."""
    for path, fields, page in sent:
        for _ in range(2):
            answer, content = practice.physician.send(path, fields, page)
            assert answer.status == 303, (path, content[-1500:])
    assert counts(practice) == {table: count + 1 for table, count in before.items()}


def whole_log(practice):
    """The log is whole once the site has stopped."""
    database = practice.arguments[practice.arguments.index("--database"):][:2] if practice.server else []
    done = subprocess.run(
        [practice.arguments[0], "audit", "verify", "--data", practice.data, "--keys", practice.keys, *database],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def begin(folder, engine, **options):
    practice = Practice(folder, engine=engine, **options)
    practice.sql_works = True
    practice.physician = practice.set_up()
    practice.patient = practice.enter_patient(practice.physician)
    return practice


def end(practice):
    server, practice.server = practice.server, None
    practice.stop()
    practice.server = server
    whole_log(practice)
    if server:
        server.remove()


def test_a_full_disk_of_sqlite(disk, tmp_path):
    practice = begin(disk, "sqlite")
    sent = forms(practice, practice.patient)
    fill(disk)
    before = refused(practice, sent, ("full", "failing"), (507,))
    assert counts(practice) == before
    (disk / "ballast").unlink()
    succeeds_once(practice, sent, before)
    end(practice)


def test_a_disk_that_refuses_to_write(tmp_path):
    """No file of the site's process may grow: needs no rights, and is what a failing or read-only disk looks like."""
    practice = begin(tmp_path, "sqlite", survives_limits=True)
    sent = forms(practice, practice.patient)
    limits = resource.prlimit(practice.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(practice.pid, resource.RLIMIT_FSIZE, (0, limits[1]))
    before = refused(practice, sent, ("failing",), (507,))
    assert counts(practice) == before
    resource.prlimit(practice.pid, resource.RLIMIT_FSIZE, limits)
    succeeds_once(practice, sent, before)
    end(practice)


def test_a_full_disk_of_postgresql(disk, tmp_path):
    practice = begin(tmp_path, "postgresql", server_folder=disk)
    sent = forms(practice, practice.patient)
    before = counts(practice)
    practice.sql_works = False
    fill(disk)
    refused_any = 0
    # Pages of the server's memory still take some; then tables or log cannot grow.
    for number in range(400):
        answer, content = practice.physician.send(
            f"/patients/{practice.patient}/encounters",
            {**sent[1][1], "note": f"{number} " + "x" * 3000, "key": f"{number:032x}"}, sent[1][2])
        if answer.status != 303:
            assert answer.status in (503, 507), content[-1500:]
            refused_any += 1
            break
        before["encounter"] += 1
    assert refused_any
    (disk / "ballast").unlink()
    answer, content = practice.physician.send(sent[1][0], sent[1][1], sent[1][2])
    for _ in range(20):
        if answer.status == 303:
            break
        assert answer.status in (503, 507), content[-1500:]
        answer, content = practice.physician.send(sent[1][0], sent[1][1], sent[1][2])
    succeeds_once(practice, sent, before)
    end(practice)


def test_a_database_server_that_stops_and_comes_back(tmp_path):
    practice = begin(tmp_path, "postgresql")
    sent = forms(practice, practice.patient)
    before = counts(practice)
    practice.sql_works = False
    practice.server.stop("immediate")
    refused(practice, sent[1:], ("away",), (503,))
    status, page = practice.physician.page(f"/patients/{practice.patient}")
    assert status == 503 and SAID["away"]["fr"] in page
    practice.server.start()
    assert practice.physician.page(f"/patients/{practice.patient}")[0] == 200
    succeeds_once(practice, sent, before)
    end(practice)
