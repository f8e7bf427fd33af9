"""Who says so: the cases of tests/cases, the book's own examples, and what holds of any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.arabic.normalize import fold
from rasid.arabic.segment import read_text
from rasid.errors import BookError
from rasid.extract.attribution import Scope, attribute, chain_at, fired, gaps
from rasid.extract.mentions import mentions
from rasid.extract.source_phrases import Ground
from rasid.extract.sources import read_source
from rasid.knowledge.actors import actor_book
from rasid.knowledge.cues import load_cues

CASES = Path(__file__).parent.parent / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def scopes_of(raw: str, outlet: str | None = None) -> tuple[list[Scope], list[str]]:
    text = read_text(raw)
    return attribute(text, load_cues(), mentions(text, actor_book()), outlet=outlet), text.words


def said_by(raw: str, word: str, outlet: str | None = None) -> str:
    """The chain over the last place where ``word`` stands, as the words of the report."""
    scopes, words = scopes_of(raw, outlet)
    at = len(words) - 1 - words[::-1].index(fold(word))
    scope = chain_at(scopes, at)
    chain = scope.chain if scope else ()
    return " > ".join(h.words[0].of(raw).strip('"«»') for h in chain) or "outlet"


@pytest.mark.parametrize(("raw", "wanted"), rows("attribution.tsv"))
def test_whose_word(raw, wanted):
    got = [(pair.split("=")[0], said_by(raw, pair.split("=")[0])) for pair in wanted.split(" | ")]
    assert " | ".join(f"{w}={s}" for w, s in got) == wanted


@pytest.mark.parametrize("row", rows("attribution_sources.tsv"), ids=lambda r: r[0])
def test_source_phrase(row):
    text = read_text(row[0])
    at = {m.i: m for m in mentions(text, actor_book())}
    src = read_source(Ground(text, load_cues(), at, dict(text.quotes)), 0, len(text.words))
    if row[1:] == ["none"]:
        assert src is None
        return
    assert src is not None
    org = text.surface(*src.org) if src.org else "-"
    assert [text.surface(src.i, src.j), src.kind, org] == row[1:]


@pytest.mark.parametrize("example", load_cues().examples, ids=lambda x: f"{x.rule} {x.text}")
def test_examples_of_the_book(example):
    assert (example.rule in fired(example.text)) is example.wanted


def test_denial_and_doubt_are_marked():
    [denied], _ = scopes_of("نفت قسد سقوط أي قرية.")
    [doubted], _ = scopes_of("زعم التنظيم قتل عشرة جنود.")
    assert (denied.denies, denied.doubts) == (True, False)
    assert (doubted.denies, doubted.doubts) == (False, True)


def test_a_quotation_is_covered_over_sentences():
    raw = "قال المتحدث: «لم نقصف السوق أبدا. الجيش لا يقصف الأسواق». وقتل ثلاثة في حادث آخر."
    assert said_by(raw, "الأسواق") == "المتحدث"
    assert said_by(raw, "حادث") == "outlet"


def test_the_outlets_own_correspondent_is_the_outlet():
    [scope], _ = scopes_of("قتل ثلاثة في القصف، وفق مراسلنا.")
    assert scope.chain == ()


def test_the_outlet_as_agency_is_no_link():
    raw = "قال مسؤول محلي لوكالة رويترز إن الجسر دمر."
    assert said_by(raw, "الجسر", outlet="رويترز") == "مسؤول محلي"


def test_a_name_with_its_organisation():
    scopes, _ = scopes_of("وقال الناشط سامر الحوراني، العضو في تجمع أحرار حوران، إن القصف تجدد.")
    hop = scopes[0].chain[0].value
    assert (hop.kind, hop.name, hop.org, hop.verb) == ("named person", "سامر الحوراني", "تجمع أحرار حوران", "says")


def test_a_speaker_is_shown_by_his_fullest_words():
    raw = "أفاد المرصد أن القصف تجدد. وقال المرصد السوري لحقوق الإنسان إن ثلاثة قتلوا."
    assert said_by(raw, "القصف") == "المرصد السوري لحقوق الإنسان"


def test_every_link_names_its_line_of_the_book():
    scopes, _ = scopes_of("نقلت وكالة سانا عن مصدر عسكري أن غارة وقعت.")
    assert {h.rule.split(":")[0] for s in scopes for h in s.chain} == {"words/cues.yaml"}
    assert all(h.rule.split(":")[1].isdigit() for s in scopes for h in s.chain)


def test_a_wish_covers_nothing_and_names_who_wishes():
    raw = "وطالب شيوخ العشائر بتسليح أبنائهم."
    [scope], words = scopes_of(raw)
    assert scope.i == scope.j and scope.chain[0].words[0].of(raw) == "شيوخ العشائر"
    assert words[slice(*scope.cue)] == ["وطالب"]


def test_a_cue_without_a_speaker_is_a_gap():
    text = read_text("وأضاف أن القصف تجدد.")
    assert attribute(text, load_cues(), ()) == []
    assert [g.kind for g in gaps(text, load_cues(), ())] == ["cue"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("- verb: قال / يقول\n  class: shouts\n", "class «shouts»"),
        ("- verb: قال / يقول\n  class: says\n  takes: [فوق]\n", "takes"),
        ("- verb: قال\n  class: says\n", "a verb is"),
        ("- horses: [فرس]\n", "an entry of horses"),
    ],
)
def test_a_wrong_entry_of_the_book_names_its_line(tmp_path, entry, told):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "cues.yaml").write_text(entry, encoding="utf-8")
    with pytest.raises(BookError, match=told) as raised:
        load_cues(tmp_path)
    assert raised.value.where == "words/cues.yaml:1" and raised.value.mend


WORDS = st.sampled_from(
    'قال أعلن نفى وأضاف بحسب وفق مصدر المرصد وزارة الدفاع إن أن ، . : « » " ( ) قتل ثلاثة في بيان لـ رويترز عن نقلت '
    "كما مؤكدا الذي كان السبت ناشط سامر الحوراني من باسم متحدث".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_text_gives_scopes_within_it(words):
    raw = " ".join(words)
    text = read_text(raw)
    for scope in attribute(text, load_cues(), mentions(text, actor_book())):
        assert 0 <= scope.i <= scope.j <= len(text.words)
        assert all(0 <= h.words[0].start < h.words[0].end <= len(raw) for h in scope.chain)
        assert len({h.value for h in scope.chain}) == len(scope.chain)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_what_follows_in_another_paragraph_changes_nothing_before(words):
    first = "قال مصدر محلي إن الهجوم انتهى."
    alone, both = read_text(first), read_text(first + "\n" + " ".join(words))
    before = [(s.i, s.j) for s in attribute(alone, load_cues(), ())]
    after = [(s.i, s.j) for s in attribute(both, load_cues(), ()) if s.j <= len(alone.words)]
    assert before == after
