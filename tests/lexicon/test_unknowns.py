"""What reports hold that no book has: counted over spellings, shown in its sentence, and proposed as an entry."""

import json

import pytest

from rasid.knowledge.place_books import COLUMNS
from rasid.lexicon import Unknown, gaps
from rasid.model.claim import Gap, Reading
from rasid.model.report import Report
from rasid.model.values import Span
from rasid.pipeline import Coded, read


def test_gaps_are_counted_over_spellings_and_reports():
    def coded(id, text):
        at = text.index("كتيب")
        gap = Gap("unknown actor", Span(at, at + 13), "no book has it")
        return Coded(Report(text, id=id), Reading((), (gap, gap)))

    one, two = coded("1", "هاجمت كتيبة الأنصار الحاجز"), coded("2", "انسحبت كتيبةُ الانصار منه")
    found = gaps([one, two])
    assert sum(g.times for g in found) == 4 and found[0].kind == "unknown actor"
    assert {e for g in found for e in g.examples} == {one.report.text, two.report.text}


def test_gaps_are_shown_as_they_are_spelt_and_with_a_preposition_too():
    text = "اجتمعوا في قرية السهلة ثم عادوا إلى قرية السهلة ومروا بقرية السهلة"
    starts = [k for k in range(len(text)) if text.startswith("قرية السهلة", k)]
    spans = [Span(s - (text[s - 1] == "ب"), s + 11) for s in starts]
    [gap] = gaps([Coded(Report(text, id="1"), Reading((), tuple(Gap("place", s, "") for s in spans)))])
    assert (gap.words, gap.times) == ("قرية السهلة", 3)


def found(*texts: str, country: str | None = None) -> dict[str, Unknown]:
    reports = [Report(t, id=str(n), country=country) for n, t in enumerate(texts)]
    return {u.words: u for u in gaps(Coded(r, read(r)) for r in reports)}


def test_an_unknown_group_is_proposed_by_its_form_and_country():
    [gap] = found("هاجم لواء السهول حاجزاً للجيش في ريف درعا، وقُتل ثلاثة جنود").values()
    assert gap.kind == "actor" and gap.proposal.book == "actors/syria.yaml"
    assert gap.proposal.entry == (
        "- id: sy/liwa-al-sahul\n  ar: لواء السهول\n  en: Liwa al-Sahul\n  kind: rebel group\n  country: [SY]\n"
        "  yes: [لواء السهول]\n"
    )


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "قصف الجيش قرية الحمراوين في ريف درعا وقتل ثلاثة",
            {"kind": "village", "name_ar": "الحمراوين", "admin1": "Daraa"},
        ),
        (
            "قتل جندي في هجوم على حاجز الدوارة في ريف درعا",
            {"kind": "checkpoint", "level": "site", "name_ar": "حاجز الدوارة"},
        ),
    ],
)
def test_an_unknown_place_is_proposed_by_its_class_and_company(text, row):
    [gap] = found(text).values()
    assert gap.kind == "place" and gap.proposal.book == "places/own/sy.csv"
    cells = dict(zip(COLUMNS, gap.proposal.entry.rstrip("\n").split(","), strict=True))
    assert row.items() <= cells.items() and cells["id"].startswith("sy-daraa-") and not cells["lat"]


def test_an_ambiguous_place_comes_with_whom_it_may_mean():
    ambiguous = [u for u in found("قتل ثلاثة مدنيين في قصف على الرياض").values() if u.why == "ambiguous"]
    assert len(ambiguous) == 1 and not ambiguous[0].proposal.entry
    assert any(c.startswith("sa-riyadh-riyadh  ") for c in ambiguous[0].proposal.candidates)
    assert len(ambiguous[0].proposal.candidates) > 1


def test_sentences_are_whole_up_to_three_and_long_ones_are_cut_at_words():
    texts = [f"قال ناشط {n} إن القصف توقف. هاجم لواء السهول حاجزاً للجيش في ريف درعا." for n in range(5)]
    [gap] = found(*texts).values()
    assert gap.times == gap.reports == 5
    assert gap.examples == ("هاجم لواء السهول حاجزاً للجيش في ريف درعا.",) * 3
    [gap] = found("هاجم مقاتلون " + "جداً " * 100 + "لواء السهول حاجزاً للجيش في ريف درعا " + "فعلاً " * 100).values()
    assert "لواء السهول" in gap.examples[0] and len(gap.examples[0]) < 400
    assert gap.examples[0].startswith("… جداً ") and gap.examples[0].endswith(" فعلاً …")


def test_the_command_prints_what_can_be_pasted_and_the_same_as_json(rasid, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("هاجم لواء السهول حاجزاً للجيش في ريف درعا، وقُتل ثلاثة جنود", encoding="utf-8")
    shown = rasid("lexicon", "gaps", file).stdout.decode()
    assert "\n# actors/syria.yaml\n- id: sy/liwa-al-sahul\n  ar: لواء السهول\n" in shown
    row = json.loads(rasid("lexicon", "gaps", file, "--json").stdout)
    assert row["proposal"]["entry"] in shown and row["examples"] and row["times"] == 1
