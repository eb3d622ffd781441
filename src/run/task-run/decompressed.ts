import { FlateErrorCode, Inflate } from "fflate/browser";

/** How many bytes a termination message may have when it is read; it was some kilobytes. */
const MOST_BYTES = 128 * 1024;

/** How long one may be as it is sent: deflate makes its bytes hardly more than they were, and base64 four characters of three. */
const MOST_ENCODED = 2 * MOST_BYTES;

const MARK = "tknz:";

/** A text, or why it cannot be read. */
export type ReadText = { readonly text: string } | { readonly error: string };

/**
 * The text of a termination message that may have been compressed: `enable-termination-message-compression` does that.
 *
 * @see tektoncd/pipeline pkg/termination/write.go decompressMessage
 */
export function decompressed(message: string): ReadText {
  if (!message.startsWith(MARK)) return { text: message };
  const encoded = message.slice(MARK.length);
  const illegal = illegalByte(encoded);
  if (illegal !== undefined) return unreadable(`base64 decode: illegal base64 data at input byte ${illegal}`);
  if (encoded.length > MOST_ENCODED) return unreadable(TOO_LONG);
  return inflated(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)));
}

const TOO_LONG = `decompressed termination message exceeds ${MOST_BYTES} byte limit`;

const unreadable = (why: string): ReadText => ({ error: `decompressing termination message: ${why}` });

/** Where Go stops reading base64 without padding. Line breaks are none of it. */
function illegalByte(encoded: string): number | undefined {
  const illegal = encoded.search(/[^A-Za-z0-9+/\r\n]/);
  if (illegal >= 0) return illegal;
  return encoded.replace(/[\r\n]/g, "").length % 4 === 1 ? encoded.length - 1 : undefined;
}

/** As much as a node takes of a message. Inflated, it may be a thousand times as much. */
const SLICE_BYTES = 4096;

/** Slice by slice: of what is too long, not much more is inflated. The reference also tells where it finds the data corrupt. */
function inflated(bytes: Uint8Array): ReadText {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  let length = 0;
  const stream = new Inflate((part, isLast) => {
    text += decoder.decode(part, { stream: !isLast });
    length += part.length;
  });
  if (bytes.length === 0) return unreadable(BROKEN_OFF);
  try {
    for (let at = 0; at < bytes.length && length <= MOST_BYTES; at += SLICE_BYTES)
      stream.push(bytes.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= bytes.length);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return unreadable(code === FlateErrorCode.UnexpectedEOF ? BROKEN_OFF : "flate decompress: flate: corrupt input");
  }
  return length > MOST_BYTES ? unreadable(TOO_LONG) : { text };
}

const BROKEN_OFF = "flate decompress: unexpected EOF";
