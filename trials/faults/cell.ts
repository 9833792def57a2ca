import type { Effect, ResponseEvent } from "@trunkline/core";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import type { Ask } from "../support/ask.ts";
import { askFor, type Ended } from "../support/ended.ts";
import { numbersOf } from "../support/numbers.ts";
import { createTrialClock } from "../support/trial-clock.ts";
import { untilLate } from "../support/until-late.ts";
import type { FaultRow } from "./rows.ts";

/** What one fault made of one operation. */
export interface Cell {
  readonly ask: Ask;
  readonly row: FaultRow;
  readonly effect: Effect;
  /** Whether the fault befell anything. */
  readonly isStruck: boolean;
  readonly ended: Ended;
  /** Most tries of one request, as the hooks counted them. */
  readonly tries: number;
  /** Of the last try. Absent: it was answered well. */
  readonly lastDelivery: ResponseEvent["delivery"];
  /** Tries that the hooks were told of, of all requests. */
  readonly told: number;
  /** Requests that arrived. */
  readonly arrived: number;
  /** Requests that the provider acted upon. */
  readonly acted: number;
  /** Rings of whoever was rung most often, after a day. */
  readonly rung: number;
}

/** All cells, a few operations at a time. `count`: how many requests each fault befalls; absent: all. */
export async function runCells(
  asks: readonly Ask[],
  rows: readonly FaultRow[],
  count: number | undefined,
): Promise<readonly Cell[]> {
  const cells: (readonly Cell[])[] = [];
  const left = asks.entries();
  async function work(): Promise<void> {
    for (const [index, ask] of left) cells[index] = await runAsk(ask, rows, count);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return cells.flat();
}

const AT_ONCE = 4;

/** Every fault, one after the other, in a world of the operation's own. */
async function runAsk(ask: Ask, rows: readonly FaultRow[], count: number | undefined): Promise<readonly Cell[]> {
  const history = { campaigns: ask.kind === "read" ? 4 : 0, rows: 2, oddities: false };
  const { provider, setting } = ask;
  const simulator = await startSimulator({ provider, history, outcomes: { interested: 1 }, ...setting });
  const cells: Cell[] = [];
  try {
    for (const [index, row] of rows.entries()) cells.push(await runCell(simulator, ask, row, count, index));
    return cells;
  } finally {
    await simulator.close();
  }
}

async function runCell(
  simulator: Simulator,
  ask: Ask,
  row: FaultRow,
  count: number | undefined,
  index: number,
): Promise<Cell> {
  const numbers = numbersOf(index);
  const send = await ask.setUp(simulator, { key: `trial ${index}`, numbers, waits: row.waits === true });
  const first = simulator.requests.length;
  const clock = createTrialClock(simulator.now(), untilLate(simulator));
  const events: ResponseEvent[] = [];
  simulator.inject({ ...row.fault, ...(count !== undefined && { count }) });
  const connection = {
    apiKey: simulator.apiKey,
    baseUrl: simulator.url,
    fetch: simulator.fetch,
    clock,
    onRequest: clock.hooks.onRequest,
    onResponse(event: ResponseEvent) {
      events.push(event);
      clock.hooks.onResponse(event);
    },
  };
  const ended = await askFor(send, connection, () => undefined);
  simulator.clearFaults();
  const arrived = simulator.requests.slice(first);
  if (ask.kind === "change") await simulator.advance("24h");
  const last = events.at(-1);
  if (last === undefined) throw new Error(`${ask.provider} ${ask.name}: nothing was sent`);
  const rings = numbers.map((number) => simulator.rings.filter(({ phoneNumber }) => phoneNumber === number).length);
  return {
    ask,
    row,
    effect: last.effect,
    isStruck: events.length > arrived.length || arrived.some(({ faults }) => faults !== undefined),
    ended,
    tries: Math.max(...events.map(({ tries }) => tries)),
    lastDelivery: last.delivery,
    told: events.length,
    arrived: arrived.length,
    acted: arrived.filter(({ acted }) => acted).length,
    rung: Math.max(...rings),
  };
}
