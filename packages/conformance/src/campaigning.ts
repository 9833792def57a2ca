/** What clauses need that create campaigns, and see what becomes of them. */
import assert from "node:assert/strict";
import {
  type CampaignProvider,
  type Clock,
  type CreateCampaignOptions,
  type Created,
  isProviderError,
  type NewRow,
  SYSTEM_CLOCK,
} from "@trunkline/core";
import { collect, firstOf } from "./asking.ts";
import type { Exchange, TrueCampaign } from "./exchange.ts";
import { same } from "./same.ts";
import { isWrite } from "./unreliable.ts";
import type { Wire } from "./wire.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Enough for a small campaign to run its course, nights included. */
export const LONG_MS = 48 * HOUR_MS;
/** After it, whoever held a right to an intent holds it no more. */
export const LEASE_MS = 600_001;

/** An exchange's own clock: who waits lets its time pass. Real requests are bounded by real time. */
export function clockOf(exchange: Exchange): Clock {
  return {
    now: () => exchange.now(),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      await exchange.advance(Math.ceil(milliseconds));
    },
    timer: SYSTEM_CLOCK.timer,
  };
}

/** People with fictional numbers, from so many on; no two share one below a thousand. */
export function people(count: number, from = 0): NewRow[] {
  return Array.from({ length: count }, (_, index) => ({
    contact: { phoneNumber: `+442079460${String((from + index) % 1_000).padStart(3, "0")}` },
  }));
}

/** A campaign that any provider can make of what it has, in which each row is rung once. */
export async function inputFor(
  provider: CampaignProvider,
  input: Partial<CreateCampaignOptions> = {},
): Promise<CreateCampaignOptions> {
  const campaigns = await collect(provider.listCampaigns());
  const { retry, callerBy } = provider.capabilities.create;
  const agent = campaigns.find((campaign) => campaign.agent !== undefined)?.agent;
  const caller = campaigns.flatMap(({ callers }) => callers).find(({ [callerBy]: name }) => name !== undefined);
  return {
    name: "Called into being",
    agent: agent ?? { kind: "assistant", id: "assistant-0001" },
    ...(caller !== undefined && { callers: [caller] }),
    rows: people(5),
    start: "now",
    ...(retry && { retry: { maxAttempts: 1 } }),
    ...input,
  };
}

/** A campaign of many rows, one at a time where that can be, with somebody on the line, and some not rung yet. */
export async function startRinging(
  exchange: Exchange,
  provider: CampaignProvider,
  input: Partial<CreateCampaignOptions> = {},
): Promise<Created["campaign"]> {
  const options = await inputFor(provider, { rows: people(30), maxConcurrency: 1, ...input });
  const { campaign } = await provider.createCampaign(options);
  for (let steps = 0; steps < 360 && !isRinging(exchange, campaign.id); steps++) await exchange.advance(10_000);
  assert.ok(isRinging(exchange, campaign.id), "nobody is rung by a campaign that started");
  assert.ok(
    trueCampaign(exchange, campaign.id).rows.some(({ attempts }) => attempts.length === 0),
    "all were rung at once",
  );
  return campaign;
}

/** Whether a phone has rung for a campaign, and somebody may still be on the line. */
function isRinging(exchange: Exchange, id: string): boolean {
  const live = trueCampaign(exchange, id).rows.flatMap(({ attempts }) => attempts.filter(({ over }) => !over));
  return live.some((attempt) => exchange.rings.some(({ attemptId }) => attemptId === attempt.id));
}

export function trueCampaign({ campaigns }: Exchange, id: string): TrueCampaign {
  const campaign = campaigns.find((candidate) => candidate.id === id);
  assert.ok(campaign !== undefined, `the exchange has no campaign ${id}`);
  return campaign;
}

/** The true campaigns of a name, whatever marks are behind it. */
export function trueCampaignsOf({ campaigns }: Exchange, name: string): readonly TrueCampaign[] {
  return campaigns.filter((campaign) => campaign.name === name || campaign.name.startsWith(`${name} [`));
}

/** The attempts of a campaign that rang in the time that is let pass. */
export async function ringsDuring(exchange: Exchange, campaignId: string, milliseconds: number): Promise<string[]> {
  const mark = exchange.rings.length;
  await exchange.advance(milliseconds);
  const rung = exchange.rings.slice(mark).filter((ring) => ring.campaignId === campaignId);
  return rung.map(({ attemptId }) => attemptId);
}

/** Fails when somebody of a campaign was dialled who was not before. */
export function assertNobodyNew(exchange: Exchange, id: string, before: ReadonlySet<string>): void {
  const added = [...attemptIds(exchange, id)].filter((attempt) => !before.has(attempt));
  same(added, [], "somebody was dialled all the same");
}

/** Every dial of a campaign. */
export function attemptIds(exchange: Exchange, id: string): ReadonlySet<string> {
  return new Set(trueCampaign(exchange, id).rows.flatMap(({ attempts }) => attempts.map((attempt) => attempt.id)));
}

/** Fails unless each of so many rows was dialled once, and no phone rang twice. */
export function assertEachOnce(exchange: Exchange, id: string, count: number): void {
  const { rows } = trueCampaign(exchange, id);
  assert.equal(rows.length, count, "the campaign has other rows than it was given");
  same(
    rows.map(({ attempts }) => attempts.length),
    rows.map(() => 1),
    "dials of each row",
  );
  const rung = exchange.rings.filter(({ campaignId }) => campaignId === id).map(({ attemptId }) => attemptId);
  assert.ok(rung.length > 0, "nobody was rung");
  same(rung, [...new Set(rung)], "a phone rang twice");
}

/** Fails unless there is one campaign of a name, and gives it. */
export function theOnly(exchange: Exchange, name: string): TrueCampaign {
  const all = trueCampaignsOf(exchange, name);
  assert.equal(all.length, 1, `there are ${all.length} campaigns`);
  return firstOf(all, "campaign");
}

/** Requests that change something. */
export function writesOf({ requests }: Pick<Wire, "requests">): readonly string[] {
  return requests.filter(isWrite).map(({ method, url }) => `${method} ${url}`);
}

/** Asks again, as long as the error says that this is safe. */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 3 || !isProviderError(error) || !error.retryable) throw error;
    }
  }
}
