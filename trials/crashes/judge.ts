import { inspect } from "node:util";
import { IntentError, isProviderError } from "@trunkline/core";
import type { Simulator } from "@trunkline/simulator";
import { isFinal, type Outcome } from "./run.ts";

/** What must hold in every run, wherever it crashed. */
export const PROMISES = [
  "nobody is rung twice",
  "nobody is rung who was not to be rung yet",
  "everybody is rung, or it is reported",
  "there is one campaign at most, or it is reported",
  "what is called quiet is quiet",
  "every run ends in a state that a person can act on",
] as const;
export type Promised = (typeof PROMISES)[number];

export interface Breach {
  readonly promise: Promised;
  readonly run: number;
  readonly what: string;
}

/** How often each promise was put to the test, and what was broken. */
export interface Tally {
  readonly tested: Record<Promised, number>;
  readonly breaches: Breach[];
  /** By how runs ended. */
  readonly ends: Record<string, number>;
  runs: number;
  crashes: number;
  rings: number;
  requests: number;
}

export function createTally(): Tally {
  const tested = Object.fromEntries(PROMISES.map((promise) => [promise, 0]));
  return { tested: toTested(tested), breaches: [], ends: {}, runs: 0, crashes: 0, rings: 0, requests: 0 };
}

function toTested(counts: Readonly<Record<string, number>>): Record<Promised, number> {
  const count = (promise: Promised) => counts[promise] ?? 0;
  const [a, b, c, d, e, f] = PROMISES;
  return { [a]: count(a), [b]: count(b), [c]: count(c), [d]: count(d), [e]: count(e), [f]: count(f) };
}

const QUIETING = ["cancel", "pause"] as const;

/** Holds a run against the truth, after days have passed. */
export function judge(outcome: Outcome, simulator: Simulator, tally: Tally): void {
  const { plan, run, key, numbers, memory, crashes } = outcome;
  const tell = () => describe(outcome);
  const check = (promise: Promised, holds: boolean, more = "") => {
    tally.tested[promise]++;
    if (!holds) tally.breaches.push({ promise, run, what: `${more} ${tell()}` });
  };
  const rings = numbers.map((number) => simulator.rings.filter(({ phoneNumber }) => phoneNumber === number).length);
  const isDone = memory.error === undefined && memory.done === plan.deeds.length;
  tally.runs++;
  tally.crashes += crashes;
  tally.rings += rings.reduce((sum, count) => sum + count, 0);
  const end = isDone ? "done" : nameOf(memory.error);
  tally.ends[end] = (tally.ends[end] ?? 0) + 1;

  check("nobody is rung twice", Math.max(...rings) <= 1, `rang ${rings}`);
  if (memory.isMisled) return;
  const [last] = plan.deeds.slice(-1);
  const isToRing = last === "resume" || last === "launch" || (last === "create" && plan.start !== "draft");
  const isDraft = plan.start === "draft" && !plan.deeds.slice(0, memory.done + 1).includes("launch");
  const isStopped = memory.error instanceof IntentError && memory.error.state === "stopped";
  if (isDraft && !isStopped)
    check("nobody is rung who was not to be rung yet", Math.max(...rings) === 0, `rang ${rings}`);
  if (isDone && isToRing && !memory.isWarned) {
    const isRung = rings.every((count, position) => count === 1 || memory.inDoubt.includes(position));
    check("everybody is rung, or it is reported", isRung, `rang ${rings}`);
  }
  if (!plan.variant.isLinked) {
    const live = simulator.campaigns.filter(({ name, mayDial, rows }) => isOf(name, key) && (mayDial || hasRung(rows)));
    const isTold = memory.error instanceof IntentError && memory.error.state === "duplicated";
    check("there is one campaign at most, or it is reported", live.length <= 1 || isTold, `has ${live.length}`);
  }
  if (QUIETING.some((deed) => plan.deeds.includes(deed)))
    check("what is called quiet is quiet", memory.untrueQuiet === 0);
  check("every run ends in a state that a person can act on", isDone || isActionable(memory.error));
}

function isOf(name: string, key: string): boolean {
  return name === key || name.startsWith(`${key} [`);
}

function hasRung(rows: readonly { readonly attempts: readonly unknown[] }[]): boolean {
  return rows.some(({ attempts }) => attempts.length > 0);
}

/** Whether somebody knows what to do: the state is final and has advice, or names what is wrong with the input. */
function isActionable(error: unknown): boolean {
  if (error instanceof IntentError) return isFinal(error) && error.advice !== "";
  return isProviderError(error) && error.code === "configuration";
}

function nameOf(error: unknown): string {
  if (error instanceof IntentError) return `intent: ${error.state}`;
  if (isProviderError(error) && error.code === "configuration") return `configuration: ${error.findings[0].rule}`;
  return isProviderError(error) ? error.code : error === undefined ? "not done" : "thrown";
}

export function describe({ plan, memory, lives, crashes }: Outcome): string {
  const { variant, ...drawn } = plan;
  const told = memory.error === undefined ? "" : ` ${String(memory.error)}`;
  const { done, reports, untrueQuiet, inDoubt } = memory;
  return `${variant.name} ${inspect({ ...drawn, done, reports, untrueQuiet, inDoubt, lives, crashes }, { breakLength: Number.POSITIVE_INFINITY, depth: 5 })}${told}`;
}
