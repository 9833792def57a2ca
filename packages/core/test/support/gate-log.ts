import type { Gate, Leave } from "../../src/adapter/limits.ts";
import type { DiscreteClock } from "./discrete-clock.ts";

/** A request through a gate: when it comes, whose it is, and what becomes of it. Times in milliseconds. */
export interface Visit {
  readonly at: number;
  readonly caller?: object;
  readonly takesMs: number;
  readonly isRefused?: boolean;
  readonly retryAfterMs?: number;
  /** How long it is ready to wait. Absent: for ever. */
  readonly waitsMs?: number;
}

/** When something began, and when it was over. */
export interface Stay {
  readonly visit: Visit;
  readonly from: number;
  to: number;
}

/** What happened at a gate, in order. */
export interface GateLog {
  readonly stays: Stay[];
  /** Those that went away before their turn. */
  readonly left: Visit[];
  /** Everybody got a turn or went away, and nobody is under way. */
  readonly done: Promise<void>;
}

/** Lets everybody come at their time. Nothing happens until the clock is moved. */
export function visitAll(gate: Gate, clock: DiscreteClock, visits: readonly Visit[]): GateLog {
  const stays: Stay[] = [];
  const left: Visit[] = [];

  async function come(visit: Visit): Promise<void> {
    if (visit.at > 0) await clock.sleep(visit.at);
    const controller = new AbortController();
    const stopWaiting =
      visit.waitsMs === undefined ? undefined : clock.timer(visit.waitsMs, () => controller.abort("too long"));
    let leave: Leave;
    try {
      leave = await gate.enter(visit.caller ?? visit, controller.signal);
    } catch {
      left.push(visit);
      return;
    }
    stopWaiting?.();
    const stay = { visit, from: clock.now(), to: Number.POSITIVE_INFINITY };
    stays.push(stay);
    await clock.sleep(visit.takesMs);
    stay.to = clock.now();
    const { isRefused = false, retryAfterMs } = visit;
    leave({ isRefused, ...(retryAfterMs !== undefined && { retryAfterMs }) });
  }

  return { stays, left, done: Promise.all(visits.map(come)).then(() => undefined) };
}

/** The most that began within any stretch of so long, both ends included. */
export function mostWithin(stays: readonly Stay[], milliseconds: number): number {
  const times = stays.map(({ from }) => from).sort((a, b) => a - b);
  let first = 0;
  return times.reduce((most, time, index) => {
    while (time - (times[first] ?? time) > milliseconds) first++;
    return Math.max(most, index - first + 1);
  }, 0);
}

/** The most that were under way at once. What ends makes room for what begins at the same moment. */
export function mostAtOnce(stays: readonly Stay[]): number {
  const changes = stays.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let count = 0;
  return changes.reduce((most, { by }) => {
    count += by;
    return Math.max(most, count);
  }, 0);
}
