"""Speech over the socket: partials, answers, and what goes wrong on the way."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from macsen_lite.serve.limits import Limits
from tests.fakes.household import Visit, household
from tests.fakes.recogniser import SILENCE, transcript

BLOCK = b"\0\1" * 2400
TIME = transcript("faint o'r gloch ydi hi")


def next_of(socket: Any, *kinds: str) -> dict[str, Any]:
    """The next message of one of these kinds."""
    while True:
        message: dict[str, Any] = socket.receive_json()
        if message["type"] in kinds:
            return message


def begin(socket: Any) -> None:
    socket.send_json({"type": "start", "rate": 48_000})
    assert next_of(socket, "ready", "error")["type"] == "ready"


def test_words_come_while_they_are_spoken_and_then_the_answer() -> None:
    with Visit(household(TIME)) as visit, visit.socket() as socket:
        assert socket.receive_json() == {"type": "hello", "local": True}
        begin(socket)
        partials = []
        for _ in range(3):
            socket.send_bytes(BLOCK)
            partials.append(next_of(socket, "partial")["text"])
        assert partials == ["faint", "faint o'r", "faint o'r gloch"]
        socket.send_json({"type": "stop"})
        turn = next_of(socket, "turn")
        assert turn["intent"] == "amser.faint" and turn["spoken"] and turn["confidence"] == 1.0
        assert turn["seconds"]["sound"] == 2.0 and turn["rtf"] is not None
        assert visit.get(f"/api/turns/{turn['id']}/sound").status_code == 200
        assert visit.get("/api/turns").json()[0]["id"] == turn["id"]


def test_a_page_that_comes_through_a_proxy_is_elsewhere_and_rings_there() -> None:
    house = household(names=frozenset({"macsen.example"}))
    with Visit(house, "http://macsen.example") as visit, visit.socket() as socket:
        assert socket.receive_json() == {"type": "hello", "local": False}


def test_one_conversation_by_voice_and_by_hand() -> None:
    heard = transcript("gosod amserydd")
    with Visit(household(heard)) as visit, visit.socket() as socket:
        begin(socket)
        socket.send_json({"type": "stop"})
        assert next_of(socket, "turn")["expects"] == "slot"
        done = visit.change("POST", "/api/ask", {"text": "pum munud"}).json()
        assert done["intent"] == "amserydd.gosod"


def test_what_comes_of_an_utterance_has_its_number() -> None:
    with Visit(household(TIME, SILENCE, SILENCE)) as visit, visit.socket() as socket:
        socket.send_json({"type": "start", "rate": 48_000, "number": 7})
        assert next_of(socket, "preparing")["number"] == 7
        assert next_of(socket, "ready")["number"] == 7
        socket.send_bytes(BLOCK)
        assert next_of(socket, "partial")["number"] == 7
        socket.send_json({"type": "stop"})
        socket.send_json({"type": "start", "rate": 48_000, "number": 8})  # before the answer
        assert next_of(socket, "turn", "ready")["number"] == 7
        assert next_of(socket, "ready")["number"] == 8
        socket.send_json({"type": "start", "rate": 48_000})
        assert "number" not in next_of(socket, "ready")


def test_a_conversation_that_was_forgotten_meanwhile_is_begun_anew() -> None:
    house = household(TIME, limits=Limits(sessions=1))
    with Visit(house) as visit, visit.socket() as socket:
        assert socket.receive_json()["type"] == "hello"
        house.sessions.of("somebody else")
        begin(socket)
        socket.send_bytes(BLOCK)
        socket.send_json({"type": "stop"})
        turn = next_of(socket, "turn")
        assert visit.get(f"/api/turns/{turn['id']}/sound").status_code == 200


def test_speech_that_is_too_long_is_answered_when_the_time_is_up() -> None:
    limits = Limits(utterance_s=0.1)
    with Visit(household(TIME, limits=limits)) as visit, visit.socket() as socket:
        begin(socket)
        for _ in range(3):
            socket.send_bytes(BLOCK)
        turn = next_of(socket, "turn")
        assert turn["cut"] and turn["intent"] == "amser.faint"
        socket.send_bytes(BLOCK)  # what was still on its way
        socket.send_json({"type": "stop"})
        assert len(visit.get("/api/turns").json()) == 1


def test_what_was_cancelled_is_not_answered() -> None:
    with Visit(household(TIME, SILENCE)) as visit, visit.socket() as socket:
        begin(socket)
        socket.send_bytes(BLOCK)
        socket.send_json({"type": "cancel"})
        begin(socket)
        socket.send_json({"type": "stop"})
        assert next_of(socket, "turn")["text"] == ""


def test_a_button_held_without_a_microphone() -> None:
    with Visit(household(TIME, limits=Limits(silence_s=0.05))) as visit, visit.socket() as socket:
        begin(socket)
        assert "meicroffon" in next_of(socket, "error")["error"]
        assert visit.get("/api/turns").json() == []


def test_a_page_is_not_kept_waiting_while_hearing_is_prepared() -> None:
    house = household(TIME)
    prepared = threading.Event()
    make = house.talker._make_assistant

    def make_slowly() -> Any:
        made = make()
        open_now = made._recognisers._open_recogniser

        def open_later(intents: Any) -> Any:
            assert prepared.wait(60)
            return open_now(intents)

        made._recognisers._open_recogniser = open_later
        return made

    house.talker._make_assistant = make_slowly
    with Visit(house) as visit, visit.socket() as socket:
        start = {"type": "start", "rate": 48_000}
        socket.send_json(start)
        assert next_of(socket, "preparing", "ready")["type"] == "preparing"
        socket.send_json({"type": "cancel"})
        socket.send_json(start)
        assert next_of(socket, "preparing", "ready")["type"] == "preparing"
        assert visit.change("POST", "/api/ask", {"text": "bore da"}).status_code == 200
        assert visit.get("/api/status").json()["ready"] is None
        prepared.set()
        next_of(socket, "ready")
        socket.send_json({"type": "stop"})
        assert next_of(socket, "turn", "ready")["intent"] == "amser.faint"


def test_too_many_turns() -> None:
    house = household(TIME, limits=Limits(turns_a_minute=1))
    with Visit(house) as visit, visit.socket() as socket:
        begin(socket)
        socket.send_json({"type": "stop"})
        next_of(socket, "turn")
        socket.send_json({"type": "start", "rate": 48_000})
        assert next_of(socket, "error", "ready")["hint"]


def test_a_recogniser_that_cannot_be_opened_is_told_and_typing_goes_on() -> None:
    house = household()
    from macsen_lite.errors import ModelError

    def broken(_intents: object) -> object:
        raise ModelError("no model", "macsen-lite model install")

    make = house.talker._make_assistant

    def make_deaf() -> Any:
        made = make()
        made._recognisers._open_recogniser = broken  # type: ignore[assignment]
        return made

    house.talker._make_assistant = make_deaf
    with Visit(house) as visit, visit.socket() as socket:
        socket.send_json({"type": "start", "rate": 48_000})
        error = next_of(socket, "error", "ready")
        assert (error["error"], error["hint"]) == ("no model", "macsen-lite model install")
        assert visit.change("POST", "/api/ask", {"text": "bore da"}).status_code == 200
        status = visit.get("/api/status").json()
        assert status["hearing"] == {
            "ok": False,
            "error": "no model",
            "hint": "macsen-lite model install",
        }


def test_a_fault_of_ours_in_what_hears_does_not_leave_the_page_waiting() -> None:
    house = household()

    def fails() -> Any:
        raise RuntimeError("a fault of ours")

    house.talker._make_assistant = fails
    with Visit(house) as visit, visit.socket() as socket:
        socket.send_json({"type": "start", "rate": 48_000})
        assert "log" in next_of(socket, "error", "ready")["hint"]


@pytest.mark.parametrize(
    "bad",
    [
        "no json",
        "[]",
        '{"type": "sing"}',
        '{"type": "start"}',
        '{"type": "start", "rate": 1}',
        '{"type": "start", "rate": "x"}',
        '{"type": "start", "rate": 48000, "number": "x"}',
    ],
)
def test_a_page_that_talks_nonsense_is_cut_off(bad: str) -> None:
    with Visit(household()) as visit, visit.socket() as socket:
        socket.send_text(bad)
        with pytest.raises(WebSocketDisconnect) as ended:
            next_of(socket, "never")
        assert ended.value.code == 1003


def test_so_many_pages_and_no_more() -> None:
    with Visit(household(limits=Limits(sockets=1))) as visit, visit.socket() as first:
        assert first.receive_json()["type"] == "hello"
        with visit.socket() as second, pytest.raises(WebSocketDisconnect):
            second.receive_json()
