"""Microphones that are none: a sound file, and raw sound on a pipe."""

import io
import os
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.audio.block import BLOCK, BLOCK_S, Block, Cutter
from macsen_lite.audio.files import write_wav
from macsen_lite.audio.microphone import FileMicrophone, PipeMicrophone
from macsen_lite.clip import AudioClip
from macsen_lite.errors import AudioError

SOUND = np.random.default_rng(1).integers(-9000, 9000, 16000).astype(np.int16)


def write(path: Path, samples: "np.ndarray[tuple[int], np.dtype[np.int16]]", rate: int) -> Path:
    write_wav(path, AudioClip(samples, rate))
    return path


def joined(blocks: list[Block]) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    assert {block.samples.shape for block in blocks} == {(BLOCK,)}
    return np.concatenate([block.samples for block in blocks])


class Time:
    """A clock that only sleep moves."""

    def __init__(self) -> None:
        self.now = 50.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def test_a_file_is_heard_whole_its_last_block_made_up_with_silence(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", SOUND[:1300], 16000)
    with FileMicrophone(path, clock=lambda: 7.0) as microphone:
        blocks = list(microphone.blocks())
    assert np.array_equal(joined(blocks)[:1300], SOUND[:1300])
    assert not joined(blocks)[1300:].any()
    assert [block.at for block in blocks] == pytest.approx([7.032, 7.064, 7.096])


def test_in_real_time_a_block_comes_when_its_sound_is_over(tmp_path: Path) -> None:
    time = Time()
    microphone = FileMicrophone(
        write(tmp_path / "a.wav", SOUND, 16000), True, clock=time.clock, sleep=time.sleep
    )
    for number, block in enumerate(microphone.blocks(), 1):
        assert time.now == pytest.approx(50 + number * BLOCK_S)
        assert block.at == pytest.approx(time.now)
        if number == 5:
            time.now += 3 * BLOCK_S / 4  # whoever listens is slow: nothing is put off by it


def test_another_rate_is_resampled(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", np.tile(SOUND, 3), 48000)
    with FileMicrophone(path) as microphone:
        assert len(list(microphone.blocks())) == pytest.approx(16000 / BLOCK, abs=1)


def test_a_file_can_be_heard_again_and_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", SOUND[:1024], 16000)
    with FileMicrophone(path, repeat=True) as microphone:
        blocks = list(islice(microphone.blocks(), 7))
    assert np.array_equal(joined(blocks), np.tile(SOUND[:1024], 4)[: 7 * BLOCK])
    assert np.diff([block.at for block in blocks]) == pytest.approx(BLOCK_S)


def test_no_such_file_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match=r"nunlle\.wav"), FileMicrophone(tmp_path / "nunlle.wav"):
        pass


class Trickle(io.RawIOBase):
    """A pipe that gives as much as it likes."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self._data, self._sizes = io.BytesIO(data), sizes

    def read(self, size: int = -1, /) -> bytes:
        most = self._sizes.pop(0) if self._sizes else size
        return self._data.read(min(most, size))


@given(st.lists(st.integers(1, 900), max_size=60))
def test_raw_sound_may_be_cut_anywhere(sizes: list[int]) -> None:
    microphone = PipeMicrophone(Trickle(SOUND[:4000].tobytes(), sizes), clock=lambda: 3.0)  # type: ignore[arg-type]
    with microphone:
        blocks = list(microphone.blocks())
    assert np.array_equal(joined(blocks)[:4000], SOUND[:4000])
    assert len(blocks) == 8
    assert {block.at for block in blocks} == {3.0}


def test_raw_sound_from_a_real_pipe() -> None:
    reader, writer = os.pipe()
    os.write(writer, SOUND[:2048].tobytes() + b"\x07")  # half a sample at its end is dropped
    os.close(writer)
    with os.fdopen(reader, "rb") as stream, PipeMicrophone(stream) as microphone:
        assert np.array_equal(joined(list(microphone.blocks())), SOUND[:2048])


def test_raw_sound_of_another_rate_and_of_none() -> None:
    stream = io.BytesIO(np.tile(SOUND, 3).tobytes())
    blocks = list(PipeMicrophone(stream, rate=48000).blocks())
    assert len(blocks) == pytest.approx(16000 / BLOCK, abs=1)
    with pytest.raises(AudioError, match="3 "):
        PipeMicrophone(stream, rate=3)


@given(st.lists(st.integers(0, 2000), max_size=20))
def test_cutting_loses_nothing(lengths: list[int]) -> None:
    sound = np.arange(sum(lengths)).astype(np.int16)
    cutter = Cutter()
    blocks = []
    at = 0
    for length in lengths:
        blocks += cutter.accept(sound[at : at + length])
        at += length
    assert cutter.waiting == len(sound) % BLOCK
    blocks += cutter.finish()
    assert cutter.waiting == 0
    assert np.array_equal(np.concatenate([*blocks, sound[:0]])[: len(sound)], sound)
