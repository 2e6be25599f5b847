"""Words about sound devices, and of ``macsen-lite devices``."""

CATALOGUE: dict[str, dict[str, str]] = {
    "devices.no_portaudio": {
        "cy": "Nid yw PortAudio wedi’i osod, felly ni ellir recordio na chwarae sain.",
        "en": "PortAudio is not installed, so sound can be neither recorded nor played.",
    },
    "devices.no_portaudio.hint": {
        "cy": "Gosodwch ef: sudo apt install libportaudio2",
        "en": "Install it: sudo apt install libportaudio2",
    },
    "devices.not_listed": {
        "cy": "Methodd PortAudio: {reason}",
        "en": "PortAudio failed: {reason}",
    },
    "devices.not_listed.hint": {
        "cy": "Gwiriwch fod sain yn gweithio ar y peiriant: aplay -l ac arecord -l",
        "en": "Check that sound works on this machine: aplay -l and arecord -l",
    },
    "devices.no_input": {"cy": "Does dim meicroffon.", "en": "There is no microphone."},
    "devices.no_input.hint": {
        "cy": "Cysylltwch un, neu rhowch ffeil sain: macsen-lite hear FFEIL,"
        " macsen-lite listen --from-file FFEIL neu macsen-lite dictate FFEIL",
        "en": "Connect one, or give a sound file: macsen-lite hear FILE,"
        " macsen-lite listen --from-file FILE or macsen-lite dictate FILE",
    },
    "devices.no_output": {"cy": "Does dim seinydd.", "en": "There is no loudspeaker."},
    "devices.no_output.hint": {
        "cy": "Cysylltwch un, neu glustffonau.",
        "en": "Connect one, or headphones.",
    },
    "devices.unknown_input": {
        "cy": "Does dim meicroffon â “{name}” yn ei enw.",
        "en": "There is no microphone with “{name}” in its name.",
    },
    "devices.unknown_output": {
        "cy": "Does dim seinydd â “{name}” yn ei enw.",
        "en": "There is no loudspeaker with “{name}” in its name.",
    },
    "devices.unknown.hint": {
        "cy": "Dyma’r rhai sydd yma: {known}",
        "en": "These are here: {known}",
    },
    "devices.list.help": {
        "cy": "Rhestru’r meicroffonau a’r seinyddion; mae ▸ o flaen y rhai a ddefnyddir.",
        "en": "List microphones and loudspeakers; ▸ marks those that are used.",
    },
    "devices.test.help": {
        "cy": "Recordio am ychydig, dweud sut mae’n swnio, a’i chwarae’n ôl.",
        "en": "Record for a moment, say how it sounds, and play it back.",
    },
    "devices.option.microphone": {
        "cy": "Rhan o enw’r meicroffon i’w brofi (fel arall: y gosodiad gwrando.meicroffon).",
        "en": "Part of the name of the microphone to test (else: the setting gwrando.meicroffon).",
    },
    "devices.option.loudspeaker": {
        "cy": "Rhan o enw’r seinydd i’w brofi (fel arall: y gosodiad llais.seinydd).",
        "en": "Part of the name of the loudspeaker to test (else: the setting llais.seinydd).",
    },
    "devices.option.seconds": {
        "cy": "Am faint o eiliadau i recordio: 0.5 i 60; 3 os na ddywedir.",
        "en": "For how many seconds to record: 0.5 to 60; 3 unless said.",
    },
    "devices.bad_seconds": {
        "cy": "Gellir recordio am 0.5 i 60 eiliad, nid am {seconds:g}.",
        "en": "One can record for 0.5 to 60 seconds, not for {seconds:g}.",
    },
    "devices.option.no_play": {
        "cy": "Peidio â chwarae dim.",
        "en": "Play nothing.",
    },
    "devices.title.input": {"cy": "Meicroffonau", "en": "Microphones"},
    "devices.title.output": {"cy": "Seinyddion", "en": "Loudspeakers"},
    "devices.column.name": {"cy": "Enw", "en": "Name"},
    "devices.column.channels": {"cy": "Sianeli", "en": "Channels"},
    "devices.column.rate": {"cy": "Cyfradd", "en": "Rate"},
    "devices.column.system": {"cy": "Trwy", "en": "Through"},
    "devices.default": {"cy": "arferol", "en": "default"},
    "devices.choose": {
        "cy": "I ddewis un wrth ran o’i enw: macsen-lite config set {microphone} ENW\n"
        "(neu {loudspeaker}). I’w profi: macsen-lite devices test",
        "en": "To choose one by part of its name: macsen-lite config set {microphone} NAME\n"
        "(or {loudspeaker}). To test them: macsen-lite devices test",
    },
    "devices.test.speak": {
        "cy": "Siaradwch am {seconds:g} eiliad …",
        "en": "Speak for {seconds:g} seconds …",
    },
    "devices.test.meter": {"cy": "Lefel", "en": "Level"},
    "devices.test.microphone": {
        "cy": "Meicroffon: {name}, {rate} Hz",
        "en": "Microphone: {name}, {rate} Hz",
    },
    "devices.test.level": {
        "cy": "Uchaf {peak:.0f} dB, cyfartaledd {rms:.0f} dB, sŵn cefndir {noise:.0f} dB "
        "(0 dB yw’r uchaf posibl)",
        "en": "Peak {peak:.0f} dB, average {rms:.0f} dB, background noise {noise:.0f} dB "
        "(0 dB is the loudest possible)",
    },
    "devices.test.lost": {
        "cy": "Ni ddaeth sain o’r meicroffon.",
        "en": "No sound came from the microphone.",
    },
    "devices.test.playing": {
        "cy": "Chwarae’r recordiad a chloch ar {name} …",
        "en": "Playing the recording and a chime on {name} …",
    },
    "devices.test.played": {
        "cy": "Os na chlywsoch chi ddim, codwch lefel y sain (alsamixer), neu dewiswch seinydd "
        "arall: macsen-lite devices",
        "en": "If you heard nothing, turn the sound up (alsamixer), or choose another "
        "loudspeaker: macsen-lite devices",
    },
    "devices.finding.good": {"cy": "Mae’r lefel yn iawn.", "en": "The level is right."},
    "devices.finding.silent": {
        "cy": "Ni chlywyd dim. Gwiriwch nad yw’r meicroffon wedi’i dawelu (alsamixer, F4), neu "
        "dewiswch un arall: macsen-lite devices",
        "en": "Nothing was heard. Check that the microphone is not muted (alsamixer, F4), or "
        "choose another: macsen-lite devices",
    },
    "devices.finding.too_quiet": {
        "cy": "Mae’n rhy dawel. Codwch lefel y meicroffon (alsamixer, F4), neu dewch yn nes ato.",
        "en": "It is too quiet. Turn the microphone up (alsamixer, F4), or come closer to it.",
    },
    "devices.finding.clipped": {
        "cy": "Mae’n rhy uchel, ac wedi’i chlipio. Gostyngwch lefel y meicroffon (alsamixer, F4).",
        "en": "It is too loud, and clipped. Turn the microphone down (alsamixer, F4).",
    },
    "devices.finding.offset": {
        "cy": "Nid yw’r sain wedi’i chanoli ar sero: nam ar y meicroffon neu’r cerdyn sain. "
        "Rhowch gynnig ar soced neu feicroffon arall.",
        "en": "The sound is not centred on zero: a fault of the microphone or the sound card. Try "
        "another socket or microphone.",
    },
    "devices.finding.noisy": {
        "cy": "Mae llawer o sŵn cefndir. Symudwch y meicroffon oddi wrth yr hyn sy’n swnllyd, neu "
        "gostyngwch ei lefel.",
        "en": "There is much background noise. Move the microphone away from what is noisy, or "
        "turn it down.",
    },
}
