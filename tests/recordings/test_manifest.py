"""Manifests in every form, and all that can be wrong in them."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.manifest import chosen, read_manifest, read_manifests, scan_manifest
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.rows import Row, fixture_of

Write = Callable[[str, str], Path]

TSV = (
    "audio\ttext\tintent\tslots\tspeaker\ttags\treject\n"
    "a.wav\tgosod larwm am saith\tlarwm.gosod\tamser=07:00; enw=gwaith\tMair\tgogledd, tŷ\t\n"
    'b.wav\tamsera bum munud\tlarwm.amsera\t{"hyd": 300}\tMair\t\t\n'
    "c.wav\tmae'r gath yn cysgu\t\t\tIfan\tgogledd\tie\n"
)


def faults(path: Path) -> list[str]:
    return [f"{f.path.name}:{f.line}: {f.text}" for f in scan_manifest(path).faults]


def the_three(fixtures: tuple[Fixture, ...], folder: Path) -> None:
    assert [f.id for f in fixtures] == ["a.wav", "b.wav", "c.wav"]
    a, b, c = fixtures
    assert a.audio == folder / "a.wav"
    assert (a.text, a.skill, a.intent) == ("gosod larwm am saith", "larwm", "larwm.gosod")
    assert a.slots == {"amser": "07:00", "enw": "gwaith"}
    assert (a.speaker, a.tags) == ("Mair", ("gogledd", "tŷ"))
    assert b.slots == {"hyd": 300} and not b.reject
    assert c.reject and c.intent is None and c.slots is None


def test_a_tsv_says_all_of_each_recording(write: Write, folder: Path) -> None:
    the_three(read_manifest(write("m.tsv", TSV)), folder)


def test_the_same_as_a_csv_with_either_separator(write: Write, folder: Path) -> None:
    rows = list(csv.reader(TSV.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    for name, delimiter in (("m.csv", ","), ("n.csv", ";")):
        path = folder / name
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        the_three(read_manifest(path), folder)


def records() -> list[dict[str, object]]:
    return [
        {
            "audio": "a.wav",
            "text": "gosod larwm am saith",
            "intent": "larwm.gosod",
            "slots": {"amser": "07:00", "enw": "gwaith"},
            "speaker": "Mair",
            "tags": ["tŷ", "gogledd"],
        },
        {
            "audio": "b.wav",
            "text": "amsera bum munud",
            "intent": "larwm.amsera",
            "slots": {"hyd": 300},
            "speaker": "Mair",
        },
        {"audio": "c.wav", "text": "mae'r gath yn cysgu", "speaker": "Ifan", "reject": True},
    ]


def test_the_same_as_json_lines(write: Write, folder: Path) -> None:
    text = "\n\n".join(json.dumps(record) for record in records())
    the_three(read_manifest(write("m.jsonl", text)), folder)


def test_the_same_as_yaml_with_or_without_a_heading(write: Write, folder: Path) -> None:
    the_three(read_manifest(write("m.yaml", yaml.safe_dump(records()))), folder)
    the_three(read_manifest(write("n.yml", yaml.safe_dump({"fixtures": records()}))), folder)


def test_yaml_takes_a_time_as_it_is_written(write: Write) -> None:
    path = write("m.yaml", "- {audio: a.wav, intent: larwm.gosod, slots: {amser: 10:30}}\n")
    assert read_manifest(path)[0].slots == {"amser": "10:30"}


def test_a_folder_has_a_text_or_json_file_beside_each_sound(write: Write, folder: Path) -> None:
    write("a.txt", "gosod larwm\n")
    write("b.json", '{"text": "amsera bum munud", "intent": "larwm.amsera", "slots": {"hyd": 300}}')
    write("deep/d.txt", "helo")
    (folder / "c.wav").rename(folder / "deep" / "d.WAV")
    a, b, d = read_manifest(folder)
    assert (a.id, a.text, a.intent) == ("a.wav", "gosod larwm", None)
    assert (b.id, b.intent, b.slots) == ("b.wav", "larwm.amsera", {"hyd": 300})
    assert (d.id, d.audio, d.text) == ("deep/d.WAV", folder / "deep" / "d.WAV", "helo")


def test_what_voice2json_recorded_is_understood(write: Write, folder: Path) -> None:
    recorded = {
        "text": "amsera bum munud",
        "likelihood": 1,
        "intent": {"name": "larwm.amsera", "confidence": 1},
        "entities": [{"entity": "hyd", "value": 300, "raw_value": "bum munud"}],
        "raw_text": "amsera bum munud",
        "tokens": ["amsera", "bum", "munud"],
        "wav_seconds": 1.2,
        "wav_name": "arall.wav",
    }
    write("a.json", json.dumps(recorded))
    for name in "bc":
        (folder / f"{name}.wav").unlink()
    (only,) = read_manifest(folder)
    assert (only.id, only.intent, only.slots) == ("a.wav", "larwm.amsera", {"hyd": 300})
    (line,) = read_manifest(write("m.jsonl", json.dumps(recorded)))
    assert line.audio == folder / "arall.wav"


COMMON_VOICE = (
    "client_id\tpath\tsentence\tup_votes\tvariant\n"
    + f'{"ab" * 64}\tun.mp3\tMae “hi\'n” "braf"\t2\tGogledd-orllewin Cymru\n'
    + f'{"cd" * 64}\tdau.mp3\t"""Dau"" meddai."\t2\t\n'
)


def test_a_table_of_common_voice_finds_its_clips(write: Write, folder: Path) -> None:
    path = write("cy/test.tsv", COMMON_VOICE)
    (folder / "cy" / "clips").mkdir()
    (folder / "a.wav").rename(folder / "cy" / "clips" / "dau.wav")
    for given_path in (path, folder / "cy"):
        un, dau = read_manifest(given_path)
        assert un.audio == folder / "cy" / "clips" / "un.mp3" and un.id == "clips/un.mp3"
        assert un.text == 'Mae “hi\'n” "braf"' and un.speaker == "ab" * 8
        assert un.tags == ("Gogledd-orllewin Cymru",) and un.line == 2
        assert dau.audio.name == "dau.wav"  # converted by the user
        assert dau.text == '"Dau" meddai.'
    write("cy/dev.tsv", COMMON_VOICE)
    with pytest.raises(FixtureError, match="more than one table") as error:
        read_manifest(folder / "cy")
    assert "test.tsv" in error.value.hint


def test_all_faults_are_told_at_once_with_their_lines(write: Write) -> None:
    path = write(
        "m.tsv",
        "audio\ttxt\tintent\tslots\treject\ttags\n"
        "a.wav\thelo\tx.y\t{oops\t\t\n"
        "# a remark\n"
        "\thelo\t\t\t\t\n"
        "\n"
        "b.wav\thelo\tx.y\t\tie\t\n"
        "a.wav\thelo\t\tx=1\tefallai\t\n"
        "c.wav\thelo\t\t\t\t\tmore\n",
    )
    assert faults(path) == [
        "m.tsv:1: there is no column or field called “txt”",
        "m.tsv:2: “slots” cannot be “{oops”",
        "m.tsv:4: no sound file is named here",
        "m.tsv:6: “reject” contradicts “x.y”: either rejected, or understood",
        "m.tsv:7: “reject” cannot be “efallai”",
        "m.tsv:7: there are slots here without an intent",
        f"m.tsv:7: “a.wav” is here already: {path}:2",
        "m.tsv:8: there are 7 cells here, but 6 columns",
    ]
    assert "text" in scan_manifest(path).faults[0].hint
    with pytest.raises(FixtureError, match=r"m\.tsv:1: .*txt") as error:
        read_manifest(path)
    assert "Other faults in it: 7" in error.value.hint


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("m.jsonl", '{"audio": "a.wav"}\n{"audio": \n', "m.jsonl:2: this is not JSON"),
        ("m.jsonl", "[1]\n", "m.jsonl:1: names and values are needed"),
        ("m.jsonl", '{"audio": "a.wav", "tags": {"x": 1}}', "m.jsonl:1: “tags” cannot be"),
        ("m.jsonl", '{"audio": ["a"]}', "m.jsonl:1: “audio” cannot be"),
        ("m.yaml", "- audio: a.wav\n  sgil: x\n", "m.yaml:2: there is no column or field"),
        ("m.yaml", "- audio: a.wav\n- b.wav\n", "m.yaml:2: names and values are needed"),
        ("m.yaml", "audio: a.wav\n", "m.yaml:1: a list of recordings is needed"),
        ("m.yaml", "- audio: [\n", "m.yaml:2: "),
        ("m.yaml", "", "m.yaml:0: there is no recording here"),
        ("m.csv", "", "m.csv:1: the first line does not name the column “audio”"),
        ("m.csv", "file,text\na.wav,helo\n", "m.csv:1: there is no column"),
        ("m.csv", "audio,audio\na.wav,b.wav\n", "m.csv:1: the column “audio” is here more"),
        ("m.txt", "a.wav\n", "m.txt:0: it is not clear what kind of manifest"),
        ("m.csv", "audio,intent,skill\na.wav,a.b,c\n", "m.csv:2: the intent “a.b” does not"),
    ],
)
def test_a_manifest_that_is_wrong_says_where(
    write: Write, name: str, text: str, fault: str
) -> None:
    assert faults(write(name, text))[0].startswith(fault)


def test_bytes_that_are_no_text_and_files_that_are_not_there(folder: Path) -> None:
    path = folder / "m.tsv"
    path.write_bytes("audio\ttext\na.wav\tŵy\n".encode("utf-16"))
    assert faults(path) == ["m.tsv:1: this line is not UTF-8"]
    assert faults(folder / "dim.tsv") == ["dim.tsv:0: there is no such file or folder"]
    path.chmod(0)
    assert scan_manifest(path).errors or path.stat().st_uid == 0  # root may read all


def test_words_that_other_programs_take_for_something_else(write: Write) -> None:
    """Yes and no in YAML; separators of lines that JSON leaves in; a remark above other commas."""
    yaml = write(
        "m.yaml", "- {audio: a.wav, reject: yes}\n- {audio: b.wav, text: no, tags: [no]}\n"
    )
    a, b = read_manifest(yaml)
    assert (a.reject, b.reject, b.text, b.tags) == (True, False, "no", ("no",))
    lines = '{"audio": "a.wav", "text": "un\u2028dau\x85tri"}\r\n{"audio": "b.wav"}\r\n'
    assert [f.text for f in read_manifest(write("m.jsonl", lines))] == ["un\u2028dau\x85tri", None]
    for remark in ("# un, dau\n", "# un; dau\n\n"):
        for mark in ",;":
            text = f"{remark}audio{mark}text\na.wav{mark}helo\n"
            assert [f.text for f in read_manifest(write("m.csv", text))] == ["helo"]


def test_a_quotation_mark_that_nothing_closes_takes_no_recordings_with_it(write: Write) -> None:
    text = 'audio\ttext\na.wav\t"Helo" meddai\nb.wav\t"ond\nc.wav\thwyl"\na.wav\tx\n'
    path = write("m.tsv", text)
    assert faults(path)[0] == "m.tsv:3: a cell here goes on over more than one line"
    assert faults(write("n.tsv", text.replace('"ond\n', '"ond"\n'))) == [
        f"n.tsv:5: “a.wav” is here already: {path.with_name('n.tsv')}:2"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text here")
def test_names_that_are_no_text_are_told_and_end_nothing(write: Write, folder: Path) -> None:
    (folder / "a.wav").rename(folder / os.fsdecode(b"caf\xe9.wav"))
    manifest = scan_manifest(folder)
    assert [f.id for f in manifest.fixtures] == ["b.wav", "c.wav"]
    first = manifest.errors[0]
    assert first.text == "“audio” cannot be “caf\\udce9.wav”" and "rename" in first.hint
    half = write("m.jsonl", '{"audio": "b.wav", "text": "\\ud800"}\n{"audio": "c\\u0000.wav"}\n')
    assert faults(half)[0] == "m.jsonl:1: “text” cannot be “\\ud800”"
    assert faults(half)[1].startswith("m.jsonl:2: “audio” cannot be")


def test_a_folder_misses_what_lies_beside(write: Write, folder: Path) -> None:
    write("x.txt", "helo")
    for name in "bc":
        (folder / f"{name}.wav").unlink()
    manifest = scan_manifest(folder)
    assert [(f.path.name, f.is_warning) for f in manifest.faults] == [
        ("a.wav", True),
        ("x.txt", False),
    ]
    assert [f.id for f in manifest.fixtures] == ["a.wav"]


def test_two_manifests_with_recordings_of_one_name_are_told_apart(
    write: Write, folder: Path
) -> None:
    one, two = write("one/m.tsv", "audio\nx.wav\n"), write("two/n.tsv", "audio\nx.wav\ny.wav\n")
    assert [f.id for f in read_manifests([one, two])] == ["x.wav", "n/x.wav", "y.wav"]
    link = folder / "l.tsv"
    link.symlink_to(one)
    own = write("set/manifest.tsv", "audio\nx.wav\n")
    for same in ([one, one], [one, two, link], [own, own.parent]):
        with pytest.raises(FixtureError, match="given twice"):
            read_manifests(same)
    like = write("also/m.tsv", "audio\nx.wav\n"), write("more/m.tsv", "audio\nx.wav\n")
    with pytest.raises(FixtureError, match="given twice, or another manifest"):
        read_manifests([one, *like])


def test_some_recordings_are_chosen(write: Write) -> None:
    fixtures = read_manifest(write("m.tsv", TSV))
    assert [f.id for f in chosen(fixtures, ["gogledd"])] == ["a.wav", "c.wav"]
    assert [f.id for f in chosen(fixtures, ["larwm.amsera", "Ifan"])] == ["b.wav", "c.wav"]
    assert [f.id for f in chosen(fixtures, ["larwm"], 1)] == ["a.wav"]
    with pytest.raises(FixtureError, match="gogleddd") as error:
        chosen(fixtures, ["gogleddd"])
    assert "gogledd" in error.value.hint


_NAMES = st.text("abcdefŵ_", min_size=1, max_size=5)
_WORDS = (
    st.text("abŷ :/-.", min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda text: text and not text.startswith("{"))
)
_VALUES = st.one_of(st.integers(-1000, 1000), _WORDS.filter(lambda w: w.isalpha() and w != "a"))


@given(st.dictionaries(_NAMES, _VALUES, min_size=1, max_size=4), st.sampled_from(["; ", ";", ", "]))
def test_slots_as_pairs_are_what_they_are_as_json(slots: dict[str, object], between: str) -> None:
    pairs = between.join(f"{name}={value}" for name, value in slots.items())
    told: list[object] = []
    read = [
        fixture_of(
            Row(Path("m.tsv"), 2, {"audio": "a.wav", "intent": "x.y", "slots": text}),
            Path("/"),
            told.append,
        )
        for text in (pairs, json.dumps(slots))
    ]
    assert not told
    assert [dict(f.slots or {}) for f in read if f] == [slots, slots]


@given(st.binary(max_size=200), st.sampled_from(["tsv", "csv", "jsonl", "yaml"]))
def test_no_bytes_at_all_end_the_reading_in_any_other_way(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, ending: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any.{ending}"
    path.write_bytes(content)
    manifest = scan_manifest(path)
    assert manifest.faults or manifest.fixtures
