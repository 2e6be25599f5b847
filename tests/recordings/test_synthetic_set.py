"""Every shipped intent said in three voices and two rates, and heard by the real model.

The set is made anew (`macsen-lite fixtures synth`) and run as `macsen-lite fixtures run` does, in
as many processes as there are cores. The sound is synthetic: this shows that every part works with
every other, and that nothing got worse, not how well people are understood.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macsen_lite.fixtures.figures import figures
from macsen_lite.fixtures.limits import breaches, read_limits
from macsen_lite.fixtures.manifest import read_manifest
from macsen_lite.fixtures.running import RunOptions, run
from macsen_lite.fixtures.synthesis import SynthesisPlan, planned, synthesise
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import models_dir

LIMITS = Path(__file__).with_name("limits.toml")
WAYS = 6
"""Three voices, two rates: each intent is heard in all of them, in a sentence each."""


def test_every_intent_is_heard_in_every_voice(tmp_path: Path) -> None:
    model = models_dir() / "macsen-cy" / "am" / "final.mdl"
    if not model.is_file():
        pytest.skip(f"the bundled model is not there: {model}")
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed: apt-get install espeak-ng")
    intents = IntentLoader.of_this_user().load()
    plan = SynthesisPlan(per_intent=WAYS, no_requests=60, spread=True)
    clips = planned(intents, intents.intents, plan)
    fixtures = read_manifest(synthesise(clips, tmp_path / "set", plan))
    for intent in intents.intents:
        own = [clip for clip in clips if clip.sentence.intent == intent.id]
        assert len({(clip.voice, clip.rate) for clip in own}) == min(WAYS, len(own)) >= 3, intent.id

    results = run(fixtures, options=RunOptions(manifests=("synth --per-intent 6 --spread",)))

    assert [clip.fixture for clip in results.clips] == list(fixtures)
    found = figures(results)
    assert found.human is None  # synthetic speech is never counted as people's
    assert found.synthetic is not None
    broken = [str(breach) for breach in breaches(read_limits(LIMITS), found)]
    # A rough voice: a sentence or two of an intent may be misheard, never most of them.
    deaf = {
        name: [(c.fixture.text, c.heard) for c in results.clips if c.fixture.intent == name]
        for name, measures in found.synthetic.by_intent.items()
        if measures.rates["intent"].value < 0.6
    }
    assert not broken
    assert not deaf
    assert set(found.synthetic.by_intent) == {intent.id for intent in intents.intents}
