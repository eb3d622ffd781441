import { lines } from "../lines.ts";

const { raw } = String;

/** Limits, division, NaN, and how numbers are written. */
export const NUMBERS: readonly string[] = lines(raw`
  9223372036854775807 + 1 == 0
  -9223372036854775808 - 1 == 0
  -9223372036854775808 / -1 == 0
  -9223372036854775808 % -1 == 0
  -(-9223372036854775808) == 0
  9223372036854775807 * 2 == -2
  --1 == 1
  - 9223372036854775808 == 0
  -0x8000000000000000 == -9223372036854775808
  7 / -2 == -3 && -7 / 2 == -3
  7 % -2 == 1 && -7 % 2 == -1
  1 / 0 == 0
  1 % 0 == 0
  1u / 0u == 0u
  0u - 1u == 0u
  18446744073709551615u + 1u == 0u
  18446744073709551616u == 0u
  1.0 / 0.0 == double('+Inf')
  0.0 / 0.0 != 0.0 / 0.0
  -0.0 == 0.0 && 1.0 / -0.0 < 0.0
  0.1 + 0.2 == 0.3
  1.0 % 1.0 == 0.0
  1 + 1u == 2
  1 + 1.0 == 2.0
  0xffffffffffffffff == 1
  1e400 > 0.0
  1e-400 == 0.0
  012 == 12
  1.e3 == 1000.0
  1_000 == 1000
  [double('NaN')] == [double('NaN')]
  double('NaN') in [double('NaN')]
  double('NaN') < 1.0 || double('NaN') > 1.0 || double('NaN') == 1.0
  {'a': double('nan')} != {'a': double('NaN')}
`);

/** Values of different types beside each other; as in the reference, behind a loop more of them may be compared. */
export const ACROSS_TYPES: readonly string[] = lines(raw`
  1 == 1u
  1 == 1.0
  dyn(1) == 1u && dyn(1u) == 1.0 && dyn(1.0) == 1
  dyn(9007199254740993) == 9007199254740992.0
  dyn(9007199254740993) < 9007199254740992.0
  dyn(-1) < 0u && dyn(0u) > -1
  dyn(18446744073709551615u) == 18446744073709551615.0
  dyn(9223372036854775807) < 9223372036854775808.0
  dyn(1) == '1'
  dyn('a') < 1
  dyn(null) == 0
  null == null
  1 == null
  duration('1s') == null
  [1] == [1.0]
  dyn([1, 2u]) == [1.0, 2.0]
  [1, 'a'] == ['a', 1]
  {1: 'a'} == {1u: 'a'}
  dyn({1: 'a'}) == {1u: 'a'}
  {'a': 1, 'b': 2} == {'b': 2, 'a': 1}
  type(1) == int && type(type) == type && type(null) == null_type
  type([]) == list && type({'a': 1}) == map
  type(duration('0s')) == google.protobuf.Duration
  int == type(1u)
  dyn(int) == 'int'
  b'abc' < b'abd' && b'\xff' > b'a' && b'' == b""
  'Z' < 'a' && 'é' > 'z' && '😀' > '\uffee'
  false < true
  duration('1s') < duration('1m')
  timestamp('2024-01-01T00:00:00Z') == timestamp('2024-01-01T01:00:00+01:00')
  [] < [1]
  1 < 1.5
  1 <= 1u
  [1].all(x, 1 <= 1u)
  [1].exists(x, true) && 1 < 1.5
  1 < 1.5 && [1].exists(x, true)
  [1, 2].filter(x, x > 0.5).size() == 2
`);

/** What becomes what; as in the reference, an element of a map of anything is taken for the first type that fits. */
export const CONVERSIONS: readonly string[] = lines(raw`
  int('-9223372036854775808') == -9223372036854775808
  int('9223372036854775808') == 0
  int(9223372036854775807.0) == 0
  int(-1.9) == -1 && int(1.9) == 1
  int(double('NaN')) == 0
  int(18446744073709551615u) == 0
  uint(-1) == 0u
  uint(18446744073709551615.0) == 0u
  uint('1u') == 1u
  double('1e400') == double('Infinity')
  double('.5') == 0.5 && double('5.') == 5.0 && double('0x1p4') == 16.0
  string(1e21) == '1e+21' && string(1e20) == '100000000000000000000' && string(0.000001) == '1e-06'
  string(-0.0) == '-0' && string(double('inf')) == '+Inf' && string(100.0) == '100'
  string(true) + string(1u) + string(-1) == 'true1-1'
  string(b'\xc3\xa9') == 'é'
  string(b'\xff') == '?'
  bytes('é') == b'\xc3\xa9' && b'é' == b'\303\251' && b'\u00e9' == b'\xc3\xa9'
  size('e\u0301') == 2 && size('😀') == 1 && size(b'😀') == 4
  bool('True') && bool('t') && !bool('0')
  bool('yes')
  bool(1)
  string(null) == 'null'
  string([1]) == '[1]'
  int(true) == 1
  int(duration('1.5s')) == 1
  int(timestamp('1969-12-31T23:59:59.5Z')) == -1
  string(dyn({'a': 1})['a']) == '1'
  string(dyn({'a': 1}).a) == '1'
  string(dyn([1])[0]) == '1'
  int(dyn({'a': 1.5})['a']) == 1
  -dyn({'a': 1})['a'] == -1
  dyn({'a': duration('1h')})['a'].getHours() == 1
`);

/** Durations and timestamps. */
export const TIMES: readonly string[] = lines(raw`
  duration('1h') == duration('60m') && duration('-1.5h') == duration('-90m')
  duration('1d') == duration('24h')
  duration('') == duration('0')
  duration('2562047h47m16.854775808s') > duration('0s')
  duration('9223372036s') + duration('9223372036s') > duration('0s')
  string(duration('1h2m3.5s')) == '3723.5s' && string(duration('-1ns')) == '-0.000000001s'
  duration('1500ms').getSeconds() == 1 && duration('1500ms').getMilliseconds() == 500
  duration('-90m').getHours() == -1 && duration('-90m').getMinutes() == -90
  timestamp('2024-02-29T13:14:15.987Z').getDayOfYear() == 59
  timestamp('2024-02-29T13:14:15.987Z').getDate() == 29
  timestamp('2024-02-29T13:14:15.987Z').getDayOfMonth() == 28
  timestamp('2024-02-29T13:14:15.987Z').getDayOfWeek() == 4
  timestamp('2024-02-29T13:14:15.987Z').getMonth() == 1
  timestamp('2024-02-29T13:14:15.987Z').getMilliseconds() == 987
  timestamp('2024-02-29T23:30:00Z').getDate('Europe/Berlin') == 1
  timestamp('2024-03-31T01:30:00Z').getHours('Europe/Berlin') == 3
  timestamp('2024-02-29T13:14:15Z').getMinutes('+05:45') == 59
  timestamp('2024-02-29T13:14:15Z').getHours('-13:00') == 0
  timestamp('2024-02-29T13:14:15Z').getHours('02:00') == 15
  timestamp('2024-02-29T13:14:15Z').getHours('') == 13
  timestamp('2024-02-29T13:14:15Z').getHours('Nowhere/City') == 13
  timestamp('1800-01-01T00:00:00Z').getMinutes('Europe/Berlin') == 53
  timestamp('0001-01-01T00:00:00Z').getFullYear('America/New_York') == 0
  timestamp('9999-12-31T23:00:00Z').getFullYear('Europe/Berlin') == 10000
  timestamp('0001-01-01T00:00:00Z') - duration('1ns') == timestamp(0)
  timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns') == timestamp(0)
  timestamp('9999-12-31T00:00:00Z') - timestamp('0001-01-01T00:00:00Z') > duration('0s')
  timestamp(-62135596801) == timestamp(0)
  timestamp(1700000000) == timestamp('2023-11-14T22:13:20Z')
  string(timestamp('2024-01-01T00:00:00.120+02:00')) == '2023-12-31T22:00:00.12Z'
  timestamp('2024-01-01') == timestamp(0)
  timestamp('2023-02-29T00:00:00Z') == timestamp(0)
  timestamp('2024-01-01T00:00:00Z') + timestamp('2024-01-01T00:00:00Z') == timestamp(0)
  duration('1h') * 2 == duration('2h')
  duration('1s').getFullYear() == 0
`);
