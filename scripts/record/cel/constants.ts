/** Texts without blanks, written one behind the other, and others. */
const words = (text: string, ...others: readonly string[]): readonly string[] => [...text.split(" "), ...others];

/** What constants say: what can be read, and what cannot, or is too large. */
export interface Constants {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

export const BOOLS: Constants = { good: ["true", "false"], bad: ["True"] };
export const INTS: Constants = {
  good: words(
    "1 0 2 3 7 -1 10 42 -42 100 0x10 -0xA 0xfF 007 2147483647 9007199254740993 9223372036854775807 -9223372036854775808",
  ),
  bad: words("9223372036854775808 -9223372036854775809 0x 0XfF 0x8000000000000000"),
};
export const INDEXES: Constants = { good: words("0 1"), bad: words("-1 2 3 100 9223372036854775807") };
export const UINTS: Constants = {
  good: words(
    "1u 0u 2u 3U 10u 0x1fU 4294967296u 9007199254740993u 9223372036854775808u 18446744073709551615u 0xFFFFFFFFu",
  ),
  bad: words("18446744073709551616u -1u 1_u"),
};
export const DOUBLES: Constants = {
  good: [
    ...words(
      "1.0 0.0 -0.0 2.5 -1.5 .25 1e2 1E-3 1.5e+3 0.1 3.0 1e21 1e-7 5e-324 123456789.987654321 9007199254740993.0",
    ),
    ...words("9223372036854775807.0 -9223372036854775808.0 18446744073709551615.0 1.7976931348623157e308"),
    ...words("double('NaN') double('Infinity') -double('inf')", "0.0 / 0.0"),
  ],
  bad: words("1e309 -1e309 1. 1e"),
};
export const BYTES: readonly string[] = words(
  String.raw`b'' b'\xff\x00' b'\377' b'\u00e9' b"é" bR'\n' Br'\xff' b'😀'`,
  "B'''\n'''",
);
export const TYPE_NAMES: Constants = {
  good: words(
    "int bool uint double string bytes list map null_type type google.protobuf.Timestamp google.protobuf.Duration",
  ),
  bad: words("float google.protobuf.Time"),
};
/** Names of fields; the first one is there, mostly. */
export const FIELDS: Constants = { good: words("a b c a1 _x size in_"), bad: words("in `a` `a-b`") };

/** Texts, and texts of which something is made. */
export const TEXTS: Constants = {
  good: [
    ...words(
      "a b ab main refs/heads/main feature/login v1.2.3 1 -7 true a,b,,c aXbXc it's é e\u0301 日本 😀 a😀é ſK ẞ",
    ),
    ...words(`%s {0} $x // \` # a.b*c c:\\d`, "", "a b", " a\t", 'the "x"', "two\nlines", "\u0000", "\u007f"),
    ...["\u00a0", "\u2028", "\ufeff", "\ufffd"],
  ],
  bad: ["${x}", "\r\n", "\u0085"],
};
export const DURATIONS: Constants = {
  good: words(
    "1h 0s 90m 1.5s -30s 1h2m3.004s 250ms 3us 4µs 5ns 0 +1m -.5h 1.s 0.000000001s 9223372036.854775807s 2562047h47m16.8s",
  ),
  bad: words("1 1d s 1e3s - 9999999h", "", "1h 2m"),
};
export const MOMENTS: Constants = {
  good: [
    ...words("2024-02-29T13:14:15Z 1970-01-01T00:00:00Z 2023-12-31T23:59:59.987654321Z 2024-07-01T02:30:00+05:30"),
    ...words("1999-06-05T04:03:02.1-08:00 0001-01-01T00:00:00Z 9999-12-31T23:59:59.999Z 1969-12-31T23:59:59.5Z"),
    ...words("1752-09-14T00:00:00Z 2024-03-31T01:30:00Z 2024-11-03T05:59:59Z"),
  ],
  bad: [
    ...words("2016-12-31T23:59:60Z 2023-02-29T00:00:00Z 2024-01-01 2024-01-01T00:00:00 2024-1-1T00:00:00Z now"),
    ...words("2024-01-01t00:00:00z 2024-01-01T24:00:00Z 2024-01-01T00:00:00,5Z 10000-01-01T00:00:00Z"),
    ...words("2024-01-01T00:00:00+24:00", "", "2024-01-01 00:00:00Z"),
  ],
};
export const ZONES: Constants = {
  good: words(
    "UTC Europe/Berlin America/New_York Asia/Kolkata Australia/Lord_Howe +01:00 -09:30 02:00 00:00 -00:30 +23:59",
    "",
  ),
  bad: words("Mars/Olympus +1:00 1 Z 01:60 +01:00:00"),
};
export const PATTERNS: Constants = {
  good: [
    ...words(
      String.raw`a ^a b$ ^[a-z]+$ \d+ (a|b)+ . ^refs/heads/ (?i)MAIN \bmain\b ^\p{L}+$ [[:alpha:]] a{2,3} (?s)o.l`,
    ),
    ...words(String.raw`(?m)^l x* [^a-z] \. ^v(\d+\.){2}\d+$ \x{1F600} [é-ê] \Q.\E (?P<n>a) (?<n>b) \pN`, ""),
  ],
  bad: words(String.raw`( a** [z-a] (?=a) \1 a{1001} \C *`),
};
export const NUMBERS: Constants = {
  good: words("1 0 -1 42 +5 007 9223372036854775807 18446744073709551615 1.5 1e3 -0 .5 5. NaN Inf -infinity"),
  bad: words("0x10 1_000 1e400 abc ٣ 0b1 1u 9223372036854775808", "", " 1"),
};
export const TRUTHS: Constants = { good: words("true false 1 0 t F TRUE False"), bad: words("tRuE yes", "", " true") };
/** Names of files, and no globs. */
export const PATHS: Constants = { good: words("README.md src/a.go docs/é.md"), bad: words("src readme.md", "") };
