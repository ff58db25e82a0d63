from hypothesis import given
from hypothesis import strategies as st

from khotin.gazetteer.keys import decides, exact, loose

# With an invisible character a name is brought to its key as a whole.
WHOLE = "\u200b"


@given(st.text("aAoòÒủuyýYqcCđĐk H12", max_size=20))
def test_the_key_of_a_name_is_that_of_its_syllables(name):
    assert exact(name) == exact(f"{name}{WHOLE}")
    assert loose(name) == loose(f"{name}{WHOLE}")


def test_spellings_of_one_name_share_their_keys():
    assert exact("Hoà Mỹ") == exact("HÒA MĨ") == exact("Hòa-Mĩ") != exact("Hoa My")
    assert loose("Đắk Lắk") == loose("Dak Lac")
    assert exact("Krông Păk") == exact("Krong Pắc")


def test_the_marks_of_highland_names_and_of_glued_ones_decide_nothing():
    assert all(map(decides, ("Hoằng Phú", "Nghiêng", "Quỳ Châu", "Hòa-Bình")))
    assert not any(map(decides, ("Đakrông", "Cưmgar", "Đa Krông", "M'Drăk", "Ky Anh")))
