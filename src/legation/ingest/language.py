"""The language of a text: by its script, by its small words, and by py3langid."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from legation.errors import NotEnglish

# Articles, prepositions and auxiliaries that no English prose of a few lines does without, and that few other
# languages share. (`in`, `a`, `on`, `an`, `to`, `is`, `as` are left out: German, Dutch, Spanish and Danish have them.)
_SMALL_WORD = re.compile(
    r"(?:the|of|and|for|with|that|has|have|had|was|were|been|from|by|which|who|will|would|their|its|this|these|at|said|"
    r"he|she|they|but|not|be|are|it|after|between)"
)
# Of ten English news words two or three are such; of ten words of other languages hardly ever one.
_ENGLISH_SHARE = 0.12
_SHORTEST = 40
"""Letters below which names outweigh words, and only the script is asked."""

_SCRIPTS = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "THAI": "th",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ETHIOPIC": "am",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
}
_MARGIN = 0.5
_SAMPLE = 4000
"""Characters looked at, from the start: an article does not change its language."""


def require_english(text: str, where: str, declared: str | None = None) -> str:
    """`en`, if the text is English.

    Args:
        declared: What the source calls the language (`en-GB`); believed when it is English.
    Raises:
        NotEnglish: It is another language.
    """
    if declared and declared.lower().split("-")[0] == "en":
        return "en"
    language = detect_language(text)
    if language != "en":
        raise NotEnglish(language, where)
    return language


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language a text is mainly in; `en` for Latin text too short to tell."""
    sample = text[:_SAMPLE]
    script = _foreign_script(sample)
    if script:
        return script
    if sum(map(str.isalpha, sample)) < _SHORTEST or _small_word_share(sample) >= _ENGLISH_SHARE:
        return "en"
    return _classify(sample)


def _foreign_script(sample: str) -> str | None:
    """The language of the script that more than half of the letters are in; None for Latin."""
    letters = [c for c in sample if c.isalpha()]
    foreign = Counter(
        script for c in letters if c > "\u036f" and (script := unicodedata.name(c, "").split(" ")[0]) in _SCRIPTS
    )
    if 2 * foreign.total() <= len(letters):
        return None
    # Kanji alone would say Chinese: a text with kana is Japanese.
    kana = foreign["HIRAGANA"] + foreign["KATAKANA"]
    script = "HIRAGANA" if kana * 10 > foreign.total() else foreign.most_common(1)[0][0]
    return _SCRIPTS[script]


def _small_word_share(sample: str) -> float:
    """How many of the words are small English ones, 0..1."""
    words = re.findall(r"[^\W\d_]+", sample.lower())
    return sum(bool(_SMALL_WORD.fullmatch(word)) for word in words) / max(len(words), 1)


def _classify(sample: str) -> str:
    """py3langid's answer, or `en` where it does not put another language clearly before English."""
    import py3langid

    ranked: list[tuple[str, float]] = py3langid.rank(sample)
    scores = dict(ranked)
    language, best = ranked[0]
    # Scores are log likelihoods, so they grow with the text. Lists of foreign names in English headlines are up to
    # 0.35 a character away from English; sentences of its nearest neighbours are 0.9 and more.
    return language if (best - scores["en"]) / len(sample) > _MARGIN else "en"
