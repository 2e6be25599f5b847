"""What is kept of what was said."""

from __future__ import annotations

from macsen_lite.config.checks import between
from macsen_lite.config.setting import Setting

PRIVACY: tuple[Setting, ...] = (
    Setting(
        "preifatrwydd.cadw_camglywed",
        False,
        cy="A gedwir, ar y peiriant hwn yn unig, sain a geiriau troeon a gamglywyd. I’w gweld: "
        "macsen-lite misheard list.",
        en="Whether the sound and the words of turns that were misheard are kept, on this machine "
        "only. To see them: macsen-lite misheard list.",
    ),
    Setting(
        "preifatrwydd.camglywed_dyddiau",
        30,
        cy="Am faint o ddyddiau y cedwir y troeon hynny: 1 i 365.",
        en="For how many days those turns are kept: 1 to 365.",
        check=between(1, 365),
    ),
    Setting(
        "preifatrwydd.camglywed_maint",
        50,
        cy="Faint o le a gânt ar y ddisg, mewn megabeitiau: 1 i 10000. Aiff yr hynaf yn gyntaf.",
        en="How much room they may take on the disk, in megabytes: 1 to 10000. The oldest go "
        "first.",
        check=between(1, 10_000),
    ),
)
