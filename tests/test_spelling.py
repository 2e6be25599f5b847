"""Every Welsh word that the project hears, says or prints is spelt right.

The words are looked up in the hunspell dictionary cy_GB that the package cymraeg-mcp carries, read
with spylls. Names, colloquial forms and new words that the dictionary lacks are in
spelling-reviewed.txt, each looked at by someone who knows Welsh; one that is no longer used, or
that the dictionary knows, is reported as well.
"""

import datetime
import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from spylls.hunspell import Dictionary

from macsen_lite import messages
from macsen_lite.cli import VERBS
from macsen_lite.intents import schema
from macsen_lite.welsh import measures
from macsen_lite.welsh.calendar import day_name, night_name, relative_day, say_date
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.duration import DAY, HOUR, MINUTE, WEEK, say_duration
from macsen_lite.welsh.feasts import FEASTS
from macsen_lite.welsh.letters import LETTER_NAMES
from macsen_lite.welsh.mutation import Gender
from macsen_lite.welsh.numbers import System, cardinal, count, ordinal
from macsen_lite.welsh.quantities import say_percent, say_temperature
from macsen_lite.welsh.rooms import ROOMS

ROOT = Path(__file__).parents[1]
REVIEWED_FILE = Path(__file__).with_name("spelling-reviewed.txt")

# ------------------------------------------------------------------------------ dictionary


@cache
def dictionary() -> Dictionary:
    # The package's own module would load its whole server; only its data is wanted.
    spec = importlib.util.find_spec("cymraeg_mcp")
    assert spec is not None and spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    return Dictionary.from_files(str(folder / "data" / "dictionaries" / "cy_GB"))


_CLITICS = frozenset(("r", "n", "i", "u", "w", "m", "th", "ch", "d"))


@cache
def in_dictionary(word: str) -> bool:
    """Whether the dictionary has the word, however it is capitalised.

    A clitic after a vowel is cut off where the whole is not listed: "Macsen'n" → "Macsen".
    """
    if any(dictionary().lookup(form) for form in (word, word.lower(), word.capitalize())):
        return True
    host, apostrophe, clitic = word.rpartition("'")
    return bool(apostrophe and host) and clitic in _CLITICS and in_dictionary(host)


@cache
def reviewed() -> frozenset[str]:
    lines = REVIEWED_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("#")[0].strip() for line in lines) - {""}


def spellings(word: str) -> set[str]:
    """The word as it stands, and as it would be listed: "Gellir" as gellir, "wav" as WAV."""
    return {word, word.lower(), word.capitalize(), word.upper()}


def is_known(word: str) -> bool:
    return in_dictionary(word) or bool(spellings(word) & reviewed())


# --------------------------------------------------------------------------- words of a text

_VERBS_OF_VERBS = (
    *("list", "install", "lint", "test", "new", "schema", "sentences"),
    *("check", "run", "report", "compare", "record", "synth", "tune"),
    *("show", "wipe", "play", "correct", "delete", "export", "notes", "lists", "misheard"),
)
_YAML_KEYS = {
    info.alias or name
    for model in (schema.SkillFile, schema.IntentEntry, schema.Item, schema.Test)
    for name, info in model.model_fields.items()
}
_NOT_PROSE = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{[^{}]*\}|<[^<>]*>"  # Jinja, slots and placeholders, rules and tags
    r"|https?://\S+|(?<!\w)--?[a-z][\w-]*"  # addresses, options
    rf"|macsen-lite\b(?: (?:{'|'.join(VERBS)})\b(?: (?:{'|'.join(_VERBS_OF_VERBS)})\b)*)?"
    rf"|\b(?:{'|'.join(_YAML_KEYS)}):(?!\w)|# yaml-language-server[^\n]*"
    r"|sudo apt install(?: [\w-]*(?:espeak|portaudio|ffmpeg)[\w-]*)+"
    r"|~?[\w.*-]*/[\w./*-]+|\b[\w-]+\.[a-z]\w*(?:\.\w+)*\b|\b\w*[\d_]\w*\b",  # paths, files, names
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def words_of(text: str) -> set[str]:
    """The words of a Welsh text, in any of the project's markups; apostrophes straight."""
    text = re.sub("[’‘]", "'", text)
    text = re.sub(r"\[(\w+)\](?=\w)", r"\1", text)  # an optional letter: [y]fory
    return set(_WORD.findall(_NOT_PROSE.sub(" ", text)))


def misspelt(text: str) -> set[str]:
    return {word for word in words_of(text) if not is_known(word)}


# ----------------------------------------------------------------- where the project has Welsh


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


# Keys of an intent file whose values are names and not Welsh prose.
_NAMES = frozenset(("skill", "slots", "value", "say_as", "en", "not", "answer"))


def _prose(node: object) -> object:
    if isinstance(node, dict):
        return {key: _prose(value) for key, value in node.items() if key not in _NAMES}
    if isinstance(node, list):
        return [_prose(value) for value in node]
    return node


def intents() -> str:
    files = sorted((ROOT / "intents").glob("*.yaml"))
    assert files, "no shipped intents were found"
    return "\n".join(
        string
        for path in files
        for string in _strings(_prose(yaml.safe_load(path.read_text(encoding="utf-8"))))
    )


def catalogue() -> str:
    texts = []
    for module in pkgutil.iter_modules(messages.__path__):
        topic = importlib.import_module(f"{messages.__name__}.{module.name}")
        texts += [entry["cy"] for entry in getattr(topic, "CATALOGUE", {}).values()]
    assert texts
    return "\n".join(texts)


def installer() -> str:
    text = (ROOT / "scripts/pi/words").read_text(encoding="utf-8")
    texts = re.findall(r"^CY\[[\w.]+\]='([^']*)'$", text, re.MULTILINE)
    assert texts
    commands = r"(?:systemctl|journalctl) --user [^\n]*|sudo (?:apt-get clean|reboot)|[\w-]*….whl"
    commands += "|macsen-lite(?:-web| model info)"
    return re.sub(f"%s|{commands}", " ", "\n".join(texts))


def readme() -> str:
    return _markdown("README.cy.md")


def docs() -> str:
    return "\n".join(_markdown(f"docs/{path.name}") for path in (ROOT / "docs").glob("*.cy.md"))


def _markdown(name: str) -> str:
    path = ROOT / name
    if not path.is_file():
        pytest.skip(f"{name} is not in this copy of the project")
    text = re.sub(r"```.*?```", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"`[^`]*`|\]\([^)]*\)|!\[[^\]]*\]", " ", text)


def said() -> str:
    """What the welsh package says of numbers, times, dates and letters."""
    texts = [*LETTER_NAMES.values(), *measures.FRACTIONS.values()]
    numbers = [*range(200), 300, 600, 1000, 1001, 2026, 3000, 5_000_000, 10**9]
    for gender in Gender:
        texts += [cardinal(n, gender, system) for n in numbers for system in System]
        texts += [ordinal(n, gender) for n in range(1, 103)]
    nouns = {*measures.NOUN_FORMS.values(), *(noun for noun, _ in measures.UNITS.values())}
    nouns |= {noun for pair in measures.CURRENCIES.values() for noun in pair}
    texts += [count(n, noun) for noun in nouns for n in (*range(16), 20, 100, 1000)]
    texts += list(measures.NOUN_FORMS)
    texts += [say_temperature(-2, "C", freezing=True), say_temperature(2, "C"), say_percent(0.5)]
    minutes = [datetime.time(m // 60, m % 60) for m in range(24 * 60)]
    texts += [say_time(t, after_yn=True, with_part=True) for t in minutes]
    lengths = [n * unit for n in range(100) for unit in (1, MINUTE, HOUR // 4, DAY, WEEK)]
    texts += [say_duration(n, munud=gender) for n in lengths for gender in Gender]
    start = datetime.date(2024, 1, 1)
    for offset in range(366):
        day = start + datetime.timedelta(days=offset)
        texts += [say_date(day), day_name(day), night_name(day)]
    texts += [relative_day(n) or "" for n in range(-3, 4)]
    texts += [said for feast in FEASTS for said in (feast.name, feast.adverb, *feast.heard)]
    return "\n".join(texts)


def heard() -> str:
    """Words that are listened for: the rooms of a house, and everyday words."""
    listed = (ROOT / "src/macsen_lite/welsh/data/geirfa.txt").read_text(encoding="utf-8")
    lines = (line for line in listed.splitlines() if not line.startswith("#"))
    return "\n".join([*ROOMS, *lines])


SOURCES: dict[str, Callable[[], str]] = {
    "intents": intents,
    "messages": catalogue,
    "scripts/pi/words": installer,
    "README.cy.md": readme,
    "docs": docs,
    "what the welsh package says": said,
    "words that are listened for": heard,
}


@pytest.mark.parametrize("source", SOURCES)
def test_every_word_is_spelt_right(source: str) -> None:
    wrong = misspelt(SOURCES[source]())
    assert not wrong, (
        f"{source}: not in the dictionary; correct them, or add them to {REVIEWED_FILE.name} "
        f"when they are right: {sorted(wrong)}"
    )


# --------------------------------------------------------------- the reviewed list, and the check


def test_reviewed_words_are_sorted_and_given_once() -> None:
    lines = REVIEWED_FILE.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if (word := line.partition("#")[0].strip())]
    assert words == sorted(set(words), key=lambda word: (word.strip("'").lower(), word))


def test_reviewed_words_are_in_use_and_not_in_the_dictionary() -> None:
    if not (ROOT / "README.cy.md").is_file():
        pytest.skip("without README.cy.md it cannot be known which words are in use")
    text = "\n".join(source() for source in SOURCES.values())
    used = {form for word in words_of(text) for form in spellings(word)}
    stale = {word for word in reviewed() if word not in used or in_dictionary(word)}
    assert not stale, f"remove from {REVIEWED_FILE.name}: {sorted(stale)}"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Mae hi'n dduadau o'r gloch.", {"dduadau"}),
        ("Bore da, sut wytti?", {"wytti"}),
        ("[os gweli] (di|dii) {{ amser | ar_ol_yn }} {slot} <rheol>", {"dii"}),
        ("Rhedwch sudo apt install espeak-ng wedynn.", {"wedynn"}),
        ("Y ffeil `intents/te.yaml` a’r gorchymmyn", {"gorchymmyn"}),
    ],
)
def test_a_misspelt_word_is_found(text: str, wrong: set[str]) -> None:
    assert misspelt(text) == wrong


@pytest.mark.parametrize(
    "text",
    ["Mae hi’n ddau o’r gloch.", "[y]fory", "yng Nghaerdydd", "Dw i’n mynd i’r dre’", "tri chi"],
)
def test_right_welsh_passes(text: str) -> None:
    assert misspelt(text) == set()
