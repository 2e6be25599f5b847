"""Compiled graphs kept between runs, each as a folder that Vosk opens as a model.

    <root>/<sha256>/am         the model's own: a link, or a copy where links are not possible
                    conf/      copies of the model's own, with what the kind of graph needs changed
                    graph/     HCLG.fst and words.txt
                    entry.json checksums of what was written

The name is a hash of all that decides the graph: grammar, pronunciations, options, the model's own
files and where they are. An entry is made in a temporary folder and renamed into place, so that
processes may share the cache; a damaged one is made again; the least recently used are removed.
"""

import atexit
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from macsen_lite import paths
from macsen_lite.automaton import Sentences
from macsen_lite.errors import GraphError, ModelError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech.graph import (
    DEFAULT_OPTIONS,
    GRAPH_NAME,
    PHONE_LOOP,
    WORDS_NAME,
    GraphOptions,
    GraphPlan,
    build_graph,
    plan_graph,
)
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.manifest import file_sha256, hash_files, model_checksum
from macsen_lite.speech.phones import PHONE_ID

_log = logging.getLogger(__name__)

_RECORD = "entry.json"
_GRAPH_FILES = {f"graph/{GRAPH_NAME}", f"graph/{WORDS_NAME}"}
_WORKING = ".making-"
# Determinising lattices by phones before words pays for vocabularies of 100 000 words. With
# `[unk]`, of which every phone sequence is a pronunciation, it took nine tenths of the whole time.
# In noise and of other languages every path is nearly as good as the next, and within the model's 6
# nats there are so many that they took up to half the time. The eight best are closer: with 4 nats,
# 32 clips had the same words but for one homophone, and the same confidences within 0.01.
_SENTENCES_CONF = {"phone-determinize": "false", "lattice-beam": "4.0"}
# The best path is all that is asked of the phone loop, and a lattice of all its others, in which
# every sound is a word, takes longer to determinise than everything else together.
_PHONE_LOOP_CONF = {"lattice-beam": "0.1"}
_MOST_ENTRIES = 24
"""The shipped grammar is about 1 MB; a grammar in daily use is never the 25th oldest."""
_IN_USE_S = 600.0
"""An entry used this recently is not removed: another process may be about to read it."""
_ABANDONED_S = 86_400.0


class GraphCache:
    """The folder of compiled graphs."""

    def __init__(self, root: Path, most_entries: int = _MOST_ENTRIES) -> None:
        """`root` need not exist yet."""
        self._root = root
        self._most_entries = most_entries
        self._checksums: dict[Path, str] = {}
        self._fallback: Path | None = None

    @classmethod
    def of_this_user(cls) -> "GraphCache":
        """The cache in the user's cache folder (`MACSEN_CACHE_DIR`)."""
        return cls(paths.cache_dir() / "graphs")

    def model_for(
        self,
        model_dir: Path,
        sentences: Sentences,
        lexicon: Lexicon,
        options: GraphOptions = DEFAULT_OPTIONS,
    ) -> Path:
        """A Vosk model folder that hears the sentences of `sentences` with `model_dir`'s sounds.

        Raises LexiconError and GraphError as `plan_graph` and `build_graph`, ModelError when the
        model cannot be read, GraphError when neither the cache nor a temporary folder can be
        written.
        """
        return self._entry(
            model_dir,
            _content(sentences, lexicon, options),
            lambda: plan_graph(sentences.whole(), lexicon, options),
            _SENTENCES_CONF,
        )

    def find(
        self,
        model_dir: Path,
        sentences: Sentences,
        lexicon: Lexicon,
        options: GraphOptions = DEFAULT_OPTIONS,
    ) -> Path | None:
        """What `model_for` would return at once; None when it would have to compile first.

        Raises ModelError when the model cannot be read.
        """
        model_dir = model_dir.resolve()
        return self._find(model_dir, self._key(model_dir, _content(sentences, lexicon, options)))

    def phone_loop_for(self, model_dir: Path) -> Path:
        """A Vosk model folder whose words are the phones, in any order: the greedy reading."""
        return self._entry(model_dir, "phone loop", lambda: PHONE_LOOP, _PHONE_LOOP_CONF)

    def _entry(
        self,
        model_dir: Path,
        content: str,
        plan: Callable[[], GraphPlan],
        conf: Mapping[str, str],
    ) -> Path:
        model_dir = model_dir.resolve()
        key = self._key(model_dir, content)
        found = self._find(model_dir, key)
        if found is not None:
            return found
        # Imported here because the model of a graph in the cache has been checked before.
        from macsen_lite.speech.model import check_model

        check_model(model_dir, checksums=False)
        _check_phones(model_dir)
        wanted = plan()
        try:
            entry = _make(self._root, key, model_dir, wanted, conf)
        except OSError as error:
            return self._make_elsewhere(key, model_dir, wanted, conf, error)
        self._prune(keep=key)
        return entry

    def _key(self, model_dir: Path, content: str) -> str:
        text = f"{_code()} {model_dir} {self._checksum(model_dir)} {content}"
        return hashlib.sha256(text.encode()).hexdigest()

    def _find(self, model_dir: Path, key: str) -> Path | None:
        for root in (self._root, self._fallback):
            if root is not None and _is_whole(root / key, model_dir):
                with suppress(OSError):
                    os.utime(root / key / _RECORD)
                return root / key
        return None

    def _make_elsewhere(
        self,
        key: str,
        model_dir: Path,
        wanted: GraphPlan,
        conf: Mapping[str, str],
        reason: OSError,
    ) -> Path:
        """Make the entry in a temporary folder that is gone when Python ends."""
        if self._fallback is None:
            _log.warning("%s", message("graph.cache_unwritable", path=self._root))
            _log.debug("cache not written: %s", reason)
            self._fallback = Path(tempfile.mkdtemp(prefix="macsen-lite-"))
            atexit.register(shutil.rmtree, self._fallback, ignore_errors=True)
        try:
            return _make(self._fallback, key, model_dir, wanted, conf)
        except OSError as error:
            raise GraphError(
                message("graph.not_written", path=self._fallback, reason=reason_of(error)),
                message("graph.not_written.hint"),
            ) from error

    def _checksum(self, model_dir: Path) -> str:
        if model_dir not in self._checksums:
            if not (model_dir / "am" / "final.mdl").is_file():
                raise ModelError(
                    message("model.not_vosk", path=model_dir), message("model.not_vosk.hint")
                )
            try:
                self._checksums[model_dir] = model_checksum(hash_files(model_dir))
            except OSError as error:
                raise ModelError(
                    message("model.unreadable", path=model_dir, reason=reason_of(error)),
                    message("model.unreadable.hint"),
                ) from error
        return self._checksums[model_dir]

    def _prune(self, keep: str) -> None:
        """Remove the least recently used entries, and what an interrupted process left behind."""
        now = time.time()
        used: list[tuple[float, Path]] = []
        with suppress(OSError):
            for path in self._root.iterdir():
                with suppress(OSError):
                    if path.name.startswith(_WORKING):
                        if now - path.stat().st_mtime > _ABANDONED_S:
                            shutil.rmtree(path, ignore_errors=True)
                    elif path.name != keep and (path / _RECORD).is_file():
                        used.append(((path / _RECORD).stat().st_mtime, path))
        used.sort(reverse=True)
        for last_use, path in used[self._most_entries - 1 :]:
            if now - last_use > _IN_USE_S:
                shutil.rmtree(path, ignore_errors=True)


def _check_phones(model_dir: Path) -> None:
    """Raises ModelError when the model's phones are not the ones that graphs are made of."""
    path = model_dir / "phones.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    numbers = dict(line.split()[:2] for line in lines if len(line.split()) >= 2)
    for phone, number in PHONE_ID.items():
        if numbers.get(phone) != str(number):
            raise ModelError(
                message("recogniser.other_phones", path=model_dir, phone=phone),
                message("recogniser.no_words.hint"),
            )


def _content(sentences: Sentences, lexicon: Lexicon, options: GraphOptions) -> str:
    return f"{sentences.signature()} {lexicon.fingerprint()} {options.signature()}"


def _code() -> str:
    """A hash of the code that makes entries: a new version does not read an old one's."""
    here = Path(__file__)
    makers = (here, here.with_name("graph.py"), here.with_name("graph_compiler.py"))
    return " ".join(file_sha256(maker) for maker in makers)


def _is_whole(entry: Path, model_dir: Path) -> bool:
    try:
        record = json.loads((entry / _RECORD).read_text(encoding="utf-8"))
        return (
            record.keys() >= _GRAPH_FILES
            and all(file_sha256(entry / name) == checksum for name, checksum in record.items())
            and all(
                (entry / "am" / file.name).stat().st_size == file.stat().st_size
                for file in (model_dir / "am").iterdir()
            )
        )
    except (OSError, ValueError, AttributeError):
        return False


def _make(
    root: Path, key: str, model_dir: Path, wanted: GraphPlan, conf: Mapping[str, str]
) -> Path:
    """Write an entry and rename it into place. Raises OSError."""
    root.mkdir(parents=True, exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=_WORKING, dir=root))
    try:
        _link(model_dir / "am", working / "am")
        shutil.copytree(model_dir / "conf", working / "conf")
        _change_conf(working / "conf" / "model.conf", conf)
        (working / "graph").mkdir()
        build_graph(wanted, working / "graph")
        written = sorted(f for part in ("conf", "graph") for f in (working / part).iterdir())
        record = {str(file.relative_to(working)): file_sha256(file) for file in written}
        (working / _RECORD).write_text(json.dumps(record), encoding="utf-8")
        working.chmod(0o755)  # mkdtemp's 0700 would keep a shared cache to one user
        entry = root / key
        _install(working, entry, model_dir)
        return entry
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _change_conf(path: Path, changes: Mapping[str, str]) -> None:
    """Set options in a Kaldi configuration file, one `--name=value` a line. Raises OSError."""
    if changes:
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if line.partition("=")[0].strip("- ") not in changes]
        kept += [f"--{name}={value}" for name, value in changes.items()]
        path.chmod(0o644)  # the model's own may be read-only
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def _install(working: Path, entry: Path, model_dir: Path) -> None:
    """Rename a finished entry into place. Raises OSError."""
    try:
        working.rename(entry)
        return
    except OSError:
        if not entry.exists():
            raise
    if _is_whole(entry, model_dir):
        return  # another process was quicker
    aside = Path(tempfile.mkdtemp(prefix=_WORKING, dir=entry.parent))
    try:
        entry.rename(aside / "damaged")
        working.rename(entry)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    """Make `target` the same folder as `source`: a link; else hard links; else copies."""
    try:
        target.symlink_to(source, target_is_directory=True)
        return
    except OSError:
        target.mkdir()
    for file in source.iterdir():
        try:
            os.link(file, target / file.name)
        except OSError:
            shutil.copy2(file, target / file.name)
