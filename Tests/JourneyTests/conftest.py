"""A server of its own on a free port, a real browser, and faces that the project rendered."""

import pathlib
import sys

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Support"))
from practice import AGLAE, Browser, Practice  # noqa: E402

FACES = sorted((ROOT / "Demonstration").glob("*.jpg"))
TABLET, DESKTOP, PHONE = (1180, 820), (1440, 900), (390, 844)


def eventually(page, holds):
    """Waits until `holds()`; the pages' policy forbids the browser's own way, which evaluates text."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came true")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The site's process, set up; `.physician` is a browser that is signed in."""
    practice = Practice(tmp_path_factory.mktemp("site"))
    practice.physician = practice.set_up()
    yield practice
    practice.stop()


@pytest.fixture(scope="session")
def face():
    assert FACES, "Demonstration/ holds no face"
    return FACES[0]


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, server):
    """Opens pages; at the end no script may have failed and no policy been broken."""
    contexts, complaints = [], []

    def open_one(size=TABLET, signed_in=True, **options):
        context = chromium.new_context(
            base_url=server.address, viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        if signed_in:
            context.add_cookies([{
                "name": "aglae_session", "value": server.physician.cookies["aglae_session"],
                "url": server.address, "httpOnly": True, "sameSite": "Strict"}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text)
                if message.type == "error" and "status of 4" not in message.text else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def analysed(open_page, face):
    """A page with the analysis of a rendered face."""
    def analyse(size=TABLET, **options):
        page = open_page(size, **options)
        page.goto("/")
        page.set_input_files("#photograph", face)
        page.wait_for_url("**/photographs/*")
        page.wait_for_load_state("networkidle")
        return page

    return analyse
