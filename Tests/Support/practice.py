"""A practice of its own: the site's process, set up through its own pages, and people who sign in."""

import atexit
import base64
import hashlib
import hmac
import html
import http.client
import http.cookies
import os
import pathlib
import re
import sqlite3
import struct
import subprocess
import tempfile
import time
import urllib.parse

from postgresql import PostgreSQL

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGLAE = os.environ.get("AGLAE_BINARY", str(ROOT / ".build/debug/aglae"))
PASSWORD = "violette-tramway-82"


def code_of(seed, at=None):
    """The six digits of RFC 6238 for a seed in Base32."""
    seed = seed.replace(" ", "")
    key = base64.b32decode(seed + "=" * (-len(seed) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at or time.time()) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def routes():
    """Every route of the program: method, path and guard."""
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            [AGLAE, "serve", "--data", f"{folder}/data", "--keys", f"{folder}/keys", "--list-routes"],
            capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return [tuple(line.split(" ", 2)) for line in result.stdout.splitlines()]


class Browser:
    """Bare essentials of one: an address, cookies, requests, forms."""

    def __init__(self, address):
        self.host = urllib.parse.urlsplit(address).netloc
        self.cookies = {}

    def ask(self, method, path, body=None, headers=None, host=None):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Origin": f"http://{self.host}", **(headers or {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if host:
            headers["Host"] = host
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        connection.close()
        return answer, content

    def page(self, path):
        answer, content = self.ask("GET", path, headers={"Accept": "text/html"})
        return answer.status, content.decode()

    def send(self, path, fields, page=None):
        """Sends a form, with the token that its page holds."""
        if page is not None:
            token = re.search(r'name="form-token" value="([0-9a-f]+)"', page)
            fields = {**fields, **({"form-token": token[1]} if token else {})}
        answer, content = self.ask(
            "POST", path, urllib.parse.urlencode(fields),
            {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"})
        return answer, content.decode()

    def enrol(self):
        """Sets up the second factor; its seed, by which codes are made later."""
        _, page = self.page("/sign-in/enrolment")
        seed = html.unescape(re.search(r'class="seed">([^<]+)<', page)[1])
        answer, content = self.send("/sign-in/enrolment", {"code": code_of(seed)}, page)
        assert answer.status == 200, content
        return seed

    def sign_in(self, login, password, seed, at=None):
        answer, content = self.send("/sign-in", {"login": login, "password": password})
        assert answer.status == 303, content
        if answer.headers["Location"] == "/":
            return
        _, page = self.page("/sign-in/second-factor")
        answer, content = self.send("/sign-in/second-factor", {"code": code_of(seed, at)}, page)
        assert answer.status == 303, content


class Practice:
    """The site's process; `.address` is where it answers, `.data` and `.keys` its folders.

    Without a word about the engine it is what AGLAE_TEST_ENGINE says, SQLite when it says nothing.
    """

    def __init__(self, folder, *arguments, environment=None, engine=None, server_folder=None, survives_limits=False,
                 log=None):
        self.environment = {**os.environ, **(environment or {})}
        self.folder, self.data, self.keys = folder, folder / "data", folder / "keys"
        self.engine = engine or os.environ.get("AGLAE_TEST_ENGINE", "sqlite")
        self.server = PostgreSQL(place=server_folder) if self.engine == "postgresql" else None
        database = ["--database", self.server.make()] if self.server else []
        self.arguments = [
            AGLAE, "serve", "--data", str(self.data), "--keys", str(self.keys), "--listen", "127.0.0.1:0", *database,
            *arguments]
        # Where the site's own lines go, None for the test's.
        self.log = log
        # A write beyond the process's limit then fails, and does not end it.
        self.restores_signals = not survives_limits
        self.people = {}
        # A test that fails on its way leaves no process behind.
        atexit.register(lambda: self.process.kill())
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.arguments, stdout=subprocess.PIPE, text=True, env=self.environment,
            restore_signals=self.restores_signals, stderr=self.log.open("ab") if self.log else None)
        line = self.process.stdout.readline()
        assert "http://127.0.0.1:" in line, line
        self.address = line[line.index("http"):].strip()
        self.pid = self.process.pid

    @property
    def places(self):
        """Every folder of the practice's data: the keys are none of it."""
        return [self.data, *([self.server.folder] if self.server else [])]

    def sql(self, statement):
        """Rows of a statement run past the program, by who owns the database: tuples or lists of texts."""
        if self.server:
            rows = self.server.ask(statement, f"practice{self.server.made}")
            return [line.split("|") for line in rows.splitlines() if line]
        connection = sqlite3.connect(self.data / "clinic.sqlite", timeout=30, isolation_level=None)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    def set_up(self, login="dr.lefevre", clinic="Cabinet des Lilas"):
        """The first run, by a physician who also administers; their browser, signed in."""
        if not hasattr(self, "set_up_code"):
            self.set_up_code = self.process.stdout.readline().split()[-1]
        browser = Browser(self.address)
        answer, content = browser.send("/first-run", {
            "set-up-code": self.set_up_code, "clinic": clinic, "site": "Paris", "time-zone": "Europe/Paris",
            "name": "Dr Anne Lefèvre", "role": "physician", "speciality": "plastic_surgery",
            "registration-number": "10003456789", "login": login, "password": PASSWORD})
        assert answer.status == 303, content
        self.people[login] = browser.enrol()
        return browser

    def invite(self, administrator, login, role, name="Someone", speciality=""):
        """Another account, through its invitation; a browser, signed in."""
        _, page = administrator.page("/accounts")
        answer, content = administrator.send(
            "/accounts/invitations", {"name": name, "role": role, "speciality": speciality}, page)
        assert answer.status == 200, content
        link = html.unescape(re.search(r'value="https?://[^/"]+(/invitations/[^"]+)"', content)[1])
        browser = Browser(self.address)
        answer, content = browser.send(link, {"login": login, "password": PASSWORD})
        assert answer.status == 303, content
        self.people[login] = browser.enrol()
        return browser

    def copy_keys(self, administrator):
        """Makes the second copy of the keys and restores it in a test."""
        place = {"place": str(self.folder / "copy")}
        _, page = administrator.page("/keys")
        assert administrator.send("/keys/copy", place, page)[0].status == 303
        answer, content = administrator.send("/keys/test", place, page)
        assert answer.status == 200, content

    def enter_patient(self, physician, family_name="Lefèvre", given_names="Anne", born="1980-02-03"):
        """The id of a new patient of this physician."""
        if not (self.folder / "copy").exists():
            self.copy_keys(physician)
        _, page = physician.page("/patients/new")
        key = re.search(r'name="key" value="([0-9a-f]+)"', page)[1]
        answer, content = physician.send("/patients", {
            "family-name": family_name, "given-names": given_names, "birth-date": born, "key": key}, page)
        assert answer.status == 303, content
        return answer.headers["Location"].split("/")[-1]

    def stop(self):
        assert self.process.poll() is None, "the server ended by itself"
        self.process.terminate()
        assert self.process.wait(20) == 0
        if self.server:
            self.server.remove()
