"""WCAG 2.2 AA as far as a program can tell, targets, names, focus."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import DESKTOP, FACES, PHONE

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page):
    # The policy forbids foreign scripts in the page, so the checker runs in the tool's own world.
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("address", ["/", "/capture?view=basal", "/nothing-here"])
def test_plain_pages(open_page, address, size):
    page = open_page(size, bypass_csp=True)
    page.goto(address)
    assert violations(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("part", ["reading", "measures", "regions", "points", "photograph"])
def test_the_analysis(analysed, part, size):
    page = analysed(size, bypass_csp=True)
    page.click(f"#tab-{part}")
    page.mouse.move(1, 1)
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/", "/capture"])
def test_targets_are_large_enough(open_page, address):
    page = open_page(PHONE)
    page.goto(address)
    check_targets(page)


def test_targets_of_the_analysis_are_large_enough(analysed):
    page = analysed(PHONE)
    for part in ["reading", "measures", "regions", "points", "photograph"]:
        page.click(f"#tab-{part}")
        check_targets(page)


def check_targets(page):
    small = page.evaluate(
        """[...document.querySelectorAll("a, button, select, label.chip, label.switch, summary, .btn")]
            .filter(e => e.checkVisibility() && !e.classList.contains("skip-link"))
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, r]) => r.width < 44 || r.height < 44)
            .map(([html, r]) => [html, r.width, r.height])""")
    assert small == []


def test_the_keyboard_reaches_everything_in_order(analysed):
    page = analysed(DESKTOP)
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        place = page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.tagName")
        if place in ("BODY", "HTML"):
            break
        seen.append(place)
    order = [seen.index(name) for name in ["skip-link", "brand", "new", "viewport", "zoom-in", "show-regions", "tab-reading", "view"]]
    assert order == sorted(order), seen
    assert any("next" in name for name in seen)


def test_focus_is_visible(analysed):
    page = analysed(DESKTOP)
    for target in ["#viewport", "#zoom-in", "#tab-reading", "#view", ".next"]:
        page.focus(target)
        page.keyboard.press("Shift")
        width = page.evaluate("t => parseFloat(getComputedStyle(document.querySelector(t)).outlineWidth)", target)
        style = page.evaluate("t => getComputedStyle(document.querySelector(t)).outlineStyle", target)
        assert width >= 2 and style != "none", target


def test_the_page_can_be_read_at_twice_the_size(open_page):
    page = open_page((640, 450))
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("mode", ["side", "curtain", "fade"])
def test_the_comparison(analysed, mode, size):
    page = analysed(size, bypass_csp=True)
    page.get_by_role("link", name="Comparer").click()
    assert violations(page) == []
    page.set_input_files("#photograph", FACES[1])
    page.wait_for_url("**/comparisons/*")
    page.locator(f"label[for=mode-{mode}]").click()
    page.click(".statement summary")
    assert violations(page) == []
    check_targets(page)
