/** A dispatch that nobody sent: every name and happening in it is made up, for whoever tries rasid first. */

export const EXAMPLE = {
  outlet: "صدى الجنوب",
  published: "2021-03-16",
  country: "sy",
  text: [
    "قُتل أربعة عناصر من قوات النظام وأُصيب سبعة آخرون، مساء أمس الاثنين، في هجوم شنّه مقاتلون محليون على حاجز عسكري قرب بلدة صيدا في ريف درعا الشرقي، بحسب ما أفاد الناشط الإعلامي باسم الرفاعي.",
    "وأضاف الرفاعي أن المهاجمين أسروا جنديين واستولوا على سيارة دفع رباعي ورشاش متوسط قبل أن ينسحبوا.",
    "وقال مصدر طبي في مستشفى المدينة إن أكثر من 20 جريحاً وصلوا إليه، بينهم خمسة أطفال.",
    "وردّت مدفعية النظام فجر اليوم الثلاثاء بقصف الأحياء الشرقية من البلدة، ما أدى إلى إصابة ثلاثة مدنيين بينهم طفلة.",
  ].join("\n"),
};

/** The countries whose press rasid reads most; any other two letters may be given too. */
export const COUNTRIES = [
  "SY",
  "IQ",
  "YE",
  "SD",
  "LY",
  "PS",
  "LB",
  "SO",
  "EG",
  "JO",
  "SA",
  "DZ",
  "TN",
  "MA",
  "MR",
  "TD",
  "IL",
  "TR",
  "IR",
];
