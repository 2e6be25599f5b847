"""Questions, alarms, lists, notes and settings, as the page asks for them."""

from __future__ import annotations

import io
import json
import wave
from collections.abc import Iterator
from typing import Any

import pytest

from macsen_lite.clip import AudioClip
from macsen_lite.config.config import Config, config_path
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import assemble
from macsen_lite.messages import message
from macsen_lite.serve.limits import Limits
from macsen_lite.serve.pages import PAGES, SUGGESTED, path_of
from macsen_lite.serve.voice import PageVoice
from tests.fakes.household import Beeper, Visit, household, no_voice


@pytest.fixture
def visit() -> Iterator[Visit]:
    with Visit(household()) as visit:
        yield visit


def test_a_typed_question_is_answered_and_remembered(visit: Visit) -> None:
    turn = visit.change("POST", "/api/ask", {"text": "faint o'r gloch ydi hi"}).json()
    assert turn["intent"] == "amser.faint" and turn["score"] == 1.0 and not turn["spoken"]
    assert "hwarter wedi tri" in turn["answer"]
    assert turn["seconds"]["reply"] >= turn["seconds"]["match"] >= 0
    assert [t["id"] for t in visit.get("/api/turns").json()] == [turn["id"]]
    page = visit.get("/turns").text
    assert "amser.faint" in page and "1.00" in page and "15:15:00" in page
    assert turn["answer"] in visit.get("/").text.replace("&#39;", "'")
    assert visit.change("DELETE", "/api/turns").status_code == 204
    assert visit.get("/api/turns").json() == []


def test_words_that_do_not_answer_a_question_are_taken_for_nothing(visit: Visit) -> None:
    asked = visit.change("POST", "/api/ask", {"text": "gosod larwm"}).json()
    assert (asked["intent"], asked["expects"]) == ("larwm.gosod", "slot")
    odd = visit.change("POST", "/api/ask", {"text": "asdf"}).json()
    assert (odd["intent"], odd["score"], odd["slots"]) == (None, None, {})
    assert odd["expects"] == "slot"  # the question stands
    newest = visit.get("/turns").text.split("<li ")[1:]
    shown = [card for card in newest if "asdf" in card]
    assert len(shown) == 1 and "larwm.gosod" not in shown[0] and "1.00" not in shown[0]


def test_what_is_off_is_switched_on_on_the_page(visit: Visit) -> None:
    ask = {"text": "beth yw'r tywydd"}
    answer = visit.change("POST", "/api/ask", ask).json()["answer"]
    assert answer.endswith("mynd i'r dudalen Cyflwr a phwyso'r botwm Rhyngrwyd.")
    assert ">Rhyngrwyd:" in visit.get("/status").text
    for name, value in (("ymlaen", True), ("tywydd", False)):
        visit.change("PUT", f"/api/settings/ar_lein.{name}", {"value": value})
    answer = visit.change("POST", "/api/ask", ask).json()["answer"]
    assert answer.endswith("mynd i'r dudalen Gosodiadau a throi'r switsh tywydd o dan Ar-lein.")


def test_an_answer_is_heard_as_wav(visit: Visit) -> None:
    turn = visit.change("POST", "/api/ask", {"text": "bore da"}).json()
    sound = visit.get(f"/api/turns/{turn['id']}/sound")
    assert sound.headers["content-type"] == "audio/wav"
    with wave.open(io.BytesIO(sound.content)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        assert file.getnframes() == 2205 * len(turn["answer"].split())
    assert visit.get("/api/chime.wav").content[:4] == b"RIFF"
    assert visit.get("/api/turns/none/sound").status_code == 404


def test_without_a_voice_the_page_says_so_and_answers_in_writing() -> None:
    with Visit(household(voice=PageVoice(no_voice))) as visit:
        page = visit.get("/").text
        assert "mewn ysgrifen yn unig" in page and "sudo apt install espeak-ng" in page
        turn = visit.change("POST", "/api/ask", {"text": "bore da"}).json()
        assert turn["answer"]
        sound = visit.get(f"/api/turns/{turn['id']}/sound")
        assert sound.status_code == 503 and sound.json()["hint"] == "sudo apt install espeak-ng"
        assert visit.get("/api/status").json()["voice"]["ok"] is False


def test_each_browser_has_a_conversation_of_its_own(visit: Visit) -> None:
    asked = visit.change("POST", "/api/ask", {"text": "gosod amserydd"}).json()
    assert asked["expects"] == "slot"
    other = Visit.__new__(Visit)
    Visit.__init__(other, household())
    other.app, other._csrf = visit.app, None
    other.cookies.clear()
    done = other.change("POST", "/api/ask", {"text": "pum munud"}).json()
    assert done["intent"] != "amserydd.gosod", "it answers no question of this browser's"
    assert other.get("/api/turns").json()[0]["id"] == done["id"]
    assert other.get(f"/api/turns/{asked['id']}/sound").status_code == 404
    answered = visit.change("POST", "/api/ask", {"text": "pum munud"}).json()
    assert answered["intent"] == "amserydd.gosod"


def test_a_question_about_a_skill_that_is_gone_is_forgotten() -> None:
    house = household()
    with Visit(house) as visit:
        assert visit.change("POST", "/api/ask", {"text": "gosod amserydd"}).json()["expects"]
        assistant = house.talker._assistant
        assert assistant is not None
        known = assistant.intents
        rest = tuple(file for file in known.files if file.skill != "amserydd")
        left = assemble(rest, known.common)  # as `refresh` does
        assistant.intents, assistant._mind = left, assistant._mind_with(left, Matcher(left))
        answer = visit.change("POST", "/api/ask", {"text": "pum munud"})
        assert answer.status_code == 200 and answer.json()["intent"] is None


def test_what_a_newcomer_may_press_is_understood(visit: Visit) -> None:
    for text in map(message, SUGGESTED):
        assert visit.change("POST", "/api/ask", {"text": text}).json()["score"] == 1.0, text


@pytest.mark.parametrize("body", [{}, {"text": "  "}, {"text": 5}, {"text": "a" * 501}])
def test_a_question_that_is_none(visit: Visit, body: object) -> None:
    answer = visit.change("POST", "/api/ask", body)
    assert answer.status_code == 400 and answer.json()["error"]


# ----------------------------------------------------------------------- alarms and timers


def test_an_alarm_is_set_changed_and_deleted(visit: Visit) -> None:
    body = {"kind": "alarm", "time": "07:00", "days": [0, 2], "date": "", "name": "gwaith"}
    set_ = visit.change("POST", "/api/events", body)
    alarm = set_.json()
    assert set_.status_code == 201 and alarm["due"] == "2026-11-23T07:00:00+00:00"
    assert alarm["when"] == "bob dydd Llun a dydd Mercher"
    path = f"/api/events/{alarm['id']}"
    once = visit.change("PUT", path, {"time": "16:30", "days": [], "name": ""}).json()
    assert (once["due"], once["when"]) == ("2026-11-22T16:30:00+00:00", "heddiw")
    said = visit.change("POST", "/api/ask", {"text": "pryd mae'r larwm nesaf"}).json()["answer"]
    assert "hanner awr wedi pedwar" in said
    assert visit.change("DELETE", path).status_code == 204
    assert visit.change("DELETE", path).status_code == 404
    assert visit.get("/api/events").json() == []


def test_an_alarm_for_a_day_is_not_in_the_past(visit: Visit) -> None:
    body = {"kind": "alarm", "time": "15:00", "days": [], "date": "2026-11-22"}
    past = visit.change("POST", "/api/events", body)
    assert past.status_code == 400 and "heibio" in past.json()["error"]
    body["date"] = "2027-06-01"
    summer = visit.change("POST", "/api/events", body).json()
    assert summer["due"] == "2027-06-01T14:00:00+00:00" and summer["time"] == "15:00"


def test_a_timer_is_paused_resumed_and_lengthened(visit: Visit) -> None:
    body = {"kind": "timer", "seconds": 600, "name": "pasta"}
    timer = visit.change("POST", "/api/events", body).json()
    path = f"/api/events/{timer['id']}"
    assert timer["left_s"] == 600 and timer["length"] == "deng munud"
    paused = visit.change("POST", f"{path}/pause").json()
    assert (paused["state"], paused["due"], paused["left_s"]) == ("paused", None, 600)
    longer = visit.change("POST", f"{path}/lengthen", {"seconds": 60}).json()
    assert longer["left_s"] == 660
    resumed = visit.change("POST", f"{path}/resume").json()
    assert (resumed["state"], resumed["left_s"]) == ("set", 660)
    assert visit.change("POST", f"{path}/resume").json() == resumed
    assert visit.change("POST", f"{path}/snooze").status_code == 404, "it does not ring"


def test_a_reminder_is_set_and_changed(visit: Visit) -> None:
    body = {"kind": "reminder", "text": "ffonio Mam", "moment": "2026-11-23T10:00"}
    reminder = visit.change("POST", "/api/events", body).json()
    assert (reminder["when"], reminder["time"]) == ("yfory", "10:00")
    later = {"text": "ffonio Dad", "moment": "2026-11-24T10:00"}
    changed = visit.change("PUT", f"/api/events/{reminder['id']}", later).json()
    assert changed["text"] == "ffonio Dad" and changed["date"] == "2026-11-24"
    assert "ffonio Dad" in visit.get("/alarms").text


def test_a_reminder_that_returns_keeps_its_days(visit: Visit) -> None:
    asked = {"text": "atgoffa fi i gymryd y tabledi bob dydd am naw y bore"}
    assert visit.change("POST", "/api/ask", asked).status_code == 200
    (reminder,) = visit.get("/api/events").json()
    assert (reminder["days"], reminder["time"]) == (list(range(7)), "09:00")
    assert "bob dydd" in visit.get("/alarms").text
    later = {"text": "cymryd y tabledi", "moment": "2026-11-24T10:00"}
    changed = visit.change("PUT", f"/api/events/{reminder['id']}", later).json()
    assert (changed["days"], changed["time"]) == (list(range(7)), "10:00")


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "party"},
        {"kind": "alarm", "time": "25:00"},
        {"kind": "alarm", "time": "07:00", "days": [7]},
        {"kind": "alarm", "time": "07:00", "days": "0"},
        {"kind": "alarm", "time": "07:00", "date": "yfory"},
        {"kind": "timer", "seconds": 0},
        {"kind": "timer", "seconds": 1e12},
        {"kind": "timer", "seconds": True},
        {"kind": "reminder", "text": "", "moment": "2026-11-23T10:00"},
        {"kind": "reminder", "text": "x", "moment": "never"},
    ],
)
def test_what_cannot_be_set(visit: Visit, body: object) -> None:
    answer = visit.change("POST", "/api/events", body)
    assert answer.status_code == 400 and answer.json()["error"]
    assert visit.get("/api/events").json() == []


def test_the_last_day_of_the_calendar_is_over_elsewhere(visit: Visit) -> None:
    key = "/api/settings/cyffredinol.cylchfa"
    assert visit.change("PUT", key, {"value": "America/New_York"}).status_code == 200
    for body in (
        {"kind": "alarm", "time": "23:59", "date": "9999-12-31"},
        {"kind": "reminder", "text": "x", "moment": "9999-12-31T23:59"},
    ):
        assert visit.change("POST", "/api/events", body).status_code == 400


# ------------------------------------------------------------------------- lists and notes


def test_a_list_is_changed_by_hand_and_by_word_of_mouth(visit: Visit) -> None:
    visit.change("POST", "/api/ask", {"text": "rho laeth a bara ar y rhestr siopa"})
    assert visit.get("/api/lists").json() == {"siopa": ["llaeth", "bara"]}
    body = {"list": "siopa", "items": ["caws", "Bara"]}
    assert visit.change("POST", "/api/lists/items", body).json() == {"added": ["caws"]}
    body = {"list": "siopa", "item": "llaeth", "to": "llaeth ceirch"}
    assert visit.change("PUT", "/api/lists/items", body).status_code == 204
    assert visit.change("PUT", "/api/lists/items", body).status_code == 404
    body = {"list": "siopa", "items": ["bara"]}
    assert visit.change("DELETE", "/api/lists/items", body).json() == {"removed": 1}
    said = visit.change("POST", "/api/ask", {"text": "beth sydd ar y rhestr siopa"}).json()
    assert "llaeth ceirch a chaws" in said["answer"]


def test_a_thing_with_markup_in_its_name_is_shown_and_does_nothing(visit: Visit) -> None:
    name = "<script>alert('x')</script>\"'"
    visit.change("POST", "/api/lists/items", {"list": "siopa", "items": [name]})
    page = visit.get("/lists").text
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_notes(visit: Visit) -> None:
    note = visit.change("POST", "/api/notes", {"text": "mae'r car yn y garej"}).json()
    path = f"/api/notes/{note['id']}"
    assert visit.change("PUT", path, {"text": "mae'r car adre"}).status_code == 204
    assert [n["text"] for n in visit.get("/api/notes").json()] == ["mae'r car adre"]
    assert visit.change("DELETE", path).status_code == 204
    assert visit.change("DELETE", path).status_code == 404
    assert visit.change("PUT", path, {"text": "x"}).status_code == 404


def test_whoever_only_looks_has_no_conversation_forgotten() -> None:
    with Visit(household(limits=Limits(sessions=1))) as visit:
        turn = visit.change("POST", "/api/ask", {"text": "bore da"}).json()
        own = dict(visit.cookies)
        for path in ("/", "/turns", "/api/turns"):  # as what sees whether the server is up does
            visit.cookies.clear()
            assert visit.get(path).status_code == 200
        visit.cookies.clear()
        visit.cookies.update(own)
        assert [t["id"] for t in visit.get("/api/turns").json()] == [turn["id"]]


def test_a_fault_of_ours_is_owned_and_not_taken_for_a_server_that_is_gone() -> None:
    class Broken(Beeper):
        def synthesise(self, text: str) -> AudioClip:
            raise RuntimeError("a fault of ours")

    with Visit(household(voice=PageVoice(Broken))) as visit:  # type: ignore[arg-type]
        turn = visit.change("POST", "/api/ask", {"text": "bore da"}).json()
        visit._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
        answer = visit.get(f"/api/turns/{turn['id']}/sound")
        assert answer.status_code == 500 and "log" in answer.json()["hint"]
        assert "fault of ours" not in answer.text


def test_half_a_character_is_left_out_and_the_rest_is_kept(visit: Visit) -> None:
    headers = {**visit.headers_of_page(), "Content-Type": "application/json"}

    def post(path: str, body: object) -> Any:
        return visit.post(path, content=json.dumps(body), headers=headers)  # in \\u, as browsers do

    odd = "bore\ud83d da\x00"  # as a field that is full cuts an emoji in two
    assert post("/api/ask", {"text": odd}).json()["text"] == "bore da"
    assert post("/api/notes", {"text": odd}).json()["text"] == "bore da"
    body = {"list": "siopa\udc00", "items": ["caws\ud83e"]}
    assert post("/api/lists/items", body).json() == {"added": ["caws"]}
    assert post("/api/notes", {"text": "\ud83d"}).status_code == 400
    for page in ("/", "/turns", "/lists", "/?q=%ED%A0%80"):
        assert visit.get(page).status_code == 200


def test_what_nobody_could_mean_is_refused_and_no_more(visit: Visit) -> None:
    headers = {**visit.headers_of_page(), "Content-Type": "application/json"}
    deep = visit.post("/api/notes", content="[" * 50_000, headers=headers)
    assert deep.status_code == 400 and deep.json()["error"]
    for what in ("notes", "events"):
        path = f"/api/{what}/{10**30}"
        assert visit.change("DELETE", path).status_code == 404
        assert visit.change("PUT", path, {"text": "x", "time": "07:00"}).status_code == 404


# ------------------------------------------------------------------------------- settings


def test_a_setting_is_checked_as_the_command_checks_it(visit: Visit) -> None:
    path = "/api/settings/llais.lefel"
    wrong = visit.change("PUT", path, {"value": 500})
    assert wrong.status_code == 400 and "llais.lefel" in wrong.json()["error"]
    assert not config_path().exists()
    assert visit.change("PUT", path, {"value": 40}).json()["value"] == 40
    assert Config.of_this_user().number("llais.lefel") == 40
    assert visit.change("PUT", path, {"default": True}).json()["value"] == 100
    assert not Config.of_this_user().is_set("llais.lefel")
    unknown = visit.change("PUT", "/api/settings/llais.lefol", {"value": 1})
    assert unknown.status_code == 400 and "llais.lefel" in unknown.json()["hint"]


def test_a_changed_setting_holds_for_the_next_turn(visit: Visit) -> None:
    assert visit.change("POST", "/api/ask", {"text": "sut wyt ti"}).status_code == 200
    visit.change("PUT", "/api/settings/cyffredinol.cywair", {"value": "ti"})
    visit.change("PUT", "/api/settings/sgwrs.cof", {"value": 0})
    visit.change("POST", "/api/ask", {"text": "gosod amserydd"})
    again = visit.change("POST", "/api/ask", {"text": "pum munud"}).json()
    assert again["intent"] is None, "the question is not remembered any more"


# ---------------------------------------------------------------------------------- pages


@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_in_both_languages(visit: Visit, name: str, lang: str) -> None:
    back = visit.get(f"/language?lang={lang}&to={path_of(name)}")
    assert back.status_code == 303 and back.headers["location"] == path_of(name)
    page = visit.get(path_of(name))
    assert page.status_code == 200 and f'<html lang="{lang}">' in page.text
    assert page.text.count("<h1") == 1


def test_all_intents_are_shown_with_examples(visit: Visit) -> None:
    page = visit.get("/examples").text
    for intent in ("amser.faint", "larwm.gosod", "rhestr.ychwanegu"):
        assert f"<code>{intent}</code>" in page


def test_errors_are_told_in_the_language_of_the_page(visit: Visit) -> None:
    visit.get("/language?lang=en")
    assert visit.change("POST", "/api/ask", {}).json()["error"] == "Nothing was written."
    missing = visit.get("/nowhere")
    assert missing.status_code == 404 and "There is no page here." in missing.text
    assert visit.get("/api/nowhere").json()["error"] == "There is no page here."
    assert visit.get("/language?lang=fr&to=//evil.example").headers["location"] == "/"
