import { literalPrefix, rememberingPrefix, type VariablePrefix } from "../../substitute/seen-variables.ts";

/** What the variables in steps begin with. */
export interface TaskPrefixes {
  readonly params: VariablePrefix;
  readonly taskRun: VariablePrefix;
  readonly task: VariablePrefix;
  readonly results: VariablePrefix;
}

export const TASK_PREFIXES: TaskPrefixes = {
  params: literalPrefix("params"),
  taskRun: literalPrefix("context.taskRun", "context\\.taskRun"),
  task: literalPrefix("context.task", "context\\.task"),
  results: literalPrefix("results"),
};

/** The same for one call: a long text in the steps of many tasks is looked through once. */
export const rememberingPrefixes = (): TaskPrefixes => ({
  params: rememberingPrefix(TASK_PREFIXES.params),
  taskRun: rememberingPrefix(TASK_PREFIXES.taskRun),
  task: rememberingPrefix(TASK_PREFIXES.task),
  results: rememberingPrefix(TASK_PREFIXES.results),
});
