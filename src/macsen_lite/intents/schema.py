"""The shape of a skill's YAML and of ``_common.yaml``, checked by pydantic.

Imported only when files are read anew (0.1 s): what comes out is kept compiled (see ``loader``).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    JsonValue,
    Tag,
    ValidationError,
)
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from macsen_lite.intents.problem import Problem
from macsen_lite.intents.source import Loc, Source, SourceError
from macsen_lite.messages import message

Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
Name = Annotated[str, Field(pattern=r"^[^\W\d][\w-]*$")]
T = TypeVar("T")
Some = Annotated[list[T], Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Item(_Model):
    """An item of a list: what is heard, what it means, how it is said back."""

    in_: Annotated[Some[Text], BeforeValidator(_one_or_more)] = Field(alias="in")
    value: JsonValue = None
    say: str | None = None


def _item(value: object) -> object:
    return value if isinstance(value, dict) else {"in": [value], "value": value}


def item_of_line(line: str) -> Item:
    """The item that one line of a list's text file is."""
    return Item.model_validate(_item(line))


Items = Annotated[list[Annotated[Item, BeforeValidator(_item)]], Field(min_length=1)]


class ListFile(_Model):
    """A list whose items are the lines of a text file beside the YAML."""

    file: Text


def _kind_of_list(value: object) -> str:
    return "file" if isinstance(value, dict | ListFile) else "items"


List = Annotated[
    Annotated[Items, Tag("items")] | Annotated[ListFile, Tag("file")],
    Discriminator(_kind_of_list),
]


class Slot(_Model):
    """A slot: the name of a type or of a list, or a list on the spot; and the type's options."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    type: Name | None = None
    list: Items | str | None = None


def _slot(value: object) -> object:
    return {"type": value} if isinstance(value, str) else value


def _groups(value: object) -> object:
    return {"": value} if isinstance(value, list | str) else value


class Test(_Model):
    """A sentence that must be understood so, or with ``not: true`` must not be this intent."""

    say: Text
    slots: dict[Name, JsonValue] = {}
    not_: bool = Field(default=False, alias="not")


class IntentEntry(_Model):
    """One intent."""

    sentences: Some[Text]
    slots: dict[Name, Annotated[Slot, BeforeValidator(_slot)]] = {}
    describes: Text | None = None
    needs: list[Text] = []
    required: list[Name] = []
    ask: dict[Name, Annotated[Some[Text], BeforeValidator(_one_or_more)]] = {}
    answers: Annotated[
        dict[str, Annotated[Some[Text], BeforeValidator(_one_or_more)]], BeforeValidator(_groups)
    ] = {}
    tests: list[Test] = []


class SkillFile(_Model):
    """One skill: a YAML file in an intents folder."""

    skill: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    about: dict[Literal["cy", "en"], Text] = {}
    intents: Annotated[dict[Identifier, IntentEntry], Field(min_length=1)]
    rules: dict[Name, Text] = {}
    lists: dict[Name, List] = {}
    say_as: dict[Text, Text] = {}
    data: dict[Name, JsonValue] = {}


class Around(_Model):
    """What may be said before and after any sentence."""

    before: Text | None = None
    after: Text | None = None


class CommonFile(_Model):
    """``_common.yaml``: what every skill's file may use."""

    rules: dict[Name, Text] = {}
    lists: dict[Name, List] = {}
    around: Around = Around()
    say_as: dict[Text, Text] = {}
    replies: dict[Name, Annotated[Some[Text], BeforeValidator(_one_or_more)]] = {}
    dialogue: dict[
        Literal["ie", "nage", "canslo", "eto", "cyntaf", "ail", "dilyn", "rhagair"], Text
    ] = {}


M = TypeVar("M", bound=_Model)


def validate(source: Source, model: type[M]) -> M:
    """The file's content as ``model``. Raises SourceError at its first fault."""
    if not isinstance(source.data, dict):
        raise SourceError(source.problem((), message("intents.not_mapping")))
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        # An unknown key first: it is often the reason why another is missing.
        details = sorted(error.errors(), key=lambda d: d["type"] != "extra_forbidden")
        raise SourceError(_problem(source, model, details[0])) from None


def nearest(name: str, known: list[str]) -> str:
    """“Did you mean …?” for the nearest known name, or what is known, or nothing."""
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
    if found:
        return message("intents.did_you_mean", name=found[0])
    return message("intents.known_keys", keys=", ".join(known)) if known else ""


_WANTED = {
    "string_type": "want_text",
    "list_type": "want_list",
    "dict_type": "want_mapping",
    "model_type": "want_mapping",
    "model_attributes_type": "want_mapping",
    "bool_type": "want_yes_no",
    "too_short": "want_some",
    "string_too_short": "want_text",
    "string_pattern_mismatch": "want_id",
}


def _problem(source: Source, model: type[_Model], detail: ErrorDetails) -> Problem:
    # pydantic adds to a path the word [key] for a fault in a key, which is not in the file.
    is_key = detail["loc"][-1:] == ("[key]",)
    loc: Loc = tuple(part for part in detail["loc"] if part != "[key]")
    key = str(loc[-1]) if loc else ""
    if detail["type"] == "extra_forbidden":
        known = _known_keys(model, loc[:-1])
        return source.key_problem(loc, message("intents.unknown_key", key=key), nearest(key, known))
    if detail["type"] == "missing":
        return source.problem(loc[:-1], message("intents.missing_key", key=key))
    wanted = _WANTED.get(detail["type"])
    reason = message(f"intents.{wanted}") if wanted else detail["msg"]
    text = message("intents.wrong_value", key=_last_name(loc), reason=reason)
    return source.key_problem(loc, text) if is_key else source.problem(loc, text)


def _last_name(loc: Loc) -> str:
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "")


def _known_keys(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that may stand at ``loc``."""
    match loc:
        case ("intents", _):
            model = IntentEntry
        case ("intents", _, "tests", _):
            model = Test
        case ("intents", _, "slots", _):
            model = Slot
        case ("around",):
            model = Around
        case (_, *_):
            model = Item
    return [info.alias or name for name, info in model.model_fields.items()]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a skill's file, for editors."""
    return SkillFile.model_json_schema(by_alias=True)
