import { lines } from "../lines.ts";

const { raw } = String;
const TICK = "`";

/** Lists and maps: places, keys, `in`, `has`, `size`. */
export const COLLECTIONS: readonly string[] = lines(raw`
  [1, 2, 3][0] == 1 && [1, 2, 3][2] == 3
  [1, 2, 3][3] == 1
  [1, 2, 3][-1] == 3
  [1, 2, 3][dyn(1.0)] == 2
  [1, 2, 3][dyn(1.5)] == 2
  [1, 2, 3]['0'] == 1
  {'a': 1}['b'] == 1
  {'a': 1}.b == 1
  {1: 'a'}[dyn(1.0)] == 'a' && {1: 'a'}[dyn(1u)] == 'a'
  {1: 'a', 1: 'b'}[1] == 'b'
  {1: 'a', 1u: 'b'}.size() == 2
  {1.5: 'a'}.size() == 1
  {null: 'a'}.size() == 1
  {[]: 'a'}.size() == 1
  {dyn(1.5): 'a'}.size() == 1
  [1, 2] + [] == [1, 2] && [] + [] == []
  [1] + ['a'] == [1, 'a']
  [1] + [dyn('a')] == [1, 'a']
  1 in [] || 'a' in {}
  1u in [dyn(1.0)]
  dyn(1.0) in {1: 'a'}
  'a' in 'abc'
  1 in 1
  !('a' in {'a': 1})
  has({'a': 1}.a) && !has({'a': 1}.b)
  has({'a': {'b': null}}.a.b)
  has({'a': 1}.b.c)
  has(dyn({'a': 1}).a.b)
  has({'a': 1}['a'])
  has('a'.b)
  has(a)
  has(has({}.a))
  has({'a': 1}.a, 1)
  size([[], []]) == 2 && [].size() == 0 && {}.size() == 0
  size(1) == 1
  'abc'.size == 3
  {'size': 3}.size == 3
  {'in': 1}['in'] == 1
  {'a-b': 1}.${TICK}a-b${TICK} == 1
  {'a': 1}.${TICK}a${TICK} == 1
  [[1, [2]], []] == [[1, [2]], []]
  [?1, 2] == [1]
  {?'a': 1} == {}
  {'a': 1}.?a == 1
`);

/** Macros, in each other and over each other's variables. */
export const LOOPS: readonly string[] = lines(raw`
  [1, 2, 3].all(x, x > 0) && [].all(x, false) && ![].exists(x, true)
  [1, 2, 3].exists_one(x, x > 2)
  [1, 2, 3].existsOne(x, x > 2)
  [1, 2, 3].map(x, x * x) == [1, 4, 9]
  [1, 2, 3].map(x, x > 1, x * x) == [4, 9]
  [1, 2, 3].filter(x, x % 2 == 1) == [1, 3]
  {'a': 1}.map(k, k) == ['a'] && {'a': 1}.all(k, k == 'a')
  [1, 2].map(x, [3, 4].map(y, x * y)) == [[3, 4], [6, 8]]
  [1, 2].map(x, [x + 10].map(x, x * 2)) == [[22], [24]]
  [[1, 2], [3]].all(x, x.exists(x, x > 1))
  [1].all(x, [2].all(y, x < y && [x].all(x, x == 1)))
  [1, 0].exists(x, 1 / x > 0)
  [0, 1].exists(x, 1 / x > 0)
  [0, 1].all(x, 1 / x > 0)
  [0, 2].all(x, 1 / x > 0)
  [0, 1].exists_one(x, 1 / x > 0)
  [1, 2].exists(x, x)
  [1, 2].map(x, y) == []
  [1, 2].map(1, 2) == []
  [1, 2].map(x.y, 2) == []
  [1, 2].all(x) && true
  [1, 2].filter(__result__, true) == []
  all([1], x, true)
  1.all(x, true)
  'abc'.exists(x, x == 'a')
  [int].exists(x, x == int)
  [int, string].filter(type, true)[0] == int
  [1].map(int, int + 1) == [2]
  [1].map(x, x.y) == []
  [{'y': 1}].map(x, x.y) == [1]
  dyn([1, 2]).all(x, x < 3)
  dyn({'a': 1}).exists(x, x == 'a')
  dyn(1).all(x, true)
  [1, 2].all(x, dyn('a'))
  (true && true && true).exists(x, true)
  [[1, 2, 3].filter(x, x > 1), [4]].map(x, x.size()) == [2, 1]
`);

/** Errors that count, and errors that `&&`, `||` and `?` make up for. */
export const SWALLOWED: readonly string[] = lines(raw`
  true || 1 / 0 == 0
  1 / 0 == 0 || true
  false && 1 / 0 == 0
  1 / 0 == 0 && false
  1 / 0 == 0 || false
  1 / 0 == 0 && true
  (1 / 0 == 0 || 1 % 0 == 0) && false
  1 / 0 == 0 || [][0] || {}['a'] || true
  true ? true : 1 / 0 == 0
  1 / 0 == 0 ? true : true
  false ? 1 / 0 == 0 : true
  dyn(1) || true
  dyn('a') && false
  dyn('a') && true
  !dyn(1)
  dyn(1) ? true : false
  1 || true
  true && 'a'
  [1 / 0].size() == 1
  {'a': 1 / 0}.size() == 1
  [1 / 0, 2][1] == 2
  dyn([]).a == 1 || true
`);
