"""What every verb shares: bilingual help, ``--json`` and ``--lang``, the clock, and printing.

A verb's module defines ``command``, made with :func:`verb`; its options are made with
:func:`option`. Help is given as a key of the message catalogue and is looked up when it is shown,
so that it follows ``--lang``.
"""

import json
import logging
import re
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial, wraps
from importlib import import_module
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

import click

from macsen_lite.clock import Clock, FixedClock, SystemClock
from macsen_lite.errors import ConfigError, MacsenError, UsageError
from macsen_lite.messages import LANGUAGES, message, use_language

F = TypeVar("F", bound=Callable[..., Any])


class Formatter(click.HelpFormatter):
    """Help with its headings in the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or message("cli.heading.usage"))

    def write_heading(self, heading: str) -> None:
        """Write a section's heading."""
        known = {"Options": "cli.heading.options", "Commands": "cli.heading.commands"}
        super().write_heading(message(known[heading]) if heading in known else heading)


class Context(click.Context):
    """A click context whose help is bilingual."""

    formatter_class = Formatter


class Option(click.Option):
    """An option whose ``help`` is a key of the message catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's names and its help in the language in use."""
        key = self.help
        if key is None:
            return super().get_help_record(ctx)
        self.help = message(key)
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = key


def _eager_language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        use_language(value)


option = partial(click.option, cls=Option)
"""``click.option`` with ``help`` as a key of the message catalogue."""

lang_option = option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="cli.option.lang",
    # Eager, so that even the help that follows it on the command line is in that language.
    is_eager=True,
    expose_value=False,
    callback=_eager_language,
)
json_option = option("--json", "as_json", is_flag=True, help="cli.option.json")


class _Bilingual(click.Command):
    """A command whose ``help`` is a key of the message catalogue."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, described in the language in use."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = message("cli.option.help")
        return found

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command's name on the usage line."""
        own = {
            "[OPTIONS]": message("cli.usage.options"),
            "COMMAND [ARGS]...": message("cli.usage.command"),
        }
        return [own.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text."""
        key, self.help = self.help, self.help and message(self.help)
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = key

    def get_short_help_str(self, limit: int = 45) -> str:
        """First sentence of the help, for a list of commands: whole, as the list is folded."""
        if self.help is None:
            return super().get_short_help_str(limit)
        text = " ".join(message(self.help).partition("\n\n")[0].split())
        return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]


class Verb(_Bilingual):
    """One command of macsen-lite."""


class VerbGroup(_Bilingual, click.Group):
    """A verb with verbs of its own, such as ``model``."""

    command_class = Verb


class LazyGroup(VerbGroup):
    """A group that imports a verb's module when that verb is used, not before."""

    def __init__(
        self, *args: Any, verbs: Mapping[str, str] | None = None, topic: str = "", **more: Any
    ) -> None:
        """``verbs``: verb → the module whose ``command`` carries it out, newcomers' first.

        Their help is the message ``<topic>.<verb>``.
        """
        super().__init__(*args, **more)
        self._verbs = verbs or {}
        self._topic = topic

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order in which a newcomer needs them."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, or None if there is none of that name."""
        if cmd_name not in self._verbs:
            return None
        command: click.Command = import_module(self._verbs[cmd_name]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from the message catalogue, which needs none of their modules."""
        with formatter.section("Commands"):
            rows = [(name, message(f"{self._topic}.{name}")) for name in self._verbs]
            formatter.write_dl([(name, text.partition("\n")[0]) for name, text in rows])


def verb(
    name: str,
    *,
    help: str | None = None,  # noqa: A002
    settings: Literal["unused", "used", "needed"] = "unused",
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a verb with ``--json`` (parameter ``as_json: bool``) and ``--lang``.

    ``help`` is a key of the catalogue, by default ``cli.verb.<name>``. ``settings``: whether it
    goes by the user's settings, and so tells first what is wrong in their file; when they are
    needed, it does not begin while nothing can be known of them.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        if settings != "unused":
            function = _after_settings(function, are_needed=settings == "needed")
        function = json_option(lang_option(function))
        return click.command(name, cls=Verb, help=help or f"cli.verb.{name}")(function)

    return decorate


def _after_settings(function: Callable[..., Any], *, are_needed: bool) -> Callable[..., Any]:
    @wraps(function)
    def checked(*args: object, **options: object) -> object:
        from macsen_lite.config.config import Config

        for problem in Config.of_this_user().problems:
            if are_needed and problem.is_whole:
                raise ConfigError(str(problem), message("config.needed.hint"))
            warn(f"{problem}\n{problem.hint}" if problem.hint else str(problem))
        return function(*args, **options)

    return checked


def verb_group(name: str, *, help: str | None = None) -> Callable[[Callable[..., Any]], VerbGroup]:  # noqa: A002
    """Make a function a group of verbs with ``--lang``; ``help`` is a key of the catalogue."""

    def decorate(function: Callable[..., Any]) -> VerbGroup:
        return click.group(name, cls=VerbGroup, help=help or f"cli.verb.{name}")(
            lang_option(function)
        )

    return decorate


def _clock(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Clock:
    from macsen_lite.config.config import Config

    zone = ZoneInfo(Config.of_this_user().text("cyffredinol.cylchfa"))
    if value is None:
        return SystemClock(zone)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(message("cli.bad_now", value=value), message("cli.bad_now.hint")) from None
    return FixedClock(moment if moment.tzinfo else moment.replace(tzinfo=zone))


now_option = option("--now", "clock", metavar="ISO", help="cli.option.now", callback=_clock)
"""``--now ISO``: gives the verb a parameter ``clock: Clock``, fixed if the option was used."""


def print_json(record: Mapping[str, object]) -> None:
    """Print ``record`` as one line of JSON and flush, so that a pipe gets it at once."""
    click.echo(json.dumps(record, ensure_ascii=False))
    sys.stdout.flush()


def warn(text: str) -> None:
    """Print a warning on standard error."""
    click.echo(message("cli.warning", text=text), err=True)


def report(error: MacsenError) -> None:
    """Print ``error`` on standard error: its message, and its hint on the next line."""
    click.echo(message("cli.error", text=error), err=True)


def show_warnings() -> None:
    """Print what the library warns of on standard error, as `warn` does."""
    logging.basicConfig(level=logging.WARNING, handlers=[_Warnings()])


class _Warnings(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        warn(record.getMessage())
