"""The cache of compiled graphs: made once, made again when anything changed, never half there."""

import json
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macsen_lite.automaton_building import from_sentences
from macsen_lite.errors import GraphError, LexiconError, ModelError
from macsen_lite.speech import graph_cache
from macsen_lite.speech.graph import GraphOptions
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
from tests.fakes.tiny_model import tiny_model

GRAMMAR = from_sentences([("am", "un"), ("naw",)])
SAY_AS = {"am": "a m", "un": "i n", "naw": "n a u"}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return tiny_model(tmp_path / "model")


@pytest.fixture
def cache(tmp_path: Path) -> GraphCache:
    return GraphCache(tmp_path / "cache" / "graphs")


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(say_as=SAY_AS)


def age(entry: Path) -> float:
    return (entry / "graph" / "HCLG.fst").stat().st_ino


def test_an_entry_is_a_whole_vosk_model(cache: GraphCache, model: Path, lexicon: Lexicon) -> None:
    entry = cache.model_for(model, GRAMMAR, lexicon)
    assert (entry / "am" / "final.mdl").read_bytes() == (model / "am" / "final.mdl").read_bytes()
    assert (entry / "conf" / "mfcc.conf").is_file()
    assert (entry / "graph" / "HCLG.fst").stat().st_size > 0
    assert "naw" in (entry / "graph" / "words.txt").read_text(encoding="utf-8")
    assert not (entry / "am").is_symlink() or (entry / "am").resolve() == model / "am"


def test_the_second_time_nothing_is_compiled(
    cache: GraphCache, model: Path, lexicon: Lexicon, tmp_path: Path
) -> None:
    assert cache.find(model, GRAMMAR, lexicon) is None
    entry = cache.model_for(model, GRAMMAR, lexicon)
    made = age(entry)
    again = GraphCache(tmp_path / "cache" / "graphs")
    assert again.find(model, GRAMMAR, lexicon) == entry
    assert again.model_for(model, GRAMMAR, Lexicon(say_as=SAY_AS)) == entry
    assert age(entry) == made


def test_whatever_decides_the_graph_decides_its_name(
    cache: GraphCache, model: Path, lexicon: Lexicon, tmp_path: Path
) -> None:
    first = cache.model_for(model, GRAMMAR, lexicon)
    other_grammar = cache.model_for(model, from_sentences([("am", "un")]), lexicon)
    other_saying = cache.model_for(model, GRAMMAR, Lexicon(say_as={**SAY_AS, "naw": "n o u"}))
    other_option = cache.model_for(model, GRAMMAR, lexicon, GraphOptions(filler_cost=9.0))
    phones = cache.phone_loop_for(model)
    with (model / "conf" / "model.conf").open("a") as conf:
        conf.write("--beam=11.0\n")
    other_model = GraphCache(tmp_path / "cache" / "graphs").model_for(model, GRAMMAR, lexicon)
    assert len({first, other_grammar, other_saying, other_option, phones, other_model}) == 6


@pytest.mark.parametrize("part", ["graph/HCLG.fst", "graph/words.txt", "conf/model.conf"])
def test_a_damaged_entry_is_made_again(
    cache: GraphCache, model: Path, lexicon: Lexicon, part: str
) -> None:
    entry = cache.model_for(model, GRAMMAR, lexicon)
    whole = (entry / part).read_bytes()
    (entry / part).write_bytes(whole[: len(whole) // 2])
    assert cache.find(model, GRAMMAR, lexicon) is None
    assert cache.model_for(model, GRAMMAR, lexicon) == entry
    assert (entry / part).read_bytes() == whole


@pytest.mark.parametrize("rest", ["", "{}", "[1]", "not json"])
def test_an_entry_without_its_record_is_made_again(
    cache: GraphCache, model: Path, lexicon: Lexicon, rest: str
) -> None:
    entry = cache.model_for(model, GRAMMAR, lexicon)
    (entry / "entry.json").write_text(rest)
    assert cache.model_for(model, GRAMMAR, lexicon) == entry
    assert "graph/HCLG.fst" in json.loads((entry / "entry.json").read_text())


def test_nothing_is_left_beside_the_entries(
    cache: GraphCache, model: Path, lexicon: Lexicon
) -> None:
    entry = cache.model_for(model, GRAMMAR, lexicon)
    (entry / "graph" / "HCLG.fst").write_bytes(b"")
    cache.model_for(model, GRAMMAR, lexicon)
    assert [path.name for path in entry.parent.iterdir()] == [entry.name]


def test_without_links_there_are_copies(
    cache: GraphCache, model: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise OSError("no links on this file system")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    monkeypatch.setattr(os, "link", refuse)
    entry = cache.model_for(model, GRAMMAR, lexicon)
    assert not (entry / "am").is_symlink()
    assert (entry / "am" / "final.mdl").read_bytes() == (model / "am" / "final.mdl").read_bytes()


def test_a_cache_that_cannot_be_written_is_one_warning(
    tmp_path: Path, model: Path, lexicon: Lexicon, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")  # a folder cannot be made below a file, whoever asks
    cache = GraphCache(blocked / "graphs")
    with caplog.at_level(logging.WARNING):
        entry = cache.model_for(model, GRAMMAR, lexicon)
        phones = cache.phone_loop_for(model)
        assert cache.model_for(model, GRAMMAR, lexicon) == entry
    assert len(caplog.records) == 1
    assert "MACSEN_CACHE_DIR" in caplog.text
    assert (entry / "graph" / "HCLG.fst").is_file()
    assert (phones / "graph" / "HCLG.fst").is_file()


def test_the_temporary_folder_goes_with_the_process(tmp_path: Path, model: Path) -> None:
    (tmp_path / "file").write_text("")
    code = f"""
from pathlib import Path
from macsen_lite.speech.graph_cache import GraphCache
print(GraphCache(Path({str(tmp_path / "file" / "x")!r})).phone_loop_for(Path({str(model)!r})))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    assert not Path(done.stdout.strip()).exists()


def test_the_least_recently_used_go_first(
    tmp_path: Path, model: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_cache, "_IN_USE_S", -1.0)
    cache = GraphCache(tmp_path / "graphs", most_entries=2)
    grammars = [from_sentences([("am",) * length]) for length in (1, 2, 3)]
    oldest, older = (cache.model_for(model, grammar, lexicon) for grammar in grammars[:2])
    now = time.time()
    os.utime(oldest / "entry.json", (now - 100, now - 100))
    os.utime(older / "entry.json", (now - 200, now - 200))
    cache.find(model, grammars[1], lexicon)  # used again: now the newer of the two
    newest = cache.model_for(model, grammars[2], lexicon)
    assert {path for path in (oldest, older, newest) if path.exists()} == {older, newest}


def test_what_another_process_may_be_reading_stays(
    tmp_path: Path, model: Path, lexicon: Lexicon
) -> None:
    cache = GraphCache(tmp_path / "graphs", most_entries=1)
    entries = [
        cache.model_for(model, from_sentences([("am",) * length]), lexicon) for length in (1, 2)
    ]
    assert all(entry.exists() for entry in entries)


def test_processes_may_share_it(tmp_path: Path, model: Path) -> None:
    code = f"""
from pathlib import Path
from macsen_lite.automaton_building import from_sentences
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
cache = GraphCache(Path({str(tmp_path / "graphs")!r}))
print(cache.model_for(Path({str(model)!r}), from_sentences([("am",)]), Lexicon(say_as={SAY_AS})))
"""
    children = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = {child.communicate()[0].strip() for child in children}
    assert {child.returncode for child in children} == {0}
    assert [str(path) for path in (tmp_path / "graphs").iterdir()] == list(said)


def test_a_model_with_other_phones_is_refused(
    cache: GraphCache, tmp_path: Path, lexicon: Lexicon
) -> None:
    other = tiny_model(tmp_path / "other")
    lines = (other / "phones.txt").read_text(encoding="utf-8")
    (other / "phones.txt").write_text(lines.replace("lh ", "ll "), encoding="utf-8")
    with pytest.raises(ModelError, match="“lh”"):
        cache.model_for(other, GRAMMAR, lexicon)


def test_a_damaged_model_is_refused_before_vosk_sees_it(
    cache: GraphCache, model: Path, lexicon: Lexicon
) -> None:
    (model / "am" / "final.mdl").write_bytes(b"\0B<TransitionModel>")
    with pytest.raises(ModelError):
        cache.model_for(model, GRAMMAR, lexicon)


def test_a_model_that_is_not_there_is_named(
    cache: GraphCache, tmp_path: Path, lexicon: Lexicon
) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        cache.model_for(tmp_path / "nowhere", GRAMMAR, lexicon)


def test_what_is_wrong_with_the_grammar_is_said(
    cache: GraphCache, model: Path, lexicon: Lexicon
) -> None:
    with pytest.raises(GraphError):
        cache.model_for(model, from_sentences([]), Lexicon(say_as=SAY_AS), GraphOptions(None))
    with pytest.raises(LexiconError, match="“7”"):
        cache.model_for(model, from_sentences([("7",)]), lexicon)
