from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kiosk.catalogue.index import all_variants, typed_head, variants
from kiosk.catalogue.matching import SHORTEST_FUZZY, TWO_ERRORS_FROM

WORDS = st.text("abn", min_size=SHORTEST_FUZZY, max_size=12)


@given(WORDS, WORDS)
def test_a_word_and_its_slip_always_have_a_variant_in_common(typed: str, known: str):
    """Whatever is as near as the search allows, typed whole or only begun."""
    allowed = 2 if len(typed) >= TWO_ERRORS_FROM else 1
    if min(OSA.distance(typed, known), OSA.distance(typed, known[: len(typed)])) > allowed:
        return
    shared = variants(*typed_head(typed)) & {variant for variant, _ in all_variants([known])}
    assert shared
