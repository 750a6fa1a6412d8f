"""From a photograph to its analysis, and what a person can do there."""

import base64
import json

import pytest
from PIL import Image

from conftest import DESKTOP, PHONE, TABLET, eventually


def positions(page):
    return page.evaluate(
        "[...document.querySelectorAll('.point')].map(p => [+p.getAttribute('cx'), +p.getAttribute('cy')])")


def test_a_chosen_photograph_is_analysed(analysed, face):
    page = analysed()
    assert page.locator("#part-reading").get_by_text("Rotation", exact=True).is_visible()
    assert "mm/px" in page.inner_text("#part-reading")
    assert len(positions(page)) == 478
    assert page.locator(".layer-regions .region").count() == 25
    # The file's name stands on the page, never in an address or the title.
    assert face.name in page.inner_text(".bar")
    assert face.stem not in page.url and face.stem not in page.title()


def test_a_dropped_photograph_is_analysed(open_page, face):
    page = open_page()
    page.goto("/")
    content = base64.b64encode(face.read_bytes()).decode()
    transfer = page.evaluate_handle(
        """content => {
            const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], "dropped.jpg", { type: "image/jpeg" }));
            return transfer;
        }""", content)
    page.dispatch_event("#upload", "drop", {"dataTransfer": transfer})
    page.wait_for_url("**/photographs/*")
    assert "dropped.jpg" in page.inner_text(".bar")


def test_a_demonstration_face_is_analysed_at_a_touch(open_page):
    page = open_page()
    page.goto("/")
    page.locator(".examples button").first.click()
    page.wait_for_url("**/photographs/*")
    assert page.locator(".layer-regions .region").count() == 25


def test_a_photograph_taken_with_the_camera_reaches_the_analysis(open_page):
    page = open_page()
    page.goto("/capture?view=left_oblique")
    assert page.locator("#outline path").count() > 2
    page.locator("#shutter:not([disabled])").click()
    page.locator("#shot").wait_for()
    page.locator("#again").click()
    page.locator("#shutter").click()
    page.locator("#use").click()
    page.wait_for_url("**/photographs/*")
    # The test camera shows no face: the page says so and what to do.
    assert "Aucun visage" in page.inner_text("#part-reading")
    assert page.locator("text=Reprendre la photo").is_visible()


def test_without_a_camera_the_page_says_what_to_do(open_page):
    page = open_page()
    page.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'))")
    page.goto("/capture")
    page.locator("#no-camera").wait_for()
    assert "Aucune caméra" in page.inner_text("#no-camera")
    page.locator("#no-camera a").click()
    page.wait_for_url("**/")


def test_layers_are_switched_on_and_off(analysed):
    page = analysed()
    for layer in ["regions", "skin", "mesh", "points", "irises", "pose"]:
        page.check(f"#show-{layer}")
        assert page.locator(f".layer-{layer}").is_visible(), layer
        page.uncheck(f"#show-{layer}")
        assert not page.locator(f".layer-{layer}").is_visible(), layer
    page.check("#show-mesh")
    page.reload()
    assert page.is_checked("#show-mesh")


def scale(page):
    return page.evaluate("new DOMMatrix(getComputedStyle(document.getElementById('plane')).transform).a")


def corner(page):
    return page.evaluate(
        "(() => { const m = new DOMMatrix(getComputedStyle(document.getElementById('plane')).transform); return [m.e, m.f]; })()")


def test_zoom_and_pan_by_mouse(analysed):
    page = analysed()
    box = page.locator("#viewport").bounding_box()
    x, y = box["x"] + 200, box["y"] + 300
    before, start = scale(page), corner(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -400)
    eventually(page, lambda: scale(page) > before * 1.2)
    # The place under the pointer stays under it.
    now, place = scale(page), corner(page)
    assert abs((200 - start[0]) / before - (200 - place[0]) / now) < 1
    page.mouse.down()
    page.mouse.move(x + 60, y - 40, steps=4)
    page.mouse.up()
    moved = corner(page)
    assert abs(moved[0] - place[0] - 60) < 1 and abs(moved[1] - place[1] + 40) < 1
    page.click("#zoom-fit")
    assert abs(scale(page) - before) < 1e-6


def test_zoom_and_pan_by_keys(analysed):
    page = analysed()
    before = scale(page)
    page.focus("#viewport")
    page.keyboard.press("+")
    assert abs(scale(page) / before - 1.25) < 0.01
    place = corner(page)
    page.keyboard.press("ArrowLeft")
    assert corner(page)[0] - place[0] == pytest.approx(48, abs=1)
    page.keyboard.press("0")
    assert abs(scale(page) - before) < 1e-6


def test_zoom_by_two_fingers(analysed):
    page = analysed(PHONE, has_touch=True)
    before = scale(page)
    session = page.context.new_cdp_session(page)
    box = page.locator("#viewport").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def touch(kind, spread):
        points = [] if spread is None else [{"x": x - spread, "y": y, "id": 0}, {"x": x + spread, "y": y, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 40)
    for spread in (60, 80, 100, 120):
        touch("touchMove", spread)
    touch("touchEnd", None)
    assert scale(page) / before == pytest.approx(3, rel=0.15)


def test_a_large_photograph_shows_all_its_pixels_when_enlarged(open_page, face, tmp_path):
    large = tmp_path / "large.jpg"
    Image.open(face).resize((3000, 3750)).save(large, quality=90)
    page = open_page()
    page.goto("/")
    page.set_input_files("#photograph", large)
    page.wait_for_url("**/photographs/*")
    page.wait_for_load_state("networkidle")
    pixels = "document.getElementById('photograph').naturalHeight"
    assert page.evaluate(pixels) == 2048
    for _ in range(8):
        page.click("#zoom-in")
    eventually(page, lambda: page.evaluate(pixels) == 3750)
    # The same place of the photograph lies under the drawing.
    assert page.evaluate("document.getElementById('photograph').getBoundingClientRect().width") == pytest.approx(3000 * scale(page), abs=1)


def test_a_point_is_dragged_under_a_magnifier_and_everything_recomputed(analysed):
    page = analysed()
    page.click("#tab-points")
    page.check("#edit")
    region = page.locator('[data-region="upper_vermilion"].region')
    outline, before = region.get_attribute("points"), positions(page)
    box = page.locator('[data-point="61"]').bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 14, y + 10, steps=4)
    assert page.locator("#magnifier").is_visible()
    page.mouse.up()
    assert not page.locator("#magnifier").is_visible()
    page.get_by_text("Recalculé. Points déplacés : 1").wait_for()
    after = positions(page)
    assert [i for i in range(478) if after[i] != before[i]] == [61]
    zoom = scale(page)
    assert after[61][0] - before[61][0] == pytest.approx(-14 / zoom, abs=2)
    assert after[61][1] - before[61][1] == pytest.approx(10 / zoom, abs=2)
    assert region.get_attribute("points") != outline
    # Undone, redone, and back to the points as found.
    page.keyboard.press("Control+z")
    page.get_by_text("Recalculé. Points déplacés : 0").wait_for()
    assert positions(page) == before and region.get_attribute("points") == outline
    page.click("#redo")
    page.get_by_text("Recalculé. Points déplacés : 1").wait_for()
    assert positions(page)[61] == after[61]
    page.reload()
    assert positions(page)[61] == after[61]
    page.click("#reset")
    page.get_by_text("Recalculé. Points déplacés : 0").wait_for()
    assert positions(page) == before


def test_a_point_is_moved_by_keys(analysed):
    page = analysed()
    page.click("#tab-points")
    page.select_option("#point", label="Pronasale (pointe du nez)")
    before = positions(page)
    page.focus("#viewport")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    page.get_by_text("Recalculé. Points déplacés : 1").wait_for()
    after = positions(page)
    assert after[4] == pytest.approx([before[4][0] + 0.5, before[4][1] + 5], abs=0.011)


def test_picture_and_list_point_at_each_other(analysed):
    page = analysed()
    page.click("#tab-regions")
    page.hover('.region-list [data-region="nose"]')
    assert "is-lit" in page.locator('.region[data-region="nose"]').get_attribute("class")
    box = page.locator('.region[data-region="chin"]').bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "is-lit" in page.locator('.region-list [data-region="chin"]').get_attribute("class")
    assert page.inner_text("#tip") == "Menton"


def test_a_measure_shows_its_doubt_and_how_it_was_taken(analysed):
    page = analysed()
    page.click("#tab-measures")
    rows = page.locator(".measure-list button")
    assert rows.count() > 20
    for text in rows.all_inner_texts():
        assert "±" in text, text
    row = page.locator('.measure-list [data-measure="intercanthal_distance"]')
    group = page.locator('.measure[data-measure="intercanthal_distance"]')
    assert "mm" in row.inner_text() and not group.is_visible()
    row.hover()
    assert group.is_visible()
    page.mouse.move(1, 1)
    assert not group.is_visible()
    row.focus()
    page.keyboard.press("Enter")
    assert group.is_visible() and row.get_attribute("aria-pressed") == "true"
    # What could not be measured is named with its reason.
    assert "autre vue" in page.locator("#measures details").first.text_content()


def test_a_moved_point_changes_its_measures(analysed):
    page = analysed()
    width = page.locator('.measure-list [data-measure="intercanthal_distance"] .measure-value')
    before = width.text_content()
    page.click("#tab-points")
    page.select_option("#point", label="Endocanthion droit")
    page.focus("#viewport")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    page.get_by_text("Recalculé. Points déplacés : 1").wait_for()
    assert width.text_content() != before


def test_the_view_can_be_named(analysed):
    page = analysed()
    with page.expect_navigation():
        page.select_option("#view", "left_oblique")
    assert page.locator(".readings dd").first.inner_text() == "trois-quarts gauche"


def test_report_and_document_can_be_taken_away(analysed):
    page = analysed()
    address = page.url
    document = page.request.get(address + "/analysis.json").json()
    assert document["schema"] == "aglae.analysis/1" and len(document["landmarks"]["points"]) == 478
    page.click("text=Ouvrir le rapport")
    page.wait_for_url("**/report.html")
    assert page.locator("svg polygon.region").count() == 25
    assert json.dumps(document)


def test_an_erased_photograph_is_gone(analysed):
    page = analysed()
    address = page.url
    page.click("#tab-photograph")
    page.click("text=Effacer cette photo")
    page.click("text=Effacer maintenant")
    page.wait_for_url("**/")
    assert page.goto(address).status == 404
    assert "n’est plus en mémoire" in page.inner_text("main")


def test_everything_works_in_english(analysed):
    page = analysed()
    with page.expect_navigation():
        page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    for words in ["Reading", "Measures", "Regions", "Photo", "Open the report", "Yaw", "Mesh"]:
        assert page.get_by_text(words, exact=True).first.is_visible(), words
    text = page.inner_text("body")
    for word in ["Lecture", "Mesures", "Échelle", "Maillage", "Rotation"]:
        assert word not in text


def test_pages_work_without_script(open_page, face):
    page = open_page(java_script_enabled=False)
    page.goto("/")
    page.set_input_files("#photograph", face)
    page.get_by_role("button", name="Analyser").click()
    page.wait_for_url("**/photographs/*")
    assert page.locator(".layer-regions .region").count() == 25
    # All parts stand one below the other.
    for part in ["reading", "regions", "photograph"]:
        assert page.locator(f"#part-{part}").is_visible()


@pytest.mark.parametrize("size", [TABLET, DESKTOP, PHONE])
def test_nothing_overflows_the_screen(analysed, open_page, size):
    page = analysed(size)
    for address in [page.url, "/", "/capture", "/nothing-here"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address
