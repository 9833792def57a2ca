import assert from "node:assert/strict";
import { collect, firstOf, idsOf } from "../asking.ts";
import { type Bench, findRinging } from "../bench.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

const HOUR_MS = 3_600_000;

/** What changes while it is read, and between one reading and the next. */
export const SHIFTING = {
  async "nothing comes twice while campaigns come up and go"(bench) {
    for (const by of ["insertion", "removal"] as const) {
      const { given } = await readShifting(bench, by);
      assert.equal(new Set(given).size, given.length, by);
    }
  },

  async "nothing is missed that was there all the while, when campaigns come up"(bench) {
    const { given, stayed } = await readShifting(bench, "insertion");
    same(
      given.filter((id) => stayed.includes(id)),
      stayed,
    );
  },

  async "nothing is missed that was there all the while, when campaigns go"(bench) {
    const { given, stayed } = await readShifting(bench, "removal");
    same(
      given.filter((id) => stayed.includes(id)),
      stayed,
    );
  },

  async "what has happened meanwhile is read as it is now"(bench) {
    const exchange = await bench.fresh("usual");
    const { id } = await findRinging(bench, exchange);
    const { provider } = bench.connect(exchange);
    const read = async () => ({
      campaigns: await collect(provider.listCampaigns()),
      campaign: await provider.getCampaign({ id }),
      rows: await collect(provider.listRows({ campaignId: id })),
      attempts: await collect(provider.listAttempts({ campaignId: id })),
    });
    const before = await read();
    const first =
      before.attempts.find(({ status }) => status !== "ended") ?? firstOf(before.attempts, "attempt that ringing made");
    await provider.getAttempt({ id: first.id });
    await exchange.advance(2 * HOUR_MS);
    const after = await read();
    // Another adapter has nothing to remember.
    const another = bench.connect(exchange).provider;
    same(after.campaigns, await collect(another.listCampaigns()));
    same(after.campaign, await another.getCampaign({ id }));
    same(after.rows, await collect(another.listRows({ campaignId: id })));
    same(after.attempts, await collect(another.listAttempts({ campaignId: id })));
    same(await provider.getAttempt({ id: first.id }), await another.getAttempt({ id: first.id }));
    const made = exchange.campaigns.find((campaign) => campaign.id === id)?.rows.flatMap((row) => row.attempts) ?? [];
    assert.notDeepEqual(after.attempts, before.attempts, "nothing happened meanwhile");
    same(idsOf(after.attempts).sort(), idsOf(made).sort());
  },
} as const satisfies Group;

/** What a listing gives while it shifts, and in its order what was there from beginning to end. */
async function readShifting(bench: Bench, by: "insertion" | "removal") {
  const exchange = await bench.fresh("usual");
  const { provider } = bench.connect(exchange);
  const before = idsOf(await collect(provider.listCampaigns()));
  const end = exchange.inject({ fault: "shifted", by });
  const given = idsOf(await collect(provider.listCampaigns({ pageSize: 5 })));
  end();
  const after = new Set(idsOf(exchange.campaigns));
  assert.notEqual(after.size, before.length, "the exchange did not shift");
  return { given, stayed: before.filter((id) => after.has(id)) };
}
