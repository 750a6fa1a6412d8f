"""Photographs in records, and who may open a record: the clinician's acts, as journeys."""

import os
import pathlib
import re

import pytest
from conftest import DESKTOP, FACES, PHONE, TABLET
from practice import Practice


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def clinic(request, tmp_path_factory):
    """A physician, a colleague, a nurse and a secretary, and a patient whom the physician treats."""
    clinic = Practice(tmp_path_factory.mktemp("records"), engine=request.param)
    clinic.physician = clinic.set_up()
    clinic.colleague = clinic.invite(
        clinic.physician, "colleague", "physician", "Dr Paul Roche", speciality="dermatology")
    clinic.nurse = clinic.invite(clinic.physician, "nurse", "nurse", "Inès Vidal")
    clinic.secretary = clinic.invite(clinic.physician, "secretary", "secretary", "Luc Petit")
    clinic.patient = clinic.enter_patient(clinic.physician)
    yield clinic
    clinic.stop()


def put_on_table(browser, face=FACES[0]):
    """A photograph on the light table; its address."""
    line = "----aglae-line"
    body = (f'--{line}\r\nContent-Disposition: form-data; name="photograph"; filename="a.jpg"\r\n'
            "Content-Type: image/jpeg\r\n\r\n").encode() + face.read_bytes() + f"\r\n--{line}--\r\n".encode()
    answer, content = browser.ask(
        "POST", "/photographs", body, {"Content-Type": f"multipart/form-data; boundary={line}"})
    assert answer.status == 303, content
    return answer.headers["Location"]


def keep(browser, patient, place):
    """Keeps the photograph through the pages; the answer."""
    _, page = browser.page(place + "/keeping")
    _, page = browser.send(place + "/keeping", {"text": "lefe"}, page)
    assert f"/patients/{patient}/photographs" in page
    key = re.search(r'name="key" value="([0-9a-f]+)"', page)[1]
    fields = {"photograph": place.split("/")[-1], "key": key}
    return browser.send(f"/patients/{patient}/photographs", fields, page), fields, page


def rows(clinic, statement):
    return [tuple(row) for row in clinic.sql(statement)]


def test_a_photograph_is_kept_by_an_act_looked_at_and_logged(clinic):
    place = put_on_table(clinic.physician)
    assert rows(clinic, "SELECT * FROM photograph") == []
    (answer, _), fields, page = keep(clinic.physician, clinic.patient, place)
    assert answer.status == 303
    kept = answer.headers["Location"]
    status, page_of_it = clinic.physician.page(kept)
    assert status == 200 and "face</h1>" in page_of_it.lower() and "Dr Anne Lefèvre" in page_of_it
    picture, content = clinic.physician.ask("GET", kept + "/picture.jpg")
    assert picture.status == 200 and picture.headers["Content-Type"] == "image/jpeg" and content[:2] == b"\xff\xd8"
    assert "no-store" in picture.headers["Cache-Control"]
    # The same form again keeps nothing twice.
    again, _ = clinic.physician.send(f"/patients/{clinic.patient}/photographs", fields, page)
    assert (again.status, again.headers["Location"]) == (303, kept)
    assert len(rows(clinic, "SELECT * FROM photograph")) == 1
    # What was sealed for the second sending belongs to no row and is swept; none of it is a JPEG.
    sealed = [path for path in (clinic.data / "photographs").rglob("*") if path.is_file()]
    assert sealed and not any(b"\xff\xd8\xff" in path.read_bytes()[:256] for path in sealed)
    _, record = clinic.physician.page(f"/patients/{clinic.patient}/record")
    assert kept in record
    actions = {row[0] for row in rows(clinic, "SELECT action FROM audit_event")}
    assert {"photograph.keep", "photograph.create", "photograph.see", "photograph.read"} <= actions


def test_nobody_else_keeps_or_sees_it(clinic):
    place = put_on_table(clinic.physician)
    (answer, _), _, _ = keep(clinic.physician, clinic.patient, place)
    kept = answer.headers["Location"]
    for other in (clinic.colleague, clinic.nurse, clinic.secretary):
        assert other.page(kept)[0] == 403
        assert other.ask("GET", kept + "/picture.jpg")[0].status == 403
    other = put_on_table(clinic.colleague)
    (answer, _), _, _ = keep(clinic.colleague, clinic.patient, other)
    assert answer.status == 403
    # A photograph of another one's table, and of another patient.
    fields = {"photograph": other.split("/")[-1], "key": "0" * 32}
    _, page = clinic.physician.page("/patients")
    assert clinic.physician.send(f"/patients/{clinic.patient}/photographs", fields, page)[0].status == 404
    second = clinic.enter_patient(clinic.physician, "Autre", "Paul")
    stolen = kept.replace(clinic.patient, second)
    assert clinic.physician.page(stolen)[0] == 404
    assert clinic.physician.ask("GET", stolen + "/picture.jpg")[0].status == 404


def person(page, name):
    return re.search(rf'<option value="([^"]+)"[^>]*>{name}', page)[1]


def test_access_is_given_and_withdrawn(clinic):
    record, team = (f"/patients/{clinic.patient}/{part}" for part in ("record", "team"))
    assert clinic.nurse.page(record)[0] == 403
    _, page = clinic.physician.page(team)
    nurse = person(page, "Inès Vidal")
    answer, _ = clinic.physician.send(team, {"person": nurse, "part": "member"}, page)
    assert answer.status == 303
    assert clinic.nurse.page(record)[0] == 200
    # A member of the team sees who else follows, and gives nobody access.
    status, seen = clinic.nurse.page(team)
    assert status == 200 and "Dr Anne Lefèvre" in seen and "Donner accès" not in seen
    colleague = person(page, "Dr Paul Roche")
    assert clinic.nurse.send(team, {"person": colleague, "part": "member"}, seen)[0].status == 403
    _, page = clinic.physician.page(answer.headers["Location"])
    assert "L’accès est donné" in page and "Inès Vidal" in page
    answer, _ = clinic.physician.send(team, {"person": nurse, "part": "none"}, page)
    assert clinic.nurse.page(record)[0] == 403
    _, page = clinic.physician.page(answer.headers["Location"])
    assert "annuler" in page


def test_nobody_gives_themselves_or_a_secretary_access_or_opposes_for_the_patient(clinic):
    team = f"/patients/{clinic.patient}/team"
    _, page = clinic.physician.page(team)
    me = rows(clinic, "SELECT person_id FROM account ORDER BY recorded_at LIMIT 1")[0][0]
    assert clinic.physician.send(team, {"person": me, "part": "none"}, page)[0].status == 403
    assert "Luc Petit" not in page
    nurse = person(page, "Inès Vidal")
    assert clinic.physician.send(team, {"person": nurse, "part": "opposed"}, page)[0].status == 403
    for bad in ({"person": "x", "part": "member"}, {"person": nurse, "part": "king"}, {}):
        assert clinic.physician.send(team, bad, page)[0].status == 400
    assert clinic.colleague.page(team)[0] == 403


@pytest.mark.parametrize("size", [TABLET, PHONE, DESKTOP])
def test_the_pages_fit(chromium, clinic, size):
    place = put_on_table(clinic.physician)
    (answer, _), _, _ = keep(clinic.physician, clinic.patient, place)
    context = chromium.new_context(base_url=clinic.address, viewport={"width": size[0], "height": size[1]})
    context.add_cookies([
        {"name": name, "value": value, "url": clinic.address} for name, value in clinic.physician.cookies.items()])
    page = context.new_page()
    folder = os.environ.get("AGLAE_SCREENSHOTS")
    for name, path in {
            "keeping": place + "/keeping", "photograph": answer.headers["Location"],
            "record": f"/patients/{clinic.patient}/record", "team": f"/patients/{clinic.patient}/team",
            "analysis": place}.items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        if folder:
            page.screenshot(path=str(pathlib.Path(folder) / f"{name}-{size[0]}.png"))
    page.goto(answer.headers["Location"])
    assert page.evaluate("document.querySelector('.kept-photograph img').naturalWidth") > 100
    context.close()
