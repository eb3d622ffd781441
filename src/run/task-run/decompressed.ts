import { FlateErrorCode, inflateSync } from "fflate/browser";

/** How many bytes a termination message may have when it is read; it was some kilobytes. */
const MOST_BYTES = 128 * 1024;

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
  if (illegal !== undefined) return failed(`base64 decode: illegal base64 data at input byte ${illegal}`);
  const inflated = inflate(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)));
  if ("error" in inflated) return failed(`flate decompress: ${inflated.error}`);
  const { bytes } = inflated;
  if (bytes.length > MOST_BYTES) return failed(`decompressed termination message exceeds ${MOST_BYTES} byte limit`);
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}

const failed = (why: string): ReadText => ({ error: `decompressing termination message: ${why}` });

/** Where Go stops reading base64 without padding. Line breaks are none of it. */
function illegalByte(encoded: string): number | undefined {
  const illegal = encoded.search(/[^A-Za-z0-9+/\r\n]/);
  if (illegal >= 0) return illegal;
  return encoded.replace(/[\r\n]/g, "").length % 4 === 1 ? encoded.length - 1 : undefined;
}

/** What is too long is cut off behind the limit. The reference also tells where it finds the data corrupt. */
function inflate(bytes: Uint8Array): { readonly bytes: Uint8Array } | { readonly error: string } {
  if (bytes.length === 0) return BROKEN_OFF;
  try {
    return { bytes: inflateSync(bytes, { out: new Uint8Array(MOST_BYTES + 1) }) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === FlateErrorCode.UnexpectedEOF ? BROKEN_OFF : { error: "flate: corrupt input" };
  }
}

const BROKEN_OFF = { error: "unexpected EOF" };
