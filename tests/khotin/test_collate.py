from __future__ import annotations

import random

import pytest

from khotin import collate

ORDER = [
    "An Giang", "Ân Thi", "Ba Bể", "Ba Đình", "Bà Rịa", "Bả Lả", "Bã Mã", "Bá Thước",
    "Bạ Tư", "Bắc Kạn", "Cà Mau", "Dĩ An", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Hà Nội", "Hà Tĩnh", "Hòa Bình",
    "Hoàng Mai", "Thái Bình", "Thanh Hóa", "Thành Phố", "Thạnh Phú", "Ý Yên",
]  # fmt: skip


def test_the_order_of_a_printed_index():
    shuffled = random.Random(1).sample(ORDER, len(ORDER))
    assert sorted(shuffled, key=collate.key) == ORDER


def test_numbers_by_value():
    assert sorted(["Quận Ba", "Quận 12", "Quận 2"], key=collate.key) == ["Quận 2", "Quận 12", "Quận Ba"]


def test_decomposed_text_sorts_alike():
    assert collate.key("Ba\u0300 Ri\u0323a")[0] == collate.key("Bà Rịa")[0]


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Đà Nẵng", "Đ"), ("Ầu", "Â"), ("Ỷ La", "Y"), ("ấp", "Â"), ("1", "#"), ("", "#"), ("«x»", "#")],
)
def test_the_letter_of_an_index(name, letter):
    assert collate.letter(name) == letter
