/**
 * What @bufbuild/re2 calls the class that Go means by a name in `\p{name}`. Letter case, blanks, `-` and `_` do not
 * matter to Go, and long names are as good as short ones. For a name that Go does not know it is one that @bufbuild/re2
 * does not know.
 *
 * As in the reference: scripts with two words in their name (`Old_Persian`) are not found.
 *
 * @see Go regexp/syntax unicodeTable
 * @example classNameInRe2("uppercase letter") // "Lu"
 */
export function classNameInRe2(name: string): string {
  const canonical = name
    .replace(/[-_ ]/g, "")
    .replace(/[A-Za-z]/g, (letter, offset) => (offset === 0 ? letter.toUpperCase() : letter.toLowerCase()));
  return OTHER_NAMES.get(canonical) ?? canonical;
}

/** Long names; and by `?` scripts that are newer than Unicode 15.0, which is the one Go knows, or none. */
const OTHER_NAMES = new Map(
  (
    "Other C,Control Cc,Cntrl Cc,Format Cf,Unassigned Cn,Privateuse Co,Surrogate Cs,Letter L,Casedletter Lc," +
    "Lowercaseletter Ll,Modifierletter Lm,Otherletter Lo,Titlecaseletter Lt,Uppercaseletter Lu,Mark M,Combiningmark M," +
    "Spacingmark Mc,Enclosingmark Me,Nonspacingmark Mn,Number N,Decimalnumber Nd,Digit Nd,Letternumber Nl,Othernumber No," +
    "Punctuation P,Punct P,Connectorpunctuation Pc,Dashpunctuation Pd,Closepunctuation Pe,Finalpunctuation Pf," +
    "Initialpunctuation Pi,Otherpunctuation Po,Openpunctuation Ps,Symbol S,Currencysymbol Sc,Modifiersymbol Sk," +
    "Mathsymbol Sm,Othersymbol So,Separator Z,Lineseparator Zl,Paragraphseparator Zp,Spaceseparator Zs," +
    "Garay ?,Sunuwar ?,Todhri ?,Unknown ?"
  )
    .split(",")
    .map((entry) => entry.split(" ") as [string, string]),
);
