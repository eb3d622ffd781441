import { newerThanUnicode15 } from "../unicode.ts";

/**
 * The source of an expression of JavaScript for what Go calls `name` in `\p{name}`: a general category or a script.
 * Letter case, blanks, `-` and `_` do not matter. Undefined if Go does not know the name.
 *
 * @see Go regexp/syntax unicodeTable
 * @example new RegExp(unicodeClass("uppercase letter") ?? "", "u").test("\u03a9") // true
 */
export function unicodeClass(name: string): string | undefined {
  const plain = withoutStyle(name);
  if (plain === "any") return "[^]";
  if (plain === "ascii") return "[\\0-\\x7f]";
  if (plain === "assigned") return `(?![${newerThanUnicode15}])\\P{Cn}`;
  const isPlain = (known: string) => withoutStyle(known) === plain;
  const unassigned = WITH_UNASSIGNED.find(isPlain);
  if (unassigned !== undefined) return `[\\p{${unassigned}}${newerThanUnicode15}]`;
  const category = CATEGORIES.split(" ").find(isPlain);
  if (category !== undefined) return `(?![${newerThanUnicode15}])\\p{${category}}`;
  const script = SCRIPTS.split(" ").find(isPlain);
  return script === undefined ? undefined : `(?![${newerThanUnicode15}])\\p{Script=${script}}`;
}

const withoutStyle = (name: string) => name.replace(/[-_ ]/g, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const WITH_UNASSIGNED = ["C", "Cn", "Other", "Unassigned"];
const CATEGORIES =
  "Cc Cf Co Cs L LC Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs " +
  "Cased_Letter Close_Punctuation Combining_Mark Connector_Punctuation Control Currency_Symbol Dash_Punctuation " +
  "Decimal_Number Enclosing_Mark Final_Punctuation Format Initial_Punctuation Letter Letter_Number Line_Separator " +
  "Lowercase_Letter Mark Math_Symbol Modifier_Letter Modifier_Symbol Nonspacing_Mark Number Open_Punctuation " +
  "Other_Letter Other_Number Other_Punctuation Other_Symbol Paragraph_Separator Private_Use Punctuation Separator " +
  "Space_Separator Spacing_Mark Surrogate Symbol Titlecase_Letter Uppercase_Letter cntrl digit punct";
/** as in the reference: scripts with two words in their name (`Old_Persian`) are not found. */
const SCRIPTS =
  "Adlam Ahom Arabic Armenian Avestan Balinese Bamum Batak Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid " +
  "Carian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cyrillic Deseret Devanagari Dogra Duployan " +
  "Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gurmukhi Han Hangul Hanunoo Hatran " +
  "Hebrew Hiragana Inherited Javanese Kaithi Kannada Katakana Kawi Kharoshthi Khmer Khojki Khudawadi Lao Latin Lepcha " +
  "Limbu Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen Medefaidrin Miao Modi Mongolian Mro " +
  "Multani Myanmar Nabataean Nandinagari Newa Nko Nushu Ogham Oriya Osage Osmanya Palmyrene Phoenician Rejang Runic " +
  "Samaritan Saurashtra Sharada Shavian Siddham Sinhala Sogdian Soyombo Sundanese Syriac Tagalog Tagbanwa Takri Tamil " +
  "Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Yezidi Yi";
