"""News-length articles to measure with: invented from our own sentences, the same for the same seed on every machine.

They have the length and the words of diplomatic news, with acts and without; what they say did not happen.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

SHORTEST, LONGEST = 300, 600
PUBLISHED = "2025-06-18"

# As of June 2025: `lead` is the head of state or government, `fm` the foreign minister.
STATE_SLOTS = ("country", "adj", "cap", "lead", "fm")
STATES = (
    ("Norway", "Norwegian", "Oslo", "Prime Minister Jonas Gahr Støre", "Espen Barth Eide"),
    ("Brazil", "Brazilian", "Brasília", "President Luiz Inácio Lula da Silva", "Mauro Vieira"),
    ("Kenya", "Kenyan", "Nairobi", "President William Ruto", "Musalia Mudavadi"),
    ("Japan", "Japanese", "Tokyo", "Prime Minister Shigeru Ishiba", "Takeshi Iwaya"),
    ("Greece", "Greek", "Athens", "Prime Minister Kyriakos Mitsotakis", "Giorgos Gerapetritis"),
    ("Egypt", "Egyptian", "Cairo", "President Abdel Fattah el-Sisi", "Badr Abdelatty"),
    ("France", "French", "Paris", "President Emmanuel Macron", "Jean-Noël Barrot"),
    ("Germany", "German", "Berlin", "Chancellor Friedrich Merz", "Johann Wadephul"),
    ("India", "Indian", "New Delhi", "Prime Minister Narendra Modi", "Subrahmanyam Jaishankar"),
    ("Türkiye", "Turkish", "Ankara", "President Recep Tayyip Erdoğan", "Hakan Fidan"),
    ("Poland", "Polish", "Warsaw", "Prime Minister Donald Tusk", "Radosław Sikorski"),
    ("Saudi Arabia", "Saudi", "Riyadh", "Crown Prince Mohammed bin Salman", "Faisal bin Farhan"),
    ("Australia", "Australian", "Canberra", "Prime Minister Anthony Albanese", "Penny Wong"),
    ("Canada", "Canadian", "Ottawa", "Prime Minister Mark Carney", "Anita Anand"),
    ("South Africa", "South African", "Pretoria", "President Cyril Ramaphosa", "Ronald Lamola"),
    ("Ukraine", "Ukrainian", "Kyiv", "President Volodymyr Zelenskyy", "Andrii Sybiha"),
    ("Russia", "Russian", "Moscow", "President Vladimir Putin", "Sergey Lavrov"),
    ("China", "Chinese", "Beijing", "President Xi Jinping", "Wang Yi"),
)
DAYS = ("on Monday", "on Tuesday", "last Thursday", "yesterday", "earlier this week", "on 12 June", "over the weekend")
PLANNED = ("on 4 July", "next week", "in early September", "on 21 and 22 October", "later this year", "in the autumn")
SUBJECTS = (
    "grain exports", "offshore wind", "the training of pilots", "fishing quotas", "air links", "student visas",
    "the war in Sudan", "rare earths", "undersea cables", "vaccine research", "drought relief", "port security",
    "the reform of the Security Council", "cross-border rail", "the situation in Gaza", "methane emissions",
)  # fmt: skip
# Sentences with an act.
ACTS = (
    "{adj} Foreign Minister {fm} held talks with {fm2}, the foreign minister of {country2}, in {cap2} {day}.",
    "{fm} arrived in {cap2} {day} for a two-day visit.",
    "{lead} and {lead2} spoke by telephone {day} about {sub} and {sub2}.",
    "{country} and {country2} signed a memorandum on {sub} {day}.",
    "The two governments are reportedly negotiating an agreement that would cover {sub} and {sub2}.",
    "{lead} is expected to travel to {cap2} {plan} for a summit with {lead2}.",
    "{country} will host ministers from {country2} and {country3} {plan}.",
    "{fm} condemned the attack and called on {country3} to show restraint.",
    "The {adj} foreign ministry summoned the ambassador of {country3} {day} over {sub}.",
    "{country} expelled two {adj3} diplomats {day}, and {cap3} promised to answer in kind.",
    "A spokesperson for {cap} denied that any request had been made to {country3}.",
    "The visit of {fm2} to {cap}, planned for Friday, was called off without an explanation.",
    "{country} pledged 30 million euros for {sub} in {country3}.",
    "{lead} warned that {country} would suspend the arrangement if {country3} did not change course.",
    "{fm} welcomed the ceasefire and thanked {country2} for its mediation.",
    "{adj} and {adj2} naval vessels held a joint exercise {day}.",
    "The {adj} parliament ratified the treaty with {country2} {day}.",
    "{country} imposed sanctions on six companies from {country3} {day}.",
)
# Sentences without one: background, opinion, figures, colour.
REST = (
    "Trade between {country} and {country2} grew by {n} per cent in the first half of the year, customs data show.",
    "Analysts in {cap} say that the question of {sub} has moved up the agenda.",
    "Relations between the two countries have long been shaped by geography and by {sub}.",
    "“We are patient,” said one diplomat who was not authorised to speak in public. “These things take time.”",
    "The hall in which the delegations sat was built in 1896 and was once a customs house.",
    "Opinion polls suggest that {n} per cent of voters in {country} have never heard of the arrangement.",
    "There was little sign of hurry in {cap2}, where the ministry's corridors were quiet by noon.",
    "Companies that depend on {sub} have complained for years about slow paperwork.",
    "Few expect the matter of {sub} to be settled before the end of the year.",
    "About {n} thousand people from {country2} live and work in {country}.",
    "The budget of the programme has not changed since it was set up, and it shows.",
    "It is a subject on which {cap} and {cap2} have learned to disagree politely.",
    "Economists at the university of {cap2} put the cost at {n} million dollars a year.",
    "The rain that had fallen for three days stopped an hour before the motorcade came.",
)
HEADLINES = (
    "{country} and {country2} Talk About {Sub}",
    "{Sub} Tops Agenda as {fm} Visits {cap2}",
    "In {cap}, a Quiet Week for Diplomacy",
    "{adj} Minister Says No Decision Yet on {Sub}",
)


def make_texts(count: int, seed: int = 20250618) -> Iterator[str]:
    """`count` articles of 300 to 600 words: a headline, a blank line, paragraphs of two to four sentences."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _make_text(chance)


def _make_text(chance: random.Random) -> str:
    words, wanted, paragraphs = 0, chance.randint(SHORTEST, LONGEST - 80), []
    states = chance.sample(STATES, 3)
    headline = chance.choice(HEADLINES).format(**_slots(chance, states))
    # One in five has no act in it at all, as a day's news has.
    acts_share = 0.0 if chance.random() < 0.2 else 0.5
    acts, rest = _endless(ACTS, chance), _endless(REST, chance)
    while words < wanted:
        kinds = (acts if chance.random() < acts_share else rest for _ in range(chance.randint(2, 4)))
        paragraphs.append(" ".join(next(kind).format(**_slots(chance, states)) for kind in kinds))
        words += len(paragraphs[-1].split())
    return "\n\n".join([headline, *paragraphs]) + "\n"


def _endless(sentences: Sequence[str], chance: random.Random) -> Iterator[str]:
    """All sentences in a random order, then all again in another: an article repeats itself as late as it can."""
    while True:
        yield from chance.sample(sentences, len(sentences))


def _slots(chance: random.Random, states: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """What stands in the slots of one sentence: the article's three states in some order, a day, subjects, a number."""
    sub, sub2 = chance.sample(SUBJECTS, 2)
    slots = {"day": chance.choice(DAYS), "plan": chance.choice(PLANNED), "n": str(chance.randint(3, 97))}
    slots |= {"sub": sub, "sub2": sub2, "Sub": sub.title()}
    for suffix, state in zip(("", "2", "3"), chance.sample(states, len(states)), strict=True):
        slots |= {f"{name}{suffix}": value for name, value in zip(STATE_SLOTS, state, strict=True)}
    return slots
