"""Arabic is read right whatever encoding it is in, and whatever it says it is in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.errors import InputError
from rasid.ingest.encodings import arabic_letters, decode

TEXT = "قتل ثلاثة مدنيين في قصف مدفعي لقوات النظام على حي المنشية في مدينة درعا، وأصيب آخرون بجروح، بحسب مصدر طبي."


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_an_encoding_is_found(name: str) -> None:
    assert decode(TEXT.encode(name)) == TEXT


def test_iso_8859_6() -> None:
    plain = TEXT.replace("،", ",")
    assert decode(plain.encode("iso8859-6")) == plain


def test_windows_1256_labelled_utf_8() -> None:
    assert decode(TEXT.encode("cp1256"), "utf-8") == TEXT


@pytest.mark.parametrize(
    ("really", "taken_for"), [("utf-8", "latin-1"), ("cp1256", "latin-1"), ("cp1256", "cp1252"), ("utf-8", "cp1256")]
)
def test_text_garbled_before_is_mended(really: str, taken_for: str) -> None:
    garbled = TEXT.encode(really).decode(taken_for)
    assert garbled != TEXT
    assert decode(garbled.encode("utf-8")) == TEXT


def test_a_cut_last_letter_loses_only_itself() -> None:
    assert decode(TEXT.encode("utf-8")[:-2])[:-1] == TEXT[:-2]


@pytest.mark.parametrize("short", ["قصف", "قصف الحي", "مقتل طفل"])
@pytest.mark.parametrize("name", ["utf-8", "cp1256"])
def test_a_few_words_are_enough(short: str, name: str) -> None:
    assert decode(short.encode(name)) == short


@pytest.mark.parametrize("name", ["utf-8", "latin-1"])
def test_another_language_is_not_forced_into_arabic(name: str) -> None:
    french = "Sept soldats tués à Damas près de l'école, où les élèves étaient rentrés"
    read = decode(french.encode(name))
    assert arabic_letters(read) == 0 and "soldats" in read


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n", b"PK\x03\x04abc", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 8, b"\0" * 500], ids=repr
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError) as e:
        decode(raw)
    assert e.value.mend


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_error_of_ours(raw: bytes) -> None:
    try:
        decode(raw).encode("utf-8")
    except InputError as e:
        assert e.mend


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TEXT.split()), min_size=6), st.sampled_from(["utf-8", "cp1256", "utf-16-le"]))
def test_any_arabic_sentence_survives(words: list[str], name: str) -> None:
    text = " ".join(words)
    assert arabic_letters(decode(text.encode(name))) == arabic_letters(text)
