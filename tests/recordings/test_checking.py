"""Manifests held against the sound, the intents and the grammar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest
import soundfile

from macsen_lite.fixtures.checking import Checked, check_manifests
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from tests.recordings.conftest import SKILL

Write = Callable[[str, str], Path]


@pytest.fixture
def intents(tmp_path: Path) -> IntentSet:
    folder = tmp_path / "skills"
    folder.mkdir()
    (folder / "larwm.yaml").write_text(dedent(SKILL), encoding="utf-8")
    return IntentLoader([folder]).load()


def checked(path: Path, intents: IntentSet) -> Checked:
    (one,) = check_manifests([path], intents)
    return one


def rows(*lines: str) -> str:
    return "audio\ttext\tintent\tslots\treject\n" + "".join(f"{line}\n" for line in lines)


def test_a_good_manifest_has_no_faults(write: Write, intents: IntentSet) -> None:
    path = write(
        "m.tsv",
        rows(
            "a.wav\tgosod larwm gwaith am saith\tlarwm.gosod\tamser=07:00;enw=gwaith\t",
            "b.wav\tsut dywydd yw hi yn Wrecsam\tlarwm.tywydd\tlle=Wrecsam\t",
            "c.wav\tmae'r gath yn cysgu\t\t\tie",
        ),
    )
    one = checked(path, intents)
    assert one.faults == () and len(one.fixtures) == 3 and one.seconds == 1.5


@pytest.mark.parametrize(
    ("line", "fault", "hint"),
    [
        ("dim.wav\t\t\t\t", "There is no file called", "Check the name"),
        ("a.wav\t\tlarwm.gossod\t\t", "no intent called “larwm.gossod”", "larwm.gosod"),
        ("a.wav\t\tlarwm.gosod\tamse=07:00\t", "no slot called “amse”", "amser"),
        ("a.wav\t\tlarwm.gosod\tamser=7\t", "“amser” cannot be “7”", "07:30"),
        ("a.wav\t\tlarwm.gosod\tamser=24:10\t", "“amser” cannot be “24:10”", "07:30"),
        ("a.wav\t\tlarwm.gosod\tenw=gwath\t", "it is not in the list", "gwaith"),
        ("a.wav\t\tlarwm.amsera\thyd=pum munud\t", "“hyd” cannot be", "seconds"),
        ("a.wav\t\tlarwm.amsera\thyd=4000\t", "“hyd” cannot be “4000”", "3600"),
        ('a.wav\t\tlarwm.tywydd\t{"lle": {"enw": 1}}\t', "“lle” cannot be", "Caerdydd"),
    ],
)
def test_what_can_never_come_right_is_an_error(
    write: Write, intents: IntentSet, line: str, fault: str, hint: str
) -> None:
    one = checked(write("m.tsv", rows("b.wav\t\t\t\t", line)), intents)
    (found,) = one.errors
    assert found.line == 3 and fault in found.text and hint in found.hint


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("a.wav\tgosod larwm am 7:30\tlarwm.gosod\t\t", "has figures in it"),
        ("a.wav\tgosod larwm am saith\t\t\tie", "is a sentence of larwm.gosod"),
        ("a.wav\tamsera bum munud\tlarwm.gosod\t\t", "a sentence of larwm.amsera, not of"),
        ("a.wav\tgosod larwm am saith\tlarwm.gosod\tamser=08:00\t", 'says {"amser": "07:00"}'),
        ("a.wav\tgosoda larwm am saith\tlarwm.gosod\t\t", "cannot be heard"),
        ("a.wav\tam saith gosod larwm\tlarwm.gosod\t\t", "is not a sentence of larwm.gosod"),
    ],
)
def test_what_makes_little_sense_is_a_warning(
    write: Write, intents: IntentSet, line: str, warning: str
) -> None:
    one = checked(write("m.tsv", rows(line)), intents)
    assert not one.errors
    assert warning in one.faults[0].text and one.faults[0].line == 2 and one.faults[0].hint


def test_free_speech_is_not_held_against_the_grammar(write: Write, intents: IntentSet) -> None:
    path = write("m.tsv", rows("a.wav\tMae hen wlad fy nhadau\t\t\t", "b.wav\thelo\t\t\tie"))
    assert checked(path, intents).faults == ()


def test_sound_that_is_empty_broken_or_too_long(
    write: Write, intents: IntentSet, folder: Path
) -> None:
    (folder / "a.wav").write_bytes(b"")
    (folder / "b.wav").write_bytes(b"RIFF")
    soundfile.write(folder / "c.wav", np.zeros(8000 * 61, np.int16), 8000)
    one = checked(write("m.tsv", rows("a.wav\t\t\t\t", "b.wav\t\t\t\t", "c.wav\t\t\t\t")), intents)
    assert [(f.line, f.text.split()[-1]) for f in one.faults[:1]] == [(2, "empty.")]
    assert "not a sound file" in one.faults[1].text
    assert "61 seconds" in one.faults[2].text


def test_damaged_sound_is_found_before_it_is_run(
    write: Write, intents: IntentSet, folder: Path
) -> None:
    sound = np.random.default_rng(0).integers(-9000, 9000, 40_000, np.int16)
    soundfile.write(folder / "a.flac", sound, 16_000)
    content = (folder / "a.flac").read_bytes()
    (folder / "a.flac").write_bytes(content[: len(content) // 2])
    (fault,) = checked(write("m.tsv", "audio\na.flac\n"), intents).errors
    assert "damaged" in fault.text and fault.line == 2


@pytest.mark.parametrize(
    ("tags", "count"), [("synthetic", 1), ("Synthetig,x", 1), ("synthetig,TTS", 0), ("pobl", 0)]
)
def test_speech_that_seems_to_be_synthetic_is_not_taken_for_a_person_unawares(
    write: Write, intents: IntentSet, tags: str, count: int
) -> None:
    one = checked(write("m.tsv", f"audio\ttags\na.wav\t{tags}\n"), intents)
    assert [f.is_warning for f in one.faults] == [True] * count
    assert not count or "synthetig" in one.faults[0].hint
