"""What is said when words cannot be turned into sounds for want of the G2P."""

CATALOGUE: dict[str, dict[str, str]] = {
    "g2p.not_started": {
        "cy": "Methu cychwyn y trawsnewidydd llythrennau-i-seiniau: {reason}",
        "en": "The grapheme-to-phoneme converter could not be started: {reason}",
    },
    "g2p.died": {
        "cy": "Peidiodd y trawsnewidydd llythrennau-i-seiniau heb ateb: {reason}",
        "en": "The grapheme-to-phoneme converter stopped without an answer: {reason}",
    },
    "g2p.hint": {
        "cy": "Ailosodwch y pecyn: pip install --force-reinstall {package}",
        "en": "Install the package again: pip install --force-reinstall {package}",
    },
}
