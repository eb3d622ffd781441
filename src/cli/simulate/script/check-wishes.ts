import { quote } from "../../../go/quote.ts";
import { suggest } from "../../../suggest.ts";
import type { Complaint } from "../../option-problems.ts";
import type { PlacedTask } from "../cast/gathering.ts";
import type { NamedRun } from "./run-names.ts";
import { timesOf } from "./script-for.ts";
import { wishedResult } from "./wished-result.ts";
import type { Wish } from "./wishes.ts";

/** What is wrong with the wishes of the command line. One that fits any of the runs is right. */
export function checkWishes(
  wishes: readonly Wish[],
  placed: readonly PlacedTask[],
  runs: ReadonlyMap<string, NamedRun>,
) {
  return wishes.flatMap((wish): Complaint[] => {
    const path = runs.get(wish.target)?.path;
    const tasks = placed.filter((task) => task.path === wish.target || task.path === path);
    if (tasks.length === 0) return [unknownTask(wish, placed)];
    const complaints = tasks.map((task) => complaintAbout(wish, task));
    const [complaint = contradiction(wish, wishes)] = complaints.includes(undefined) ? [] : complaints;
    return complaint === undefined ? [] : [complaint];
  });
}

function unknownTask({ option, target }: Wish, placed: readonly PlacedTask[]): Complaint {
  const paths = [...new Set(placed.map(({ path }) => path))];
  const close = suggest(target, paths);
  const message = `option ${option}: there is no task ${quote(target)}`;
  if (close !== undefined) return { message, details: `did you mean ${quote(close)}?` };
  if (paths.length > MOST_SHOWN) return { message, details: "a name of a pipeline task, or of a run in the timeline" };
  return { message, details: `want one of ${paths.join(", ")}` };
}

const MOST_SHOWN = 12;

function complaintAbout(wish: Wish, task: PlacedTask): Complaint | undefined {
  if (task.kind === "PipelineRun")
    return {
      message: `option ${wish.option}: ${wish.target} runs a pipeline`,
      details: `say it of a task in that, ${task.path}/TASK`,
    };
  const wished = wish.kind === "result" ? wishedResult(wish, task) : undefined;
  return wished !== undefined && "complaint" in wished ? wished.complaint : undefined;
}

function contradiction({ kind, target }: Wish, wishes: readonly Wish[]): Complaint | undefined {
  const own = wishes.filter((wish) => wish.target === target);
  if (kind !== "hang" || timesOf("fail", own) < timesOf("hang", own)) return undefined;
  return {
    message: `option --hang: ${target} fails before that`,
    details: `want --fail ${target}:1 for its first attempt`,
  };
}
