/**
 * The name in `$(params.name[*])`; any other text without such a beginning and end.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ArrayReference
 */
export function arrayReference(text: string): string {
  const behind = text.startsWith("$(params.") ? text.slice("$(params.".length) : text;
  return behind.endsWith("[*])") ? behind.slice(0, -"[*])".length) : behind;
}
