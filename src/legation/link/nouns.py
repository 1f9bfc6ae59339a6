"""Nouns that head names of other things than people, however the parser calls them."""

from __future__ import annotations

# Nouns that head the names of papers and occasions.
THINGS = frozenset(
    "statement meeting summit agreement treaty declaration conference group forum act plan initiative alliance fund "
    "framework talks day night cup prize strip street square edge operation bill law party constitution hunt war "
    "elections election code accord accords protocol charter convention project pipeline".split()
)
# Buildings and ways, which keep the title of whom they are named for (`the Sultan Yarim Mosque`).
SITES = frozenset(
    "airport avenue boulevard bridge cathedral center centre church college dam facility foundation hall headquarters "
    "highway hospital institute library mosque museum palace park prize road school square stadium street tower "
    "university".split()
)
# What the word for an organization is.
ORGANIZATIONS = frozenset(
    "agency alliance army assembly association authority bank board brigade brigades bureau center centre chamber "
    "coalition command commission committee community company confederation congress corporation council court "
    "federation force forces foundation front fund group guard guards institute institution league mission monitor "
    "movement network observatory office organisation organization parliament party police resistance secretariat "
    "service society syndicate tribunal union university watch".split()
)
