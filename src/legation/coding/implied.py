"""Parties that a sentence leaves out because the article has named them: the other side of the talks it tells of."""

from __future__ import annotations

import msgspec

from legation.coding.arguments import countries_of
from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention


def with_implied_parties(article: LinkedArticle, drafts: list[Draft]) -> list[Draft]:
    """Fill `counterpart`: who speaks in talks, and names nobody, speaks to the other side of those talks."""
    leading = _leading_talks(drafts)
    if leading is None:
        return drafts
    return [_filled(draft, leading) for draft in drafts]


def _leading_talks(drafts: list[Draft]) -> Draft | None:
    """The first talks of the article that have two sides; it is about them when they stand at its beginning."""
    talks = [d for d in drafts if d.event_type == "CONSULT" and len(d.countries) >= 2 and d.trigger.whole]
    return talks[0] if talks and talks[0].sentence <= 2 else None


def _filled(draft: Draft, leading: Draft) -> Draft:
    if draft.recipients or "counterpart" not in draft.trigger.frame.to or not draft.actors:
        return draft
    mine = countries_of(draft.actors)
    sides = _representatives(leading)
    if not mine or not mine <= set(sides) or mine == set(sides) or len(sides) > 4:
        return draft
    others = tuple(mention for country, mention in sides.items() if country not in mine)
    return msgspec.structs.replace(draft, recipients=others)


def _representatives(leading: Draft) -> dict[str, Mention]:
    """One mention for each country of the talks: the first."""
    found: dict[str, Mention] = {}
    for mention in leading.actors + leading.recipients:
        for actor in mention.actors:
            if actor.country:
                found.setdefault(actor.country, mention)
    return found
