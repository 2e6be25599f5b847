"""Settings of the whole test suite."""

# Vosk first: loaded after kaldifst, which some tests import, it hangs (`speech.graph_compiler`).
import vosk  # noqa: F401
from hypothesis import settings

# How long an example takes depends on what else the machine does; benchmarks/ measure time.
settings.register_profile("macsen", deadline=None)
settings.load_profile("macsen")
