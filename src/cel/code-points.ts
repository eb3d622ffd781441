/** How many characters a text has; JavaScript counts those beyond the first plane twice. */
export function codePointCount(text: string): number {
  let count = text.length;
  for (let pos = 1; pos < text.length; pos++) if (isInside(text, pos)) count--;
  return count;
}

/** Where a character stands in UTF-16 units; behind the last one is the end. Undefined if there are not so many. */
export function unitOffset(text: string, index: number): number | undefined {
  if (index < 0 || index > text.length) return undefined;
  let offset = 0;
  for (let left = index; left > 0; left--) {
    if (offset >= text.length) return undefined;
    offset += isInside(text, offset + 1) ? 2 : 1;
  }
  return offset;
}

/** Whether the unit at `pos` is the second half of a character. */
function isInside(text: string, pos: number): boolean {
  const unit = text.charCodeAt(pos);
  const before = text.charCodeAt(pos - 1);
  return unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00;
}
