import type { Checked } from "../../diagnostic.ts";
import type { PatchOperation } from "../../go/json.ts";
import { isRecord } from "../json-record.ts";
import { typeMetaOf } from "../type-meta.ts";
import { valueType } from "../types.ts";
import { decodeV1beta1 } from "./decode.ts";
import { Migration, pointerTo } from "./migration.ts";
import { V1BETA1_TYPES } from "./version.ts";
import { V1 } from "./versioned.ts";

/**
 * What to change in a document of v1beta1 so that it says the same in v1: the JSON Patch for `editYaml`. It is for files that
 * people keep: no defaults, no annotations, and what a conversion forgets although v1 has it stays.
 *
 * What v1 has no field for is removed, with a warning at its place in the document as it was. A document with errors, and one
 * that is not of v1beta1, has no patch.
 *
 * @example migrationPatch({ ...document.value, apiVersion: "tekton.dev/v1beta1" }).value // [{ op: "add", path: "/apiVersion", value: "tekton.dev/v1" }]
 */
export function migrationPatch(value: unknown): Checked<readonly PatchOperation[]> {
  const decoded = decodeV1beta1(value);
  const hasErrors = decoded.diagnostics.some(({ severity }) => severity === "error");
  // What can be decoded is an object that says what it is.
  const typeMeta = typeMetaOf(isRecord(value) ? value : {});
  if (!decoded.ok || hasErrors || !typeMeta.ok) return { ok: false, diagnostics: decoded.diagnostics };
  const { kind, keys } = typeMeta.value;
  const migration = new Migration();
  migration.visit(valueType(`V1beta1${kind}`, V1BETA1_TYPES.tables), value);
  const { operations, told } = migration;
  const diagnostics = [...decoded.diagnostics, ...told];
  if (told.some(({ severity }) => severity === "error")) return { ok: false, diagnostics };
  return {
    ok: true,
    value: [{ op: "add", path: pointerTo([keys.apiVersion]), value: V1 }, ...operations],
    diagnostics,
  };
}
