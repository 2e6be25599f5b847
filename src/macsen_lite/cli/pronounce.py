"""``macsen-lite pronounce``: how words are said, in the acoustic model's phones."""

import sys
from collections.abc import Iterator

import click

from macsen_lite.cli._common import print_json, report, verb
from macsen_lite.errors import LexiconError, UsageError
from macsen_lite.messages import message


def _texts(given: tuple[str, ...]) -> Iterator[str]:
    if given != ("-",):
        yield from given
        return
    try:
        for line in sys.stdin.buffer:
            text = line.decode("utf-8").strip()
            if text:
                yield text
    except UnicodeDecodeError as error:
        raise UsageError(
            message("transcribe.not_utf8"), message("transcribe.not_utf8.hint")
        ) from error


@verb("pronounce")
@click.argument("text", nargs=-1, required=True)
def command(text: tuple[str, ...], as_json: bool) -> int:
    """One line of phones for each TEXT, or for each line of standard input for "-"."""
    from macsen_lite.intents.loader import IntentLoader
    from macsen_lite.speech.lexicon import Lexicon

    status = 0
    lexicon = Lexicon.of_this_user(IntentLoader.of_this_user().load().say_as)
    for one in _texts(text):
        try:
            phones = " ".join(lexicon.say(one))
        except LexiconError as error:  # the other texts are still wanted
            report(error)
            if as_json:
                print_json({"text": one, "error": str(error)})
            status = error.exit_status
            continue
        if as_json:
            print_json({"text": one, "phones": phones})
        else:
            click.echo(phones)
    return status
