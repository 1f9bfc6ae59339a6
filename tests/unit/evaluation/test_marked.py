"""Marked sentences: their plain form, and who decides what they say."""

from __future__ import annotations

import numpy as np
import pytest

import legation
from legation.evaluation.marked import code_marked, root_shares, unmarked
from legation.resources.classifier import RelationClassifier
from legation.resources.encoder import load_encoder


def test_marks_are_taken_out_and_remembered() -> None:
    one = unmarked("<s>Peru</s> met <t>Chile</t>, and <t>Chile</t> agreed.")
    assert one.text == "Peru met Chile, and Chile agreed."
    assert [one.text[slice(*span)] for span in one.sources] == ["Peru"]
    assert [one.text[slice(*span)] for span in one.targets] == ["Chile", "Chile"]


def test_both_kinds_of_yielding_count_together() -> None:
    shares, roots = root_shares(np.array([[0.3, 0.3, 0.4]], np.float32), ["CONCEDE", "RETREAT", "NONE"])
    assert roots == ["YIELD"]
    assert shares[0] == pytest.approx([0.6])


def test_rules_answer_for_the_marked_pair_only() -> None:
    sentences = [
        "<s>Kenya</s> accused <t>Uganda</t> of raids.",
        "<s>Uganda</s>, which <t>Kenya</t> accused of raids, was silent.",
    ]
    reader, classifier = legation.load(), RelationClassifier(load_encoder())
    assert code_marked(sentences, reader, classifier, "rules") == ["ACCUSE", ""]
    assert code_marked(sentences, reader, classifier, "both")[0] == "ACCUSE"
    assert all(code_marked(sentences, reader, classifier, "classifier"))
