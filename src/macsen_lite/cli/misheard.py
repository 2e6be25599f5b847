"""``macsen-lite misheard``: the store of misheard turns, for whoever has switched it on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from macsen_lite.cli._common import option, print_json, verb, verb_group, warn
from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.privacy.misheard import MisheardStore
    from macsen_lite.privacy.turns import Misheard


@verb_group("misheard")
def command() -> None:
    """Group of the verbs below; its help is in the message catalogue."""


@verb("list", help="privacy.misheard.verb.list")
def list_(as_json: bool) -> None:
    """Print the turns, the oldest first."""
    store, is_on = _store()
    turns, damaged = store.all()
    for name in damaged:
        warn(
            message("privacy.misheard.damaged", id=name)
            + "\n"
            + message("privacy.misheard.damaged.hint", id=name)
        )
    if as_json:
        for turn in turns:
            print_json(_record(store, turn))
        return
    if not turns:
        if not damaged:
            click.echo(message(f"privacy.misheard.empty.{'on' if is_on else 'off'}"))
        return
    _show_table(turns)
    corrected = sum(turn.correction is not None for turn in turns)
    click.echo(message("privacy.misheard.count", count=len(turns), corrected=corrected))


@verb("play", help="privacy.misheard.verb.play")
@click.argument("name")
def play(name: str, as_json: bool) -> None:
    """Play the sound of a turn."""
    from macsen_lite.audio.files import read_clip
    from macsen_lite.speaking import users_sound_card

    store, _ = _store()
    turn = store.find(name)
    audio = store.audio(turn.id)
    try:
        users_sound_card().play(read_clip(audio))
    except VoiceError as error:
        raise VoiceError(error.message, message("privacy.misheard.sound", path=audio)) from error
    if as_json:
        print_json(_record(store, turn))


@verb("correct", help="privacy.misheard.verb.correct")
@click.argument("name")
@click.argument("text", nargs=-1, required=True, metavar="TEXT…")
@option("--intent", metavar="INTENT", help="privacy.misheard.option.intent")
@option("--reject", is_flag=True, help="privacy.misheard.option.reject")
def correct(
    name: str, text: tuple[str, ...], intent: str | None, reject: bool, as_json: bool
) -> None:
    """Note what was really said in the turn NAME."""
    from macsen_lite.cli._intents import load
    from macsen_lite.privacy.correcting import correction

    if intent and reject:
        raise UsageError(message("privacy.misheard.intent_or_reject"))
    store, _ = _store()
    turn = store.find(name)
    right, other = correction(load(), " ".join(text), intent, reject=reject)
    turn = store.correct(turn, right)
    if other is not None:
        warn(message("privacy.misheard.other_intent", intent=other))
    if as_json:
        print_json(_record(store, turn))
        return
    meant = right.intent or message("privacy.misheard.no_request")
    click.echo(message("privacy.misheard.corrected", id=turn.id, text=right.text, intent=meant))


@verb("delete", help="privacy.misheard.verb.delete")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
def delete(names: tuple[str, ...], as_json: bool) -> None:
    """Delete turns, damaged ones too."""
    store, _ = _store()
    deleted = store.delete(*names)
    if as_json:
        print_json({"deleted": deleted})
    else:
        click.echo(message("privacy.misheard.deleted", names=", ".join(deleted)))


@verb("export", help="privacy.misheard.verb.export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@option("--speaker", default="", metavar="NAME", help="privacy.misheard.option.speaker")
def export_(folder: Path, speaker: str, as_json: bool) -> None:
    """Write the corrected turns to FOLDER as a manifest with its sound."""
    from macsen_lite.cli._fixtures import progress
    from macsen_lite.cli._intents import load
    from macsen_lite.clock import SystemClock
    from macsen_lite.privacy.correcting import export

    store, _ = _store()
    turns, damaged = store.all()
    for name in damaged:
        warn(message("privacy.misheard.damaged", id=name))
    today = SystemClock().now().date()
    with progress(str(folder)) as step:
        count = export(store, turns, folder, load(), today, speaker, step)
    left = len(turns) - count
    if as_json:
        print_json({"folder": str(folder), "recordings": count, "not_corrected": left})
        return
    click.echo(message("privacy.misheard.exported", path=folder, count=count, left=left))
    click.echo(message("privacy.misheard.exported.hint", path=folder))


def _store() -> tuple[MisheardStore, bool]:
    """The user's store without what is too old by now, and whether anything is being added."""
    from macsen_lite.clock import SystemClock
    from macsen_lite.config.config import Config
    from macsen_lite.privacy.misheard import SWITCH, MisheardStore

    config = Config.of_this_user()
    store = MisheardStore.of_this_user(config)
    store.prune(SystemClock().now())
    return store, config.flag(SWITCH)


def _show_table(turns: Sequence[Misheard]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("id", "reason", "heard", "intent", "seconds", "said"):
        table.add_column(
            message(f"privacy.misheard.column.{name}"),
            no_wrap=name in ("id", "reason", "seconds"),
            justify="right" if name == "seconds" else "left",
            overflow="fold",
        )
    for turn in turns:
        said = ""
        if turn.correction is not None:
            intent = turn.correction.intent or message("privacy.misheard.no_request")
            said = f"{turn.correction.text} [{intent}]"
        reason = message(f"privacy.misheard.reason.{turn.reason}")
        cells = (turn.id, reason, turn.heard, turn.intent or "", f"{turn.seconds:.1f}", said)
        table.add_row(*map(_plain, cells))
    Console().print(table)


def _plain(text: str) -> str:
    """What people said is no markup."""
    from rich.markup import escape

    return escape(text)


def _record(store: MisheardStore, turn: Misheard) -> dict[str, Any]:
    right = turn.correction
    return {
        "id": turn.id,
        "at": turn.at.isoformat(timespec="seconds"),
        "reason": turn.reason,
        "heard": turn.heard,
        "intent": turn.intent,
        "answer": turn.answer,
        "confidence": round(turn.confidence, 4),
        "seconds": round(turn.seconds, 2),
        "audio": str(store.audio(turn.id)),
        "correction": {"text": right.text, "intent": right.intent} if right else None,
    }


for _verb in (list_, play, correct, delete, export_):
    command.add_command(_verb)
