"""Each route asked by each role with the record of their own patient, a team's, a stranger and another
clinic's, on both engines: who is let through, and that nobody else sees a word of it."""

import collections
import hashlib
import html
import re
import time
import urllib.parse

import pytest

from practice import PASSWORD, Browser, Practice, routes

# By the person's name in the test; what they are besides is in ROLES.
PHYSICIANS = {"physician", "colleague", "senior"}
CLINICIANS = PHYSICIANS | {"nurse"}
STAFF = CLINICIANS | {"secretary"}
ALL = STAFF | {"officer", "administrator", "patient"}
# The physician who was first also administers.
ADMINISTRATORS = {"physician", "administrator"}
ROLES = {name: "physician" for name in PHYSICIANS}

# What each patient is to whom: a stranger to the clinic's people where nothing is said.
PATIENTS = {
    "own": {"physician": "own", "patient": "own"},
    "care team's": {"physician": "team", "nurse": "team", "colleague": "own"},
    "standing team's": {"physician": "team", "nurse": "team", "senior": "own"},
    # The physician and the nurse are of the standing team, and the patient is opposed to both.
    "opposed": {"senior": "own"},
    "stranger": {"colleague": "own"},
    "other clinic's": None,
    "nobody's": None,
}
# Whom each guard lets through. A route whose guard is not here fails the test.
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
    "clinic erasure.list": {"officer"},
    "own ownRecord.open": {"patient"}, "own ownRecord.oppose": {"patient"}, "own ownRecord.ask": {"patient"},
    "own ownRecord.prove": {"patient"},
    "clinic patient.search": STAFF, "clinic patient.enter": STAFF,
}
# Of a patient: which roles, by what the patient is to the person. Nobody where nothing is said.
CARE = {"own": {"physician"}, "team": {"physician", "nurse"}}
PHYSICIANS_CARE = {"own": {"physician"}, "team": {"physician"}}
OWN = {"own": {"physician"}}
OVERSIGHT = {"own": set(), "team": set(), "stranger": {"officer"}}
RECEPTION = dict.fromkeys(("own", "team", "stranger"), {"physician", "nurse", "secretary"})
# After the reason that they sent to the route before it.
EMERGENCY = {"stranger": {"physician", "nurse"}}
ALLOWED_OF_PATIENT = {
    "patient patient.open": RECEPTION, "patient portal.invite": RECEPTION,
    "patient record.open": CARE,
    "patient encounter.record": CARE,
    "patient record.openInEmergency": EMERGENCY,
    "patient photograph.keep": CARE, "patient photograph.see": CARE,
    "patient careTeam.see": CARE, "patient careTeam.change": PHYSICIANS_CARE,
    "patient retention.see": PHYSICIANS_CARE, "patient retention.change": OWN,
    "patient dataRequest.ask": PHYSICIANS_CARE, "patient patient.erase": OWN,
    "patient erasure.see": PHYSICIANS_CARE, "patient erasure.check": OVERSIGHT,
}
# What an account may ask for and is then refused in the route itself.
INSIDE = {("POST", "/patients/:patient/emergency"): EMERGENCY, ("GET", "/log"): ADMINISTRATORS | {"officer", "patient"}}
# A form that asks for a reason and shows nothing of the patient.
FORMS = {("GET", "/patients/:patient/emergency")}
NOBODYS = "01900000-0000-7000-8000-000000000000"
ELSEWHERE = ("/sign-out", "/first-run", "/favicon.ico")


def join(practice, name, role, speciality=""):
    practice.browsers[name] = practice.invite(practice.browsers["physician"], name, role, name.title(), speciality)
    practice.persons[name] = practice.sql("SELECT max(person_id) FROM account")[0][0]


def join_as_patient(practice, patient):
    """A patient's account. No page invites one: the row of a nurse's invitation is made a patient's."""
    physician = practice.browsers["physician"]
    _, page = physician.page("/accounts")
    _, content = physician.send("/accounts/invitations", {"name": "x", "role": "nurse"}, page)
    link = html.unescape(re.search(r'value="https?://[^/"]+(/invitations/[^"]+)"', content)[1])
    practice.sql(
        f"UPDATE invitation SET role = 'patient', patient_id = '{patient}', sealed_name = NULL "
        "WHERE accepted_at IS NULL AND invitation_id = (SELECT max(invitation_id) FROM invitation)")
    browser = Browser(practice.address)
    answer, content = browser.send(link, {"login": "a.patient", "password": PASSWORD})
    assert answer.status == 303, content
    practice.browsers["patient"] = browser


def take_part(practice, patient, person, part):
    """No page makes care teams yet: the row that the store would write."""
    clinic, author = practice.clinic, practice.persons["physician"]
    last = practice.sql(
        f"SELECT COALESCE(max(version), 0) FROM care_team WHERE patient_id = '{patient}' AND person_id = '{person}'")[0][0]
    last = int(last)
    practice.sql(
        "INSERT INTO care_team (clinic_id, patient_id, person_id, version, part, recorded_at, author, supersedes) "
        f"VALUES ('{clinic}', '{patient}', '{person}', {last + 1}, '{part}', {int(time.time() * 1e6)}, '{author}', "
        f"{last or 'NULL'})")


def write_note(browser, patient, note):
    _, record = browser.page(f"/patients/{patient}/record")
    key = re.search(r'name="key" value="([0-9a-f]+)"', record)[1]
    answer, content = browser.send(
        f"/patients/{patient}/encounters", {"kind": "AMB", "note": note, "key": key}, record)
    assert answer.status == 303, content


def enter(practice, browser, patient, name):
    """A patient whose name and note are nobody else's."""
    practice.words[patient] = [f"famille{name}".replace("'", "").replace(" ", ""),
                               f"note{name}".replace("'", "").replace(" ", "")]
    family, note = practice.words[patient]
    practice.patients[patient] = practice.enter_patient(browser, family, "Camille")
    write_note(browser, practice.patients[patient], note)


def other_clinic(practice):
    """A second clinic of the installation, through the first run's page, which the removed row opens again."""
    practice.sql("DELETE FROM first_run")
    practice.elsewhere = practice.set_up("dr.autre", "Clinique des Tilleuls")
    practice.other_person = practice.sql("SELECT max(person_id) FROM account")[0][0]
    enter(practice, practice.elsewhere, "other clinic's", "Ailleurs")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def practice(request, tmp_path_factory):
    """People of every role, and a patient of every relation to them, each with a note."""
    practice = Practice(tmp_path_factory.mktemp("roles"), engine=request.param)
    practice.browsers, practice.persons, practice.patients, practice.words = {}, {}, {"nobody's": NOBODYS}, {}
    physician = practice.browsers["physician"] = practice.set_up()
    practice.clinic, practice.persons["physician"] = practice.sql("SELECT clinic_id, person_id FROM account")[0]
    for name in ("colleague", "senior"):
        join(practice, name, "physician", "dermatology")
    join(practice, "nurse", "nurse")
    join(practice, "secretary", "secretary")
    join(practice, "officer", "dataProtectionOfficer")
    join(practice, "administrator", "administrator")
    practice.browsers["nobody"] = Browser(practice.address)
    treating = {"own": "physician", "care team's": "colleague", "stranger": "colleague",
                "standing team's": "senior", "opposed": "senior"}
    practice.copy_keys(physician)
    for patient, person in treating.items():
        enter(practice, practice.browsers[person], patient, patient)
    for name in ("physician", "nurse"):
        take_part(practice, practice.patients["care team's"], practice.persons[name], "member")
        take_part(practice, practice.patients["opposed"], practice.persons[name], "opposed")
        practice.sql(
            "INSERT INTO standing_team (clinic_id, physician_id, person_id, version, member, recorded_at, author, "
            f"supersedes) VALUES ('{practice.clinic}', '{practice.persons['senior']}', '{practice.persons[name]}', 1, "
            f"1, {int(time.time() * 1e6)}, '{practice.persons['senior']}', NULL)")
    join_as_patient(practice, practice.patients["own"])
    other_clinic(practice)
    yield practice
    practice.stop()


def ask(practice, browser, method, path):
    """Status and text; 401 for the way to signing in. Cookies stay as they were, so that no answer changes who asks."""
    token = hashlib.sha256(f"aglae.form {browser.cookies.get('aglae_session', '')}".encode()).hexdigest()
    cookies = dict(browser.cookies)
    answer, content = browser.ask(
        method, path, None if method == "GET" else urllib.parse.urlencode(
            {"form-token": token, "reason": "une raison assez longue", "text": "famille"}),
        {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"})
    browser.cookies = cookies
    status = 401 if answer.headers["Location"] in ("/sign-in", "/first-run") else answer.status
    return status, content.decode(errors="replace").lower()


def relation(patient, person):
    if person == "nobody" or PATIENTS[patient] is None:
        return None
    return PATIENTS[patient].get(person, "stranger")


def may_of_patient(rights, patient, person):
    return ROLES.get(person, person) in rights.get(relation(patient, person), set())


def foreign_words(practice, patient, may):
    """What must not be in an answer: the words of all patients but the one that was rightly asked for."""
    return {word.lower() for other, words in practice.words.items() if not (may and other == patient)
            for word in words}


def concrete(path, patient, person=NOBODYS):
    path = path.replace(":patient", patient).replace(":person", person)
    return "/".join("0" if part.startswith(":") else part for part in path.split("/"))


def cells(practice, table):
    """One after the other: route, whose record, who asks, the address, whether they may."""
    # An empty form of rights takes them all from secretaries: it is asked last.
    for method, path, guard in sorted(table, key=lambda row: row[:2] == ("POST", "/accounts/rights")):
        if path in ELSEWHERE or path.startswith("/assets") or "PUT" in method:
            continue
        of_patient = ":patient" in path
        for patient in PATIENTS if of_patient else ["none"]:
            place = concrete(path, practice.patients.get(patient, NOBODYS))
            for person in practice.browsers:
                rights = INSIDE.get((method, path)) or (ALLOWED_OF_PATIENT if of_patient else ALLOWED).get(guard)
                if (method, path) in FORMS:
                    may = person != "nobody"
                elif of_patient:
                    assert rights is not None, f"{method} {path}: no row for the guard « {guard} »"
                    may = may_of_patient(rights, patient, person)
                else:
                    assert rights is not None, f"{method} {path}: no row for the guard « {guard} »"
                    may = person in rights
                yield (method, path, patient, person), place, may


def has_nothing_there(path):
    """Whether what the route looks for below the patient is not there: who may ask is told so."""
    return path.count(":") > 1 or path.endswith(("/certificate", "/photographs")) or path.startswith("/erasures/")


def is_refused(status, of_patient):
    # Not found is what a foreign patient looks like; elsewhere it comes after the guard.
    return status in (401, 403) or (of_patient and status == 404)


def test_every_route_lets_through_whom_its_guard_names_and_shows_nobody_else(practice):
    table = routes()
    assert len(table) > 60
    counts, wrong, leaks = collections.Counter(), [], []
    for cell, place, may in cells(practice, table):
        method, path, patient, person = cell
        status, content = ask(practice, practice.browsers[person], method, place)
        counts[patient, ROLES.get(person, person), "may" if may else "may not"] += 1
        if is_refused(status, ":patient" in path) == may and not (
                may and status == 404 and has_nothing_there(path)):
            wrong.append((*cell, status))
        # The search finds the clinic's patients by their name, which its own test looks at.
        if path == "/patients/search":
            continue
        # A patient's own page names the patient, who is not in its address.
        shown = "own" if path == "/my" and person == "patient" else patient
        if said := [word for word in foreign_words(practice, shown, may) if word in content]:
            leaks.append((*cell, said))
    print_table(practice, len(table), counts)
    assert not wrong, "\n".join(map(str, wrong))
    assert not leaks, "\n".join(map(str, leaks))


def print_table(practice, count, counts):
    """Read by `make campaign`, which keeps it."""
    roles = ["physician", "nurse", "secretary", "officer", "administrator", "patient", "nobody"]
    print(f"\n{practice.engine}: {count} routes, {sum(counts.values())} cells; of them let through / refused:\n")
    print("| whose record | " + " | ".join(roles) + " |\n|---|" + "---:|" * len(roles))
    for patient in [*PATIENTS, "none"]:
        row = [f"{counts[patient, role, 'may']} / {counts[patient, role, 'may not']}" for role in roles]
        print(f"| {patient} | " + " | ".join(row) + " |")


def test_no_name_of_another_clinic_is_found(practice):
    for person in sorted(STAFF):
        browser = practice.browsers[person]
        _, page = browser.page("/patients")
        _, found = browser.send("/patients/search", {"text": practice.words["other clinic's"][0]}, page)
        assert practice.patients["other clinic's"] not in found, person
    _, page = practice.elsewhere.page("/patients")
    _, found = practice.elsewhere.send("/patients/search", {"text": "famille"}, page)
    assert practice.patients["other clinic's"] in found
    assert not [patient for patient in practice.words if patient != "other clinic's"
                and practice.patients[patient] in found]


def test_no_account_or_log_of_another_clinic_is_reached(practice):
    """Routes of accounts with another clinic's person, and the log with another clinic's patient."""
    count = 0
    for method, path, _ in routes():
        if ":person" not in path:
            continue
        for person, browser in practice.browsers.items():
            before = practice.sql("SELECT person_id, current_version, password_hash FROM account ORDER BY person_id")
            status, content = ask(practice, browser, method, concrete(path, NOBODYS, practice.other_person))
            assert status in (401, 403, 404, 409, 422) and "dr.autre" not in content, (method, path, person)
            after = practice.sql("SELECT person_id, current_version, password_hash FROM account ORDER BY person_id")
            assert before == after, (method, path, person)
            count += 1
    other = practice.patients["other clinic's"]
    for person, browser in practice.browsers.items():
        _, content = ask(practice, browser, "GET", f"/log?patient={other}")
        assert "ailleurs" not in content and practice.other_person not in content, person
        count += 1
    print(f"{practice.engine}: {count} cells of accounts and logs, none reached")
