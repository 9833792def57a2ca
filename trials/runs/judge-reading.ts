import { describeRun } from "./describe-run.ts";
import type { Ledger } from "./invariants.ts";
import type { Seen } from "./run.ts";

/** Holds what was read where nothing changes against a read that nothing befell. */
export function judgeReading(seen: Seen, clean: readonly unknown[], ledger: Ledger): void {
  const { run, plan, given, ended, isMisled } = seen;
  const tell = () => `${describeRun(seen)} gave ${given.length} of ${clean.length}: ${idsOf(given)} of ${idsOf(clean)}`;
  const isDone = ended.how === "answered";
  if (plan.faults.some(({ fault }) => fault === "drift" || fault === "clock_skew")) {
    if (plan.ask.via === "client" || isMisled) return;
    const [ids, known] = [given.map(idOf), clean.map(idOf)];
    const isSame = isDone ? `${ids.toSorted()}` === `${known.toSorted()}` : ids.every((id) => known.includes(id));
    ledger.check("drift loses nothing and changes nobody's id", run, isSame, tell);
    return;
  }
  const isSame = JSON.stringify(given) === JSON.stringify(isDone ? clean : clean.slice(0, given.length));
  if (isDone) ledger.check("a read gives exactly what there is", run, isSame, tell);
  else if (given.length > 0)
    ledger.check("what was given before an error is a beginning of what there is", run, isSame, tell);
}

/** Holds what was read where listings shift against what was there before and after. */
export function judgeShifting(seen: Seen, before: readonly string[], after: readonly string[], ledger: Ledger): void {
  const { run, given, ended } = seen;
  const ids = given.map(idOf);
  const tell = () => `${describeRun(seen)} gave ${ids} where there was ${before} and then ${after}`;
  const stayed = before.filter((id) => after.includes(id));
  const isOnce = new Set(ids).size === ids.length;
  const isWhole = ended.how !== "answered" || stayed.every((id) => ids.includes(id));
  ledger.check("what was there all the while comes exactly once", run, isOnce && isWhole, tell);
}

function idsOf(items: readonly unknown[]): string {
  return items.map(idOf).join(" ");
}

function idOf(item: unknown): unknown {
  return typeof item === "object" && item !== null ? Reflect.get(item, "id") : undefined;
}
