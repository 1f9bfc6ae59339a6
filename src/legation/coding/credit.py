"""A speech as the record cites it: who says so, with which word, where."""

from __future__ import annotations

from legation.coding.attribution import Speech
from legation.coding.draft import participants
from legation.coding.linked import LinkedArticle
from legation.model.event import Attribution


def attribution_of(article: LinkedArticle, speech: Speech | None) -> Attribution | None:
    """The attribution of a speech; without one the publisher says so, if it is known."""
    publisher = article.parsed.article.publisher
    if speech is None:
        return Attribution(None, publisher, None, None, None, None) if publisher else None
    speakers = participants(speech.speakers)
    quote = article.parsed.quote(speech.first, speech.last)
    speaker = speakers[0] if speakers else None
    verb = article.lemmas[speech.verb]
    verb = "according to" if verb in {"accord", "according"} else verb
    return Attribution(speaker, publisher, verb, quote.text, quote.start, quote.end)
