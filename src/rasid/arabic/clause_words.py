"""Words that open a clause, or say how one stands to the one before."""

OPENERS = frozenset(
    "فيما بينما كما لكن لكنه لكنها ولكن بعدما حيث اذ بيد علما حين عندما وسط بالتزامن وبالتزامن بالمقابل "
    "اما واما ثم عقب قبيل وعقب فضلا اضافه".split()
)
"""Words that open a clause of its own: «فيما», «بينما», «كما»."""

OPENING_PAIRS = frozenset(
    {("قبل", "ان"), ("بعد", "ان"), ("في", "حين"), ("غير", "ان"), ("الا", "ان"), ("الي", "ذلك"), ("في", "المقابل"),
     ("في", "الوقت"), ("علي", "ان"), ("لحظه", "ان"), ("ردا", "علي"), ("غداه", "ان")}
)  # fmt: skip
"""Two words that open a clause: «قبل أن», «في حين»."""

CONTENT = frozenset({"ان", "بان", "وان", "وبان", "انه", "انها", "انهم", "بانه", "بانها", "وانه", "وانها"})
"""«أنّ» and «إنّ» with what is written onto them: what follows is a clause of its own."""

RESULT = frozenset(
    "ادي ادت يؤدي تؤدي مما اسفر اسفرت يسفر تسفر موقعا موقعه مخلفا مخلفه خلف خلفت يخلف تخلف تسبب تسببت "
    "متسببا متسببه اوقع اوقعت يوقع كبد كبدت مسفرا اودي اودت حصد حصدت اوقعا نتج نتجت نجم نجمت ذهب راح".split()
)
"""What follows is the outcome of what stands before: «ما أدى إلى», «أسفر عن», «موقعاً»."""

CAUSE = frozenset("اثر جراء نتيجه بسبب خلال في بفعل ب اثناء خلالها بعد من بانفجار بقصف برصاص".split())
"""What follows is how or in what it came about: «إثر», «جراء», «خلال»."""

AFTER = frozenset("بعد وبعد عقب وعقب اثر واثر خلال وخلال قبل وقبل منذ ومنذ وسط ووسط رغم ورغم".split())
"""What stands behind one of these says when or amid what, and the verb behind it has a subject of its own."""

MEANS = CAUSE - {"بعد"}
"""What follows is by what somebody fell, or amid what: «قُتل إثر …»; «بعد» tells only when."""

COURSE = frozenset("خلال في اثر جراء نتيجه بسبب اثناء بفعل".split())
"""What follows is the affair in which somebody fell: «قُتل ضابط … في هجوم»."""

BACKGROUND = frozenset("كان كانت كانوا سبق يذكر يشار تجدر جدير".split())
"""What opens with one of these tells of before: «وكان …», «يذكر أن …»."""
