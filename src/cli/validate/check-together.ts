import type { Diagnostic, Path } from "../../diagnostic.ts";
import { parseDocuments } from "../../parse/parse-documents.ts";
import type { Config } from "../../types/config.ts";
import { validateTogether } from "../../validate/across/validate-together.ts";
import { problemsOf } from "../source-object.ts";
import { type CheckedObject, type FileReport, withProblems } from "./check-file.ts";

/**
 * The same reports with what does not fit between the objects of all files: params, workspaces and results of what refers to
 * something that is in one of them.
 */
export function withMismatches(reports: readonly FileReport[], config: Config): readonly FileReport[] {
  const objects = reports.flatMap((report) => report.objects);
  const known = objects.flatMap((object) =>
    object.resource === undefined ? [] : [{ object, resource: object.resource }],
  );
  const found = validateTogether(
    known.map(({ resource }) => resource),
    { config, unreadable: objects.flatMap(({ unreadable = [] }) => unreadable) },
  );
  const byObject = new Map<CheckedObject, readonly Diagnostic[]>();
  for (const [index, { object }] of known.entries()) {
    const diagnostics = found[index] ?? [];
    if (diagnostics.length > 0) byObject.set(object, diagnostics);
  }
  return reports.map((report) => withFound(report, byObject));
}

/** A file is read again only where something was found: places need not be kept of all the others. */
function withFound(report: FileReport, byObject: ReadonlyMap<CheckedObject, readonly Diagnostic[]>): FileReport {
  const { file, objects } = report;
  if (!file.text.ok || !objects.some((object) => byObject.has(object))) return report;
  const documents = parseDocuments(file.text.value);
  return {
    ...report,
    objects: objects.map((object) => {
      const document = documents[object.place?.document ?? -1];
      const diagnostics = byObject.get(object);
      if (document === undefined || diagnostics === undefined) return object;
      const at: Path = object.place?.at ?? [];
      return withProblems(object, problemsOf({ file, document, at }, diagnostics));
    }),
  };
}
