"""Pages: the article, its date and its title; and no page can make the reader lose text silently or run for long."""

import random
from datetime import date

import pytest

from rasid.errors import NoTextError
from rasid.ingest.html import declared_charset, looks_html, read_page
from rasid.ingest.page_facts import day, stated_day
from tests.growing import STEEPEST, growth

PARAGRAPHS = (
    "قتل ثلاثة مدنيين وأصيب سبعة آخرون بجروح في قصف مدفعي استهدف الأحياء السكنية في مدينة درعا صباح اليوم الخميس.",
    "وقال مصدر طبي في المدينة إن بين القتلى طفلين، وإن المشفى الميداني لم يعد قادرا على استقبال مزيد من الجرحى.",
    "وأضاف المصدر أن القصف استمر حتى ساعات الظهر، وسط محاولات من وجهاء المنطقة للتوصل إلى اتفاق لوقف إطلاق النار.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(head: str = "", before: str = "", body: str = BODY, after: str = "") -> str:
    return f"<!doctype html><html><head><title>خبر | صدى</title>{head}</head><body>{before}{body}{after}</body></html>"


def test_the_article_without_what_stands_beside_it() -> None:
    before = "<nav><a href='/'>الرئيسية</a> <a href='/sport'>رياضة وأخبار المنتخبات</a></nav>"
    after = "<aside><p>اقرأ أيضا: أسعار الخضار في أسواق العاصمة ترتفع للأسبوع الثالث على التوالي</p></aside>"
    text = read_page(page(before=before, body=f"<article><h1>قصف</h1>{BODY}</article>", after=after)).text
    assert all(p in text for p in PARAGRAPHS)
    assert "الخضار" not in text and "رياضة" not in text


HARD = {
    "elements 5,000 deep": lambda share: "<div>" * (5_000 // share) + BODY + "</div>" * (5_000 // share),
    "elements 100,000 deep": lambda share: "<div>" * (100_000 // share) + BODY,
    "50,000 bold": lambda share: "<b>" * (50_000 // share) + BODY,
    "200,000 attributes": lambda share: "<div " + 'a="x" ' * (200_000 // share) + f">{BODY}</div>",
    "200,000 attributes that hold >": lambda share: "<div " + 'a="x>y" ' * (200_000 // share) + f">{BODY}</div>",
    "a comment never closed": lambda share: f"<!-- menu {BODY}",
    "200,000 comments never closed": lambda share: "<!-- " * (200_000 // share) + BODY,
    "a script never closed": lambda share: f"<script>{BODY}",
    "declarations never closed": lambda share: "<![" * (200_000 // share) + BODY,
    "500,000 tags never closed": lambda share: "<a " * (500_000 // share) + ">" + BODY,
    "quotations never closed": lambda share: '<a b=">' * (200_000 // share + 1) + BODY,
    "a million ampersands": lambda share: "&#" * (500_000 // share) + BODY,
    "a huge number": lambda share: "&#" + "9" * (500_000 // share) + ";" + BODY,
    "9 MB of text": lambda share: BODY * (15_000 // share),
}
"""Hard pages, each in full or a share of it: a half, an eighth."""


@pytest.mark.parametrize("name", HARD)
def test_hard_pages_give_their_text(name: str) -> None:
    assert "مصدر طبي" in read_page(page(body=HARD[name](1))).text


@pytest.mark.parametrize("name", HARD)
def test_hard_pages_take_time_in_proportion_to_their_size(name: str) -> None:
    pages = {share: page(body=HARD[name](share)) for share in (8, 2)}
    assert growth(lambda size: read_page(pages[{1: 8, 4: 2}[size]]), 1) < STEEPEST


def test_an_entity_bomb_is_never_expanded() -> None:
    bomb = "".join(f'<!ENTITY a{k} "&a{k - 1};&a{k - 1};">' for k in range(1, 60))
    text = read_page(f'<!DOCTYPE html [<!ENTITY a0 "قصف">{bomb}]><html><body>&a59;{BODY}</body></html>').text
    assert "مصدر طبي" in text and len(text) < 2_000


@pytest.mark.parametrize(
    "empty", ["", "<img src=x>", "<script>var a = 'قتل ثلاثة مدنيين في القصف';</script>", "<nav><a>الرئيسية</a></nav>"]
)
def test_a_page_without_an_article_is_a_failure(empty: str) -> None:
    with pytest.raises(NoTextError) as e:
        read_page(page(body=empty))
    assert e.value.code == "EXTRACTION_FAILED" and e.value.mend


def test_a_menu_never_closed_does_not_swallow_the_article() -> None:
    assert "مصدر طبي" in read_page(page(before="<nav><a href='/'>الرئيسية</a>")).text


def test_mutated_pages_give_text_or_a_failure() -> None:
    chance = random.Random(7)
    whole = page(
        head='<meta property="article:published_time" content="2021-07-29">', before="<div class='a'><!-- x -->"
    )
    for _ in range(150):
        broken = list(whole)
        for _ in range(chance.randint(1, 30)):
            at = chance.randrange(len(broken))
            broken[at] = chance.choice(["<", ">", '"', "'", "&", "<!--", "</", "\0", "=", "", "<script>", "]]>"])
        try:
            assert read_page("".join(broken)).text.strip()
        except NoTextError as e:
            assert e.mend


LD = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    "head",
    [
        LD % '{"@type": "NewsArticle", "datePublished": "2021-07-29T23:40:00+03:00"}',
        LD % '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "2021-07-29"}]}',
        LD % '{"datePublished": "2021-07-29T10:00:00Z", broken',
        '<meta property="article:published_time" content="2021-07-29T23:40:00Z">',
        '<meta content="2021-07-29" itemprop="datePublished">',
        "<meta name='pubdate' content='الخميس 29 تموز 2021'>",
    ],
)
def test_the_date_that_a_page_says_for_machines(head: str) -> None:
    assert read_page(page(head=head, before="<div>1 أيار 2020</div>")).published == date(2021, 7, 29)


@pytest.mark.parametrize(
    "line",
    [
        "29 تموز 2021", "الخميس 29 يوليو/تموز 2021", "نُشر في ٢٩ تموز ٢٠٢١ - 10:30", "29 جويلية 2021", "2021/07/29",
        "29-07-2021 | 10:30", "19 ذي الحجة 1442 هـ", "الخميس 19 ذو الحجة 1442 الموافق 29 تموز 2021",
    ],
)  # fmt: skip
def test_the_date_that_a_page_says_for_people(line: str) -> None:
    assert read_page(page(before=f"<h1>قصف على درعا</h1><div>{line}</div>")).published == date(2021, 7, 29)


def test_the_time_element() -> None:
    found = read_page(page(before='<time datetime="2021-07-29T10:00">أمس</time>'))
    assert found.published == date(2021, 7, 29)


def test_a_day_in_a_headline_or_a_sentence_is_not_the_date() -> None:
    assert read_page(page(before="<h1>ذكرى 21 آب 2013</h1>")).published is None
    assert stated_day(["قتل خمسة مدنيين في هجوم وقع في 21 آب 2013 في الغوطة"]) is None
    assert stated_day(["درعا (29 تموز 2021) - قتل خمسة مدنيين في قصف على المدينة"]) == date(2021, 7, 29)


def test_title_outlet_and_address() -> None:
    head = (
        '<meta property="og:title" content="قصف &quot;عنيف&quot;"><meta property="og:site_name" content="صدى الجنوب">'
        '<link rel="canonical" href="https://example.org/1"><link rel="canonical" href="javascript:x">'
    )
    found = read_page(page(head=head))
    assert (found.title, found.outlet, found.url) == ('قصف "عنيف"', "صدى الجنوب", "https://example.org/1")


def test_deep_linked_data_is_no_trouble() -> None:
    assert read_page(page(head=LD % ("[" * 100_000))).published is None


@pytest.mark.parametrize("value", ["", "soon", "2021-13-45", None, 20210729, "0001-01-01"])
def test_what_is_no_day(value: object) -> None:
    assert day(value) is None


def test_a_page_is_told_from_text() -> None:
    assert looks_html("\n <!DOCTYPE html><html>") and looks_html("<div>قصف</div>")
    assert not looks_html("قصف <b>عنيف</b>") and not looks_html("<3 درعا")
    assert declared_charset(b'<meta charset="windows-1256">') == "windows-1256"
