import { lines } from "../lines.ts";

const { raw } = String;
const ESCAPED_TICK = "\\`";

/** Quotes, escapes, patterns. */
export const STRINGS: readonly string[] = lines(raw`
  'a' + "b" + '''c''' + """d""" == 'abcd'
  r'\n' == '\\n' && R"\'" == '\\\''
  '\a\b\f\n\r\t\v\\\'\"${ESCAPED_TICK}\?' != ''
  '\101\x41\u0041\U00000041' == 'AAAA'
  '\477' == ''
  '\400' == ''
  '\ud800' == ''
  '\U00110000' == ''
  '\x4' == ''
  '\u41' == ''
  '\q' == ''
  b'\u0041\x41\101' == b'AAA'
  b'\xff' != b'\u00ff'
  b'\777' == b''
  'it''s' == ''
  '''it's "x"''' == 'it\'s "x"'
  """a""" """b""" == ''
  rb'a' == br'a'
  br'\x41' == b'\\x41'
  'abc'.startsWith('') && ''.endsWith('') && 'abc'.contains('')
  'äöü'.startsWith('ä') && 'äöü'.endsWith('öü') && !'äöü'.contains('Ä')
  'abc'.matches('b') && !'abc'.matches('^b$') && matches('abc', 'a.c')
  'a\nb'.matches('a.b') || 'a\nb'.matches('(?s)^a.b$')
  'Straße'.matches('(?i)^STRASSE$') || 'ſ'.matches('(?i)S')
  'abc'.matches('(?=a)')
  'abc'.matches('[')
  'abc'.matches('a' + '(')
  'é'.matches('^.$') && '😀'.matches('^.$') && !'é'.matches('^\\w$')
  'v1.2.3'.matches(r'^v\d+(\.\d+){2}$')
  'a'.startsWith(1)
  'a'.upperAscii() == 'A'
  'a,b'.split(',') == ['a', 'b']
  'a' < 'b' && 'a' < 'aa' && '' < 'a'
  'a' - 'a' == ''
  'a' * 2 == 'aa'
`);
