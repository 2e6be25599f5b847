"""Words about what is kept of the user: shown, wiped, and the store of misheard turns."""

CATALOGUE: dict[str, dict[str, str]] = {
    # --- verbs ---------------------------------------------------------------------------------
    "privacy.verb.show": {
        "cy": "Dangos popeth sy’n cael ei gadw ar y peiriant hwn, ble, a beth a gaiff fynd allan.",
        "en": "Show all that is kept on this machine, where, and what may go out.",
    },
    "privacy.verb.wipe": {
        "cy": "Dileu am byth yr hyn a enwir: mae `macsen-lite privacy show` yn rhestru’r enwau.\n\n"
        "Dangosir yn gyntaf beth fydd yn mynd, a gofynnir a ydych chi’n siŵr. Dim ond o’u henwi y "
        "dilëir recordiadau, modelau a’ch ffeiliau eich hun. Ni ddilëir byth ffeiliau y tu allan i "
        "ffolderi macsen-lite.\n\n"
        "Er enghraifft: macsen-lite privacy wipe notes lists",
        "en": "Delete for good what is named: `macsen-lite privacy show` lists the names.\n\n"
        "What will go is shown first, and you are asked whether you are sure. Recordings, models "
        "and your own files are only deleted when they are named. Files outside macsen-lite’s "
        "folders are never deleted.\n\n"
        "For example: macsen-lite privacy wipe notes lists",
    },
    "privacy.option.all": {
        "cy": "Popeth, heblaw recordiadau, modelau a’ch ffeiliau eich hun.",
        "en": "Everything except recordings, models and your own files.",
    },
    "privacy.option.yes": {"cy": "Peidio â gofyn.", "en": "Do not ask."},
    "privacy.option.dry_run": {
        "cy": "Dim ond dangos beth fyddai’n mynd.",
        "en": "Only show what would go.",
    },
    # --- categories ----------------------------------------------------------------------------
    "privacy.about.alarms": {
        "cy": "larymau, amseryddion a nodiadau atgoffa",
        "en": "alarms, timers and reminders",
    },
    "privacy.about.lists": {"cy": "yr hyn sydd ar restrau", "en": "what is on lists"},
    "privacy.about.notes": {"cy": "nodiadau", "en": "notes"},
    "privacy.about.told": {
        "cy": "pa jôcs a diarhebion a ddywedwyd eisoes",
        "en": "which jokes and proverbs have been told already",
    },
    "privacy.about.damaged": {
        "cy": "cronfa ddata wedi’i difrodi a roddwyd o’r neilltu",
        "en": "a damaged database that was put aside",
    },
    "privacy.about.misheard": {
        "cy": "troeon a gamglywyd: sain a geiriau",
        "en": "misheard turns: sound and words",
    },
    "privacy.about.recordings": {
        "cy": "recordiadau a wnaed â `fixtures record`",
        "en": "recordings made with `fixtures record`",
    },
    "privacy.about.answers": {
        "cy": "atebion o’r rhyngrwyd: tywydd, newyddion, Wicipedia",
        "en": "answers from the internet: weather, news, Wikipedia",
    },
    "privacy.about.names": {
        "cy": "enwau eich goleuadau, eich cerddoriaeth a’ch gorsafoedd, i’w clywed",
        "en": "names of your lights, music and stations, to be heard by",
    },
    "privacy.about.token": {
        "cy": "tocyn y dudalen we",
        "en": "the token of the web page",
    },
    "privacy.about.caches": {
        "cy": "graffiau, ynganiadau a sgiliau wedi’u llunio: gellir eu gwneud eto",
        "en": "compiled graphs, pronunciations and skills: they can be made again",
    },
    "privacy.about.settings": {"cy": "y gosodiadau", "en": "the settings"},
    "privacy.about.models": {
        "cy": "modelau a osodwyd gennych chi",
        "en": "models that you installed",
    },
    "privacy.about.own": {
        "cy": "eich ffeiliau eich hun wrth ymyl y gosodiadau",
        "en": "your own files beside the settings",
    },
    # --- show ----------------------------------------------------------------------------------
    "privacy.column.name": {"cy": "enw", "en": "name"},
    "privacy.column.about": {"cy": "beth", "en": "what"},
    "privacy.column.count": {"cy": "nifer", "en": "number"},
    "privacy.column.size": {"cy": "maint", "en": "size"},
    "privacy.column.span": {"cy": "o – hyd", "en": "from – to"},
    "privacy.where": {"cy": "Ble:", "en": "Where:"},
    "privacy.unreadable_category": {"cy": "annarllenadwy", "en": "unreadable"},
    "privacy.other": {
        "cy": "Hefyd yn y ffolderi hyn, nid gan macsen-lite: {paths}",
        "en": "Also in these folders, not by macsen-lite: {paths}",
    },
    "privacy.online.off": {
        "cy": "Does dim yn mynd i’r rhyngrwyd (ar_lein.ymlaen = false).",
        "en": "Nothing goes to the internet (ar_lein.ymlaen = false).",
    },
    "privacy.online.on": {
        "cy": "Caiff y rhain fynd i’r rhyngrwyd:",
        "en": "These may go to the internet:",
    },
    "privacy.online.none": {
        "cy": "Mae’r rhyngrwyd ymlaen, ond does gan yr un sgìl hawl i’w ddefnyddio.",
        "en": "The internet is on, but no skill may use it.",
    },
    "privacy.house": {
        "cy": "Yn y tŷ, os gofynnwch am y golau: {hosts}",
        "en": "In the house, when you ask for the lights: {hosts}",
    },
    "privacy.misheard.switch.off": {
        "cy": "Ni chedwir troeon a gamglywyd (preifatrwydd.cadw_camglywed = false).",
        "en": "Misheard turns are not kept (preifatrwydd.cadw_camglywed = false).",
    },
    "privacy.misheard.switch.on": {
        "cy": "Cedwir troeon a gamglywyd am {days} o ddyddiau, hyd at {size} MB.",
        "en": "Misheard turns are kept for {days} days, up to {size} MB.",
    },
    # --- wipe ----------------------------------------------------------------------------------
    "privacy.unknown": {
        "cy": "does dim o’r enw “{name}”",
        "en": "there is nothing called “{name}”",
    },
    "privacy.known": {"cy": "Dyma’r enwau: {names}", "en": "These are the names: {names}"},
    "privacy.what": {
        "cy": "Dywedwch beth i’w ddileu, neu --all.",
        "en": "Say what is to be deleted, or --all.",
    },
    "privacy.will_go": {"cy": "Dilëir y rhain am byth:", "en": "These will be deleted for good:"},
    "privacy.would_go": {"cy": "Byddai’r rhain yn mynd:", "en": "These would go:"},
    "privacy.stays": {
        "cy": "Mae’r rhain yn aros am nad ydyn nhw wedi’u henwi: {names}",
        "en": "These stay because they are not named: {names}",
    },
    "privacy.sure": {"cy": "Ydych chi’n siŵr? [ydw/nac ydw] ", "en": "Are you sure? [yes/no] "},
    "privacy.cannot_ask": {
        "cy": "does neb yma i ddweud a ydych chi’n siŵr",
        "en": "there is nobody here to say whether you are sure",
    },
    "privacy.cannot_ask.hint": {
        "cy": "Rhowch --yes i ddileu heb ofyn.",
        "en": "Give --yes to delete without being asked.",
    },
    "privacy.untouched": {"cy": "Ni ddilëwyd dim.", "en": "Nothing was deleted."},
    "privacy.wiped": {"cy": "Wedi dileu: {names}.", "en": "Deleted: {names}."},
    "privacy.is_running": {
        "cy": "Mae macsen-lite yn rhedeg: mae’r hyn sydd yn ei gof yn aros nes iddo orffen.",
        "en": "macsen-lite is running: what it has in memory stays until it ends.",
    },
    "privacy.not_deleted": {
        "cy": "Ni ellir dileu {path} ({reason}).",
        "en": "{path} cannot be deleted ({reason}).",
    },
    "privacy.unreadable": {
        "cy": "Ni ellir darllen {path} ({reason}).",
        "en": "{path} cannot be read ({reason}).",
    },
    # --- misheard turns ------------------------------------------------------------------------
    "privacy.misheard.is_on": {
        "cy": "Cedwir sain y troeon a gamglywir: macsen-lite misheard list",
        "en": "The sound of turns that are misheard is kept: macsen-lite misheard list",
    },
    "privacy.misheard.unkept": {
        "cy": "Ni ellir cadw tro a gamglywyd yn {path} ({reason}).",
        "en": "A misheard turn cannot be kept in {path} ({reason}).",
    },
    "privacy.misheard.no_room": {
        "cy": "Nid oes digon o le ar ddisg {path} i gadw tro a gamglywyd.",
        "en": "There is not enough room on the disk of {path} to keep a misheard turn.",
    },
    "privacy.misheard.unkept.hint": {
        "cy": "I wneud lle: macsen-lite privacy wipe caches. I beidio â chadw dim: "
        "macsen-lite config set preifatrwydd.cadw_camglywed false",
        "en": "To make room: macsen-lite privacy wipe caches. To keep nothing: "
        "macsen-lite config set preifatrwydd.cadw_camglywed false",
    },
    "privacy.misheard.none": {
        "cy": "Does dim tro o’r enw “{name}” wedi’i gadw.",
        "en": "No turn called “{name}” is kept.",
    },
    "privacy.misheard.several": {
        "cy": "Mae “{name}” yn enw ar sawl tro.",
        "en": "“{name}” names several turns.",
    },
    "privacy.misheard.none.hint": {
        "cy": "I’w gweld: macsen-lite misheard list",
        "en": "To see them: macsen-lite misheard list",
    },
    "privacy.misheard.damaged": {
        "cy": "Mae tro {id} wedi’i ddifrodi: ni ellir darllen ei sain neu ei gofnod.",
        "en": "Turn {id} is damaged: its sound or its record cannot be read.",
    },
    "privacy.misheard.damaged.hint": {
        "cy": "I’w ddileu: macsen-lite misheard delete {id}",
        "en": "To delete it: macsen-lite misheard delete {id}",
    },
    "privacy.misheard.sound": {
        "cy": "Mae’r sain yn {path}",
        "en": "The sound is in {path}",
    },
    "privacy.misheard.empty.off": {
        "cy": "Ni chedwir troeon a gamglywir. I’w cadw ar y peiriant hwn, er mwyn eu cywiro: "
        "macsen-lite config set preifatrwydd.cadw_camglywed true",
        "en": "Turns that are misheard are not kept. To keep them on this machine, so that they "
        "can be corrected: macsen-lite config set preifatrwydd.cadw_camglywed true",
    },
    "privacy.misheard.empty.on": {
        "cy": "Does yr un tro wedi’i gamglywed eto.",
        "en": "No turn has been misheard yet.",
    },
    "privacy.misheard.verb.list": {
        "cy": "Rhestru’r troeon, yr hynaf yn gyntaf: pam y’u cadwyd, beth a glywyd, beth a "
        "ddywedwyd mewn gwirionedd.",
        "en": "List the turns, the oldest first: why they were kept, what was heard, what was "
        "really said.",
    },
    "privacy.misheard.verb.play": {
        "cy": "Chwarae sain tro. Mae rhan o’i enw yn ddigon.",
        "en": "Play the sound of a turn. A part of its name is enough.",
    },
    "privacy.misheard.verb.correct": {
        "cy": "Nodi beth a ddywedwyd mewn gwirionedd.\n\n"
        "Daw’r bwriad o’r geiriau, neu o --intent. Mae --reject yn dweud nad oedd yn gais o "
        "gwbl.\n\n"
        'Er enghraifft: macsen-lite misheard correct 0830 "faint o’r gloch ydi hi"',
        "en": "Note what was really said.\n\n"
        "The intent comes from the words, or from --intent. --reject says that it was no request "
        "at all.\n\n"
        'For example: macsen-lite misheard correct 0830 "faint o’r gloch ydi hi"',
    },
    "privacy.misheard.verb.delete": {
        "cy": "Dileu troeon. I’w dileu i gyd: macsen-lite privacy wipe misheard",
        "en": "Delete turns. To delete them all: macsen-lite privacy wipe misheard",
    },
    "privacy.misheard.verb.export": {
        "cy": "Ysgrifennu’r troeon a gywirwyd i ffolder newydd, yn recordiadau i `fixtures "
        "run`.\n\n"
        "Er enghraifft: macsen-lite misheard export camglywed",
        "en": "Write the corrected turns to a new folder, as recordings for `fixtures run`.\n\n"
        "For example: macsen-lite misheard export misheard",
    },
    "privacy.misheard.option.intent": {
        "cy": "Y bwriad, fel larwm.gosod.",
        "en": "The intent, such as larwm.gosod.",
    },
    "privacy.misheard.option.reject": {
        "cy": "Nid oedd yn gais.",
        "en": "It was no request.",
    },
    "privacy.misheard.option.speaker": {
        "cy": "Pwy sy’n siarad: unrhyw enw.",
        "en": "Who speaks: any name.",
    },
    "privacy.misheard.column.id": {"cy": "enw", "en": "name"},
    "privacy.misheard.column.reason": {"cy": "pam", "en": "why"},
    "privacy.misheard.column.heard": {"cy": "clywyd", "en": "heard"},
    "privacy.misheard.column.intent": {"cy": "bwriad", "en": "intent"},
    "privacy.misheard.column.seconds": {"cy": "eiliadau", "en": "seconds"},
    "privacy.misheard.column.said": {"cy": "dywedwyd", "en": "said"},
    "privacy.misheard.reason.not_understood": {"cy": "heb ddeall", "en": "not understood"},
    "privacy.misheard.reason.asked": {"cy": "holwyd", "en": "asked about"},
    "privacy.misheard.reason.refused": {"cy": "“na” wedyn", "en": "then “no”"},
    "privacy.misheard.reason.cancelled": {"cy": "canslwyd", "en": "cancelled"},
    "privacy.misheard.reason.repeated": {"cy": "ailadroddwyd", "en": "repeated"},
    "privacy.misheard.no_request": {"cy": "(dim cais)", "en": "(no request)"},
    "privacy.misheard.count": {
        "cy": "Nifer y troeon: {count}; wedi’u cywiro: {corrected}.",
        "en": "Turns: {count}; corrected: {corrected}.",
    },
    "privacy.misheard.intent_or_reject": {
        "cy": "naill ai --intent neu --reject, nid y ddau",
        "en": "either --intent or --reject, not both",
    },
    "privacy.misheard.no_text": {
        "cy": "mae angen y geiriau a ddywedwyd",
        "en": "the words that were said are needed",
    },
    "privacy.misheard.which_intent": {
        "cy": "Nid yw “{text}” yn frawddeg y gall yr un sgìl ei chlywed.",
        "en": "“{text}” is not a sentence that any skill can hear.",
    },
    "privacy.misheard.which_intent.hint": {
        "cy": "Dywedwch beth a olygai, â --intent ENW neu --reject. Yr enwau:"
        " macsen-lite intents list",
        "en": "Say what it meant, with --intent NAME or --reject. The names:"
        " macsen-lite intents list",
    },
    "privacy.misheard.other_intent": {
        "cy": "mae’r geiriau fel y maen nhw’n golygu {intent}",
        "en": "the words as they stand mean {intent}",
    },
    "privacy.misheard.corrected": {
        "cy": "{id}: “{text}”, {intent}",
        "en": "{id}: “{text}”, {intent}",
    },
    "privacy.misheard.deleted": {"cy": "Wedi dileu: {names}", "en": "Deleted: {names}"},
    "privacy.misheard.nothing_corrected": {
        "cy": "Does yr un tro wedi’i gywiro, ac felly does dim i’w allforio.",
        "en": "No turn has been corrected, so there is nothing to export.",
    },
    "privacy.misheard.nothing_corrected.hint": {
        "cy": 'Yn gyntaf: macsen-lite misheard correct ENW "yr hyn a ddywedwyd"',
        "en": 'First: macsen-lite misheard correct NAME "what was said"',
    },
    "privacy.misheard.not_empty": {
        "cy": "Nid yw’r ffolder {path} yn wag.",
        "en": "The folder {path} is not empty.",
    },
    "privacy.misheard.not_empty.hint": {
        "cy": "Enwch ffolder newydd.",
        "en": "Name a new folder.",
    },
    "privacy.misheard.exported": {
        "cy": "Nifer y recordiadau yn {path}: {count}; heb eu cywiro, felly ddim yno: {left}.",
        "en": "Recordings in {path}: {count}; not corrected, and so not there: {left}.",
    },
    "privacy.misheard.exported.hint": {
        "cy": "I’w gwirio: macsen-lite fixtures check {path}",
        "en": "To check them: macsen-lite fixtures check {path}",
    },
    "privacy.misheard.remarks": {
        "cy": "Troeon a gamglywyd, a gywirwyd ac a allforiwyd {date}. Lleisiau pobl go iawn.",
        "en": "Misheard turns, corrected and exported {date}. They are the voices of real people.",
    },
}
