"""Units of the second order: each once, in a governorate of its country, and the seat lies in it."""

import pytest

from rasid.knowledge.load import names
from rasid.knowledge.places import gazetteer, read_rows


@pytest.mark.parametrize(
    ("country", "many"), [("SY", 62), ("LB", 26), ("YE", 333), ("SD", 189), ("EG", 203), ("LY", 112), ("IQ", 142)]
)
def test_districts_are_there_once_and_hold_what_they_are_said_to(country: str, many: int) -> None:
    rows = [c for b in names("places", ".csv") for _, _, c in read_rows(b) if c[0][:2].upper() == country]
    districts = [(c[6], c[7]) for c in rows if c[1] == "district"]
    assert len(districts) == len(set(districts)) == many
    governorates = {admin1 for land, admin1 in gazetteer().governorates() if land == country}
    assert {admin1 for admin1, _ in districts} <= governorates
    assert {(c[6], c[7]) for c in rows if c[7] and c[2] != "district"} <= set(districts)


@pytest.mark.parametrize(
    ("town", "unit"),
    [("eg-minya-mallawi", "eg-minya-mallawi-district"), ("ly-sirte-sirte", "ly-sirte-sirte-district"),
     ("iq-al-anbar-haditha", "iq-al-anbar-haditha-district"),
     ("sd-north-darfur-el-fasher", "sd-north-darfur-el-fasher-district"),
     ("lb-south-lebanon-sidon", "lb-south-lebanon-saida-district")],
)  # fmt: skip
def test_a_seat_lies_in_its_district(town: str, unit: str) -> None:
    seat, district = gazetteer().by_id(town), gazetteer().by_id(unit)
    assert seat and district
    assert (seat.admin1, seat.admin2) == (district.admin1, district.admin2)
