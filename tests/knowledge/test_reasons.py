"""Why claims were put together, as sentences: each in one language, names of kinds and places among them."""

import re

import pytest

from rasid.knowledge.flags import said
from rasid.knowledge.reasons import reason
from rasid.model.event import Flag

LATIN = re.compile("[A-Za-z]")


@pytest.mark.parametrize(
    ("flag", "ar", "en"),
    [
        (Flag("same kind", ("Armed clash",)), "اشتباك مسلح", "Armed clash"),
        (Flag("kinds apart", ("Armed clash", "Peaceful protest")), "احتجاج سلمي", "Peaceful protest"),
        (Flag("same place", ("sy-daraa-saida",)), "صيدا", "Saida"),
        (Flag("both at one place", ("sy-daraa-saida",)), "صيدا", "Saida"),
        (Flag("one place holds the other", ("sy-daraa",)), "درعا", "Daraa"),
        (Flag("meant and done", ("done", "demanded")), "مُطالَب به", "demanded"),
    ],
)
def test_a_sentence_tells_kinds_and_places_by_their_names_in_its_language(flag, ar, en):
    assert ar in reason(flag, "ar") and not LATIN.search(reason(flag, "ar"))
    assert en in reason(flag, "en")


def test_what_no_book_has_is_told_as_it_stands():
    assert reason(Flag("same place", ("SY/Daraa/Nowhere",)), "en") == "the same place, Nowhere"
    assert "Saida" in reason(Flag("same place", ("sy-daraa-saida/?المدرسة",)), "en")
    assert reason(Flag("same place", ("Tafas",)), "en") == "the same place, Tafas"
    assert "كلمة، أخرى" in reason(Flag("words shared", ("كلمة", "أخرى")), "ar")


def test_a_status_within_a_flag_is_told_by_its_name():
    assert said(Flag("not_done", ("demanded",)), "ar") == "حاله مُطالَب به، ولم يقع"
    assert said(Flag("not_done", ("planned/threatened",)), "en").startswith("it is planned or threatened")
