"""The ``macsen-lite`` command: one verb per module, each loaded only when it is used."""

import io
import os
import re
import sys
from typing import NoReturn

import click

from macsen_lite import __version__
from macsen_lite.calling import program
from macsen_lite.cli._common import LazyGroup, lang_option, option, report
from macsen_lite.errors import MacsenError, UsageError
from macsen_lite.messages import DEFAULT_LANGUAGE, language, message, use_language

VERBS = {
    "listen": "macsen_lite.cli.listen",
    "hear": "macsen_lite.cli.hear",
    "ask": "macsen_lite.cli.ask",
    "say": "macsen_lite.cli.say",
    "watch": "macsen_lite.cli.watch",
    "serve": "macsen_lite.cli.serve",
    "wyoming": "macsen_lite.cli.wyoming",
    "dictate": "macsen_lite.cli.dictate",
    "transcribe": "macsen_lite.cli.transcribe",
    "pronounce": "macsen_lite.cli.pronounce",
    "intents": "macsen_lite.cli.intents",
    "topics": "macsen_lite.cli.topics",
    "model": "macsen_lite.cli.model",
    "fixtures": "macsen_lite.cli.fixtures",
    "config": "macsen_lite.cli.config",
    "privacy": "macsen_lite.cli.privacy",
    "misheard": "macsen_lite.cli.misheard",
    "devices": "macsen_lite.cli.devices",
    "doctor": "macsen_lite.cli.doctor",
}
"""Verb → the module whose ``command`` carries it out."""

_INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"macsen-lite {__version__}")
        ctx.exit()


@click.group(name="macsen-lite", cls=LazyGroup, verbs=VERBS, topic="cli.verb", help="cli.help")
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="cli.option.version",
)
@lang_option
def cli() -> None:
    """Group of all verbs; its help is in the message catalogue."""


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 it did not happen, 2 wrong usage, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # ŵ and ŷ on a terminal that has neither; \\uXXXX is also how JSON writes them.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line with ``args`` (default: ``sys.argv[1:]``) and return its exit status."""
    try:
        language()
    except UsageError as error:  # of MACSEN_LANG: there is no language left to say it in but ours
        use_language(DEFAULT_LANGUAGE)
        report(error)
        return error.exit_status
    try:
        status = cli.main(args, prog_name=program(), standalone_mode=False)
        sys.stdout.flush()
    except MacsenError as error:
        report(error)
        return error.exit_status
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return UsageError.exit_status
    except click.UsageError as error:
        report(_in_our_words(error))
        return UsageError.exit_status
    except click.ClickException as error:
        report(MacsenError(error.format_message()))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has left. Python would complain again while flushing at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    # Not standalone, click returns the status of ctx.exit(), or else whatever the verb returned.
    return status if isinstance(status, int) else 0


def _in_our_words(error: click.UsageError) -> UsageError:
    """Turn click's English complaint into one from the catalogue."""
    hint = message("cli.try_help", command=error.ctx.command_path if error.ctx else program())
    name = ""
    if isinstance(error, click.BadParameter) and error.param and error.ctx:
        name = error.param.get_error_hint(error.ctx)
    match error:
        case click.exceptions.NoSuchCommand():
            text = message("cli.no_such_command", name=error.command_name)
        case click.NoSuchOption():
            text = message("cli.no_such_option", name=error.option_name)
        case click.BadOptionUsage():
            takes_none = "does not take a value" in error.message
            key = "cli.takes_no_value" if takes_none else "cli.needs_value"
            text = message(key, name=error.option_name)
        case click.MissingParameter():
            text = message("cli.missing_argument", name=name)
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            reason = message("cli.not_a_choice", choices=", ".join(map(str, choices)))
            text = message("cli.bad_value", name=name, reason=reason)
        case click.BadParameter(
            param=click.Parameter(type=click.types.IntParamType() | click.types.FloatParamType())
        ):
            text = message("cli.bad_value", name=name, reason=_about_number(error))
        case click.BadParameter(param=click.Parameter(type=click.Path())):
            reason = _about_path(error.message)
            text = message("cli.bad_value", name=name, reason=reason)
        case click.BadParameter():
            text = message("cli.bad_value", name=name, reason=error.message)
        case _:
            text = error.format_message()
            if found := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", text, re.DOTALL):
                text = message("cli.too_many_arguments", names=found[1])
    return UsageError(text, hint)


def _about_number(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is not None and high is not None:
        return message("cli.not_between", low=low, high=high)
    return message("cli.not_a_number") if low is None else message("cli.too_low", low=low)


_PATH_FAULTS = {
    "is a directory": "reasons.is_folder",
    "is a file": "reasons.is_file",
    "does not exist": "reasons.missing",
    "is not readable": "reasons.forbidden",
    "is not writable": "reasons.forbidden",
}


def _about_path(complaint: str) -> str:
    """What click says of a path (“File 'x' is a directory.”), in our words."""
    for ending, key in _PATH_FAULTS.items():
        if found := re.fullmatch(rf"\w+ '(.*)' {ending}\.", complaint, re.DOTALL):
            return f"{found[1]}: {message(key)}"
    return complaint
