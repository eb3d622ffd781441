/**
 * What a JSON text can say. Integers beyond ±2^53 are bigints, so that they stay exact; `stringifyJson` writes them back.
 */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject;

/** A JSON object. Its keys are whatever a user wrote, `__proto__` included. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
