"""``macsen-lite say``: text → Welsh speech, aloud or in a file."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from macsen_lite.cli._common import option, print_json, show_warnings, verb
from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message


def _text(words: tuple[str, ...]) -> str:
    if words != ("-",):
        return " ".join(words)
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(message("voice.not_utf8"), message("voice.not_utf8.hint")) from error


@verb("say", settings="used")
@click.argument("text", nargs=-1, required=True)
@option("--out", type=click.Path(path_type=Path, dir_okay=False), help="voice.option.out")
@option("--voice", "variant", default="", metavar="NAME", help="voice.option.voice")
@option(
    "--accent",
    type=click.Choice(["gogledd", "de"]),
    default="gogledd",
    help="voice.option.accent",
)
@option("--rate", type=int, help="voice.option.rate")
@option("--volume", type=float, help="voice.option.volume")
@option(
    "--engine",
    type=click.Choice(["auto", "niwral", "espeak", "pyttsx3"]),
    help="voice.option.engine",
)
@option("--show", is_flag=True, help="voice.option.show")
def command(
    text: tuple[str, ...],
    out: Path | None,
    variant: str,
    accent: str,
    rate: int | None,
    volume: float | None,
    engine: str | None,
    show: bool,
    as_json: bool,
) -> None:
    """Say TEXT, or standard input for "-"."""
    from macsen_lite.config.config import Config
    from macsen_lite.speaking import users_sound_card, voice_settings
    from macsen_lite.voice.choose import choose_speaker
    from macsen_lite.voice.speakable import speakable
    from macsen_lite.voice.speaker import Accent, save_clip

    show_warnings()
    written = _text(text)
    words = speakable(written)
    if not words:  # before it is looked for what could say it
        raise VoiceError(message("voice.nothing_to_say"), message("voice.nothing_to_say.hint"))
    record: dict[str, object] = {"text": written, "words": words}
    if show and not as_json:
        click.echo(words)
    if out is not None or not show:
        usual = voice_settings(Config.of_this_user())
        settings = replace(
            usual,
            variant=variant,
            rate=usual.rate if rate is None else rate,
            volume=usual.volume if volume is None else volume,
            accent=Accent(accent),
        )
        speaker = choose_speaker(engine, settings, users_sound_card())
        record["engine"] = speaker.name
        if out is None:
            record["seconds"] = round(speaker.say(written).seconds, 3)
        else:
            clip = speaker.synthesise(written)
            save_clip(clip, out)
            record |= {"seconds": round(clip.seconds, 3), "out": str(out)}
            if not as_json:
                # On standard error: with --show, standard output holds the words alone.
                click.echo(message("voice.say.saved", seconds=clip.seconds, path=out), err=True)
    if as_json:
        print_json(record)
