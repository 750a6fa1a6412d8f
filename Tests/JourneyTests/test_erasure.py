"""Retention, legal holds and erasure, through the pages, on both engines."""

import os
import pathlib
import re

import pytest
from conftest import DESKTOP, PHONE, TABLET
from practice import Practice
from test_records import keep, put_on_table

REASON = "une plainte est en cours"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def clinic(request, tmp_path_factory):
    clinic = Practice(tmp_path_factory.mktemp("erasure"), engine=request.param)
    clinic.physician = clinic.set_up()
    clinic.officer = clinic.invite(clinic.physician, "officer", "dataProtectionOfficer", "Léa Gardien")
    clinic.secretary = clinic.invite(clinic.physician, "secretary", "secretary", "Luc Petit")
    yield clinic
    clinic.stop()


def write_note(clinic, patient, note="note secrète"):
    _, record = clinic.physician.page(f"/patients/{patient}/record")
    key = re.search(r'name="key" value="([0-9a-f]+)"', record)[1]
    answer, content = clinic.physician.send(
        f"/patients/{patient}/encounters", {"kind": "AMB", "note": note, "key": key}, record)
    assert answer.status == 303, content


def act(clinic, patient, path, fields=(), browser=None):
    """Sends a form about retention; where it leads, and the page there."""
    browser = browser or clinic.physician
    _, page = browser.page("/account")
    answer, content = browser.send(f"/patients/{patient}/{path}", dict(fields), page)
    if answer.status != 303:
        return answer.status, content
    return browser.page(answer.headers["Location"])


def request_of(clinic, patient):
    return clinic.sql(f"SELECT max(request_id) FROM data_request WHERE patient_id = '{patient}'")[0][0]


def test_care_of_late_stands_against_erasure_and_nobody_overrides_it(clinic):
    patient = clinic.enter_patient(clinic.physician, "Gardé", "Marie")
    write_note(clinic, patient)
    _, page = act(clinic, patient, "requests", {"kind": "erasure"})
    assert "vingt ans" in page and "CSP R1112-7" in page and "Aucune dérogation" in page
    assert f"/patients/{patient}/erasure" not in page
    # Nor by its address.
    _, page = clinic.physician.page(f"/patients/{patient}/erasure")
    assert page == ""
    status, page = act(clinic, patient, "erasure", {"confirmed": "1"})
    assert status == 200 and "rien n’a été effacé" in page
    assert clinic.physician.page(f"/patients/{patient}/record")[0] == 200
    events = {row[0] for row in clinic.sql("SELECT action FROM audit_event")}
    assert "eraseRefused" in events
    # The refusal that the patient reads.
    path = f"requests/{request_of(clinic, patient)}/refusal"
    assert "trop courte" in act(clinic, patient, path, {"reason": "non"})[1]
    status, page = act(clinic, patient, path, {"reason": "La loi fait garder ce dossier."})
    assert "est refusée" in page and "La loi fait garder ce dossier." in page


def test_a_hold_stands_against_erasure_until_it_is_lifted(clinic):
    patient = clinic.enter_patient(clinic.physician, "Litige", "Paul")
    assert "trop courte" in act(clinic, patient, "holds", {"reason": "court"})[1]
    _, page = act(clinic, patient, "holds", {"reason": REASON})
    assert "est retenu" in page and REASON in page and "Un litige suspend" in page
    act(clinic, patient, "requests", {"kind": "erasure"})
    assert "rien n’a été effacé" in act(clinic, patient, "erasure", {"confirmed": "1"})[1]
    hold = clinic.sql(f"SELECT hold_id FROM legal_hold WHERE patient_id = '{patient}'")[0][0]
    _, page = act(clinic, patient, f"holds/{hold}/lifting")
    assert "est levé" in page and "Effacer…" in page
    assert act(clinic, patient, f"holds/{hold}/lifting")[0] == 404
    sealed = clinic.sql("SELECT sealed_reason FROM legal_hold")
    assert REASON not in str(sealed) and REASON.encode().hex() not in str(sealed)


def test_a_patient_is_erased_in_two_steps_and_the_officer_finds_the_certificate(clinic):
    patient = clinic.enter_patient(clinic.physician, "Effacée", "Zoé")
    assert "Notez-la d’abord" in act(clinic, patient, "erasure", {"confirmed": "1"})[1]
    act(clinic, patient, "requests", {"kind": "erasure"})
    status, confirmation = clinic.physician.page(f"/patients/{patient}/erasure")
    assert status == 200 and "ne peut pas être annulé" in confirmation
    assert act(clinic, patient, "erasure")[0] == 422
    assert clinic.physician.page(f"/patients/{patient}/record")[0] == 200
    status, certificate = act(clinic, patient, "erasure", {"confirmed": "1"})
    assert status == 200 and "Certificat d’effacement" in certificate and "Dr Anne Lefèvre" in certificate
    assert "pas encore achevée" not in certificate and "Zoé" not in certificate
    assert clinic.physician.page(f"/patients/{patient}/record")[0] == 410
    _, page = clinic.physician.page("/patients")
    _, found = clinic.physician.send("/patients/search", {"text": "effacee"}, page)
    assert patient not in found
    # Twice is once: the second leads to the certificate.
    assert "Certificat d’effacement" in act(clinic, patient, "erasure", {"confirmed": "1"})[1]
    _, log = clinic.officer.page("/log")
    assert "/erasures" in log
    _, erasures = clinic.officer.page("/erasures")
    assert f"/erasures/{patient}" in erasures
    status, seen = clinic.officer.page(f"/erasures/{patient}")
    event = clinic.sql(f"SELECT event_id FROM audit_event WHERE action = 'erase' AND patient_id = '{patient}'")
    assert status == 200 and len(event) == 1 and event[0][0] in seen
    assert clinic.secretary.page("/erasures")[0] == 403
    jobs = clinic.sql("SELECT kind, payload FROM job WHERE kind = 'erasure.finish'")
    assert [tuple(job) for job in jobs] == [("erasure.finish", patient)]


def test_photographs_go_with_the_patient_and_a_job_completes_what_a_kill_left(clinic):
    """The kept photograph is made older than the law asks, which no page can do."""
    patient = clinic.enter_patient(clinic.physician, "Lefèvre", "Éva", "1970-01-01")
    (answer, _), _, _ = keep(clinic.physician, patient, put_on_table(clinic.physician))
    kept = answer.headers["Location"]
    clinic.sql(f"UPDATE photograph SET recorded_at = 900000000000000 WHERE patient_id = '{patient}'")
    name = clinic.sql(f"SELECT name FROM photograph WHERE patient_id = '{patient}'")[0][0]
    file = clinic.data / "photographs" / name[:2] / name
    content = file.read_bytes()
    act(clinic, patient, "requests", {"kind": "erasure"})
    status, certificate = act(clinic, patient, "erasure", {"confirmed": "1"})
    assert status == 200 and not file.exists() and "1 photographie" in certificate
    assert clinic.physician.page(kept)[0] in (404, 410)
    # As if the program had been killed between the key's end and the file's: the job removes the file.
    file.write_bytes(content)
    clinic.sql(f"UPDATE job SET state = 'waiting', due_at = 0 WHERE payload = '{patient}'")
    for _ in range(300):
        if not file.exists():
            break
        clinic.physician.page("/jobs")
    assert not file.exists()


@pytest.mark.parametrize("size", [TABLET, PHONE, DESKTOP])
def test_the_pages_fit(chromium, clinic, size):
    patient = clinic.enter_patient(clinic.physician, f"Taille{size[0]}", "Jeanne")
    act(clinic, patient, "requests", {"kind": "erasure"})
    act(clinic, patient, "requests", {"kind": "copy"})
    act(clinic, patient, "holds", {"reason": REASON})
    folder = os.environ.get("AGLAE_SCREENSHOTS")
    context = chromium.new_context(base_url=clinic.address, viewport={"width": size[0], "height": size[1]})
    context.add_cookies([
        {"name": name, "value": value, "url": clinic.address} for name, value in clinic.physician.cookies.items()])
    page = context.new_page()

    def look(name, path):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        for control in page.locator("main button, main a.tool, main a.btn").all():
            if control.is_visible():
                assert control.bounding_box()["height"] >= 44, (path, control.inner_text())
        if folder:
            page.screenshot(path=str(pathlib.Path(folder) / f"{name}-{size[0]}.png"), full_page=True)

    look("retention", f"/patients/{patient}/retention")
    hold = clinic.sql(f"SELECT hold_id FROM legal_hold WHERE patient_id = '{patient}'")[0][0]
    act(clinic, patient, f"holds/{hold}/lifting")
    look("erasure", f"/patients/{patient}/erasure")
    # By the keyboard: the box, then the button.
    page.locator("input[name=confirmed]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/certificate")
    look("certificate", f"/patients/{patient}/certificate")
    context.close()
