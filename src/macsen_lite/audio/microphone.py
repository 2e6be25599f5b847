"""Everything that sound can be heard from, live."""

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Block, Microphone
from macsen_lite.audio.file_microphone import FileMicrophone, PipeMicrophone
from macsen_lite.audio.sound_card import MicrophoneEvent, SoundCardMicrophone

__all__ = [
    "BLOCK",
    "BLOCK_S",
    "RATE",
    "Block",
    "FileMicrophone",
    "Microphone",
    "MicrophoneEvent",
    "PipeMicrophone",
    "SoundCardMicrophone",
]
