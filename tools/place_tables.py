"""What the bulk books of places take: countries and their smallest cities, and the governorates by foreign keys."""

COLUMNS = "id,kind,level,name_ar,name_en,aliases_ar,admin1,admin2,pcode,lat,lon,population,shy,source,within".split(",")
CORE = ["SY", "IQ", "YE", "LB", "PS", "LY", "SD", "EG"]

NEAR = {  # smallest population of a city that is taken
    "IL": 4000, "JO": 3000, "TR": 60000, "IR": 90000, "SA": 15000, "AE": 20000, "TN": 8000, "DZ": 40000,
    "MA": 40000, "SO": 8000, "ET": 60000, "TD": 20000, "SS": 0, "AF": 20000, "PK": 120000, "ML": 15000,
    "NG": 150000, "KW": 20000, "QA": 50000, "BH": 30000, "OM": 40000, "NE": 30000, "MR": 40000, "DJ": 20000,
    "ER": 20000, "BF": 60000, "KE": 150000, "UA": 100000, "CF": 50000,
}  # fmt: skip
WORLD = 600_000
QUOTA: dict[str | tuple[str, str], int] = {
    ("SY", "Aleppo"): 752, ("SY", "Al-Hasakah"): 590, ("SY", "Latakia"): 292, ("SY", "Tartus"): 145,
    "IQ": 800, "YE": 800, "LB": 600,
}  # fmt: skip
WOF_ADMIN1 = {
    "SY": {85678345: "Latakia", 85678349: "Tartus", 85678355: "Raqqa", 85678359: "Aleppo", 85678363: "Hama",
           85678367: "Homs", 85678373: "Idlib", 85678377: "Al-Hasakah", 85678381: "Deir ez-Zor",
           85678385: "As-Suwayda", 85678391: "Rif Dimashq", 85678395: "Quneitra", 85678399: "Daraa",
           85678403: "Damascus", 85672545: "Quneitra"},
    "IQ": {1108804831: "Kirkuk", 1108804835: "Halabja", 85672417: "Dohuk", 85672425: "Erbil", 85672429: "Nineveh",
           85672435: "Salah al-Din", 85672439: "Najaf", 85672443: "Karbala", 85672447: "Baghdad", 85672453: "Basra",
           85672455: "Muthanna", 85672459: "Al-Qadisiyyah", 85672463: "Dhi Qar", 85672469: "Maysan",
           85672473: "Wasit", 85672475: "Sulaymaniyah", 85672481: "Diyala", 85672483: "Al-Anbar", 85672491: "Babil"},
    "YE": {1108805681: "Socotra", 85680955: "Saada", 85680959: "Hodeidah", 85680965: "Al Mahwit", 85680969: "Dhamar",
           85680973: "Hajjah", 85680977: "Amran", 85680979: "Ibb", 85680985: "Lahij", 85680989: "Taiz",
           85680995: "Al Mahrah", 85681001: "Al Bayda", 85681003: "Ad Dali", 85681007: "Al Jawf", 85681011: "Shabwah",
           85681015: "Marib", 85681021: "Sanaa", 85681025: "Hadramawt", 85681029: "Amanat al-Asimah",
           85681033: "Raymah", 85681039: "Aden", 85681043: "Abyan"},
    "LB": {1377074351: "Beqaa", 1377074353: "Baalbek-Hermel", 1377074355: "North Governorate", 1377074357: "Akkar",
           85673487: "Beirut", 85673491: "Mount Lebanon", 85673495: "Nabatieh", 85673499: "South Lebanon",
           85673483: "North Governorate", 85673479: "Beqaa"},
    "LY": {85673563: "Nalut", 85673567: "Al Jufrah", 85673571: "Al Kufrah", 85673575: "Murqub",
           85673579: "Wadi al Shatii", 85673585: "Ghat", 85673589: "Murzuq", 85673593: "Misrata", 85673597: "Sabha",
           85673605: "Jafarah", 85673607: "Nuqat al Khams", 85673611: "Zawiya", 85673615: "Jabal al Gharbi",
           85673621: "Tripoli", 85673625: "Al Marj", 85673627: "Jabal al Akhdar", 85673631: "Al Wahat",
           85673635: "Benghazi", 85673659: "Sirte", 85673663: "Derna", 85673665: "Al Butnan",
           85673669: "Wadi al Hayaa"},
    "SD": {1108805631: "West Kordofan", 85676865: "Blue Nile", 85676867: "Red Sea", 85676871: "South Darfur",
           85676875: "East Darfur", 85676881: "West Darfur", 85676885: "Central Darfur", 85676889: "Khartoum",
           85676893: "Gezira", 85676897: "Gedaref", 85676901: "River Nile", 85676905: "Northern",
           85676909: "White Nile", 85676915: "Sennar", 85676919: "North Darfur", 85676923: "South Kordofan",
           85676925: "North Kordofan", 85676929: "Kassala"},
}  # fmt: skip
MOVED = {1108691407: "Akkar", 1108691421: "Baalbek-Hermel", 421171405: "Baalbek-Hermel", 1108562767: "Sulaymaniyah"}
"""Counties whose localities point to another governorate than they lie in, some to one of before 2003."""
PS_COUNTY = {1091912933: "Bethlehem", 1091912955: "Hebron", 1091912973: "Jenin", 1091913007: "Jericho",
             1091913091: "Nablus", 1091913123: "Qalqilya", 1091913137: "Ramallah", 1091913173: "Salfit",
             1091913213: "Tubas", 1091913233: "Tulkarm", 1091913267: "North Gaza", 1091913297: "Gaza",
             1091913317: "Deir al-Balah", 1091913333: "Khan Yunis", 1091913365: "Rafah", 421200701: "Jerusalem",
             1108720823: "Jerusalem"}  # fmt: skip
GN_ADMIN1 = {
    "EG": dict(zip("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 26 27 28".split(),
        ["Dakahlia", "Red Sea Governorate (Egypt)", "Beheira", "Faiyum", "Gharbia", "Alexandria", "Ismailia", "Giza",
         "Monufia", "Minya", "Cairo", "Qalyubia", "New Valley", "Sharqia", "Suez", "Aswan", "Asyut", "Beni Suef",
         "Port Said", "Damietta", "Kafr el-Sheikh", "Matrouh", "Qena", "Sohag", "South Sinai", "North Sinai",
         "Luxor"], strict=True)),
    "IL": {"01": "HaDarom", "02": "HaMerkaz", "03": "HaTsafon", "04": "Haifa", "05": "Tel Aviv", "06": "Jerusalem"},
    "SA": {"02": "Al Bahah", "05": "Madinah", "06": "Eastern Province", "08": "Qassim", "10": "Riyadh", "11": "Asir",
           "13": "Hail", "14": "Makkah", "15": "Northern Borders", "16": "Najran", "17": "Jazan", "19": "Tabuk",
           "20": "Al Jawf"},
    "JO": {"02": "Balqa", "09": "Karak", "12": "Tafilah", "15": "Mafraq", "16": "Amman", "17": "Zarqa", "18": "Irbid",
           "19": "Maan", "20": "Ajloun", "21": "Aqaba", "22": "Jerash", "23": "Madaba"},
    "TN": {"02": "Kasserine", "03": "Kairouan", "06": "Jendouba", "14": "Kef", "15": "Mahdia", "16": "Monastir",
           "17": "Beja", "18": "Bizerte", "19": "Nabeul", "22": "Siliana", "23": "Sousse", "27": "Ben Arous",
           "28": "Medenine", "29": "Gabes", "30": "Gafsa", "31": "Kebili", "32": "Sfax", "33": "Sidi Bouzid",
           "34": "Tataouine", "35": "Tozeur", "36": "Tunis", "37": "Zaghouan", "38": "Ariana", "39": "Manouba"},
    "SS": {"01": "Central Equatoria", "03": "Jonglei", "04": "Lakes", "06": "Unity", "07": "Upper Nile",
           "08": "Warrap"},
    "AE": {"01": "Abu Dhabi", "03": "Dubai", "06": "Sharjah"},
}  # fmt: skip
