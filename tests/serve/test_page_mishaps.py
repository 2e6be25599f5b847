"""What happens to a page: microphones go, connections break, fingers are quick, audio sleeps.

A real browser with a page of the real server; only the socket is the test's own, so that what the
server says comes when the test says so.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from playwright.sync_api import expect

from macsen_lite.serve.app import make_app
from macsen_lite.serve.ports import bind
from tests.browser import PATIENCE_S, launched, visit
from tests.fakes.household import household

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SOCKET = """
  window.sent = [];
  window.sockets = [];
  window.WebSocket = class extends EventTarget {
    static OPEN = 1;
    static CONNECTING = 0;
    static CLOSED = 3;
    constructor() {
      super();
      this.readyState = 1;
      window.sockets.push(this);
    }
    send(data) { if (typeof data === "string") window.sent.push(JSON.parse(data)); }
    close() { this.readyState = 3; this.dispatchEvent(new Event("close")); }
  };
  window.told = (message) => window.sockets.at(-1).dispatchEvent(
    new MessageEvent("message", { data: JSON.stringify(message) }));
"""
MICROPHONE = """
  window.streams = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (what) => {
    const stream = await ask(what);
    window.streams.push(stream);
    return stream;
  };
"""
STROKES = """
  window.strokes = 0;
  const begin = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    window.strokes += 1;
    return begin.apply(this, when);
  };
"""
RINGS = {
    "type": "ringing",
    "audible": False,
    "events": [{"id": 7, "kind": "timer", "text": "Ding"}],
}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    listener = bind("127.0.0.1", 0)
    config = uvicorn.Config(make_app(household()), log_config=None, ws="websockets-sansio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="module")
def ears() -> Iterator[Browser]:
    """A browser with a microphone, which beeps."""
    with launched(
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"
    ) as running:
        yield running


@pytest.fixture
def page(ears: Browser, url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page for talking, with the test's own socket."""
    with visit(ears, f"{url}/static/icon.svg", excused="Failed to load resource") as page:
        page.add_init_script(SOCKET + MICROPHONE + STROKES)
        page.goto(url)
        say(page, type="hello", local=False)
        yield page


def say(page: Page, **message: Any) -> None:
    """What the server says."""
    page.evaluate("message => window.told(message)", message)


def press(page: Page) -> None:
    """Hold the button, until the server has been told."""
    before = page.evaluate("window.sent.length")
    page.keyboard.down("Space")
    page.wait_for_function("before => window.sent.length > before", arg=before)


def test_a_microphone_that_was_unplugged_is_opened_anew(page: Page) -> None:
    press(page)
    page.keyboard.press("Escape")
    page.keyboard.up("Space")
    page.evaluate(
        """() => {
          const [track] = window.streams[0].getTracks();
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }"""
    )
    press(page)
    live = "() => window.streams.at(-1).getTracks()[0].readyState"
    assert page.evaluate("window.streams.length") == 2 and page.evaluate(live) == "live"


def test_a_microphone_that_cannot_be_used_after_all_is_let_go(page: Page) -> None:
    page.evaluate("() => { AudioWorklet.prototype.addModule = () => Promise.reject(Error('no')); }")
    page.keyboard.down("Space")
    expect(page.locator("#trouble")).to_be_visible()
    assert page.evaluate("window.streams[0].getTracks()[0].readyState") == "ended"


def test_an_answer_that_comes_late_is_not_played_to_one_who_speaks_again(page: Page) -> None:
    page.evaluate(
        """async () => {
          const { hush, play } = await import("/static/sound.js");
          const late = play("/api/chime.wav");
          hush();
          await late;
        }"""
    )
    assert page.evaluate("window.strokes") == 0


def test_a_bell_is_silent_once_it_is_stopped_here_though_the_server_is_gone(page: Page) -> None:
    page.clock.install()
    page.reload()
    page.locator("body").click(position={"x": 1, "y": 300})
    say(page, **RINGS)
    page.wait_for_function("() => window.strokes > 0")
    page.route("**/stop", lambda route: route.abort())
    page.get_by_role("button", name="Stopio").click()
    expect(page.locator("#toast.fault")).to_contain_text("Nid atebodd Macsen")
    strokes = page.evaluate("window.strokes")
    page.clock.run_for(60_000)
    assert page.evaluate("window.strokes") <= strokes + 1
    expect(page.locator(".bell")).to_be_visible()
    say(page, **{**RINGS, "events": []})
    say(page, **RINGS)  # another day
    page.wait_for_function("before => window.strokes > before + 1", arg=strokes)


def test_a_bell_that_is_pressed_twice_is_stopped_once(page: Page) -> None:
    asked: list[str] = []

    def answer(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(status=204)

    page.route("**/stop", answer)
    say(page, **RINGS)
    page.get_by_role("button", name="Stopio").evaluate(
        "button => { button.click(); button.click(); }"
    )
    expect(page.locator(".bell")).to_have_count(0)
    assert len(asked) == 1


def test_strokes_do_not_gather_while_audio_sleeps(page: Page) -> None:
    page.locator("body").click(position={"x": 1, "y": 300})
    page.evaluate(
        """async () => {
          const { audio } = await import("/static/sound.js");
          await audio().suspend();
          window.wake = audio().resume.bind(audio());
          audio().resume = () => new Promise(() => {});  // as on a locked phone
        }"""
    )
    say(page, **RINGS)
    expect(page.locator("#bells.silent")).to_be_visible()
    assert page.evaluate("window.strokes") == 0
    page.evaluate("() => window.wake()")
    page.wait_for_function("() => window.strokes > 0")
    expect(page.locator("#bells")).not_to_have_class("silent")


def test_who_is_not_known_any_more_is_sent_to_log_in(page: Page) -> None:
    page.route("**/api/status", lambda route: route.fulfill(status=401, json={"error": "x"}))
    with page.expect_request(lambda request: "/login" in request.url):
        page.evaluate("window.sockets.at(-1).close()")


def test_things_are_added_as_fast_as_they_are_written(page: Page, url: str) -> None:
    waiting: list[Any] = []

    def held() -> Any:
        while not waiting:
            page.wait_for_timeout(10)  # in the browser: what it asks for is heard of meanwhile
        return waiting.pop()

    page.route("**/api/lists/items", lambda route: waiting.append(route))
    page.goto(f"{url}/lists")
    field = page.locator("form.inline[data-list=siopa] input")
    for thing in ("caws", "bara"):
        field.press_sequentially(thing)
        field.press("Enter")
        expect(field).to_have_value("")
    for thing in ("caws", "bara"):
        route = held()
        assert route.request.post_data_json == {"list": "siopa", "items": [thing]}
        if thing == "caws":
            route.fulfill(status=201, json={})
    field.press_sequentially("wyau")
    route.fulfill(status=500, json={"error": "Yn llawn."})
    expect(page.locator("#toast.fault")).to_have_text("Yn llawn.")
    expect(field).to_have_value("wyau")  # what is being written is not written over
    field.press("Enter")
    expect(field).to_have_value("")
    held().fulfill(status=500, json={"error": "O hyd."})
    expect(field).to_have_value("wyau")  # given back


def test_each_minute_more_that_is_pressed_is_given(page: Page, url: str) -> None:
    page.evaluate(
        """async () => {
          const { api } = await import("/static/server.js");
          await api("POST", "/api/events", { kind: "timer", seconds: 600, name: "te" });
        }"""
    )
    page.goto(f"{url}/alarms")
    page.locator("[data-again]").evaluate(
        "button => { for (let i = 0; i < 3; i += 1) button.click(); }"
    )
    left: list[float] = []
    for _ in range(PATIENCE_S * 5):
        left = [event["left_s"] for event in page.request.get(f"{url}/api/events").json()]
        if left == [780.0]:
            break
        page.wait_for_timeout(200)
    assert left == [780.0]


def tap(page: Page, sends: str) -> None:
    """Tap the button, until the server has been told that."""
    before = page.evaluate("window.sent.length")
    page.locator("#hold").dispatch_event("click")
    page.wait_for_function("before => window.sent.length > before", arg=before)
    assert page.evaluate("window.sent.at(-1).type") == sends


def turn(text: str) -> dict[str, Any]:
    return {"id": "a", "text": text, "answer": "Iawn.", "cut": False}


def test_an_answer_that_comes_while_one_speaks_again_does_not_end_that(page: Page) -> None:
    hold = page.locator("#hold")
    tap(page, "start")
    first = page.evaluate("window.sent.at(-1).number")
    say(page, type="ready", number=first)
    tap(page, "stop")
    tap(page, "start")
    second = page.evaluate("window.sent.at(-1).number")
    say(page, type="turn", number=first, **turn("bore da"))
    expect(page.locator(".turn .asked")).to_contain_text("bore da")
    expect(hold).to_have_attribute("data-mode", "listening")
    say(page, type="ready", number=second)
    say(page, type="partial", number=second, text="faint o'r")
    expect(page.locator("#partial")).to_have_text("faint o'r")
    tap(page, "stop")
    assert page.evaluate("window.strokes") == 0, "the answer was played to one who was speaking"


def test_a_button_pressed_again_before_the_server_is_ready_stays_pressed(page: Page) -> None:
    tap(page, "start")
    page.locator("#hold").dispatch_event("click")
    expect(page.locator("#hold")).to_have_attribute("data-mode", "thinking")
    tap(page, "start")
    say(page, type="ready", number=page.evaluate("window.sent.at(-1).number"))
    assert page.evaluate("window.sent.at(-1).type") == "start"
    expect(page.locator("#hold")).to_have_attribute("data-mode", "listening")
    tap(page, "stop")


def test_a_question_that_is_pressed_or_typed_ends_the_listening(page: Page) -> None:
    tap(page, "start")
    say(page, type="ready", number=page.evaluate("window.sent.at(-1).number"))
    page.route("**/api/ask", lambda route: route.fulfill(json=turn("bore da")))
    page.locator("[data-ask]").first.click()
    expect(page.locator(".turn")).to_have_count(1)
    assert page.evaluate("window.sent.at(-1).type") == "cancel"
    expect(page.locator("#hold")).to_have_attribute("aria-pressed", "false")


def test_a_key_that_is_let_go_in_a_field_is_let_go(page: Page) -> None:
    press(page)
    say(page, type="ready", number=page.evaluate("window.sent.at(-1).number"))
    page.evaluate("() => { window.pressed = performance.now() }")
    page.wait_for_function("() => performance.now() > window.pressed + 400")
    page.locator("#text").focus()
    page.keyboard.up("Space")
    page.wait_for_function("() => window.sent.at(-1).type === 'stop'")


def test_a_finger_that_was_taken_away_is_no_tap(page: Page) -> None:
    page.locator("#hold").hover()
    page.mouse.down()
    page.wait_for_function("() => window.sent.length > 0")
    page.evaluate(
        """() => {
          const gone = new PointerEvent("pointercancel");
          Object.defineProperty(gone, "timeStamp", { value: 0 });
          document.getElementById("hold").dispatchEvent(gone);
        }"""
    )
    page.wait_for_function("() => window.sent.at(-1).type === 'cancel'")
    expect(page.locator("#hold")).to_have_attribute("aria-pressed", "false")


def test_a_phone_that_has_a_network_again_does_not_wait(page: Page) -> None:
    made = page.evaluate(
        """() => {
          window.sockets.at(-1).close();
          window.dispatchEvent(new Event("online"));
          return window.sockets.length;
        }"""
    )
    assert made == 2


def test_an_answer_that_was_lost_with_the_connection_is_not_waited_for(page: Page) -> None:
    tap(page, "start")
    say(page, type="ready", number=page.evaluate("window.sent.at(-1).number"))
    tap(page, "stop")
    expect(page.locator("#state")).to_contain_text("meddwl")
    page.evaluate("window.sockets.at(-1).close()")
    expect(page.locator("#state")).to_have_text("")
