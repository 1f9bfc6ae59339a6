"""Relations between marked parties: the file, the roots, and the means over classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import GoldError
from legation.evaluation.relations import Marked, evaluate_relations, read_relations

HEADER = "marked_sentence\tgold_root"


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "gold.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_file_is_read_with_its_quotes_as_they_stand(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, '<s>Peru</s> called it "a start" for <t>Chile</t>.\tSUPPORT')
    assert read_relations(path) == [Marked('<s>Peru</s> called it "a start" for <t>Chile</t>.', "SUPPORT", 1)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["sentence\tgold_root"], "no column 'marked_sentence'"),
        (
            [HEADER, "<s>Peru</s> praised <t>Chile.\tSUPPORT"],
            r"line 2: .*a source in <s>…</s> and a target",
        ),
        ([HEADER, "Peru praised Chile.\tSUPPORT"], r"line 2: .*a source in <s>…</s> and a target"),
        ([HEADER, "<s>Peru</s> praised <t>Chile</t>.\tPRAISE"], r"line 2: 'PRAISE'; expected one of AGREE"),
        ([f"{HEADER}\tgold_penta", "<s>Peru</s> praised <t>Chile</t>.\tSUPPORT\t7"], r"line 2, gold_penta: '7'"),
    ],
)
def test_a_wrong_file_is_named_by_line_and_column(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(GoldError, match=said):
        read_relations(written(tmp_path, *lines))


def test_means_are_over_the_classes_of_gold() -> None:
    golds = [("ACCUSE", 3), ("ACCUSE", 3), ("YIELD", 2), ("ASSAULT", 4)]
    marked = [Marked("<s>a</s> <t>b</t>", root, quad) for root, quad in golds]
    figures = evaluate_relations(marked, ["ACCUSE", "THREATEN", "RETREAT", "COERCE"])
    assert figures.f1 == {"ACCUSE": pytest.approx(2 / 3), "ASSAULT": 0.0, "YIELD": 1.0}
    assert figures.root_macro_f1 == pytest.approx((2 / 3 + 0 + 1) / 3)
    assert (figures.quad_macro_f1, figures.binary_macro_f1, figures.root_accuracy) == (1.0, 1.0, 0.5)
    assert figures.confusions == {"ACCUSE as THREATEN": 1, "ASSAULT as COERCE": 1}
