"""Each route asked by each role, of their own patient, a stranger and none: who is let through."""

import hashlib
import subprocess
import urllib.parse

import pytest

from practice import AGLAE, Browser, Practice

CLINICIANS = {"physician", "nurse", "colleague"}
STAFF = CLINICIANS | {"secretary"}
ALL = STAFF | {"officer", "administrator"}
# The physician who was first also administers.
ADMINISTRATORS = {"physician", "administrator"}
# Whom each guard lets through; of a patient, by what the patient is to them. A route whose guard is not
# here fails the test.
ALLOWED = {
    "everyone": ALL | {"nobody"},
    "account": ALL,
    "stage secondFactor": set(), "stage enrolment": set(),
    "free lightTable.use": CLINICIANS, "free station.use": CLINICIANS,
    "clinic ownAccount.see": ALL, "clinic ownAccount.change": ALL,
    "clinic account.list": ADMINISTRATORS, "clinic account.change": ADMINISTRATORS,
    "clinic policy.see": ADMINISTRATORS, "clinic policy.narrow": ADMINISTRATORS,
    "clinic account.invite": ADMINISTRATORS, "clinic keys.copy": ADMINISTRATORS,
    "clinic jobs.see": ADMINISTRATORS, "clinic jobs.change": ADMINISTRATORS,
    "clinic patient.search": STAFF, "clinic patient.enter": STAFF,
    "patient patient.open": {"own": STAFF, "none": set()},
    "patient record.open": {"own": {"physician"}, "none": set()},
    "patient encounter.record": {"own": {"physician"}, "none": set()},
    # After the reason that they sent to the route before it.
    "patient record.openInEmergency": {"own": CLINICIANS - {"physician"}, "none": set()},
}
# What an account may ask for and is then refused in the route itself.
INSIDE = {"/patients/:patient/emergency": CLINICIANS - {"physician"}, "/log": ADMINISTRATORS | {"officer"}}
NOBODYS = "01900000-0000-7000-8000-000000000000"


def routes():
    result = subprocess.run(
        [AGLAE, "serve", "--data", "/tmp/aglae-routes", "--keys", "/tmp/aglae-routes-keys", "--list-routes"],
        capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return [tuple(line.split(" ", 2)) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    """People of every role, and a patient whom the physician treats."""
    practice = Practice(tmp_path_factory.mktemp("roles"))
    physician = practice.set_up()
    practice.browsers = {
        "physician": physician,
        "colleague": practice.invite(physician, "colleague", "physician", speciality="dermatology"),
        "nurse": practice.invite(physician, "nurse", "nurse"),
        "secretary": practice.invite(physician, "secretary", "secretary"),
        "officer": practice.invite(physician, "officer", "dataProtectionOfficer"),
        "administrator": practice.invite(physician, "administrator", "administrator"),
        "nobody": Browser(practice.address)}
    practice.patient = practice.enter_patient(physician)
    yield practice
    practice.stop()


def is_let_through(practice, browser, method, path):
    token = hashlib.sha256(f"aglae.form {browser.cookies.get('aglae_session', '')}".encode()).hexdigest()
    cookies = dict(browser.cookies)
    answer, _ = browser.ask(
        method, path, urllib.parse.urlencode({"form-token": token, "reason": "une raison assez longue"}) if method != "GET" else None,
        {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"})
    browser.cookies = cookies
    return answer.status


def test_every_route_lets_through_whom_its_guard_names(practice):
    table = routes()
    assert len(table) > 60
    cells, wrong = 0, []
    # An empty form of rights takes them all from secretaries: it is asked last.
    for method, path, guard in sorted(table, key=lambda row: row[:2] == ("POST", "/accounts/rights")):
        if path in ("/sign-out", "/first-run", "/favicon.ico") or path.startswith("/assets") or "PUT" in method:
            continue
        allowed = ALLOWED[guard]
        for relation, patient in {"own": practice.patient, "none": NOBODYS}.items():
            if ":patient" not in path and relation == "none":
                continue
            place = path.replace(":patient", patient).replace(":person", NOBODYS)
            place = "/".join("0" if part.startswith(":") else part for part in place.split("/"))
            for role, browser in practice.browsers.items():
                may = role in (allowed[relation] if isinstance(allowed, dict) else allowed)
                if path in INSIDE:
                    may = role in INSIDE[path] and relation == "own"
                status = is_let_through(practice, browser, method, place)
                cells += 1
                # Not found is what a foreign patient looks like; elsewhere it comes after the guard.
                refused = status in (401, 403) or (":patient" in path and status == 404) or (
                    status == 303 and role == "nobody")
                if path in INSIDE and method == "GET" and ":patient" in path:
                    continue
                if refused == may:
                    wrong.append((method, path, guard, relation, role, status))
    print(f"{len(table)} routes, {cells} cells")
    assert not wrong, "\n".join(map(str, wrong))
