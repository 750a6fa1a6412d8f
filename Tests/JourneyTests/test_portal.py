"""A patient's own account: what they see, ask and oppose, and the proofs that they take away."""

import html
import json
import os
import pathlib
import re
import subprocess
import sys

import pytest
from conftest import DESKTOP, PHONE, TABLET
from practice import PASSWORD, ROOT, Browser, Practice, code_of
from test_erasure import act

VERIFIER = ROOT / "Verifier/verify.py"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def clinic(request, tmp_path_factory):
    """A physician, a colleague, a secretary, two patients, and the first one's account."""
    clinic = Practice(tmp_path_factory.mktemp("portal"), engine=request.param)
    clinic.physician = clinic.set_up()
    clinic.colleague = clinic.invite(
        clinic.physician, "colleague", "physician", "Dr Paul Roche", speciality="dermatology")
    clinic.secretary = clinic.invite(clinic.physician, "secretary", "secretary", "Luc Petit")
    clinic.patient = clinic.enter_patient(clinic.physician, "Martin", "Élise")
    clinic.other = clinic.enter_patient(clinic.physician, "Autre", "Chloé")
    clinic.portal = join(clinic, clinic.patient, "elise.martin")
    yield clinic
    clinic.stop()


def join(clinic, patient, login):
    """The secretary invites, the patient accepts; the patient's browser."""
    _, page = clinic.secretary.page(f"/patients/{patient}")
    assert f"/patients/{patient}/invitation" in page
    answer, content = clinic.secretary.send(f"/patients/{patient}/invitation", {}, page)
    assert answer.status == 200, content
    link = html.unescape(re.search(r'value="https?://[^/"]+(/invitations/[^"]+)"', content)[1])
    browser = Browser(clinic.address)
    answer, content = browser.send(link, {"login": login, "password": PASSWORD})
    assert answer.status == 303, content
    return browser


def test_the_patient_begins_on_their_own_page_and_sees_nobody_else(clinic):
    answer, _ = clinic.portal.ask("GET", "/", headers={"Accept": "text/html"})
    assert answer.headers["Location"] == "/my"
    status, page = clinic.portal.page("/my")
    assert status == 200 and "MARTIN Élise" in page and "Dr Anne Lefèvre" in page
    assert "Chloé" not in page and clinic.other not in page
    for path in (f"/patients/{clinic.patient}", f"/patients/{clinic.other}", "/patients", "/accounts", "/jobs"):
        assert clinic.portal.page(path)[0] in (403, 404), path
    assert clinic.physician.page("/my")[0] == 403
    _, again = clinic.secretary.page(f"/patients/{clinic.patient}")
    assert clinic.secretary.send(f"/patients/{clinic.patient}/invitation", {}, again)[0].status == 409


def test_the_patient_reads_who_looked_and_the_reason_of_an_emergency(clinic):
    reason = "malaise dans la salle d’attente"
    _, page = clinic.colleague.page(f"/patients/{clinic.patient}/emergency")
    assert clinic.colleague.send(f"/patients/{clinic.patient}/emergency", {"reason": reason}, page)[0].status == 303
    clinic.colleague.page(f"/patients/{clinic.patient}/emergency/record")
    status, log = clinic.portal.page("/log")
    assert status == 200 and reason in html.unescape(log)
    assert "Dr Paul Roche, Médecin" in log and "ouvert en urgence" in log and "Luc Petit, Secrétaire" in log
    # Another patient's lines, by address.
    _, others = clinic.portal.page(f"/log?patient={clinic.other}")
    table = html.unescape(others[others.index("<table"):])
    assert clinic.other not in table and reason in table


def test_a_proof_of_ones_own_line_is_checked_without_the_program(clinic, tmp_path):
    _, page = clinic.portal.page("/my")
    key = re.search(r'class="hash fact-text">([0-9a-f]{64})<', page)[1]
    _, log = clinic.portal.page("/log")
    events = re.findall(r'/my/proofs/([0-9a-f-]{36})', log)
    assert events
    proof = tmp_path / "proof.json"
    oldest = events[-1]
    for _ in range(200):
        answer, content = clinic.portal.ask("GET", f"/my/proofs/{oldest}", headers={"Accept": "text/html"})
        if answer.status == 200:
            break
        assert answer.status == 404
    assert answer.status == 200, content
    proof.write_bytes(content)
    result = subprocess.run([sys.executable, VERIFIER, proof, "--key", key], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    document = json.loads(content)
    assert document["event"]["patient"] == clinic.patient
    document["event"]["action"] = "nothing.happened"
    proof.write_text(json.dumps(document))
    assert subprocess.run([sys.executable, VERIFIER, proof, "--key", key], capture_output=True).returncode == 1
    # A line of somebody else's is not told.
    foreign = clinic.sql(f"SELECT event_id FROM audit_event WHERE patient_id = '{clinic.other}'")[0][0]
    assert clinic.portal.page(f"/my/proofs/{foreign}")[0] == 404


def test_the_patient_opposes_someone_and_takes_it_back(clinic):
    record = f"/patients/{clinic.patient}/record"
    assert clinic.physician.page(record)[0] == 200
    _, page = clinic.portal.page("/my")
    person = clinic.sql("SELECT person_id FROM account ORDER BY recorded_at LIMIT 1")[0][0]
    # Each who follows the patient has a button to oppose them.
    assert "M’opposer à son accès" in page[page.index("Qui peut l’ouvrir"):page.index("M’opposer à l’accès d’un autre")]
    # A patient makes no teams.
    assert clinic.portal.send("/my/team", {"person": person, "part": "member"}, page)[0].status == 403
    answer, _ = clinic.portal.send("/my/team", {"person": person, "part": "opposed"}, page)
    assert answer.status == 303 and clinic.physician.page(record)[0] == 403
    _, page = clinic.portal.page(answer.headers["Location"])
    assert "sauf urgence" in page and "Vos oppositions" in page
    answer, _ = clinic.portal.send("/my/team", {"person": person, "part": "none"}, page)
    assert answer.status == 303
    assert "opposition est retirée" in clinic.portal.page(answer.headers["Location"])[1]
    clinic.sql(f"DELETE FROM care_team WHERE person_id = '{person}' AND patient_id = '{clinic.patient}' AND version > 1")
    assert clinic.physician.page(record)[0] == 200


def test_the_patient_asks_withdraws_and_reads_a_refusal(clinic):
    _, page = clinic.portal.page("/my")
    answer, _ = clinic.portal.send("/my/requests", {"kind": "copy"}, page)
    assert "est notée" in clinic.portal.page(answer.headers["Location"])[1]
    clinic.portal.send("/my/requests", {"kind": "copy"}, page)
    assert len(clinic.sql("SELECT * FROM data_request WHERE kind = 'copy'")) == 1
    request = clinic.sql("SELECT request_id FROM data_request")[0][0]
    answer, _ = clinic.portal.send(f"/my/requests/{request}/withdrawal", {}, page)
    assert "est retirée" in clinic.portal.page(answer.headers["Location"])[1]
    assert clinic.portal.send(f"/my/requests/{request}/withdrawal", {}, page)[0].status == 404
    clinic.portal.send("/my/requests", {"kind": "erasure"}, page)
    _, seen = clinic.physician.page(f"/patients/{clinic.patient}/retention")
    assert "depuis l’espace du patient" in seen
    request = clinic.sql("SELECT request_id FROM data_request WHERE kind = 'erasure'")[0][0]
    reason = "Parlons-en d’abord au prochain rendez-vous."
    act(clinic, clinic.patient, f"requests/{request}/refusal", {"reason": reason})
    assert reason in html.unescape(clinic.portal.page("/my")[1])


def test_a_second_factor_is_set_up_later_after_the_password(clinic):
    browser = join(clinic, clinic.other, "chloe.autre")
    _, account = browser.page("/account")
    assert "/account/second-factor" in account
    _, page = browser.page("/account/second-factor")
    seed = html.unescape(re.search(r'class="seed">([^<]+)<', page)[1])
    wrong = browser.send("/account/second-factor", {"old-password": "nimporte-quoi-12", "code": code_of(seed)}, page)
    assert wrong[0].status == 422
    answer, content = browser.send(
        "/account/second-factor", {"old-password": PASSWORD, "code": code_of(seed)}, page)
    assert answer.status == 200 and content.count("<li>") >= 8
    _, account = browser.page("/account")
    assert "/account/recovery-codes" in account and "/account/second-factor" not in account
    assert browser.page("/account/second-factor")[1] == ""
    later = Browser(clinic.address)
    answer, _ = later.send("/sign-in", {"login": "chloe.autre", "password": PASSWORD})
    assert answer.headers["Location"] == "/sign-in/second-factor"


def test_an_eleventh_session_ends_the_least_used(clinic):
    browsers = []
    for _ in range(11):
        browser = Browser(clinic.address)
        answer, _ = browser.send("/sign-in", {"login": "elise.martin", "password": PASSWORD})
        assert answer.status == 303
        browsers.append(browser)
    assert browsers[0].page("/my")[1] == "" and browsers[10].page("/my")[0] == 200
    clinic.portal = browsers[10]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [TABLET, PHONE, DESKTOP])
def test_the_pages_fit(chromium, clinic, size, language):
    folder = os.environ.get("AGLAE_SCREENSHOTS")
    context = chromium.new_context(base_url=clinic.address, viewport={"width": size[0], "height": size[1]})
    context.add_cookies([
        {"name": name, "value": value, "url": clinic.address} for name, value in clinic.portal.cookies.items()
    ] + [{"name": "aglae_language", "value": language, "url": clinic.address}])
    page = context.new_page()
    for name, path in {"my": "/my", "own-log": "/log"}.items():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        if folder:
            page.screenshot(path=str(pathlib.Path(folder) / f"{name}-{language}-{size[0]}.png"), full_page=True)
    context.close()


def test_erasure_ends_the_patients_account(clinic):
    patient = clinic.enter_patient(clinic.physician, "Départ", "Jade")
    browser = join(clinic, patient, "jade.depart")
    _, page = browser.page("/my")
    browser.send("/my/requests", {"kind": "erasure"}, page)
    status, certificate = act(clinic, patient, "erasure", {"confirmed": "1"})
    assert status == 200 and "depuis l’espace du patient" in certificate
    assert browser.page("/my")[1] == ""
    answer, _ = Browser(clinic.address).send("/sign-in", {"login": "jade.depart", "password": PASSWORD})
    assert answer.status == 422
