/** An object whose keys are anybody's choice. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is an object that is no list. */
export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);
