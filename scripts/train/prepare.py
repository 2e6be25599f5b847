"""Gather and synthesise the training speech. Each source is a store, made once; rerun to resume.

python scripts/train/prepare.py --work WORK --welsh FOLDER … --digits FOLDER --other FOLDER
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "src")]

from recipe import corpora, synthesis, texts  # noqa: E402
from recipe.store import Store, Utterance, write_store  # noqa: E402

from macsen_lite.intents.loader import IntentLoader  # noqa: E402
from macsen_lite.paths import intents_dir  # noqa: E402


def commands(extra: list[Path], seed: int) -> tuple[str, ...]:
    """Sentences worth hearing often: samples of the shipped intents, and of the files given."""
    grammar = IntentLoader([intents_dir()]).load().automaton
    sentences = set(texts.grammar_sentences(grammar, 1500, random.Random(seed)))
    for path in extra:
        with path.open(encoding="utf-8", newline="") as file:
            if path.suffix == ".tsv":
                rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                sentences.update(row["sentence"] for row in rows)
            else:
                sentences.update(line.strip() for line in file)
    return tuple(sorted(s for s in sentences if s and "{" not in s))


def progress(name: str, utterances: Iterable[Utterance]) -> Iterator[Utterance]:
    """Pass utterances on; say every now and then how far it is."""
    start, seconds = time.monotonic(), 0.0
    for count, utterance in enumerate(utterances, 1):
        seconds += utterance.seconds
        if count % 200 == 0:
            spent = time.monotonic() - start
            print(f"{name}: {count} utterances, {seconds / 60:.1f} min, {spent:.0f} s", flush=True)
        yield utterance


def build(work: Path, name: str, make: Callable[[], Iterable[Utterance]]) -> None:
    folder = work / "stores" / name
    if folder.exists():
        store = Store(folder)
        print(f"{name}: there already ({len(store)} utterances, {store.seconds / 60:.1f} min)")
        return
    store = write_store(folder, progress(name, make()))
    print(f"{name}: {len(store)} utterances, {store.seconds / 60:.1f} min", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.yaml")
    parser.add_argument("--work", type=Path, required=True, help="folder for stores and models")
    parser.add_argument("--welsh", type=Path, nargs="+", default=[], help="Welsh, Common Voice")
    parser.add_argument("--digits", type=Path, nargs="*", default=[], help="Welsh single words")
    parser.add_argument("--other", type=Path, help="folder of Common Voice folders by language")
    parser.add_argument("--sentences", type=Path, nargs="*", default=[], help="texts to speak")
    parser.add_argument("--teacher", type=Path, help="teacher.py's output, for filtering clips")
    parser.add_argument("--only", nargs="*", help="make just these sources")
    options = parser.parse_args()
    config = yaml.safe_load(options.config.read_text(encoding="utf-8"))
    teacher = corpora.Teacher.read(options.teacher) if options.teacher else corpora.Teacher({})
    sentences = commands(options.sentences, config["seed"])
    limit, longest, seed = config["teacher_limit"], config["longest_s"], config["seed"]

    def human(folders: list[Path]) -> Iterator[Utterance]:
        for folder in folders:
            yield from corpora.utterances(corpora.read_corpus(folder, "cy"), teacher, 9, longest)

    def other(kept: bool) -> Iterator[Utterance]:
        for folder in sorted(options.other.iterdir()):
            if folder.is_dir():
                clips = corpora.read_corpus(folder, folder.name)
                share = config["held_out_share"]
                clips = [c for c in clips if corpora.held_out(c.speaker, share) != kept]
                yield from corpora.utterances(clips, teacher, limit, longest)

    counts, aspirating = config["synthetic"], config["aspirating"]
    sources: dict[str, Callable[[], Iterable[Utterance]]] = {}
    if options.welsh:
        sources["welsh"] = lambda: human(options.welsh)
    if options.digits:
        sources["digits"] = lambda: human(options.digits)
    sources["espeak"] = lambda: synthesis.espeak_corpus(counts["espeak"], seed, sentences)
    if options.other:
        sources["other"] = lambda: other(True)
        sources["other-held-out"] = lambda: other(False)
        sources["aspirating"] = lambda: (
            u for u in Store(options.work / "stores" / "other") if u.language in aspirating
        )
    sources["joe"] = lambda: synthesis.neural_corpus(
        synthesis.piper_joe(), "joe", counts["joe"], seed, sentences
    )
    sources["kokoro"] = lambda: synthesis.neural_corpus(
        synthesis.kokoro(), "kokoro", counts["kokoro"], seed, sentences
    )
    # Never trained on: for calibration, in voices kept apart.
    sources["held-out-voices"] = lambda: synthesis.held_out_corpus(
        counts["held_out"], seed + 1, commands([], seed + 1)
    )
    for name, make in sources.items():
        if not options.only or name in options.only:
            build(options.work, name, make)


if __name__ == "__main__":
    main()
