"""From a new practice to a patient's record, by the pages a person sees."""

import html
import re

import pytest

from conftest import PHONE, TABLET
from practice import PASSWORD, Browser, Practice, code_of


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def practice(request, tmp_path_factory):
    practice = Practice(tmp_path_factory.mktemp("practice"), engine=request.param)
    practice.physician = practice.set_up()
    yield practice
    practice.stop()


def test_a_new_practice_asks_for_the_code_that_was_printed(tmp_path):
    practice = Practice(tmp_path)
    browser = Browser(practice.address)
    assert browser.page("/")[0] == 303
    answer, content = browser.send("/first-run", {"set-up-code": "WRONG", "role": "administrator"})
    assert answer.status == 422
    practice.set_up()
    answer, _ = browser.send("/first-run", {"set-up-code": "WRONG", "role": "administrator"})
    assert answer.status == 303 and answer.headers["Location"] == "/sign-in"
    practice.stop()


def test_wrong_passwords_have_one_answer_and_then_a_wait(practice):
    stranger = Browser(practice.address)
    known = stranger.send("/sign-in", {"login": "dr.lefevre", "password": "wrong-password-1"})[1]
    unknown = stranger.send("/sign-in", {"login": "no.one.here", "password": "wrong-password-1"})[1]
    said = [re.search(r'role="alert">([^<]+)<', page)[1] for page in (known, unknown)]
    assert said[0] == said[1]
    for _ in range(8):
        page = stranger.send("/sign-in", {"login": "somebody.else", "password": "wrong-password-1"})[1]
    assert "Trop d’essais" in page


def test_the_session_changes_with_each_step_and_ends_with_sign_out(practice):
    browser = Browser(practice.address)
    browser.cookies["aglae_session"] = practice.physician.cookies["aglae_session"] + "x"
    assert browser.page("/account")[0] == 303
    browser = Browser(practice.address)
    browser.send("/sign-in", {"login": "dr.lefevre", "password": PASSWORD})
    first = browser.cookies["aglae_session"]
    assert browser.page("/patients")[0] == 303
    # A code is good once: the next step of the clock's thirty seconds makes another.
    import time
    seed = practice.people["dr.lefevre"]
    _, page = browser.page("/sign-in/second-factor")
    answer, _ = browser.send("/sign-in/second-factor", {"code": code_of(seed, time.time() + 30)}, page)
    assert answer.status == 303
    second = browser.cookies["aglae_session"]
    assert second != first
    again = Browser(practice.address)
    again.cookies["aglae_session"] = first
    assert again.page("/account")[0] == 303
    _, page = browser.page("/account")
    answer, _ = browser.send("/sign-out", {}, page)
    assert "cache" in answer.headers["Clear-Site-Data"]
    again.cookies["aglae_session"] = second
    assert again.page("/account")[0] == 303


def test_a_form_of_another_page_is_refused(practice):
    _, page = practice.physician.page("/accounts")
    answer, _ = practice.physician.send("/accounts/invitations", {"name": "X", "role": "nurse"})
    assert answer.status == 403
    foreign = practice.physician.ask(
        "POST", "/accounts/invitations", "name=X", {
            "Content-Type": "application/x-www-form-urlencoded", "Origin": "http://evil.example"})[0]
    assert foreign.status == 403


def test_no_patient_before_the_copy_of_the_keys_was_restored(tmp_path):
    practice = Practice(tmp_path)
    physician = practice.set_up()
    _, page = physician.page("/patients/new")
    answer, content = physician.send(
        "/patients", {"family-name": "Martin", "given-names": "Luc", "birth-date": "1970-01-01", "key": "0" * 32}, page)
    assert answer.status == 409 and "copie des clés" in content
    practice.enter_patient(physician)
    practice.stop()


def test_a_patient_is_found_by_a_few_letters_and_the_note_stays_sealed(practice):
    patient = practice.enter_patient(practice.physician, "Lefèvre-Dupont", "Océane", "1991-05-06")
    note = "sillons nasogéniens, souhaite rester naturelle"
    _, record = practice.physician.page(f"/patients/{patient}/record")
    key = re.search(r'name="key" value="([0-9a-f]+)"', record)[1]
    answer, _ = practice.physician.send(
        f"/patients/{patient}/encounters", {"kind": "AMB", "note": note, "key": key}, record)
    assert answer.status == 303
    assert note in practice.physician.page(f"/patients/{patient}/record")[1]
    _, search = practice.physician.page("/patients")
    for typed in ["lefe", "Lefevre", "dupond", "océa", "06/05/1991"]:
        found = practice.physician.send("/patients/search", {"text": typed}, search)[1]
        assert patient in found, typed
    kept = b"".join(path.read_bytes() for place in practice.places for path in place.rglob("*") if path.is_file())
    for secret in ["Lefèvre-Dupont", "Océane", "nasogéniens", "1991-05-06"]:
        assert secret.encode() not in kept


def test_a_form_that_is_sent_twice_is_recorded_once(practice):
    patient = practice.enter_patient(practice.physician, "Moreau", "Julie")
    _, record = practice.physician.page(f"/patients/{patient}/record")
    key = re.search(r'name="key" value="([0-9a-f]+)"', record)[1]
    for note, status in [("une seule fois", 303), ("une seule fois", 303), ("autre chose", 400)]:
        answer, _ = practice.physician.send(
            f"/patients/{patient}/encounters", {"kind": "AMB", "note": note, "key": key}, record)
        assert answer.status == status
    page = practice.physician.page(f"/patients/{patient}/record")[1]
    assert page.count("une seule fois") == 1 and "autre chose" not in page


def test_script_in_a_name_comes_back_as_text(practice):
    attack = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    patient = practice.enter_patient(practice.physician, attack, "' OR 1=1;--")
    page = practice.physician.page(f"/patients/{patient}")[1]
    # Names are shown in capitals.
    assert "<script>alert" not in page.lower() and "<img src=x" not in page.lower()
    assert "&lt;SCRIPT&gt;" in page and "OR 1=1" in page


def test_a_clinic_narrows_what_its_secretaries_see(practice):
    patient = practice.enter_patient(practice.physician, "Petit", "Marc")
    secretary = practice.invite(practice.physician, "accueil", "secretary", "Claire Roux")
    assert secretary.page(f"/patients/{patient}")[0] == 200
    _, page = practice.physician.page("/accounts/rights")
    kept = re.findall(r'name="((?:read|write)\.[A-Za-z]+)"', page)
    assert "read.identity" in kept
    rest = {name: "1" for name in kept if not name.endswith(".identity")}
    answer, _ = practice.physician.send("/accounts/rights", rest, page)
    assert answer.status == 200
    assert secretary.page(f"/patients/{patient}")[0] == 403
    answer, _ = practice.physician.send("/accounts/rights", {name: "1" for name in kept}, page)
    assert secretary.page(f"/patients/{patient}")[0] == 200


def test_opening_a_strangers_record_needs_a_reason_that_is_kept(practice):
    patient = practice.enter_patient(practice.physician, "Bernard", "Paul")
    colleague = practice.invite(practice.physician, "colleague", "physician", "Dr B", "dermatology")
    assert colleague.page(f"/patients/{patient}/record")[0] == 403
    assert colleague.page(f"/patients/{patient}/emergency/record")[0] == 403
    _, page = colleague.page(f"/patients/{patient}/emergency")
    assert colleague.send(f"/patients/{patient}/emergency", {"reason": "urgent"}, page)[0].status == 422
    answer, _ = colleague.send(
        f"/patients/{patient}/emergency", {"reason": "Ptose après injection, le médecin est absent"}, page)
    assert answer.status == 303
    assert colleague.page(f"/patients/{patient}/emergency/record")[0] == 200


@pytest.mark.parametrize("size", [TABLET, PHONE])
@pytest.mark.parametrize("path", ["/patients", "/patients/new", "/accounts", "/log", "/keys", "/account", "/sign-in"])
def test_pages_fit_and_say_where_one_is(open_page, size, path):
    page = open_page(size)
    page.goto(path)
    assert page.locator("h1").count() == 1
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= size[0], path
    for target in page.locator("a.btn, button, .place, input:not([type=hidden], [type=checkbox])").all():
        box = target.bounding_box()
        if box and box["width"] > 1:
            assert box["height"] >= 24, (path, target.inner_text())


def test_a_change_of_language_on_the_answer_to_an_invitation_leads_back_to_it(server):
    _, page = server.physician.page("/accounts")
    answer, content = server.physician.send("/accounts/invitations", {"name": "N", "role": "nurse"}, page)
    link = html.unescape(re.search(r'value="https?://[^/"]+(/invitations/[^"]+)"', content)[1])
    guest = Browser(server.address)
    answer, content = guest.send(link, {"login": "x", "password": "court"})
    assert answer.status == 422
    back = html.unescape(re.search(r'name="back" value="([^"]+)"', content)[1])
    assert back == link
    assert guest.page(back)[0] == 200
