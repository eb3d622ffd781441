import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The longest name that Kubernetes takes for what becomes a label or a host. */
export const LONGEST = 63;
/** What is left of it beside a hash. */
const HEAD = LONGEST - 32;

/**
 * The name of something that belongs to something else. One that would be too long has a hash in the middle.
 *
 * @see knative.dev/pkg/kmeta/names.go ChildName
 * @example childName("run", "-build") // "run-build"
 */
export function childName(parent: string, suffix: string): string {
  if (parent.length + suffix.length <= LONGEST) return parent + suffix;
  if (suffix.length < HEAD) return `${parent.slice(0, HEAD - suffix.length)}${hashOf(parent)}${suffix}`;
  return shortName(parent.slice(0, HEAD) + hashOf(parent + suffix) + suffix);
}

/** As much of a name as may be there: it ends with a letter or a digit then. */
export const shortName = (name: string): string => name.slice(0, LONGEST).replace(/[^a-zA-Z0-9]+$/, "");

const hashOf = (text: string): string => bytesToHex(md5(utf8ToBytes(text)));
