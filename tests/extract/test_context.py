"""What a claim takes from the report around it: its place, its kind, whether it is news at all."""

from tests.scenes import drafts_of, named


def told(text):
    """Kind and places of every draft of ``text``, in order."""
    return [(d.kind, named(text, d.places)) for d in drafts_of(text)]


FULL = "قصف الطيران بلدة عندان صباح الأحد.\nوقُتل مدنيان في قصف على بلدة عندان.\n"


def test_the_one_place_of_a_report_holds_in_later_paragraphs():
    assert told(FULL + "وقُتل ثلاثة جنود في اشتباكات.")[-1] == ("Armed clash", "بلدة عندان")
    two = FULL.replace("في قصف على بلدة عندان", "في قصف على بلدة حيان")
    assert told(two + "وقُتل ثلاثة جنود في اشتباكات.")[-1] == ("Armed clash", "-")


def test_a_known_attack_happened_where_the_last_of_its_kind_did():
    text = (
        "قُتل ثلاثة جنود في هجوم على بلدة نوى.\nوانفجرت عبوة ناسفة في بلدة طفس وقُتل مدني.\n"
        "ونفذ مسلحون مجهولون الهجوم فجر الأحد."
    )
    assert told(text)[-1] == ("Armed clash", "بلدة نوى")


def test_places_taken_by_nobody_named_are_taken_by_whoever_took_before():
    text = "سيطر الجيش السوري على بلدة السخنة.\nوتمت السيطرة على قرية الطيبة."
    assert [kind for kind, _ in told(text)] == ["Government regains territory"] * 2


def test_force_on_people_after_a_protest_is_force_against_protesters():
    shot = "وأطلقت قوات الأمن الرصاص على الشبان، فأصيب عشرة أشخاص في مدينة البصرة."
    assert told("تظاهر المئات في مدينة البصرة. " + shot)[-1][0] == "Excessive force against protesters"
    assert told(shot)[-1][0] == "Attack"


def test_deaths_since_a_beginning_are_a_toll():
    assert told("قُتل 36 مدنياً منذ بدء الحملة على بلدة دوما")[0][0] == "Casualty tally"
    assert told("قُتل 36 مدنياً بعد بدء الحملة على بلدة دوما")[0][0] != "Casualty tally"


def test_what_is_only_named_again_is_not_told_again():
    text = FULL + "وأصيب عشرة مدنيين في غارة على بلدة عندان.\nوتجمع السكان بعد الغارات على بلدة عندان."
    assert len(told(text)) == 3


def test_a_place_behind_one_that_lies_there_is_not_its_place():
    text = "هاجم مسلحون حاجز الري الواقع على طريق طفس قرب بلدة المزيريب وقتلوا جنديين"
    assert [len(d.places) for d in drafts_of(text)] == [1]


def test_a_bare_noun_is_news_only_among_other_news():
    bare = "وتزامن ذلك مع تقدم الجيش وغارات على بلدة حيان."
    alone = "قال المدير إن افتتاح المعرض تأجل إلى الشهر المقبل بسبب الأمطار الغزيرة التي شهدتها العاصمة طوال الأسبوع. "
    among = FULL + "وقُتل ثلاثة جنود في اشتباكات قرب بلدة حيان.\n" + bare
    assert "Air/drone strike" in [kind for kind, _ in told(among)[3:]]
    assert "Air/drone strike" not in [kind for kind, _ in told(alone + bare)]


def test_a_war_spoken_of_is_no_clash():
    among = FULL + "وقُتل ثلاثة جنود في اشتباكات قرب بلدة حيان.\n"
    assert len(told(among + "ويتحدث السكان عن حرب في محافظة إدلب.")) == 3
    assert len(told(among + "ويتحدث السكان عن معارك في محافظة إدلب.")) == 4


def test_where_the_known_attack_happened_is_where_it_was_told_before():
    text = FULL + "قتل مسلحون ثلاثة مدنيين على الطريق العام.\nووقع الهجوم قرب بلدة حيان."
    assert told(text)[-1][1] == "بلدة حيان"


def test_what_is_known_is_told_again_where_it_spread():
    text = FULL + "وأصيب عشرة مدنيين في غارة على بلدة عندان.\nوتركزت الغارات على بلدة حيان."
    assert told(text)[-1] == ("Air/drone strike", "بلدة حيان")


def test_words_that_say_who_says_so_tell_nothing():
    assert told("قال المسلحون الذين دخلوا بلدة طفس إن قوات النظام قصفت بلدة داعل")[0][1] == "بلدة داعل"


def test_the_city_by_its_name_is_carried_on():
    text = "قصفت قوات النظام مدينة نوى. ودخلت وسط المدينة أمس. واعتقلت ثلاثة شبان"
    assert told(text)[-1][1] == "مدينة نوى"


def test_where_troops_only_stand_is_no_move():
    kinds = [kind for kind, _ in told(FULL + "وهاجم مسلحون بلدة حيان.\nوتنتشر قوات تركية في بلدة حيان.")]
    assert "Troop movement" not in kinds
    kinds = [kind for kind, _ in told(FULL + "وهاجم مسلحون بلدة حيان.\nوانتشرت قوات تركية في بلدة حيان.")]
    assert "Troop movement" in kinds
