"""Every setting there is, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from macsen_lite.config.setting import ConfigValue, Setting
from macsen_lite.messages import message


def _zone(value: ConfigValue) -> str:
    try:
        ZoneInfo(str(value))
    except (KeyError, ValueError, OSError):
        return message("config.unknown_zone")
    return ""


def _not_negative(value: ConfigValue) -> str:
    is_fine = isinstance(value, int | float) and value >= 0
    return "" if is_fine else message("config.want_not_negative")


def _above_nothing(value: ConfigValue) -> str:
    is_fine = isinstance(value, int | float) and 0 < value <= 24 * 60
    return "" if is_fine else message("config.want_minutes")


def _web_address(value: ConfigValue) -> str:
    try:
        parts = urlsplit(str(value))
        is_fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # such as an unclosed bracket
        is_fine = False
    return "" if is_fine else message("config.want_address")


def _port(value: ConfigValue) -> str:
    is_fine = isinstance(value, int) and 0 < value < 1 << 16
    return "" if is_fine else message("config.want_port")


def _feeds(value: ConfigValue) -> str:
    if not isinstance(value, dict) or not set(value) <= set(NEWS_FEEDS):
        return message("config.want_subjects", subjects=", ".join(NEWS_FEEDS))
    # No address: that subject is not to be read at all.
    return next((fault for v in value.values() if v and (fault := _web_address(v))), "")


_GOLWG = "https://golwg360.cymru"
NEWS_FEEDS: Mapping[str, str] = {
    "cyffredinol": "https://feeds.bbci.co.uk/cymrufyw/rss.xml",
    "cymru": f"{_GOLWG}/newyddion/cymru/ffrwd",
    "prydain": f"{_GOLWG}/newyddion/prydain/ffrwd",
    "byd": f"{_GOLWG}/newyddion/rhyngwladol/ffrwd",
    "gwleidyddiaeth": f"{_GOLWG}/newyddion/gwleidyddiaeth/ffrwd",
    "busnes": f"{_GOLWG}/newyddion/busnes/ffrwd",
    "iechyd": f"{_GOLWG}/newyddion/iechyd/ffrwd",
    "addysg": f"{_GOLWG}/newyddion/addysg/ffrwd",
    "celf": f"{_GOLWG}/celfyddydau/ffrwd",
    "chwaraeon": f"{_GOLWG}/chwaraeon/ffrwd",
    "pel_droed": f"{_GOLWG}/chwaraeon/pel-droed/ffrwd",
    "rygbi": f"{_GOLWG}/chwaraeon/rygbi/ffrwd",
}
"""Feeds in Welsh by subject: BBC Cymru Fyw, and Golwg360, whose feeds are its pages' addresses with
/ffrwd after them."""


def _rate(value: ConfigValue) -> str:
    is_fine = isinstance(value, int) and 80 <= value <= 450
    return "" if is_fine else message("config.want_rate")


def _percent(value: ConfigValue) -> str:
    is_fine = isinstance(value, int) and 0 <= value <= 100
    return "" if is_fine else message("config.want_percent")


CATALOGUE: tuple[Setting, ...] = (
    Setting(
        "cyffredinol.lle",
        "Caerdydd",
        cy="Y dref neu’r pentref lle rydych chi’n byw: ar gyfer y tywydd.",
        en="The town or village where you live: for the weather.",
    ),
    Setting(
        "cyffredinol.cylchfa",
        "Europe/London",
        cy="Y gylchfa amser, fel yng nghronfa ddata IANA.",
        en="The time zone, as the IANA database names it.",
        check=_zone,
    ),
    Setting(
        "cyffredinol.cywair",
        "chi",
        cy="Sut i’ch cyfarch chi.",
        en="How to address you: chi is polite, ti is familiar.",
        choices=("chi", "ti"),
    ),
    Setting(
        "sgwrs.cof",
        60,
        cy="Am faint o eiliadau y cofir sgwrs: cwestiwn heb ei ateb, neu “ac yfory?” wedi ateb.",
        en="For how many seconds a conversation is remembered: a question that waits for its "
        "answer, or “and tomorrow?” after an answer.",
        check=_not_negative,
    ),
    Setting(
        "llais.cyfradd",
        160,
        cy="Pa mor gyflym y mae’r llais yn siarad, mewn geiriau y funud: 80 i 450.",
        en="How fast the voice speaks, in words a minute: 80 to 450.",
        check=_rate,
    ),
    Setting(
        "llais.lefel",
        100,
        cy="Pa mor uchel y mae’r llais yn siarad, o 0 i 100.",
        en="How loud the voice speaks, from 0 to 100.",
        check=_percent,
    ),
    Setting(
        "larwm.canu",
        10,
        cy="Am faint o funudau y mae larwm neu amserydd yn canu os nad oes neb yn ei stopio.",
        en="For how many minutes an alarm or a timer rings when nobody stops it.",
        check=_above_nothing,
    ),
    Setting(
        "larwm.cysgu",
        10,
        cy="Faint o funudau o gwsg sydd i’w cael pan na ddywedwch chi faint.",
        en="How many minutes more of sleep there are when you do not say how many.",
        check=_above_nothing,
    ),
    Setting(
        "golau.ffeil",
        "",
        cy="Y ffeil YAML sy’n rhestru’r goleuadau; golau.yaml wrth ymyl y gosodiadau os yw’n wag.",
        en="The YAML file that lists the lights; golau.yaml beside the settings when empty.",
    ),
    Setting(
        "golau.yma",
        "",
        cy="Yr ystafell lle mae’r cynorthwyydd: ei golau hi sydd dan sylw os na ddywedwch pa un.",
        en="The room where the assistant is: its light is meant when you do not say which.",
    ),
    Setting(
        "golau.mqtt",
        "",
        cy="Enw neu gyfeiriad y brocer MQTT yn y tŷ. Rhowch y cyfrinair yn MACSEN_GOLAU_MQTT.",
        en="Name or address of the MQTT broker in the house. Its password goes into "
        "MACSEN_GOLAU_MQTT.",
    ),
    Setting(
        "golau.porth",
        1883,
        cy="Porth y brocer MQTT; 8883 fel arfer gyda TLS.",
        en="Port of the MQTT broker; usually 8883 with TLS.",
        check=_port,
    ),
    Setting(
        "golau.defnyddiwr",
        "",
        cy="Enw’r defnyddiwr i’r brocer MQTT, os oes angen un.",
        en="User name for the MQTT broker, if it needs one.",
    ),
    Setting(
        "golau.tls",
        False,
        cy="A yw’r cysylltiad â’r brocer MQTT wedi’i amgryptio (TLS).",
        en="Whether the connection to the MQTT broker is encrypted (TLS).",
    ),
    Setting(
        "golau.home_assistant",
        "",
        cy="Cyfeiriad Home Assistant, fel http://homeassistant.local:8123. Rhowch y tocyn yn "
        "MACSEN_GOLAU_HOME_ASSISTANT.",
        en="Address of Home Assistant, such as http://homeassistant.local:8123. Its token goes "
        "into MACSEN_GOLAU_HOME_ASSISTANT.",
    ),
    Setting(
        "cerddoriaeth.ffolder",
        "",
        cy="Ffolder eich cerddoriaeth.",
        en="The folder of your music.",
    ),
    Setting(
        "cerddoriaeth.gorsafoedd",
        "",
        cy="Ffeil YAML eich gorsafoedd radio; gorsafoedd.yaml wrth ymyl y gosodiadau os yw’n wag.",
        en="The YAML file of your radio stations; gorsafoedd.yaml beside the settings when empty.",
    ),
    Setting(
        "biniau.ffeil",
        "",
        cy="Ffeil â dyddiau’r biniau: calendr y cyngor (.ics), neu restr fach mewn YAML.",
        en="A file with the days of the bins: the council’s calendar (.ics), or a small YAML list.",
    ),
    Setting(
        "ar_lein.ymlaen",
        False,
        cy="A gaiff sgiliau ddefnyddio’r rhyngrwyd o gwbl.",
        en="Whether skills may use the internet at all.",
    ),
    Setting(
        "ar_lein.tywydd",
        True,
        cy="A gaiff y tywydd ei nôl o’r rhyngrwyd, pan fydd hwnnw ymlaen.",
        en="Whether the weather may be fetched from the internet, when that is on.",
    ),
    Setting(
        "ar_lein.newyddion",
        True,
        cy="A gaiff y newyddion eu nôl o’r rhyngrwyd, pan fydd hwnnw ymlaen.",
        en="Whether the news may be fetched from the internet, when that is on.",
    ),
    Setting(
        "ar_lein.wicipedia",
        True,
        cy="A gaiff Wicipedia ei darllen ar y rhyngrwyd, pan fydd hwnnw ymlaen.",
        en="Whether Wikipedia may be read on the internet, when that is on.",
    ),
    Setting(
        "tywydd.cyfeiriad",
        "https://api.open-meteo.com/v1/forecast",
        cy="O ble daw’r rhagolygon: Open-Meteo, neu weinydd arall sy’n ateb fel hwnnw.",
        en="Where forecasts come from: Open-Meteo, or another server that answers as it does.",
        check=_web_address,
    ),
    Setting(
        "tywydd.oed",
        30,
        cy="Am faint o funudau y cedwir rhagolygon cyn gofyn am rai newydd.",
        en="For how many minutes forecasts are kept before new ones are asked for.",
        check=_above_nothing,
    ),
    Setting(
        "newyddion.ffynonellau",
        dict(NEWS_FEEDS),
        cy="Ffrydiau newyddion Cymraeg (RSS neu Atom) yn ôl pwnc; mae’r pynciau nad ydych chi’n "
        "eu henwi yn aros fel y maen nhw.",
        en="Welsh news feeds (RSS or Atom) by subject; subjects that you do not name stay as they "
        "are.",
        check=_feeds,
    ),
    Setting(
        "newyddion.nifer",
        5,
        cy="Faint o benawdau i’w darllen ar y tro.",
        en="How many headlines to read at a time.",
        choices=tuple(range(1, 11)),
    ),
    Setting(
        "newyddion.oed",
        15,
        cy="Am faint o funudau y cedwir penawdau cyn gofyn am rai newydd.",
        en="For how many minutes headlines are kept before new ones are asked for.",
        check=_above_nothing,
    ),
    Setting(
        "geiriadur.ffolder",
        "/usr/share/dictd",
        cy="Y ffolder lle mae geiriadur mwy FreeDict, os yw wedi’i osod.",
        en="The folder of FreeDict’s larger dictionary, if it is installed.",
    ),
    Setting(
        "ar_lein.cerddoriaeth",
        True,
        cy="A gaiff radio ddod o’r rhyngrwyd, pan fydd ar_lein.ymlaen.",
        en="Whether radio may come from the internet, when ar_lein.ymlaen is on.",
    ),
    Setting(
        "wicipedia.cyfeiriad",
        "https://cy.wikipedia.org",
        cy="Pa wici i’w ddarllen: y Wicipedia Cymraeg, neu un arall sy’n ateb fel hwnnw.",
        en="Which wiki to read: the Welsh Wikipedia, or another that answers as it does.",
        check=_web_address,
    ),
)
