"""Words before and around the name of a party that say which part it has in a deed."""

CONTROL = frozenset({"سيطره", "نفوذ"})

HOSTILE = frozenset({"ضد"})

NAMED = frozenset("تسمي يسمي المسمي المسماه تعرف يعرف المعروفه المعروف".split())

BORDER = frozenset({"حدود", "الحدود", "حدودها", "حدوده", "الحدوديه", "الحدودي"})

LOYAL = frozenset(
    "مواليه المواليه موال موالين الموالين مواليا الموالون الموالي مؤيده المؤيده مؤيدين المؤيدين "
    "مناهضه المناهضه معاديه المعاديه حليفه الحليفه منتميه المنتميه المنتمين المواليتين داعمه الداعمه".split()
)

OWNED = frozenset("تابع تابعه التابع التابعه تابعين التابعين تابعتان التابعتين".split())

ARMS = frozenset("طائره طائرات مسيره مسيرات مروحيه مروحيات مقاتله مقاتلات مدفعيه راجمات زوارق بوارج".split())

CARS = frozenset("سياره اليه دراجه مركبه حافله نقطه قاعده ثكنه شاحنه سفينه دوريه منصه عربه قافله".split())

WHERE = frozenset("ضمن امام قرب داخل خارج عند حول خلف تحت وسط قباله بجوار بمحيط محيط بمحاذاه".split())

BACKED_BY = frozenset(
    "تدعمها يدعمها تدعمه يدعمه تدعمهم يدعمهم تساندها يساندها تمولها يمولها ترعاها يرعاها تدعمهما المدعومه المدعوم "
    "المدعومين بدعم باسناد بغطاء بمسانده رفقه برفقه بمشاركه بتمويل بموافقه".split()
)

BACKING = frozenset(
    "بدعم باسناد واسناد بغطاء بمسانده بمشاركه بمساعده بمؤازره بتغطيه مدعومه مدعوما مدعومين مدعومون المدعومه المدعوم "
    "المدعومين مسنوده مسنودا مسنودين المسنوده المسنود المسنودين وباسناد وبدعم وبغطاء وبمسانده وبمشاركه".split()
)
"""Words behind which is named who helps the doer of a deed, and with what."""

LED_BY = frozenset("تقوده تقودها يقوده يقودها تتزعمه يتزعمه تقودهما".split())

FORCES_LED = frozenset("تحالف التحالف قوات القوات فصائل الفصائل ميليشيات الميليشيات".split())

FILLERS = frozenset(
    "كل كلا من جميع بعض احد عدد ما تبقي بقي معظم باقي سائر بقيه غالبيه مختلف اطراف الكثير كثير العديد قسم".split()
)

HANDS = frozenset({"يد", "ايدي"})

PURSUED = frozenset(
    "لاخراج لطرد لملاحقه لمحاربه لدحر لاجتثاث لاستئصال لصد ملاحقه محاربه مطارده لمطارده لابعاد لهزيمه".split()
)
"""«عملية عسكرية لطرد المسلحين»: what follows is whom the deed is meant for."""

ALLIED = frozenset("متحالفين المتحالفين المتحالفون المتحالفه الحليفه الحلفاء حلفاء المسانده الرديفه".split())
"""«القوات الحكومية والمقاتلين المتحالفين»: bands that are named by those they stand beside."""

AND_OTHERS = frozenset("وغيره وغيرها وغيرهم وغيرهما وسواهم وسواها".split())
"""«مسلحو التنظيم وغيرهم من الجماعات»: what follows «من» stands beside what went before."""

COMMA = "،"

SIDE = "جهه"
"""«بين الجيش واللواء من جهة، والفصائل من جهة أخرى»: the other side stands behind it."""

CLERIC = "رجل"
"""«رجل الدين سامر الحريري»: a man of the cloth by what he is, and by his name."""

BESIDE_THEM = frozenset({"جانبه", "جانبها", "جانبهم", "صفوفه", "صفوفها"})

TO_THEM = frozenset({"له", "لها", "لهم", "لهما", "معه", "معها", "معهم"})

OVER_IT = frozenset({"عليها", "عليه", "عليهما"})

BETWEEN_HIM = frozenset({"بينه", "بينها", "بينهم"})

THEIRS = ("ه", "ها", "هما", "هم")
"""Pronouns of a doer, written onto the noun of what he did."""

GRASP = frozenset({"قبضه", "براثن"})
"""«من قبضة المسلحين»: from whom a place is taken."""
