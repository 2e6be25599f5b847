"""Settings of the whole test suite."""

from hypothesis import settings

# How long an example takes depends on what else the machine does; benchmarks/ measure time.
settings.register_profile("macsen", deadline=None)
settings.load_profile("macsen")
