"""What was heard, as it leaves the recogniser."""

from dataclasses import dataclass

NOISY_DB = 13.0
"""A range of levels below this is noise about as loud as the speech, 6 dB below it at most
(`intake.LevelRange`)."""


@dataclass(frozen=True, slots=True)
class WordHypothesis:
    """One word of a transcript."""

    word: str
    confidence: float
    """0 to 1: the share of the probability of all hypotheses in which this word stands here."""
    start_s: float
    """Seconds from the beginning of the sound. A pause before a word counts as part of it: the
    model has no silence, only "nothing new yet"."""
    end_s: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """One hypothesis for the whole utterance."""

    text: str
    confidence: float
    """0 to 1, its share of the probability of all hypotheses."""
    score: float
    """Natural logarithm of its likelihood, comparable within one utterance only."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What one utterance was heard as."""

    text: str
    """The words, separated by spaces; empty when nothing in the grammar was heard."""
    words: tuple[WordHypothesis, ...]
    confidence: float
    """0 to 1, the mean of the words' confidences; 0 without words."""
    is_unknown: bool
    """Whether this is not to be acted upon: silence, speech outside the grammar, or too unsure."""
    alternatives: tuple[Alternative, ...]
    """Best first; the first is what `text` says, or `[unk]`. None at all for silence."""
    seconds: float
    """Length of the sound heard."""
    sound_cost: float = 0.0
    """Nats for each sound of the words (`speech.sound_cost`); 0 without words, and where the
    likelihoods are not those of a model that has its graph from us."""
    level_range_db: float | None = None
    """From the quiet moments to the loud ones (`intake.LevelRange`); None where that is unknown."""

    @property
    def is_noisy(self) -> bool:
        """Whether it was said in noise about as loud as the speech."""
        return self.level_range_db is not None and self.level_range_db < NOISY_DB


@dataclass(frozen=True, slots=True)
class Partial:
    """What has been heard so far in an utterance that is not over."""

    text: str
    """The words so far; they may still change."""
    ended: Transcript | None
    """The utterance that a pause has just ended, where the stream was asked to end at pauses."""
