// What runs after what, and why.
export { type CriticalPath, criticalPath } from "./critical-path.ts";
export { dependenciesOf } from "./dependencies.ts";
export { type Combination, countCombinations, matrixCombinations } from "./matrix.ts";
export { nextTasks } from "./next-tasks.ts";
export type { Dependency, DependencyReason, MatrixPlan, PipelinePlan, PlannedTask } from "./plan.ts";
export { type PlanContext, planPipeline } from "./plan-pipeline.ts";
export { planToDot } from "./plan-to-dot.ts";
export {
  type CombinationParamJson,
  type DependencyJson,
  type MatrixJson,
  type PlanJson,
  type PlannedTaskJson,
  planToJson,
  type ReasonJson,
} from "./plan-to-json.ts";
export { planToMermaid } from "./plan-to-mermaid.ts";
export { type PlanGraph, toGraphlib } from "./to-graphlib.ts";
