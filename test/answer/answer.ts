import { goJson, type JsonValue } from "../../src/go/json.ts";
import { operations, type Request } from "./operations.ts";

/** The answer to a request as JSON text, in the protocol of the oracle. */
export function answer(request: Request): string {
  const { id, op } = request;
  const operation = operations.get(String(op));
  const body = operation === undefined ? { error: `unknown op ${JSON.stringify(op)}` } : operation(request);
  // What is undefined is left out, as JSON.stringify does.
  const given = Object.entries({ ...(id === undefined ? {} : { id }), ...body }).filter(
    ([, item]) => item !== undefined,
  );
  // Answers are made of what the library gives, which is JSON.
  return goJson(Object.fromEntries(given) as JsonValue);
}
