"""The microphone of a sound card, against a stand-in for sounddevice."""

import signal
import threading
from itertools import islice

import numpy as np
import pytest

from macsen_lite.audio import devices
from macsen_lite.audio.block import BLOCK_S, RATE, Block
from macsen_lite.audio.inbox import Chunk, Inbox
from macsen_lite.audio.microphone import MicrophoneEvent, SoundCardMicrophone
from macsen_lite.errors import AudioError
from tests.fakes.sound_card import FakeCard, FakePortAudio, Int16, remove_portaudio


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_LANG", "en")


def tone(seconds: float, rate: int, hz: float = 440.0) -> Int16:
    """One channel, shape (n, 1)."""
    at = np.arange(round(seconds * rate)) / rate
    return (np.sin(2 * np.pi * hz * at) * 8000).astype(np.int16)[:, None]


def chunks(sound: Int16, size: int) -> list[Int16]:
    return [sound[start : start + size] for start in range(0, len(sound), size)]


class Ear:
    """Listens to a stand-in, on a clock that stands still and sleeps that take no time."""

    def __init__(self, library: FakePortAudio, name: str | None = None) -> None:
        self.library = library
        self.events: list[MicrophoneEvent] = []
        self.slept: list[float] = []
        self.waits = 0
        self.on_sleep = lambda: None
        self.microphone = SoundCardMicrophone(
            name,
            on_event=self.events.append,
            on_wait=self._wait,
            library=library,
            clock=lambda: 1000.0,
            sleep=self._sleep,
            patience_s=0.01,
        )

    def _wait(self) -> None:
        self.waits += 1

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.on_sleep()

    def hear(self) -> list[Block]:
        """All there is until the device is gone."""
        heard = []
        self.on_sleep = self.microphone.close
        with self.microphone as open_one:
            heard = list(open_one.blocks())
        assert self.library.open_streams == 0
        return heard


def loudest_hz(blocks: list[Block]) -> float:
    sound = np.concatenate([block.samples for block in blocks]).astype(float)
    return float(np.argmax(np.abs(np.fft.rfft(sound)))) * RATE / len(sound)


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000, 96000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_it_is_opened_as_the_device_likes_it_and_resampled(rate: int, channels: int) -> None:
    sound = chunks(tone(1.0, rate), rate // 37)
    card = FakeCard("USB", channels, rate=rate, rates=[rate], counts=[channels], sound=sound)
    ear = Ear(FakePortAudio(card))
    heard = ear.hear()
    [how] = ear.library.opened
    assert (how["samplerate"], how["channels"]) == (rate, channels)
    assert (how["blocksize"], how["latency"]) == (0, 0.1)
    assert {block.samples.shape for block in heard} == {(512,)}
    assert len(heard) * BLOCK_S == pytest.approx(1.0, abs=0.08)
    assert loudest_hz(heard) == pytest.approx(440, abs=10)
    assert np.abs(np.concatenate([b.samples for b in heard[5:]])).max() == pytest.approx(8000, 0.02)


def test_a_device_that_refuses_the_rate_it_names_is_opened_at_another() -> None:
    card = FakeCard("cheap", rate=16000, rates=[44100], sound=chunks(tone(0.5, 44100), 1000))
    ear = Ear(FakePortAudio(card))
    assert loudest_hz(ear.hear()) == pytest.approx(440, abs=10)
    assert ear.library.opened[0]["samplerate"] == 44100


def test_a_device_that_takes_no_rate_at_all_is_an_error() -> None:
    with pytest.raises(AudioError, match="Invalid sample rate") as caught:
        Ear(FakePortAudio(FakeCard("odd", rates=[1]))).hear()
    assert "macsen-lite devices" in caught.value.hint


def test_a_device_in_use_is_an_error_and_leaves_portaudio_free() -> None:
    ear = Ear(FakePortAudio(FakeCard("Blue Yeti", busy="Device unavailable")))
    with pytest.raises(AudioError, match=r"Blue Yeti.*Device unavailable"):
        ear.hear()
    assert devices.refresh(ear.library)


@pytest.mark.parametrize("name", ["Yeti", "yeti", " blue  yéti", "Blue Yeti: USB Audio (hw:2,0)"])
def test_it_is_chosen_by_part_of_its_name(name: str) -> None:
    library = FakePortAudio(
        FakeCard("HDA Intel"), FakeCard("Blue Yeti speaker", 0, 2),
        FakeCard("Blue Yeti: USB Audio (hw:2,0)", sound=[tone(0.1, 48000)]),
    )  # fmt: skip
    ear = Ear(library, name)
    assert ear.hear()
    assert ear.microphone.device is not None
    assert ear.microphone.device.name == "Blue Yeti: USB Audio (hw:2,0)"


def test_the_name_itself_comes_before_names_that_contain_it() -> None:
    library = FakePortAudio(FakeCard("the mic"), FakeCard("mic two"), FakeCard("Mic"))
    assert devices.find_device("mic", "input", library).name == "Mic"
    library = FakePortAudio(FakeCard("the mic"), FakeCard("mic two"))
    assert devices.find_device("mic", "input", library).name == "mic two"


def test_without_a_name_it_is_the_default_one_or_the_first() -> None:
    cards = FakeCard("speaker", 0, 2), FakeCard("one"), FakeCard("two")
    assert devices.find_device(None, "input", FakePortAudio(*cards, default=2)).name == "two"
    assert devices.find_device("", "input", FakePortAudio(*cards, default=None)).name == "one"


def test_a_name_that_there_is_not_says_which_there_are() -> None:
    library = FakePortAudio(FakeCard("HDA"), FakeCard("Blue Yeti"), FakeCard("HDMI", 0, 2))
    with pytest.raises(AudioError, match="“Rode”") as caught:
        Ear(library, "Rode").hear()
    assert caught.value.hint == "These are here: HDA; Blue Yeti"


def test_no_microphone_at_all_says_what_to_do() -> None:
    for library in (FakePortAudio(), FakePortAudio(FakeCard("HDMI", 0, 2))):
        with pytest.raises(AudioError, match="no microphone") as caught:
            Ear(library).hear()
        assert "macsen-lite hear FILE" in caught.value.hint


def test_without_portaudio_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    remove_portaudio(monkeypatch)
    with pytest.raises(AudioError) as caught, SoundCardMicrophone():
        pass
    assert "sudo apt install libportaudio2" in caught.value.hint


def test_pulled_out_and_back_it_goes_on_under_a_new_number() -> None:
    card = FakeCard("Yeti", sound=[tone(0.5, 48000)])
    library = FakePortAudio(FakeCard("HDA"), card)
    ear = Ear(library, "yeti")
    seen: list[int] = []

    def come_back() -> None:
        seen.append(library.starts)
        if library.starts == 1:
            library.cards = [FakeCard("HDA")]
        if library.starts == 4:
            library.cards = [
                FakeCard("other"), FakeCard("HDA"),
                FakeCard("Yeti", rate=44100, sound=[tone(0.5, 44100)], ends=False),
            ]  # fmt: skip

    ear.on_sleep = come_back
    with ear.microphone as microphone:
        heard = list(islice(microphone.blocks(), 20))
    assert len(heard) == 20
    assert [how["device"] for how in library.opened] == [1, 2]
    assert [how["samplerate"] for how in library.opened] == [48000, 44100]
    assert [event.kind for event in ear.events] == ["lost", "back"], "once each"
    assert "Yeti is gone" in ear.events[0].text
    assert [seen.count(starts) / 10 for starts in (1, 2, 3, 4)] == [0.5, 1.0, 2.0, 4.0]
    assert seen == sorted(seen), "PortAudio was started anew each time"
    assert set(ear.slept) == {0.1} and ear.waits == len(ear.slept), "others had their turn"
    assert library.open_streams == 0


def test_portaudio_is_not_started_anew_while_something_plays() -> None:
    library = FakePortAudio(FakeCard("Yeti", sound=[tone(0.2, 48000)]))
    ear = Ear(library)

    def give_it_back() -> None:
        if len(ear.slept) == 16:  # after pauses of 0.5 and 1 second
            playing.__exit__(None, None, None)
            library.cards[0].sound = [tone(0.5, 48000)]

    ear.on_sleep = give_it_back
    with ear.microphone as microphone:
        playing = devices.stream()
        playing.__enter__()
        assert len(list(islice(microphone.blocks(), 10))) == 10
    assert (library.starts, len(ear.slept)) == (2, 35)


def test_a_device_that_gives_nothing_lets_others_have_their_turn_before_it_counts_as_gone() -> None:
    library = FakePortAudio(FakeCard("Yeti", ends=False))
    events: list[str] = []
    microphone = SoundCardMicrophone(
        on_event=lambda event: events.append(event.kind),
        on_wait=lambda: events.append("wait"),
        library=library,
        sleep=lambda _: microphone.close(),
        patience_s=0.3,
    )
    with microphone:
        assert list(microphone.blocks()) == []
    assert events == ["wait", "wait", "wait", "lost"]


def test_a_device_that_gives_nothing_more_counts_as_gone() -> None:
    ear = Ear(FakePortAudio(FakeCard("stuck", sound=[tone(0.2, 48000)], ends=False)))
    assert ear.hear()
    assert [event.kind for event in ear.events] == ["lost"]


def test_lost_sound_is_counted_and_told_of_once() -> None:
    sound = chunks(tone(2.0, 16000), 512)
    card = FakeCard("slow", rate=16000, sound=sound, overflows=[3, 7, 40])
    ear = Ear(FakePortAudio(card))
    heard = ear.hear()
    assert [number for number, block in enumerate(heard) if block.overflows] == [3, 7, 40]
    assert ear.microphone.overflows == 3
    assert [event.kind for event in ear.events] == ["overflow", "lost"]
    assert "so far: 1" in ear.events[0].text


def test_sound_that_nobody_fetches_is_given_up_oldest_first() -> None:
    inbox = Inbox(most=1000)
    for number in range(10):
        inbox.put(Chunk(np.full((300, 1), number, np.int16), at=number))
    inbox.end()
    kept = [inbox.get(0) for _ in range(4)]
    assert [chunk and chunk.at for chunk in kept] == [7, 8, 9, None]
    assert [chunk.overflows for chunk in kept if chunk] == [7, 0, 0]


@pytest.mark.parametrize(
    ("age", "late"),
    [(0.05, 0.05 - 0.032), (0.0, 0.0), (-5.0, 0.0), (3600.0, 0.0), (0.001, 0.0)],
)
def test_blocks_say_when_they_were_captured(age: float, late: float) -> None:
    """The stand-in's clock says 1000; nonsense from the card's clock is not believed."""
    sound = chunks(tone(0.32, 16000), 512)
    ear = Ear(FakePortAudio(FakeCard("card", rate=16000, sound=sound, age=age)))
    ats = [block.at for block in ear.hear()]
    assert ats == pytest.approx([1000.0 - late] * 10)


def test_a_block_is_as_old_as_its_sound_not_as_the_chunk_that_completed_it() -> None:
    """Half a second at once, of which the last blocks are the youngest."""
    ear = Ear(FakePortAudio(FakeCard("card", rate=48000, sound=[tone(0.5, 48000)])))
    ats = [block.at for block in ear.hear()]
    assert np.diff(ats) == pytest.approx(BLOCK_S)
    assert ats[0] == pytest.approx(1000.0 - 0.5 + BLOCK_S)


def test_it_can_be_closed_while_it_listens_and_opened_again() -> None:
    card = FakeCard("card", rate=16000, sound=[tone(1.0, 16000)], ends=False)
    ear = Ear(FakePortAudio(card))
    with ear.microphone as microphone:
        for number, _ in enumerate(microphone.blocks()):
            if number == 4:
                microphone.close()
    card.sound = [tone(1.0, 16000)]
    with ear.microphone as microphone:
        assert len(list(islice(microphone.blocks(), 31))) == 31
    assert ear.events == []


def test_ctrl_c_ends_it_while_the_device_is_gone() -> None:
    library = FakePortAudio(FakeCard("Yeti"))

    def interrupt(event: MicrophoneEvent) -> None:
        library.cards = []
        me = threading.main_thread().ident
        assert event.kind == "lost" and me is not None
        threading.Timer(0.05, lambda: signal.pthread_kill(me, signal.SIGINT)).start()

    microphone = SoundCardMicrophone(on_event=interrupt, library=library, patience_s=0.01)
    with pytest.raises(KeyboardInterrupt), microphone:
        list(microphone.blocks())
    assert library.open_streams == 0
