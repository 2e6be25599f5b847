"""The voice that speaks."""

from __future__ import annotations

from macsen_lite.config.checks import percent, speaking_rate
from macsen_lite.config.setting import Setting

SPEAKING: tuple[Setting, ...] = (
    Setting(
        "llais.cyfradd",
        160,
        cy="Pa mor gyflym y mae’r llais yn siarad, mewn geiriau y funud: 80 i 450.",
        en="How fast the voice speaks, in words a minute: 80 to 450.",
        check=speaking_rate,
    ),
    Setting(
        "llais.lefel",
        100,
        cy="Pa mor uchel y mae’r llais yn siarad, o 0 i 100.",
        en="How loud the voice speaks, from 0 to 100.",
        check=percent,
    ),
    Setting(
        "llais.peiriant",
        "auto",
        cy="Beth sy’n siarad: llais niwral (niwral), espeak, pyttsx3, neu’r gorau sydd ar gael "
        "(auto).",
        en="What speaks: a neural voice (niwral), espeak, pyttsx3, or the best there is (auto).",
        choices=("auto", "niwral", "espeak", "pyttsx3"),
    ),
    Setting(
        "llais.ffeil",
        "",
        cy="Ffeil .onnx llais niwral, a’i .onnx.json wrth ei hymyl.",
        en="The .onnx file of a neural voice, with its .onnx.json beside it.",
    ),
    Setting(
        "llais.siaradwr",
        "",
        cy="Enw neu rif un o siaradwyr y llais niwral; y cyntaf os yw’n wag.",
        en="Name or number of one of the neural voice’s speakers; the first when empty.",
    ),
    Setting(
        "llais.seinydd",
        "",
        cy="Rhan o enw’r seinydd; yr un arferol os yw’n wag. I’w gweld: macsen-lite devices.",
        en="Part of the loudspeaker’s name; the usual one when empty. To see them: macsen-lite "
        "devices.",
    ),
)
