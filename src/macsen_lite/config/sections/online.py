"""What may be fetched from the internet, by whom and from where; and what stands in for it."""

from __future__ import annotations

from collections.abc import Mapping

from macsen_lite.config.checks import (
    maybe_web_address,
    minutes,
    page_address,
    page_of_number,
    web_address,
)
from macsen_lite.config.setting import ConfigValue, Setting
from macsen_lite.messages import message

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


def _feeds(value: ConfigValue) -> str:
    if not isinstance(value, dict) or not set(value) <= set(NEWS_FEEDS):
        return message("config.want_subjects", subjects=", ".join(NEWS_FEEDS))
    # No address: that subject is not to be read at all.
    return next((fault for v in value.values() if v and (fault := web_address(v))), "")


ONLINE: tuple[Setting, ...] = (
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
        cy="A gaiff Wicipedia ei ddarllen ar y rhyngrwyd, pan fydd hwnnw ymlaen.",
        en="Whether Wikipedia may be read on the internet, when that is on.",
    ),
    Setting(
        "tywydd.cyfeiriad",
        "https://api.open-meteo.com/v1/forecast",
        cy="O ble daw’r rhagolygon: Open-Meteo, neu weinydd arall sy’n ateb fel hwnnw.",
        en="Where forecasts come from: Open-Meteo, or another server that answers as it does.",
        check=web_address,
    ),
    Setting(
        "tywydd.oed",
        30,
        cy="Am faint o funudau y cedwir rhagolygon cyn gofyn am rai newydd.",
        en="For how many minutes forecasts are kept before new ones are asked for.",
        check=minutes,
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
        check=minutes,
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
        check=web_address,
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
        check=maybe_web_address,
    ),
    Setting(
        "clic.rhaglen",
        "https://www.s4c.cymru/clic/programme/{rhif}",
        cy="Cyfeiriad tudalen rhaglen, â {rhif} lle mae’r rhif.",
        en="The address of a programme’s page, with {rhif} for its number.",
        check=page_of_number,
    ),
    Setting(
        "clic.cyfeiriad",
        "https://www.s4c.cymru/clic/",
        cy="Beth a agorir pan na ellir chwilio; gall {teitl} fod ynddo, fel yn "
        "https://www.bbc.co.uk/iplayer/search?q={teitl}.",
        en="What is opened when nothing can be looked for; it may hold {teitl}, as in "
        "https://www.bbc.co.uk/iplayer/search?q={teitl}.",
        check=page_address,
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
)
