"""``macsen-lite config``: see and change the settings."""

from __future__ import annotations

import click

from macsen_lite.calling import as_called
from macsen_lite.cli._common import option, print_json, verb, verb_group, warn
from macsen_lite.config.config import Config, config_path
from macsen_lite.config.setting import ConfigValue, Setting
from macsen_lite.errors import ConfigError, MacsenError
from macsen_lite.messages import language, message
from macsen_lite.reasons import reason_of

_INDENT = 4


@verb_group("config")
def command() -> None:
    """Group of the verbs below; its help is in the message catalogue."""


@verb("list", help="config.verb.list")
def list_(as_json: bool) -> int:
    """Print every setting with its value."""
    config = Config.of_this_user()
    if as_json:
        for setting in config.settings:
            print_json(_record(config, setting))
        return _problems(config)
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for name, settings in _sections(config).items():
        console.print(Text(f"[{name}]", "dim"))
        for setting in settings:
            line = Text.assemble((setting.key, "bold"), " = ", _written(config.get(setting.key)))
            if not config.is_set(setting.key):
                line.append(f" {message('config.default')}", "dim")
            # What is to be copied is never broken; a terminal folds it.
            console.print(line, soft_wrap=True)
            console.print(
                Padding(Text(_about(setting), overflow="fold"), (0, 0, 0, _INDENT), expand=False)
            )
        console.print()
    return _problems(config)


@verb("get", help="config.verb.get")
@click.argument("key")
def get(key: str, as_json: bool) -> int:
    """Print the value of one setting."""
    config = Config.of_this_user()
    setting = config.setting(key)
    if as_json:
        print_json(_record(config, setting))
    else:
        click.echo(_written(config.get(key)))
    return _problems(config)


@verb("set", help="config.verb.set")
@click.argument("key")
@click.argument("value", required=False)
@option("--default", "to_default", is_flag=True, help="config.option.default")
def set_(key: str, value: str | None, to_default: bool, as_json: bool) -> int:
    """Give a setting a value, or its default back."""
    from macsen_lite.config.writing import write_setting

    config = Config.of_this_user()
    setting = config.setting(key)
    if (value is None) != to_default:
        raise ConfigError(
            message("config.value_or_default"), message("config.value_or_default.hint")
        )
    wanted: ConfigValue | None = None
    if value is not None:
        try:
            wanted = setting.read(value)
        except ValueError as error:
            raise ConfigError(
                message("config.wrong", key=key, reason=error), _about(setting)
            ) from None
    write_setting(config_path(), key, wanted)
    config = Config.of_this_user()
    if as_json:
        print_json(_record(config, setting))
    else:
        click.echo(f"{key} = {_written(config.get(key))}")
    return _problems(config)


@verb("edit", help="config.verb.edit")
def edit(as_json: bool) -> int:
    """Open the file in the user's editor, and check it afterwards."""
    path = config_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            message("config.unwritable", path=path, reason=reason_of(error)),
            message("config.unwritable.hint"),
        ) from error
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        raise MacsenError(
            message("config.no_editor", reason=error.message),
            message("config.no_editor.hint", path=path),
        ) from error
    config = Config.of_this_user()
    if as_json:
        print_json({"path": str(path), "problems": [str(p) for p in config.problems]})
        return 1 if config.problems else 0
    status = _problems(config)
    if not status:
        click.echo(message("config.checked", path=path))
    return status


@verb("path", help="config.verb.path")
def path_(as_json: bool) -> None:
    """Print where the file is."""
    path = config_path()
    if as_json:
        print_json({"path": str(path), "exists": path.exists()})
    else:
        click.echo(path)


def _sections(config: Config) -> dict[str, list[Setting]]:
    """The settings by their section, each section where its first one stands."""
    found: dict[str, list[Setting]] = {}
    for setting in config.settings:
        found.setdefault(setting.key.partition(".")[0], []).append(setting)
    return found


def _problems(config: Config) -> int:
    for problem in config.problems:
        warn(f"{problem}\n{problem.hint}" if problem.hint else str(problem))
    return 1 if config.problems else 0


def _record(config: Config, setting: Setting) -> dict[str, object]:
    return {
        "key": setting.key,
        "value": config.get(setting.key),
        "default": setting.default,
        "set": config.is_set(setting.key),
        "about": _about(setting),
        "choices": list(setting.choices),
    }


def _about(setting: Setting) -> str:
    return as_called(setting.cy if language() == "cy" else setting.en)


def _written(value: ConfigValue) -> str:
    """As TOML writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return "[" + ", ".join(_written(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{k} = {_written(v)}" for k, v in value.items()) + "}"
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(value)


for _verb in (list_, get, set_, edit, path_):
    command.add_command(_verb)
