import type { PipelinePlan, PlannedTask } from "../dag/plan.ts";
import { describeTask } from "./describe-task.ts";
import type { NamedPlan } from "./plan-all.ts";
import type { Style } from "./style.ts";
import { count, displayWidth, visible, wrap } from "./text.ts";

/**
 * A plan for people: the tasks level by level, and below each what it waits for. It looks like this:
 *
 * Pipeline release  pipeline.yaml:1
 * 2 tasks on 2 levels
 *
 * level 1
 *   build   Task kaniko, 2 steps
 *
 * level 2
 *   deploy  Task kubectl
 *           ← result image of build
 */
export function formatPlan(named: NamedPlan, style: Style): string {
  const { plan, pipelineName } = named;
  const heading = formatHeading(named, style);
  // A Pipeline among the files has been planned itself.
  if (pipelineName !== undefined) return `${heading}\nsame plan as Pipeline ${visible(pipelineName)}\n`;
  return `${[`${heading}\n${formatCounts(plan)}`, ...formatSections(plan, style)].join("\n\n")}\n`;
}

function formatHeading({ kind, name, place, isDoubtful }: NamedPlan, { paint }: Style): string {
  const title = paint.bold(`${kind} ${name === "" ? "without name" : visible(name)}`);
  const doubt = isDoubtful ? `  ${paint.yellow("has errors, so the plan may be wrong")}` : "";
  return `${title}  ${paint.dim(place)}${doubt}`;
}

function formatCounts({ tasks, finalTasks, levels }: PipelinePlan): string {
  const main = tasks.length === 0 ? "no tasks" : `${count(tasks.length, "task")} on ${count(levels.length, "level")}`;
  return finalTasks.length === 0 ? main : `${main}, ${count(finalTasks.length, "finally task")}`;
}

function formatSections({ tasks, finalTasks, levels }: PipelinePlan, style: Style): string[] {
  const { bold, dim } = style.paint;
  const indent = indentFor([...tasks, ...finalTasks], style);
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const sections = levels.map((names, level) => {
    const members = names.flatMap((name) => byName.get(name) ?? []);
    return [bold(`level ${level + 1}`), ...members.map((task) => formatTask(task, "tasks", indent, style))];
  });
  if (finalTasks.length > 0) {
    const title = `${bold("finally")}  ${dim("when all tasks above have ended")}`;
    sections.push([title, ...finalTasks.map((task) => formatTask(task, "finally", indent, style))]);
  }
  return sections.map((lines) => lines.join("\n"));
}

/** The column in which all that is said about a task starts: behind the names, unless these are too long. */
function indentFor(tasks: readonly PlannedTask[], { width }: Style): number {
  const longest = tasks.reduce((most, { name }) => Math.max(most, displayWidth(visible(name))), 0);
  return Math.min(longest + 4, Math.max(8, Math.floor(width / 3)));
}

function formatTask(task: PlannedTask, section: "tasks" | "finally", indent: number, { paint, width }: Style): string {
  const name = visible(task.name) || "(no name)";
  const lines = describeTask(task, section, paint).flatMap((line) => wrapIndented(line, width - indent));
  const margin = " ".repeat(indent);
  const gap = indent - 2 - displayWidth(name);
  const isShort = gap >= 2;
  const [first = "", ...rest] = isShort ? lines : ["", ...lines];
  const start = `  ${paint.cyan(name)}${isShort ? " ".repeat(gap) : ""}${first}`;
  return [start, ...rest.map((line) => `${margin}${line}`)].join("\n");
}

/** A line that is wrapped goes on two columns further in than it starts. */
function wrapIndented(line: string, width: number): string[] {
  const margin = " ".repeat(line.length - line.trimStart().length + 2);
  const [first = "", ...rest] = wrap(line, width - margin.length);
  return [first, ...rest.map((more) => `${margin}${more}`)];
}
