"""How the lexicon, the tagger and the classifier decide together, with the answers of the two models given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import yaml
from numpy.typing import NDArray

from legation.coding.linked import LinkedArticle
from legation.coding.tagged import with_learned
from legation.coding.trigger import Trigger
from legation.coding.triggers import find_triggers
from legation.resources.learned import Learned
from legation.resources.lexicon import load_lexicon
from legation.resources.tagger import Tag, Tagged
from legation.training.sentences import TYPES

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "tagged.yaml").read_text(encoding="utf-8"))
ROLES = {None: (1.0, 0.0, 0.0), "actor": (0.1, 0.8, 0.1), "recipient": (0.1, 0.1, 0.8)}
LEXICON = load_lexicon()


class Told:
    """Both models, with the answers of a case."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.types = TYPES

    def tag(self, sentence: str, mentions: Sequence[tuple[int, int]]) -> Tagged:
        words = {word: sentence.index(word) for word in sentence.rstrip(".").split()}
        shares = np.zeros((len(words), len(TYPES)), np.float32)
        for row, word in enumerate(words):
            shares[row, 0] = self.case.get("likely", {}).get(word, 1.0)
            shares[row, -1] = 1 - shares[row, 0]
        tags = [self._tag(row, sentence, mentions) for row in self.case.get("tags", ())]
        return Tagged(tuple(tags), [(at, at + len(word)) for word, at in words.items()], shares, TYPES)

    def _tag(self, row: dict[str, Any], sentence: str, mentions: Sequence[tuple[int, int]]) -> Tag:
        start = sentence.index(row["words"])
        roles = tuple(ROLES[row["roles"].get(sentence[slice(*mention)])] for mention in mentions)
        score, type_score, status = row.get("score", 0.99), row.get("type_score", 0.99), row.get("status", "occurred")
        return Tag(start, start + len(row["words"]), score, row["type"], type_score, status, 0.9, roles)

    def probabilities(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        assert all(sentence.count(mark) == 1 for sentence in sentences for mark in ("<s>", "</s>", "<t>", "</t>"))
        return np.full((len(sentences), len(TYPES)), self.case.get("classifier", 1.0), np.float32)


def shown(article: LinkedArticle, trigger: Trigger) -> str:
    actors, recipients = (
        "+".join(str(a.country) for m in side for a in m.actors)
        for side in (trigger.parties.actors, trigger.parties.recipients)
    )
    start, end = article.tokens[trigger.first].start, article.tokens[trigger.last - 1].end
    words = article.parsed.article.text[start:end]
    return f"{trigger.frame.type} {words} {actors}" + (f">{recipients}" if recipients else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_is_left(case: dict[str, Any], linked: Callable[..., LinkedArticle]) -> None:
    article = linked(f"Notes of the day.\n\n{case['text']}")
    told: Any = Told(case)
    learned = Learned(cast(Any, told), cast(Any, told), "told")
    left = with_learned(article, find_triggers(article, LEXICON), learned)
    assert [shown(article, trigger) for trigger in left if not trigger.doubted] == case["expected"]
