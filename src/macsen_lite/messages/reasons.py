"""Why the system or a library could not do something, as part of another message."""

CATALOGUE: dict[str, dict[str, str]] = {
    "reasons.missing": {
        "cy": "does dim ffeil na ffolder o’r enw hwnnw",
        "en": "there is no file or folder of that name",
    },
    "reasons.is_folder": {"cy": "ffolder yw hi, nid ffeil", "en": "it is a folder, not a file"},
    "reasons.not_plain": {
        "cy": "dyfais neu bibell yw hi, nid ffeil gyffredin",
        "en": "it is a device or a pipe, not a plain file",
    },
    "reasons.is_file": {"cy": "ffeil yw hi, nid ffolder", "en": "it is a file, not a folder"},
    "reasons.not_folder": {
        "cy": "ffeil, nid ffolder, yw rhan o’r llwybr",
        "en": "part of the path is a file, not a folder",
    },
    "reasons.forbidden": {
        "cy": "does gennych chi ddim hawl i wneud hynny",
        "en": "you are not allowed to do that",
    },
    "reasons.read_only": {
        "cy": "ni ellir ysgrifennu i’r ddisg, dim ond ei darllen",
        "en": "the disk can only be read, not written",
    },
    "reasons.full": {"cy": "mae’r ddisg yn llawn", "en": "the disk is full"},
    "reasons.address_in_use": {
        "cy": "mae rhaglen arall yn defnyddio’r cyfeiriad hwnnw",
        "en": "another program is using that address",
    },
    "reasons.address_elsewhere": {
        "cy": "nid un o gyfeiriadau’r peiriant hwn yw hwnnw",
        "en": "that is not one of this machine’s addresses",
    },
    "reasons.no_address": {
        "cy": "nid oes cyfeiriad o’r enw hwnnw",
        "en": "there is no address of that name",
    },
    "reasons.exists": {
        "cy": "mae rhywbeth o’r enw hwnnw yno eisoes",
        "en": "something of that name is there already",
    },
    "reasons.not_empty": {"cy": "nid yw’r ffolder yn wag", "en": "the folder is not empty"},
    "reasons.long_name": {"cy": "mae’r enw’n rhy hir", "en": "the name is too long"},
    "reasons.loop": {
        "cy": "mae’r dolenni’n arwain mewn cylch",
        "en": "the links lead round in a circle",
    },
    "reasons.device_failed": {
        "cy": "methodd y ddisg neu’r ddyfais",
        "en": "the disk or the device failed",
    },
    "reasons.no_device": {"cy": "nid yw’r ddyfais yno", "en": "the device is not there"},
    "reasons.too_many_open": {
        "cy": "mae gormod o ffeiliau ar agor",
        "en": "too many files are open",
    },
    "reasons.no_memory": {"cy": "does dim digon o gof", "en": "there is not enough memory"},
    "reasons.not_program": {
        "cy": "nid rhaglen y gall y peiriant hwn ei rhedeg yw hi",
        "en": "it is not a program that this machine can run",
    },
    "reasons.refused": {
        "cy": "gwrthodwyd y cysylltiad",
        "en": "the connection was refused",
    },
    "reasons.broke_off": {
        "cy": "torrwyd y cysylltiad gan y pen arall",
        "en": "the other end broke off the connection",
    },
    "reasons.too_late": {"cy": "ni ddaeth ateb mewn pryd", "en": "no answer came in time"},
    "reasons.unreachable": {
        "cy": "ni ellir cyrraedd y peiriant hwnnw",
        "en": "that machine cannot be reached",
    },
    "reasons.certificate": {
        "cy": "nid yw’r dystysgrif neu’r allwedd yn iawn ({words})",
        "en": "the certificate or the key is not right ({words})",
    },
    "reasons.not_utf8": {
        "cy": "nid testun UTF-8 yw hi, ar linell {line}",
        "en": "it is not UTF-8 text, on line {line}",
    },
    "reasons.syntax": {
        "cy": "gwall ysgrifennu ar linell {line}, colofn {column} ({words})",
        "en": "written wrongly on line {line}, column {column} ({words})",
    },
    "reasons.syntax_at_end": {
        "cy": "gwall ysgrifennu ar ddiwedd y ffeil ({words})",
        "en": "written wrongly at the end of the file ({words})",
    },
    "reasons.no_database": {
        "cy": "nid cronfa ddata SQLite yw hi",
        "en": "it is not an SQLite database",
    },
    "reasons.corrupt": {
        "cy": "nid yw ei chynnwys yn gyson",
        "en": "its contents are not consistent",
    },
    "reasons.not_writable": {
        "cy": "gellir ei darllen, ond nid ysgrifennu iddi",
        "en": "it can be read, but not written",
    },
    "reasons.not_opened": {"cy": "ni ellir ei hagor", "en": "it cannot be opened"},
    "reasons.in_use": {
        "cy": "mae rhaglen arall yn ei defnyddio",
        "en": "another program is using it",
    },
}
