"""Two photographs held against each other, and what can be taken away."""

import csv
import io
import json

import pikepdf
import pypdfium2
import pytest

from conftest import DESKTOP, FACES, PHONE, ROOT, TABLET, eventually
from practice import Practice
from test_bad_requests import Visitor


def add(page, face):
    page.goto("/")
    page.set_input_files("#photograph", face)
    page.wait_for_url("**/photographs/*")
    return page.url


@pytest.fixture
def compared(open_page):
    """A page with two faces compared; `.first` is the address of the one that stands first."""
    def compare(size=TABLET, faces=FACES[:2], same=False, **options):
        page = open_page(size, **options)
        add(page, faces[1])
        page.first = add(page, faces[0])
        page.get_by_role("link", name="Comparer").click()
        page.locator("button[name=second]").first.click()
        page.wait_for_url("**/comparisons/*")
        if same:
            page.check("#same")
            page.wait_for_url("**/comparisons/*")
        page.wait_for_load_state("networkidle")
        return page

    return compare


def boxes(page):
    return [[float(n) for n in text.split()] for text in page.evaluate(
        "[...document.querySelectorAll('.pane svg')].map(s => s.getAttribute('viewBox'))")]


def share(page):
    return float(page.evaluate("document.getElementById('panes').style.getPropertyValue('--share')"))


def test_both_photographs_lie_on_one_stage_at_one_scale(compared):
    page = compared()
    assert page.locator(".pane image").count() == 2
    first, second = boxes(page)
    assert first == second
    # The middle of the eyes lies at one place of the stage in both.
    at = page.evaluate("""[...document.querySelectorAll('g.photograph')].map(g => {
        const line = g.querySelector('[data-measure=intercanthal_distance] .measured');
        const m = g.transform.baseVal.consolidate().matrix;
        const mean = (a, b) => (Number(line.getAttribute(a)) + Number(line.getAttribute(b))) / 2;
        const p = new DOMPoint(mean('x1', 'x2'), mean('y1', 'y2')).matrixTransform(m);
        return [p.x, p.y, Math.abs(m.a - m.d) + Math.abs(m.b + m.c)];
    })""")
    assert abs(at[0][0] - at[1][0]) < 0.03 * first[2] and abs(at[0][1] - at[1][1]) < 0.03 * first[2]
    # Turned, enlarged and shifted; never warped.
    assert at[0][2] < 1e-6 and at[1][2] < 1e-6


def test_zoom_and_pan_are_linked(compared):
    page = compared()
    start = boxes(page)[0]
    box = page.locator(".pane-second").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -400)
    eventually(page, lambda: boxes(page)[0][2] < start[2] / 1.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 40, box["y"] + box["height"] / 2, steps=3)
    page.mouse.up()
    first, second = boxes(page)
    assert first == second and first[0] < start[0] + (start[2] - first[2]) / 2
    page.focus("#panes")
    page.keyboard.press("ArrowDown")
    assert boxes(page)[0][1] > first[1] and boxes(page)[0] == boxes(page)[1]
    page.keyboard.press("0")
    assert boxes(page)[0] == pytest.approx(start)


def test_the_curtain_moves_by_keyboard_and_by_mouse(compared):
    page = compared()
    assert not page.locator("#share").is_visible()
    page.locator("label[for=mode-curtain]").click()
    page.focus("#share")
    before = share(page)
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert share(page) == pytest.approx(before + 0.1)
    line = page.locator("#curtain-line").bounding_box()
    x, y = line["x"] + line["width"] / 2, line["y"] + 100
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 150, y, steps=5)
    page.mouse.up()
    panes = page.locator("#panes").bounding_box()
    assert share(page) == pytest.approx(before + 0.1 - 150 / panes["width"], abs=0.01)
    # The second photograph is cut at the curtain and the first lies below.
    cut = page.evaluate("getComputedStyle(document.querySelector('.pane-second svg')).clipPath")
    assert cut.startswith("inset(0")


def test_the_photographs_fade_and_alternate(compared):
    page = compared()
    page.locator("label[for=mode-fade]").click()
    def opacity():
        return float(page.evaluate("getComputedStyle(document.querySelector('.pane-second svg')).opacity"))
    assert opacity() == pytest.approx(0.5)
    page.focus("#panes")
    page.keyboard.press(" ")
    first = opacity()
    page.keyboard.press(" ")
    assert {first, opacity()} == {0, 1}
    page.click("#blink")
    seen = set()
    eventually(page, lambda: seen.add(opacity()) or seen >= {0, 1})
    page.click("#blink")
    assert page.get_attribute("#blink", "aria-pressed") == "false"


def test_a_finger_moves_the_curtain(compared):
    page = compared(PHONE, has_touch=True)
    page.locator("label[for=mode-curtain]").tap()
    before = share(page)
    line = page.locator("#curtain-line").bounding_box()
    x, y = line["x"] + line["width"] / 2, line["y"] + 60
    touch = page.context.new_cdp_session(page)
    def send(kind, points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    send("touchStart", [{"x": x, "y": y}])
    for step in range(1, 6):
        send("touchMove", [{"x": x + 16 * step, "y": y}])
    send("touchEnd", [])
    eventually(page, lambda: share(page) > before + 0.1)


def test_the_table_and_the_photographs_point_at_each_other(compared):
    page = compared(DESKTOP)
    row = page.locator("tr[data-measure=intercanthal_distance]")
    row.scroll_into_view_if_needed()
    row.hover()
    lit = page.locator(".measure.is-lit")
    assert lit.count() == 2
    assert {lit.nth(i).get_attribute("data-measure") for i in (0, 1)} == {"intercanthal_distance"}
    page.mouse.move(5, 5)
    assert lit.count() == 0
    at = page.evaluate("""(() => {
        const group = document.querySelectorAll('g.photograph')[1];
        const line = group.querySelector('[data-measure=lip_width_vs_interpupillary] .measured');
        const m = group.getScreenCTM();
        const p = new DOMPoint((+line.getAttribute('x1') * 3 + +line.getAttribute('x2')) / 4,
            (+line.getAttribute('y1') * 3 + +line.getAttribute('y2')) / 4).matrixTransform(m);
        return [p.x, p.y];
    })()""")
    page.mouse.move(*at)
    eventually(page, lambda: page.locator("tr.is-lit").count() == 1)
    assert page.locator("#tip").inner_text() == page.locator("tr.is-lit button").inner_text()


def test_verdicts_follow_what_the_user_states(compared):
    page = compared(faces=[FACES[1], FACES[1]])
    assert "Aucun changement au-delà de la marge" in page.inner_text(".comparison-panel")
    assert page.locator("tr[data-verdict=changed]").count() == 0
    rows = page.locator("tr[data-verdict=unchanged]")
    assert rows.count() > 20
    def margin():
        return page.locator("tr[data-measure=canthal_tilt\\.left] .difference").inner_text()
    before = margin()
    page.check("#same")
    eventually(page, lambda: page.is_checked("#same") and "photos répétées" in page.inner_text(".statement"))
    assert margin() != before and "dans la marge" in margin()


def test_what_stands_against_the_comparison_is_named(compared):
    page = compared(same=True)
    warnings = page.inner_text(".refusal")
    assert "prudence" in warnings and "couleurs" in warnings and "limite" in warnings


def test_dates_and_order(compared):
    page = compared()
    first = page.get_attribute(".pane-first image", "href")
    page.click(".statement summary")
    page.fill("#first-date", "2026-05-04")
    page.wait_for_load_state("networkidle")
    page.click(".statement summary")
    page.fill("#second-date", "2026-11-23")
    eventually(page, lambda: "203 jours" in page.inner_text(".statement"))
    assert "04/05/2026" in page.inner_text(".pane-first figcaption")
    assert "2026" not in page.url
    page.click(".exchange")
    eventually(page, lambda: page.get_attribute(".pane-second image", "href") == first)
    assert "04/05/2026" in page.inner_text(".pane-second figcaption")
    assert "échangez-les" in page.inner_text(".statement")


def test_a_photograph_is_added_to_compare_with(open_page):
    page = open_page()
    first = add(page, FACES[0])
    page.get_by_role("link", name="Comparer").click()
    assert "Aucune autre photo" in page.inner_text("main")
    page.set_input_files("#photograph", FACES[1])
    page.wait_for_url("**/comparisons/*")
    assert first.rsplit("/", 1)[1] in page.get_attribute(".pane-first image", "href")


def test_without_script_both_photographs_stand_side_by_side(open_page):
    page = open_page(java_script_enabled=False)
    for face in FACES[:2]:
        page.goto("/")
        page.set_input_files("#photograph", face)
        page.get_by_role("button", name="Analyser").click()
        page.wait_for_url("**/photographs/*")
    page.get_by_role("link", name="Comparer").click()
    page.locator("button[name=second]").first.click()
    page.wait_for_url("**/comparisons/*")
    left, right = (page.locator(f".pane-{name}").bounding_box() for name in ("first", "second"))
    assert left["width"] > 200 and right["x"] >= left["x"] + left["width"]
    assert not page.locator("#share").is_visible() and not page.locator("#zoom-in").is_visible()
    page.check("#same")
    page.get_by_role("button", name="Appliquer").click()
    assert page.is_checked("#same")
    assert page.locator("tr[data-verdict]").count() > 20


def test_a_photograph_without_a_face_is_compared_in_words(open_page, tmp_path):
    from PIL import Image
    Image.new("RGB", (640, 800), (128, 128, 128)).save(tmp_path / "grey.png")
    page = open_page()
    add(page, tmp_path / "grey.png")
    add(page, FACES[0])
    page.get_by_role("link", name="Comparer").click()
    page.locator("button[name=second]").first.click()
    page.wait_for_url("**/comparisons/*")
    text = page.inner_text(".comparison-panel")
    assert "Aucun visage n’a été trouvé" in text and "Aucune mesure commune" in text
    # Nothing to lay over each other: both stand side by side.
    assert page.locator(".pane image").count() == 2 and page.locator("#mode-curtain").count() == 0


def test_a_comparison_whose_photograph_was_erased_says_so(compared):
    page = compared()
    address = page.url
    page.goto(page.first)
    page.click("#tab-photograph")
    page.locator("#part-photograph summary", has_text="Effacer").click()
    page.get_by_role("button", name="Effacer maintenant").click()
    page.wait_for_url("**/")
    answer = page.goto(address)
    assert answer.status == 404 and "n’est plus en mémoire" in page.inner_text("main")
    page.get_by_role("link", name="Choisir une photo").click()


def test_a_stranger_sees_no_comparison(compared, open_page):
    page = compared()
    stranger = open_page()
    stranger.goto("/")
    for path in ["", "/comparison.json", "/measures.csv", "/mesures.csv", "/report.pdf"]:
        assert stranger.request.get(page.url + path).status == 404, path
    for path in ["/statement", "/exchange"]:
        assert stranger.request.post(page.url + path, form={}).status == 404, path


@pytest.mark.parametrize("form", [
    {"first-date": "2026-02-30"}, {"first-date": "yesterday"}, {"second-date": "1026-01-01"}])
def test_a_day_that_does_not_exist_is_refused(compared, form):
    page = compared()
    assert page.request.post(page.url + "/statement", form=form).status == 400


def test_the_comparison_is_there_in_english(compared):
    page = compared()
    page.get_by_role("button", name="English").click()
    page.wait_for_load_state("networkidle")
    text = page.inner_text("body")
    for words in ["First photo", "Side by side", "Curtain", "Both photos show the same person",
                  "within the margin", "Colours are not calibrated"]:
        assert words in text, words
    assert "première" not in text.lower()


@pytest.mark.parametrize("size", [TABLET, DESKTOP, PHONE])
def test_nothing_lies_outside_the_screen(compared, size):
    page = compared(size)
    for mode in ["side", "curtain", "fade"]:
        page.locator(f"label[for=mode-{mode}]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], mode
        stage, panel = (page.locator(name).bounding_box() for name in (".comparison-stage", ".comparison-panel"))
        assert stage["height"] > 300
        if size == PHONE:
            assert panel["y"] >= stage["y"] + stage["height"] - 1


# What can be taken away

def table(page, path):
    answer = page.request.get(page.url + path)
    assert answer.status == 200 and answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    return answer.body().decode()


def test_tables_of_a_comparison(compared):
    page = compared()
    plain, french = table(page, "/measures.csv"), table(page, "/mesures.csv")
    assert not plain.startswith("\ufeff") and french.startswith("\ufeff") and "\r\n" in plain
    rows = list(csv.DictReader(io.StringIO(plain)))
    others = list(csv.DictReader(io.StringIO(french.removeprefix("\ufeff")), delimiter=";"))
    document = json.loads(page.request.get(page.url + "/comparison.json").text())
    assert [row["id"] for row in rows] == [m["id"] for m in document["measures"]]
    for row, other, measure in zip(rows, others, document["measures"]):
        assert row["verdict"] == measure["verdict"] == other["verdict"]
        if measure["difference"] is not None:
            assert float(row["difference"]) == measure["difference"]
            assert float(other["différence"].replace(",", ".")) == measure["difference"]


def test_tables_of_an_analysis(open_page):
    page = open_page()
    add(page, FACES[1])
    rows = list(csv.DictReader(io.StringIO(table(page, "/measures.csv"))))
    measures = json.loads(page.request.get(page.url + "/analysis.json").text())["measures"]
    assert [row["id"] for row in rows] == [m["id"] for m in measures]
    for row, measure in zip(rows, measures):
        assert (float(row["value"]) if row["value"] else None) == measure.get("value")
        assert (row["not_measurable"] or None) == measure.get("notMeasurable")
        assert row["scale_source"] == ("iris" if measure.get("unit") == "mm" else "")


def paper(page, path="/report.pdf"):
    """The PDF's text; it must be tagged, with language, title, conformance and embedded fonts."""
    answer = page.request.get(page.url + path, timeout=60_000)
    assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
    pdf = pikepdf.open(io.BytesIO(answer.body()))
    assert pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root
    pdf.language = str(pdf.Root.Lang)
    with pdf.open_metadata() as metadata:
        assert metadata.get("pdfaid:part") == "3" and metadata.get("pdfaid:conformance").upper() == "A"
        assert metadata.get("dc:title")
    fonts = [font for one in pdf.pages for font in one.Resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        descendants = list(font.get("/DescendantFonts", [font]))
        for one in descendants:
            described = one.FontDescriptor
            assert any(f"/FontFile{n}" in described for n in ("", "2", "3"))
    figures = [node for node in structure(pdf.Root.StructTreeRoot) if str(node.get("/S", "")) == "/Figure"]
    assert figures and all(str(node.get("/Alt", "")) for node in figures)
    text = "\n".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(answer.body()))
    return str(pdf.Root.Lang), len(figures), " ".join(text.split())


def structure(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from structure(kid)


def test_the_paper_of_an_analysis_in_both_languages(open_page):
    page = open_page()
    add(page, FACES[1])
    language, figures, text = paper(page)
    assert language == "fr" and figures == 2
    for words in ["Mesuré par une machine", "aucun dossier", "Distance intercanthale", "±", "SHA-256",
                  "non étalonnée", FACES[1].name]:
        assert words in text, words
    page.get_by_role("button", name="English").click()
    page.wait_for_load_state("networkidle")
    language, _, text = paper(page)
    assert language == "en"
    assert "Measured by a machine" in text and "Intercanthal distance" in text and "uncalibrated" in text


def test_the_paper_of_a_comparison(compared):
    page = compared()
    language, figures, text = paper(page)
    assert language == "fr" and figures == 2
    for words in ["Comparaison", "dans la marge", "Écart moyen restant", FACES[0].name, FACES[1].name,
                  "n’a pas dit", "couleurs ne sont pas étalonnées"]:
        assert words in text, words


def test_without_the_printing_program_the_page_says_what_to_do(tmp_path):
    """An installation whose papers were not set up; all else of it works."""
    (tmp_path / ".deps").mkdir()
    for name in [".deps/models", ".deps/assets", ".deps/cache", "Models", "Demonstration", "Knowledge"]:
        (tmp_path / name).symlink_to(ROOT / name)
    practice = Practice(tmp_path, environment={"AGLAE_HOME": str(tmp_path)})
    practice.physician = practice.set_up()
    visitor = Visitor(practice)
    visitor.ask("GET", "/")
    place = visitor.photograph(FACES[1])
    answer, content = visitor.ask("GET", place + "/report.pdf")
    assert answer.status == 503 and "make setup" in json.loads(content)["message"]
    assert visitor.ask("GET", place + "/report.html")[0].status == 200
    practice.stop()
