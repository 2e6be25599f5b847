"""``macsen-lite fixtures synth``: held-out synthetic sets of recordings."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from macsen_lite.cli._common import option, print_json, verb
from macsen_lite.cli._fixtures import progress
from macsen_lite.cli._intents import load, wanted_intents
from macsen_lite.errors import FixtureError, UsageError
from macsen_lite.messages import message

_EVERY = "all"


@verb("synth", help="making.verb.synth")
@click.argument("names", nargs=-1, metavar="[INTENT]…")
@option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="making.option.out",
)
@option("--per-intent", type=int, default=2, metavar="N", help="making.option.per_intent")
@option("--voices", default="", metavar="NAME,…", help="making.option.voices")
@option("--rates", default="", metavar="N,…", help="making.option.rates")
@option("--spread", is_flag=True, help="making.option.spread")
@option("--drawn", is_flag=True, help="making.option.drawn")
@option("--rejects", type=int, default=20, metavar="N", help="making.option.rejects")
@option("--seed", type=int, default=0, metavar="N", help="making.option.seed")
@option("--replace", is_flag=True, help="making.option.replace")
def command(
    names: tuple[str, ...],
    out: Path,
    per_intent: int,
    voices: str,
    rates: str,
    spread: bool,
    drawn: bool,
    rejects: int,
    seed: int,
    replace: bool,
    as_json: bool,
) -> None:
    """Make a synthetic set of every INTENT, or of those (or those skills) that are named."""
    from macsen_lite.fixtures import voices as known
    from macsen_lite.fixtures.synthesis import SynthesisPlan, planned, synthesise

    if per_intent < 1:
        raise UsageError(message("making.too_few", option="--per-intent"))
    plan = SynthesisPlan(
        voices=known.HELD_OUT if voices == _EVERY else _names(voices) or known.DEFAULT_VOICES,
        rates=_numbers(rates) or known.DEFAULT_RATES,
        per_intent=per_intent,
        no_requests=max(0, rejects),
        spread=spread,
        only_drawn=drawn,
        seed=seed,
        command=shlex.join(["macsen-lite", *sys.argv[1:]]),
    )
    _check_folder(out, replace=replace)
    intents = load()
    clips = planned(intents, wanted_intents(intents, names), plan)
    if not clips:
        raise FixtureError(message("making.nothing"))
    with progress(message("making.working")) as step:
        path = synthesise(clips, out, plan, step)
    if as_json:
        print_json({"manifest": str(path), "clips": len(clips), "voices": list(plan.voices),
                    "rates": list(plan.rates), "seed": plan.seed})  # fmt: skip
    else:
        click.echo(message("making.done", count=len(clips), path=path))


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in _names(text))
    except ValueError:
        raise UsageError(message("making.bad_list", value=text)) from None


def _check_folder(folder: Path, *, replace: bool) -> None:
    """Make sure that nothing of somebody's is written over."""
    from macsen_lite.fixtures.manifest import read_manifest
    from macsen_lite.fixtures.manifest_file import NAME

    if not folder.is_dir() or not any(folder.iterdir()):
        return
    if not replace:
        raise UsageError(message("making.not_empty", path=folder), message("making.not_empty.hint"))
    manifest = folder / NAME
    if manifest.exists() and not all(fixture.is_synthetic for fixture in read_manifest(manifest)):
        raise UsageError(message("making.not_ours", path=folder), message("making.not_ours.hint"))
