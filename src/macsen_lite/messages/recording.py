"""Words of `fixtures record`."""

CATALOGUE: dict[str, dict[str, str]] = {
    "recording.verb": {
        "cy": "Recordio brawddegau’r sgiliau, yn faniffest sy’n barod i’w redeg.\n\n"
        "Dangosir brawddeg; pwyswch Enter, dywedwch hi, a phwyswch unrhyw fysell. Torrir y "
        "tawelwch, a chewch wybod os yw’r sain yn rhy dawel, wedi’i chlipio neu’n rhy fyr. Y "
        "bwriadau â’r lleiaf o recordiadau ddaw gyntaf. Gallwch orffen (q) a mynd ymlaen rywdro "
        "eto: mae’r hyn a gadwyd yn ddiogel.\n\n"
        "Er enghraifft: macsen-lite fixtures record larwm --speaker mair --age 30-39",
        "en": "Record the skills’ sentences, into a manifest that is ready to run.\n\n"
        "A sentence is shown; press Enter, say it, and press any key. The silence is cut off, "
        "and you are told if the sound is too quiet, clipped or too short. The intents with the "
        "fewest recordings come first. You can stop (q) and go on some other time: what was kept "
        "is safe.\n\n"
        "For example: macsen-lite fixtures record larwm --speaker mair --age 30-39",
    },
    "recording.option.out": {
        "cy": "Ffolder y recordiadau (arferol: recordings, gyda data’r rhaglen).",
        "en": "Folder of the recordings (normally recordings, with the program’s data).",
    },
    "recording.option.speaker": {
        "cy": "Enw ar y siaradwr, yr un un bob tro; nid oes angen enw go iawn.",
        "en": "A name for the speaker, the same each time; no real name is needed.",
    },
    "recording.option.age": {
        "cy": "Oed y siaradwr, os dymunir.",
        "en": "The speaker’s age, if they like.",
    },
    "recording.option.region": {
        "cy": "O ble mae Cymraeg y siaradwr, os dymunir.",
        "en": "Where the speaker’s Welsh is from, if they like.",
    },
    "recording.option.device": {
        "cy": "Rhan o enw’r meicroffon; i’w gweld: macsen-lite devices.",
        "en": "Part of the microphone’s name; to see them: macsen-lite devices.",
    },
    "recording.option.yes": {
        "cy": "Cytuno ymlaen llaw i gadw’r recordiadau ar y peiriant hwn.",
        "en": "Agree beforehand that the recordings are kept on this machine.",
    },
    "recording.begin": {
        "cy": "Recordiadau: {folder} ({count} yno’n barod)\nMeicroffon: {device}",
        "en": "Recordings: {folder} ({count} there already)\nMicrophone: {device}",
    },
    "recording.consent": {
        "cy": "Mae’r recordiadau’n aros ar y peiriant hwn: ni anfonir dim i unman. Gallwch "
        "ddileu’r ffolder unrhyw bryd. Enter i gytuno a dechrau; unrhyw fysell arall i beidio.",
        "en": "The recordings stay on this machine: nothing is sent anywhere. You can delete the "
        "folder at any time. Enter to agree and begin; any other key not to.",
    },
    "recording.consent.record": {
        "cy": "cytunodd y siaradwr i gadw’r recordiad ar y peiriant hwn yn unig",
        "en": "the speaker agreed that the recording is kept on this machine only",
    },
    "recording.remarks": {
        "cy": "Recordiadau o bobl, ers {date}. Cytunodd y siaradwyr i’w cadw ar y peiriant hwn yn "
        "unig.",
        "en": "Recordings of people, since {date}. The speakers agreed that they are kept on this "
        "machine only.",
    },
    "recording.who": {
        "cy": "Enw ar y siaradwr (nid oes angen enw go iawn): ",
        "en": "A name for the speaker (no real name is needed): ",
    },
    "recording.prompt": {"cy": "{number} · {intent}", "en": "{number} · {intent}"},
    "recording.keys.start": {
        "cy": "Enter: recordio   s: hepgor   q: gorffen",
        "en": "Enter: record   s: skip   q: stop",
    },
    "recording.speak": {
        "cy": "● Siaradwch … {seconds:4.1f} eiliad (unrhyw fysell i stopio)",
        "en": "● Speak … {seconds:4.1f} seconds (any key to stop)",
    },
    "recording.took": {
        "cy": "{seconds:.1f} eiliad o leferydd, {level:.0f} dB",
        "en": "{seconds:.1f} seconds of speech, {level:.0f} dB",
    },
    "recording.keys.good": {
        "cy": "Enter: cadw   p: gwrando   r: eto   s: hepgor   q: gorffen heb ei gadw",
        "en": "Enter: keep   p: play   r: again   s: skip   q: stop without keeping it",
    },
    "recording.keys.bad": {
        "cy": "Enter: eto   k: cadw er hynny   p: gwrando   s: hepgor   q: gorffen heb ei gadw",
        "en": "Enter: again   k: keep anyway   p: play   s: skip   q: stop without keeping it",
    },
    "recording.keys.useless": {
        "cy": "Enter: eto   p: gwrando   s: hepgor   q: gorffen",
        "en": "Enter: again   p: play   s: skip   q: stop",
    },
    "recording.fault.nothing": {
        "cy": "Ni chlywyd neb yn siarad. Gwiriwch y meicroffon: macsen-lite devices",
        "en": "Nobody was heard to speak. Check the microphone: macsen-lite devices",
    },
    "recording.fault.short": {
        "cy": "Mae’n fyr iawn: a glywyd y frawddeg i gyd?",
        "en": "It is very short: was the whole sentence heard?",
    },
    "recording.fault.quiet": {
        "cy": "Mae’n dawel: ewch yn nes at y meicroffon, neu godi ei lefel.",
        "en": "It is quiet: go nearer to the microphone, or turn it up.",
    },
    "recording.fault.clipped": {
        "cy": "Mae wedi’i glipio: ewch ymhellach o’r meicroffon, neu ostwng ei lefel.",
        "en": "It is clipped: go further from the microphone, or turn it down.",
    },
    "recording.fault.lost": {
        "cy": "Collwyd darn o’r sain: roedd y peiriant yn rhy brysur.",
        "en": "Some of the sound was lost: the machine was too busy.",
    },
    "recording.end": {
        "cy": "Cadwyd {kept}; {total} i gyd.",
        "en": "{kept} kept; {total} in all.",
    },
    "recording.end.run": {
        "cy": "I’w rhedeg: macsen-lite fixtures run {path}",
        "en": "To run them: macsen-lite fixtures run {path}",
    },
    "recording.no_terminal": {
        "cy": "Mae angen terfynell i recordio: mae’n cael ei reoli â bysellau.",
        "en": "Recording needs a terminal: it is controlled with keys.",
    },
    "recording.no_terminal.hint": {
        "cy": "Rhedwch y gorchymyn mewn ffenestr derfynell, heb bibell.",
        "en": "Run the command in a terminal window, without a pipe.",
    },
    "recording.other_columns": {
        "cy": "Mae {path} yno’n barod, â cholofnau eraill.",
        "en": "{path} is there already, with other columns.",
    },
    "recording.other_columns.hint": {
        "cy": "Dewiswch ffolder arall â --out.",
        "en": "Choose another folder with --out.",
    },
    "recording.unreadable": {
        "cy": "Methwyd â darllen {path}: {reason}",
        "en": "{path} could not be read: {reason}",
    },
}
