"""Synthetic sets: voices kept from training, the same set each time, and nobody's sound lost."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path

import pytest

from macsen_lite.audio.files import read_info
from macsen_lite.cli import run as macsen_lite
from macsen_lite.errors import UsageError
from macsen_lite.fixtures.manifest import read_manifest, scan_manifest
from macsen_lite.fixtures.sentences import everyday, near_misses, no_requests, of_intent
from macsen_lite.fixtures.synthesis import SynthesisPlan, planned
from macsen_lite.fixtures.voices import (
    DEFAULT_RATES,
    DEFAULT_VOICES,
    HELD_OUT,
    TRAINED_RATES,
)
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet

RECIPE = Path(__file__).parents[2] / "scripts" / "train" / "recipe" / "synthesis.py"


@pytest.fixture(scope="module")
def intents() -> IntentSet:
    return IntentLoader.of_this_user().load()


@pytest.fixture(scope="module")
def matcher(intents: IntentSet) -> Matcher:
    return Matcher(intents)


def test_voices_and_rates_are_those_that_the_recipe_keeps_from_training() -> None:
    source = RECIPE.read_text(encoding="utf-8")
    [kept] = [
        ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "HELD_OUT_VARIANTS"
    ]
    assert kept == HELD_OUT
    slowest, fastest = TRAINED_RATES
    assert f"rate=rng.randint({slowest}, {fastest})" in source
    assert set(DEFAULT_VOICES) <= set(HELD_OUT)
    assert len(DEFAULT_VOICES) >= 3
    assert all(not slowest <= rate <= fastest for rate in DEFAULT_RATES)
    assert len(DEFAULT_RATES) >= 2


def test_every_intent_has_its_sentences(intents: IntentSet) -> None:
    plan = SynthesisPlan(per_intent=3, no_requests=9)
    clips = planned(intents, intents.intents, plan)
    assert {c.sentence.intent for c in clips} - {None} == {i.id for i in intents.intents}
    assert len({clip.name for clip in clips}) == len(clips)
    ways = len(plan.voices) * len(plan.rates)
    for intent in intents.intents:
        own = [clip for clip in clips if clip.sentence.intent == intent.id]
        assert len({clip.sentence.text for clip in own}) * ways == len(own)
        assert len(own) >= 2 * ways, intent.id
    assert len([clip for clip in clips if clip.sentence.intent is None]) == 9 * ways


def test_a_set_is_the_same_each_time_and_another_for_another_seed(intents: IntentSet) -> None:
    plans = [SynthesisPlan(per_intent=2, no_requests=4, seed=seed) for seed in (0, 0, 1)]
    first, again, other = (planned(intents, intents.intents[:12], plan) for plan in plans)
    assert first == again
    assert first != other


def test_spread_gives_every_voice_and_rate_its_turn(intents: IntentSet) -> None:
    plan = SynthesisPlan(HELD_OUT, (100, 150, 220), per_intent=1, no_requests=0, spread=True)
    clips = planned(intents, intents.intents, plan)
    assert len(clips) == len(intents.intents)
    assert len({(clip.voice, clip.rate) for clip in clips}) == len(HELD_OUT) * 3


def test_sentences_from_the_grammar_mean_their_intent(intents: IntentSet, matcher: Matcher) -> None:
    for intent in intents.intents[::12]:
        for sentence in of_intent(intent, matcher, 2, seed=5, only_drawn=True):
            assert sentence.source == "gramadeg"
            decision = matcher.decide(sentence.text)
            assert decision.match is not None
            assert decision.match.intent == intent.id


def test_what_asks_for_nothing_is_taken_for_nothing(intents: IntentSet, matcher: Matcher) -> None:
    taken = [s.text for s in everyday() if matcher.decide(s.text).kind == "accept"]
    # An idiom that begins like a request for music; it stays in the list for that.
    assert set(taken) <= {"Chwarae teg iddi am drio."}
    near = list(near_misses(intents.intents[:40], matcher))
    assert len(near) > 20
    some = no_requests(intents, matcher, 10, seed=3)
    assert {s.source for s in some} == {"pob-dydd", "agos"}
    assert all(s.intent is None for s in some)


def test_a_voice_of_the_training_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        SynthesisPlan(voices=("f4", "m3"))
    assert "m7" in caught.value.hint
    with pytest.raises(UsageError):
        SynthesisPlan(rates=(20,))


needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None,
    reason="espeak-ng is not installed: apt-get install espeak-ng",
)


@needs_espeak
def test_the_command_makes_a_set_that_can_be_run(
    intents: IntentSet,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MACSEN_COMMAND", "/home/mair/bin/macsen-lite")
    monkeypatch.setattr("sys.argv", ["macsen-lite", "fixtures", "synth", "amser"])
    words = ["fixtures", "synth", "amser", "--out", str(tmp_path / "set"), "--per-intent", "1"]
    assert macsen_lite([*words, "--rejects", "2", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    fixtures = read_manifest(Path(said["manifest"]))
    assert said["clips"] == len(fixtures)
    assert {fixture.speaker for fixture in fixtures} == {f"espeak-{v}" for v in DEFAULT_VOICES}
    assert all(fixture.is_synthetic for fixture in fixtures)
    of_amser = {one.id for one in intents.intents if one.id.startswith("amser.")}
    assert {f.intent for f in fixtures if not f.reject} == of_amser >= {"amser.faint"}
    assert len([f for f in fixtures if f.reject]) == 2 * 6
    assert not scan_manifest(tmp_path / "set").faults
    assert {read_info(fixture.audio).rate for fixture in fixtures} == {16_000}
    head = (tmp_path / "set" / "manifest.tsv").read_text(encoding="utf-8").splitlines()[:4]
    assert head[3].endswith(": macsen-lite fixtures synth amser")  # and not where it is installed
    assert all(voice in head[0] for voice in DEFAULT_VOICES)
    assert "105, 220" in head[1]

    # Not over what is there, unless that is asked for; and never over people's recordings.
    first = fixtures[0].audio.read_bytes()
    assert macsen_lite([*words, "--rejects", "0"]) == 2
    assert macsen_lite([*words, "--rejects", "0", "--replace"]) == 0
    assert fixtures[0].audio.read_bytes() == first
    manifest = tmp_path / "set" / "manifest.tsv"
    manifest.write_text(f"audio\ttext\tspeaker\n{fixtures[0].id}\thelo\tMair\n", encoding="utf-8")
    assert macsen_lite([*words, "--replace", "--rejects", "0"]) == 2
    assert "Mair" in manifest.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["--out", "x", "--voices", "m3"],
        ["--out", "x", "--rates", "a,b"],
        ["--out", "x", "--rates", "9999"],
        ["--out", "x", "--per-intent", "0"],
        ["--out", "x", "dim.sgil"],
        [],
    ],
)
def test_nonsense_is_wrong_usage(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                 capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert macsen_lite(["fixtures", "synth", *words]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@needs_espeak
def test_a_folder_that_cannot_be_made_is_one_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").write_text("a file in the way")
    words = ["fixtures", "synth", "joc", "--out", str(tmp_path / "x" / "set"), "--lang", "en"]
    assert macsen_lite([*words, "--per-intent", "1", "--rejects", "0"]) == 1
    assert "could not be written" in capsys.readouterr().err
