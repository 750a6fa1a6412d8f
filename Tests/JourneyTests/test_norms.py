"""Published values: off until asked for, chosen by a person, kept nowhere."""

from conftest import DESKTOP, PHONE


def open_measures(analysed, size=DESKTOP):
    page = analysed(size)
    page.click("#tab-measures")
    return page


def shown(page):
    return page.locator(".norm:visible").count()


def test_published_values_are_off_until_asked_for(analysed):
    page = open_measures(analysed)
    assert page.locator("#show-norms").is_visible() and not page.is_checked("#show-norms")
    assert shown(page) == 0 and not page.locator("#norm-choice").is_visible()
    page.check("#show-norms")
    assert page.locator("#norm-choice").is_visible()
    assert "jamais un but" in page.inner_text("#norm-choice")
    # No cohort is chosen for anybody.
    assert page.locator("#norm-choice [data-cohort]:checked").count() == 0
    assert shown(page) == 0


def test_a_chosen_cohort_shows_range_people_and_source(analysed):
    page = open_measures(analysed)
    page.check("#show-norms")
    page.check("#cohort-jayaratne-2013-women")
    row = page.locator(".measure-list li", has=page.locator("[data-measure=intercanthal_distance]"))
    norm = row.locator(".norm:visible")
    assert norm.count() == 1 and norm.locator(".norm-band").is_visible()
    text = norm.inner_text()
    assert "38,3\u202fmm ±\u202f2,6\u202fmm" in text
    assert "Hong Kong" in text and "n\u202f=\u202f52" in text and "18 à 35 ans" in text
    assert "Jayaratne" in text and "2013" in text
    assert norm.locator("a.source").get_attribute("href") == "https://doi.org/10.1155/2013/821428"
    page.check("#cohort-bouhadana-2022-middle-eastern")
    assert row.locator(".norm:visible").count() == 2


def test_a_measure_that_no_chosen_cohort_covers_says_so(analysed):
    page = open_measures(analysed)
    page.check("#show-norms")
    page.check("#cohort-al-sebaei-2015-men")
    lines = page.locator(".measure-list li")
    for index in range(lines.count()):
        line = lines.nth(index)
        covered = line.locator("[data-measure=alar_base_width]").count() == 1
        assert line.locator(".norm:visible").count() == (1 if covered else 0)
        assert line.locator(".not-covered").is_visible() == (not covered)


def test_the_choice_survives_moved_points_and_is_forgotten_with_the_page(analysed):
    page = open_measures(analysed)
    page.check("#show-norms")
    page.check("#cohort-jayaratne-2013-men")
    before = shown(page)
    assert before > 0
    page.click("#tab-points")
    page.check("#edit")
    page.select_option("#point", index=1)
    page.locator("#viewport").focus()
    with page.expect_response("**/landmarks"):
        page.keyboard.press("ArrowRight")
    page.click("#tab-measures")
    assert shown(page) == before
    page.reload()
    page.click("#tab-measures")
    assert shown(page) == 0 and not page.is_checked("#show-norms")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert "jayaratne" not in kept and "cohort" not in kept


def test_the_analysis_document_names_no_norm(analysed):
    page = open_measures(analysed)
    page.check("#show-norms")
    page.check("#cohort-jayaratne-2013-men")
    address = page.url + "/analysis.json"
    document = page.request.get(address).json()
    assert document["provenance"]["knowledge"] is None
    assert "norm" not in str(document).lower()


def test_published_values_fit_a_phone(analysed):
    page = open_measures(analysed, PHONE)
    page.check("#show-norms")
    page.check("#cohort-jayaratne-2013-women")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
