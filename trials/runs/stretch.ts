import type { ProviderId, Simulator } from "@trunkline/simulator";
import type { Ask } from "../support/ask.ts";
import { ASKS } from "../support/asks.ts";
import { numbersOf } from "../support/numbers.ts";
import { createTrialClock } from "../support/trial-clock.ts";
import { describeRun } from "./describe-run.ts";
import type { Ledger } from "./invariants.ts";
import { judgeReading, judgeShifting } from "./judge-reading.ts";
import { judgeSending } from "./judge-sending.ts";
import { drawPlan, type Plan } from "./plan.ts";
import { createDraw } from "./random.ts";
import { run, type Seen, type Tamper } from "./run.ts";
import { startWorlds } from "./world.ts";

/** Some runs, one after the other, that share their worlds. */
export interface Stretch {
  readonly seed: number;
  readonly provider: ProviderId;
  readonly turn: number;
  /** Number of its first run. */
  readonly first: number;
  /** Number of the run that is no longer among them. */
  readonly end: number;
  readonly tamper: Tamper | undefined;
}

/** Makes them, and judges each; who was rung is judged when all are over. */
export async function runStretch({ seed, provider, turn, first, end, tamper }: Stretch, ledger: Ledger): Promise<void> {
  const worlds = await startWorlds(provider, ASKS, turn);
  const acted: Seen[] = [];
  const cleanReads = new Map<string, readonly unknown[]>();
  try {
    for (let number = first; number < end; number++) {
      const plan = drawPlan(createDraw(seed, number), worlds.asks);
      const { ask, place } = plan;
      const simulator = await worlds.at(place, number);
      const numbers = numbersOf(number - first);
      const send = await ask.setUp(simulator, {
        key: `trial ${number}`,
        numbers,
        waits: plan.waits,
        pageSize: plan.pageSize,
      });
      const before = place === "shifting" ? idsIn(simulator, ask) : [];
      const seen = await run(simulator, send, { run: number, plan, numbers }, tamper);
      judgeSending(seen, ledger);
      if (place === "acting") acted.push(seen);
      if (place === "shifting") {
        judgeShifting(seen, before, idsIn(simulator, ask), ledger);
        await simulator.close();
      }
      if (place !== "reading") continue;
      // By which requests attempts are read, and so their order, depends on the size of a page.
      const kind = `${worlds.asks.indexOf(ask)} ${plan.pageSize}`;
      const clean = cleanReads.get(kind) ?? (await readClean(simulator, plan));
      cleanReads.set(kind, clean);
      judgeReading(seen, clean, ledger);
    }
    await worlds.acting.advance("72h");
    for (const seen of acted) judgeRings(seen, worlds.acting, ledger);
  } finally {
    await worlds.close();
  }
}

/** What there is to be listed. */
function idsIn(simulator: Simulator, { name }: Ask): readonly string[] {
  if (name.includes("listCampaigns")) return simulator.campaigns.map(({ id }) => id);
  const attempts = simulator.campaigns.map(({ rows }) => rows.flatMap((row) => row.attempts.map(({ id }) => id)));
  return attempts.sort((a, b) => b.length - a.length)[0] ?? [];
}

async function readClean(simulator: Simulator, { ask, pageSize }: Plan): Promise<readonly unknown[]> {
  const send = await ask.setUp(simulator, { key: "clean", numbers: numbersOf(0), waits: false, pageSize });
  const clock = createTrialClock(simulator.now());
  const items: unknown[] = [];
  await send({ apiKey: simulator.apiKey, baseUrl: simulator.url, clock, ...clock.hooks }, (item) => items.push(item));
  return items;
}

/** Each number belongs to one run, in which it was to be rung once at the most. */
function judgeRings(seen: Seen, { rings }: Simulator, ledger: Ledger): void {
  const lies = seen.arrived.filter(({ acted, status }) => acted && status === 429).length;
  for (const number of seen.numbers) {
    const rung = rings.filter(({ phoneNumber }) => phoneNumber === number).length;
    const isAllowed = rung <= 1 + lies;
    const tell = () => `${describeRun(seen)} rang ${rung} times`;
    if (rung > 0) ledger.check("nobody is rung more often than intended", seen.run, isAllowed, tell);
  }
}
