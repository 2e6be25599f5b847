"""The dictionary skill from question to answer; Welsh written by hand."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.paths import intents_dir
from macsen_lite.skills.geiriadur import INSTALL
from macsen_lite.skills.mutations import described_after
from macsen_lite.skills.services import Services
from macsen_lite.welsh.dictionary import everyday_dictionary

INTENTS = IntentLoader([intents_dir()]).load()
FILE = INTENTS.file_of("geiriadur")


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def answers(question: str, folder: Path, register: str = "chi") -> set[str]:
    """All the ways in which a question is answered, with the system's dictionaries in a folder."""
    config = Config({"geiriadur.ffolder": str(folder), "cyffredinol.cywair": register})
    services = Services(clock=FixedClock(TEST_NOW), read_config=lambda: config)
    asked = Assistant(  # type: ignore[call-arg]
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        FixedClock(TEST_NOW),
        random.Random(0),
        services=services,
    )
    said = set()
    for _ in range(12):
        asked.forget()
        said.add(asked.ask(question).answer)
    return said


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "beth yw'r gair Cymraeg am window?",
            {
                "Yn Gymraeg, “ffenestr” yw “window”, enw benywaidd.",
                "Y gair Cymraeg am “window” yw “ffenestr”, enw benywaidd.",
            },
        ),
        # Words that are only named do not mutate after neu.
        (
            "sut dach chi'n deud grandmother yn Gymraeg",
            {
                "Mae mwy nag un gair Cymraeg am “grandmother”: “nain” neu “mam-gu”.",
                "Am “grandmother” gallwch chi ddweud “nain” neu “mam-gu”.",
            },
        ),
        (
            "beth yw cath yn Gymraeg",
            {
                "Gair Cymraeg yw “cath” yn barod. Ei ystyr yn Saesneg yw cat.",
                "Mae “cath” yn air Cymraeg yn barod: cat yw'r ystyr yn Saesneg.",
            },
        ),
        (
            "be mae ffenestr yn ei feddwl",
            {
                "Ystyr “ffenestr” yn Saesneg yw window.",
                "Window yw ystyr “ffenestr” yn Saesneg.",
            },
        ),
        (
            "beth yw ystyr nghath",
            {
                "Treiglad trwynol o “cath” yw “nghath”. Ei ystyr yn Saesneg yw cat.",
                "O “cath” y daw “nghath”, trwy dreiglad trwynol. Cat yw'r ystyr yn Saesneg.",
            },
        ),
        (
            "beth yw ystyr cŵn",
            {
                "Lluosog “ci” yw “cŵn”. Ystyr “ci” yn Saesneg yw dog.",
                "O “ci” y daw “cŵn”, sy'n lluosog. Dog yw ystyr yr unigol yn Saesneg.",
            },
        ),
        ("beth yw lluosog tŷ", {"Lluosog “tŷ” yw “tai”.", "Ffurf luosog “tŷ” yw “tai”."}),
        (
            "ydi cadair yn wrywaidd neu'n fenywaidd",
            # A feminine noun softens after the article, and so does the adjective after it.
            {
                "Enw benywaidd yw “cadair”: y gadair fawr.",
                "Mae “cadair” yn fenywaidd: y gadair fawr.",
            },
        ),
        (
            "sillafwch Llangollen",
            # n-g in names that begin with llan and a saint's name in g
            {
                "Llangollen: ell, a, en, eg, o, ell, e, en.",
                "Dyma sillafu “Llangollen”: ell, a, en, eg, o, ell, e, en.",
            },
        ),
        (
            "beth yw treiglad meddal cath",
            {
                "Treiglad meddal “cath” yw “gath”.",
                "O'i dreiglo'n feddal, mae “cath” yn troi'n “gath”.",
            },
        ),
        (
            "beth yw treiglad llaes cath",
            {
                "Treiglad llaes “cath” yw “chath”.",
                "O'i dreiglo'n llaes, mae “cath” yn troi'n “chath”.",
            },
        ),
        (
            "beth yw treiglad llaes siop",
            {
                "Dydy “siop” ddim yn newid o dan y treiglad llaes.",
                "Does dim treiglad llaes i “siop”.",
            },
        ),
        (
            "sut mae treiglo ci",
            {
                "Dyma dreigladau “ci”: “gi” (treiglad meddal), “nghi” (treiglad trwynol) a “chi” "
                "(treiglad llaes).",
                "Mae “ci” yn treiglo fel hyn: “gi” (treiglad meddal), “nghi” (treiglad trwynol) a "
                "“chi” (treiglad llaes).",
            },
        ),
        (
            "beth sy'n dod ar ôl dau",
            {
                "Ar ôl “dau” daw treiglad meddal: “dau gi”.",
                "Treiglad meddal sydd ar ôl “dau”: “dau gi”.",
            },
        ),
    ],
)
def test_answers(question: str, expected: set[str], tmp_path: Path) -> None:
    assert answers(question, tmp_path) == expected


def test_a_name_is_shown_as_it_was_written(tmp_path: Path) -> None:
    assert "Dyma sillafu “Siân”: es, i, a to bach, en." in answers("sillafa Siân", tmp_path)
    assert "Treiglad meddal “Mari” yw “Fari”." in answers("beth yw treiglad meddal Mari", tmp_path)


def test_a_word_with_several_uses_has_them_all_told(tmp_path: Path) -> None:
    for answer in answers("pa dreiglad sydd ar ôl yn", tmp_path):
        assert "Wrth sôn am le, treiglad trwynol: “yng Nghaerdydd”." in answer
        assert "O flaen berfenw, dim treiglad: “yn canu”." in answer


def test_every_listed_trigger_can_be_told() -> None:
    slot = INTENTS.intent("geiriadur.ar_ol").slots["sbardun"]
    told = {str(item.value) for item in slot.spec.items}
    assert len(told) >= 50
    for word in told:
        effects = described_after(word, FILE.data)
        assert effects, word
        # Each name is there in Welsh, and what does several things says when it does which.
        assert all(" " in effect.what for effect in effects), word
        assert len(effects) == 1 or all(effect.when for effect in effects), word


def test_words_that_are_heard_are_known() -> None:
    known = everyday_dictionary()
    for item in INTENTS.intent("geiriadur.ystyr").slots["gair"].spec.items:
        assert known.of_welsh(str(item.value)), item
    for item in INTENTS.intent("geiriadur.cymraeg").slots["saesneg"].spec.items:
        assert known.of_english(str(item.value)), item


def test_an_unknown_word_says_how_to_get_more(tmp_path: Path) -> None:
    for register, verb in (("chi", "rhedwch"), ("ti", "rheda")):
        said = answers("beth yw otter yn Gymraeg os gweli di'n dda", tmp_path, register)
        assert said  # known: dyfrgi
        assert not any(INSTALL in answer for answer in said)
        said = answers("beth yw algorithm yn Gymraeg", tmp_path, register)
        assert all(INSTALL in answer and "algorithm" in answer for answer in said)
        assert any(verb in answer for answer in said)


def dictd(folder: Path, entries: list[str], *, index: str = "") -> None:
    """A dictionary as Debian's dict-freedict-cym-eng lays it out."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    def number(value: int) -> str:
        text = ""
        while value or not text:
            value, digit = divmod(value, 64)
            text = digits[digit] + text
        return text

    body, lines = b"00-database-short\n", ["00databaseshort\tA\tR"]
    for entry in entries:
        written = entry.encode()
        word = entry.partition(" /")[0]
        lines.append(f"{word}\t{number(len(body))}\t{number(len(written))}")
        body += written
    (folder / "freedict-cym-eng.dict.dz").write_bytes(gzip.compress(body))
    (folder / "freedict-cym-eng.index").write_text(index or "\n".join(lines), encoding="utf-8")


def test_the_larger_dictionary_is_asked_where_it_is_installed(tmp_path: Path) -> None:
    dictd(tmp_path, ["algorithm /x/ <n, s, m>\nalgorithm\n", "iteriad /x/ <n, s, m>\niteration\n"])
    assert answers("beth yw iteration yn Gymraeg", tmp_path) == {
        "Yn Gymraeg, “iteriad” yw “iteration”, enw gwrywaidd.",
        "Y gair Cymraeg am “iteration” yw “iteriad”, enw gwrywaidd.",
    }
    assert answers("beth yw ystyr iteriad", tmp_path) == {
        "Ystyr “iteriad” yn Saesneg yw iteration.",
        "Iteration yw ystyr “iteriad” yn Saesneg.",
    }
    assert answers("beth yw ystyr sbloetsh", tmp_path) == {
        "Mae'n ddrwg gen i, dydy “sbloetsh” ddim yn fy ngeiriadur i.",
        "Alla i ddim dod o hyd i “sbloetsh” yn y geiriadur, mae'n ddrwg gen i.",
    }


@pytest.mark.parametrize("trouble", ["half", "no gzip", "odd index"])
def test_a_spoilt_dictionary_is_passed_over(tmp_path: Path, trouble: str) -> None:
    dictd(tmp_path, ["iteriad /x/ <n, s, m>\niteration\n"])
    packed = tmp_path / "freedict-cym-eng.dict.dz"
    if trouble == "half":
        packed.write_bytes(packed.read_bytes()[:20])
    elif trouble == "no gzip":
        packed.write_bytes(b"iteriad")
    else:
        (tmp_path / "freedict-cym-eng.index").write_text("iteriad\t?\t!\n")
    assert all(INSTALL in answer for answer in answers("beth yw ystyr iteriad", tmp_path))
