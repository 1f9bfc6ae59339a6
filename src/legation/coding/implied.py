"""Parties that a sentence leaves out because the article has named them: the other side of the talks it tells of."""

from __future__ import annotations

import msgspec

from legation.coding.arguments import countries_of
from legation.coding.draft import Draft
from legation.coding.drafts import SPEECH_ACTS, leading_talks
from legation.model.link import Mention

_PLURAL = frozenset({"they", "them", "both", "each", "the two"})


def with_implied_parties(drafts: list[Draft]) -> list[Draft]:
    """Fill what is left out.

    Who speaks in talks, and names nobody, speaks to the other side of those talks; what `was agreed` was agreed by both.
    An act of nobody known, and praise of oneself, is dropped.
    """
    leading = leading_talks(drafts)
    filled = [_filled(draft, leading) for draft in drafts] if leading is not None else drafts
    return [draft for draft in filled if _is_between_actors(draft)]


def _is_between_actors(draft: Draft) -> bool:
    if not draft.countries:
        return False
    if draft.event_type in {"SUPPORT", "AID"} and draft.recipients:
        return not countries_of(draft.recipients) <= countries_of(draft.actors)
    return bool(countries_of(draft.actors)) or draft.event_type not in SPEECH_ACTS


def _filled(draft: Draft, leading: Draft) -> Draft:
    if draft is leading:
        return draft
    both = leading.actors + leading.recipients
    if draft.symmetric and draft.event_type == "AGREE" and not countries_of(draft.actors):
        return msgspec.structs.replace(draft, actors=both)
    if draft.actors and all(_names_the_parties(m) for m in draft.actors) and draft.sentence > leading.sentence:
        draft = msgspec.structs.replace(draft, actors=both)
    if draft.recipients or "counterpart" not in draft.trigger.frame.to or not draft.actors:
        return draft
    mine = countries_of(draft.actors)
    sides = _representatives(leading)
    if not mine or not mine <= set(sides) or mine == set(sides) or len(sides) > 4:
        return draft
    others = tuple(mention for country, mention in sides.items() if country not in mine)
    return msgspec.structs.replace(draft, recipients=others)


def _names_the_parties(mention: Mention) -> bool:
    """`they`, `the leaders`, `both sides`: in a text about talks these are the parties of the talks."""
    plural = mention.kind == "pronoun" and mention.text.lower() in _PLURAL
    return plural or (mention.kind == "role" and mention.method == "parties" and len(mention.actors) != 1)


def _representatives(leading: Draft) -> dict[str, Mention]:
    """One mention for each country of the talks: the first."""
    found: dict[str, Mention] = {}
    for mention in leading.actors + leading.recipients:
        for actor in mention.actors:
            if actor.country:
                found.setdefault(actor.country, mention)
    return found
