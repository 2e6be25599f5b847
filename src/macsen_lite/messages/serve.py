"""Words of ``macsen-lite serve`` at the terminal. (What the page says is in `web`.)"""

CATALOGUE: dict[str, dict[str, str]] = {
    "serve.option.host": {
        "cy": "Y cyfeiriad i wrando arno; 127.0.0.1 fel arfer, a phob un gyda --lan.",
        "en": "The address to listen at; usually 127.0.0.1, and all of them with --lan.",
    },
    "serve.option.port": {
        "cy": "Y porth; 0 am unrhyw un sy’n rhydd.",
        "en": "The port; 0 for any that is free.",
    },
    "serve.option.lan": {
        "cy": "Gadael i eraill ar y rhwydwaith ddod i mewn, â’r tocyn a gaiff ei argraffu.",
        "en": "Let others on the network come in, with the token that is printed.",
    },
    "serve.option.cert": {
        "cy": "Ffeil y dystysgrif (PEM), ar gyfer https.",
        "en": "File of the certificate (PEM), for https.",
    },
    "serve.option.key": {
        "cy": "Ffeil allwedd y dystysgrif (PEM).",
        "en": "File of the certificate’s key (PEM).",
    },
    "serve.option.name": {
        "cy": "Enw arall y caiff y dudalen ei galw wrtho, megis enw dirprwy o’i blaen; bydd angen "
        "y tocyn wedyn. Gellir rhoi sawl un.",
        "en": "Another name by which the page is called, such as that of a proxy before it; the "
        "token is then needed. May be repeated.",
    },
    "serve.option.new_token": {
        "cy": "Gwneud tocyn newydd: bydd rhaid i bawb fewngofnodi eto.",
        "en": "Make a new token: everybody has to log in again.",
    },
    "serve.option.open": {
        "cy": "Agor y dudalen yn y porwr.",
        "en": "Open the page in the browser.",
    },
    "serve.option.bell": {
        "cy": "Canu larymau o’r peiriant hwn hefyd, ac nid yn y dudalen yn unig.",
        "en": "Ring alarms from this machine too, and not in the page only.",
    },
    "serve.address": {"cy": "Mae Macsen yn {url}", "en": "Macsen is at {url}"},
    "serve.login": {
        "cy": "O beiriant arall (mae’r ddolen yn cynnwys y tocyn, felly cadwch hi’n gyfrinach):\n"
        "  {url}",
        "en": "From another machine (the link contains the token, so keep it secret):\n  {url}",
    },
    "serve.end": {"cy": "Ctrl-C i orffen.", "en": "Ctrl-C to end."},
    "serve.no_https": {
        "cy": "Heb https dim ond teipio a gaiff peiriannau eraill: mae porwyr yn cau’r meicroffon. "
        "Mae docs/gwe.cy.md yn dweud sut i gael https (--cert, --key).",
        "en": "Without https other machines can only type: browsers keep the microphone shut. "
        "docs/gwe.md says how to have https (--cert, --key).",
    },
    "serve.bad_host": {
        "cy": "Nid oes cyfeiriad fel “{host}”.",
        "en": "There is no address such as “{host}”.",
    },
    "serve.bad_host.hint": {
        "cy": "Mae cyfeiriad fel 127.0.0.1 neu ::1, neu’n enw fel localhost.",
        "en": "An address is like 127.0.0.1 or ::1, or a name such as localhost.",
    },
    "serve.needs_lan": {
        "cy": "Byddai {host} yn agored i beiriannau eraill.",
        "en": "{host} would be open to other machines.",
    },
    "serve.needs_lan.hint": {
        "cy": "Os mai dyna’ch dymuniad, ychwanegwch --lan: yna bydd angen tocyn i ddod i mewn.",
        "en": "If that is what you want, add --lan: a token is then needed to come in.",
    },
    "serve.cert_and_key": {
        "cy": "Mae angen --cert a --key gyda’i gilydd.",
        "en": "--cert and --key are needed together.",
    },
    "serve.cert_and_key.hint": {
        "cy": "Mae docs/gwe.cy.md yn dweud sut i wneud y ddau â mkcert.",
        "en": "docs/gwe.md says how to make both with mkcert.",
    },
    "serve.bad_cert": {
        "cy": "Ni ellir defnyddio’r dystysgrif {cert} a’r allwedd {key}: {reason}",
        "en": "The certificate {cert} and the key {key} cannot be used: {reason}",
    },
    "serve.port_in_use": {
        "cy": "Mae rhaglen arall eisoes yn defnyddio porth {port} ar {host}.",
        "en": "Another program is already using port {port} on {host}.",
    },
    "serve.port_in_use.hint": {
        "cy": "Ai macsen-lite serve arall yw hi? Fel arall dewiswch borth arall: --port {other}",
        "en": "Is it another macsen-lite serve? Otherwise choose another port: --port {other}",
    },
    "serve.cannot_listen": {
        "cy": "Ni ellir gwrando ar {host}, porth {port}: {reason}",
        "en": "Cannot listen at {host}, port {port}: {reason}",
    },
    "serve.cannot_listen.hint": {
        "cy": "Rhaid i’r cyfeiriad fod yn un o rai’r peiriant hwn, a’r porth yn uwch na 1023.",
        "en": "The address has to be one of this machine’s, and the port above 1023.",
    },
    "serve.no_token_kept": {
        "cy": "Ni ellir cadw’r tocyn yn {path}: {reason}",
        "en": "The token cannot be kept in {path}: {reason}",
    },
    "serve.no_token_kept.hint": {
        "cy": "Gwnewch yn siŵr y cewch ysgrifennu yn y ffolder.",
        "en": "Make sure that you may write in the folder.",
    },
}
