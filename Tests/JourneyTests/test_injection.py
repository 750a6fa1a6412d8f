"""Hostile texts in every place of every route that is listed: path, query, field, header, cookie.

All of it is made from the list of routes, the forms of the pages and the names that the routes read, so that
a new route is asked too. Each route gets each kind of place and every text is used; AGLAE_CAMPAIGN=1 sends
every text to every place instead.
"""

import collections
import hashlib
import html
import os
import pathlib
import re
import urllib.parse

import pytest

from practice import ROOT, Browser, Practice, routes

# In no text of the program: what holds it came from here.
MARK = "zqx7"
# True and false in SQL, equal in length, otherwise one text.
PAIR = (f"{MARK}' OR '1'='1", f"{MARK}' OR '1'='2")
SQL = [*PAIR, f"{MARK}\"; DROP TABLE patient; --", f"{MARK}') UNION SELECT NULL, version() --"]
MORE_SQL = [
    f"1 OR {MARK}=1", f"{MARK}'||pg_sleep(5)||'", f"{MARK}'); SELECT pg_sleep(5); --",
    f"{MARK}' AND randomblob(900000000)='", f"{MARK}\\'; --", f"${MARK}$ $1 ? ", f"{MARK},(SELECT 1)",
    f"{MARK} DESC; DELETE FROM session", f"{MARK}%' ESCAPE '%", f"{MARK}\u0000' --", f"{MARK}ʼ OR ʼ1ʼ=ʼ1"]
OTHER = [f"//evil.example/{MARK}", f"../../../../../../etc/passwd{MARK}", f"{MARK}\r\nSet-Cookie: a=b"]
MORE_OTHER = [f"https://evil.example/{MARK}", f"/\\evil.example/{MARK}", "..%2f..%2f..%2f..%2fetc%2fpasswd",
              f"{{{{7*7}}}}${{7*7}}{MARK}", f"$(touch /tmp/{MARK})`touch /tmp/{MARK}`", "%" * 50, "é" * 3000]
SCRIPT = f"<script>{MARK}()</script>\"'><img src=x onerror={MARK}()>"
RAW = [f"<script>{MARK}", f"<img src=x onerror={MARK}"]
ALL = SQL + OTHER + MORE_SQL + MORE_OTHER
IS_CAMPAIGN = bool(os.environ.get("AGLAE_CAMPAIGN"))
# Words of an engine that was handed what it should not have been.
ENGINE_WORDS = re.compile(rb"SQLSTATE|syntax error|sqlite|unterminated|no such column|pg_catalog", re.IGNORECASE)
HEADERS = ["User-Agent", "Accept-Language", "Referer", "X-Forwarded-For", "X-Forwarded-Host", "If-None-Match",
           "Accept", "Range"]
# What ends a session is asked by somebody else, and what takes rights from others last.
LEAVING = ("/sign-out", "/account/password", "/account/sessions", "/account/devices")
LAST = ("POST", "/accounts/rights")
NOBODYS = "01900000-0000-7000-8000-000000000000"


def query_names():
    """The names that routes read of an address, and those by which others are often led away."""
    read = set()
    for file in pathlib.Path(ROOT / "Sources/Server").rglob("*.swift"):
        read |= set(re.findall(r'(?:query|queryParameters)\["([^"]+)"\]', file.read_text()))
    assert {"patient", "before", "view"} <= read
    return sorted(read | {"next", "return", "sort", "order", "q", "id"})


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def practice(request, tmp_path_factory):
    practice = Practice(tmp_path_factory.mktemp("injection"), engine=request.param)
    practice.physician = practice.set_up()
    practice.patient = practice.enter_patient(practice.physician)
    practice.leaving = practice.invite(practice.physician, "leaving", "nurse")
    practice.routes = sorted(
        (row for row in routes() if row[0] != "PUT"),
        key=lambda row: row[:2] == LAST)
    practice.forms = forms(practice)
    practice.before = rows(practice)
    if practice.server:
        practice.server.ask("ALTER SYSTEM SET log_statement = 'all'")
        practice.server.ask("SELECT pg_reload_conf()")
    yield practice
    practice.stop()


def rows(practice):
    """How many rows the tables hold that nobody may empty."""
    return {table: int(practice.sql(f"SELECT count(*) FROM {table}")[0][0])
            for table in ("clinic", "account", "patient", "patient_identity", "audit_event", "session")}


def place_of(practice, path, value=None, which=None):
    """The route's address with ids that exist where they can; parameter `which` replaced by `value`."""
    parts = []
    for number, part in enumerate(path.split("/")):
        if number == which:
            part = urllib.parse.quote(value, safe="")
        elif part == ":patient":
            part = practice.patient
        elif part.startswith(":"):
            part = NOBODYS
        parts.append(part)
    return "/".join(parts)


def ask(practice, method, path, fields=None, headers=None, cookies=None, token=True):
    """Asks with the physician's session whatever earlier answers said of cookies."""
    browser = Browser(practice.address)
    person = practice.leaving if method != "GET" and path.startswith(LEAVING) else practice.physician
    browser.cookies = {**person.cookies, **(cookies or {})}
    body = None
    if method != "GET":
        stamp = hashlib.sha256(f"aglae.form {browser.cookies['aglae_session']}".encode()).hexdigest()
        body = urllib.parse.urlencode({**({"form-token": stamp} if token else {}), **(fields or {})})
    answer, content = browser.ask(method, path, body, {
        "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html", **(headers or {})})
    return answer, content


def forms(practice):
    """Fields with values by the address that a form is sent to, from every page that can be had."""
    found = {}
    for method, path, _ in practice.routes:
        if method != "GET":
            continue
        answer, content = ask(practice, "GET", place_of(practice, path))
        if "html" not in (answer.headers["Content-Type"] or ""):
            continue
        for action, body in re.findall(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', content.decode(), re.DOTALL):
            found.setdefault(html.unescape(action), {}).update(fields_of(body))
    assert len(found) > 8, found
    return found


def fields_of(body):
    fields = {}
    for tag in re.findall(r"<(?:input|textarea|select)[^>]*>", body):
        name = re.search(r'name="([^"]+)"', tag)
        if not name or name[1] == "form-token":
            continue
        value, kind = re.search(r'value="([^"]*)"', tag), re.search(r'type="([^"]+)"', tag)
        sample = {"date": "1980-02-03", "checkbox": "1", "email": "a@example.org", "tel": "0600000000"}
        fields[name[1]] = html.unescape(value[1]) if value and value[1] else sample.get(kind and kind[1], "Texte assez long")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', body, re.DOTALL):
        values = [value for value in re.findall(r'<option[^>]*value="([^"]*)"', options) if value]
        fields[name] = values[0] if values else ""
    return fields


def fields_for(practice, method, path):
    """The fields that the route's own form has; of a route without one, all that any form has."""
    if method == "GET":
        return {}
    own = practice.forms.get(place_of(practice, path))
    fields = dict(own) if own is not None else {
        name: value for form in practice.forms.values() for name, value in form.items()}
    if "key" in fields:
        fields["key"] = hashlib.sha256(os.urandom(8)).hexdigest()[:32]
    # A folder of this test's, wherever a text leads.
    if "place" in fields:
        fields["place"] = str(practice.folder / "places")
    return fields


def places(practice, method, path):
    """Where a text can be put: what is to be sent for a text, by the place's name."""
    plain = place_of(practice, path)
    fields = fields_for(practice, method, path)
    found = {}
    for number, part in enumerate(path.split("/")):
        if part.startswith(":"):
            found[f"path {part}"] = lambda text, number=number: (
                place_of(practice, path, text, number), fields, {}, {})
    for name in QUERY:
        found[f"query {name}"] = lambda text, name=name: (
            plain + "?" + urllib.parse.urlencode({name: text}), fields, {}, {})
    for name in fields:
        def with_field(text, name=name):
            value = str(practice.folder / urllib.parse.quote(text, safe="")) if name == "place" else text
            return plain, {**fields_for(practice, method, path), name: value}, {}, {}
        found[f"field {name}"] = with_field
    for name in HEADERS:
        found[f"header {name}"] = lambda text, name=name: (plain, fields, {name: header(text)}, {})
    for name in (*practice.physician.cookies, "aglae_language"):
        found[f"cookie {name}"] = lambda text, name=name: (
            plain, fields, {}, {name: urllib.parse.quote(text, safe="'=()* ")})
    return found


def some(number, places):
    """All of the route's own places, and of those that every route has one of each kind, another each time."""
    if IS_CAMPAIGN:
        return places
    chosen, kinds = {}, {}
    for place in places:
        kinds.setdefault(place.split()[0], []).append(place)
    for kind, names in kinds.items():
        count = {"path": len(names), "field": 4}.get(kind, 1)
        for step in range(min(count, len(names))):
            name = names[(number * count + step) % len(names)]
            chosen[name] = places[name]
    return chosen


def header(text):
    return re.sub(r"[\r\n\0]", "", text).encode("latin-1", "replace").decode("latin-1")


QUERY = query_names()


def plain_text(content):
    """A page without what differs from one to the next."""
    return re.sub(rb"[0-9a-f]{32,}|[0-9a-f-]{36}|\d+", b"", content)


def wrong_with(answer, content):
    location = answer.headers["Location"] or "/"
    if answer.status >= 500:
        return f"status {answer.status}"
    if ENGINE_WORDS.search(content):
        return "words of the engine"
    if not re.match(r"/(?![/\\])", location):
        return f"leads to {location}"
    if b"root:x:0" in content:
        return "a file of the machine"
    if "a" in [line.split("=")[0] for line in answer.headers.get_all("Set-Cookie") or []]:
        return "a header of the text's"
    return None


def test_no_text_is_taken_for_a_statement_an_address_or_a_path(practice):
    """No failure, no difference between true and false, no way out of the site, in any place of any route."""
    wrong, counts, turn = [], collections.Counter(), 0
    for number, (method, path, _) in enumerate(practice.routes):
        for place, made in some(number, places(practice, method, path)).items():
            turn += 1
            rest = ALL[2:] if IS_CAMPAIGN else [ALL[2 + turn % (len(ALL) - 2)]]
            # True again at the end: what differs by having been sent before says nothing.
            said = []
            for text in (*PAIR, PAIR[0], *rest):
                address, fields, headers, cookies = made(text)
                answer, content = ask(practice, method, address, fields, headers, cookies)
                said.append((answer.status, plain_text(content) if method == "GET" and path != "/log" else b""))
                counts[place.split()[0]] += 1
                if what := wrong_with(answer, content):
                    wrong.append((method, path, place, text, what))
            if said[0] == said[2] != said[1]:
                wrong.append((method, path, place, "true and false differ"))
    print(f"\n{practice.engine}: {len(practice.routes)} routes, texts by kind of place: {dict(counts)}")
    assert not wrong, "\n".join(map(str, wrong[:40])) + f"\n{len(wrong)} in all"
    after = rows(practice)
    assert all(after[table] >= count for table, count in practice.before.items()), (practice.before, after)


def test_no_text_became_part_of_a_statement(practice):
    """PostgreSQL logs each statement as it was parsed, and arguments apart from it."""
    if not practice.server:
        pytest.skip("SQLite logs no statements; the program hands both engines the same ones")
    log = (practice.server.folder / "server.log").read_text(errors="replace")
    statements = re.findall(r"LOG: +(?:execute|statement)[^\n]*(?:\n\t[^\n]*)*", log)
    arguments = re.findall(r"DETAIL: +parameters:[^\n]*", log)
    assert len(statements) > 1000
    assert not [statement for statement in statements if MARK in statement]
    assert [line for line in arguments if MARK in line] or any("\\x" in line for line in arguments)
    print(f"postgresql: the mark is in none of {len(statements)} statements")


def test_no_script_is_stored_or_comes_back(practice):
    """A script in every field of every form, one at a time and valid otherwise, then every page read."""
    sent, kept = 0, 0
    raw = []

    def look(what, answer, content):
        if "html" in (answer.headers["Content-Type"] or ""):
            raw.extend((what, word) for word in RAW if word.encode() in content.lower())

    for method, path, _ in practice.routes:
        if method != "POST" or (method, path) == LAST or path.startswith(LEAVING):
            continue
        for name in fields_for(practice, method, path):
            if name in ("place", "key"):
                continue
            fields = {**fields_for(practice, method, path), name: SCRIPT}
            answer, content = ask(practice, method, place_of(practice, path), fields)
            look((method, path, name), answer, content)
            sent, kept = sent + 1, kept + (answer.status in (200, 303))
    shown = 0
    pages = [place_of(practice, path) for method, path, _ in practice.routes if method == "GET"]
    pages += [f"/patients/{row[0]}{part}" for row in practice.sql("SELECT patient_id FROM patient")
              for part in ("", "/record")]
    for page in pages:
        answer, content = ask(practice, "GET", page)
        look(page, answer, content)
        shown += f"&lt;script&gt;{MARK}" in content.decode(errors="replace").lower()
    print(f"{practice.engine}: {sent} fields, {kept} forms taken, shown as text on {shown} pages")
    assert not raw, raw[:20]
    # What was kept is shown, else this says nothing.
    assert kept > 5 and shown > 2


def test_every_change_asks_where_it_comes_from(practice):
    """Each route that changes something refuses another site's page, and a form without the pages' token."""
    wrong = []
    for method, path, guard in practice.routes:
        if method == "GET":
            continue
        address = place_of(practice, path)
        for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            answer, _ = ask(practice, method, address, {}, headers)
            if answer.status != 403:
                wrong.append((method, path, headers, answer.status))
        # The light table is a browser's own and holds no record; signing in has no session's token yet.
        if guard.startswith("free") or guard in ("everyone", "stage secondFactor", "stage enrolment"):
            continue
        answer, _ = ask(practice, method, address, {}, token=False)
        # Whoever was signed out by an earlier test is no further than one without the token.
        if answer.status != 403 and not (answer.status == 401 and path.startswith(LEAVING)):
            wrong.append((method, path, "no token", answer.status))
    assert not wrong, "\n".join(map(str, wrong))
