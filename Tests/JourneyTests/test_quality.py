"""What the quality gate measured, and the way on after a refusal."""

import pytest
from PIL import Image, ImageEnhance

from conftest import DESKTOP


@pytest.fixture(scope="module")
def dark(face, tmp_path_factory):
    path = tmp_path_factory.mktemp("dark") / "dark.jpg"
    ImageEnhance.Brightness(Image.open(face)).enhance(0.12).save(path, quality=92)
    return path


def analysed_dark(open_page, dark):
    page = open_page(DESKTOP)
    page.goto("/")
    page.set_input_files("#photograph", dark)
    page.wait_for_url("**/photographs/*")
    return page


def test_readings_have_name_value_limit_and_a_word(analysed):
    page = analysed(DESKTOP)
    page.click("#tab-photograph")
    lines = page.locator("#quality .quality-list li")
    assert lines.count() >= 10
    assert "Toutes les limites sont respectées" in page.inner_text("#quality")
    for index in range(lines.count()):
        line = lines.nth(index)
        assert line.locator(".sign").inner_text() == "✓"
        assert line.locator(".quality-name").inner_text()[0].isupper()
        assert "respectée" in line.locator(".quality-limit").inner_text()
    # No reading is shown by its id.
    assert "_" not in page.inner_text("#quality")


def test_a_refused_photograph_says_what_to_do_and_offers_a_way_on(open_page, dark):
    page = analysed_dark(open_page, dark)
    assert "trop sombre" in page.inner_text("#part-reading .refusal")
    assert "EV" in page.inner_text("#part-reading .refusal")
    page.click("#tab-photograph")
    first = page.locator("#quality li").first
    assert first.locator(".quality-name").inner_text() == "Exposition"
    assert first.locator(".sign").inner_text() == "✕"
    assert "non respectée" in first.inner_text() and "au moins −1,5" in first.inner_text()
    assert "telle qu’elle est" in page.inner_text(".next-step")
    page.click("text=Analyser quand même")
    page.wait_for_url("**/photographs/*")
    page.click("#tab-reading")
    # It was analysed, and the refusal still stands there.
    assert "trop sombre" in page.inner_text("#part-reading .refusal")
    page.click("#tab-measures")
    assert page.locator(".measure-list li").count() > 10


def test_readings_are_named_in_english(open_page, dark):
    page = analysed_dark(open_page, dark)
    page.click("button[value=en]")
    page.click("#tab-photograph")
    first = page.locator("#quality li").first
    assert "Exposure" in first.inner_text() and "not kept" in first.inner_text()
