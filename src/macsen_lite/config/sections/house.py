"""Skills that need nothing but the house: alarms, lights, music, bins."""

from __future__ import annotations

from macsen_lite.config.checks import minutes, port
from macsen_lite.config.setting import Setting

HOUSE: tuple[Setting, ...] = (
    Setting(
        "larwm.canu",
        10,
        cy="Am faint o funudau y mae larwm neu amserydd yn canu os nad oes neb yn ei stopio.",
        en="For how many minutes an alarm or a timer rings when nobody stops it.",
        check=minutes,
    ),
    Setting(
        "larwm.cysgu",
        10,
        cy="Faint o funudau o gwsg sydd i’w cael pan na ddywedwch chi faint.",
        en="How many minutes more of sleep there are when you do not say how many.",
        check=minutes,
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
        check=port,
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
)
