"""Where an utterance begins and ends."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Block, Int16
from macsen_lite.audio.endpointing import HANGOVER_S, Endpointer, EndpointOptions
from macsen_lite.audio.resampling import resample
from macsen_lite.audio.voice_activity import SileroVoiceActivity
from tests.fakes.synthetic_speech import synthetic_speech
from tests.fakes.voice_activity import ScriptedVoice, scripted

NO, MAYBE, YES = 0.1, 0.42, 0.9
END = math.ceil((0.6 - HANGOVER_S) / BLOCK_S)
"""Blocks of silence that make 0.6 s."""


def run(probabilities: list[float], options: EndpointOptions | None = None) -> list[str]:
    endpointer = Endpointer(ScriptedVoice(), options)
    return [endpointer.accept(block) for block in scripted(probabilities)]


def shape(found: list[str]) -> list[str]:
    """The same without repetitions."""
    return [name for name, _ in itertools.groupby(found)]


def test_an_utterance_from_its_start_to_its_end() -> None:
    found = run([NO] * 10 + [YES] * 20 + [NO] * 25)
    assert shape(found) == ["silence", "start", "speech", "end", "silence"]
    assert found.index("start") == 12, "the third block of speech makes 0.1 s"
    assert found.index("end") == 10 + 20 + END - 1


def test_a_click_is_no_speech() -> None:
    assert set(run([NO] * 5 + [YES] * 2 + [NO] * 5 + [YES] * 2 + [NO] * 40)) == {"silence"}


def test_a_short_pause_is_part_of_the_utterance_a_long_one_ends_it() -> None:
    talk = [YES] * 10
    assert shape(run(talk + [NO] * (END - 1) + talk)) == ["silence", "start", "speech"]
    assert shape(run(talk + [NO] * END + talk)) == [
        "silence", "start", "speech", "end", "silence", "start", "speech",
    ]  # fmt: skip


def test_what_hovers_at_the_limit_neither_starts_nor_ends() -> None:
    assert set(run([MAYBE] * 100)) == {"silence"}
    assert shape(run([YES] * 4 + [MAYBE] * 100)) == ["silence", "start", "speech"]


def test_the_end_may_be_nearer_for_a_block_when_all_has_been_said() -> None:
    endpointer = Endpointer(ScriptedVoice())
    for block in scripted([YES] * 10 + [NO] * 6):
        assert endpointer.accept(block) != "end"
    [block] = scripted([NO])
    assert endpointer.accept(block, end_silence_s=0.2) == "end"


def test_a_shorter_end_does_not_cut_off_who_still_speaks() -> None:
    endpointer = Endpointer(ScriptedVoice())
    for block in scripted([YES] * 20):
        assert endpointer.accept(block, end_silence_s=0.0) != "end"


def test_an_utterance_without_end_is_cut_off() -> None:
    found = run([YES] * 200, EndpointOptions(longest_s=3.2))
    assert found.index("too_long") == 99


def test_if_nothing_is_said_that_is_said() -> None:
    options = EndpointOptions(nothing_said_s=3.2)
    found = run([NO] * 201, options)
    assert [n for n, name in enumerate(found) if name == "nothing_said"] == [99, 199]
    assert "nothing_said" not in run([NO] * 98 + [YES] * 30, options), "just in time"
    assert "nothing_said" not in run([NO] * 2000), "for ever, unless one asks for less"


def test_the_first_consonant_is_kept() -> None:
    blocks = scripted([NO] * 50 + [YES] * 10)
    endpointer = Endpointer(ScriptedVoice())
    for block in blocks:
        if endpointer.accept(block) == "start":
            break
    kept = endpointer.pre_roll
    assert kept == tuple(blocks[50 + 2 - len(kept) : 50 + 2]), "in order, up to the block of start"
    assert len(kept) - 2 == round(0.5 / BLOCK_S), "half a second before the first speech"


def test_pre_roll_never_reaches_back_into_the_utterance_before() -> None:
    blocks = scripted([YES] * 10 + [NO] * END + [NO] * 3 + [YES] * 3)
    endpointer = Endpointer(ScriptedVoice())
    names = [endpointer.accept(block) for block in blocks]
    assert names[-1] == "start"
    assert endpointer.pre_roll == tuple(blocks[-6:-1])


def test_when_speech_ended_is_known_at_its_end() -> None:
    blocks = scripted([NO] * 5 + [YES] * 10 + [NO] * END, start=100.0)
    endpointer = Endpointer(ScriptedVoice())
    assert endpointer.speech_ended_at is None
    names = [endpointer.accept(block) for block in blocks]
    assert names[-1] == "end"
    assert endpointer.speech_ended_at == pytest.approx(blocks[14].at)


def test_after_a_wake_word_it_is_in_the_middle_of_an_utterance() -> None:
    endpointer = Endpointer(ScriptedVoice())
    endpointer.reset(speaking=True)
    names = [endpointer.accept(block) for block in scripted([YES] * 5 + [NO] * END)]
    assert shape(names) == ["speech", "end"]


def test_a_reset_forgets() -> None:
    voice = ScriptedVoice()
    endpointer = Endpointer(voice)
    for block in scripted([YES] * 10):
        endpointer.accept(block)
    before = voice.resets
    endpointer.reset()
    assert voice.resets == before + 1
    assert endpointer.speech_ended_at is None
    assert [endpointer.accept(block) for block in scripted([NO] * 5)] == ["silence"] * 5


@pytest.mark.parametrize(
    "wrong",
    [{"enter": 0.2}, {"enter": 1.5}, {"end_silence_s": 0.0}, {"longest_s": -1}, {"pre_roll_s": -1},
     {"nothing_said_s": 0.0}],
)  # fmt: skip
def test_limits_that_make_no_sense_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="s"):
        EndpointOptions(**wrong)


probabilities = st.lists(
    st.tuples(st.sampled_from([NO, MAYBE, YES]), st.integers(1, 30)), max_size=12
).map(lambda runs: [p for p, count in runs for _ in range(count)])


@given(probabilities)
def test_utterances_open_and_close_in_turn_and_lose_nothing(script: list[float]) -> None:
    options = EndpointOptions(longest_s=2.0, nothing_said_s=1.5)
    endpointer = Endpointer(ScriptedVoice(), options)
    open_, handed = False, 0
    for number, block in enumerate(scripted(script)):
        name = endpointer.accept(block)
        if name == "start":
            assert not open_
            open_, handed = True, len(endpointer.pre_roll) + 1
            earlier = [before.at for before in endpointer.pre_roll]
            assert [*earlier, block.at] == pytest.approx(
                [(number - back + 1) * BLOCK_S for back in range(len(earlier), -1, -1)]
            ), "no gap"
        elif name in ("speech", "end", "too_long"):
            assert open_
            handed += 1
            open_ = name == "speech"
            assert handed * BLOCK_S <= options.longest_s + options.pre_roll_s + 2 * BLOCK_S
        else:
            assert not open_


@given(probabilities, st.integers(0, 5))
def test_what_came_before_an_end_does_not_matter(script: list[float], more: int) -> None:
    ended = [YES] * 5 + [NO] * END
    assert (
        run(ended + [NO] * more + script)[len(ended) + more :] == run([NO] * more + script)[more:]
    )


# From here on with the real detector, on synthetic speech.


def find(sound: Int16) -> list[tuple[str, float]]:
    """What happens, and when, in seconds from the beginning."""
    endpointer = Endpointer(SileroVoiceActivity())
    found = []
    for number, start in enumerate(range(0, len(sound) - BLOCK + 1, BLOCK), 1):
        name = endpointer.accept(Block(sound[start : start + BLOCK], number * BLOCK_S))
        if name not in ("silence", "speech"):
            found.append((name, number * BLOCK_S))
    return found


def speak(text: str) -> Int16:
    """Without the silence at either end."""
    samples = resample(synthetic_speech(text), RATE).samples
    loud = np.flatnonzero(np.abs(samples) > 300)
    return samples[loud[0] : loud[-1] + 1]


def quiet(seconds: float) -> Int16:
    return np.zeros(round(seconds * RATE), np.int16)


def with_noise(sound: Int16, snr_db: float, speech: Int16) -> Int16:
    level = np.sqrt(np.mean(speech.astype(float) ** 2)) / 10 ** (snr_db / 20)
    noise = np.random.default_rng(9).standard_normal(len(sound)) * level
    return (sound + noise).clip(-32768, 32767).astype(np.int16)


@pytest.mark.parametrize("snr_db", [60, 10])
@pytest.mark.parametrize(
    "text", ["faint o'r gloch ydy hi", "ie", "stop", "cynnau'r golau yn y gegin"]
)
def test_spoken_sentences_are_found_whole(text: str, snr_db: float) -> None:
    speech = speak(text)
    sound = with_noise(np.concatenate([quiet(1.5), speech, quiet(2)]), snr_db, speech)
    found = find(sound)
    assert [name for name, _ in found] == ["start", "end"]
    (_, start), (_, end) = found
    over = 1.5 + len(speech) / RATE
    assert start - 0.1 - 0.5 < 1.5, "all of it is handed over"
    assert over - 0.1 < end < over + 0.6 + 0.35


def test_a_pause_for_thought_does_not_end_it() -> None:
    first, second = speak("gosoda larwm am"), speak("saith o'r gloch")
    sound = np.concatenate([quiet(1), first, quiet(0.4), second, quiet(1.5)])
    assert [name for name, _ in find(sound)] == ["start", "end"]


def test_two_sentences_are_two_utterances() -> None:
    one, other = speak("faint o'r gloch ydy hi"), speak("beth yw'r tywydd")
    sound = np.concatenate([quiet(1), one, quiet(1.5), other, quiet(1.5)])
    assert [name for name, _ in find(sound)] == ["start", "end"] * 2


def test_silence_noise_and_clicks_are_nothing() -> None:
    assert find(quiet(5)) == []
    assert find(with_noise(quiet(5), 0, speak("ie"))) == []
    clicks = quiet(5)
    clicks[:: RATE // 3] = 30000
    assert find(clicks) == []
