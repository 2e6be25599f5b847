"""Conditions that recordings are heard under: what they do, and that it is repeatable."""

from __future__ import annotations

import itertools
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macsen_lite.clip import AudioClip
from macsen_lite.errors import UsageError
from macsen_lite.fixtures.changes.codec import CODECS
from macsen_lite.fixtures.changes.kind import as_sound, rms
from macsen_lite.fixtures.changes.noise import speaks
from macsen_lite.fixtures.changes.room import impulse_response
from macsen_lite.fixtures.conditions import KINDS, Condition, parse_conditions

RATE = 16_000


def speech_like(
    seconds: float = 1.5, *, peak: float = 0.4, pause: float = 0.5, rate: int = RATE, seed: int = 0
) -> AudioClip:
    """Bursts of a voiced sound of many harmonics, and silence around and between them."""
    chance = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    voice = sum(np.sin(2 * np.pi * 120 * k * time + chance.uniform(0, 6)) / k for k in range(1, 30))
    syllables = np.clip(np.sin(2 * np.pi * 3 * time), 0, 1)
    sound = np.asarray(voice * syllables)
    sound *= peak / np.abs(sound).max()
    still = np.zeros(round(pause * rate))
    return AudioClip((np.concatenate([still, sound, still]) * 32767).astype(np.int16), rate)


def one(text: str) -> Condition:
    [condition] = parse_conditions([text])
    return condition


clips = st.builds(
    speech_like,
    st.floats(0.6, 2.0),
    peak=st.floats(0.02, 1.0),
    pause=st.floats(0.0, 1.0),
    rate=st.sampled_from([8_000, 16_000, 22_050, 48_000]),
    seed=st.integers(0, 5),
)
written = st.one_of(
    *(
        st.sampled_from([f"{kind.name}:{choice}" for choice in kind.choices])
        if kind.choices
        else st.floats(kind.lowest, kind.highest).map(lambda x, n=kind.name: f"{n}:{x:.3f}")
        for kind in KINDS.values()
    ),
    st.sampled_from([kind.name for kind in KINDS.values() if kind.default is not None]),
)
chains = st.lists(written, min_size=1, max_size=3).map("+".join)


quiet_clips = st.builds(
    speech_like,
    st.floats(0.6, 2.0),
    peak=st.floats(0.02, 0.15),
    pause=st.floats(0.0, 1.0),
    rate=st.sampled_from([8_000, 16_000, 22_050, 48_000]),
    seed=st.integers(0, 5),
)


@settings(max_examples=40)
@given(quiet_clips, st.sampled_from(["noise", "pink", "babble"]), st.integers(-5, 25))
def test_noise_has_the_ratio_that_was_asked_for(clip: AudioClip, kind: str, ratio: int) -> None:
    before, after = as_sound(clip), as_sound(one(f"{kind}:{ratio}").apply(clip, "a.wav"))
    spoken = speaks(before, clip.rate)
    measured = 20 * np.log10(rms(before[spoken]) / rms(after - before))
    assert measured == pytest.approx(ratio, abs=0.5)


@pytest.mark.parametrize("kind", ["noise", "pink", "babble"])
def test_loud_speech_and_its_noise_are_made_quieter_together(kind: str) -> None:
    quiet, loud = (speech_like(peak=peak) for peak in (0.25, 1.0))
    changed = [as_sound(one(f"{kind}:-5").apply(clip, "a.wav")) for clip in (quiet, loud)]
    assert np.abs(changed[1]).max() == pytest.approx(1, abs=0.001)
    assert np.corrcoef(*changed)[0, 1] > 0.9999


@settings(max_examples=60)
@given(clips, chains)
def test_length_rate_and_range_are_kept(clip: AudioClip, text: str) -> None:
    condition = one(text)
    changed = condition.apply(clip, "a.wav")
    assert changed.rate == clip.rate
    assert changed.samples.dtype == np.int16
    length = float(len(clip.samples))
    for stage in condition.stages:
        if stage.kind == "speed":
            length = round(length / float(stage.value))
    assert len(changed.samples) == pytest.approx(length, abs=2)


@settings(max_examples=25)
@given(clips, chains, st.text(max_size=20))
def test_the_same_clip_changes_in_the_same_way(clip: AudioClip, text: str, name: str) -> None:
    first, other = one(text).apply(clip, name), parse_conditions(["room", text])[-1]
    assert np.array_equal(first.samples, other.apply(clip, name).samples)


def test_another_process_makes_the_same_sound() -> None:
    conditions = "noise:10 babble:5 room pink:10+room+codec:opus"
    program = (
        "import numpy as np, zlib\n"
        "from macsen_lite.clip import AudioClip\n"
        "from macsen_lite.fixtures.conditions import parse_conditions\n"
        "clip = AudioClip((np.sin(np.arange(16000) ** 1.2 / 9) * 9000).astype(np.int16), 16000)\n"
        f"for c in reversed(parse_conditions([{conditions!r}])):\n"
        "    print(c, zlib.crc32(c.apply(clip, 'x/â.wav').samples.tobytes()))\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == 4


def test_clips_have_noise_of_their_own_and_more_of_it_is_the_same_noise() -> None:
    clip = speech_like()
    near, far = one("noise:0").apply(clip, "a.wav"), one("noise:20").apply(clip, "a.wav")
    other = one("noise:0").apply(clip, "b.wav")
    assert not np.array_equal(near.samples, other.samples)
    noises = [as_sound(changed) - as_sound(clip) for changed in (near, far)]
    alike = np.corrcoef(*noises)[0, 1]
    assert alike > 0.99


@settings(max_examples=25)
@given(clips, st.sampled_from(["noise:-5", "pink:0", "babble:-5", "room", "room:2", "rate:4000"]))
def test_what_adds_sound_never_clips(clip: AudioClip, text: str) -> None:
    if text.startswith("rate"):
        clip = AudioClip(clip.samples // 2, clip.rate)
    assert one(text).apply(clip, "a.wav").clipped == 0


SHORT = [
    "noise:0", "pink:0", "babble:0", "rate:8000", "gain:9", "clip", "speed:0.9", "room",
    *(f"codec:{name}" for name in CODECS),
]  # fmt: skip


def test_digital_silence_and_no_sound_at_all_are_no_error() -> None:
    for length in (0, 1, 7, 400):
        clip = AudioClip(np.zeros(length, np.int16), RATE)
        for text in SHORT:
            changed = one(text).apply(clip, "a.wav").samples
            assert np.abs(changed.astype(int)).max(initial=0) <= 64, text  # a codec's own whisper


def test_clipping_is_counted() -> None:
    loud, louder = (one(text).apply(speech_like(), "a.wav") for text in ("clip:3", "clip"))
    assert 0 < loud.clipped < louder.clipped
    assert louder.is_clipped


def test_gain_is_in_decibels() -> None:
    clip = speech_like(peak=0.5)
    quiet = one("gain:-20").apply(clip, "a.wav")
    assert rms(as_sound(quiet)) == pytest.approx(rms(as_sound(clip)) / 10, rel=0.01)


def test_a_lower_rate_takes_the_high_frequencies() -> None:
    tone = AudioClip((9000 * np.sin(2 * np.pi * 3000 / RATE * np.arange(RATE))).astype("i2"), RATE)
    assert rms(as_sound(one("rate:8000").apply(tone, "a"))) > 0.9 * rms(as_sound(tone))
    assert rms(as_sound(one("rate:4000").apply(tone, "a"))) < 0.05 * rms(as_sound(tone))
    assert np.array_equal(one("rate:16000").apply(tone, "a").samples, tone.samples)


def test_a_room_dies_away_by_60_db_in_its_time() -> None:
    response = impulse_response(RATE, 0.5, np.random.default_rng(0))
    # Schroeder's backward integral; from −5 to −25 dB, as ISO 3382 measures T20.
    decay = 10 * np.log10(np.cumsum(np.square(response[1:])[::-1])[::-1])
    decay -= decay[0]
    fall = np.flatnonzero(decay < -25)[0] - np.flatnonzero(decay < -5)[0]
    assert 3 * fall / RATE == pytest.approx(0.5, rel=0.1)


@pytest.mark.parametrize("name", CODECS)
def test_a_codec_keeps_what_is_said_where_it_is(name: str) -> None:
    clip = speech_like()
    changed = as_sound(one(f"codec:{name}").apply(clip, "a.wav"))
    lags = range(-40, 41)
    alike = [float(np.roll(changed, lag) @ as_sound(clip)) for lag in lags]
    assert abs(lags[int(np.argmax(alike))]) <= 2
    assert not np.array_equal(changed, as_sound(clip))


def test_lists_and_chains_are_written_out() -> None:
    found = parse_conditions(["noise:20,10", "rate:8000 gain:-20", "room", "noise:5,10+room,"[:-1]])
    assert [str(c) for c in found] == [
        "noise:20", "noise:10", "rate:8000", "gain:-20", "room", "noise:5+room", "noise:10+room",
    ]  # fmt: skip
    assert [str(c) for c in parse_conditions(["clip", "clip:12", "room:0.4", "speed:0.90"])] == [
        "clip", "room", "speed:0.9",
    ]  # fmt: skip


@given(st.lists(chains, max_size=4))
def test_what_a_condition_is_called_means_the_same_condition(texts: list[str]) -> None:
    found = parse_conditions(texts)
    again = parse_conditions(map(str, found))
    assert [str(c) for c in again] == list(dict.fromkeys(str(c) for c in found))


BAD = (
    "swn:10", "noise", "noise:", "noise:x", "noise:nan", "noise:1e9", "noise:10,", "codec:flac",
    "codec", "speed:0", "speed:-1", "room:0", "rate:1", "+room", "room+", ":", "noise 10",
)  # fmt: skip


@pytest.mark.parametrize("text", BAD)
def test_nonsense_is_an_error_that_says_what_there_is(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_conditions([text])
    assert caught.value.hint


def test_the_hint_for_an_unknown_condition_has_every_kind() -> None:
    with pytest.raises(UsageError) as caught:
        parse_conditions(["swn:10"])
    assert len(caught.value.hint.splitlines()) == len(KINDS)
    for line, kind in zip(caught.value.hint.splitlines(), KINDS.values(), strict=True):
        parse_conditions([line.split()[0]])
        assert line.startswith(kind.name)


def test_kinds_can_be_chained_in_any_order() -> None:
    clip = speech_like(0.6, pause=0.1)
    texts = ("noise:10", "room", "codec:gsm", "gain:-6")
    sounds = {
        "+".join(order): one("+".join(order)).apply(clip, "a").samples.tobytes()
        for order in itertools.permutations(texts, 2)
    }
    assert len(set(sounds.values())) == len(sounds)
