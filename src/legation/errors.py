"""The errors that users meet.

LegationError
├── InputError                 what was given can't be read; says what, where, what was expected
│   ├── EmptyInput
│   ├── NotText
│   ├── TooLarge
│   ├── NoArticle
│   ├── NotEnglish             has `language`
│   └── BadDate
├── GoldError                  gold that a reader is scored on is not in its form
├── FetchError                 an address did not answer with a page
├── EndpointError              an endpoint of a model can't be asked, or gives no answer that can be read
└── ResourceError              the program's own data or model is missing or damaged
    └── ChecksumError          has `actual`, `expected`, `path`
"""

from __future__ import annotations


class LegationError(Exception):
    """Base of all errors with a message for the user."""


class InputError(LegationError):
    """What was given can't be read."""


class EmptyInput(InputError):
    """There is no text in it."""


class NotText(InputError):
    """The bytes are no text."""


class TooLarge(InputError):
    """It is larger than the limit."""


class NoArticle(InputError):
    """A page without an article."""


class NotEnglish(InputError):
    """The text is in another language; `language` is its ISO 639-1 code."""

    def __init__(self, language: str, where: str) -> None:
        super().__init__(f"{where}: not English: {language}; only English text is read")
        self.language = language


class BadDate(InputError):
    """Not a date."""


class GoldError(LegationError):
    """Gold that a reader is scored on is missing or not in its form."""

    def __init__(self, where: str, found: str, expected: str) -> None:
        super().__init__(f"{where}: {found}; expected {expected}")


class FetchError(LegationError):
    """An address did not answer with a page."""


class EndpointError(LegationError):
    """A model's endpoint can't be asked, or gave no answer that can be read."""


class ResourceError(LegationError):
    """The program's own data or model is missing or damaged."""


class ChecksumError(ResourceError):
    """A file is not the one that was expected."""

    def __init__(self, actual: str, expected: str, path: str) -> None:
        super().__init__(f"{path}: sha256 is {actual}, expected {expected}; install the pinned version again")
        self.actual, self.expected, self.path = actual, expected, path
