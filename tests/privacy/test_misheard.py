"""The store of misheard turns: kept whole, for nobody else's eyes, and not for ever."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from macsen_lite.audio.files import read_clip
from macsen_lite.errors import StoreError
from macsen_lite.privacy.misheard import Limits, MisheardStore
from macsen_lite.privacy.turns import Correction
from tests.fakes.misheard import NOW, clip, misheard


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def store(tmp_path: Path) -> MisheardStore:
    return MisheardStore(tmp_path / "data" / "camglywed")


def test_what_is_kept_comes_back(store: MisheardStore) -> None:
    kept = store.keep(misheard(), clip())
    assert kept is not None

    turns, damaged = store.all()
    assert (turns, damaged) == ([kept], [])
    assert np.array_equal(read_clip(store.audio(kept.id)).samples, clip().samples)


def test_only_the_user_may_read_it(store: MisheardStore) -> None:
    store.keep(misheard(), clip())

    assert mode(store.folder) == 0o700
    assert {mode(path) for path in store.folder.iterdir()} == {0o600}


def test_two_turns_of_one_second_are_two(store: MisheardStore) -> None:
    kept = [store.keep(misheard(heard=str(n)), clip()) for n in range(12)]

    assert len({turn.id for turn in kept if turn}) == 12
    assert [turn.heard for turn in store.all()[0]] == [str(n) for n in range(12)]


def test_the_oldest_go_when_there_is_no_room(tmp_path: Path) -> None:
    store = MisheardStore(tmp_path, Limits(most_bytes=100_000))  # a second takes 32 kB
    for n in range(6):
        store.keep(misheard(NOW + timedelta(minutes=n), str(n)), clip())

    assert [turn.heard for turn in store.all()[0]] == ["3", "4", "5"]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 100_000


def test_what_is_too_old_goes(tmp_path: Path) -> None:
    store = MisheardStore(tmp_path, Limits(days=30))
    for days in (31, 29):
        store.keep(misheard(NOW - timedelta(days=days), str(days)), clip())
    assert len(store.all()[0]) == 2

    store.keep(misheard(NOW, "0"), clip())
    assert [turn.heard for turn in store.all()[0]] == ["29", "0"]
    assert store.prune(NOW + timedelta(days=60)) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"at": "yfory"}', None])
def test_a_damaged_turn_does_not_hide_the_others(store: MisheardStore, damage: str | None) -> None:
    first = store.keep(misheard(), clip())
    second = store.keep(misheard(NOW + timedelta(minutes=1)), clip())
    assert first and second
    record = store.folder / f"{first.id}.json"
    if damage is None:
        record.unlink()
    else:
        record.write_text(damage)

    assert store.all() == ([second], [first.id])
    with pytest.raises(StoreError, match=first.id):
        store.find(first.id)
    store.delete(first.id)
    assert store.all() == ([second], [])


def test_sound_without_words_is_damaged_too(store: MisheardStore) -> None:
    kept = store.keep(misheard(), clip())
    assert kept
    store.audio(kept.id).write_bytes(b"")

    assert store.all() == ([], [kept.id])


def test_a_correction_is_kept_and_can_be_changed(store: MisheardStore) -> None:
    kept = store.keep(misheard(), clip())
    assert kept
    store.correct(kept, Correction("pryd mae'r trên", None))
    store.correct(store.find(kept.id), Correction("faint o'r gloch ydi hi", "amser.faint"))

    assert store.find("0830").correction == Correction("faint o'r gloch ydi hi", "amser.faint")
    assert {mode(path) for path in store.folder.iterdir()} == {0o600}


def test_part_of_a_name_will_do_when_it_is_the_only_one(store: MisheardStore) -> None:
    store.keep(misheard(), clip())
    store.keep(misheard(NOW + timedelta(hours=1)), clip())

    assert store.find("0930").at == NOW + timedelta(hours=1)
    for name in ("2026", "yfory", ""):
        with pytest.raises(StoreError):
            store.find(name)
    with pytest.raises(StoreError):
        store.delete("0930", "yfory")
    assert len(store.all()[0]) == 2, "all or none"


def test_a_name_never_leads_out_of_the_folder(store: MisheardStore, tmp_path: Path) -> None:
    outside = tmp_path / "data" / "nodyn.json"
    store.keep(misheard(), clip())
    outside.write_text("{}")

    with pytest.raises(StoreError):
        store.delete("../nodyn")
    assert outside.exists()


def test_nothing_is_half_kept_when_the_record_cannot_be_written(
    store: MisheardStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: MisheardStore, _turn: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(MisheardStore, "_write_record", full)
    with pytest.raises(StoreError, match="ddisg yn llawn"):
        store.keep(misheard(), clip())
    assert list(store.folder.iterdir()) == []


def test_an_empty_store_is_no_folder(store: MisheardStore) -> None:
    assert store.all() == ([], [])
    assert store.prune(NOW) == 0
    assert not store.folder.exists()
