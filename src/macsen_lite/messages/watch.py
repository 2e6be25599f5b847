"""Words of the verb that rings alarms and timers. (What is said when they ring is in YAML.)"""

CATALOGUE: dict[str, dict[str, str]] = {
    "watch.option.speak": {
        "cy": "Canu a siarad; gyda --no-speak, dim ond argraffu.",
        "en": "Ring and speak; with --no-speak, only print.",
    },
    "watch.begun": {
        "cy": "Yn disgwyl am y larwm neu’r amserydd nesaf; Ctrl-C i orffen.",
        "en": "Waiting for the next alarm or timer; Ctrl-C to end.",
    },
    "watch.standing_by": {
        "cy": "Mae rhaglen arall yn canu’r larymau nawr; bydd hon yn barod i gymryd ei lle.",
        "en": "Another program rings the alarms now; this one is ready to take its place.",
    },
    "watch.nobody": {
        "cy": "Does dim rhaglen yn rhedeg a fyddai’n canu. Cychwynnwch un: macsen-lite watch",
        "en": "No program is running that would ring. Start one: macsen-lite watch",
    },
}
