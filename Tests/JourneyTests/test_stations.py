"""A photo station: registered once with a chart, checked, and used by the photographs after it."""

import pytest
from PIL import Image

from charts import PITCH, chart_photograph, photograph_by
from conftest import DESKTOP, PHONE, TABLET
from test_accessibility import check_targets, violations

NAME = "Salle 1"


@pytest.fixture(scope="module")
def pictures(face, tmp_path_factory):
    """The chart in order, dimmer, larger, by another camera, absent; and the face, by the camera."""
    folder = tmp_path_factory.mktemp("charts")
    size = Image.open(face).size
    return {
        "chart": chart_photograph(folder / "chart.jpg", size),
        "nearer": chart_photograph(folder / "nearer.jpg", size, pitch=round(PITCH * 1.1)),
        "other": chart_photograph(folder / "other.jpg", size, model="Camera 2"),
        "face": photograph_by(folder / "face.jpg", face),
        "foreign": photograph_by(folder / "foreign.jpg", face, "Camera 2"),
    }


def register(page, chart, name=NAME, size="passport"):
    page.goto("/stations/registration")
    page.fill("#name", name)
    page.fill("#distance", "150")
    page.fill("#lights", "deux panneaux à 45°")
    page.select_option("#chart-size", size)
    page.set_input_files("#photograph", chart)
    page.click("text=Lire la mire")


def check(page, chart, name=NAME):
    page.goto("/stations")
    card = page.locator(".station-card", has_text=name)
    card.locator("summary").click()
    card.locator("input[type=file]").set_input_files(chart)
    card.locator("button").click()


def registered(page, pictures, name=NAME):
    register(page, pictures["chart"], name)
    page.wait_for_url("**/stations/charts/*")
    page.click("text=Enregistrer ce poste")
    page.wait_for_url("**/stations")


def test_without_a_station_the_page_says_what_that_means(open_page):
    page = open_page()
    page.goto("/")
    page.click("text=Gérer les postes photo")
    assert page.locator(".station-card, .stations p").count() > 0
    page.click("text=Enregistrer un poste")
    assert page.locator("#name").is_visible()


def test_a_found_chart_is_shown_before_the_station_is_kept(open_page, pictures):
    page = open_page()
    register(page, pictures["chart"], "Essai")
    page.wait_for_url("**/stations/charts/*")
    assert page.locator(".chart-picture polygon.chart").count() == 2
    # Cyan lies outside what a picture in sRGB can hold, so its patch does not count.
    assert page.locator(".chart-picture circle.chart").count() == 2 * 23
    assert page.locator(".chart-picture path.chart").count() == 2
    text = page.inner_text(".part")
    assert "ΔE2000" in text and "à partir de novembre 2014" in text
    assert "mm/px" in text and "±" in text and "23 / 24" in text and "Camera 1" in text
    # The outline lies on the chart: its left edge half a pitch left of the first patch.
    width = Image.open(pictures["chart"]).width
    left = float(page.locator(".chart-picture polygon.chart").first.get_attribute("points").split(",")[0])
    assert abs(left - (width // 2 - 3 * PITCH)) < 3
    page.goto("/stations")
    assert page.locator(".station-card", has_text="Essai").count() == 0


def test_a_station_is_registered_chosen_and_used(open_page, pictures):
    page = open_page()
    registered(page, pictures)
    card = page.locator(".station-card", has_text=NAME)
    assert "Valable depuis le" in card.inner_text()
    assert "pas encore contrôlé" in card.inner_text()
    page.goto("/")
    assert page.input_value("#station") == NAME
    page.set_input_files("#photograph", pictures["face"])
    page.wait_for_url("**/photographs/*")
    note = page.inner_text("#station-note")
    assert "Échelle et couleur" in note and f"poste {NAME}" in note and "depuis le" in note and "contrôlé le" in note
    document = page.request.get(page.url + "/analysis.json").json()
    assert document["station"]["name"] == NAME and document["colour"]["status"] == "calibrated"
    assert document["scale"]["source"] == "chart"
    # The choice stays for the next photograph, and moved points keep the station.
    page.click("#tab-points")
    page.check("#edit")
    page.select_option("#point", index=1)
    page.locator("#viewport").focus()
    with page.expect_response("**/landmarks"):
        page.keyboard.press("ArrowRight")
    assert page.request.get(page.url + "/analysis.json").json()["station"]["name"] == NAME
    page.goto("/")
    assert page.input_value("#station") == NAME
    page.select_option("#station", "")
    page.set_input_files("#photograph", pictures["face"])
    page.wait_for_url("**/photographs/*")
    assert page.locator("#station-note").count() == 0


def test_only_what_the_station_gives_is_said_to_come_from_it(open_page, pictures):
    page = open_page()
    # Said to be the large chart: clear irises then contradict the station's scale, not its colours.
    register(page, pictures["chart"], "Trop grand", size="classic")
    page.wait_for_url("**/stations/charts/*")
    page.click("text=Enregistrer ce poste")
    page.wait_for_url("**/stations")
    page.goto("/")
    page.set_input_files("#photograph", pictures["face"])
    page.wait_for_url("**/photographs/*")
    assert page.inner_text("#station-note").startswith("Couleur\u202f: poste Trop grand")


def test_a_photograph_of_another_camera_is_not_served(open_page, pictures):
    page = open_page()
    registered(page, pictures)
    page.goto("/")
    page.set_input_files("#photograph", pictures["foreign"])
    page.wait_for_url("**/photographs/*")
    assert "ne vient pas du poste" in page.inner_text("#part-reading")
    assert page.locator("#station-note").count() == 0


def test_a_failed_check_ends_the_station_and_a_passed_one_brings_it_back(open_page, pictures):
    page = open_page()
    registered(page, pictures)
    check(page, pictures["nearer"])
    page.wait_for_url("**/stations/charts/*")
    assert "Échoué" in page.inner_text(".refusal") and "Changement d’échelle" in page.inner_text(".part")
    page.click("text=Retour aux postes")
    card = page.locator(".station-card", has_text=NAME)
    assert "En échec depuis le" in card.inner_text() and "échoué" in card.inner_text()
    page.goto("/")
    assert page.locator("#station option", has_text=NAME).is_disabled()
    check(page, pictures["chart"])
    page.wait_for_url("**/stations/charts/*")
    assert "Réussi" in page.inner_text(".refusal")
    page.goto("/stations")
    assert "réussi" in page.locator(".station-card", has_text=NAME).inner_text()


def test_what_is_no_chart_or_another_camera_is_refused_with_words(open_page, pictures):
    page = open_page()
    register(page, pictures["face"], "Sans mire")
    page.locator(".error-note").wait_for()
    assert "Aucune mire" in page.inner_text(".error-note")
    # What was typed is not lost.
    assert page.input_value("#name") == "Sans mire" and page.input_value("#lights") != ""
    registered(page, pictures)
    check(page, pictures["other"])
    page.locator(".error-note").wait_for()
    assert "ne vient pas du poste" in page.inner_text(".error-note")


def test_a_chart_of_somebody_else_is_not_shown(open_page, pictures):
    page = open_page()
    register(page, pictures["chart"], "Privé")
    page.wait_for_url("**/stations/charts/*")
    other = open_page()
    assert other.goto(page.url).status == 404
    assert other.request.get(page.url + "/picture.jpg").status == 404


def test_a_chart_beside_the_face_is_drawn_on_the_light_table(open_page, face, tmp_path):
    chart = chart_photograph(tmp_path / "half.jpg", (600, 1500), pitch=70)
    picture = Image.open(face)
    both = Image.new("RGB", (picture.width + 600, picture.height))
    both.paste(picture, (0, 0))
    both.paste(Image.open(chart), (picture.width, 0))
    both.save(tmp_path / "both.jpg", quality=95)
    page = open_page()
    page.goto("/")
    page.set_input_files("#photograph", tmp_path / "both.jpg")
    page.wait_for_url("**/photographs/*")
    assert not page.locator(".layer-chart polygon").first.is_visible()
    page.check("#show-chart")
    assert page.locator(".layer-chart polygon").first.is_visible()
    assert page.locator(".layer-chart circle, .layer-chart path").count() == 48
    assert "mire" in page.inner_text("#part-reading")


@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE])
def test_the_screens_are_accessible(open_page, pictures, size):
    page = open_page(size, bypass_csp=True)
    registered(page, pictures)
    for address in ["/stations", "/stations/registration"]:
        page.goto(address)
        assert violations(page) == []
        check_targets(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    register(page, pictures["chart"])
    page.wait_for_url("**/stations/charts/*")
    assert violations(page) == []
    check_targets(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_screens_speak_english(open_page, pictures):
    page = open_page()
    page.goto("/stations")
    page.click("button[value=en]")
    assert page.locator("h1", has_text="Photo stations").is_visible()
    page.goto("/stations/registration")
    assert "Distance from the lens" in page.inner_text("form.station-form")
