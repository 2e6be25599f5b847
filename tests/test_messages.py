"""The catalogue is whole: both languages, the same placeholders, every key in its own topic."""

import pkgutil
import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from macsen_lite import messages
from macsen_lite.cli import cli
from macsen_lite.errors import UsageError
from macsen_lite.messages import LANGUAGES, language, message, use_language

TOPICS = [module.name for module in pkgutil.iter_modules(messages.__path__)]


@pytest.fixture(autouse=True)
def _no_choice_left_behind() -> Iterator[None]:
    yield
    use_language(None)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topics_keys_are_its_own_and_said_alike_in_both_languages(topic: str) -> None:
    catalogue = import_module(f"macsen_lite.messages.{topic}").CATALOGUE
    assert catalogue
    for key, said in catalogue.items():
        assert key.startswith(f"{topic}."), key
        assert set(said) == set(LANGUAGES), key
        assert all(said.values()), key
        assert placeholders(said["cy"]) == placeholders(said["en"]), key


@pytest.mark.parametrize("topic", TOPICS)
def test_a_command_that_is_advised_is_one_that_does_something(topic: str) -> None:
    for key, said in import_module(f"macsen_lite.messages.{topic}").CATALOGUE.items():
        for text in said.values():
            advised = does_nothing(text)
            assert not advised, f"{key}: {advised}"


def test_the_documents_advise_commands_that_do_something() -> None:
    for path in (Path(__file__).parents[1] / "docs").glob("*.md"):
        advised = does_nothing(path.read_text(encoding="utf-8"))
        assert not advised, f"{path.name}: {advised}"


def does_nothing(text: str) -> list[str]:
    """Of the commands in a text, those that only print help, and those no shell would take."""
    found = []
    text = re.sub(r"\{\w+\}", " ", re.sub(r"(?<=\S)\n(?=\S)", " ", text))
    for line in re.findall(r"macsen-lite ([a-z-]+(?: [^.:;,()`\n]*)?)", text):
        command: click.Command | None = cli
        context = click.Context(cli)
        for word in line.split():
            if not isinstance(command, click.Group):
                break
            inner = command.get_command(context, word)
            if inner is None:
                break
            command = inner
        if command is cli:
            continue  # “macsen-lite made the file”
        if isinstance(command, click.Group) and not command.invoke_without_command:
            if "--help" not in line:
                found.append(line)
        elif re.search(r" [“‘]", line):
            found.append(line)
    return found


def test_welsh_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MACSEN_LANG", raising=False)
    assert language() == "cy"
    monkeypatch.setenv("MACSEN_LANG", "en_GB.UTF-8")
    assert language() == "en"
    use_language("cy")
    assert language() == "cy"
    use_language(None)
    assert language() == "en"


def test_a_message_is_filled_in_the_language_asked_for() -> None:
    assert message("cli.no_such_command", "en", name="canu") == "There is no command called “canu”."
    assert message("cli.no_such_command", "cy", name="canu") == "Does dim gorchymyn o’r enw “canu”."


def test_a_language_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="fr"):
        use_language("fr")
    monkeypatch.setenv("MACSEN_LANG", "gd")
    with pytest.raises(UsageError, match="MACSEN_LANG"):
        language()
