/**
 * The 32-bit FNV-1a hash of a text in UTF-8.
 *
 * @see Go hash/fnv New32a
 * @example fnv32a("a").toString(16) // "e40c292c"
 */
export function fnv32a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
