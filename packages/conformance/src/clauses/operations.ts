/** Operations that change something. Creating, cancelling and deleting belong here once they are in the contract. */
import assert from "node:assert/strict";
import {
  type CallOptions,
  type Campaign,
  type CampaignProvider,
  isProviderError,
  type OptionalOperation,
  supports,
} from "@trunkline/core";
import { at, collect, thrownBy } from "../asking.ts";
import { findRinging } from "../bench.ts";
import type { Exchange, FaultAction, TrueCampaign } from "../exchange.ts";
import { strange } from "../questions.ts";
import { same } from "../same.ts";
import { assertTellsNobody } from "../secrets.ts";
import type { Group } from "./group.ts";

const HOUR_MS = 3_600_000;
const NEW_NAME = "Renamed by its owner";

/** What is done, is done: in the truth, not in the answer alone. One that an adapter does not have is not asked. */
export const OPERATIONS = {
  async "a paused campaign rings nobody, and a resumed one goes on"(bench) {
    const exchange = await bench.fresh("usual");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "pauseCampaign")) return;
    const { id } = await findRinging(bench, exchange);

    const before = exchange.campaigns;
    const paused = await provider.pauseCampaign({ id });
    assert.ok(paused.status === "paused" || paused.status === "pausing", `a paused campaign is ${paused.status}`);
    const isLive = trueCampaign(exchange, id).rows.some(({ attempts }) => attempts.some(({ over }) => !over));
    assert.ok(!isLive || paused.status === "pausing", "paused, and somebody is on the line");
    assertOthersAsBefore(exchange, before, id);
    const underWay = attemptIds(exchange, id);
    const rung = await ringsDuring(exchange, id, 2 * HOUR_MS);
    // A call that was placed before may still ring.
    same(
      rung.filter((attempt) => !underWay.has(attempt)),
      [],
      "somebody was rung all the same",
    );
    assert.equal(trueCampaign(exchange, id).mayDial, false, "it may still dial");
    assert.equal((await provider.getCampaign({ id })).status, "paused");

    if (!supports(provider, "resumeCampaign")) return;
    const held = exchange.campaigns;
    const resumed = await provider.resumeCampaign({ id });
    assert.equal(resumed.status, "running");
    assertOthersAsBefore(exchange, held, id);
    assert.ok((await ringsDuring(exchange, id, 24 * HOUR_MS)).length > 0, "nobody was rung after it was resumed");
  },

  async "a draft rings nobody until it is launched"(bench) {
    const exchange = await bench.fresh("usual");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "launchCampaign")) return;
    const { id } = await findBy(provider, "draft");
    same(await ringsDuring(exchange, id, 2 * HOUR_MS), [], "a draft rang somebody");
    const before = exchange.campaigns;
    const launched = await provider.launchCampaign({ id });
    assertOthersAsBefore(exchange, before, id);
    assert.ok(["running", "completed"].includes(launched.status), `a launched campaign is ${launched.status}`);
    assert.ok((await ringsDuring(exchange, id, 24 * HOUR_MS)).length > 0, "nobody was rung");
  },

  async "a changed name is the campaign's name"(bench) {
    const exchange = await bench.fresh("usual");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "updateCampaign")) return;
    const { id } = await findBy(provider, "running");
    const before = trueCampaign(exchange, id);
    const all = exchange.campaigns;
    assert.equal((await provider.updateCampaign({ id, name: NEW_NAME })).name, NEW_NAME);
    const { name, ...after } = trueCampaign(exchange, id);
    assert.equal(name, NEW_NAME);
    const { name: _before, ...rest } = before;
    same(after, rest, "more than the name changed");
    assert.equal((await provider.getCampaign({ id })).name, NEW_NAME);
    assertOthersAsBefore(exchange, all, id);
  },

  async "what does not exist is not found, whatever shall be done with it"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    const id = strange(exchange.campaigns[0]?.id ?? "");
    for (const { operation, act } of acts(provider)) {
      await at(operation, async () => {
        const error = await thrownBy(() => act(id));
        assert.ok(isProviderError(error) && error.code === "api", String(error));
        assert.equal(error.kind, "not-found");
        assert.equal(error.operation, operation);
      });
    }
  },

  async "what is given up beforehand is not done"(bench) {
    const exchange = await bench.shared("usual");
    const id = exchange.campaigns[0]?.id ?? "";
    const { provider, wire } = bench.connect(exchange);
    for (const { operation, act } of acts(provider)) {
      const reason = new Error("given up");
      const error = await thrownBy(() => act(id, { signal: AbortSignal.abort(reason) }));
      assert.equal(error, reason, `${operation}: not the signal's own reason`);
    }
    assert.equal(wire.requests.length, 0);
  },

  async "a lost answer leaves a doubt, and nobody is rung for it twice"(bench) {
    const exchange = await bench.fresh("usual");
    const { id } = exchange.campaigns[0] ?? { id: "" };
    const { provider, wire } = bench.connect(exchange);
    for (const { operation, act, rings } of acts(provider)) {
      await at(operation, async () => {
        const end = exchange.inject({ fault: "lost_answer" });
        const before = wire.requests.length;
        const error = await thrownBy(() => act(id)).finally(end);
        assert.ok(isProviderError(error) && error.code === "network", String(error));
        assert.equal(error.delivery, "unknown");
        assert.equal(error.operation, operation);
        assertTellsNobody(error, exchange);
        const written = wire.requests.slice(before).filter(({ method }) => method !== "GET");
        assert.ok(!rings || written.length <= 1, `sent ${written.length} times`);
      });
    }
  },

  async "a failure leaves a doubt too, and is not answered by doing it again"(bench) {
    const exchange = await bench.fresh("usual");
    const { id } = exchange.campaigns[0] ?? { id: "" };
    const { provider, wire } = bench.connect(exchange);
    for (const { operation, act, rings } of acts(provider)) {
      for (const fault of DOUBTFUL) {
        await at(`${operation}, ${JSON.stringify(fault)}`, async () => {
          const end = exchange.inject(fault);
          const before = wire.requests.length;
          const error = await thrownBy(() => act(id, { timeoutMs: TIMEOUT_MS })).finally(end);
          assert.ok(isProviderError(error) && error.operation === operation, String(error));
          assert.equal(error.delivery, "unknown");
          const written = wire.requests.slice(before).filter(({ method }) => method !== "GET");
          assert.ok(!rings || written.length <= 1, `sent ${written.length} times`);
        });
      }
    }
  },
} as const satisfies Group;

/** Nobody can say after these whether it was done. */
const DOUBTFUL: readonly FaultAction[] = [
  ...([500, 502, 503, 504] as const).map((status) => ({ fault: "status", status }) as const),
  { fault: "reset" },
  { fault: "late", milliseconds: 250 },
];
const TIMEOUT_MS = 60;

/** Fails when something became of another campaign than the one that was meant. No time may have passed. */
function assertOthersAsBefore(exchange: Exchange, before: readonly TrueCampaign[], id: string): void {
  const others = (campaigns: readonly TrueCampaign[]) => campaigns.filter((campaign) => campaign.id !== id);
  same(others(exchange.campaigns), others(before), "something became of another campaign");
}

/** An operation that changes something. */
export interface Act {
  readonly operation: OptionalOperation;
  /** Whether a phone may ring for it. */
  readonly rings: boolean;
  readonly act: (id: string, options?: CallOptions) => Promise<Campaign>;
}

/** The operations of an adapter that change something. */
export function acts(provider: CampaignProvider): readonly Act[] {
  const { launchCampaign, pauseCampaign, resumeCampaign, updateCampaign } = provider;
  const all: (Omit<Act, "act"> & { readonly act: Act["act"] | undefined })[] = [
    {
      operation: "launchCampaign",
      rings: true,
      act: launchCampaign && ((id, options) => launchCampaign({ id, ...options })),
    },
    {
      operation: "pauseCampaign",
      rings: false,
      act: pauseCampaign && ((id, options) => pauseCampaign({ id, ...options })),
    },
    {
      operation: "resumeCampaign",
      rings: true,
      act: resumeCampaign && ((id, options) => resumeCampaign({ id, ...options })),
    },
    {
      operation: "updateCampaign",
      rings: false,
      act: updateCampaign && ((id, options) => updateCampaign({ id, name: NEW_NAME, ...options })),
    },
  ];
  return all.flatMap(({ act, ...rest }) => (act === undefined ? [] : [{ ...rest, act }]));
}

async function findBy(provider: CampaignProvider, status: Campaign["status"]): Promise<Campaign> {
  const [campaign] = await collect(provider.listCampaigns({ status }));
  assert.ok(campaign !== undefined, `the exchange has no campaign that is ${status}`);
  return campaign;
}

/** The attempts of a campaign that rang in the time that is let pass. */
async function ringsDuring(exchange: Exchange, campaignId: string, milliseconds: number): Promise<string[]> {
  const mark = exchange.rings.length;
  await exchange.advance(milliseconds);
  const rung = exchange.rings.slice(mark).filter((ring) => ring.campaignId === campaignId);
  return rung.map(({ attemptId }) => attemptId);
}

function trueCampaign({ campaigns }: Exchange, id: string) {
  const campaign = campaigns.find((candidate) => candidate.id === id);
  assert.ok(campaign !== undefined, `the exchange has no campaign ${id}`);
  return campaign;
}

function attemptIds(exchange: Exchange, id: string): ReadonlySet<string> {
  return new Set(trueCampaign(exchange, id).rows.flatMap(({ attempts }) => attempts.map((attempt) => attempt.id)));
}
