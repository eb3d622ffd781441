/** Deeper than anything that decoding lets through: a resource that is deeper holds itself, or was never decoded. */
export const MAX_DEPTH = 2000;
