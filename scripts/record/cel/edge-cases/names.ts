import { lines } from "../lines.ts";

const { raw } = String;

/** What a name may stand for: nothing, a type, a word that is reserved. */
export const NAMES: readonly string[] = lines(raw`
  a
  a.b.c == 1
  .a == 1
  .int == int
  .google.protobuf.Duration == type(duration('1s'))
  google.protobuf.Timestamp == type(timestamp(0))
  google.protobuf.Nothing == 1
  google.protobuf == 1
  a.B{}
  int
  int.x == 1
  in == 1
  for == 1
  [1].map(while, while) == [1]
  package.a == 1
  as == 1 || let.x == 1 || namespace() == 1
  {'else': 1}.else == 1
  [1].exists(var, var == 1)
  .size([]) == 0
  .a.b == 1
  [1].all(x, .x == 1)
  [1.5].map(int, .int(int)) == [1]
  {'if': 1}.if == 1
  {'null': 1}.null == 1
  {'true': 1}.true == 1
  f(1)
  f.g(1)
  1.f()
  f()
  true()
  'a'.size(1)
  size('a', 'b')
  size()
  (size)('a') == 1
  [1](0)
  'a'()
  duration.getHours()
  type.x
  __result__ == 1
  @result == 1
  a$b == 1
  _ == 1
  true.a
  null.a
  1.a
  'a'.b
  [1].a
`);

/** What the checker refuses, or lets pass. */
export const TYPES: readonly string[] = lines(raw`
  1 + 'a' == 2
  'a' + 1 == 'a1'
  1 == 'a'
  [1, 'a'] == [1, 'a']
  [1, 'a'][0] + 1 == 2
  [1, 'a'][1] + 1 == 2
  [[1], ['a']] == [[1]]
  {'a': 1, 2: 'b'}['a'] == 1
  true ? 1 : 'a'
  (true ? [] : [1]) == []
  (true ? {} : {'a': 1}).size() == 0
  1 ? true : false
  true && (1 || 'a') && !'b'
  [1] in [1]
  1 in ['a']
  'a' in {1: 'a'}
  [] == {}
  [] == [[]]
  {'a': []} == {'a': [1]}
  [].map(x, x + 1) == ['a']
  [1].map(x, x + 'a') == []
  ['a'].filter(x, x) == []
  ['a'].filter(x, x > 1).size() == 0
  size(1) + size(true) + size(null)
  duration(1) == timestamp('a')
  timestamp(1.5) == duration('1h')
  type(1) == 'int'
  type(1) == int && type([1]) == list && type(int) == int
  int('a', 1) == 1
  'a'.contains('a', 'b')
  contains('a', 'a')
  startsWith('a')
  1.contains(1)
  b'a' == 'a'
  b'a' + 'a' == b'aa'
  null + null == null
  dyn(1) + dyn('a') == 1
  dyn(1) + dyn(2) == 3
  dyn([1]) + 1 == [1]
  undeclared == 1 && also.undeclared == 2 && undeclared.call(3) == 4
  [undeclared].map(x, x + 1) == [1 + 'a']
  undeclared + 1 == 'a'
  {undeclared: 1}.a == [undeclared]
  1 * x >= 1u
  [1].all(y, 1 * x >= 1u)
  {'a': 1}.a.b.c == 1
  {'a': {'b': 1}}.a.b == 'x'
  'a'.b.c == 1
`);
