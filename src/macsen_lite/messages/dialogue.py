"""Conversation: what is said when ``_common.yaml`` has no reply for the occasion, and faults."""

CATALOGUE: dict[str, dict[str, str]] = {
    "dialogue.heb_ddeall": {
        "cy": "Mae’n ddrwg gen i, ddeallais i ddim.",
        "en": "Sorry, I did not understand.",
    },
    "dialogue.heb_glywed": {
        "cy": "Mae’n ddrwg gen i, chlywais i ddim byd.",
        "en": "Sorry, I did not hear anything.",
    },
    "dialogue.gormod_o_swn": {
        "cy": "Mae’n ddrwg gen i, mae gormod o sŵn i mi glywed yn iawn.",
        "en": "Sorry, there is too much noise for me to hear properly.",
    },
    "dialogue.heb_ddeall_ateb": {
        "cy": "Mae’n ddrwg gen i, ddeallais i ddim.",
        "en": "Sorry, I did not understand.",
    },
    "dialogue.heb_glywed_ateb": {
        "cy": "Mae’n ddrwg gen i, chlywais i ddim byd.",
        "en": "Sorry, I did not hear anything.",
    },
    "dialogue.wedi_canslo": {"cy": "Iawn.", "en": "All right."},
    "dialogue.nid_hynny": {"cy": "O’r gorau.", "en": "Very well."},
    "dialogue.rhoi_gorau": {
        "cy": "Mae’n ddrwg gen i, dw i’n dal i fethu deall.",
        "en": "Sorry, I still do not understand.",
    },
    "dialogue.dim_i_ailadrodd": {
        "cy": "Does gen i ddim byd i’w ailadrodd.",
        "en": "I have nothing to repeat.",
    },
    "dialogue.pa_un": {
        "cy": "Pa un: y cyntaf ynteu’r ail?",
        "en": "Which one: the first or the second?",
    },
    "dialogue.golygu_un": {
        "cy": "Oeddech chi’n golygu “{x}”?",
        "en": "Did you mean “{x}”?",
    },
    "dialogue.golygu_dau": {
        "cy": "Oeddech chi’n golygu “{x}”, neu “{y}”?",
        "en": "Did you mean “{x}” or “{y}”?",
    },
    "dialogue.dyfynnu_un": {
        "cy": "Oeddech chi’n golygu “{x}”?",
        "en": "Did you mean “{x}”?",
    },
    "dialogue.dyfynnu_dau": {
        "cy": "Oeddech chi’n golygu “{x}”, neu “{y}”?",
        "en": "Did you mean “{x}” or “{y}”?",
    },
    "dialogue.manylyn": {
        "cy": "Mae angen un peth arall arna i: {slot}.",
        "en": "I need one more thing: {slot}.",
    },
    "dialogue.canu_larwm": {
        "cy": "Mae’r larwm yn canu: {amser}.",
        "en": "The alarm is ringing: {amser}.",
    },
    "dialogue.canu_larwm_hwyr": {
        "cy": "Roedd y larwm i fod i ganu {pryd}.",
        "en": "The alarm should have rung {pryd}.",
    },
    "dialogue.canu_amserydd": {
        "cy": "Mae’r amserydd {label} wedi dod i ben.",
        "en": "The timer is over: {label}.",
    },
    "dialogue.canu_amserydd_hwyr": {
        "cy": "Mae’r amserydd {label} wedi dod i ben ers {hyd}.",
        "en": "The timer has been over for {hyd}: {label}.",
    },
    "dialogue.canu_atgof": {"cy": "Nodyn atgoffa: {testun}.", "en": "Reminder: {testun}."},
    "dialogue.canu_atgof_hwyr": {
        "cy": "Roedd hyn i’w gofio {pryd}: {testun}.",
        "en": "This was to be remembered {pryd}: {testun}.",
    },
    "dialogue.canu_hwyr": {
        "cy": "Mae’n ddrwg gen i, dw i’n hwyr: {hyd}.",
        "en": "Sorry, I am late: {hyd}.",
    },
    "dialogue.canu_ofer": {
        "cy": "Wnaeth neb stopio’r canu, felly mae’n dawel eto.",
        "en": "Nobody stopped the ringing, so it has stopped.",
    },
    "dialogue.no_slot": {
        "cy": "Mae’r sgìl yn gofyn am y slot “{slot}”, nad yw gan {intent}.",
        "en": "The skill asks for the slot “{slot}”, which {intent} does not have.",
    },
    "dialogue.no_slot.hint": {
        "cy": "Ychwanegwch ef o dan slots: yn {path}.",
        "en": "Add it under slots: in {path}.",
    },
}
