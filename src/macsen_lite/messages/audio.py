"""Words about sound files."""

CATALOGUE: dict[str, dict[str, str]] = {
    "audio.missing": {
        "cy": "Does dim ffeil o’r enw {path}.",
        "en": "There is no file called {path}.",
    },
    "audio.missing.hint": {
        "cy": "Gwiriwch yr enw a’r ffolder.",
        "en": "Check the name and the folder.",
    },
    "audio.directory": {
        "cy": "Ffolder yw {path}, nid ffeil sain.",
        "en": "{path} is a folder, not a sound file.",
    },
    "audio.directory.hint": {
        "cy": "Rhowch y ffeiliau sydd ynddi, er enghraifft {path}/*.wav",
        "en": "Give the files in it, for example {path}/*.wav",
    },
    "audio.forbidden": {
        "cy": "Does gennych chi ddim hawl i ddarllen {path}.",
        "en": "You are not allowed to read {path}.",
    },
    "audio.forbidden.hint": {
        "cy": "Gofynnwch i’w pherchennog, neu rhowch hawl: chmod u+r {path}",
        "en": "Ask its owner, or grant the right: chmod u+r {path}",
    },
    "audio.unreadable": {
        "cy": "Methwyd â darllen {path}: {reason}",
        "en": "{path} could not be read: {reason}",
    },
    "audio.pipe": {
        "cy": "Nid ffeil gyffredin yw {path}, felly ni ellir darllen sain ohoni.",
        "en": "{path} is not an ordinary file, so no sound can be read from it.",
    },
    "audio.pipe.hint": {
        "cy": "Cadwch y sain mewn ffeil yn gyntaf.",
        "en": "Save the sound to a file first.",
    },
    "audio.empty": {"cy": "Mae {path} yn wag.", "en": "{path} is empty."},
    "audio.empty.hint": {
        "cy": "Recordiwch hi eto, a gwiriwch fod y meicroffon yn gweithio.",
        "en": "Record it again, and check that the microphone works.",
    },
    "audio.no_samples": {
        "cy": "Does dim sain yn {path}: mae’n 0 eiliad o hyd.",
        "en": "There is no sound in {path}: it is 0 seconds long.",
    },
    "audio.not_audio": {
        "cy": "Nid yw {path} yn ffeil sain y gellir ei darllen (WAV, FLAC, Ogg, Opus neu MP3).",
        "en": "{path} is not a sound file that can be read (WAV, FLAC, Ogg, Opus or MP3).",
    },
    "audio.not_audio.hint": {
        "cy": "Os sain mewn fformat arall yw hi, troswch hi: ffmpeg -i {path} {wav}",
        "en": "If it is sound in another format, convert it: ffmpeg -i {path} {wav}",
    },
    "audio.damaged": {
        "cy": "Mae {path} wedi’i difrodi: {reason}",
        "en": "{path} is damaged: {reason}",
    },
    "audio.damaged.hint": {
        "cy": "Copïwch neu recordiwch y ffeil eto.",
        "en": "Copy or record the file again.",
    },
    "audio.not_finite": {
        "cy": "Mae {path} wedi’i difrodi: mae ynddi samplau nad ydyn nhw’n rhifau.",
        "en": "{path} is damaged: it has samples that are not numbers.",
    },
    "audio.bad_rate": {
        "cy": "Nid oes modd clywed lleferydd yn {path}: {rate} sampl yr eiliad sydd ynddi.",
        "en": "No speech can be heard in {path}: it has {rate} samples a second.",
    },
    "audio.bad_rate.hint": {
        "cy": "Recordiwch hi eto ar 16000 Hz.",
        "en": "Record it again at 16000 Hz.",
    },
    "audio.too_long": {
        "cy": "Mae {path} yn {seconds:.0f} eiliad o hyd; {limit:.0f} yw’r mwyaf i un cwestiwn.",
        "en": "{path} is {seconds:.0f} seconds long; one question may have {limit:.0f}.",
    },
    "audio.too_long.hint": {
        "cy": "Ar gyfer recordiad hir: macsen-lite transcribe {path}",
        "en": "For a long recording: macsen-lite transcribe {path}",
    },
    "audio.clipped": {
        "cy": "Mae’r sain yn {path} wedi’i chlipio ({share:.0%}); gostyngwch lefel y meicroffon.",
        "en": "The sound in {path} is clipped ({share:.0%}); turn the microphone down.",
    },
    "audio.cannot_write": {
        "cy": "Methwyd ag ysgrifennu {path}: {reason}",
        "en": "{path} could not be written: {reason}",
    },
    "audio.cannot_write.hint": {
        "cy": "Gwiriwch fod y ffolder yn bod, bod hawl ysgrifennu ynddi a bod lle ar y ddisg.",
        "en": "Check that the folder exists, that you may write in it, and that the disk has room.",
    },
}
