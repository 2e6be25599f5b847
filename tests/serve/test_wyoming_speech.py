"""The Wyoming service with its real parts: the model, the skills, the voice and the wake word.

Speech is synthetic (espeak-ng), so this shows that the parts work with each other, not how well
people are understood.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.event import Event
from wyoming.tts import Synthesize, SynthesizeVoice
from wyoming.wake import Detect

from macsen_lite.assistant import Assistant
from macsen_lite.audio.resampling import resample
from macsen_lite.clip import AudioClip
from macsen_lite.clock import FixedClock
from macsen_lite.paths import models_dir
from macsen_lite.serve.ports import bind
from macsen_lite.serve.wyoming.home import Home
from macsen_lite.serve.wyoming.server import Service
from macsen_lite.serve.wyoming.waking import WakeWords
from tests.fakes.synthetic_speech import joined, silence, synthetic_speech
from tests.fakes.wyoming_service import NOW, Client, run

QUESTION = "faint o'r gloch ydi hi"
AS_HEARD = (QUESTION, QUESTION.replace("ydi", "ydy"))
"""Both sound alike."""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A service that runs in a loop of its own; what loads is loaded once."""
    if not (models_dir() / "macsen-cy" / "am" / "final.mdl").is_file():
        pytest.skip("the bundled model is not there")
    synthetic_speech("a")  # skips where nothing can speak
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("wyoming")
        patch.setenv("MACSEN_DATA_DIR", str(folder / "data"))
        patch.setenv("MACSEN_CONFIG_DIR", str(folder / "config"))
        house = Home(
            lambda: Assistant.of_this_user(FixedClock(NOW), random.Random(0)),
            wake_words=WakeWords(),
        )
        listener = bind("127.0.0.1", 0)
        loop = asyncio.new_event_loop()
        service = Service(house)
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        try:
            asyncio.run_coroutine_threadsafe(service.start(listener), loop).result(60)
            yield listener.getsockname()[1]
        finally:
            asyncio.run_coroutine_threadsafe(service.stop(), loop).result(60)
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()


def said(events: list[Event]) -> str:
    (final,) = [event.data["text"] for event in events if event.type == "transcript"]
    return str(final)


async def heard(port: int, clip: AudioClip) -> list[Event]:
    async with Client(port) as client:
        await client.say(Transcribe(language="cy"))
        await client.speak(clip)
        return await client.until("transcript-stop")


def test_a_question_is_heard_in_pieces_and_answered(port: int) -> None:
    clip = joined(synthetic_speech(QUESTION), silence(0.5, 22_050))
    events = run(heard(port, clip))
    assert said(events) in AS_HEARD
    pieces = [event.data["text"] for event in events if event.type == "transcript-chunk"]
    assert len(pieces) > 1 and "".join(pieces) == said(events)

    async def answer() -> Event:
        async with Client(port) as client:
            await client.say(Transcript(said(events)))
            return await client.next()

    event = run(answer())
    assert event.type == "handled" and "hwarter wedi tri" in event.data["text"]


@pytest.mark.parametrize(
    ("rate", "width", "channels"), [(48_000, 4, 2), (8_000, 1, 1), (44_100, 3, 1)]
)
def test_sound_of_any_kind(port: int, rate: int, width: int, channels: int) -> None:
    samples = resample(synthetic_speech(QUESTION), rate).samples
    frames = np.repeat(samples[:, None], channels, axis=1).reshape(-1).astype(np.int64)
    if width == 1:
        data = ((frames >> 8) + 128).astype(np.uint8).tobytes()
    else:
        wide = (frames << 8 * (width - 2)).astype("<i4").view(np.uint8).reshape(-1, 4)
        data = np.ascontiguousarray(wide[:, :width]).tobytes()

    async def test() -> str:
        async with Client(port) as client:
            await client.say(AudioStart(rate, width, channels))
            for at in range(0, len(data), 4001):  # in the middle of samples
                await client.say(AudioChunk(rate, width, channels, data[at : at + 4001]))
            await client.say(AudioStop())
            return said(await client.until("transcript-stop"))

    assert run(test()) in AS_HEARD


def test_the_answer_to_a_question_is_heard_too(port: int) -> None:
    """Five minutes alone can only be said when somebody has asked how long."""

    async def ask() -> list[str]:
        context = {"satellite_id": "assist_satellite.cegin"}
        async with Client(port) as client:
            await client.say(Transcript("gosod amserydd", context=context))
            await client.next()
        text = said(await heard(port, synthetic_speech("pum munud")))
        async with Client(port) as client:
            await client.say(Transcript(text, context=context))
            event = await client.next()
        return [text, event.type]

    assert run(ask()) == ["pum munud", "handled"]


@pytest.mark.parametrize("voice", ["gogledd", "de"])
def test_what_is_spoken_can_be_heard(port: int, voice: str) -> None:
    async def test() -> tuple[str, int]:
        async with Client(port) as client:
            await client.say(Synthesize(QUESTION, voice=SynthesizeVoice(name=voice)))
            events = await client.until("audio-stop")
        sound = b"".join(event.payload or b"" for event in events)
        clip = AudioClip(np.frombuffer(sound, "<i2").astype(np.int16), events[0].data["rate"])
        return said(await heard(port, clip)), len(events)

    text, pieces = run(test())
    assert text in AS_HEARD and pieces > 5


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Macsen", "detection"), ("Hei Macsen", "detection"), (QUESTION, "not-detected")],
)
def test_it_wakes_for_its_name(port: int, text: str, kind: str) -> None:
    quiet = silence(0.8, 22_050)

    async def test() -> str:
        async with Client(port) as client:
            await client.say(Detect(names=["macsen"]))
            await client.speak(joined(quiet, synthetic_speech(text, voice="cy+Denis"), quiet))
            return (await client.next()).type

    assert run(test()) == kind


def test_four_clients_at_once(port: int) -> None:
    sentences = ["gosod larwm am saith", "beth yw'r tywydd", "gosod amserydd", "bore da"]

    async def test() -> list[list[Event]]:
        clips = [synthetic_speech(sentence) for sentence in sentences]
        return await asyncio.gather(*(heard(port, clip) for clip in clips))

    assert [said(events) for events in run(test())] == sentences
