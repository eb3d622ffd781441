// What runs after what, and why.
export { type Combination, countCombinations, matrixCombinations } from "./matrix.ts";
export { nextTasks } from "./next-tasks.ts";
export type { Dependency, DependencyReason, MatrixPlan, PipelinePlan, PlannedTask } from "./plan.ts";
export { dependenciesOf, type PlanContext, planPipeline } from "./plan-pipeline.ts";
