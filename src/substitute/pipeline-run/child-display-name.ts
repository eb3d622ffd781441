import { trimSpace } from "../../go/space.ts";
import type { IncludeParams } from "../../types/matrix.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { wantObject, wantObjects } from "../../wrong-argument.ts";
import { replacerOf } from "../replacer.ts";

/**
 * The name under which a child of a pipeline task is shown, with the child's own params: that of the includes whose params it
 * has, else the task's display name. Undefined if there is neither.
 *
 * As in the reference: strings only, in dotted notation.
 *
 * @throws {TypeError} if it is given no pipeline task, or no list of params
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go getDisplayName
 * @example childDisplayName({ displayName: "on $(params.os)" }, [{ name: "os", value: "linux" }]) // "on linux"
 */
export function childDisplayName(task: PipelineTask, params: readonly Param[] = []): string | undefined {
  wantObject(task, DOING, "a pipeline task");
  wantObjects(params, DOING, "a list of params");
  const { displayName = "", matrix } = task;
  const named = (matrix?.include ?? []).filter(({ name = "" }) => name !== "");
  if (displayName === "" && named.length === 0) return undefined;
  const strings = displayNameVariables(params);
  const { text } = replacerOf({ strings });
  const hasParams = ({ params: wanted = [] }: IncludeParams): boolean =>
    wanted.every(({ name, value }) => {
      const own = strings.get(`params.${name}`);
      return own !== undefined && (typeof value !== "string" || value === own);
    });
  const names = named.filter(hasParams);
  if (names.length > 0) return trimSpace(names.map(({ name = "" }) => text(name)).join(" "));
  return displayName === "" ? undefined : text(displayName);
}

/** What stands for the params in the name of a child run. */
export const displayNameVariables = (params: readonly Param[]): ReadonlyMap<string, string> =>
  new Map(params.flatMap(({ name, value }) => (typeof value === "string" ? [[`params.${name}`, value] as const] : [])));

const DOING = "name a child run";
