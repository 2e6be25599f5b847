"""The G2P in its child process: answers, and what happens when the child goes wrong."""

import subprocess
import sys

import pytest

from macsen_lite.errors import LexiconError
from macsen_lite.speech.g2p import BangorG2P


def test_answers_come_in_order_and_the_child_stays() -> None:
    g2p = BangorG2P()
    first, second = g2p.pronounce(["tywydd", "radio"])
    assert first.phones == ("t", "@", "w", "i", "dh")
    assert first.english == ()
    assert second.phones == ("r", "a", "d", "j", "o")
    assert g2p.pronounce([]) == []
    assert g2p.pronounce(["y"])[0].phones == ("@",)  # a word, not the letter's name
    g2p.close()
    g2p.close()
    assert g2p.pronounce(["da"])[0].phones == ("d", "a")  # and it starts again
    g2p.close()


def test_it_is_never_loaded_into_this_process() -> None:
    code = (
        "import sys; from macsen_lite.speech.lexicon import Lexicon;"
        "assert Lexicon().canonical('da') == ('d', 'a');"
        "assert not [m for m in sys.modules if m.startswith('techiaith')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import sys; sys.exit('dim data')", "dim data"),
        ("input(); print('[]')", "-"),  # fewer answers than words
        ("input(); print('not json')", "-"),
    ],
)
def test_a_child_that_fails_is_one_clear_error(code: str, says: str) -> None:
    g2p = BangorG2P([sys.executable, "-c", code])
    with pytest.raises(LexiconError) as caught:
        g2p.pronounce(["tywydd"])
    assert says in caught.value.message
    assert "pip install" in caught.value.hint


def test_a_child_that_cannot_start_is_one_clear_error() -> None:
    with pytest.raises(LexiconError, match="no-such-program"):
        BangorG2P(["no-such-program"]).pronounce(["tywydd"])
