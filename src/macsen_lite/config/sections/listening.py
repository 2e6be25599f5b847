"""Speech as it comes in: dictation, and listening all the time."""

from __future__ import annotations

from macsen_lite.config.checks import gpio_pin, seconds
from macsen_lite.config.setting import Setting

LISTENING: tuple[Setting, ...] = (
    Setting(
        "arddweud.model",
        "",
        cy="Y model Vosk sy’n ysgrifennu lleferydd rhydd; yr un Cymraeg mwyaf os yw’n wag.",
        en="The Vosk model that writes down open speech; the largest Welsh one when empty.",
    ),
    Setting(
        "gwrando.modd",
        "gair",
        cy="Beth sy’n gwneud iddo wrando: y gair “Macsen” (gair), bysell neu fotwm (botwm), neu "
        "bopeth a ddywedir (agored).",
        en="What makes it listen: the word “Macsen” (gair), a key or a button (botwm), or all that "
        "is said (agored).",
        choices=("gair", "botwm", "agored"),
    ),
    Setting(
        "gwrando.trothwy",
        "arferol",
        cy="Pa mor glir y mae’n rhaid dweud “Macsen”: uchel (mae’n deffro ar gam leiaf), arferol, "
        "neu isel (mae’n colli’r gair leiaf).",
        en="How clearly “Macsen” has to be said: uchel (high: it wakes by mistake least), arferol "
        "(normal), or isel (low: it misses the word least).",
        choices=("uchel", "arferol", "isel"),
    ),
    Setting(
        "gwrando.clychau",
        True,
        cy="A glywir seiniau bach: wedi deffro, wedi clywed, heb ddeall, gwall.",
        en="Whether small sounds are heard: awake, heard, not understood, error.",
    ),
    Setting(
        "gwrando.saib",
        0.6,
        cy="Sawl eiliad o dawelwch sydd ar ôl y gair olaf: 0.3 i 3. Mwy os ydych chi’n siarad yn "
        "araf.",
        en="How many seconds of silence come after the last word: 0.3 to 3. More if you speak "
        "slowly.",
        check=seconds(0.3, 3),
    ),
    Setting(
        "gwrando.saib_byr",
        0.35,
        cy="Yr un peth ar ôl brawddeg na all dim ddod ar ei hôl: 0.2 i 3.",
        en="The same after a sentence that nothing can follow: 0.2 to 3.",
        check=seconds(0.2, 3),
    ),
    Setting(
        "gwrando.hwyaf",
        15.0,
        cy="Am faint o eiliadau y gellir siarad ar y tro: 3 i 60.",
        en="For how many seconds one may speak at a time: 3 to 60.",
        check=seconds(3, 60),
    ),
    Setting(
        "gwrando.parhau",
        5.0,
        cy="Am faint o eiliadau ar ôl ateb y gellir gofyn eto heb ddweud “Macsen”: 0 i 60.",
        en="For how many seconds after an answer one may ask again without saying “Macsen”: 0 to "
        "60.",
        check=seconds(0, 60),
    ),
    Setting(
        "gwrando.meicroffon",
        "",
        cy="Rhan o enw’r meicroffon; yr un arferol os yw’n wag. I’w gweld: macsen-lite devices.",
        en="Part of the microphone’s name; the usual one when empty. To see them: macsen-lite "
        "devices.",
    ),
    Setting(
        "gwrando.botwm",
        0,
        cy="Rhif GPIO (BCM) botwm ar Raspberry Pi, rhwng y pin a’r ddaear; 0 heb fotwm.",
        en="GPIO number (BCM) of a button on a Raspberry Pi, between the pin and ground; 0 without "
        "one.",
        check=gpio_pin,
    ),
)
