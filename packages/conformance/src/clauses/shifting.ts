import assert from "node:assert/strict";
import { collect, idsOf } from "../asking.ts";
import type { Bench } from "../bench.ts";
import type { Group } from "./group.ts";

/** Listings of campaigns that change while they are read. */
export const SHIFTING = {
  async "nothing comes twice while campaigns come up and go"(bench) {
    for (const by of ["insertion", "removal"] as const) {
      const { given } = await readShifting(bench, by);
      assert.equal(new Set(given).size, given.length, by);
    }
  },

  async "nothing is missed that was there all the while, when campaigns come up"(bench) {
    const { given, stayed } = await readShifting(bench, "insertion");
    assert.deepEqual(
      given.filter((id) => stayed.includes(id)),
      stayed,
    );
  },

  async "nothing is missed that was there all the while, when campaigns go"(bench) {
    const { given, stayed } = await readShifting(bench, "removal");
    assert.deepEqual(
      given.filter((id) => stayed.includes(id)),
      stayed,
    );
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
