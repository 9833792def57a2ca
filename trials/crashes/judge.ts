import { inspect } from "node:util";
import { IntentError } from "@trunkline/core";
import type { Ring, Simulator } from "@trunkline/simulator";
import { isActionable, isFairToTwins, nameOf } from "./ends.ts";
import type { Outcome } from "./run.ts";
import type { Promised, Tally } from "./tally.ts";
import { campaignsOf, newNameOf } from "./truth.ts";

/** A provider's clock may be ahead by this, in milliseconds: what is to wait may begin so much before its time. */
const EARLY_MS = 60_000;

/** Holds a run against the truth, after days have passed. */
export function judge(outcome: Outcome, simulator: Simulator, tally: Tally): void {
  const { plan, run, key, numbers, memory, crashes } = outcome;
  const check = (promise: Promised, holds: boolean, more = "") => {
    tally.tested[promise]++;
    if (!holds) tally.breaches.push({ promise, run, what: `${more} ${describe(outcome)}` });
  };
  const rings = simulator.rings.filter(({ phoneNumber }) => numbers.includes(phoneNumber));
  const counts = numbers.map((number) => rings.filter(({ phoneNumber }) => phoneNumber === number).length);
  const isDone = memory.error === undefined && memory.done === plan.deeds.length;
  tally.runs++;
  tally.crashes += crashes;
  tally.rings += rings.length;
  const end = isDone ? "done" : nameOf(memory.error);
  tally.ends[end] = (tally.ends[end] ?? 0) + 1;

  check("nobody is rung twice", Math.max(...counts) <= 1, `rang ${counts}`);
  if (memory.isMisled) return;
  const earliest = earliestOf(outcome);
  if (earliest !== undefined && !isStopped(outcome)) {
    const isInTime = rings.every(({ at }) => Date.parse(at) >= earliest);
    check("nobody is rung who was not to be rung yet", isInTime, told(rings, earliest));
  }
  if (isDone && isToRing(outcome) && !memory.isWarned) {
    const isRung = counts.every((count, position) => count === 1 || memory.inDoubt.includes(position));
    check("everybody is rung, or it is reported", isRung, `rang ${counts}`);
  }
  const own = campaignsOf(simulator, key);
  if (!plan.variant.isLinked) {
    const live = own.filter(({ mayDial, rows }) => mayDial || rows.some(({ attempts }) => attempts.length > 0));
    const isTold = memory.error instanceof IntentError && memory.error.state === "duplicated";
    check("there is one campaign at most, or it is reported", live.length <= 1 || isTold, `has ${live.length}`);
  }
  const renamed = own.filter(({ name }) => name.startsWith(newNameOf(key)));
  if (renamed.length > 0)
    check(
      "the mark stays where a campaign is renamed",
      renamed.every(({ name }) => name.startsWith(`${newNameOf(key)} [`)),
    );
  if (memory.quiets > 0) check("what is called quiet is quiet", memory.untrueQuiet === 0);
  const twins = isFairToTwins(memory) ? "" : `twins were told ${memory.twins.map(nameOf)}`;
  check("every run ends in a state that a person can act on", isActionable(outcome) && twins === "", twins);
}

/** Before when nobody may be rung, in epoch milliseconds. Undefined: at any time. */
function earliestOf({ plan, memory, startsAt }: Outcome): number | undefined {
  if (plan.start === "at") return startsAt - EARLY_MS;
  return plan.start === "draft" ? (memory.launchedAt ?? Number.POSITIVE_INFINITY) : undefined;
}

/** Whether it was found running before its time, and a person was told. */
function isStopped({ memory }: Outcome): boolean {
  return memory.error instanceof IntentError && memory.error.state === "stopped";
}

function isToRing({ plan, memory }: Outcome): boolean {
  if (memory.meddled !== undefined) return false;
  const [last] = plan.deeds.filter((deed) => deed !== "rename").slice(-1);
  return last === "resume" || last === "launch" || (last === "create" && plan.start !== "draft");
}

function told(rings: readonly Ring[], earliest: number): string {
  const [first] = rings;
  return first === undefined
    ? ""
    : `rang at ${first.at}, to be rung from ${earliest} (${new Date(Math.min(earliest, 8e15)).toISOString()})`;
}

function describe({ plan, memory, lives, crashes }: Outcome): string {
  const { variant, ...drawn } = plan;
  const error = memory.error === undefined ? "" : ` ${String(memory.error)}`;
  const { done, reports, untrueQuiet, inDoubt, meddled } = memory;
  const shown = { ...drawn, done, reports, untrueQuiet, inDoubt, meddled, lives, crashes };
  return `${variant.name} ${inspect(shown, { breakLength: Number.POSITIVE_INFINITY, depth: 5 })}${error}`;
}
