/**
 * A text as Go prints it when it is taken for a format, and there is nothing to put in: its verbs become complaints.
 *
 * @see Go fmt.Sprintf
 * @example formatWithoutArguments("50% of a%2Fb") // "50%!o(MISSING)f a%!F(MISSING)b"
 */
export const formatWithoutArguments = (text: string): string =>
  text.replace(DIRECTIVE, (_, ...groups: readonly (string | undefined)[]) => {
    const [first, width, second, precision, third, verb] = groups;
    const stars = `${width === "*" ? "%!(BADWIDTH)" : ""}${precision === "*" ? "%!(BADPREC)" : ""}`;
    if (verb === undefined) return `${stars}%!(NOVERB)`;
    const complaint = (first ?? second ?? third) === undefined ? "MISSING" : "BADINDEX";
    return stars + (verb === "%" ? "%" : `%!${verb}(${complaint})`);
  });

/** The number of an argument: `[1]`. One that is not closed is but its bracket; nobody looks far for the other one. */
const INDEX = String.raw`(\[[^\]]{1,99}\]|\[\](?=.)|\[)?`;
const DIRECTIVE = new RegExp(String.raw`%[#0+\- ]*${INDEX}(\*|\d+)?(?:\.(?=.)${INDEX}(\*|\d+)?)?${INDEX}(.)?`, "gsu");
