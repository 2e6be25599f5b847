"""What was really said, held against the intents; and corrected turns as recordings for tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from macsen_lite.audio.files import read_clip, write_wav
from macsen_lite.errors import AudioError, FixtureError, UsageError
from macsen_lite.fixtures import manifest_file
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.schema import nearest
from macsen_lite.intents.slots import TEST_NOW, JsonValue
from macsen_lite.messages import message
from macsen_lite.privacy.misheard import MisheardStore
from macsen_lite.privacy.turns import Correction, Misheard
from macsen_lite.reasons import reason_of
from macsen_lite.welsh.tokens import words

TAG = "camglywed"
"""What the exported recordings are tagged with."""


def correction(
    intents: IntentSet, text: str, intent: str | None = None, *, reject: bool = False
) -> tuple[Correction, str | None]:
    """What was said and meant; and another intent that the words mean as they stand, if there is.

    Without ``intent`` the words say which. Raises UsageError without words, for an intent that
    there is not, and for words that say nothing where nothing else does.
    """
    said = words(text)
    if not said:
        raise UsageError(message("privacy.misheard.no_text"))
    match = Matcher(intents).parse(said, TEST_NOW)
    meant = match.intent if match else None
    if reject:
        return Correction(text.strip(), None), meant
    if intent is not None:
        known = [each.id for each in intents.intents]
        if intent not in known:
            raise UsageError(
                message("authoring.no_such_intent", name=intent), nearest(intent, known)
            )
        return Correction(text.strip(), intent), meant if meant != intent else None
    if meant is None:
        raise UsageError(
            message("privacy.misheard.which_intent", text=text.strip()),
            message("privacy.misheard.which_intent.hint"),
        )
    return Correction(text.strip(), meant), None


def export(
    store: MisheardStore,
    turns: Sequence[Misheard],
    folder: Path,
    intents: IntentSet,
    today: date,
    speaker: str = "",
    step: Callable[[int, int], None] = lambda _done, _of: None,
) -> int:
    """Write the corrected ones of some turns as a manifest with its sound; gives how many.

    The manifest comes last: when it is there, so is all of its sound. Raises UsageError when there
    is nothing to write, or something in the folder; FixtureError when it cannot be written.
    """
    corrected = [(turn, turn.correction) for turn in turns if turn.correction is not None]
    if not corrected:
        raise UsageError(
            message("privacy.misheard.nothing_corrected"),
            message("privacy.misheard.nothing_corrected.hint"),
        )
    matcher = Matcher(intents)
    text = manifest_file.head(message("privacy.misheard.remarks", date=today.isoformat()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(
                message("privacy.misheard.not_empty", path=folder),
                message("privacy.misheard.not_empty.hint"),
            )
        for number, (turn, right) in enumerate(corrected, 1):
            path = folder / f"{turn.id}.wav"
            write_wav(path, read_clip(store.audio(turn.id)))
            slots = _slots(matcher, right)
            text += manifest_file.row(path.name, right.text, right.intent, slots, speaker, (TAG,))
            step(number, len(corrected))
        manifest_file.write_whole(folder / manifest_file.NAME, text.encode())
    except (OSError, AudioError) as error:
        reason = reason_of(error)
        raise FixtureError(
            message("making.cannot_write", path=folder, reason=reason),
            message("making.cannot_write.hint"),
        ) from error
    return len(corrected)


def _slots(matcher: Matcher, right: Correction) -> dict[str, JsonValue] | None:
    """What the words mean on the day on which recordings are tried; None: not to be checked."""
    match = matcher.parse(words(right.text), TEST_NOW) if right.intent else None
    if match is None or match.intent != right.intent:
        return None
    return {name: slot.value for name, slot in match.slots.items()}
