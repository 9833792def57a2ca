import assert from "node:assert/strict";
import { type CreateCampaignOptions, createMemoryLedger, isProviderError } from "@trunkline/core";
import { at } from "../asking.ts";
import type { Bench } from "../bench.ts";
import { clockOf, inputFor, LEASE_MS, LONG_MS, people, persist, trueCampaignsOf } from "../campaigning.ts";
import { same } from "../same.ts";
import { neverAnswering } from "../unreliable.ts";
import type { Group } from "./group.ts";

const ROWS = 3;
/** More than creating takes. */
const MOST_REQUESTS = 60;

/** Processes that stop, at every request that there is, and what the next one makes of it. */
export const CRASHING = {
  "after a crash at any moment, asking again leaves one campaign that rings everybody once": (bench) =>
    forEachCrash(bench, "now", async () => {}),

  "after a crash at any moment, reconciling and asking again does so too": (bench) =>
    forEachCrash(bench, "now", async ({ reconcileIntents }) => void (await reconcileIntents())),

  "after a crash at any moment, what was to begin later begins once, and not before": (bench) =>
    forEachCrash(bench, "later", async () => {}),
} as const satisfies Group;

async function forEachCrash(
  bench: Bench,
  start: "now" | "later",
  mend: (provider: ReturnType<Bench["connect"]>["provider"]) => Promise<void>,
): Promise<void> {
  const exchange = await bench.fresh("small");
  const clock = clockOf(exchange);
  const ledger = createMemoryLedger({ clock });
  const startAt = new Date(exchange.now() + LONG_MS).toISOString();
  const usual = await inputFor(bench.connect(exchange).provider, { start: start === "now" ? start : { at: startAt } });
  const inputs: CreateCampaignOptions[] = [];
  const doubted: CreateCampaignOptions[] = [];
  for (const isActed of [true, false]) {
    for (let from = 1; ; from++) {
      assert.ok(from < MOST_REQUESTS, "creating takes requests without end");
      const name = `Crash ${isActed ? "after" : "before"} request ${from}`;
      const input = { ...usual, name, intentKey: name, rows: people(ROWS, inputs.length * ROWS) };
      inputs.push(input);
      const { fetch, hung } = neverAnswering(from, isActed);
      // Who has crashed does not wake up again when its time is over.
      const doomed = bench.connect(exchange, { ledger, fetch, clock: { ...clock, timer: () => () => {} } });
      const isDone = await Promise.race([
        doomed.provider.createCampaign(input).then(() => true),
        hung.then(() => false),
      ]);
      if (isDone) break;
      await exchange.advance(LEASE_MS);
      const { provider } = bench.connect(exchange, { clock, ledger });
      await at(name, async () => {
        await mend(provider);
        await persist(() => provider.createCampaign(input)).catch((error: unknown) => {
          if (!isDoubtful(error) || start === "now") throw error;
          doubted.push(input);
        });
      });
    }
  }
  const isEarly = exchange.rings.some(({ campaignId }) =>
    inputs.some(({ name }) => trueCampaignsOf(exchange, name).some(({ id }) => id === campaignId)),
  );
  assert.ok(start === "now" || !isEarly, "somebody was rung before");
  await exchange.advance(2 * LONG_MS);
  const { provider } = bench.connect(exchange, { clock, ledger });
  for (const input of doubted) await at(`${input.name}, when its time has come`, () => provider.createCampaign(input));
  if (doubted.length > 0) await exchange.advance(2 * LONG_MS);
  for (const { name } of inputs) {
    const made = trueCampaignsOf(exchange, name);
    const rows = made.flatMap((campaign) => campaign.rows);
    const ringing = made.filter((campaign) => campaign.rows.some(({ attempts }) => attempts.length > 0));
    assert.equal(ringing.length, 1, `${name}: ${ringing.length} campaigns rang somebody`);
    const dials = new Map<string, number>();
    for (const { phoneNumber, attempts } of rows) {
      dials.set(phoneNumber, (dials.get(phoneNumber) ?? 0) + attempts.length);
    }
    same([...dials.values()], Array(ROWS).fill(1), `${name}: dials of each number`);
  }
}

/** Whether a launch that waits may look like none: that is found out when its time has come. */
function isDoubtful(error: unknown): boolean {
  return isProviderError(error) && error.code === "intent" && error.state === "doubtful";
}
