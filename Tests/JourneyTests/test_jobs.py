"""Background work in the site: its page, its health, and that it survives kills and a second server."""

import os
import pathlib
import signal
import subprocess
import time
import urllib.error
import urllib.request
import uuid

import pytest
from conftest import DESKTOP, PHONE, TABLET
from practice import Practice

NOW = 1_000_000


class Ledger:
    """The rows of jobs, read and written beside the program."""

    def __init__(self, practice):
        self.practice = practice

    def ask(self, statement, *values):
        """Values stand where the question marks do; numbers come back as numbers from either engine."""
        for value in values:
            text = "NULL" if value is None else str(value) if isinstance(value, int) else f"'{value}'"
            statement = statement.replace("?", text, 1)
        return [tuple(int(value) if str(value).isdigit() else value for value in row)
                for row in self.practice.sql(statement)]

    def clinic(self):
        return self.ask("SELECT clinic_id FROM clinic")[0][0]

    def add(self, kind, state="waiting", due=0, lease=None, failure=None, attempts=0):
        job = str(uuid.uuid4())
        job = job[:14] + "7" + job[15:19] + "8" + job[20:]
        self.ask(
            "INSERT INTO job (clinic_id, job_id, kind, payload, state, due_at, attempts, lease, failure, recorded_at) "
            "VALUES (?, ?, ?, '{}', ?, ?, ?, ?, ?, ?)",
            self.clinic(), job, kind, state, due, attempts, lease, failure, int(time.time() * NOW))
        return job

    def state(self, job):
        return self.ask("SELECT state, attempts FROM job WHERE job_id = ?", job)[0]


def eventually(holds, seconds=40):
    """Asks again until it holds; the bound only ends a test that fails."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came true")


def restart(practice):
    """Ends the program as the system does, and begins it anew; the database stays."""
    practice.process.terminate()
    assert practice.process.wait(20) == 0
    practice.start()


def health(address):
    try:
        with urllib.request.urlopen(address.rstrip("/") + "/health") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture(params=["sqlite", "postgresql"])
def practice(request, tmp_path):
    practice = Practice(tmp_path, engine=request.param)
    practice.physician = practice.set_up()
    yield practice
    practice.process.kill()
    practice.process.wait()


def test_daily_work_is_done_and_an_orphan_photograph_swept(practice):
    ledger = Ledger(practice)
    done = lambda kind: ledger.ask("SELECT count(*) FROM job WHERE kind = ? AND state = 'done'", kind)[0][0]
    # Set-up made the clinic after the first round of planning: a program that starts plans at once.
    orphan = practice.data / "photographs" / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir()
    orphan.write_bytes(b"sealed once, named by no row")
    fresh = orphan.with_name("ab" + "1" * 62)
    fresh.write_bytes(b"its row may still be on its way")
    os.utime(orphan, (time.time() - 7200,) * 2)
    restart(practice)
    eventually(lambda: done("photographs.sweep") and done("ground.tidy") and done("keys.checkCopy"))
    assert not orphan.exists() and fresh.exists()
    restart(practice)
    assert ledger.ask("SELECT count(*) FROM job WHERE kind = 'photographs.sweep'")[0][0] == 1


def test_an_administrator_tries_again_sets_aside_and_takes_back(practice):
    ledger = Ledger(practice)
    dead = ledger.add("keys.checkCopy", "dead", int(time.time() * NOW), failure="keys.testOld", attempts=3)
    _, page = practice.physician.page("/jobs")
    assert "quatre-vingt-dix jours" in page and "3 essais" in page
    answer, _ = practice.physician.send(f"/jobs/{dead}/removal", {}, page)
    assert answer.status == 303
    _, page = practice.physician.page(answer.headers["Location"])
    assert "mise de côté" in page and f"/jobs/{dead}/return" in page and "Aucune tâche n’a été abandonnée" in page
    answer, _ = practice.physician.send(f"/jobs/{dead}/return", {}, page)
    _, page = practice.physician.page(answer.headers["Location"])
    assert f"/jobs/{dead}/attempt" in page
    answer, _ = practice.physician.send(f"/jobs/{dead}/attempt", {}, page)
    assert answer.status == 303
    eventually(lambda: ledger.state(dead)[0] == "done")
    assert practice.physician.send(f"/jobs/{dead}/attempt", {}, page)[0].status == 404


def test_health_tells_when_no_program_takes_a_job(practice):
    assert health(practice.address) == (200, '{"status":"ok"}')
    Ledger(practice).add("of.a.newer.program", due=int((time.time() - 3600) * NOW))
    status, text = health(practice.address)
    assert (status, text) == (503, '{"status":"jobs"}')
    _, page = practice.physician.page("/jobs")
    assert "n’avancent plus" in page


def test_jobs_survive_kills_and_a_second_server_takes_over(practice):
    ledger = Ledger(practice)
    second = subprocess.Popen(practice.arguments, stdout=subprocess.PIPE, text=True, env=practice.environment)
    second.stdout.readline()
    jobs = [ledger.add("ground.tidy") for _ in range(60)]
    # A program that was killed while it held this one.
    held = ledger.add("ground.tidy", "leased", due=int((time.time() - 1) * NOW), lease="nobody", attempts=1)
    eventually(lambda: ledger.ask("SELECT count(*) FROM job WHERE state = 'done'")[0][0] > 5)
    practice.process.send_signal(signal.SIGKILL)
    practice.process.wait()
    # What it may have held then becomes due, as if its lease had run out.
    ledger.ask("UPDATE job SET due_at = 0 WHERE state = 'leased'")
    open_jobs = lambda: ledger.ask("SELECT count(*) FROM job WHERE state <> 'done'")[0][0]
    eventually(lambda: open_jobs() == 0)
    assert ledger.state(held) == ("done", 2)
    assert all(ledger.state(job)[0] == "done" for job in jobs)
    second.send_signal(signal.SIGTERM)
    assert second.wait(20) == 0
    practice.start()


@pytest.mark.parametrize("size", [TABLET, PHONE, DESKTOP])
def test_the_page_of_jobs_fits(open_page, server, size):
    ledger = Ledger(server)
    ledger.add("keys.checkCopy", "dead", int(time.time() * NOW), failure="keys.copyBehind", attempts=1)
    page = open_page(size)
    page.goto("/jobs")
    assert page.locator("h1").inner_text() == "Tâches de fond"
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= size[0]
    for button in page.locator(".row-list button").all():
        box = button.bounding_box()
        assert box["height"] >= 44 and button.get_attribute("aria-label")
    folder = os.environ.get("AGLAE_SCREENSHOTS")
    if folder:
        page.screenshot(path=str(pathlib.Path(folder) / f"jobs-{size[0]}.png"), full_page=True)
