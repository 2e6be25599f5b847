"""The shape of a skill's YAML and of ``_common.yaml``, checked by pydantic.

Imported only when files are read anew (0.1 s): what comes out is kept compiled (see ``loader``).
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

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
from macsen_lite.intents.slots import slot_names
from macsen_lite.intents.source import Loc, Source, SourceError
from macsen_lite.messages import message

Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
Name = Annotated[str, Field(pattern=r"^[^\W\d][\w-]*$")]
T = TypeVar("T")
Some = Annotated[list[T], Field(min_length=1)]


class _Model(BaseModel):
    # Docstrings of attributes are what an editor shows for a key.
    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True
    )


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


# The schema for editors is of what may be written (json_schema_input_type), short forms too.
OneOrMore = Annotated[
    Some[Text], BeforeValidator(_one_or_more, json_schema_input_type=Text | Some[Text])
]


class Item(_Model):
    """An item of a list: what is heard, what it means, how it is said back."""

    in_: OneOrMore = Field(alias="in")
    """What is heard: a template or several, without slots."""
    value: JsonValue = None
    """What the skill gets; by default the words of the first template."""
    say: str | None = None
    """How an answer says it back; by default the words of the first template."""


def _item(value: object) -> object:
    return value if isinstance(value, dict) else {"in": [value], "value": value}


def item_of_line(line: str) -> Item:
    """The item that one line of a list's text file is."""
    return Item.model_validate(_item(line))


Items = Annotated[
    list[Annotated[Item, BeforeValidator(_item, json_schema_input_type=Item | Text)]],
    Field(min_length=1),
]


class ListFile(_Model):
    """A list whose items are the lines of a text file beside the YAML."""

    file: Text
    """The name of the text file: one item a line."""
    language: Literal["cy", "en"] = "cy"
    """The language of the items: English ones are not looked up in the Welsh dictionary."""


def _kind_of_list(value: object) -> str:
    return "file" if isinstance(value, dict | ListFile) else "items"


List = Annotated[
    Annotated[Items, Tag("items")] | Annotated[ListFile, Tag("file")],
    Discriminator(_kind_of_list),
]


class Slot(_Model):
    """A slot: the name of a type or of a list, or a list on the spot; and the type's options."""

    model_config = ConfigDict(
        extra="allow", strict=True, frozen=True, use_attribute_docstrings=True
    )

    type: Annotated[Name, Field(examples=slot_names())] | None = None
    """A slot type, or the name of a list."""
    list: Items | str | None = None
    """Items on the spot, or the name of a list."""


def _slot(value: object) -> object:
    return {"type": value} if isinstance(value, str) else value


def _groups(value: object) -> object:
    return {"": value} if isinstance(value, list | str) else value


class Test(_Model):
    """A sentence that must be understood so, or with ``not: true`` must not be this intent."""

    say: Text
    """What somebody says."""
    slots: dict[Name, JsonValue] = {}
    """The slots that must be understood, with their values, and no others."""
    not_: bool = Field(default=False, alias="not")
    """True: this intent must not take the sentence."""


class IntentEntry(_Model):
    """One intent."""

    sentences: Some[Text]
    """What is said for it: ``(a|b)`` one of them, ``[a]`` or nothing, ``{slot}``, ``<rule>``."""
    slots: dict[
        Name, Annotated[Slot, BeforeValidator(_slot, json_schema_input_type=Slot | Name)]
    ] = {}
    """The slots by name: number, duration, place …, or a list."""
    describes: Text | None = None
    """What it does, in words that can follow “did you mean”."""
    needs: list[Text] = []
    """Words of which one must have been heard, ``a|b``, before a near miss may be taken up."""
    gives: list[Name] = []
    """Names that the skill's code gives to the answers."""
    required: list[Name] = []
    """Slots without which it cannot be answered."""
    later: list[Name] = []
    """Slots that no sentence has: the skill's code asks for them when it needs to."""
    ask: dict[Name, OneOrMore] = {}
    """What to ask, by slot, when the slot was not heard; the slot is then required."""
    answers: Annotated[
        dict[str, OneOrMore],
        BeforeValidator(_groups, json_schema_input_type=dict[str, OneOrMore] | OneOrMore),
    ] = {}
    """What is said back: one of these, or of the group that the skill's code chooses."""
    tests: list[Test] = []
    """Sentences that must, or must not, be understood as this intent."""


class SkillFile(_Model):
    """One skill: a YAML file in an intents folder."""

    skill: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    """Its name: small letters, digits and _."""
    about: dict[Literal["cy", "en"], Text] = {}
    """What it does, in a few words of Welsh and of English."""
    intents: Annotated[dict[Identifier, IntentEntry], Field(min_length=1)]
    """What can be asked, by name: the skill's name, a full stop, and a name of its own."""
    rules: dict[Name, Text] = {}
    """Pieces of sentences by name, for ``<name>``."""
    lists: dict[Name, List] = {}
    """Lists by name, for slots."""
    say_as: dict[Text, Text] = {}
    """How words are said that are not read as they are written: in Welsh spelling or in phones."""
    data: dict[Name, JsonValue] = {}
    """Anything else that the answers or the skill's code use."""


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
    replies: dict[Name, OneOrMore] = {}
    dialogue: dict[
        Literal["ie", "nage", "canslo", "eto", "cyntaf", "ail", "dilyn", "rhagair", "gwrthod"], Text
    ] = {}


M = TypeVar("M", bound=_Model)


def validate(source: Source, model: type[M]) -> M:
    """The file's content as ``model``. Raises SourceError with every fault."""
    if not isinstance(source.data, dict):
        raise SourceError(source.problem((), message("intents.not_mapping")))
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        # An unknown key first: it is often the reason why another is missing.
        details = sorted(error.errors(), key=lambda d: d["type"] != "extra_forbidden")
        raise SourceError(*(_problem(source, model, detail) for detail in details)) from None


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
