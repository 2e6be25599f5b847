"""The page in a real browser: spoken to through a microphone that is a sound file, typed, pressed.

The server is the real command in a process of its own, with the shipped skills and model.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import soxr
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from macsen_lite.serve.pages import PAGES, path_of
from tests.browser import DESKTOP, PHONE, axe_violations, launched, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUESTION = Path(__file__).parents[1] / "fixtures" / "synthetic" / "faint-or-gloch.wav"
HEARD = r"^faint o'r gloch yd[iy] hi$"
"""*Ydi* and *ydy* sound alike."""
LEAD_S = 3.0
"""Silence before the question. The file begins when the browser opens the microphone, but what is
said before the page has connected it is lost: that takes 0.2 s, and 0.8 s where ten programs share
a core."""
BEHIND_MS = 20_000
"""So long the words so far are waited for. A server that is farther behind has got all the sound by
then; it stops listening after 30 s."""
ANSWER_MS = 120_000
READY_S = 300


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("serve")
    return {
        **os.environ,
        "MACSEN_CONFIG_DIR": str(folder / "config"),
        "MACSEN_DATA_DIR": str(folder / "data"),
        "MACSEN_CACHE_DIR": str(folder / "cache"),
        "MACSEN_LANG": "cy",
    }


@contextmanager
def serving(folders: dict[str, str], *args: str) -> Iterator[dict[str, Any]]:
    """What the command says of itself once it serves; ended with Ctrl-C, and cleanly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "macsen_lite", "serve", "--no-bell", "--json", "--port", "0", *args],
        env=folders,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        yield json.loads(line)
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, complaints
        assert "Traceback" not in complaints and "Exception" not in complaints
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def url(folders: dict[str, str]) -> Iterator[str]:
    with serving(folders) as served:
        yield served["url"].rstrip("/")


@pytest.fixture(scope="module")
def spoken_to(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser whose microphone hears the question once, `LEAD_S` after it is opened."""
    samples, rate = soundfile.read(QUESTION, dtype="int16")
    lead, tail = np.zeros(round(LEAD_S * rate), np.int16), np.zeros(40 * rate, np.int16)
    file = tmp_path_factory.mktemp("microphone") / "question.wav"
    heard = soxr.resample(np.concatenate([lead, samples, tail]), rate, 48_000)
    soundfile.write(file, heard, 48_000)
    with launched(
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={file}%noloop",
    ) as running:
        yield running


def until_ready(page: Page, url: str) -> None:
    """The first graph takes a while to compile; the page says so, and this waits for it.

    (Not with `wait_for_function`, for which the promise of an answer is as good as one.)
    """
    is_ready = page.evaluate(
        """async ([url, most]) => {
          for (let tries = 0; tries < most; tries += 1) {
            if ((await (await fetch(url)).json()).ready === true) return true;
            await new Promise((resolve) => setTimeout(resolve, 500));
          }
          return false;
        }""",
        [f"{url}/api/status", 2 * READY_S],
    )
    assert is_ready


def ask(page: Page, text: str) -> str:
    """Type a question, and give the answer."""
    before = page.locator(".turn").count()
    page.fill("#text", text)
    page.press("#text", "Enter")
    turn = page.locator(".turn").nth(before)
    return turn.locator(".answered p").inner_text()


def listen_to_it(page: Page, begin: Callable[[], None], end: Callable[[], None]) -> list[str]:
    """Have the question heard, between two presses; gives the words so far, as they came."""
    page.evaluate(
        """() => {
          window.partials = [];
          const shown = document.getElementById("partial");
          new MutationObserver(() => window.partials.push(shown.textContent))
            .observe(shown, { childList: true });
          window.pressed = undefined;
          addEventListener("pointerdown", () => { window.pressed ??= performance.now(); }, true);
          addEventListener("keydown", () => { window.pressed ??= performance.now(); }, true);
        }"""
    )
    begin()
    page.wait_for_selector("#hold[data-mode=listening]", timeout=ANSWER_MS)
    took_ms = page.evaluate("() => performance.now() - window.pressed")
    assert took_ms < 1000 * LEAD_S, "the microphone was opened too late for the question"
    # Otherwise the server is behind, and says later what it hears.
    with suppress(PlaywrightTimeoutError):
        page.wait_for_function(
            "heard => window.partials.some(text => RegExp(heard).test(text))",
            arg=HEARD,
            timeout=BEHIND_MS,
        )
    assert page.locator("#hold").get_attribute("aria-pressed") == "true"
    end()
    page.locator(".turn .answered p").wait_for(timeout=ANSWER_MS)
    partials: list[str] = page.evaluate("window.partials")
    return [text for text in partials if text]


def asked(page: Page) -> str:
    return page.locator(".turn .asked").inner_text().strip()


def test_hold_to_talk_gives_words_as_they_are_spoken_and_then_the_answer(
    spoken_to: Browser, url: str
) -> None:
    with visit(spoken_to, url) as page:
        until_ready(page, url)
        page.locator("#text").evaluate("field => field.blur()")
        with page.expect_response("**/sound", timeout=ANSWER_MS) as sound:
            partials = listen_to_it(
                page, lambda: page.keyboard.down("Space"), lambda: page.keyboard.up("Space")
            )
        assert len(set(partials)) >= 2 and partials[0].split()[0] == "faint"
        assert re.search(HEARD, partials[-1])
        assert re.search(HEARD.strip("^$"), asked(page))
        assert sound.value.status == 200 and sound.value.body()[:4] == b"RIFF"
        shown = page.request.get(f"{url}/api/turns").json()[0]
        assert shown["intent"] == "amser.faint" and shown["spoken"] and shown["score"] == 1.0
        assert shown["answer"] == page.locator(".turn .answered p").inner_text()
        assert axe_violations(page) == []


def test_a_tap_begins_and_another_ends(spoken_to: Browser, url: str) -> None:
    with visit(spoken_to, url, viewport=PHONE, has_touch=True) as page:
        until_ready(page, url)

        def end() -> None:
            expect(page.locator("#hold")).to_contain_text("orffen")
            page.tap("#hold")

        partials = listen_to_it(page, lambda: page.tap("#hold"), end)
        assert re.search(HEARD, partials[-1])
        assert re.search(HEARD.strip("^$"), asked(page))


def test_a_page_just_opened_waits_for_its_connection(spoken_to: Browser, url: str) -> None:
    with visit(spoken_to, f"{url}/lists") as page:
        page.add_init_script(
            """const Real = WebSocket;
            window.WebSocket = class extends Real {
              constructor(...where) { super(...where); window.made = this; }
              get readyState() { return window.mayConnect ? super.readyState : Real.CONNECTING; }
              addEventListener(kind, listener) {
                if (kind !== "open" || window.mayConnect) super.addEventListener(kind, listener);
                else window.onConnected = listener;
              }
            };"""
        )
        page.goto(url)
        page.keyboard.down("Space")
        expect(page.locator("#hold")).to_have_attribute("data-mode", "opening")
        page.evaluate("() => { window.pressed = performance.now() }")
        page.wait_for_function("() => window.onConnected && performance.now() > pressed + 400")
        expect(page.locator("#trouble")).to_be_hidden()
        page.evaluate("() => { window.mayConnect = true; window.onConnected(); }")
        page.wait_for_selector("#hold[data-mode=listening], #hold[data-mode=preparing]")
        page.keyboard.press("Escape")


def test_a_button_let_go_before_the_microphone_is_there_lets_that_go_too(
    spoken_to: Browser, url: str
) -> None:
    with visit(spoken_to, f"{url}/lists") as page:
        page.clock.install()
        page.add_init_script(
            """const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (what) => {
              await new Promise((resolve) => { window.allow = resolve; });
              return (window.stream = await ask(what));
            };"""
        )
        page.goto(url)
        page.keyboard.down("Space")
        page.wait_for_function("() => window.allow")
        page.clock.run_for(1000)
        page.keyboard.up("Space")
        expect(page.locator("#hold")).to_have_attribute("data-mode", "")
        page.evaluate("() => window.allow()")
        page.wait_for_function("() => window.stream")
        is_let_go = "() => window.stream.getTracks().every(track => track.readyState === 'ended')"
        for _ in range(10_000):  # it is told to stop, which takes a while, and then kept a while
            page.clock.fast_forward(60_000)
            if page.evaluate(is_let_go):
                break
        assert page.evaluate(is_let_go)


def test_no_microphone_is_said_and_typing_goes_on(browser: Browser, url: str) -> None:
    with visit(browser, url) as page:
        page.locator("#hold").dispatch_event("click")
        expect(page.locator("#trouble:not([hidden])")).to_contain_text("meicroffon")
        assert ask(page, "faint o'r gloch ydi hi")
        expect(page.locator("#trouble")).to_be_hidden()


def seconds(shown: str) -> int:
    minutes, _, rest = shown.partition(":")
    return 60 * int(minutes) + int(rest)


def clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def test_typing_setting_and_changing_what_was_set(browser: Browser, url: str) -> None:
    with visit(browser, url) as page:
        assert "pasta" in ask(page, "gosod amserydd deg munud ar gyfer y pasta")
        ask(page, "deffra fi am saith bob bore gwaith")
        page.goto(f"{url}/alarms")
        timer = page.locator(".card", has_text="pasta")
        left = timer.locator(".big")
        expect(left).to_have_text(re.compile(r"^(10:00|9:\d\d)$"))
        timer.get_by_role("button", name="Oedi").click()
        timer.get_by_role("button", name="Parhau").wait_for()
        paused_s = seconds(left.inner_text())
        timer.get_by_role("button", name="+1").click()
        expect(left).to_have_text(clock(paused_s + 60))
        alarm = page.locator(".card", has_text="07:00")
        alarm.locator("summary").click()
        alarm.locator("input[name=time]").fill("06:45")
        alarm.locator("form button").click()
        page.locator(".card", has_text="06:45").wait_for()
        assert axe_violations(page) == []
        for card in ("pasta", "06:45"):
            page.locator(".card", has_text=card).get_by_role("button", name="Dileu").click()
            page.locator(".card", has_text=card).wait_for(state="detached")
        assert page.request.get(f"{url}/api/events").json() == []


def test_a_list_that_changes_elsewhere_changes_in_the_page(browser: Browser, url: str) -> None:
    with visit(browser, f"{url}/lists") as page:
        page.fill("input[name=item] >> nth=0", "caws")
        page.press("input[name=item] >> nth=0", "Enter")
        page.locator("input[value=caws]").wait_for()
        other = page.context.new_page()
        other.goto(url)
        ask(other, "rho laeth ar y rhestr siopa")
        page.locator("input[value=llaeth]").wait_for()
        field = page.locator("input[value=caws]")
        field.fill("caws Caerffili")
        field.press("Enter")
        page.locator("input[value='caws Caerffili']").wait_for()
        assert page.request.get(f"{url}/api/lists").json() == {
            "siopa": ["caws Caerffili", "llaeth"]
        }


def test_what_is_being_done_is_not_swept_away_by_what_changes_elsewhere(
    browser: Browser, url: str
) -> None:
    def change_elsewhere(item: str) -> None:
        with page.expect_response(lambda answer: answer.url.endswith("/lists")):
            ask(other, f"rho {item} ar y rhestr siopa")
        page.wait_for_timeout(200)  # in the browser: for what was fetched to be put in

    with visit(browser, f"{url}/lists") as page:
        other = page.context.new_page()
        other.goto(url)
        ask(other, "rho fara ar y rhestr siopa")
        page.locator("input[value=bara]").wait_for()
        page.fill("input[name=list]", "gardd")
        new = page.locator("form.inline[data-list=siopa] input")
        new.fill("menyn")
        change_elsewhere("wyau")  # while one writes
        assert new.input_value() == "menyn"
        button = new.locator("xpath=ancestor::form").get_by_role("button")
        button.hover()
        page.mouse.down()
        change_elsewhere("datws")  # while one presses
        page.mouse.up()
        page.locator("input[value=menyn]").wait_for()
        page.locator("input[value=tatws]").wait_for()
        assert page.input_value("input[name=list]") == "gardd"  # begun before all that
        siopa = page.request.get(f"{url}/api/lists").json()["siopa"]
        assert {"bara", "wyau", "tatws", "menyn"} <= set(siopa)


def open_section(page: Page, name: str) -> None:
    """With the keyboard alone."""
    section = page.locator(".fold > summary", has_text=re.compile(f"^\\s*{name}\\s*$"))
    section.press("Enter")
    expect(section.locator("xpath=..")).to_have_attribute("open", "")


def test_a_setting_is_changed_and_a_wrong_one_explained(browser: Browser, url: str) -> None:
    with visit(browser, f"{url}/settings", excused="status of 400") as page:
        open_section(page, "Llais")
        form = page.locator("form[data-api$='llais.lefel']")
        form.locator("input").fill("60")
        form.locator("button").first.click()
        form.get_by_role("button", name="Yn ôl i’r arfer").or_(form.locator(".plain")).wait_for()
        assert page.request.get(f"{url}/api/settings").ok
        expect(form).to_be_visible()  # what was opened stays open
        open_section(page, "Cyffredinol")
        zone = page.locator("form[data-api$='cyffredinol.cylchfa']")
        zone.locator("input").fill("Cymru/Caerdydd")
        with page.expect_response("**/api/settings/cyffredinol.cylchfa") as answer:
            zone.locator("button").first.click()
        assert answer.value.status == 400
        zone.locator(".wrong:not(:empty)").wait_for()


def test_examples_are_folded_until_they_are_looked_for(browser: Browser, url: str) -> None:
    with visit(browser, f"{url}/examples", viewport=PHONE) as page:
        expect(page.locator(".skill")).not_to_have_count(0)
        every = page.locator(".skill").count()
        assert every > 20
        expect(page.locator(".skill[open]")).to_have_count(0)
        page.locator(".jump").get_by_role("link", name="Nodiadau atgoffa").press("Enter")
        page.wait_for_selector("#skill-atgoffa[open] > summary:focus")
        page.wait_for_function(
            """() => document.querySelector("#skill-atgoffa h2").getBoundingClientRect().top
                >= document.querySelector(".top").getBoundingClientRect().height"""
        )
        page.fill("#find", "wy i'w berwi")
        expect(page.locator(".skill:visible")).to_have_count(0)
        page.fill("#find", "siopa llaeth")
        opened = page.locator(".skill[open]:visible")
        expect(opened).not_to_have_count(0)
        expect(page.locator(".skill:not([open]):visible")).to_have_count(0)
        expect(opened.first.locator(".chip:visible").first).to_contain_text("laeth")
        page.fill("#find", "")
        expect(page.locator(".skill[open]")).to_have_count(1)  # as it was before
        expect(page.locator(".skill:visible")).to_have_count(every)


@pytest.mark.parametrize(("text_size", "least"), [("100%", 0.4), ("125%", 0.33)])
def test_what_rings_leaves_the_conversation_in_sight(
    browser: Browser, url: str, text_size: str, least: float
) -> None:
    with visit(browser, url, viewport=PHONE) as page:
        until_ready(page, url)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text_size)
        ask(page, "gosod amserydd pasta am un eiliad")
        ask(page, "gosod amserydd reis am un eiliad")
        page.locator(".bell").nth(1).wait_for()
        page.locator(".turn").last.scroll_into_view_if_needed()
        bells = page.locator("#bells").bounding_box()
        dock = page.locator(".dock").bounding_box()
        assert bells and dock
        between = dock["y"] - bells["y"] - bells["height"]
        assert between >= least * PHONE["height"], (bells, dock)
        assert axe_violations(page) == []
        for left in (1, 0):
            page.locator(".bell").first.get_by_role("button", name="Stopio").click()
            expect(page.locator(".bell")).to_have_count(left)


@pytest.mark.parametrize(
    ("lang", "options"),
    [
        ("cy", {"viewport": DESKTOP}),
        ("en", {"viewport": PHONE, "color_scheme": "dark", "reduced_motion": "reduce"}),
    ],
    ids=["cy-desktop-light", "en-phone-dark"],
)
def test_no_page_keeps_anybody_out(
    browser: Browser, url: str, lang: str, options: dict[str, Any]
) -> None:
    with visit(browser, f"{url}/language?lang={lang}", **options) as page:
        for name in PAGES:
            page.goto(f"{url}{path_of(name)}")
            expect(page.locator("html")).to_have_attribute("lang", lang)
            assert axe_violations(page) == [], name
            tall = page.evaluate("document.documentElement.scrollHeight")
            assert tall <= 3 * options["viewport"]["height"], f"{name} goes on and on"
            if page.locator(".fold").count():
                page.eval_on_selector_all(".fold", "all => all.forEach(one => { one.open = true })")
                assert axe_violations(page) == [], f"{name}, unfolded"
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= options["viewport"]["width"], f"{name} is wider than the screen"


def test_the_language_is_changed_where_one_is(browser: Browser, url: str) -> None:
    with visit(browser, f"{url}/lists") as page:
        page.get_by_role("link", name="English").click()
        expect(page.locator("h1")).to_have_text("Lists")
        expect(page).to_have_url(f"{url}/lists")
        page.get_by_role("link", name="Cymraeg").click()
        expect(page.locator("h1")).to_have_text("Rhestrau")


def test_a_lost_connection_is_said_and_made_again(
    browser: Browser, folders: dict[str, str], tmp_path: Path
) -> None:
    own = {**folders, "MACSEN_DATA_DIR": str(tmp_path / "data")}
    context = browser.new_context()
    try:
        page = context.new_page()
        with serving(own) as served:
            page.goto(served["url"])
            page.wait_for_load_state("networkidle")
            port = served["url"].rstrip("/").rpartition(":")[2]
        expect(page.locator("#connection:not([hidden])")).to_contain_text("Collwyd")
        with serving(own, "--port", port):
            expect(page.locator("#connection")).to_contain_text("yn ôl")
    finally:
        context.close()


def test_the_network_logs_in_with_the_link(
    browser: Browser, folders: dict[str, str], tmp_path: Path
) -> None:
    own = {**folders, "MACSEN_DATA_DIR": str(tmp_path / "data")}
    with serving(own, "--lan", "--host", "127.0.0.1") as served:
        assert served["lan"] and "/login?token=" in served["url"]
        origin = served["url"].partition("/login")[0]
        with visit(browser, origin) as page:
            expect(page).to_have_url(f"{origin}/login")
            assert axe_violations(page) == []
            page.fill("input[name=token]", served["url"].rpartition("=")[2])
            page.get_by_role("button").click()
            expect(page.locator("#hold")).to_be_visible()
            expect(page).to_have_url(f"{origin}/")


def test_a_port_in_use_and_wrong_options(folders: dict[str, str], url: str) -> None:
    port = url.rpartition(":")[2]
    for args, status, told in (
        (("--port", port), 1, "--port"),
        (("--host", "0.0.0.0"), 2, "--lan"),
        (("--cert", "nowhere.pem"), 2, "--key"),
        (("--cert", "nowhere.pem", "--key", "nowhere.pem"), 2, "nowhere.pem"),
        (("--host", "192.0.2.1", "--lan"), 1, "192.0.2.1"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "macsen_lite", "serve", *args],
            env=folders,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == status and told in done.stderr, done.stderr
        assert "Traceback" not in done.stderr
