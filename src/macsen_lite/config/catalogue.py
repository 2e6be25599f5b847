"""Every setting there is, in the order in which they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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


def _page_address(value: ConfigValue) -> str:
    return _web_address(re.sub(r"\{\w+\}", "x", str(value)))


def _page_of_number(value: ConfigValue) -> str:
    return _page_address(value) if "{rhif}" in str(value) else message("config.want_number_place")


def _maybe_web_address(value: ConfigValue) -> str:
    return _web_address(value) if str(value).strip() else ""


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


def _seconds(lowest: float, highest: float) -> Callable[[ConfigValue], str]:
    def check(value: ConfigValue) -> str:
        is_fine = isinstance(value, int | float) and lowest <= value <= highest
        return "" if is_fine else message("config.want_seconds", low=lowest, high=highest)

    return check


def _between(lowest: int, highest: int) -> Callable[[ConfigValue], str]:
    def check(value: ConfigValue) -> str:
        is_fine = isinstance(value, int) and lowest <= value <= highest
        return "" if is_fine else message("config.want_between", low=lowest, high=highest)

    return check


def _from_to(lowest: float, highest: float) -> Callable[[ConfigValue], str]:
    def check(value: ConfigValue) -> str:
        is_fine = isinstance(value, int | float) and lowest <= value <= highest
        return "" if is_fine else message("config.want_from_to", low=lowest, high=highest)

    return check


def _as_the_model(highest: float) -> Callable[[ConfigValue], str]:
    def check(value: ConfigValue) -> str:
        is_fine = isinstance(value, int | float) and (value == -1 or 0 <= value <= highest)
        return "" if is_fine else message("config.want_or_model", high=highest)

    return check


def _gpio_pin(value: ConfigValue) -> str:
    is_fine = isinstance(value, int) and 0 <= value <= 27
    return "" if is_fine else message("config.want_pin")


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
        "llais.peiriant",
        "auto",
        cy="Beth sy’n siarad: llais niwral (niwral), espeak, pyttsx3, neu’r gorau sydd ar gael "
        "(auto).",
        en="What speaks: a neural voice (niwral), espeak, pyttsx3, or the best there is (auto).",
        choices=("auto", "niwral", "espeak", "pyttsx3"),
    ),
    Setting(
        "llais.ffeil",
        "",
        cy="Ffeil .onnx llais niwral, a’i .onnx.json wrth ei hymyl.",
        en="The .onnx file of a neural voice, with its .onnx.json beside it.",
    ),
    Setting(
        "llais.siaradwr",
        "",
        cy="Enw neu rif un o siaradwyr y llais niwral; y cyntaf os yw’n wag.",
        en="Name or number of one of the neural voice’s speakers; the first when empty.",
    ),
    Setting(
        "llais.seinydd",
        "",
        cy="Rhan o enw’r seinydd; yr un arferol os yw’n wag. I’w gweld: macsen-lite devices.",
        en="Part of the loudspeaker’s name; the usual one when empty. To see them: macsen-lite "
        "devices.",
    ),
    Setting(
        "arddweud.model",
        "",
        cy="Y model Vosk sy’n ysgrifennu lleferydd rhydd; yr un Cymraeg mwyaf os yw’n wag.",
        en="The Vosk model that writes down open speech; the largest Welsh one when empty.",
    ),
    Setting(
        "gwrando.modd",
        "gair",
        cy="Beth sy’n gwneud iddo wrando: y gair “Macsen” (gair), bysell neu fotwm (botwm), neu "
        "bopeth a ddywedir (agored).",
        en="What makes it listen: the word “Macsen” (gair), a key or a button (botwm), or all that "
        "is said (agored).",
        choices=("gair", "botwm", "agored"),
    ),
    Setting(
        "gwrando.trothwy",
        "arferol",
        cy="Pa mor glir y mae’n rhaid dweud “Macsen”: uchel (mae’n deffro ar gam leiaf), arferol, "
        "neu isel (mae’n colli’r gair leiaf).",
        en="How clearly “Macsen” has to be said: uchel (high: it wakes by mistake least), arferol "
        "(normal), or isel (low: it misses the word least).",
        choices=("uchel", "arferol", "isel"),
    ),
    Setting(
        "gwrando.clychau",
        True,
        cy="A glywir seiniau bach: wedi deffro, wedi clywed, heb ddeall, gwall.",
        en="Whether small sounds are heard: awake, heard, not understood, error.",
    ),
    Setting(
        "gwrando.saib",
        0.6,
        cy="Sawl eiliad o dawelwch sydd ar ôl y gair olaf: 0.3 i 3. Mwy os ydych chi’n siarad yn "
        "araf.",
        en="How many seconds of silence come after the last word: 0.3 to 3. More if you speak "
        "slowly.",
        check=_seconds(0.3, 3),
    ),
    Setting(
        "gwrando.saib_byr",
        0.35,
        cy="Yr un peth ar ôl brawddeg na all dim ddod ar ei hôl: 0.2 i 3.",
        en="The same after a sentence that nothing can follow: 0.2 to 3.",
        check=_seconds(0.2, 3),
    ),
    Setting(
        "gwrando.hwyaf",
        15.0,
        cy="Am faint o eiliadau y gellir siarad ar y tro: 3 i 60.",
        en="For how many seconds one may speak at a time: 3 to 60.",
        check=_seconds(3, 60),
    ),
    Setting(
        "gwrando.parhau",
        5.0,
        cy="Am faint o eiliadau ar ôl ateb y gellir gofyn eto heb ddweud “Macsen”: 0 i 60.",
        en="For how many seconds after an answer one may ask again without saying “Macsen”: 0 to "
        "60.",
        check=_seconds(0, 60),
    ),
    Setting(
        "gwrando.meicroffon",
        "",
        cy="Rhan o enw’r meicroffon; yr un arferol os yw’n wag. I’w gweld: macsen-lite devices.",
        en="Part of the microphone’s name; the usual one when empty. To see them: macsen-lite "
        "devices.",
    ),
    Setting(
        "gwrando.botwm",
        0,
        cy="Rhif GPIO (BCM) botwm ar Raspberry Pi, rhwng y pin a’r ddaear; 0 heb fotwm.",
        en="GPIO number (BCM) of a button on a Raspberry Pi, between the pin and ground; 0 without "
        "one.",
        check=_gpio_pin,
    ),
    Setting(
        "clyw.pris_llenwi",
        -1.0,
        cy="Cost pob sain nad yw yn y brawddegau (nats): mae un uwch yn derbyn mwy, o bopeth; −1: "
        "fel y mae’r model. O’r cychwyn nesaf ymlaen; fixtures tune sy’n ei bennu.",
        en="What each sound outside the sentences costs (nats): a higher one accepts more, of "
        "everything; −1: as the model has it. From the next start on; fixtures tune fits it.",
        check=_as_the_model(99),
    ),
    Setting(
        "clyw.hyder",
        -1.0,
        cy="Yr hyder lleiaf sy’n cyfrif fel clywed, o 0 i 1; −1: fel y mae’r model. O’r cychwyn "
        "nesaf ymlaen.",
        en="The least confidence that counts as heard, from 0 to 1; −1: as the model has it. From "
        "the next start on.",
        check=_as_the_model(1),
    ),
    Setting(
        "deall.derbyn",
        0.86,
        cy="Pa mor debyg i frawddeg y mae’n rhaid i eiriau fod i’w derbyn heb ofyn, o 0 i 1.",
        en="How like a sentence words must be to be taken up without asking, from 0 to 1.",
        check=_from_to(0, 1),
    ),
    Setting(
        "deall.derbyn_un",
        0.72,
        cy="Yr un peth pan nad oes ond un gair o’i le, ar goll neu dros ben.",
        en="The same where only one word is wrong, missing or too many.",
        check=_from_to(0, 1),
    ),
    Setting(
        "deall.gofyn",
        0.72,
        cy="Pa mor debyg y mae’n rhaid i eiriau fod i ofyn ai dyna oedd dan sylw, o 0 i 1.",
        en="How like a sentence words must be for one to ask whether it was meant, from 0 to 1.",
        check=_from_to(0, 1),
    ),
    Setting(
        "deall.bwlch",
        1.5,
        cy="Faint yn nes na’r bwriad nesaf y mae’n rhaid iddo fod, mewn llythrennau.",
        en="How much nearer than the next intent it must be, in letters.",
        check=_from_to(0, 20),
    ),
    Setting(
        "deall.coll",
        7.0,
        cy="Y mwyaf a all fod ar goll o’r geiriau sy’n cario ystyr, mewn llythrennau.",
        en="The most that may be missing of the words that carry meaning, in letters.",
        check=_from_to(0, 50),
    ),
    Setting(
        "deall.tu_allan",
        0,
        cy="Y nifer mwyaf o eiriau a all fod dros ben ar y ddau ben.",
        en="The most words that may be left over at the edges.",
        check=_from_to(0, 10),
    ),
    Setting(
        "deall.tu_mewn",
        1,
        cy="Y nifer mwyaf o eiriau a all fod dros ben y tu mewn.",
        en="The most words that may be left over inside.",
        check=_from_to(0, 10),
    ),
    Setting(
        "deall.newid",
        0.25,
        cy="Pa gyfran o lythrennau gair sy’n cario ystyr a all fod yn wahanol, o 0 i 1.",
        en="What share of the letters of a word that carries meaning may differ, from 0 to 1.",
        check=_from_to(0, 1),
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
        "golau.tystysgrif",
        "",
        cy="Ffeil (PEM) y dystysgrif sy’n ategu’r brocer MQTT; y rhai y mae’r system yn eu derbyn "
        "os yw’n wag.",
        en="The file (PEM) of the certificate that vouches for the MQTT broker; those that the "
        "system trusts when empty.",
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
    Setting(
        "ar_lein.clic",
        True,
        cy="A gaiff rhaglenni S4C Clic eu hagor yn y porwr, pan fydd y rhyngrwyd ymlaen.",
        en="Whether programmes of S4C Clic may be opened in the browser, when that is on.",
    ),
    Setting(
        "clic.chwilio",
        "https://www.s4c.cymru/df/search",
        cy="Ble y chwilir am rif rhaglen wrth ei theitl; dim chwilio os yw’n wag, dim ond agor "
        "clic.cyfeiriad.",
        en="Where a programme’s number is looked for by its title; when empty nothing is looked "
        "for, and clic.cyfeiriad is opened.",
        check=_maybe_web_address,
    ),
    Setting(
        "clic.rhaglen",
        "https://www.s4c.cymru/clic/programme/{rhif}",
        cy="Cyfeiriad tudalen rhaglen, â {rhif} lle mae’r rhif.",
        en="The address of a programme’s page, with {rhif} for its number.",
        check=_page_of_number,
    ),
    Setting(
        "clic.cyfeiriad",
        "https://www.s4c.cymru/clic/",
        cy="Beth a agorir pan na ellir chwilio; gall {teitl} fod ynddo, fel yn "
        "https://www.bbc.co.uk/iplayer/search?q={teitl}.",
        en="What is opened when nothing can be looked for; it may hold {teitl}, as in "
        "https://www.bbc.co.uk/iplayer/search?q={teitl}.",
        check=_page_address,
    ),
    Setting(
        "clic.rhaglenni",
        "",
        cy="Ffeil YAML eich rhaglenni; rhaglenni.yaml wrth ymyl y gosodiadau os yw’n wag.",
        en="The YAML file of your programmes; rhaglenni.yaml beside the settings when empty.",
    ),
    Setting(
        "wicipedia.zim",
        "",
        cy="Ffeil ZIM o’r Wicipedia Cymraeg, i’w darllen heb y rhyngrwyd; o library.kiwix.org, er "
        "enghraifft.",
        en="A ZIM file of the Welsh Wikipedia, to be read without the internet; from "
        "library.kiwix.org, for example.",
    ),
    Setting(
        "wicipedia.pynciau",
        "",
        cy="Ffeil â theitlau rydych chi am ofyn amdanyn nhw ar lafar, un ar bob llinell; "
        "pynciau.txt wrth ymyl y gosodiadau os yw’n wag.",
        en="A file of titles that you want to ask about by voice, one on a line; pynciau.txt "
        "beside the settings when empty.",
    ),
    Setting(
        "preifatrwydd.cadw_camglywed",
        False,
        cy="A gedwir, ar y peiriant hwn yn unig, sain a geiriau troeon a gamglywyd. I’w gweld: "
        "macsen-lite misheard list.",
        en="Whether the sound and the words of turns that were misheard are kept, on this machine "
        "only. To see them: macsen-lite misheard list.",
    ),
    Setting(
        "preifatrwydd.camglywed_dyddiau",
        30,
        cy="Am faint o ddyddiau y cedwir y troeon hynny: 1 i 365.",
        en="For how many days those turns are kept: 1 to 365.",
        check=_between(1, 365),
    ),
    Setting(
        "preifatrwydd.camglywed_maint",
        50,
        cy="Faint o le a gânt ar y ddisg, mewn megabeitiau: 1 i 10000. Aiff yr hynaf yn gyntaf.",
        en="How much room they may take on the disk, in megabytes: 1 to 10000. The oldest go "
        "first.",
        check=_between(1, 10_000),
    ),
)
