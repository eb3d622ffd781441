/**
 * What gives a value of a type: texts with holes. `<int>` stands for any expression of that type.
 *
 * `T` is the type in the list that is wanted, `K` and `T` those of the map, `T` under `any` the type itself; other letters are any
 * type (`K` one that keys may have, `C` one with an order, `N` a number, `S` one that is no list or map). `@` is the name of a
 * variable of a loop, and `<bool @T>` an expression in which it is there, and a `T`.
 */
export type Forms = Readonly<Record<string, readonly string[]>>;

/** Forms with semicolons between them. */
const forms = (...texts: readonly string[]): readonly string[] => texts.flatMap((text) => text.split("; "));

/** The same form with other functions. */
const each = (form: string, names: string): readonly string[] =>
  names.split(" ").map((name) => form.replace("$", name));

const PARTS_OF_DAYS = "getHours getMinutes getSeconds getMilliseconds";
const PARTS = `${PARTS_OF_DAYS} getFullYear getMonth getDate getDayOfMonth getDayOfWeek getDayOfYear`;

/** The standard library, overload by overload. */
export const STANDARD_FORMS: Forms = {
  any: forms(
    "<bool> ? <T> : <T>; <list(T)>[<index>]; <map(K,T)>[<K>]; {'a': <T>}.a; dyn(<T>); (<T>)",
    "[<T>].filter(@, <bool @T>)[0]; {'a': <T>, 'b': <T>}['b']; [[<T>]].map(@, @[0])[0]",
    "dyn({'a': <T>})['a']; dyn({true: <S>})[true]; dyn([<T>])[0]; dyn({'a': <S>}).a",
  ),
  bool: forms(
    "<bool> && <bool>; <bool> || <bool>; !<bool>; !!<bool>",
    "<bool> && <bool> && <bool>; <bool> || <bool> || <bool>",
    "<T> == <T>; <T> != <T>; <S> == <S>; <S> != <S>; dyn(<S>) == <U>; <dyn> != <T>",
    "<C> < <C>; <C> <= <C>; <C> > <C>; <C> >= <C>; dyn(<N>) < <M>; <M> >= dyn(<N>)",
    "<T> in <list(T)>; <S> in [<S>, <S>]; <K> in <map(K,T)>; <N> in [<N>, dyn(<M>)]",
    "<string>.contains(<string>); <string>.startsWith(<string>); <string>.endsWith(<string>)",
    "<string>.matches(<pattern>); matches(<string>, <pattern>); <string>.matches(<string>)",
    "has({'a': <T>}.<name>); has(<map(string,T)>.<name>); has(<dyn>.<name>)",
    "<list(T)>.all(@, <bool @T>); <list(T)>.exists(@, <bool @T>); <list(T)>.exists_one(@, <bool @T>)",
    "<list(C)>.exists_one(@, @ < <C>); <map(K,T)>.all(@, <bool @K>); <map(K,T)>.exists(@, <bool @K>)",
    "bool(<truth>); bool(<bool>); type(<T>) == <type>; type(<T>) != type(<U>); string(<S>) == <string>",
  ),
  int: [
    ...forms(
      "<int> + <int>; <int> - <int>; <int> * <int>; <int> / <int>; <int> % <int>; -<int>; - <int>",
      "size(<string>); <string>.size(); size(<bytes>); <bytes>.size(); size(<list(T)>); <list(T)>.size()",
      "size(<map(K,T)>); <map(K,T)>.size(); int(<double>); int(<uint>); int(<number>); int(<timestamp>)",
      "int(<int>); int(<duration>)",
    ),
    ...each("<timestamp>.$()", PARTS),
    ...each("<timestamp>.$(<zone>)", PARTS),
    ...each("<duration>.$()", PARTS_OF_DAYS),
  ],
  uint: forms(
    "<uint> + <uint>; <uint> - <uint>; <uint> * <uint>; <uint> / <uint>; <uint> % <uint>",
    "uint(<int>); uint(<double>); uint(<number>); uint(<uint>)",
  ),
  double: forms(
    "<double> + <double>; <double> - <double>; <double> * <double>; <double> / <double>; -<double>",
    "double(<int>); double(<uint>); double(<number>); double(<double>)",
  ),
  string: ["<string> + <string>", ...each("string(<$>)", "int uint double bool bytes timestamp duration string")],
  bytes: forms("<bytes> + <bytes>; bytes(<string>); bytes(<bytes>)"),
  timestamp: forms(
    "<timestamp> + <duration>; <duration> + <timestamp>; <timestamp> - <duration>; timestamp(<int>)",
    "timestamp(<timestamp>); timestamp(string(<timestamp>))",
  ),
  duration: forms(
    "<duration> + <duration>; <duration> - <duration>; <timestamp> - <timestamp>; duration(<duration>)",
    "duration(string(<duration>))",
  ),
  null: forms("dyn(null)"),
  type: forms("type(<T>); type(type(<T>))"),
  list: forms(
    "[<T>, <T>]; [<T>]; []; [<T>, <T>, <T>,]; <list(T)> + <list(T)>; <list(U)>.map(@, <T @U>)",
    "<list(T)>.filter(@, <bool @T>); <list(U)>.map(@, <bool @U>, <T @U>); <map(K,U)>.map(@, <T @K>)",
  ),
  map: forms("{<K>: <T>}; {}; {<K>: <T>, <K>: <T>}; {<K>: <T>,}"),
  dyn: forms(
    "dyn(<S>); [<S>, <T>][<index>]; dyn(<T>); {<K>: <S>, <K>: <T>}[<K>]; <dyn>.<name>; <dyn>[<K>]; <dyn> + <T>",
  ),
};

/** What the extensions add that Pipelines-as-Code has in placeholders: strings and lists. */
export const EXTENSION_FORMS: Forms = {
  any: forms("<list(T)>.reverse()[<index>]"),
  int: forms(
    "<string>.indexOf(<string>); <string>.indexOf(<string>, <index>)",
    "<string>.lastIndexOf(<string>); <string>.lastIndexOf(<string>, <index>)",
  ),
  string: forms(
    "<string>.charAt(<index>); <string>.lowerAscii(); <string>.upperAscii(); <string>.trim(); <string>.reverse()",
    "<string>.replace(<string>, <string>); <string>.replace(<string>, <string>, <index>)",
    "<string>.substring(<index>); <string>.substring(<index>, <index>); strings.quote(<string>)",
    "<list(string)>.join(); <list(string)>.join(<string>); <string>.format([<T>, <U>]); '%s'.format(<list(T)>)",
    "'%s|%s'.format([<T>, <U>]); '%d%%'.format([<N>]); '%.2f %e'.format([<N>, <N>]); '%x %X'.format([<S>, <S>])",
    "'%o %b'.format([<int>, <S>]); '%s'.format([<dyn>]); '%.3f'.format([<double>]); '%d'.format([dyn(<S>)])",
  ),
  "list(string)": forms("<string>.split(<string>); <string>.split(<string>, <index>)"),
  "list(int)": forms("lists.range(<index>)"),
  list: forms(
    "<list(T)>.slice(<index>, <index>); [<list(T)>, <list(T)>].flatten(); [[<list(T)>]].flatten(<index>)",
    "<list(T)>.sort(); <list(T)>.distinct(); <list(T)>.reverse(); <list(T)>.sortBy(@, <C @T>)",
    "lists.range(2).map(@, <T @int>)",
  ),
};
