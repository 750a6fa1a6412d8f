"""`aglae demo`: a clinic that can be served and signed in to at once, and never over what is used."""

import re
import subprocess
import sys
import urllib.parse

import pytest
from conftest import AGLAE, ROOT

sys.path.insert(0, str(ROOT / "Tests/Support"))
from practice import Browser, Practice, code_of  # noqa: E402


def run(folder, *arguments):
    return subprocess.run(
        [AGLAE, "demo", "--data", str(folder / "data"), "--keys", str(folder / "keys"), *arguments],
        capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    result = run(folder)
    assert result.returncode == 0, result.stderr
    people = {}
    for line in result.stdout.splitlines():
        parts = line.split("  ")
        if len(parts) >= 3:
            secret = urllib.parse.parse_qs(urllib.parse.urlsplit(parts[3]).query)["secret"][0] if len(parts) > 3 else None
            people[parts[0]] = (parts[1], parts[2], secret, parts[4].split()[-1] if len(parts) > 4 else None)
    practice = Practice.__new__(Practice)
    practice.__init__(folder)
    practice.demo_people, practice.output = people, result.stdout
    yield practice
    practice.stop()


def enter(demo, role):
    login, password, seed, _ = demo.demo_people[role]
    browser = Browser(demo.address)
    browser.sign_in(login, password, seed)
    return browser


def test_every_role_is_printed_with_a_second_factor_where_it_must_have_one(demo):
    roles = {"administrator", "physician", "nurse", "secretary", "dataProtectionOfficer", "patient"}
    assert set(demo.demo_people) == roles
    assert demo.demo_people["patient"][2] is None
    for role in roles - {"patient"}:
        assert re.fullmatch(r"[A-Z2-7]{32}", demo.demo_people[role][2]), role
        assert re.fullmatch(r"\d{6}", demo.demo_people[role][3]), role
    assert f"aglae serve --data {demo.data}" in demo.output


def test_the_physician_signs_in_at_once_and_finds_records_with_photographs(demo):
    physician = enter(demo, "physician")
    _, page = physician.page("/patients")
    _, found = physician.send("/patients/search", {"text": "exemple"}, page)
    patients = re.findall(r'href="/patients/([0-9a-f-]{36})"', found)
    assert len(patients) == 12
    _, found = physician.send("/patients/search", {"text": "abricot"}, page)
    patient = re.search(r'href="/patients/([0-9a-f-]{36})"', found)[1]
    _, record = physician.page(f"/patients/{patient}/record")
    assert "Première consultation" in record and "(36 ans)" in record
    picture = re.search(rf'href="(/patients/{patient}/photographs/[0-9a-f-]+)"', record)[1]
    answer, content = physician.ask("GET", picture + "/picture.jpg")
    assert answer.status == 200 and content == (ROOT / "Demonstration/face-1.jpg").read_bytes()
    # The keys' copy was tested, so a new patient can be entered.
    assert demo.enter_patient.__func__ and physician.page("/patients/new")[0] == 200


def test_the_others_sign_in_to_what_is_theirs(demo):
    assert "EXEMPLE-ABRICOT Léa" in enter(demo, "patient").page("/my")[1]
    assert enter(demo, "secretary").page("/patients")[0] == 200
    assert enter(demo, "dataProtectionOfficer").page("/erasures")[0] == 200
    assert enter(demo, "administrator").page("/jobs")[0] == 200
    nurse = enter(demo, "nurse")
    _, page = nurse.page("/patients")
    _, found = nurse.send("/patients/search", {"text": "hetre"}, page)
    patient = re.search(r'href="/patients/([0-9a-f-]{36})"', found)[1]
    assert nurse.page(f"/patients/{patient}/record")[0] == 200


def test_it_refuses_a_folder_that_is_used(demo, tmp_path):
    again = run(demo.folder)
    assert again.returncode == 1 and "used already" in again.stderr and again.stdout == ""
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "somebody's").write_text("x")
    other = run(tmp_path)
    assert other.returncode == 1 and not (tmp_path / "data").exists()


def test_it_is_the_same_each_time_and_its_log_is_whole(tmp_path):
    assert run(tmp_path).returncode == 0
    check = subprocess.run(
        [AGLAE, "audit", "verify", "--data", str(tmp_path / "data"), "--keys", str(tmp_path / "keys")],
        capture_output=True, text=True)
    assert check.returncode == 0 and "0 not yet" in check.stdout, check.stdout
