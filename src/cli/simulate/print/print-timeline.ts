import { shownName } from "../../shown-name.ts";
import type { Style } from "../../style.ts";
import { aligned, shorten } from "../../table.ts";
import { displayWidth, visible, wrap } from "../../text.ts";
import { put } from "../cast/used-results.ts";
import { placeOfRun } from "../find-runs.ts";
import type { ToldRun } from "../simulate-run.ts";
import type { TimelineEvent } from "../timeline/event.ts";
import { describeEvent } from "./describe-event.ts";
import { offsetText } from "./offset-text.ts";
import { formatVerdict } from "./print-verdict.ts";

/**
 * A simulated run for people: what happens when, and how it ends. It looks like this:
 *
 * PipelineRun release-42  run.yaml:1
 *   +0s   build        starts
 *   +10s  build        fails       StepFailed: "step-push" exited with code 1: Error
 *   +10s  deploy       is skipped  PipelineRun was stopping: build
 *   +10s  PipelineRun  fails       Failed
 * failed after 10s  Failed: Tasks Completed: 1 (Failed: 1, Cancelled 0), Skipped: 1
 */
export function formatTimeline(told: ToldRun, style: Style): string {
  const lines = [
    formatHeading(told, style),
    ...formatMadeUp(told, style),
    ...formatEvents(told.events, style),
    ...formatVerdict(told.verdict, style),
  ];
  return `${lines.join("\n")}\n`;
}

function formatHeading({ prepared: { found, pipelineRun } }: ToldRun, { paint }: Style): string {
  const { place, isMadeUp, isDoubtful } = found;
  const name = isMadeUp ? (pipelineRun.metadata?.name ?? "") : shownName(place.resource);
  const title = paint.bold(`PipelineRun ${name === "" ? "without name" : visible(name)}`);
  const where = paint.dim(`${isMadeUp ? "made up for " : ""}${placeOfRun(found)}`);
  const doubt = isDoubtful ? `  ${paint.yellow("has errors, so the timeline may be wrong")}` : "";
  return `${title}  ${where}${doubt}`;
}

/** What stands in for what is in none of the files: `"Tasks git-clone, npm; Task of deploy"`. */
function formatMadeUp({ prepared: { cast } }: ToldRun, { paint, width }: Style): string[] {
  if (cast.madeUp.length === 0) return [];
  const kinds = new Map<string, string[]>();
  for (const text of cast.madeUp)
    put(kinds, text.slice(0, text.lastIndexOf(" ")), text.slice(text.lastIndexOf(" ") + 1));
  const parts = Array.from(kinds, ([kind, names]) => {
    const plural = names.length > 1 ? kind.replace(/^\w+/, "$&s") : kind;
    return `${plural} ${names.map((name) => visible(shorten(name))).join(", ")}`;
  });
  return wrap(`not in the files, so made up: ${parts.join("; ")}`, width - 2).map((line) => `  ${paint.dim(line)}`);
}

function formatEvents(events: readonly TimelineEvent[], { paint, width }: Style): string[] {
  const texts = events.map(describeEvent);
  const rows = texts.map(({ who, does, paint: name }, index) => [
    paint.dim(`+${offsetText(events[index]?.afterMs ?? 0)}`),
    paint.cyan(who),
    name === undefined ? does : paint[name](does),
    END,
  ]);
  return aligned(rows).map((row, index) => {
    const start = `  ${row.slice(0, -END.length)}`;
    // The last column has what is left of the line.
    const detail = shorten(texts[index]?.detail ?? "", Math.max(20, width - displayWidth(start)));
    return `${start}${detail}`.trimEnd();
  });
}

const END = "|";
