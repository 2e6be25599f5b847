"""Words about the conditions that recordings are heard under."""

CATALOGUE: dict[str, dict[str, str]] = {
    "conditions.unknown": {
        "cy": "Does dim amod o’r enw “{text}”. Dyma’r rhai sydd ar gael:",
        "en": "There is no condition called “{text}”. These are the ones there are:",
    },
    "conditions.no_value": {
        "cy": "Mae angen gwerth ar ôl “{name}:”.",
        "en": "“{name}:” needs a value.",
    },
    "conditions.not_a_choice": {
        "cy": "Does dim “{name}:{value}”.",
        "en": "There is no “{name}:{value}”.",
    },
    "conditions.bad_value": {
        "cy": "“{name}:{value}”: rhif rhwng {lowest} a {highest} sydd ei angen.",
        "en": "“{name}:{value}”: a number between {lowest} and {highest} is needed.",
    },
    "conditions.noise": {
        "cy": "noise:10    sŵn â sbectrwm lleferydd, 10 dB islaw’r lleferydd",
        "en": "noise:10    noise with the spectrum of speech, 10 dB below the speech",
    },
    "conditions.pink": {
        "cy": "pink:10     sŵn pinc (fel ffan neu draffig), 10 dB islaw’r lleferydd",
        "en": "pink:10     pink noise (like a fan or traffic), 10 dB below the speech",
    },
    "conditions.babble": {
        "cy": "babble:10   lleisiau eraill yn y cefndir, 10 dB islaw’r lleferydd",
        "en": "babble:10   other voices in the background, 10 dB below the speech",
    },
    "conditions.rate": {
        "cy": "rate:8000   trwy 8000 sampl yr eiliad ac yn ôl, fel ffôn",
        "en": "rate:8000   through 8000 samples a second and back, like a telephone",
    },
    "conditions.gain": {
        "cy": "gain:-20    20 dB yn dawelach",
        "en": "gain:-20    20 dB quieter",
    },
    "conditions.clip": {
        "cy": "clip        clipio, 12 dB y tu hwnt i’r raddfa lawn (clip:6: 6 dB)",
        "en": "clip        clipping, 12 dB beyond full scale (clip:6: 6 dB)",
    },
    "conditions.speed": {
        "cy": "speed:1.1   1.1 gwaith mor gyflym, gyda’r traw’n newid hefyd",
        "en": "speed:1.1   1.1 times as fast, the pitch changing with it",
    },
    "conditions.room": {
        "cy": "room        atsain ystafell, RT60 o 0.4 eiliad (room:0.8: 0.8 eiliad)",
        "en": "room        the echo of a room, RT60 of 0.4 seconds (room:0.8: 0.8 seconds)",
    },
    "conditions.codec": {
        "cy": "codec:opus  trwy godec ac yn ôl: opus, vorbis, mp3, gsm, g721, ulaw, alaw",
        "en": "codec:opus  through a codec and back: opus, vorbis, mp3, gsm, g721, ulaw, alaw",
    },
}
