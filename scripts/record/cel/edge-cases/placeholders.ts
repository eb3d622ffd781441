import { lines } from "../lines.ts";

const { raw } = String;

/** Values, and how they are printed. */
export const PLACEHOLDERS: readonly string[] = lines(raw`
  body
  body.number
  body.number + 1.0
  body.number + 1
  body.size
  body.list
  body.names.map(n, n + '!')
  body.pull_request
  body.nope
  has(body.nope) ? body.nope : 'none'
  headers
  headers['X-Hook']
  headers['x-hook']
  files
  files.all[0]
  pac
  pac.revision + '-' + pac.own
  pac.nope
  revision + '/' + repo_name
  git_tag == '' && pull_request_number == ''
  target_branch + event
  own
  1
  -9223372036854775808
  9007199254740993
  18446744073709551615u
  1.0
  1e21
  -0.0
  double('NaN')
  [double('inf'), -double('inf')]
  'é😀\u0000'
  b'\xff\x00abc'
  null
  true
  duration('1h2m3.5s')
  duration('-0.000000001s')
  timestamp('2024-02-29T13:14:15.120+02:00')
  type(1)
  [1, 'a', 2.5, null, true, b'a', duration('1s'), 3u]
  [[], [[1]], {}]
  {'a': 1, 'b': [2], 'c': {'d': null}}
  {1: 'a'}
  {true: 'a'}
  [int]
  {'a': int}
  1 / 0
  [1][1]
  1 +
  'a' + 1
  ''.matches('(')
  'a'.matches('(' + '[')
  body[[]]
  body.list[[0]]
  [1, 2].existsOne(x, x == 1)
  false && 1 / 0 == 1
  true ? 1 : 1 / 0
`);

/** Functions for strings, and `format`. */
export const STRING_FUNCTIONS: readonly string[] = lines(raw`
  'aé😀'.charAt(2) + 'a'.charAt(1)
  'a'.charAt(2)
  'a'.charAt(-1)
  'banana'.indexOf('an') + 10 * 'banana'.indexOf('an', 2)
  'banana'.lastIndexOf('an') + 10 * 'banana'.lastIndexOf('an', 2)
  'é😀é'.indexOf('é', 1)
  'abc'.indexOf('')
  'abc'.indexOf('a', 9)
  'abc'.indexOf('a', -1)
  'abc'.lastIndexOf('')
  'abc'.lastIndexOf('z', 9)
  'ÄaÖo'.lowerAscii() + 'äaöo'.upperAscii()
  '\u00a0 \t\u2003a\u200b\n'.trim()
  'aXbXc'.replace('X', '-') + 'aXbXc'.replace('X', '-', 1) + 'aXbXc'.replace('X', '-', 0)
  'abc'.replace('', '-')
  'abc'.replace('', '-', 2)
  'aXbXc'.replace('X', '$&')
  'a,b,,c'.split(',')
  'a,b,,c'.split(',', 2)
  'a,b,,c'.split(',', 0)
  'a,b,,c'.split(',', -1)
  'é😀'.split('')
  ''.split(',')
  'é😀abc'.substring(1) + 'é😀abc'.substring(0, 2)
  'abc'.substring(4)
  'abc'.substring(2, 1)
  'abc'.substring(3)
  ['a', 'b'].join() + ['a', 'b'].join(', ') + [].join('x')
  [1].join()
  body.names.join('+')
  body.list.join('+')
  'aé😀'.reverse()
  strings.quote('a"b\n\t\u0001é\\')
  target_branch.split('/')[0].upperAscii()
  source_branch.replace('/', '-').substring(0, 7)
  body.names.sort().join(',')
  'a'.charAt('0')
  'a'.join()
  strings.quotes('a')
  '%s|%s|%s'.format(['a', 1, true])
  '%s'.format([[1, 'a', {'b': null}]])
  '%s %s'.format([duration('1.5s'), timestamp('2024-01-01T00:00:00Z')])
  '%s %s %s'.format([1.0, 1e21, 0.1])
  '%s'.format([type(1)])
  '%s'.format([b'abc'])
  '%d %d %d'.format([1, 2u, -3])
  '%d'.format([1.5])
  '%d'.format(['a'])
  '%f %.2f %.0f'.format([1.005, 1.005, 2.5])
  '%e %.1e'.format([12345.678, 0.00012])
  '%.3f'.format([1])
  '%f %f'.format([double('NaN'), -double('inf')])
  '%x %X %x'.format([255, 255, 'aé'])
  '%x'.format([b'\xff\x01'])
  '%o %b %b'.format([8, 5, true])
  '%b'.format(['a'])
  '%%'.format([])
  '%'.format([1])
  '%y'.format([1])
  '%s'.format([])
  'a'.format([1])
  '%.101f'.format([1.0])
  '%s'.format('a')
  '%d'.format([body.number])
  '%s'.format([body.list])
  '%s'.format([body.pull_request.head])
  body.action.format([1])
`);

/** Functions for lists. */
export const LIST_FUNCTIONS: readonly string[] = lines(raw`
  [1, 2, 3, 4].slice(1, 3)
  [1, 2].slice(0, 3)
  [1, 2].slice(-1, 1)
  [1, 2].slice(2, 1)
  [[1], [2, 3], []].flatten()
  [[1], [[2]]].flatten()
  [1, [2, [3, [4]]]].flatten(2)
  [1, [2]].flatten(-1)
  [1, 2].flatten()
  [[1]].flatten(dyn('a'))
  [[1]].flatten(dyn(1.0))
  [3, 1, 2].sort()
  ['b', 'a', 'é', 'B'].sort()
  [2.5, 1.0].sort()
  [true, false].sort()
  [1, 'a'].sort()
  [dyn(2), 1u].sort()
  [[2], [1]].sort()
  [].sort()
  [b'b', b'a'].sort()
  [timestamp(2), timestamp(1)].sort()
  [1, 2.0, 1u, 1, 'a', 'a', 2].distinct()
  [[1], [1], []].distinct()
  [1, 2, 3].reverse()
  lists.range(4)
  lists.range(0)
  lists.range(-1)
  [{'n': 2}, {'n': 1}].sortBy(e, e.n)
  ['bb', 'a'].sortBy(e, e.size())
  body.pull_request.labels.sortBy(l, l.name).map(l, l.name)
  body.list.sortBy(e, e)
  'abc'.sortBy(e, e)
  {1: 1}.sortBy(e, 0 1)
  [1, 2].sortBy(1, 2)
  [2, 1].sortBy(e, [e])
  body.list.reverse()
  body.names.sort()
  body.list.flatten()
  files.all.filter(f, f.endsWith('.md')).map(f, f.split('/')[0]).distinct().sort()
  lists.range('a')
  lists.range(3).map(i, body.names[i])
`);
