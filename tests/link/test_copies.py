"""Copies: reposts are found, reports of their own are not, whatever the order they come in."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.link import copies as copying
from rasid.link.copies import borrowed, copies
from rasid.link.sketches import resemblance, sketch
from rasid.model.event import Sketch
from rasid.model.report import Report

LONG = (
    "قُتل سبعة أشخاص وأصيب أكثر من عشرين آخرين بقصف مدفعي طال سوق بلدة الرمانة ظهر الثلاثاء، بحسب ما أفاد مسعفون. "
    "وقال طبيب في المشفى الميداني إن بين القتلى طفلين وامرأة، وإن خمسة من الجرحى بحال حرجة. "
    "وكانت البلدة قد شهدت هدوءاً نسبياً منذ مطلع الشهر بعد تفاهم رعاه وجهاء المنطقة. "
    "ولم يصدر تعليق من الجهة المتهمة بالقصف حتى ساعة إعداد الخبر."
)
OTHER = (
    "لقي ثمانية مدنيين حتفهم، أمس، حين سقطت قذائف على السوق الشعبي في الرمانة، كما ذكر ناشطون من المكان. "
    "وأوضح الناشطون أن القذائف انطلقت من التلال الغربية المطلة، وأن فرق الإنقاذ واصلت رفع الركام حتى المساء. "
    "ويقصد السوق كل أسبوع مئات من أهالي القرى القريبة."
)
ADDED = "ونقلت صفحات محلية أن المدارس في البلدة أغلقت أبوابها حتى نهاية الأسبوع خشية تجدد القصف على الأحياء."


def _sketch(text: str, id: str, day: int = 1, outlet: str | None = None) -> Sketch:
    return sketch(Report(text, id, outlet or f"صحيفة {id}", date(2024, 5, day)))


def test_the_same_text_is_a_copy_of_the_earliest() -> None:
    found = copies([_sketch(LONG, "c", 2), _sketch(LONG, "b", 1), _sketch(LONG, "a", 3)])
    assert found == {"c": "b", "a": "b"}


def test_of_one_day_the_smallest_id_is_the_original() -> None:
    assert copies([_sketch(LONG, "b"), _sketch(LONG, "a")]) == {"b": "a"}


def test_an_edited_repost_is_a_copy() -> None:
    edited = LONG.replace("قُتل سبعة أشخاص", "مقتل سبعة").replace("كما", "").replace("ظهر الثلاثاء", "الثلاثاء") + ADDED
    assert copies([_sketch(LONG, "a"), _sketch(edited, "b", 2)]) == {"b": "a"}


def test_two_reports_of_one_incident_are_no_copies() -> None:
    a, b = _sketch(LONG, "a"), _sketch(OTHER, "b")
    assert copies([a, b]) == {}
    assert resemblance(a, b) < 0.1


def test_the_next_piece_of_one_outlet_is_no_copy_for_its_background() -> None:
    a, b = LONG.split(". "), OTHER.split(". ")
    first, second = ". ".join(a), ". ".join([b[0], *a[1:]])
    assert copies([_sketch(first, "a", 1, "النهر"), _sketch(second, "b", 2, "النهر")]) == {}
    assert copies([_sketch(first, "a", 1, "النهر"), _sketch(second, "b", 2, "البحر")]) == {"b": "a"}


def test_one_agency_behind_two_cuts_makes_one_root() -> None:
    a, b = LONG.split(". "), OTHER.split(". ")
    cut = ". ".join([a[0], a[1], *b])
    plain = [_sketch(LONG, "a"), _sketch(cut, "b", 2)]
    assert copying.LEAST_CREDITED < resemblance(*plain) < copying.LEAST
    assert copies(plain) == {}
    assert copies([replace(s, credit="media/reuters") for s in plain]) == {"b": "a"}
    assert copies([replace(s, credit=c) for s, c in zip(plain, ("media/reuters", "media/afp"), strict=True)]) == {}


def test_a_form_filled_in_anew_weeks_later_is_no_copy() -> None:
    form = LONG.replace("سبعة", "تسعة")
    assert copies([_sketch(LONG, "a", 1), _sketch(form, "b", 3)]) == {"b": "a"}
    assert copies([_sketch(LONG, "a", 1), _sketch(form, "b", 25)]) == {}


def test_a_copy_resembles_its_original_and_not_only_another_copy() -> None:
    """A text rewritten a little at a time: each is like the one before, the last is like the first in nothing."""
    words = [f"كلمة{k}" for k in range(160)]
    steps = [_sketch(" ".join(words[k * 30 : k * 30 + 90]), f"{k}", k + 1) for k in range(3)]
    assert resemblance(steps[0], steps[2]) < copying.LEAST <= resemblance(steps[0], steps[1])
    found = copies(steps)
    assert found == {"1": "0"}


def test_what_a_report_takes_over_is_told_by_paragraph() -> None:
    reports = [_sketch(LONG, "a"), _sketch(OTHER + "\n" + LONG, "b", 2), _sketch(OTHER, "c", 3)]
    told = borrowed(reports)
    assert [(b.origin, b.end - b.start) for b in told["b"]] == [("a", len(LONG))]
    assert [b.origin for b in told["c"]] == ["b"]
    assert "c" not in borrowed(reports, {"c": "b"})


@given(st.lists(st.integers(0, 5), min_size=1, max_size=14), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_arrival_is_no_matter(starts: list[int], chance: random.Random) -> None:
    words = [f"كلمة{k}" for k in range(200)]
    made = [_sketch(" ".join(words[s * 20 : s * 20 + 80]), f"{n:02}", 1 + n % 3) for n, s in enumerate(starts)]
    shuffled = list(made)
    chance.shuffle(shuffled)
    found = copies(made)
    assert copies(shuffled) == found
    assert not set(found) & set(found.values())
    by = {s.report: s for s in made}
    assert all(resemblance(by[a], by[b]) >= copying.LEAST for a, b in found.items())


def test_reports_compared_grow_with_the_reports_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: reports of their own share few bands, the copies of one text are held against it alone."""

    def compared(n: int) -> int:
        calls = [0]

        def counting(a: Sketch, b: Sketch) -> float:
            calls[0] += 1
            return resemblance(a, b)

        monkeypatch.setattr(copying, "resemblance", counting)
        chance = random.Random(3)
        words = [f"كلمة{k}" for k in range(3000)]
        own = [_sketch(" ".join(chance.choices(words, k=80)), f"own{k:04}") for k in range(n)]
        reposts = [_sketch(LONG + f" خبر {k}", f"copy{k:04}", 2) for k in range(n)]
        found = copies([*own, *reposts])
        assert len(found) == n - 1
        return calls[0]

    assert compared(200) <= 2.5 * compared(100)
