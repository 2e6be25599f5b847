"""What skills say to whoever looks after the assistant (their answers are in YAML)."""

CATALOGUE: dict[str, dict[str, str]] = {
    "skills.unknown_zone": {
        "cy": "Does dim cylchfa amser o’r enw “{zone}”.",
        "en": "There is no time zone called “{zone}”.",
    },
    "skills.unknown_zone.hint": {
        "cy": "Cywirwch y gwerth yn {path}, er enghraifft Europe/London.",
        "en": "Mend the value in {path}, for example Europe/London.",
    },
    "skills.handler_failed": {
        "cy": "Methwyd llwytho cod y sgìl {skill} ({code}): {reason}",
        "en": "The code of the skill {skill} ({code}) could not be loaded: {reason}",
    },
    "skills.handler_failed.hint": {
        "cy": "Cywirwch y pecyn {package}, neu tynnwch ef: pip uninstall {package}",
        "en": "Mend the package {package}, or remove it: pip uninstall {package}",
    },
    "skills.two_handlers": {
        "cy": "Mae dau becyn yn cynnig cod i’r sgìl {skill}: {one} a {two}.",
        "en": "Two packages bring code for the skill {skill}: {one} and {two}.",
    },
    "skills.two_handlers.hint": {
        "cy": "Tynnwch un ohonyn nhw â pip uninstall.",
        "en": "Remove one of them with pip uninstall.",
    },
    "skills.no_control": {
        "cy": "Does dim byd yn siarad yma, felly does dim sain i’w newid.",
        "en": "Nothing speaks here whose sound could be changed.",
    },
    # How to switch on what is off: after “rhaid”, in an answer
    "skills.off.button": {
        "cy": "mynd i’r dudalen {page} a phwyso’r botwm {button}",
        "en": "go to the page {page} and press the button {button}",
    },
    "skills.off.switch": {
        "cy": "mynd i’r dudalen {page} a throi’r switsh {name} o dan {section}",
        "en": "go to the page {page} and turn the switch {name} under {section}",
    },
    "skills.off.typed": {
        "cy": "agor y gosodiadau â {command}, a rhoi true wrth {name}, o dan {section}",
        "en": "open the settings with {command}, and set {name} to true under {section}",
    },
    "skills.off.spoken": {
        "cy": "newid hynny yn y gosodiadau ar y cyfrifiadur, o dan {section}",
        "en": "change that in the settings on the computer, under {section}",
    },
}
