"""The page in a real browser: nothing runs, everything is reached by the keyboard, and it fits a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from legation.outputs.page import render_page
from unit.outputs.sample import SAMPLE

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium or chromedriver is not installed"),
]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
)
WIDE, PHONE = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: webdriver.Chrome, tmp_path: Path) -> webdriver.Chrome:
    path = tmp_path / "page.html"
    path.write_text(render_page(SAMPLE), encoding="utf-8")
    # Without motion, for else a click on a citation scrolls for a while.
    media = {"prefers-color-scheme": request.param, "prefers-reduced-motion": "reduce"}
    features = [{"name": name, "value": value} for name, value in media.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    resize(browser, WIDE)
    browser.get(path.as_uri())
    return browser


def resize(browser: webdriver.Chrome, size: tuple[int, int]) -> None:
    """Set the viewport itself: a window has a least width above a phone's."""
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def colors(element: webdriver.remote.webelement.WebElement) -> tuple[float, float]:
    """Relative lightness of its text and of the page, 0..1."""
    rgb = [
        element.value_of_css_property("color"),
        element.parent.execute_script("return getComputedStyle(document.body).backgroundColor"),
    ]
    numbers = [[float(n) for n in value[value.index("(") + 1 : -1].split(",")[:3]] for value in rgb]
    return sum(numbers[0]) / 765, sum(numbers[1]) / 765


def test_nothing_runs_and_nothing_is_wrong(page: webdriver.Chrome) -> None:
    assert page.title.startswith("Kenya and Norway open fisheries talks")
    assert '<script>document.title = "run"</script>' in page.find_element(By.CSS_SELECTOR, ".text").text
    assert page.get_log("browser") == []


def test_the_style_sheet_is_allowed(page: webdriver.Chrome) -> None:
    text, paper = colors(page.find_element(By.CSS_SELECTOR, ".text p"))
    assert abs(text - paper) > 0.7


def test_every_kind_of_mark_looks_different_without_color(page: webdriver.Chrome) -> None:
    looks = set()
    kinds = ("trigger", "actor", "date", "place", "topic", "hedge")
    for kind in kinds:
        mark = page.find_element(By.CSS_SELECTOR, f".key .{kind}")
        looks.add(tuple(mark.value_of_css_property(p) for p in ("text-decoration-style", "font-weight", "font-style")))
    assert len(looks) == len(kinds)


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_an_explanation_shows_on_focus_and_on_hover(page: webdriver.Chrome, size: tuple[int, int]) -> None:
    resize(page, size)
    mark = page.find_element(By.XPATH, "//section[@class='text']//mark[starts-with(., '12-13 June')]")
    note = mark.find_element(By.CLASS_NAME, "note")
    assert not note.is_displayed()
    page.execute_script("arguments[0].focus()", mark)
    assert note.is_displayed()
    assert "12–13 June 2026: counted from the day of publication" in note.text
    box = note.rect
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    page.execute_script("arguments[0].blur()", mark)
    assert not note.is_displayed()
    ActionChains(page).move_to_element(mark).perform()
    assert note.is_displayed()


def test_the_tab_key_stops_once_at_every_mark(page: webdriver.Chrome) -> None:
    stops = page.find_elements(By.CSS_SELECTOR, "mark[tabindex='0']")
    reached = []
    for _ in range(200):
        page.switch_to.active_element.send_keys(Keys.TAB)
        active = page.switch_to.active_element
        if active.tag_name == "mark":
            reached.append(active.get_attribute("id"))
        if active.find_elements(By.XPATH, "ancestor::aside"):
            break
    assert reached == [stop.get_attribute("id") for stop in stops]
    assert len(reached) > 15


def test_no_sideways_scrolling_on_a_phone(page: webdriver.Chrome) -> None:
    resize(page, PHONE)
    width = page.execute_script("return document.documentElement.scrollWidth")
    assert width <= PHONE[0]


def test_a_citation_leads_to_its_words(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, "#event-5 blockquote a").click()
    target = page.find_element(By.CSS_SELECTOR, ":target")
    assert target.text.startswith("Norway")
