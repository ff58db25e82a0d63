"""Paragraphs in another language are told from names, songs and misprints in Vietnamese ones."""

import pytest

from khotin.convert.foreign import is_foreign

FOREIGN = [
    "The commune has built a road of 4.2 km with the help of 86 households.",
    "Abstract: This report describes how the commune of Hương Minh mobilises residents to build roads.",
    "Le comité populaire de la commune a inauguré une route pour les habitants avec des amis.",
    "香明乡发动群众修建茶山水泥路。",
    "ឃុំបានសាងសង់ផ្លូវបេតុងប្រវែង ៤ គីឡូម៉ែត្រ",
]
VIETNAMESE = [
    "Công ty The Blues và Công ty Green Farm of Vietnam tặng xã 20 suất quà cho học sinh nghèo.",
    "Nhãn hiệu Made in Vietnam, Best of Ha Tinh, Made with love, Taste of Life được trưng bày.",
    "Hoi nghi tong ket phong trao thi dua yeu nuoc nam 2005 cua xa Huong Minh.",
    "Năm 2023, xã trồng 4 ha keo 康, 2 ha quế.",
    "4,2 km",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_told(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_is_not_foreign(text: str) -> None:
    assert not is_foreign(text)
