/**
 * The keys of a JSON Pointer, the outermost first.
 *
 * @see RFC 6901
 * @example keysOfPointer("/metadata/labels/app~1name") // ["metadata", "labels", "app/name"]
 */
export const keysOfPointer = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
