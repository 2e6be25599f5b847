"""How often the wake word is missed, how often it is heard though nobody said it, and at what cost.

    nice python benchmarks/wake.py [--json FILE] [--figure docs/figures/wake.svg] [--quick]
    python benchmarks/wake.py --scores FILE … --figure docs/figures/wake.svg

False alarms are counted on people's speech without the word (Common Voice: 31 other languages, and
Welsh), in hours of clips as published. Speakers are in two halves by a hash: one helped to train
the upper layers (`scripts/train/wake.py --half choose`), the other is reported; layers that were
trained on the other half (`--upper`) tell how the first fares. Misses are counted on synthetic
voices that no layer has ever heard, clean and in noise (`noise:20` etc. of `macsen-lite fixtures`):
nobody has recorded the word for us. The two never share a figure's axis. Also: everyday Welsh in
the same voices, and processor time beside bare Vosk on a graph of the same word.

The shared data are looked for in MACSEN_SHARED or ../shared. With the extra `train` a neural voice
speaks as well, and the figure is drawn.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent)]

import numpy as np  # noqa: E402
import wake_cost  # noqa: E402
import wake_speech  # noqa: E402
import wake_words  # noqa: E402
from threadpoolctl import ThreadpoolController  # noqa: E402
from wake_speech import RATE, Clip  # noqa: E402

from macsen_lite.fixtures.conditions import parse_conditions  # noqa: E402
from macsen_lite.fixtures.statistics import wilson  # noqa: E402
from macsen_lite.listening.spotting import WordPaths  # noqa: E402
from macsen_lite.listening.wake import THRESHOLDS, wake_network  # noqa: E402
from macsen_lite.speech.mfcc import MfccStream  # noqa: E402
from macsen_lite.speech.network import AcousticNetwork, NetworkStream  # noqa: E402

SHARED = Path(os.environ.get("MACSEN_SHARED", ROOT.parent / "shared"))
NOISE = ("clean", "noise:20", "noise:10", "noise:5")
FLOOR = -30.0
TAIL = RATE // 2
"""Silence after each clip: the network looks 0.34 s ahead."""
PARTS = ("people", "espeak", "kokoro", "everyday")


@dataclass(frozen=True, slots=True)
class Scored:
    """The best score in a clip."""

    key: str
    source: str
    half: str
    in_training: bool
    text: str
    condition: str
    seconds: float
    score: float


def score(clip: Clip, network: AcousticNetwork, condition: str = "clean") -> Scored:
    sound = clip.sound
    if condition != "clean":
        sound = parse_conditions([condition])[0].apply(sound, clip.key)
    # Without the energy gate, which tests/listening tests: the whole clip at once is quickest.
    paths, tail = WordPaths(), np.zeros(TAIL, np.int16)
    features = MfccStream().accept(np.concatenate([sound.samples, tail]))
    with ThreadpoolController().limit(limits=1, user_api="blas"):
        outputs = NetworkStream(network).accept(features)
    heard = [paths.accept(output) for output in outputs]
    best = max((each.score for each in heard if each), default=FLOOR)
    return Scored(
        clip.key, clip.source, clip.half, clip.in_training, clip.text, condition,
        clip.sound.seconds, best,
    )  # fmt: skip


def all_scores(
    clips: Iterable[Clip], network: AcousticNetwork, name: str, conditions: Sequence[str] = NOISE
) -> list[Scored]:
    found = []
    for number, clip in enumerate(clips, 1):
        found += [score(clip, network, condition) for condition in conditions]
        if number % 250 == 0:
            print(f"{name}: {number} clips", file=sys.stderr, flush=True)
    return found


def hours(clips: Iterable[Scored]) -> float:
    return sum(clip.seconds for clip in clips) / 3600


def rate_limit(count: int, length: float) -> float:
    """Upper end of the one-sided 95 % interval of a Poisson rate, events an hour (exact)."""
    low, high = 0.0, count + 20.0
    for _ in range(60):
        middle = (low + high) / 2
        below = sum(math.exp(-middle) * middle**k / math.factorial(k) for k in range(count + 1))
        low, high = (middle, high) if below > 0.05 else (low, middle)
    return high / length


def alarms(clips: Sequence[Scored], threshold: float) -> str:
    count, length = sum(c.score >= threshold for c in clips), hours(clips)
    limit = rate_limit(count, length)
    return f"{count} in {length:.2f} h = {count / length:.2f}/h (95 %: below {limit:.2f}/h)"


def misses(clips: Sequence[Scored], threshold: float) -> str:
    count = sum(c.score < threshold for c in clips)
    share = wilson(count, len(clips))
    return (
        f"{count} of {len(clips)} = {100 * count / len(clips):.1f} % "
        f"({100 * share.low:.1f} to {100 * share.high:.1f} %)"
    )


def print_people(people: Sequence[Scored]) -> None:
    print("People who do not say it: false alarms (clips in which it was heard)")
    groups = {
        "choose": [c for c in people if c.half == "choose"],
        "report": [c for c in people if c.half == "report"],
    }
    reported = groups["report"]
    groups["report, Welsh"] = [c for c in reported if c.source.startswith("cy/")]
    groups["report, not in the model's training"] = [c for c in reported if not c.in_training]
    for name, threshold in THRESHOLDS.items():
        for group, clips in groups.items():
            print(f"  {name} ({threshold}), {group} (n {len(clips)}): {alarms(clips, threshold)}")
    limit = THRESHOLDS["arferol"]
    for clip in sorted(reported, key=lambda c: -c.score)[:5]:
        mark = "heard" if clip.score >= limit else "not heard"
        print(f"    {clip.score:.1f} {mark}: {clip.source}, {clip.text[:70]}")


def print_voices(voices: Sequence[Scored]) -> None:
    print("Synthetic voices that say it: misses")
    kinds = {
        kind: [c for c in voices if c.source.startswith(kind)] for kind in ("espeak", "kokoro")
    }
    for kind, spoken in kinds.items():
        for name, threshold in THRESHOLDS.items() if spoken else ():
            for condition in NOISE:
                clips = [c for c in spoken if c.condition == condition]
                print(f"  {kind}, {name} ({threshold}), {condition}: {misses(clips, threshold)}")
    clean = [c for c in voices if c.condition == "clean"]
    missed = [c for c in clean if c.score < THRESHOLDS["arferol"]]
    print("  missed, clean:", dict(Counter(c.source for c in missed)))
    print("  missed, clean:", dict(Counter(c.text for c in missed)))


def print_words(network: AcousticNetwork) -> None:
    print("Other words of 5 to 7 phones that people say in running Welsh (not the wake word)")
    clips = [c for c in wake_speech.people(SHARED) if c.source.startswith("cy/dev-")]
    found = wake_words.scores(clips, network)
    for name, threshold in THRESHOLDS.items():
        count = sum(reached < threshold for _, reached in found)
        share = wilson(count, len(found))
        print(
            f"  {name} ({threshold}): {count} of {len(found)} missed = "
            f"{100 * count / len(found):.0f} % ({100 * share.low:.0f} to {100 * share.high:.0f} %)"
        )


def listen(part: str, step: int, network: AcousticNetwork) -> list[Scored]:
    """The scores of one part of the speech; of every ``step``-th clip."""
    if part == "people":
        return all_scores(list(wake_speech.people(SHARED))[::step], network, part, ["clean"])
    if part == "everyday":
        return all_scores(list(wake_speech.everyday(SHARED))[::step], network, part, ["clean"])
    if part == "espeak":
        return all_scores(list(wake_speech.said_by_voices())[::step], network, part)
    try:
        clips = list(wake_speech.said_by_neural_voice())[::step]
    except ImportError as error:
        print(f"no neural voice: {error} (pip install macsen-lite[train])")
        return []
    return all_scores(clips, network, part)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--only", nargs="+", choices=(*PARTS, "words", "cost"), help="just these parts"
    )
    parser.add_argument("--scores", type=Path, nargs="*", default=[], help="scores kept earlier")
    parser.add_argument("--json", type=Path, help="keep every clip's score here")
    parser.add_argument("--upper", type=Path, help="other upper layers, of scripts/train/wake.py")
    parser.add_argument("--more", type=Path, help="folder of more people (WAV, FLAC, MP3)")
    parser.add_argument("--figure", type=Path, help="draw the operating curve here (SVG)")
    parser.add_argument("--quick", action="store_true", help="every 20th clip")
    options = parser.parse_args()
    if not (SHARED / "data").is_dir():
        raise SystemExit(f"the shared data are not in {SHARED}: set MACSEN_SHARED")
    network = wake_network()
    if options.upper:
        network = network.with_upper(options.upper)
    wanted = options.only or (*PARTS, "words", "cost")
    scores: dict[str, list[Scored]] = {}
    for file in options.scores:
        kept = json.loads(file.read_text(encoding="utf-8"))
        scores |= {part: [Scored(**clip) for clip in clips] for part, clips in kept.items()}
    for part in PARTS:
        if part in wanted and part not in scores:
            scores[part] = listen(part, 20 if options.quick else 1, network)
    if options.more and "more" not in scores:
        scores["more"] = all_scores(wake_speech.folder(options.more), network, "more", ["clean"])
    if options.json:
        data = {part: [asdict(clip) for clip in clips] for part, clips in scores.items()}
        options.json.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    if "people" in scores:
        print_people(scores["people"])
    voices = [clip for part in ("espeak", "kokoro") for clip in scores.get(part, ())]
    if voices:
        print_voices(voices)
    if "everyday" in scores:
        print("Everyday Welsh in synthetic voices: false alarms")
        for name, threshold in THRESHOLDS.items():
            print(f"  {name} ({threshold}): {alarms(scores['everyday'], threshold)}")
    if "more" in scores:
        print("More people who do not say it: false alarms")
        for name, threshold in THRESHOLDS.items():
            print(f"  {name} ({threshold}): {alarms(scores['more'], threshold)}")
        for clip in sorted(scores["more"], key=lambda c: -c.score)[:5]:
            print(f"    {clip.score:.1f}: {clip.key}")
    if options.figure and "people" in scores:
        from wake_figure import draw_figure

        draw_figure(scores["people"], voices, options.figure)
    if "words" in wanted:
        print_words(network)
    if "cost" in wanted:
        print("Processor time while it waits")
        spoken = ("de", "en", "cy/dev-sentences")
        clips = [c.sound.samples for c in wake_speech.people(SHARED) if c.source in spoken]
        wake_cost.report(network, np.concatenate(clips), 60.0 if options.quick else 600.0)


if __name__ == "__main__":
    main()
