"""``macsen-lite transcribe``: speech in files → text, against the shipped or given sentences."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import option, print_json, report, show_warnings, verb
from macsen_lite.errors import AudioError, LexiconError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from macsen_lite.automaton import Sentences
    from macsen_lite.speech.hearing import Hearing
    from macsen_lite.speech.lexicon import Lexicon
    from macsen_lite.speech.recogniser import VoskRecogniser
    from macsen_lite.speech.transcript import Transcript

_IN_MEMORY_S = 60.0
"""A longer file is read block by block, in bounded memory."""


def _own_thresholds(hearing: Hearing) -> Hearing:
    """The user's own, so that what is heard is what the assistant would hear."""
    from macsen_lite.config.config import Config
    from macsen_lite.thresholds import RunThresholds

    return RunThresholds.of_settings(Config.of_this_user()).heard_by(hearing)


@dataclass(frozen=True, slots=True)
class _Grammar:
    sentences: Sentences
    say_as: Mapping[str, str]
    written: Mapping[str, str]
    """The user's own lines, by their normalised words; empty for the shipped grammar."""


@verb("transcribe", settings="used")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@option(
    "--sentences",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="transcribe.option.sentences",
)
@option("--reject", is_flag=True, help="transcribe.option.reject")
@option("--phones", is_flag=True, help="transcribe.option.phones")
@option("--model", metavar="NAME|PATH", help="transcribe.option.model")
def command(
    files: tuple[Path, ...],
    sentences: Path | None,
    reject: bool,
    phones: bool,
    model: str | None,
    as_json: bool,
) -> int:
    """Transcribe each FILE, in order; a file that cannot be heard does not stop the others."""
    if reject and sentences is None:
        raise UsageError(
            message("transcribe.reject_alone"), message("transcribe.reject_alone.hint")
        )
    from macsen_lite.speech.hearing import Hearing

    show_warnings()
    if sentences is None:
        grammar = _shipped()
        hearing = _own_thresholds(Hearing.of_this_user(model, grammar.say_as))
    else:
        hearing = Hearing.of_this_user(model)
        grammar = _from_file(sentences, hearing.lexicon)
    recogniser = hearing.open(grammar.sentences, reject=sentences is None or reject)
    phone_recogniser = hearing.open_phones() if phones else None
    status = 0
    for path in files:
        try:
            started = time.perf_counter()
            heard = _hear(recogniser, path)
            took = time.perf_counter() - started
            spoken = _hear(phone_recogniser, path).text if phone_recogniser else None
        except AudioError as error:
            report(error)
            if as_json:
                print_json({"audio": str(path), "error": str(error)})
            status = error.exit_status
            continue
        if as_json:
            print_json(_record(path, heard, took, spoken, grammar.written))
        else:
            click.echo(_line(path, heard, alone=len(files) == 1))
            if spoken is not None:
                click.echo(spoken)
    return status


def _shipped() -> _Grammar:
    from macsen_lite.intents.loader import IntentLoader

    intents = IntentLoader.of_this_user().load()
    return _Grammar(intents.heard, intents.say_as, {})


def _from_file(path: Path, lexicon: Lexicon) -> _Grammar:
    """One sentence a line. Raises UsageError when it cannot be read, LexiconError with the line."""
    from macsen_lite.automaton_building import from_sentences
    from macsen_lite.speech.phones import normalise_words

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            message("transcribe.sentences_missing", path=path, reason=reason_of(error)),
            message("transcribe.sentences_missing.hint"),
        ) from error
    numbered = [(n, line, normalise_words(line)) for n, line in enumerate(lines, 1)]
    numbered = [entry for entry in numbered if entry[2]]
    try:
        lexicon.prepare(word for _, _, words in numbered for word in words)
    except LexiconError:
        for number, _, words in numbered:  # once more, to say where
            try:
                lexicon.prepare(words)
            except LexiconError as error:
                raise LexiconError(
                    message("transcribe.bad_line", path=path, line=number, reason=error.message),
                    error.hint,
                ) from error
        raise
    written = {" ".join(words): line.strip() for _, line, words in reversed(numbered)}
    return _Grammar(from_sentences(words for _, _, words in numbered), {}, written)


def _hear(recogniser: VoskRecogniser, path: Path) -> Transcript:
    from macsen_lite.audio.files import read_clip, read_info, stream_blocks
    from macsen_lite.speech.recogniser import MODEL_RATE, join

    if read_info(path).seconds <= _IN_MEMORY_S:
        return recogniser.transcribe(read_clip(path))
    return join(list(recogniser.utterances(stream_blocks(path, MODEL_RATE), MODEL_RATE)))


def _line(path: Path, heard: Transcript, *, alone: bool) -> str:
    text = message("transcribe.unknown") if heard.is_unknown else heard.text
    return text if alone else f"{path}\t{text}"


def _record(
    path: Path,
    heard: Transcript,
    took_s: float,
    phones: str | None,
    written: Mapping[str, str],
) -> dict[str, object]:
    record: dict[str, object] = {
        "audio": str(path),
        "text": heard.text,
        "confidence": round(heard.confidence, 4),
        "is_unknown": heard.is_unknown,
        "words": [
            {
                "word": word.word,
                "confidence": round(word.confidence, 4),
                "start": round(word.start_s, 3),
                "end": round(word.end_s, 3),
            }
            for word in heard.words
        ],
        "alternatives": [
            {"text": a.text, "confidence": round(a.confidence, 4), "score": round(a.score, 3)}
            for a in heard.alternatives
        ],
        "seconds": round(heard.seconds, 3),
        "rtf": round(took_s / heard.seconds, 4) if heard.seconds else None,
    }
    if written:
        record["sentence"] = written.get(heard.text)
    if phones is not None:
        record["phones"] = phones
    return record
