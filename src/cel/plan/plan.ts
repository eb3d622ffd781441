import type { CelEnvironment } from "../environment.ts";
import { Interruption } from "../interruption.ts";
import { badQualifier, elementAt, hasField, isQualifier } from "../library/qualify.ts";
import { type Call, type Expression, type Meaning, plainName, type Select } from "../parse/ast.ts";
import { TYPE_NAMES } from "../types.ts";
import { CelFailure } from "../values.ts";
import { callStep } from "./calls.ts";
import { constantPlan, frameOver, type Plan, type Planner, placed, type Step, unchecked } from "./frame.ts";
import { planList, planMap } from "./literals.ts";
import { conditionalStep, logicalStep } from "./logic.ts";
import { planLoop } from "./loops.ts";
import { optimized } from "./optimize.ts";

/**
 * Makes of an expression that has been checked what evaluates it.
 *
 * @throws {Interruption} where the reference cannot make a program of it
 * @see google/cel-go interpreter/planner.go Plan
 */
export function plan(expression: Expression, environment: CelEnvironment): Step {
  const planner: Planner = {
    count: 0,
    frame: frameOver(() => null),
    plan: (part) => {
      planner.count++;
      return planPart(part, environment, planner);
    },
  };
  return planner.plan(expression).step;
}

function planPart(part: Expression, environment: CelEnvironment, planner: Planner): Plan {
  switch (part.kind) {
    case "literal":
      return constantPlan(part.value);
    case "identifier":
      return planName(part.meaning, part.offset);
    case "select":
      return part.meaning === undefined ? planSelect(part, planner) : planName(part.meaning, part.offset);
    case "call":
      return planCall(part, environment, planner);
    case "list":
      return planList(part, environment, planner);
    case "map":
      return planMap(part, environment, planner);
    case "comprehension":
      return { step: planLoop(part, planner, environment) };
    case "message":
      throw new Interruption(`unknown type: ${plainName(part.name)}`, "cel/program");
  }
}

function planName(meaning: Meaning | undefined, offset: number): Plan {
  if (meaning === undefined) throw unchecked();
  if (meaning.kind === "type") return constantPlan(meaning.value);
  // As in the reference: a variable whose value is a type is taken for the name of one.
  const named = meaning.type.kind === "type" ? TYPE_NAMES.get(meaning.name) : undefined;
  if (named !== undefined) return constantPlan(named);
  if (meaning.type.kind === "type")
    throw new Interruption(`reference to undefined type: ${meaning.name}`, "cel/program");
  if (meaning.kind === "variable") {
    const { name, type } = meaning;
    return { step: (frame) => placed(frame.variable(name, type), offset) };
  }
  const { depth } = meaning;
  return { step: (frame) => frame.locals[depth] ?? null };
}

function planSelect({ operand, field, isTest, offset }: Select, planner: Planner): Plan {
  const look = isTest ? hasField : elementAt;
  const { step } = planner.plan(operand);
  return {
    step: (frame) => {
      const map = step(frame);
      return map instanceof CelFailure ? map : placed(look(map, field), offset);
    },
  };
}

function planCall(call: Call, environment: CelEnvironment, planner: Planner): Plan {
  const { name, target, args, callee, offset } = call;
  if (name === "_&&_" || name === "_||_")
    return { step: logicalStep(args.map(planner.plan), { decides: name === "_||_", offset }) };
  if (name === "_?_:_") return { step: conditionalStep(args.map(planner.plan), offset) };
  if (callee === undefined) throw unchecked();
  const operands = (callee.takesTarget && target !== undefined ? [target, ...args] : args).map(planner.plan);
  const key = operands[1]?.constant;
  if (name === "_[_]" && key !== undefined && !isQualifier(key))
    throw new Interruption(badQualifier(key).message, "cel/program");
  if (name === "_[_]") return { step: indexStep(operands, offset) };
  const make = (given: readonly Plan[]) => ({ step: callStep(callee, given, environment, offset) });
  return environment.isOptimized ? optimized(call, operands, { make, frame: planner.frame }) : make(operands);
}

function indexStep([list, key]: readonly Plan[], offset: number): Step {
  if (list === undefined || key === undefined) throw unchecked();
  return (frame) => {
    const aggregate = list.step(frame);
    if (aggregate instanceof CelFailure) return aggregate;
    const value = key.step(frame);
    return value instanceof CelFailure ? value : placed(elementAt(aggregate, value), offset);
  };
}
