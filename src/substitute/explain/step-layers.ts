import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import type { Step, StepTemplate } from "../../types/step.ts";
import { type Layer, layer } from "./layer.ts";
import { didYouMean } from "./names.ts";

/** What steps give each other. */
export interface StepLayers {
  /**
   * What a step puts into one of its fields as it starts, out of what the steps before it gave. A step template is behind all
   * steps.
   */
  inField(index: number, path: Path): readonly Layer[];
  /** What the results of the task get. */
  readonly inResults: readonly Layer[];
  /** Why nothing takes the place of what a step gives; undefined of other variables. */
  whyNot(expression: string): string | undefined;
}

export function stepLayers(steps: readonly Step[], { args: sharedArgs = [] }: StepTemplate = {}): StepLayers {
  // The folder of a step without a name is called so.
  const positions: Positions = new Map(steps.map(({ name }, index) => [name || `unnamed-${index}`, index]));
  const layersOf = remembering((index: number) => {
    const [results, artifacts] = [givenLayer(positions, index, "results"), givenLayer(positions, index, "artifacts")];
    return { both: [results, artifacts], onlyResults: [results], onlyArtifacts: [artifacts] };
  });
  return {
    inField(index, [field, , inItem]) {
      const { both, onlyResults, onlyArtifacts } = layersOf(index);
      if (field === "command" || field === "args" || (field === "env" && inItem === "value")) return both;
      if (field === "when" || field === "params") return onlyResults;
      const isWhole = sharedArgs.length === 0 && (steps[index]?.args ?? []).length === 0;
      return field === "script" && isWhole ? onlyArtifacts : NONE;
    },
    inResults: [inResults(positions)],
    whyNot: (expression) => whyNotGiven(expression, positions),
  };
}

/** Where steps stand, by their names. */
type Positions = ReadonlyMap<string, number>;

/** What the steps before one give it. */
const givenLayer = (positions: Positions, index: number, what: Given["what"]): Layer =>
  layer({ by: "step", stage: what }, "result", {}, (expression) => {
    const given = givenBy(expression);
    return given?.what === what && (positions.get(given.step) ?? index) < index
      ? `the step ${quote(given.step)} gives it, and later steps read it as they start`
      : undefined;
  });

const inResults = (positions: Positions): Layer =>
  layer({ by: "TaskRun", stage: "results" }, "result", {}, (expression) => {
    const given = givenBy(expression);
    return given?.what === "results" && positions.has(given.step)
      ? `known when the step ${quote(given.step)} has ended`
      : undefined;
  });

function whyNotGiven(expression: string, positions: Positions): string | undefined {
  const given = givenBy(expression);
  if (given === undefined) return undefined;
  const { step, what } = given;
  if (!positions.has(step)) return `there is no step ${quote(step)}${didYouMean(step, positions)}`;
  return what === "results"
    ? "results of steps go into command, args, env and conditions of the steps behind them"
    : "artifacts of steps go into command, args and env of the steps behind them, and into scripts without args";
}

/** What an expression wants of which step. */
interface Given {
  readonly step: string;
  readonly what: "results" | "artifacts";
}

function givenBy(expression: string): Given | undefined {
  const [section, step = "", field, name = ""] = expression.split(".", 4);
  if (section !== "steps" || name === "") return undefined;
  if (field === "results") return { step, what: "results" };
  return field === "outputs" || field === "inputs" ? { step, what: "artifacts" } : undefined;
}

const NONE: readonly Layer[] = [];
