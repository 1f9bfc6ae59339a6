"""Text in other languages is refused; English with many foreign names is not."""

from __future__ import annotations

import pytest

from legation.errors import NotEnglish
from legation.ingest.language import detect_language, require_english


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министры провели переговоры в столице", "ru"),
        ("Встреча", "ru"),
        ("दोनों मंत्रियों ने बातचीत की", "hi"),
        ("التقى الوزيران في العاصمة", "ar"),
        ("两国外长在首都会晤", "zh"),
        ("両国の外相が首都で会談した", "ja"),
        ("양국 외교장관이 수도에서 회담했다", "ko"),
        ("Les deux ministres se sont rencontrés lundi dans la capitale pour parler de la frontière.", "fr"),
        ("Die beiden Minister trafen sich am Montag in der Hauptstadt, um über die Grenze zu sprechen.", "de"),
        ("Los dos ministros se reunieron el lunes en la capital para hablar de la frontera.", "es"),
        ("İki bakan pazartesi günü başkentte bir araya gelerek sınır konusunu görüştü.", "tr"),
        ("Obaj ministrowie spotkali się w poniedziałek w stolicy, aby rozmawiać o granicy.", "pl"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert detect_language(text) == language
    with pytest.raises(NotEnglish, match=rf"^post\.txt: not English: {language}") as caught:
        require_english(text, "post.txt")
    assert caught.value.language == language


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers met in the capital on Monday.",
        "Solheim, Otieno meet in Mombasa",
        "Putin",
        "Pezeshkian, Tokayev, Mirziyoyev, Berdimuhamedow sign Caspian pact in Aktau",
        "The German minister said: „Wir werden weiter verhandeln“. He did not say with whom or when.",
        "The ministry’s statement (Министерство иностранных дел) was published in Russian and in English.",
    ],
)
def test_english_passes(text: str) -> None:
    assert require_english(text, "post.txt") == "en"


def test_a_declared_language_is_believed_only_for_english() -> None:
    assert require_english("Kedua menteri bertemu di ibu kota untuk membahas perbatasan.", "f", "en-GB") == "en"
    assert require_english("The two ministers met in the capital on Monday for talks.", "f", "fr") == "en"
