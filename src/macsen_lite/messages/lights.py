"""What is wrong with lights, to whoever looks after the assistant (answers are in YAML)."""

CATALOGUE: dict[str, dict[str, str]] = {
    "lights.one_way": {
        "cy": "mae eisiau naill ai mqtt neu home_assistant, a dim ond un o’r ddau",
        "en": "it needs either mqtt or home_assistant, and only one of the two",
    },
    "lights.plain_topics": {
        "cy": "gyda fformat plaen, ysgrifennwch mqtt: {{gorchymyn: …, cyflwr: …}}",
        "en": "with fformat plaen write mqtt: {{gorchymyn: …, cyflwr: …}}",
    },
    "lights.wildcard": {
        "cy": "rhaid i bwnc fod yn un pwnc, heb # na +",
        "en": "a topic must be one topic, without # or +",
    },
    "lights.twice": {
        "cy": "mae “{name}” yno ddwywaith yn yr un ystafell",
        "en": "“{name}” is there twice in the same room",
    },
    "lights.file.hint": {
        "cy": "Cywirwch y ffeil; mae enghraifft yn docs/golau.cy.md.",
        "en": "Mend the file; there is an example in docs/golau.md.",
    },
    "lights.no_paho": {
        "cy": "Mae angen y pecyn paho-mqtt i siarad â brocer MQTT.",
        "en": "The package paho-mqtt is needed to speak to an MQTT broker.",
    },
    "lights.no_paho.hint": {
        "cy": "Gosodwch ef: pip install 'macsen-lite[golau]'",
        "en": "Install it: pip install 'macsen-lite[golau]'",
    },
    "lights.certificate": {
        "cy": "Ni ellir defnyddio tystysgrif y brocer, {path}: {reason}",
        "en": "The broker’s certificate, {path}, cannot be used: {reason}",
    },
    "lights.certificate.hint": {
        "cy": "Rhowch lwybr ffeil PEM yn golau.tystysgrif.",
        "en": "Give the path of a PEM file in golau.tystysgrif.",
    },
    "lights.mqtt_away": {
        "cy": "Does dim ateb gan y brocer MQTT yn {address}: {reason}",
        "en": "The MQTT broker at {address} does not answer: {reason}",
    },
    "lights.mqtt_away.hint": {
        "cy": "Gwnewch yn siŵr ei fod yn rhedeg, a bod golau.mqtt a golau.porth yn iawn "
        "(macsen-lite config list).",
        "en": "Check that it runs and that golau.mqtt and golau.porth are right "
        "(macsen-lite config list).",
    },
    "lights.mqtt_refused": {
        "cy": "Gwrthododd y brocer MQTT yn {host} y cysylltiad: {reason}",
        "en": "The MQTT broker at {host} refused us: {reason}",
    },
    "lights.mqtt_refused.hint": {
        "cy": "Rhowch yr enw yn golau.defnyddiwr a’r cyfrinair yn MACSEN_GOLAU_MQTT.",
        "en": "Set the name in golau.defnyddiwr and the password in MACSEN_GOLAU_MQTT.",
    },
    "lights.hub_address": {
        "cy": "Dydi “{url}” ddim yn gyfeiriad y gellir ei ddefnyddio i Home Assistant.",
        "en": "“{url}” is no address that can be used for Home Assistant.",
    },
    "lights.hub_address.hint": {
        "cy": "Er enghraifft: macsen-lite config set golau.home_assistant "
        "http://homeassistant.local:8123",
        "en": "For example: macsen-lite config set golau.home_assistant "
        "http://homeassistant.local:8123",
    },
    "lights.hub_no_token": {
        "cy": "does dim tocyn",
        "en": "there is no token",
    },
    "lights.hub_away": {
        "cy": "Does dim ateb y gellir ei ddefnyddio gan Home Assistant yn {url}: {reason}",
        "en": "Home Assistant at {url} gives no answer that can be used: {reason}",
    },
    "lights.hub_away.hint": {
        "cy": "Gwnewch yn siŵr ei fod yn rhedeg, a bod golau.home_assistant yn iawn.",
        "en": "Check that it runs and that golau.home_assistant is right.",
    },
    "lights.hub_refused": {
        "cy": "Gwrthododd Home Assistant yn {url} y cysylltiad: {reason}",
        "en": "Home Assistant at {url} refused us: {reason}",
    },
    "lights.hub_refused.hint": {
        "cy": "Gwnewch docyn hirhoedlog ar eich tudalen broffil yno, a’i roi yn "
        "MACSEN_GOLAU_HOME_ASSISTANT.",
        "en": "Make a long-lived access token on your profile page there and put it in "
        "MACSEN_GOLAU_HOME_ASSISTANT.",
    },
    "lights.not_json": {
        "cy": "nid JSON yw’r ateb",
        "en": "the answer is not JSON",
    },
    "lights.no_broker": {
        "cy": "Does dim brocer MQTT wedi’i osod.",
        "en": "No MQTT broker is set.",
    },
    "lights.no_broker.hint": {
        "cy": "Er enghraifft: macsen-lite config set golau.mqtt 192.168.1.10",
        "en": "For example: macsen-lite config set golau.mqtt 192.168.1.10",
    },
}
