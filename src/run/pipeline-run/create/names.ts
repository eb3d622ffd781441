import { childName, LONGEST } from "../../child-name.ts";

/**
 * The names of the runs of a pipeline task, one for each row of its matrix.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go getNewRunNames
 */
export function namesOfRuns(pipelineRun: string, pipelineTask: string, count: number): readonly string[] {
  const single = childName(pipelineRun, `-${pipelineTask}`);
  if (count === 1) return [single];
  return Array.from({ length: count }, (_, number) => {
    const name = childName(pipelineRun, `-${pipelineTask}-${number}`);
    // The number must not be cut off.
    return name.endsWith(`-${number}`) ? name : `${single.slice(0, LONGEST - `-${count}`.length)}-${number}`;
  });
}
