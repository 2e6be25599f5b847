"""How much likelier than its sound an expected answer should count: recall against false accepts.

Synthetic speech (espeak-ng's Welsh voice in several variants) of the answers to “did you mean …?”,
and of other short words and sentences, is decoded as after that question. For each bonus: how many
answers are heard right, and how much other speech is taken for an answer. It also tells what it
costs to open the graph of the answers, beside compiling everything and the answers into one.

Run: python benchmarks/expected_answers.py
"""

from __future__ import annotations

import io
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import soundfile

from macsen_lite.clip import AudioClip
from macsen_lite.dialogue.context import Choice, Context
from macsen_lite.dialogue.expected import expected_grammar
from macsen_lite.intents.decision import Match
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.layers import EXPECTED_BONUS, LayeredRecogniser
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.recogniser import Recogniser
from macsen_lite.speech.store import resolve_model
from macsen_lite.speech.transcript import Transcript
from macsen_lite.welsh.tokens import words

ANSWERS = """ie, ia, na, nage, naci, oes, do, ydw, oeddwn, iawn, dyna ni, yn union, siŵr iawn, paid,
canslo, dim ots, eto, naddo, nac oes, y cyntaf, yr ail, yr un olaf, yr olaf, y llall,
yr un cyntaf"""
OTHER = """cath, pam, hei, te, llun, bore da, sut, mam, beth sy'n bod, ci, dŵr, ffordd, helo, pwy,
haul, aros, cau'r drws, mae hi'n braf, ble mae'r gath, dere yma, tyrd yma, nos da, bwyd, oer,
edrych, mynd, gwely, pêl, coeden, mae'n bwrw glaw, dw i'n mynd adref, tân, llaeth, siarad,
cerdded"""
VOICES = (("cy", 120), ("cy", 150), ("cy+f2", 130), ("cy+f4", 150), ("cy+m3", 140), ("cy+m7", 160))
BONUSES = (0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0)
CANDIDATES = ("amser.faint", "dyddiad.dyddiad")


@dataclass(frozen=True, slots=True)
class Decoded:
    said: str
    always: Transcript
    expected: Transcript


def spoken(text: str, voice: str, speed: int) -> AudioClip:
    done = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", str(speed), "--stdout", text],
        check=True,
        capture_output=True,
    )
    samples, rate = soundfile.read(io.BytesIO(done.stdout), dtype="int16")
    return AudioClip(samples, rate)


def decode(listed: str, always: Recogniser, expected: Recogniser) -> list[Decoded]:
    found = []
    for said in (" ".join(words(each)) for each in listed.split(",")):
        for voice, speed in VOICES:
            clip = spoken(said, voice, speed)
            found.append(Decoded(said, always.transcribe(clip), expected.transcribe(clip)))
    return found


def main() -> None:
    intents = IntentLoader([intents_dir()]).load()
    model = resolve_model(None)
    question = Choice(tuple(Match(i, i.partition(".")[0], {}, 0.8, "") for i in CANDIDATES))
    grammar = expected_grammar(Context(question=question), intents)
    assert grammar is not None
    with tempfile.TemporaryDirectory() as folder:
        hearing = Hearing(model, Lexicon.of_this_user(intents.say_as), GraphCache(Path(folder)))
        always = hearing.open(intents.heard)
        started = time.perf_counter()
        expected = hearing.open(grammar, reject=False)
        compiled = time.perf_counter()
        hearing.open(grammar, reject=False)
        opened = time.perf_counter()
        hearing.compile(intents.heard.besides(grammar.whole()))
        whole = time.perf_counter()
        answers = decode(ANSWERS, always, expected)
        other = decode(OTHER, always, expected)
    alone, again, together = compiled - started, opened - compiled, whole - opened
    print(f"the answers alone: {alone:.2f} s when first asked, {again:.2f} s from the cache")
    print(f"compiled together with everything: {together:.2f} s, {together / alone:.1f} times that")
    print(f"\n{len(answers)} answers, {len(other)} other utterances, {len(VOICES)} voices")
    print("bonus   heard right   other speech taken for an answer")
    for bonus in BONUSES:
        layered = LayeredRecogniser(always, expected, bonus)
        right = sum(layered.better(d.always, d.expected).text == d.said for d in answers)
        wrong = sum(not layered.better(d.always, d.expected).is_unknown for d in other)
        mark = "  (in use)" if bonus == EXPECTED_BONUS else ""
        share, false = right / len(answers), wrong / len(other)
        print(f"{bonus:5.1f}   {share:11.1%}   {false:6.1%}{mark}")


if __name__ == "__main__":
    main()
