"""Words of the command line: help, and what is said when a command is used wrongly."""

CATALOGUE: dict[str, dict[str, str]] = {
    "cli.help": {
        "cy": "Cynorthwyydd llais Cymraeg sy’n gweithio heb y rhyngrwyd.",
        "en": "A Welsh voice assistant that works without the internet.",
    },
    "cli.verb.ask": {
        "cy": "Gofyn mewn testun, a chael yr ateb mewn testun; heb destun, sgwrsio.\n\n"
        "Statws gorffen: 0 wedi ateb, hyd yn oed os mai’r ateb yw na ddeallwyd y cwestiwn neu fod "
        "angen y rhyngrwyd; 1 os na chafwyd ateb, neu os na ellid cadw yr hyn y gofynnwyd am ei "
        "gadw (larwm, nodyn, rhestr) am fod y ddisg yn llawn neu’n amhosib ysgrifennu iddi; 2 os "
        "oedd y gorchymyn yn anghywir.",
        "en": "Ask in text and get the answer in text; without text, converse.\n\n"
        "Exit status: 0 once it has answered, even if the answer is that the question was not "
        "understood or needs the internet; 1 if there was no answer, or what it was asked to keep "
        "(an alarm, a note, a list) could not be kept because the disk is full or cannot be "
        "written; 2 if the command was wrong.",
    },
    "cli.verb.config": {
        "cy": "Gweld a newid y gosodiadau.",
        "en": "See and change the settings.",
    },
    "cli.verb.devices": {
        "cy": "Rhestru a phrofi meicroffonau a seinyddion.",
        "en": "List and test microphones and loudspeakers.",
    },
    "cli.verb.dictate": {
        "cy": "Ysgrifennu lleferydd rhydd, gyda model Vosk â geirfa fawr.",
        "en": "Write down open speech, with a large-vocabulary Vosk model.",
    },
    "cli.verb.doctor": {
        "cy": "Gwirio bod popeth sydd ei angen ar y peiriant hwn.",
        "en": "Check that this machine has everything that is needed.",
    },
    "cli.verb.fixtures": {
        "cy": "Rhedeg recordiadau drwy’r cynorthwyydd, a mesur faint a ddeallwyd.",
        "en": "Run recordings through the assistant, and measure how much was understood.",
    },
    "cli.verb.hear": {
        "cy": "Clywed cwestiynau mewn ffeiliau sain, a’u hateb, fel un sgwrs.",
        "en": "Hear questions in sound files and answer them, as one conversation.",
    },
    "cli.verb.intents": {
        "cy": "Dangos beth y gellir ei ddweud; ysgrifennu, gwirio a phrofi sgiliau.",
        "en": "Show what can be said; write, check and test skills.",
    },
    "cli.verb.listen": {
        "cy": "Gwrando am “Macsen”, ac ateb ar lafar.",
        "en": "Listen for “Macsen”, and answer aloud.",
    },
    "cli.verb.misheard": {
        "cy": "Gweld, clywed, cywiro ac allforio troeon a gamglywyd, os cedwir nhw.",
        "en": "See, hear, correct and export misheard turns, if they are kept.",
    },
    "cli.verb.model": {
        "cy": "Rhestru, gosod, tynnu a llunio modelau adnabod lleferydd.",
        "en": "List, install, remove and compile speech recognition models.",
    },
    "cli.verb.privacy": {
        "cy": "Gweld popeth sy’n cael ei gadw amdanoch chi, a’i ddileu.",
        "en": "See all that is kept of you, and delete it.",
    },
    "cli.verb.pronounce": {
        "cy": "Dangos sut mae geiriau’n cael eu hynganu.",
        "en": "Show how words are pronounced.",
    },
    "cli.verb.say": {
        "cy": "Dweud testun yn uchel yn Gymraeg, neu ei gadw mewn ffeil.",
        "en": "Say text aloud in Welsh, or save it to a file.",
    },
    "cli.verb.serve": {
        "cy": "Siarad â Macsen yn y porwr, ar y peiriant hwn neu o weddill y tŷ.",
        "en": "Talk to Macsen in the browser, on this machine or from the rest of the house.",
    },
    "cli.verb.topics": {
        "cy": "Rhestru teitlau Wicipedia y gellir gofyn amdanyn nhw ar lafar.",
        "en": "List titles of Wikipedia that can be asked about by voice.",
    },
    "cli.verb.transcribe": {
        "cy": "Troi lleferydd mewn ffeiliau sain yn destun.",
        "en": "Turn the speech in sound files into text.",
    },
    "cli.verb.watch": {
        "cy": "Canu larymau ac amseryddion, a dweud nodiadau atgoffa, pan ddaw’r amser.",
        "en": "Ring alarms and timers, and say reminders, when their time comes.",
    },
    "cli.verb.wyoming": {
        "cy": "Gwasanaethu Home Assistant: clywed, ateb, siarad a deffro drwy brotocol Wyoming.",
        "en": "Serve Home Assistant: hear, answer, speak and wake by the Wyoming protocol.",
    },
    "cli.option.help": {"cy": "Dangos y cymorth hwn a gorffen.", "en": "Show this help and exit."},
    "cli.option.version": {"cy": "Dangos y fersiwn a gorffen.", "en": "Show the version and exit."},
    "cli.option.lang": {
        "cy": "Iaith y negeseuon (hefyd: MACSEN_LANG); Cymraeg yw’r dewis arferol.",
        "en": "Language of the messages (also: MACSEN_LANG); Welsh unless said otherwise.",
    },
    "cli.option.json": {
        "cy": "Argraffu un gwrthrych JSON i bob llinell.",
        "en": "Print one JSON object a line.",
    },
    "cli.option.now": {
        "cy": "Amser ISO 8601 i’w gymryd fel yr amser presennol, er enghraifft 2026-03-01T08:30.",
        "en": "ISO 8601 time to take as now, for example 2026-03-01T08:30.",
    },
    "cli.heading.usage": {"cy": "Defnydd: ", "en": "Usage: "},
    "cli.heading.options": {"cy": "Opsiynau", "en": "Options"},
    "cli.heading.commands": {"cy": "Gorchmynion", "en": "Commands"},
    "cli.usage.options": {"cy": "[OPSIYNAU]", "en": "[OPTIONS]"},
    "cli.usage.command": {"cy": "GORCHYMYN [DADLEUON]…", "en": "COMMAND [ARGUMENTS]…"},
    "cli.error": {"cy": "Gwall: {text}", "en": "Error: {text}"},
    "cli.warning": {"cy": "Rhybudd: {text}", "en": "Warning: {text}"},
    "cli.try_help": {"cy": "Am gymorth: {command} --help", "en": "For help: {command} --help"},
    "cli.no_such_command": {
        "cy": "Does dim gorchymyn o’r enw “{name}”.",
        "en": "There is no command called “{name}”.",
    },
    "cli.no_such_option": {
        "cy": "Does dim opsiwn o’r enw “{name}”.",
        "en": "There is no option called “{name}”.",
    },
    "cli.needs_value": {
        "cy": "Mae angen gwerth ar ôl “{name}”.",
        "en": "A value is needed after “{name}”.",
    },
    "cli.takes_no_value": {
        "cy": "Nid oes gwerth i’w roi i “{name}”.",
        "en": "“{name}” takes no value.",
    },
    "cli.too_many_arguments": {
        "cy": "Mae gormod yma: {names}",
        "en": "There is too much here: {names}",
    },
    "cli.missing_argument": {"cy": "Mae {name} yn eisiau.", "en": "{name} is missing."},
    "cli.bad_value": {
        "cy": "Gwerth anghywir ar gyfer {name}: {reason}",
        "en": "Wrong value for {name}: {reason}",
    },
    "cli.not_a_choice": {"cy": "dewiswch o blith {choices}.", "en": "choose from {choices}."},
    "cli.not_a_number": {"cy": "rhaid iddo fod yn rhif.", "en": "it has to be a number."},
    "cli.not_between": {
        "cy": "rhaid iddo fod yn rhif o {low} i {high}.",
        "en": "it has to be a number from {low} to {high}.",
    },
    "cli.too_low": {
        "cy": "rhaid iddo fod yn rhif nad yw’n is na {low}.",
        "en": "it has to be a number not below {low}.",
    },
    "cli.bad_now": {
        "cy": "Nid yw “{value}” yn amser ISO 8601.",
        "en": "“{value}” is not an ISO 8601 time.",
    },
    "cli.bad_now.hint": {
        "cy": "Er enghraifft: --now 2026-03-01T08:30",
        "en": "For example: --now 2026-03-01T08:30",
    },
}
