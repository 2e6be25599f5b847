"""Words of ``macsen-lite wyoming``, at the terminal and to the programs that connect to it."""

CATALOGUE: dict[str, dict[str, str]] = {
    "wyoming.option.uri": {
        "cy": "Ble i wrando: tcp://127.0.0.1:10400 fel arfer, neu tcp://0.0.0.0:10400 gyda --lan. "
        "Porth 0 am unrhyw un sy’n rhydd.",
        "en": "Where to listen: usually tcp://127.0.0.1:10400, and tcp://0.0.0.0:10400 with --lan. "
        "Port 0 for any that is free.",
    },
    "wyoming.option.lan": {
        "cy": "Gadael i beiriannau eraill ar y rhwydwaith gysylltu, heb gyfrinair o fath yn y byd.",
        "en": "Let other machines on the network connect, without a password of any kind.",
    },
    "wyoming.option.announce": {
        "cy": "Gyda --lan: dweud wrth y rhwydwaith ble mae’r gwasanaeth, er mwyn i Home Assistant "
        "ddod o hyd iddo (rhaid wrth y pecyn ychwanegol rhwydwaith).",
        "en": "With --lan: tell the network where the service is, so that Home Assistant finds it "
        "(this takes the extra rhwydwaith).",
    },
    "wyoming.no_zeroconf": {
        "cy": "Ni fydd Home Assistant yn dod o hyd iddo ohono’i hun: rhowch y cyfeiriad uchod "
        "iddo, neu gosodwch macsen-lite[rhwydwaith].",
        "en": "Home Assistant will not find it by itself: give it the address above, or install "
        "macsen-lite[rhwydwaith].",
    },
    "wyoming.not_announced": {
        "cy": "Ni ellir dweud wrth y rhwydwaith ble mae’r gwasanaeth ({reason}): rhowch ei "
        "gyfeiriad i Home Assistant.",
        "en": "The network cannot be told where the service is ({reason}): give Home Assistant its "
        "address.",
    },
    "wyoming.option.wake": {
        "cy": "Cynnig clywed y gair “Macsen” hefyd.",
        "en": "Offer to hear the word “Macsen” as well.",
    },
    "wyoming.option.bell": {
        "cy": "Canu larymau o’r peiriant hwn.",
        "en": "Ring alarms from this machine.",
    },
    "wyoming.address": {
        "cy": "Mae gwasanaeth Wyoming Macsen yn {uri}",
        "en": "Macsen’s Wyoming service is at {uri}",
    },
    "wyoming.end": {"cy": "Ctrl-C i orffen.", "en": "Ctrl-C to end."},
    "wyoming.is_open": {
        "cy": "Nid oes gan Wyoming gyfrinair: gall unrhyw un ar y rhwydwaith ofyn i Macsen am "
        "bopeth y gallwch chi. Gadewch ef yn agored ar rwydwaith y cartref yn unig.",
        "en": "Wyoming has no password: anyone on the network can ask Macsen for all that you can. "
        "Only open it on a home network.",
    },
    "wyoming.needs_lan": {
        "cy": "Byddai {host} yn agored i beiriannau eraill.",
        "en": "{host} would be open to other machines.",
    },
    "wyoming.needs_lan.hint": {
        "cy": "Os mai dyna’ch dymuniad, ychwanegwch --lan.",
        "en": "If that is what you want, add --lan.",
    },
    "wyoming.bad_uri": {
        "cy": "Nid yw {uri!r} yn gyfeiriad y gellir gwrando arno.",
        "en": "{uri!r} is not an address to listen at.",
    },
    "wyoming.bad_uri.hint": {
        "cy": "Er enghraifft: --uri tcp://127.0.0.1:10400",
        "en": "For example: --uri tcp://127.0.0.1:10400",
    },
    "wyoming.port_in_use": {
        "cy": "Mae rhaglen arall eisoes yn gwrando ar {uri}.",
        "en": "Another program is already listening at {uri}.",
    },
    "wyoming.port_in_use.hint": {
        "cy": "Ai macsen-lite wyoming arall yw hi? Fel arall dewiswch borth arall: --uri {other}",
        "en": "Is it another macsen-lite wyoming? Otherwise choose another port: --uri {other}",
    },
    "wyoming.cannot_listen": {
        "cy": "Ni ellir gwrando ar {uri}: {reason}",
        "en": "Cannot listen at {uri}: {reason}",
    },
    "wyoming.cannot_listen.hint": {
        "cy": "Rhaid i’r cyfeiriad fod yn un o rai’r peiriant hwn, a’r porth yn uwch na 1023.",
        "en": "The address has to be one of this machine’s, and the port above 1023.",
    },
    "wyoming.no_event": {
        "cy": "Nid digwyddiad Wyoming yw’r hyn a ddaeth.",
        "en": "What came is not a Wyoming event.",
    },
    "wyoming.slow_event": {
        "cy": "Ni ddaeth gweddill y digwyddiad o fewn {seconds:g} eiliad.",
        "en": "The rest of the event did not come within {seconds:g} seconds.",
    },
    "wyoming.no_sound": {
        "cy": "Ni ddaeth rhagor o sain o fewn {seconds:g} eiliad, na diwedd arni.",
        "en": "No more sound came within {seconds:g} seconds, nor an end to it.",
    },
    "wyoming.too_large": {
        "cy": "Mae {name} y digwyddiad yn fwy na’r {most} a ganiateir.",
        "en": "The event’s {name} is larger than the {most} allowed.",
    },
    "wyoming.bad_format": {
        "cy": "Ni ellir clywed sain o’r math hwn: {rate} Hz, {width} beit, {channels} sianel.",
        "en": "Sound of this kind cannot be heard: {rate} Hz, {width} bytes, {channels} channels.",
    },
    "wyoming.bad_format.hint": {
        "cy": "Anfonwch PCM o 4000 i 384000 Hz, gydag 1 i 4 beit i bob sampl.",
        "en": "Send PCM of 4000 to 384000 Hz, with 1 to 4 bytes in a sample.",
    },
    "wyoming.other_format": {
        "cy": "Newidiodd math y sain ar ganol y ffrwd.",
        "en": "The kind of sound changed in mid-stream.",
    },
    "wyoming.no_wake": {
        "cy": "Nid yw’r gwasanaeth hwn yn gwrando am air deffro.",
        "en": "This service does not listen for a wake word.",
    },
    "wyoming.no_wake.hint": {
        "cy": "Cychwynnwch ef heb --no-wake.",
        "en": "Start it without --no-wake.",
    },
    "wyoming.unknown_wake": {
        "cy": "Mae {client} yn gofyn am air deffro nad yw’r gwasanaeth yn ei adnabod; {known} yw’r "
        "unig un.",
        "en": "{client} asks for a wake word that the service does not know; the only one is "
        "{known}.",
    },
    "wyoming.unknown_voice": {
        "cy": "Nid oes llais o’r enw {name!r}.",
        "en": "There is no voice called {name!r}.",
    },
    "wyoming.unknown_voice.hint": {
        "cy": "Y lleisiau: {known}",
        "en": "The voices: {known}",
    },
    "wyoming.refused": {
        "cy": "Datgysylltwyd {client}: {reason}",
        "en": "{client} was disconnected: {reason}",
    },
    "wyoming.gone": {
        "cy": "Aeth {client} heb ddweud.",
        "en": "{client} went without a word.",
    },
    "wyoming.failed": {
        "cy": "Aeth rhywbeth o’i le wrth ateb {client}; mae’r gwasanaeth yn parhau.",
        "en": "Something went wrong in answering {client}; the service goes on.",
    },
    "wyoming.too_long": {
        "cy": "Anfonodd {client} fwy na {seconds:g} eiliad o sain; ni chlywir y gweddill.",
        "en": "{client} sent more than {seconds:g} seconds of sound; the rest is not heard.",
    },
    "wyoming.unknown_event": {
        "cy": "Anfonodd {client} ddigwyddiad anhysbys, a anwybyddwyd.",
        "en": "{client} sent an event that is not known, which was ignored.",
    },
    "wyoming.too_many": {
        "cy": "Mae {most} o raglenni wedi cysylltu eisoes: dyna’r cyfan a ganiateir.",
        "en": "{most} programs are connected already: that is all that are allowed.",
    },
    "wyoming.busy": {
        "cy": "Mae gormod o bobl yn siarad ar yr un pryd.",
        "en": "Too many people are speaking at once.",
    },
    "wyoming.busy.hint": {"cy": "Rhowch gynnig arall arni.", "en": "Try again."},
    "wyoming.info.speech": {
        "cy": "Adnabod lleferydd Cymraeg",
        "en": "Welsh speech recognition",
    },
    "wyoming.info.voice": {"cy": "Llais Cymraeg", "en": "Welsh voice"},
    "wyoming.info.voice.gogledd": {"cy": "Acen y gogledd", "en": "Northern accent"},
    "wyoming.info.voice.de": {"cy": "Acen y de", "en": "Southern accent"},
    "wyoming.info.voice.niwral": {
        "cy": "Y llais niwral o’r gosodiadau",
        "en": "The neural voice of the settings",
    },
    "wyoming.info.skills": {"cy": "Sgiliau Macsen", "en": "Macsen’s skills"},
    "wyoming.info.wake": {"cy": "Y gair deffro “Macsen”", "en": "The wake word “Macsen”"},
}
