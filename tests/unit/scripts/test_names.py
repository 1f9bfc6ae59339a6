"""Whether two names are one person's, and how else a name is written."""

from __future__ import annotations

import pytest

from names import alike, respelled, spellings, spoken


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Sergey Lavrov", "Sergei Lavrov", "RUS"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "UKR"),
        ("Vladimir Putin", "Vladimir Vladimirovich Putin", "RUS"),
        ("Earl R. Miller", "Earl Robert Miller", "USA"),
        ("Earl Robert Miller", "Earl R. Miller", "USA"),
        ("S. Jaishankar", "Subrahmanyam Jaishankar", "IND"),
        ("Mohammed Morsi", "Muhammad Morsi", "EGY"),
        ("Kim Jong-un", "Kim Jong Un", "PRK"),
        ("Fumio Kishida", "Kishida Fumio", "JPN"),
        ("Gustavo Petro", "Gustavo Francisco Petro Urrego", "COL"),
    ],
)
def test_one_persons_names_are_alike(one: str, other: str, country: str) -> None:
    assert alike(one, other, country)
    assert alike(other, one, country)


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Kim Jong Un", "Kim Jong Il", "PRK"),
        ("Li Qiang", "Li Keqiang", "CHN"),
        ("S. Jaishankar", "Sujatha Singh", "IND"),
        ("Kalyan Singh", "K. Natwar Singh", "IND"),
        ("Igor Ivanov", "Sergei Ivanov", "RUS"),
        ("Putin", "Vladimir Putin", "RUS"),
    ],
)
def test_two_peoples_names_are_not(one: str, other: str, country: str) -> None:
    assert not alike(one, other, country)
    assert not alike(other, one, country)


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Sergey Lavrov", "RUS", ["Sergei Lavrov"]),
        ("Bashar al-Assad", "SYR", ["Bashar Assad"]),
        ("Khalid al-Falih", "SAU", ["Khalid Falih", "Khaled al-Falih", "Khaled Falih"]),
        ("Sergey Brin", "USA", []),
        ("Pelé", "BRA", []),
    ],
)
def test_a_name_has_other_spellings(name: str, country: str, expected: list[str]) -> None:
    assert list(spellings(name, country)) == expected


@pytest.mark.parametrize(
    ("surname", "country", "expected"),
    [
        ("von der Leyen", "DEU", "Leyen"),
        ("al-Assad", "SYR", "Assad"),
        ("Macron", "FRA", "Macron"),
        ("Xi", "CHN", "Xi"),
    ],
)
def test_an_article_goes_on_with_one_word(surname: str, country: str, expected: str) -> None:
    assert spoken(surname, country) == expected


@pytest.mark.parametrize(
    ("surname", "name", "country", "expected"),
    [
        ("Zelenskyy", "Volodymyr Zelensky", "UKR", "Zelensky"),
        ("al-Maliki", "Riad al-Malki", "PSE", "Malki"),
        ("Zelenskyy", "Volodymyr Zelenskyy", "UKR", None),
        ("Silva", "Lula", "BRA", None),
        ("Xi", "Xi Jinping", "CHN", None),
    ],
)
def test_a_surname_may_be_spelled_otherwise(surname: str, name: str, country: str, expected: str | None) -> None:
    assert respelled(surname, name, country) == expected
