import { lines } from "../lines.ts";

const { raw } = String;
const TICK = "`";

const nested = (open: string, inside: string, close: string, depth: number): string =>
  `${open.repeat(depth)}${inside}${close.repeat(depth)}`;

/** Texts that are nearly an expression, and odd ones that are; columns behind wide characters and in later lines. */
export const SYNTAX: readonly string[] = [
  ...lines(raw`
    1 +
    + 1 == 1
    1 == == 1
    1 = 1
    1 === 1
    true & false
    true and false
    not true
    !
    ()
    (true
    true)
    [1, 2
    [1 2]
    [,]
    [1,,2]
    [1, 2,] == [1, 2]
    {'a': 1,} == {'a': 1}
    {,}
    {'a'}
    {'a': }
    {a: 1} == {}
    size([],) == 0
    true ? 1
    true ? true : false ? false : true
    true ?: false
    true ?? false
    true : false
    1 < 2 < 3
    1 < 2 == true
    1 == 1 == true
    !true == false
    -1 in [-1]
    - -1 == 1
    ---1 == -1
    !!true && !!!false
    -'a' == 'a'
    -1u == 1u
    -true
    !1
    'abc
    "abc'
    '''abc''
    r'a\'
    'a' 'b'
    1.2.3 == 1
    1 . size()
    1..2
    0x == 0
    1u2 == 1
    1e == 1
    1a == 1
    .5 == 0.5
    5. == 5.0
    #a
    a ; b
    true // comment
    // comment
    true /* comment */
    /
    \
    $
    $(params.nobody) == 1
    ’a’ == 'a'
    'é😀' + 1 == ''
    '日本' == 1 + 'a'
    true&&true||!true
    [1]in[[1]]
    'a'in['a']
    1in[1]
    true?true:false
    x -> x
    {1: 2}{3}
    a[
    a[]
    a[1:2]
    a.1
    a.'b'
    a..b
    .
    ..a
    .1.a
    ${TICK}a${TICK} == 1
    a.${TICK}b c${TICK} == 1
    a.${TICK}b
    has(.a)
    [1].map(.x, x)
    if (true) { false }
    true true
    1 1
    ,
    :
    ?
    ]
  `),
  "true\n&&\n\tfalse\n|| true",
  "1 + 1\n== 2 // two\n&& 'a'\n== 'b' + 1",
  "'a' + // é 😀\r\n  1 == 'b'",
  "\n\n  'a' + 1 == ''",
  "'''a\nb''' + 1 == ''",
  "'a\nb' == 'a'",
  "'é' + 1 == '' &&\n'😀' + 2 == ''",
  "\ttrue &&\t1",
  "true\u00a0&& true",
  "\ufefftrue",
  "true\u2028",
  "true\u0000",
  "\u000btrue",
  "\ftrue\r",
  "'\u0000\u0001' != ''",
  "true &&",
  " ",
  "\n",
  "1\n.\nsize()",
  "[\n1,\n2,\n][0] == 'a'",
  nested("(", "true", ")", 40),
  nested("(", "true", ")", 260),
  `${nested("[", "1", "]", 40)} == []`,
  nested("!", "true", "", 60),
  `${nested("-", "1", "", 61)} == 1`,
  "true ? true ? true : false : false",
  nested("false ? false : ", "true", "", 30),
  nested("[1].all(x, ", "true", ")", 12),
  `${nested("", "1", " + 1", 60)} == 61`,
  nested("", "true", " && true", 60),
  `${nested("", "{'a': 1}", ".a", 40)} == 1`,
];
