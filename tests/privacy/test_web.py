"""The web page's turns: kept only while the setting is on, each browser's apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from macsen_lite.audio.files import read_clip
from macsen_lite.privacy.turns import Reason
from tests.fakes.household import Visit, household
from tests.fakes.misheard import Ear
from tests.fakes.recogniser import transcript
from tests.serve.test_socket import begin, next_of

LOST = transcript("gwna rywbeth", is_unknown=True)
TIME = transcript("faint o'r gloch ydi hi")
BLOCK = b"\0\1" * 2400  # a twentieth of a second at 48 kHz


def say(socket: Any) -> None:
    begin(socket)
    for _ in range(4):
        socket.send_bytes(BLOCK)
    socket.send_json({"type": "stop"})
    next_of(socket, "turn")


@pytest.mark.parametrize("is_on", [True, False])
def test_what_is_not_understood_is_kept_if_that_is_wanted(
    ear: Callable[..., Ear], is_on: bool
) -> None:
    one = ear(is_on=is_on)
    house = household(LOST, recorder=one.recorder)
    with Visit(house) as visit, visit.socket() as socket:
        say(socket)

    assert one.reasons() == ([Reason.NOT_UNDERSTOOD] if is_on else [])
    for kept in one.store.all()[0]:
        clip = read_clip(one.store.audio(kept.id))
        assert (clip.rate, clip.seconds) == (48_000, 0.2)


def test_no_may_be_typed_after_what_was_said(ear: Callable[..., Ear]) -> None:
    one = ear()
    house = household(TIME, recorder=one.recorder)
    with Visit(house) as visit, visit.socket() as socket:
        say(socket)
        visit.change("POST", "/api/ask", {"text": "nage"})

    assert one.reasons() == [Reason.REFUSED]
