"""Words about microphones: opened, lost, back again."""

CATALOGUE: dict[str, dict[str, str]] = {
    "microphone.not_opened": {
        "cy": "Methwyd ag agor y meicroffon {name}: {reason}",
        "en": "The microphone {name} could not be opened: {reason}",
    },
    "microphone.not_opened.hint": {
        "cy": "Efallai bod rhaglen arall yn ei ddefnyddio. I weld y dyfeisiau: macsen-lite devices",
        "en": "Another program may be using it. To list the devices: macsen-lite devices",
    },
    "microphone.lost": {
        "cy": "Collwyd y meicroffon {name}; disgwyl iddo ddod yn ôl.",
        "en": "The microphone {name} is gone; waiting for it to come back.",
    },
    "microphone.back": {
        "cy": "Mae’r meicroffon {name} yn ôl.",
        "en": "The microphone {name} is back.",
    },
    "microphone.overflow": {
        "cy": "Collwyd sain o’r meicroffon am fod y peiriant yn rhy brysur (hyd yma: {count}).",
        "en": "Sound from the microphone was lost: the machine was too busy (so far: {count}).",
    },
    "microphone.bad_raw_rate": {
        "cy": "Nid oes modd clywed lleferydd ar {rate} sampl yr eiliad.",
        "en": "No speech can be heard at {rate} samples a second.",
    },
    "microphone.bad_raw_rate.hint": {
        "cy": "Er enghraifft: arecord -t raw -f S16_LE -c 1 -r 16000",
        "en": "For example: arecord -t raw -f S16_LE -c 1 -r 16000",
    },
    "microphone.pipe_broken": {
        "cy": "Methwyd â darllen sain o’r bibell: {reason}",
        "en": "Sound could not be read from the pipe: {reason}",
    },
}
