import { compileRe2 } from "../../go/re2.ts";
import { TYPE_NAMES } from "../check/standard.ts";
import type { CelEnvironment } from "../environment.ts";
import type { Implementation } from "../functions.ts";
import { guarded, refuse } from "../guard.ts";
import { Interruption } from "../interruption.ts";
import { badQualifier, elementAt, hasField, isQualifier } from "../library/qualify.ts";
import { BOUND_BY_OVERLOAD, matches, test } from "../library/standard.ts";
import type { Call, Callee, Expression, ListLiteral, MapLiteral, Meaning, Select } from "../parse/ast.ts";
import { CelFailure, CelMap, type CelValue, type Evaluated, noSuchOverload } from "../values.ts";
import { type Frame, type Plan, type Planner, placed, type Step } from "./frame.ts";
import { planLoop } from "./loops.ts";
import { optimized } from "./optimize.ts";
import { charge, chargeMatch, lengthOf, type Weigh, weigherOf } from "./weight.ts";

/**
 * Makes of an expression that has been checked what evaluates it.
 *
 * @throws {Interruption} where the reference cannot make a program of it
 * @see google/cel-go interpreter/planner.go Plan
 */
export function plan(expression: Expression, environment: CelEnvironment): Step {
  const planner: Planner = (part) => planPart(part, environment, planner);
  return planner(expression).step;
}

function planPart(part: Expression, environment: CelEnvironment, planner: Planner): Plan {
  switch (part.kind) {
    case "literal":
      return constantPlan(part.value);
    case "identifier":
      return planName(part.meaning);
    case "select":
      return part.meaning === undefined ? planSelect(part, planner) : planName(part.meaning);
    case "call":
      return planCall(part, environment, planner);
    case "list":
      return planList(part, environment, planner);
    case "map":
      return planMap(part, environment, planner);
    case "comprehension":
      return { step: planLoop(part, planner, environment) };
    case "message":
      throw new Interruption(`unknown type: ${part.name.replace(/^\./, "")}`, "cel/program");
  }
}

const unchecked = () => new TypeError("Cannot evaluate an expression: it has not been checked");

const constantPlan = (constant: CelValue): Plan => ({ step: () => constant, constant });

function planName(meaning: Meaning | undefined): Plan {
  if (meaning === undefined) throw unchecked();
  if (meaning.kind === "type") return constantPlan(meaning.value);
  // As in the reference: a variable whose value is a type is taken for the name of one.
  const named = meaning.type.kind === "type" ? TYPE_NAMES.get(meaning.name) : undefined;
  if (named !== undefined) return constantPlan(named);
  if (meaning.type.kind === "type")
    throw new Interruption(`reference to undefined type: ${meaning.name}`, "cel/program");
  if (meaning.kind === "variable") return { step: (frame) => frame.variable(meaning.name) };
  const { depth } = meaning;
  return { step: (frame) => frame.locals[depth] ?? null };
}

function planSelect({ operand, field, isTest, offset }: Select, planner: Planner): Plan {
  const look = isTest ? hasField : elementAt;
  const { step } = planner(operand);
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
    return { step: logicalStep(args.map(planner), { decides: name === "_||_", offset }) };
  if (name === "_?_:_") return { step: conditionalStep(args.map(planner), offset) };
  if (callee === undefined) throw unchecked();
  const operands = (callee.takesTarget && target !== undefined ? [target, ...args] : args).map(planner);
  const key = operands[1]?.constant;
  if (name === "_[_]" && key !== undefined && !isQualifier(key))
    throw new Interruption(badQualifier(key).message, "cel/program");
  if (name === "_[_]") return { step: indexStep(operands, offset) };
  const implementation = implementationOf(callee, environment);
  if (implementation === matches) return planMatches(operands, environment, offset);
  const plain = { step: strictStep(implementation, operands, { offset, weigh: weigherOf(callee.declaration.name) }) };
  return environment.isOptimized ? optimized(call, operands, plain) : plain;
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

function implementationOf({ declaration, overload }: Callee, { implementations }: CelEnvironment): Implementation {
  const { name, overloads } = declaration;
  const implementation = implementations.get(name);
  if (implementation === undefined)
    throw new TypeError(`Cannot evaluate an expression: nothing says what ${name} does`);
  // As in the reference: where only one overload fits, it is the one that is called, whatever the values turn out to be.
  const isBound = overload !== undefined && overloads.length > 1 && BOUND_BY_OVERLOAD.has(name);
  return isBound ? guarded([overload], implementation, refuse(name)) : implementation;
}

interface CallSite {
  readonly offset: number;
  readonly weigh: Weigh;
}

/** Calls a function, unless an argument has failed. */
function strictStep(call: Implementation, args: readonly Plan[], { offset, weigh }: CallSite): Step {
  const first = args[0]?.step;
  const second = args[1]?.step;
  if (first !== undefined && args.length === 1)
    return (frame) => {
      const value = first(frame);
      if (value instanceof CelFailure) return value;
      charge(frame, value, weigh);
      return charged(frame, call(value), offset);
    };
  if (first !== undefined && second !== undefined && args.length === 2)
    return (frame) => {
      const left = first(frame);
      if (left instanceof CelFailure) return left;
      const right = second(frame);
      if (right instanceof CelFailure) return right;
      charge(frame, left, weigh);
      charge(frame, right, weigh);
      return charged(frame, call(left, right), offset);
    };
  return (frame) => {
    const values = evaluateAll(args, frame);
    if (values instanceof CelFailure) return values;
    for (const value of values) charge(frame, value, weigh);
    return charged(frame, call(...values), offset);
  };
}

/** What a function has made counts as well. */
function charged(frame: Frame, value: Evaluated, offset: number): Evaluated {
  if (value instanceof CelFailure) return placed(value, offset);
  charge(frame, value, lengthOf);
  return value;
}

function evaluateAll(plans: readonly Plan[], frame: Frame): CelValue[] | CelFailure {
  const values: CelValue[] = [];
  for (const { step } of plans) {
    const value = step(frame);
    if (value instanceof CelFailure) return value;
    values.push(value);
  }
  return values;
}

/** `&&` and `||`: an operand that decides makes up for others that fail, wherever it stands. */
function logicalStep(
  terms: readonly Plan[],
  { decides, offset }: { readonly decides: boolean; readonly offset: number },
): Step {
  const steps = terms.map(({ step }) => step);
  return (frame) => {
    let failure: CelFailure | undefined;
    for (const step of steps) {
      const value = step(frame);
      if (value === decides) return decides;
      if (value === !decides) continue;
      failure ??= value instanceof CelFailure ? value : noSuchOverload();
    }
    return failure === undefined ? !decides : placed(failure, offset);
  };
}

function conditionalStep([condition, whenTrue, whenFalse]: readonly Plan[], offset: number): Step {
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) throw unchecked();
  return (frame) => {
    const value = condition.step(frame);
    if (value === true) return whenTrue.step(frame);
    if (value === false) return whenFalse.step(frame);
    return placed(value instanceof CelFailure ? value : noSuchOverload(), offset);
  };
}

/** A pattern that is known is read once; the optimizing evaluation says before it starts if it cannot be. */
function planMatches([text, pattern]: readonly Plan[], { isOptimized }: CelEnvironment, offset: number): Plan {
  if (text === undefined || pattern === undefined) throw unchecked();
  const known = typeof pattern.constant === "string" ? compileRe2(pattern.constant) : undefined;
  if (typeof known === "string" && isOptimized) throw new Interruption(known, "cel/program");
  return {
    step: (frame) => {
      const searched = text.step(frame);
      if (searched instanceof CelFailure) return searched;
      const source = pattern.step(frame);
      if (source instanceof CelFailure) return source;
      if (typeof searched !== "string" || typeof source !== "string") return placed(noSuchOverload(), offset);
      chargeMatch(frame, searched, source);
      return placed(test(known ?? compileRe2(source), searched), offset);
    },
  };
}

function planList({ elements }: ListLiteral, { isOptimized }: CelEnvironment, planner: Planner): Plan {
  const plans = elements.map(planner);
  if (plans.every(({ constant }) => constant !== undefined)) {
    const constant = plans.map((element) => element.constant ?? null);
    return isOptimized ? constantPlan(constant) : { step: () => constant };
  }
  return { step: (frame) => evaluateAll(plans, frame) };
}

function planMap({ entries }: MapLiteral, { isOptimized }: CelEnvironment, planner: Planner): Plan {
  const plans = entries.flatMap(({ key, value }) => [planner(key), planner(value)]);
  const step: Step = (frame) => {
    const values = evaluateAll(plans, frame);
    return values instanceof CelFailure ? values : new CelMap(inPairs(values));
  };
  const isConstant = isOptimized && plans.every(({ constant }) => constant !== undefined);
  return isConstant ? constantPlan(new CelMap(inPairs(plans.map(({ constant }) => constant ?? null)))) : { step };
}

const inPairs = (values: readonly CelValue[]): [key: CelValue, value: CelValue][] =>
  Array.from({ length: values.length / 2 }, (_, index) => [values[2 * index] ?? null, values[2 * index + 1] ?? null]);
