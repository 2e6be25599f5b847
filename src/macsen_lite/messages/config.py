"""Words about the settings."""

CATALOGUE: dict[str, dict[str, str]] = {
    "config.unreadable": {
        "cy": "ni ellir darllen y ffeil ({reason})",
        "en": "the file cannot be read ({reason})",
    },
    "config.unreadable.hint": {
        "cy": "Mae popeth fel pe na bai wedi’i osod, nes bod modd ei darllen.",
        "en": "Until it can be read, everything is as if it had not been set.",
    },
    "config.not_toml": {"cy": "nid TOML yw hyn: {reason}", "en": "this is not TOML: {reason}"},
    "config.not_toml.hint": {
        "cy": "Mae popeth fel pe na bai wedi’i osod, nes i’r ffeil gael ei chywiro.",
        "en": "Until it is mended, everything is as if it had not been set.",
    },
    "config.unknown": {
        "cy": "gosodiad anhysbys “{key}”",
        "en": "unknown setting “{key}”",
    },
    "config.unknown.hint": {
        "cy": "I weld popeth y gellir ei osod: macsen-lite config list",
        "en": "To see everything that can be set: macsen-lite config list",
    },
    "config.did_you_mean": {"cy": "Ai “{key}” oedd gennych?", "en": "Did you mean “{key}”?"},
    "config.wrong": {
        "cy": "gwerth anghywir ar gyfer “{key}”: {reason}",
        "en": "wrong value for “{key}”: {reason}",
    },
    "config.want_not_negative": {
        "cy": "mae angen rhif nad yw’n is na 0",
        "en": "a number not below 0 is needed",
    },
    "config.want_minutes": {
        "cy": "mae angen nifer o funudau uwch na 0, hyd at 1440",
        "en": "a number of minutes above 0 is needed, up to 1440",
    },
    "config.want_number_place": {
        "cy": "rhaid cael {{rhif}} ynddo, lle mae rhif y rhaglen",
        "en": "it needs {{rhif}}, where the programme’s number goes",
    },
    "config.want_seconds": {
        "cy": "mae angen nifer o eiliadau rhwng {low} a {high}",
        "en": "a number of seconds between {low} and {high} is needed",
    },
    "config.want_between": {
        "cy": "mae angen rhif cyfan rhwng {low} a {high}",
        "en": "a whole number between {low} and {high} is needed",
    },
    "config.want_pin": {
        "cy": "mae angen rhif GPIO rhwng 1 a 27, neu 0",
        "en": "a GPIO number between 1 and 27 is needed, or 0",
    },
    "config.want_address": {
        "cy": "mae angen cyfeiriad sy’n dechrau â https://",
        "en": "an address that begins with https:// is needed",
    },
    "config.want_subjects": {
        "cy": "mae angen pynciau o blith y rhain: {subjects}",
        "en": "subjects from among these are needed: {subjects}",
    },
    "config.want_rate": {
        "cy": "mae angen nifer o eiriau y funud, o 80 i 450",
        "en": "a number of words a minute is needed, from 80 to 450",
    },
    "config.want_from_to": {
        "cy": "mae angen rhif o {low} i {high}",
        "en": "a number from {low} to {high} is needed",
    },
    "config.want_or_model": {
        "cy": "mae angen rhif o 0 i {high}, neu −1 i adael hyn i’r model",
        "en": "a number from 0 to {high} is needed, or −1 to leave this to the model",
    },
    "config.want_percent": {
        "cy": "mae angen rhif cyfan o 0 i 100",
        "en": "a whole number from 0 to 100 is needed",
    },
    "config.want_bool": {"cy": "mae angen true neu false", "en": "true or false is needed"},
    "config.want_int": {"cy": "mae angen rhif cyfan", "en": "a whole number is needed"},
    "config.want_float": {"cy": "mae angen rhif", "en": "a number is needed"},
    "config.want_str": {"cy": "mae angen testun", "en": "text is needed"},
    "config.want_list": {"cy": "mae angen rhestr", "en": "a list is needed"},
    "config.want_dict": {
        "cy": "mae angen enwau a gwerthoedd",
        "en": "names with values are needed",
    },
    "config.want_choice": {
        "cy": "dewiswch un o’r rhain: {choices}",
        "en": "choose one of these: {choices}",
    },
    "config.unknown_zone": {
        "cy": "nid oes cylchfa amser o’r enw hwnnw",
        "en": "there is no time zone of that name",
    },
    "config.needed.hint": {
        "cy": "Heb wybod beth a ddewisoch, ni chychwynnir. Cywirwch y ffeil:"
        " macsen-lite config edit",
        "en": "Nothing is started without knowing what you chose. Mend the file:"
        " macsen-lite config edit",
    },
    "config.mend_first": {
        "cy": "Cywirwch y ffeil yn gyntaf: macsen-lite config edit",
        "en": "Mend the file first: macsen-lite config edit",
    },
    "config.unwritable": {
        "cy": "Ni ellir ysgrifennu {path} ({reason}).",
        "en": "{path} cannot be written ({reason}).",
    },
    "config.unwritable.hint": {
        "cy": "Newidiwch yr hawliau, neu dewiswch ffolder arall: export MACSEN_CONFIG_DIR=FFOLDER",
        "en": "Change the permissions, or choose another folder: export MACSEN_CONFIG_DIR=FOLDER",
    },
    "config.no_editor": {
        "cy": "Ni wnaeth y golygydd ei waith ({reason}).",
        "en": "The editor did not do its work ({reason}).",
    },
    "config.no_editor.hint": {
        "cy": "Rhowch enw golygydd arall yn EDITOR, er enghraifft: export EDITOR=nano\n"
        "Y ffeil yw {path}",
        "en": "Name another editor in EDITOR, for example: export EDITOR=nano\nThe file is {path}",
    },
    "config.value_or_default": {
        "cy": "mae angen naill ai gwerth neu --default",
        "en": "either a value or --default is needed",
    },
    "config.value_or_default.hint": {
        "cy": "Er enghraifft: macsen-lite config set cyffredinol.lle Bangor",
        "en": "For example: macsen-lite config set cyffredinol.lle Bangor",
    },
    "config.checked": {
        "cy": "Mae popeth yn iawn yn {path}.",
        "en": "Everything in {path} is in order.",
    },
    "config.default": {"cy": "(arferol)", "en": "(default)"},
    "config.option.default": {
        "cy": "Yn ôl i’r gwerth arferol.",
        "en": "Back to the default value.",
    },
    "config.verb.list": {
        "cy": "Rhestru pob gosodiad, ei werth a’i ystyr.",
        "en": "List every setting, its value and its meaning.",
    },
    "config.verb.get": {
        "cy": "Dangos gwerth un gosodiad.\n\nEr enghraifft: macsen-lite config get ar_lein.ymlaen",
        "en": "Show the value of one setting.\n\n"
        "For example: macsen-lite config get ar_lein.ymlaen",
    },
    "config.verb.set": {
        "cy": "Rhoi gwerth i osodiad. Mae’r sylwadau yn y ffeil yn aros.\n\n"
        "Er enghraifft: macsen-lite config set ar_lein.ymlaen true",
        "en": "Give a setting a value. Comments in the file stay.\n\n"
        "For example: macsen-lite config set ar_lein.ymlaen true",
    },
    "config.verb.edit": {
        "cy": "Agor y ffeil yn eich golygydd ($EDITOR), a’i gwirio wedyn.",
        "en": "Open the file in your editor ($EDITOR), and check it afterwards.",
    },
    "config.verb.path": {"cy": "Dangos lle mae’r ffeil.", "en": "Show where the file is."},
    "config.want_port": {
        "cy": "rhif porth, o 1 i 65535, sydd ei angen",
        "en": "it must be a port, from 1 to 65535",
    },
}
