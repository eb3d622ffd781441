import { expect, test } from "vitest";
import { goJson } from "../../src/go/json.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";

// The answers are those of sigs.k8s.io/yaml v1.6.0, taken from the oracle. The places are ours, and where the reference
// prints a value of Go behind its message, ours goes without.

/** What a text says, as Go writes it in JSON; or where it goes wrong, and how. */
function read(text: string): string {
  const { value, diagnostics } = readYaml(text);
  if (value !== undefined) return goJson(value);
  return diagnostics.map(({ range, message }) => `${range?.start.line}:${range?.start.column} ${message}`).join("\n");
}

type Row = readonly [text: string, answer: string];

const expectAnswers = (rows: readonly Row[]) => expect(rows.map(([text]) => [text, read(text)])).toEqual(rows);

const expectAll = (answer: string, words: string) => expectAnswers(words.split(" ").map((word): Row => [word, answer]));

test("booleans and null are the words of YAML 1.1, in three spellings", () => {
  expectAll("true", "y Y yes Yes YES on On ON true True TRUE");
  expectAll("false", "n N no No NO off Off OFF false False FALSE");
  expectAll("null", "~ null Null NULL");
  expectAnswers([
    ["", "null"],
    ["yEs", '"yEs"'],
    ["oN", '"oN"'],
    ["tRUE", '"tRUE"'],
    ["nULL", '"nULL"'],
    ["yess", '"yess"'],
    ["nil", '"nil"'],
    ["~~", '"~~"'],
  ]);
});

test("integers have a sign, underscores and four bases", () => {
  expectAnswers([
    ["0", "0"],
    ["00", "0"],
    ["7", "7"],
    ["+1", "1"],
    ["-1", "-1"],
    ["-0", "0"],
    ["007", "7"],
    ["010", "8"],
    ["-010", "-8"],
    ["08", "8"],
    ["09", "9"],
    ["0o10", "8"],
    ["0O17", "15"],
    ["0o8", '"0o8"'],
    ["0x1F", "31"],
    ["0X1f", "31"],
    ["0xg", '"0xg"'],
    ["-0x10", "-16"],
    ["0b11", "3"],
    ["0B11", "3"],
    ["0b12", '"0b12"'],
    ["1_000", "1000"],
    ["_1", '"_1"'],
    ["1_", "1"],
    ["1__0", "10"],
    ["0x_1", "1"],
    ["9007199254740993", "9007199254740993"],
    ["-9007199254740993", "-9007199254740993"],
    ["9223372036854775808", "9223372036854775808"],
    ["18446744073709551615", "18446744073709551615"],
    ["18446744073709551616", "18446744073709552000"],
    ["-9223372036854775809", "-9223372036854776000"],
    ["+9223372036854775808", "9223372036854776000"],
    ["123456789012345678901234567890", "1.2345678901234568e+29"],
    ["0x1234567890abcdef", "1311768467294899695"],
    ["1:30", '"1:30"'],
    ["190:20:30", '"190:20:30"'],
    ["1,000", '"1,000"'],
    ["+", '"+"'],
    ["-", "[null]"],
    ["--1", '"--1"'],
    ["+-1", '"+-1"'],
    ["\u0663", '"\u0663"'],
  ]);
});

test("floats are Go's, the rest is text", () => {
  expectAnswers([
    ["1.0", "1"],
    ["1.5", "1.5"],
    ["-1.5", "-1.5"],
    ["+1.5", "1.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-.5", "-0.5"],
    ["+.5", "0.5"],
    ["1e3", "1000"],
    ["1E3", "1000"],
    ["1e+3", "1000"],
    ["1e-3", "0.001"],
    ["1.e3", "1000"],
    [".5e1", "5"],
    ["1e", '"1e"'],
    ["e3", '"e3"'],
    ["1e1000", '"1e1000"'],
    ["1_0.5", "10.5"],
    [".5_0", "0.5"],
    ["._5", '"._5"'],
    [".", '"."'],
    ["..", '".."'],
    ["1.2.3", '"1.2.3"'],
    ["v1.2", '"v1.2"'],
    ["0.1", "0.1"],
    ["1e-7", "1e-7"],
    ["1e21", "1e+21"],
    ["123456.789e3", "123456789"],
    ["0x1p4", '"0x1p4"'],
    ["0.30000000000000004", "0.30000000000000004"],
    ["-0.0", "-0"],
    ["Infinity", '"Infinity"'],
    ["NaN", '"NaN"'],
    ["inf", '"inf"'],
  ]);
});

test("dates, versions and the like are text", () => {
  expectAnswers([
    ["2001-01-01", '"2001-01-01"'],
    ["2001-12-14t21:59:43.10-05:00", '"2001-12-14t21:59:43.10-05:00"'],
    ["2001-12-14 21:59:43", '"2001-12-14 21:59:43"'],
    ["12:30:45", '"12:30:45"'],
    ["1.2.3", '"1.2.3"'],
    ["0.0.0.0", '"0.0.0.0"'],
    ["1k", '"1k"'],
    ["500Mi", '"500Mi"'],
    ["100m", '"100m"'],
    ["1/2", '"1/2"'],
    ["50%", '"50%"'],
    ["a@b", '"a@b"'],
    ["=", '"="'],
    ["<<", '"\\u003c\\u003c"'],
    ["$(params.x)", '"$(params.x)"'],
    ["not a tag", '"not a tag"'],
    ["ho#ho", '"ho#ho"'],
    ["ho # ho", '"ho"'],
    ["a:b", '"a:b"'],
    ["a::b", '"a::b"'],
    [":a", '":a"'],
    ["-a", '"-a"'],
    ["?a", '"?a"'],
    ["a?b", '"a?b"'],
    ["a,b", '"a,b"'],
    ["a]b}", '"a]b}"'],
    ["a[b{", '"a[b{"'],
    ["'", "1:1 found unexpected end of stream"],
    ["a'b", '"a\'b"'],
    ['a"b', '"a\\"b"'],
    ["\\n", '"\\\\n"'],
    ["é€😀", '"é€😀"'],
    ["a\tb", '"a\\tb"'],
    ["a \t# c", '"a"'],
  ]);
});

test("keys become strings", () => {
  expectAnswers([
    ["true: 1", '{"true":1}'],
    ["yes: 1", '{"true":1}'],
    ["on: 1", '{"true":1}'],
    ["off: 1", '{"false":1}'],
    ["n: 1", '{"false":1}'],
    ["1: a", '{"1":"a"}'],
    ["010: a", '{"8":"a"}'],
    ["0x10: a", '{"16":"a"}'],
    ["1.0: a", '{"1":"a"}'],
    ["1.5: a", '{"1.5":"a"}'],
    ["1e7: a", '{"1e+07":"a"}'],
    ["1234567890.5: a", '{"1.234568e+09":"a"}'],
    ["-1: a", '{"-1":"a"}'],
    [".5: a", '{"0.5":"a"}'],
    ["'1': a", '{"1":"a"}'],
    ['"yes": a', '{"yes":"a"}'],
    ["2001-01-01: a", '{"2001-01-01":"a"}'],
    ["1:30: a", '{"1:30":"a"}'],
    ["null: 1", "1:1 unsupported map key"],
    ["~: 1", "1:1 unsupported map key"],
    [": 1", "1:1 did not find expected key"],
    ["'': 1", '{"":1}'],
    ["9223372036854775807: a", '{"9223372036854775807":"a"}'],
    ["9223372036854775808: a", "1:1 unsupported map key"],
    [".inf: a", '{".inf":"a"}'],
    [".nan: a", '{".nan":"a"}'],
    ["!!str 1: a", '{"1":"a"}'],
    ["!!int '1': a", '{"1":"a"}'],
    ["!!float 1: a", '{"1":"a"}'],
    ["a b: 1", '{"a b":1}'],
    ["a : 1", '{"a":1}'],
    ["'a' : 1", '{"a":1}'],
    ["a:b: 1", '{"a:b":1}'],
    ["a: b: c", "1:5 mapping values are not allowed in this context"],
    ["[a]: 1", "1:1 invalid map key"],
    ["{a: 1}: 1", "1:1 invalid map key"],
    ["? a\n: 1", '{"a":1}'],
    ["? a", '{"a":null}'],
    ["? |\n  a\n: 1", '{"a\\n":1}'],
    ["'a''b': 1", '{"a\'b":1}'],
    ['"a\\nb": 1', '{"a\\nb":1}'],
    ["é: 1", '{"é":1}'],
    ["__proto__: 1", '{"__proto__":1}'],
    ["constructor: {prototype: 1}", '{"constructor":{"prototype":1}}'],
    ["a: 1\nb:\n  c: 2\n d: 3", "4:2 did not find expected key"],
    ["a: 1\n b: 2", "2:3 mapping values are not allowed in this context"],
    ["a:\n  b: 1\n c: 2", "3:2 did not find expected key"],
    ["a: 1\nb", "2:1 could not find expected ':'"],
    ["a: 1\n- b", "2:1 did not find expected key"],
    ["a:1", '"a:1"'],
    ["a\n: 1", '"a"'],
  ]);
});

test("a key has at most 1024 characters up to its colon, except behind a question mark", () => {
  const tooLong = "mapping values are not allowed in this context";
  const key = "k".repeat(1024);
  expectAnswers([
    [`${key}: 1`, `{"${key}":1}`],
    [`${key} : 1`, `1:1026 ${tooLong}`],
    [`'${key}': 1`, `1:1027 ${tooLong}`],
    [`${key}k: 1`, `1:1026 ${tooLong}`],
    [`{${key}k: 1}`, "1:1027 did not find expected ',' or '}'"],
    [`? ${key}k\n: 1`, `{"${key}k":1}`],
    [`"${"😀".repeat(1022)}": 1`, `{"${"😀".repeat(1022)}":1}`],
    [`"${"😀".repeat(1023)}": 1`, `1:2049 ${tooLong}`],
  ]);
});

test("of duplicate keys the last one counts", () => {
  expectAnswers([
    ["a: 1\na: 2", '{"a":2}'],
    ["{a: 1, a: 2}", '{"a":2}'],
    ["a: 1\nb: 2\na: 3", '{"a":3,"b":2}'],
    ["a: {b: 1}\na: {c: 2}", '{"a":{"c":2}}'],
    ["a: 1\n'a': 2", '{"a":2}'],
    ["yes: 1\ntrue: 2", '{"true":2}'],
    ["0.0: a\n-0.0: b", '{"-0":"b"}'],
    ["-0.0: a\n0.0: b", '{"0":"b"}'],
    ["0.0: a\n-0.0: b\n!!float 0: c", '{"0":"c"}'],
    ["0: a\n-0.0: b", '{"-0":"b","0":"a"}'],
    ["0.0: a\n<<: {-0.0: b}", '{"-0":"b"}'],
    ["<<: {-0.0: b}\n0.0: a", '{"0":"a"}'],
  ]);
});

test("sequences", () => {
  expectAnswers([
    ["- a\n- b", '["a","b"]'],
    ["-\n- a", '[null,"a"]'],
    ["- - a\n  - b\n- c", '[["a","b"],"c"]'],
    ["- a: 1\n  b: 2\n- c", '[{"a":1,"b":2},"c"]'],
    ["a:\n- b\n- c", '{"a":["b","c"]}'],
    ["a:\n  - b\n  - c", '{"a":["b","c"]}'],
    ["a:\n- b\nc: d", '{"a":["b"],"c":"d"}'],
    ["-\n  a: 1", '[{"a":1}]'],
    ["-  a: 1\n   b: 2", '[{"a":1,"b":2}]'],
    ["- a\n b", '["a b"]'],
    ["- a\n  - b", '["a - b"]'],
    ["-a", '"-a"'],
    ["- -", "[[null]]"],
    ["- - -", "[[[null]]]"],
    ["a:\n - b\n  - c", '{"a":["b - c"]}'],
    ["a:\n  - b\n - c", "3:2 did not find expected key"],
    ["a: - b", "1:4 block sequence entries are not allowed in this context"],
    ["- a\nb: 1", "2:1 did not find expected '-' indicator"],
    ["- [a]\n- {b: c}", '[["a"],{"b":"c"}]'],
    ["-\ta", "1:2 found character that cannot start any token"],
    ["a:\n\t- b", "2:1 found character that cannot start any token"],
    ["- \ta", "1:3 found character that cannot start any token"],
  ]);
});

test("flow collections", () => {
  expectAnswers([
    ["[]", "[]"],
    ["{}", "{}"],
    ["[a, b]", '["a","b"]'],
    ["[a, b,]", '["a","b"]'],
    ["{a: 1, b: 2}", '{"a":1,"b":2}'],
    ["{a: 1,}", '{"a":1}'],
    ["{a, b: }", '{"a":null,"b":null}'],
    ["{a:1}", '{"a:1":null}'],
    ["{a:'x'}", "{\"a:'x'\":null}"],
    ['{"a":1}', '{"a":1}'],
    ["{'a':1}", '{"a":1}'],
    ["[a:]", '["a:"]'],
    ["[a: ]", '[{"a":null}]'],
    ["[a: 1, b]", '[{"a":1},"b"]'],
    ['["a":1]', '[{"a":1}]'],
    ["[? a : b]", '[{"a":"b"}]'],
    ["[{a: [b]}]", '[{"a":["b"]}]'],
    ["{a: [b, {c: d}]}", '{"a":["b",{"c":"d"}]}'],
    ["[a\n, b\n]", '["a","b"]'],
    ["a: [\n b,\n c\n]", '{"a":["b","c"]}'],
    ["a: {\n b: c\n}", '{"a":{"b":"c"}}'],
    ["a: [\nb,\nc\n]", '{"a":["b","c"]}'],
    ["a:\n  [b,\n c]", '{"a":["b","c"]}'],
    ["[a b, c d]", '["a b","c d"]'],
    ["[a\n b]", '["a b"]'],
    ["['a\n b']", '["a b"]'],
    ["[a # c\n, b]", '["a","b"]'],
    ["[a#c]", '["a#c"]'],
    ["[a, #c\n b]", '["a","b"]'],
    ["[a?b]", "1:3 did not find expected ',' or ']'"],
    ["[?a]", '[{"a":null}]'],
    ["[-a]", '["-a"]'],
    ["[- a]", "1:2 did not find expected node content"],
    ["[&x a, *x]", '["a","a"]'],
    ["[!!str 1]", '["1"]'],
    ["[!!str , a]", '["","a"]'],
    ["[a", "1:3 did not find expected ',' or ']'"],
    ["{a: 1", "1:6 did not find expected ',' or '}'"],
    ["[a]]", '["a"]'],
    ["[a}", "1:3 did not find expected ',' or ']'"],
    ["{a: 1]", "1:6 did not find expected ',' or '}'"],
    ["[a] b", '["a"]'],
    ["[a]: b", "1:1 invalid map key"],
    ["{{a: b}}", "1:2 invalid map key"],
    ["{{ x }}", "1:2 invalid map key"],
    ["a: {{ x }}", "1:5 invalid map key"],
    ["[[[]]]", "[[[]]]"],
    ["{a: {b: {}}}", '{"a":{"b":{}}}'],
    ["\t[a,\t\tb\t]", "1:1 found character that cannot start any token"],
    ["[\n\ta\n]", '["a"]'],
  ]);
});

test("single and double quotes", () => {
  expectAnswers([
    ["''", '""'],
    ['""', '""'],
    ["'a''b'", '"a\'b"'],
    ["'a\"b'", '"a\\"b"'],
    ['"a\'b"', '"a\'b"'],
    ['"a\\"b"', '"a\\"b"'],
    ['"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\\\"', '"\\u0000\\u0007\\b\\t\\n\\u000b\\f\\r\\u001b \\\\"'],
    ['"\\N\\_\\L\\P"', '"\u0085\u00a0\\u2028\\u2029"'],
    ['"\\x41\\u00e9\\U0001f600"', '"Aé😀"'],
    ['"\\/"', "1:2 found unknown escape character"],
    ['"\\q"', "1:2 found unknown escape character"],
    ['"\\x4"', "1:2 did not find expected hexdecimal number"],
    ['"\\ud800"', "1:2 found invalid Unicode character escape code"],
    ['"\\U00110000"', "1:2 found invalid Unicode character escape code"],
    ["'a\n  b'", '"a b"'],
    ["'a\n\n  b'", '"a\\nb"'],
    ['"a\n  b"', '"a b"'],
    ['"a\\\n  b"', '"ab"'],
    ['"a \\\n  b"', '"a b"'],
    ['"a\\n\n  b"', '"a\\n b"'],
    ["'a  \n  b'", '"a b"'],
    ["'\n a\n '", '" a "'],
    ['"\t a"', '"\\t a"'],
    ["'a", "1:1 found unexpected end of stream"],
    ['"a', "1:1 found unexpected end of stream"],
    ["'a' b", '"a"'],
    ['"a" # c', '"a"'],
    ["'a'#b", '"a"'],
    ["'a': 'b'", '{"a":"b"}'],
    ["a: 'b'c", "1:7 did not find expected key"],
    ["'---'", '"---"'],
    ["'a\n---\nb'", "2:1 found unexpected document indicator"],
    ['"a\n...\n"', "2:1 found unexpected document indicator"],
  ]);
});

test("block scalars keep lines or fold them", () => {
  expectAnswers([
    ["|\n  a\n  b\n", '"a\\nb\\n"'],
    [">\n  a\n  b\n", '"a b\\n"'],
    ["|-\n  a\n", '"a"'],
    ["|+\n  a\n\n", '"a\\n\\n"'],
    [">-\n  a\n\n  b\n", '"a\\nb"'],
    [">\n  a\n\n\n  b\n", '"a\\n\\nb\\n"'],
    [">\n  a\n   b\n  c\n", '"a\\n b\\nc\\n"'],
    [">\n  a\n", '"a\\n"'],
    ["|2\n   a\n", '" a\\n"'],
    ["|1\n  a\n", '" a\\n"'],
    ["|-2\n   a\n", '" a"'],
    ["|2-\n   a\n", '" a"'],
    ["|0\n a\n", "1:2 found an indentation indicator equal to 0"],
    ["|10\n a\n", "1:3 did not find expected comment or line break"],
    ["|3\n  a\n", '""'],
    ["| # c\n  a\n", '"a\\n"'],
    ["|a\n", "1:2 did not find expected comment or line break"],
    ["|\n", '""'],
    ["|\n\n", '""'],
    ["|+\n\n", '"\\n"'],
    ["|\n  \n  a\n", '"\\na\\n"'],
    ["|\n    \n  a\n", '""'],
    ["|\n  a\n b\n", '"a\\n"'],
    ["|\n  a\n  \n", '"a\\n"'],
    ["|\n a\n\n b\n", '"a\\n\\nb\\n"'],
    ["|\n\ta\n", "2:1 found a tab character where an indentation space is expected"],
    ["|\n  a\n\tb\n", "3:1 found a tab character where an indentation space is expected"],
    ["|\n  # a\n", '"# a\\n"'],
    ["|\n  a\n# b\n", '"a\\n"'],
    ["|\na\n", '""'],
    ["a: |\n  b\nc: d\n", '{"a":"b\\n","c":"d"}'],
    ["a: |\n b\n  c\nd: e\n", '{"a":"b\\n c\\n","d":"e"}'],
    ["a: |\nb: c\n", '{"a":"","b":"c"}'],
    ["a:\n  |\n  b\n", '{"a":"b\\n"}'],
    ["- |\n  a\n- >\n  b\n", '["a\\n","b\\n"]'],
    ["- |\n a\n", '["a\\n"]'],
    ["a:\n- |\n  b\n- c\n", '{"a":["b\\n","c"]}'],
    ["[|\n a\n]", "1:2 found character that cannot start any token"],
    ["a: | b\n", "1:6 did not find expected comment or line break"],
    ["|\n  a", '"a"'],
    ["|-\n  a", '"a"'],
    ["|+\n  a", '"a"'],
    ["|\n  a\n  ", '"a\\n"'],
    ["|\n  a\n\n", '"a\\n"'],
    ["|+\n  a\n\n\n", '"a\\n\\n\\n"'],
    [">\n  a\n  ", '"a\\n"'],
    ["|\n  a: b\n  - c\n", '"a: b\\n- c\\n"'],
    ["|\n  '\n  \"\n", '"\'\\n\\"\\n"'],
  ]);
});

test("plain scalars go on in the next line", () => {
  expectAnswers([
    ["a\nb", '"a b"'],
    ["a\n b", '"a b"'],
    ["a\n\nb", '"a\\nb"'],
    ["a\n\n\nb", '"a\\n\\nb"'],
    ["a: b\n  c", '{"a":"b c"}'],
    ["a: b\n\n  c", '{"a":"b\\nc"}'],
    ["a: b\n c\nd: e", '{"a":"b c","d":"e"}'],
    ["a: b\nc", "2:1 could not find expected ':'"],
    ["a: b\n  c: d", "2:4 mapping values are not allowed in this context"],
    ["a: b\n  - c", '{"a":"b - c"}'],
    ["a: b\n  # c\n  d", "3:3 did not find expected key"],
    ["a: b # c\n  d", "2:3 did not find expected key"],
    ["a:\n  b\n  c", '{"a":"b c"}'],
    ["a: b\n\tc", "2:1 found a tab character that violates indentation"],
    ["a:\n\tb", "2:1 found character that cannot start any token"],
    ["- a\n  b\n- c", '["a b","c"]'],
    ["a b  c", '"a b  c"'],
    ["a:\n  b: c\n    d", '{"a":{"b":"c d"}}'],
    ["a: b\n  'c'", '{"a":"b \'c\'"}'],
  ]);
});

test("merges happen in place: what stands later wins", () => {
  expectAnswers([
    ["a: &a {x: 1}\nb: {<<: *a}", '{"a":{"x":1},"b":{"x":1}}'],
    ["a: &a {x: 1}\nb:\n  <<: *a\n  x: 2", '{"a":{"x":1},"b":{"x":2}}'],
    ["a: &a {x: 1}\nb:\n  x: 2\n  <<: *a", '{"a":{"x":1},"b":{"x":1}}'],
    ["a: &a {x: 1, y: 1}\nb: &b {x: 2}\nc: {<<: [*a, *b]}", '{"a":{"true":1,"x":1},"b":{"x":2},"c":{"true":1,"x":1}}'],
    ["a: &a {x: 1, y: 1}\nb: &b {x: 2}\nc: {<<: [*b, *a]}", '{"a":{"true":1,"x":1},"b":{"x":2},"c":{"true":1,"x":2}}'],
    ["a: &a {x: 1}\nb: {<<: *a, <<: {x: 2}}", '{"a":{"x":1},"b":{"x":2}}'],
    ["<<: {a: 1}", '{"a":1}'],
    ["<<: [{a: 1}, {b: 2}]", '{"a":1,"b":2}'],
    ["<<: []", "{}"],
    ["<<: {}", "{}"],
    ["<<: ~", "1:5 map merge requires map or sequence of maps as the value"],
    ["<<: a", "1:5 map merge requires map or sequence of maps as the value"],
    ["<<: [a]", "1:5 map merge requires map or sequence of maps as the value"],
    ["<<: 1", "1:5 map merge requires map or sequence of maps as the value"],
    ["a: &a [{x: 1}]\nb: {<<: *a}", "2:9 map merge requires map or sequence of maps as the value"],
    ['"<<": 1', '{"\\u003c\\u003c":1}'],
    ["'<<': {a: 1}", '{"\\u003c\\u003c":{"a":1}}'],
    ["!!merge <<: {a: 1}", '{"a":1}'],
    ["!!str <<: {a: 1}", '{"\\u003c\\u003c":{"a":1}}'],
    ["<<: {<<: {a: 1}, b: 2}", '{"a":1,"b":2}'],
    ["a: <<", '{"a":"\\u003c\\u003c"}'],
    ["- <<", '["\\u003c\\u003c"]'],
    ["<<", '"\\u003c\\u003c"'],
  ]);
});

test("anchors and aliases", () => {
  expectAnswers([
    ["a: &x b\nc: *x", '{"a":"b","c":"b"}'],
    ["- &a 1\n- *a", "[1,1]"],
    ["a: &x\nb: *x", '{"a":null,"b":null}'],
    ["a: &x [1]\nb: *x", '{"a":[1],"b":[1]}'],
    ["&a a: *a", '{"a":"a"}'],
    ["&a a: b\nc: *a", '{"a":"b","c":"a"}'],
    ["? &a a\n: *a", '{"a":"a"}'],
    ["*a : b", "1:1 unknown anchor 'a' referenced"],
    ["a: &a b\n*a : c", '{"a":"b","b":"c"}'],
    ["a: &x b\nc: &x d\ne: *x", '{"a":"b","c":"d","e":"d"}'],
    ["a: *x", "1:4 unknown anchor 'x' referenced"],
    ["a: &x [*x]", "1:8 anchor 'x' value contains itself"],
    ["a: &x {b: *x}", "1:11 anchor 'x' value contains itself"],
    ["a: & b", "1:4 did not find expected alphabetic or numeric character"],
    ["a: &x*y b", "1:4 did not find expected alphabetic or numeric character"],
    ["a: *", "1:4 did not find expected alphabetic or numeric character"],
    ["a: &x &y b", "1:7 did not find expected key"],
    ["&x\na: b", '{"a":"b"}'],
    ["&x [a]", '["a"]'],
    ["a: &é b", "1:4 did not find expected alphabetic or numeric character"],
    ["a: &a-b_1 c\nd: *a-b_1", '{"a":"c","d":"c"}'],
    ["[&a a, *a, b]", '["a","a","b"]'],
    ["[*a]", "1:2 unknown anchor 'a' referenced"],
  ]);
});

test("tags", () => {
  expectAnswers([
    ["!!str 1", '"1"'],
    ["!!str yes", '"yes"'],
    ["!!str", '""'],
    ["!!str ''", '""'],
    ["!!int 1", "1"],
    ["!!int '1'", "1"],
    ["!!int a", "1:7 cannot decode !!str `a` as a !!int"],
    ["!!int 1.5", "1:7 cannot decode !!float `1.5` as a !!int"],
    ["!!float 1", "1"],
    ["!!float 1.5", "1.5"],
    ["!!float a", "1:9 cannot decode !!str `a` as a !!float"],
    ["!!float 9223372036854775808", "1:9 cannot decode !!int `9223372036854775808` as a !!float"],
    ["!!bool yes", "true"],
    ["!!bool 'no'", "false"],
    ["!!bool a", "1:8 cannot decode !!str `a` as a !!bool"],
    ["!!null ~", "null"],
    ["!!null ''", "null"],
    ["!!null a", "1:8 cannot decode !!str `a` as a !!null"],
    ["!!binary aGk=", '"hi"'],
    ["!!binary a", "1:10 !!binary value contains invalid base64 data"],
    ["!!binary |\n  aG\n  k=\n", '"hi"'],
    ["!!binary /w==", '"\ufffd"'],
    ["!!timestamp 2001-01-01", '"2001-01-01"'],
    ["!!timestamp 2001-01-01   1:2:3.5", '"2001-01-01   1:2:3.5"'],
    ["!!timestamp 2001-01-01\t1:2:3", "1:13 cannot decode !!str `2001-01-01\t1:2:3` as a !!timestamp"],
    ["!!timestamp a", "1:13 cannot decode !!str `a` as a !!timestamp"],
    ["!!map {a: 1}", '{"a":1}'],
    ["!!seq [a]", '["a"]'],
    ["!!set {a, b}", '{"a":null,"b":null}'],
    ["!!omap [a: 1]", '[{"a":1}]'],
    ["!!str {a: 1}", '{"a":1}'],
    ["!!foo a", '"a"'],
    ["!foo 1", '"1"'],
    ["!foo {a: 1}", '{"a":1}'],
    ["! 1", '"1"'],
    ["! yes", '"yes"'],
    ["!<tag:yaml.org,2002:str> 1", '"1"'],
    ["!<a b> c", "1:1 did not find the expected '>'"],
    ["!<a", "1:1 did not find the expected '>'"],
    ["!e!x 1", "1:1 found undefined tag handle"],
    ["%TAG !e! tag:e,2000:\n--- !e!x 1", '"1"'],
    ["%TAG ! tag:yaml.org,2002:\n--- !str 1", '"1"'],
    ["!!str !!int 1", '""'],
    ["a: !!str\nb: 1", '{"a":"","b":1}'],
    ["!%41 a", '"a"'],
    ["!%4 a", "1:1 did not find URI escaped octet"],
    ["!%C3%A9 a", '"a"'],
    ["!%C0%80 a", '"a"'],
    ["!%ED%A0%80%F7%BF%BF%BF a", '"a"'],
    ["!%C3 a", "1:1 did not find URI escaped octet"],
    ["!%C3%41 a", "1:1 did not find URI escaped octet"],
    ["!%80 a", "1:1 did not find URI escaped octet"],
    ["!%F8%80%80%80%80 a", "1:1 did not find URI escaped octet"],
    [`!a${"%C3%A9".repeat(1024)} a`, '"a"'],
    ["!%3Ctag a", '"a"'],
    ["!!%73%74r 1", '"1"'],
    ["!!str &a 1", '"1"'],
    ["&a !!str 1", '"1"'],
    ["!!str\na: b", '{"a":"b"}'],
  ]);
});

test("anchors and tags above a line belong to what the line begins, those in it to its key", () => {
  expectAnswers([
    ["k: &o\n  !!str : x\nl: *o", '{"k":{"":"x"},"l":{"":"x"}}'],
    ["k: &o\n  &i !!str : x\nl: *i", '{"k":{"":"x"},"l":""}'],
    ["k: &o\n  &i a: x\nl: [*i, *o]", '{"k":{"a":"x"},"l":["a",{"a":"x"}]}'],
    ["k: !!str\n  &i : x", "2:3 unsupported map key"],
    ["k: &o\n  !t\n  &i a: x", '{"k":{"a":"x"}}'],
    ["k: &o\n!!str : x", '{"":"x","k":null}'],
    ["? &o\n  !!str\n: x", '{"":"x"}'],
    ["- &o\n  &i a: x\n- *o", '[{"a":"x"},{"a":"x"}]'],
    ["&o\n!!str\n&i a: b", '{"a":"b"}'],
    ["&o\n!!int 1", "1"],
    ["a: &x b\nk: &o\n  *x : c\nl: *o", '{"a":"b","k":{"b":"c"},"l":{"b":"c"}}'],
    ["k: &o\n  *o : x", "2:3 anchor 'o' value contains itself"],
  ]);
});

test("a node ends before a second anchor or tag, and before an alias: there the root ends, and all else is an error", () => {
  expectAnswers([
    ["&a *a", "null"],
    ["!!str *a", '""'],
    ["!\n!", '""'],
    ["&o\n&i x", "null"],
    ["&o\n!!str &i x", '""'],
    ["!!str &o\n&i x", '""'],
    ["&o\n!!int &i x", "1:1 cannot decode !!null `` as a !!int"],
    ["k: &o\n  &i x", "2:3 did not find expected key"],
    ["k: &x\n  *x", "2:3 did not find expected key"],
    ["- &x *x", "1:6 did not find expected '-' indicator"],
    ["[&x *x]", "1:5 did not find expected node content"],
  ]);
});

test("behind the root one token is read, or as many as it takes to know whether a key starts there", () => {
  const problem = "found character that cannot start any token";
  expectAnswers([
    ["'a' @", `1:5 ${problem}`],
    ["'a' 'b'\n@", `2:1 ${problem}`],
    ["'a' 'b'\n'c' @", '"a"'],
    ["'a'\n'b'\n@", `3:1 ${problem}`],
    ["'a'\n'b' 'c'\n'd' @", '"a"'],
    ["'a' 'b' : c", "1:1 did not find expected key"],
    [" a: 1\n'b'\n@", `3:1 ${problem}`],
    [" a: 1\n'b': @", '{"a":1}'],
    [" a: 1\n'b'\n: @", '{"a":1}'],
    [" a: 1\n[b, @", `2:5 ${problem}`],
    [" a: 1\n[b,\n c] @", '{"a":1}'],
    [" a: 1\n[] @", '{"a":1}'],
    ["! !\n@", `2:1 ${problem}`],
    ["'a' !x!y", '"a"'],
    [`'a' ${"[".repeat(1025)}@`, '"a"'],
  ]);
});

test("lists and mappings in brackets in which no key may start end where they close, whatever follows", () => {
  expectAnswers([
    ["[]:", "[]"],
    ["{}: x\n@", "{}"],
    ["{? a : b}: x", '{"a":"b"}'],
    ["&a\n[]: x", "[]"],
    ["[] a: b", "[]"],
    ["[] 'b' @", "[]"],
    ["[a]: x", "1:1 invalid map key"],
    ["[[]]: x", "1:1 invalid map key"],
    ["[a] 'b' @", "1:9 found character that cannot start any token"],
    ["&a []: x", "1:4 invalid map key"],
    ["--- []: x", "1:5 invalid map key"],
    ["[\n]: x", "1:1 invalid map key"],
    ["d:\n  a:\n  {}:\nd:", '{"d":null}'],
    ["d:\n  a:\n  -\n  []: x\nd:", '{"d":null}'],
    ["a:\n[]: x", "2:3 unsupported map key"],
    ["d:\n  a:\n  []\nd:", "3:3 could not find expected ':'"],
    ["d:\n  a:\n  [b]: x\nd:", "3:3 invalid map key"],
    ["d:\n  a: 1\n  []: x\nd:", "3:3 did not find expected key"],
    ["d:\n    []: x\nd:", "2:5 invalid map key"],
    ["d:\n- []: x\nd:", "2:3 invalid map key"],
  ]);
});

test("line breaks, tabs and blanks", () => {
  expectAnswers([
    ["a: 1\r\nb: 2\r\n", '{"a":1,"b":2}'],
    ["a: 1\rb: 2\r", '{"a":1,"b":2}'],
    ["a: 1\u0085b: 2", '{"a":1,"b":2}'],
    ["a: b\u2028c: d", '{"a":"b","c":"d"}'],
    ["a: b\u2029c: d", '{"a":"b","c":"d"}'],
    ["a: |\n  b\u2028  c\n", '{"a":"b\\u2028c\\n"}'],
    ["a: |\n  b\u0085  c\n", '{"a":"b\\nc\\n"}'],
    ["a: |\r\n  b\r\n  c\r\n", '{"a":"b\\nc\\n"}'],
    ["a: 'b\r\n  c'", '{"a":"b c"}'],
    ["a: b\r\n  c", '{"a":"b c"}'],
    ["a:\t1", '{"a":1}'],
    ["a: 1\t", '{"a":1}'],
    ["a: 1 \t # c", '{"a":1}'],
    ["\ta: 1", "1:1 found character that cannot start any token"],
    [" a: 1\n b: 2", '{"a":1,"b":2}'],
    ["  - a\n  - b", '["a","b"]'],
    ["a:\n\t b: 1", "2:1 found character that cannot start any token"],
    ["\t", "1:1 found character that cannot start any token"],
    ["\t\n", "1:1 found character that cannot start any token"],
    ["\n\n", "null"],
    ["   ", "null"],
    ["a: 1\n\t\nb: 2", "2:1 found a tab character that violates indentation"],
    ["a: 1\n  \t\nb: 2", '{"a":1,"b":2}'],
    ["a:  1  ", '{"a":1}'],
  ]);
});

test("a byte order mark is skipped at the start of a text, and a character like any other further on", () => {
  expectAnswers([
    ["\ufeff", "null"],
    ["\ufeffa: 1", '{"a":1}'],
    ["\ufeff# c\na: 1", '{"a":1}'],
    ["\ufeff---\na: 1", '{"a":1}'],
    ["a: \ufeff1", '{"a":"\ufeff1"}'],
    ["a\ufeff: 1", '{"a\ufeff":1}'],
    ["a: 1\n\ufeffb: 2", '{"a":1,"\ufeffb":2}'],
    ["---\n\ufeffa: 1", '{"\ufeffa":1}'],
    ["{\ufeff\n}", '{"\ufeff":null}'],
  ]);
});

test("behind two byte order marks, lines lose a character that start within the first 512 bytes", () => {
  expectAnswers([
    ["\ufeff\ufeff", "null"],
    ["\ufeff\ufeffa: 1", '{"a":1}'],
    ["\ufeff\ufeffa: 1\nxb: 2\n", '{"a":1,"b":2}'],
    ["\ufeff\ufeffa: [\n]\n", "3:1 did not find expected ',' or ']'"],
    [`\ufeff\ufeff#${"é".repeat(240)}\nxa: 1\n`, '{"a":1}'],
    [`\ufeff\ufeff#${"é".repeat(260)}\na: 1\n`, '{"a":1}'],
  ]);
});

test("comments", () => {
  expectAnswers([
    ["# c", "null"],
    ["# c\na: 1", '{"a":1}'],
    ["a: 1 # c", '{"a":1}'],
    ["a: 1# c", '{"a":"1# c"}'],
    ["a: # c\n  1", '{"a":1}'],
    ["a: # c\n  b: 1", '{"a":{"b":1}}'],
    ["- # c\n  a", '["a"]'],
    ["a: 1\n# c", '{"a":1}'],
    ["a: 1\n  # c\nb: 2", '{"a":1,"b":2}'],
    ["a:\n# c\n  b: 1", '{"a":{"b":1}}'],
    ["a: [1, # c\n 2]", '{"a":[1,2]}'],
    ["a: '# b'", '{"a":"# b"}'],
    ["#", "null"],
    ["a: #b", '{"a":null}'],
    ["a: b #", '{"a":"b"}'],
    ["a: |\n  b # c\n", '{"a":"b # c\\n"}'],
  ]);
});

test("starts, ends and directives", () => {
  expectAnswers([
    ["", "null"],
    ["---", "null"],
    ["---\n", "null"],
    ["--- a", '"a"'],
    ["--- a: 1", "1:6 mapping values are not allowed in this context"],
    ["---\na: 1", '{"a":1}'],
    ["--- {a: 1}", '{"a":1}'],
    ["--- |\n  a\n", '"a\\n"'],
    ["--- # c\na", '"a"'],
    ["---a", '"---a"'],
    ["----", '"----"'],
    ["...", "1:1 did not find expected node content"],
    ["a\n...", '"a"'],
    ["a: 1\n...\nb: 2", '{"a":1}'],
    ["a: 1\n---\nb: 2", '{"a":1}'],
    ["a: 1\n--- b", '{"a":1}'],
    ["a: 1\n---b: 2", '{"---b":2,"a":1}'],
    ["%YAML 1.1\n---\na: 1", '{"a":1}'],
    ["%YAML 1.2\n---\na: 1", "1:1 found incompatible YAML document"],
    ["%YAML 1.1\na: 1", "2:1 did not find expected <document start>"],
    ["%YAML 1.1\n%YAML 1.1\n---\na", "2:1 found duplicate %YAML directive"],
    ["%YAML 1\n---\na", "1:8 did not find expected digit or '.' character"],
    ["%YAML\n---\na", "1:6 did not find expected version number"],
    ["%FOO\n---\na", "1:1 found unknown directive name"],
    ["% a", "1:1 could not find expected directive name"],
    ["%TAG !a! x\n%TAG !a! y\n---\na", "2:1 found duplicate %TAG directive"],
    ["a: 1\n%b", "2:1 found unknown directive name"],
    ["a: %b", "1:4 found character that cannot start any token"],
    ["a: b%c", '{"a":"b%c"}'],
  ]);
});

test("characters that may not start a scalar", () => {
  expectAnswers([
    ["@a", "1:1 found character that cannot start any token"],
    ["`a`", "1:1 found character that cannot start any token"],
    ["%a", "1:1 found unknown directive name"],
    ["a: @b", "1:4 found character that cannot start any token"],
    ["a: `b`", "1:4 found character that cannot start any token"],
    ["a: %b", "1:4 found character that cannot start any token"],
    ["- @a", "1:3 found character that cannot start any token"],
    ["[@a]", "1:2 found character that cannot start any token"],
    ["]", "1:1 did not find expected node content"],
    ["}", "1:1 did not find expected node content"],
    [",", "1:1 did not find expected node content"],
    ["a: ]", "1:4 did not find expected node content"],
    ["a: }", "1:4 did not find expected node content"],
    ["a: ,", "1:4 did not find expected node content"],
    ["|", '""'],
    [">", '""'],
    ["*", "1:1 did not find expected alphabetic or numeric character"],
    ["&", "1:1 did not find expected alphabetic or numeric character"],
    ["!", '""'],
    ["?", "1:2 unsupported map key"],
    ["-", "[null]"],
    [":", "1:1 did not find expected key"],
    ["a: *b*", "1:4 did not find expected alphabetic or numeric character"],
    ["'", "1:1 found unexpected end of stream"],
  ]);
});

test("control characters are refused, wherever they stand", () => {
  expectAnswers([
    ["a: \u0000", "1:4 control characters are not allowed"],
    ["a: \u0001", "1:4 control characters are not allowed"],
    ["# \u0007", "1:3 control characters are not allowed"],
    ["a: \u001b[0m", "1:4 control characters are not allowed"],
    ["a: \u007f", "1:4 control characters are not allowed"],
    ["a: \u0080", "1:4 control characters are not allowed"],
    ["a: '\u000b'", "1:5 control characters are not allowed"],
    ["a: \f", "1:4 control characters are not allowed"],
    ["a: \ufffe", "1:4 control characters are not allowed"],
    ["a: \uffff", "1:4 control characters are not allowed"],
    ["a: \u0085b", "1:5 could not find expected ':'"],
    ["a: \u00a0b", '{"a":"\u00a0b"}'],
    ["a: \ue000", '{"a":"\ue000"}'],
    ["a: 😀", '{"a":"😀"}'],
    ['"a\\x00"', '"a\\u0000"'],
  ]);
});

test("what JSON cannot say is refused last", () => {
  expectAnswers([
    [".inf", "1:1 json: unsupported value: +Inf"],
    ["-.inf", "1:1 json: unsupported value: -Inf"],
    ["+.Inf", "1:1 json: unsupported value: +Inf"],
    [".nan", "1:1 json: unsupported value: NaN"],
    ["a: [.inf]", "1:5 json: unsupported value: +Inf"],
    ["a: .inf\na: 1", '{"a":1}'],
    ["'.inf'", '".inf"'],
    ["~: 1", "1:1 unsupported map key"],
    ["a: {~: 1}", "1:5 unsupported map key"],
    ["18446744073709551615: 1", "1:1 unsupported map key"],
    ["a: {~: 1}\na: 1", '{"a":1}'],
  ]);
});

test("nobody can put nodes into what documents without odd keys, aliases and merges share", () => {
  const refusal = new TypeError("Cannot change the nodes of a document: they are for reading only");
  for (const text of ["a: 1", "a: ["]) {
    const { keys, aliases, merges } = readYaml(text).nodes;
    // What is readonly in TypeScript is not so in JavaScript.
    expect(() => (keys as Map<number, string>).set(1, "zzz")).toThrow(refusal);
    expect(() => (aliases as Map<number, number>).set(1, 2)).toThrow(refusal);
    expect(() => (merges as Set<number>).add(1)).toThrow(refusal);
  }
  const { keys, aliases, merges } = readYaml("b: 1").nodes;
  expect([keys.size, aliases.size, merges.size]).toEqual([0, 0, 0]);
});

/** What is warned of: the line and the message. */
const warnings = (text: string): string[] =>
  readYaml(text).diagnostics.map(({ range, message }) => `${range?.start.line}: ${message}`);

test("a key that stands twice is told of, whatever somebody has put on Object.prototype", () => {
  Object.assign(Object.prototype, { inherited: 1 });
  try {
    expect(warnings("a: 1\na: 2\nb: {c: 2}")).toEqual(['2: key "a" already set in map']);
    expect(warnings("inherited: 1\nb: {inherited: 1}")).toEqual([]);
  } finally {
    Reflect.deleteProperty(Object.prototype, "inherited");
  }
});

test("a key that stands twice is told of beside merged ones too", () => {
  expect(warnings("a: &a {b: 1}\nc:\n  <<: *a\n  d: 1\n  d: 2")).toEqual(['5: key "d" already set in map']);
  expect(warnings("a: &a {b: 1, d: 2}\nc:\n  d: 1\n  <<: *a\n  b: 2")).toEqual([]);
});

test("0.0 and -0.0 are one key that stands twice; the integer 0 is another of the same name as 0.0", () => {
  expect(warnings("0.0: a\n-0.0: b")).toEqual(['2: key "-0" already set in map']);
  expect(warnings("0.0: a\n0.00: b")).toEqual(['2: key "0" already set in map']);
  expect(warnings("-0.0: a\n0: b")).toEqual([]);
  expect(warnings("a: &a {0.0: a}\nb: {<<: *a, -0.0: b}")).toEqual([]);
});
