"""What ``macsen-lite doctor`` says."""

CATALOGUE: dict[str, dict[str, str]] = {
    "doctor.option.model": {
        "cy": "Enw neu ffolder y model i’w wirio (fel arall: MACSEN_MODEL, neu’r un sydd yma).",
        "en": "Name or folder of the model to check (else: MACSEN_MODEL, or the bundled one).",
    },
    "doctor.name.python": {"cy": "Python", "en": "Python"},
    "doctor.name.packages": {"cy": "Pecynnau", "en": "Packages"},
    "doctor.name.model": {"cy": "Model", "en": "Model"},
    "doctor.name.wake": {"cy": "Gair deffro", "en": "Wake word"},
    "doctor.name.intents": {"cy": "Bwriadau", "en": "Intents"},
    "doctor.name.graph": {"cy": "Graff", "en": "Graph"},
    "doctor.name.voice": {"cy": "Llais", "en": "Voice"},
    "doctor.name.sound_out": {"cy": "Seinydd", "en": "Loudspeaker"},
    "doctor.name.sound_in": {"cy": "Meicroffon", "en": "Microphone"},
    "doctor.name.voice_activity": {"cy": "Canfod lleferydd", "en": "Speech detection"},
    "doctor.name.config": {"cy": "Gosodiadau", "en": "Settings"},
    "doctor.name.database": {"cy": "Cronfa ddata", "en": "Database"},
    "doctor.name.files": {"cy": "Eich ffeiliau", "en": "Your files"},
    "doctor.name.online": {"cy": "Rhyngrwyd", "en": "Internet"},
    "doctor.name.cache": {"cy": "Storfa", "en": "Cache"},
    "doctor.name.data": {"cy": "Data", "en": "Data"},
    "doctor.name.disk": {"cy": "Disg", "en": "Disk"},
    "doctor.name.clock": {"cy": "Cloc", "en": "Clock"},
    "doctor.name.time_zone": {"cy": "Cylchfa amser", "en": "Time zone"},
    "doctor.python": {
        "cy": "Python {version} sydd yma; mae angen {wanted}.",
        "en": "This is Python {version}; {wanted} is needed.",
    },
    "doctor.python.remedy": {
        "cy": "Gosodwch macsen-lite mewn amgylchedd â Python arall: python3.12 -m venv .venv",
        "en": "Install macsen-lite in an environment with another Python: python3.12 -m venv .venv",
    },
    "doctor.not_installed": {
        "cy": "Nid yw macsen-lite wedi’i osod fel pecyn,"
        " felly ni ellir gwirio’r hyn sydd ei angen.",
        "en": "macsen-lite is not installed as a package, so what it needs cannot be checked.",
    },
    "doctor.packages": {
        "cy": "{count} o becynnau, i gyd wedi’u gosod",
        "en": "{count} packages, all installed",
    },
    "doctor.packages_missing": {"cy": "Yn eisiau: {names}", "en": "Missing: {names}"},
    "doctor.does_not_load": {
        "cy": "Mae {name} wedi’i osod ond nid yw’n llwytho: {reason}",
        "en": "{name} is installed but does not load: {reason}",
    },
    "doctor.load_timeout": {
        "cy": "dim ateb ar ôl {seconds} eiliad",
        "en": "no answer after {seconds} seconds",
    },
    "doctor.load_died": {
        "cy": "daeth y broses i ben gyda statws {status}",
        "en": "the process ended with status {status}",
    },
    "doctor.model": {
        "cy": "{name}, {size} MB, {kind}; {verified}",
        "en": "{name}, {size} MB, {kind}; {verified}",
    },
    "doctor.wake": {"cy": "“Macsen”, yn gyfan", "en": "“Macsen”, intact"},
    "doctor.intents": {
        "cy": "{intents} o fwriadau mewn {files} o ffeiliau",
        "en": "{intents} intents in {files} files",
    },
    "doctor.graph_not_needed": {
        "cy": "Mae gan y model ei graff ei hun.",
        "en": "The model has a graph of its own.",
    },
    "doctor.graph_cached": {
        "cy": "Wedi’i lunio: {path}",
        "en": "Compiled: {path}",
    },
    "doctor.graph_not_cached": {
        "cy": "Heb ei lunio eto, felly bydd y cwestiwn cyntaf yn araf.",
        "en": "Not compiled yet, so the first question will be slow.",
    },
    "doctor.voice": {"cy": "Mae llais Cymraeg.", "en": "There is a Welsh voice."},
    "doctor.sound_out": {"cy": "Gellir chwarae sain.", "en": "Sound can be played."},
    "doctor.sound_in": {"cy": "{name}, {rate} Hz", "en": "{name}, {rate} Hz"},
    "doctor.voice_activity": {
        "cy": "Gellir gwahaniaethu rhwng lleferydd a thawelwch.",
        "en": "Speech can be told from silence.",
    },
    "doctor.config": {
        "cy": "{path}; wedi’u newid: {count}",
        "en": "{path}; changed: {count}",
    },
    "doctor.offline": {
        "cy": "Wedi’i ddiffodd: nid oes dim yn gadael y peiriant.",
        "en": "Off: nothing leaves the machine.",
    },
    "doctor.online": {
        "cy": "Ymlaen, ar gyfer: {skills}",
        "en": "On, for: {skills}",
    },
    "doctor.database": {"cy": "{path}, {size} kB, yn gyfan", "en": "{path}, {size} kB, intact"},
    "doctor.database_none": {
        "cy": "Does dim wedi’i gadw eto.",
        "en": "Nothing has been kept yet.",
    },
    "doctor.no_files": {
        "cy": "Does gennych chi ddim ffeiliau eich hun.",
        "en": "You have no files of your own.",
    },
    "doctor.file_missing": {
        "cy": "Nid yw {path} yno, er bod y gosodiad {key} yn ei enwi.",
        "en": "{path} is not there, though the setting {key} names it.",
    },
    "doctor.file_wrong": {
        "cy": "Ni ellir defnyddio {path}: {reason}",
        "en": "{path} cannot be used: {reason}",
    },
    "doctor.no_portaudio": {
        "cy": "Nid yw PortAudio wedi’i osod, felly ni ellir recordio.",
        "en": "PortAudio is not installed, so nothing can be recorded.",
    },
    "doctor.can_write": {"cy": "{path}", "en": "{path}"},
    "doctor.cannot_write": {
        "cy": "Ni ellir ysgrifennu i {path}: {reason}.",
        "en": "{path} cannot be written: {reason}.",
    },
    "doctor.cannot_write.remedy": {
        "cy": "Newidiwch yr hawliau, neu dewiswch ffolder arall: export {variable}=FFOLDER",
        "en": "Change the permissions, or choose another folder: export {variable}=FOLDER",
    },
    "doctor.disk": {
        "cy": "{free} MB yn rhydd yn {path}",
        "en": "{free} MB free in {path}",
    },
    "doctor.disk.remedy": {
        "cy": "Rhyddhewch le ar y ddisg, neu dewiswch ddisg arall â MACSEN_CACHE_DIR.",
        "en": "Make room on the disk, or choose another disk with MACSEN_CACHE_DIR.",
    },
    "doctor.clock": {"cy": "{now}", "en": "{now}"},
    "doctor.time_zone": {"cy": "Amser Cymru", "en": "The time of Wales"},
    "doctor.other_time_zone": {
        "cy": "Mae’r peiriant mewn cylchfa arall; amser Cymru y mae macsen-lite yn ei ddweud.",
        "en": "The machine is in another zone; macsen-lite tells the time of Wales.",
    },
    "doctor.summary": {
        "cy": "Diffygion: {faults}. Rhybuddion: {warnings}.",
        "en": "Faults: {faults}. Warnings: {warnings}.",
    },
}
