import pytest

from kiosk.core.barcodes.element_strings import PREDEFINED, identifier, load_dictionary, split
from kiosk.core.barcodes.refusal import Refusal

GS = "\x1d"


def test_elements_of_a_known_length_need_no_separator_and_others_end_at_one():
    assert split(f"01040063813339311726123110AB{GS}21X") == {
        "01": "04006381333931",
        "17": "261231",
        "10": "AB",
        "21": "X",
    }


def test_separators_too_many_do_no_harm():
    assert split(f"{GS}0104006381333931{GS}{GS}10AB{GS}") == {"01": "04006381333931", "10": "AB"}


def test_the_same_element_twice_is_one_but_two_different_ones_are_refused():
    assert split(f"10AB{GS}10AB") == {"10": "AB"}
    with pytest.raises(Refusal, match=r"\(10\) stands there twice, as 'AB' and 'CD'"):
        split(f"10AB{GS}10CD")


@pytest.mark.parametrize("text", ["", GS, "0104", "9", "05123", f"10{GS}21X", "10" + "A" * 21, "10Ä", "30 6"])
def test_what_no_reading_explains_is_refused(text):
    with pytest.raises(Refusal):
        split(text)


def test_identifiers_of_two_to_four_digits_are_known():
    assert [found.ai for text in ("01x", "235x", "3103x") if (found := identifier(text))] == ["01", "235", "3103"]
    assert identifier("05") is identifier("") is None


def test_lengths_laid_down_agree_with_the_list_of_identifiers():
    listed = load_dictionary()
    for beginning, length in PREDEFINED.items():
        for ending in ("", "0", "00"):
            found = identifier(beginning + ending)
            if found is not None and found.ai == beginning + ending:
                assert (found.separator_required, listed is type(found)) == (False, True)
                assert length == len(found.ai) + int(found.format.rpartition("+N")[2])
