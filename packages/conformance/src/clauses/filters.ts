import assert from "node:assert/strict";
import { CAMPAIGN_STATUSES, type Campaign, ConfigurationError, type ListCampaignsOptions } from "@trunkline/core";
import { collect, idsOf, thrownBy } from "../asking.ts";
import type { Bench } from "../bench.ts";
import { strange } from "../questions.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

const MOMENTS = ["createdFrom", "createdBefore", "updatedFrom", "updatedBefore"] as const;
const STRANGE_MOMENTS = ["yesterday", "", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z"];

/** Filters of `listCampaigns`: what they give is what filtering by hand gives. */
export const FILTERS = {
  async "by status"(bench) {
    const whole = await readWhole(bench);
    for (const status of CAMPAIGN_STATUSES) {
      await filteredAsByHand(bench, { status }, (campaign) => campaign.status === status);
    }
    const two = [...new Set(whole.map((campaign) => campaign.status))].slice(0, 2);
    await filteredAsByHand(bench, { status: two }, (campaign) => two.includes(campaign.status));
    await filteredAsByHand(bench, { status: [] }, () => false);
  },

  async "by moment of creation, from one on and before another"(bench) {
    const moments = (await readWhole(bench)).map(({ createdAt = "" }) => createdAt).sort();
    await betweens(bench, moments, "createdAt", (from, before) => ({ createdFrom: from, createdBefore: before }));
  },

  async "by moment of the last change, from one on and before another"(bench) {
    const moments = (await readWhole(bench)).map(({ updatedAt = "" }) => updatedAt).sort();
    await betweens(bench, moments, "updatedAt", (from, before) => ({ updatedFrom: from, updatedBefore: before }));
  },

  async "by moments in any notation"(bench) {
    const moments = (await readWhole(bench)).map(({ createdAt = "" }) => createdAt).sort();
    const moment = moments[Math.floor(moments.length / 2)] ?? "";
    const elsewhere = new Date(Date.parse(moment) + 2 * 3_600_000).toISOString().replace("Z", "+02:00");
    await filteredAsByHand(bench, { createdFrom: elsewhere }, ({ createdAt = "" }) => createdAt >= moment);
  },

  async "by id, each once, without those that do not exist"(bench) {
    const whole = await readWhole(bench);
    const [second, fifth] = [whole[1]?.id ?? "", whole[4]?.id ?? ""];
    const ids = [fifth, strange(second), second, fifth];
    await filteredAsByHand(bench, { ids }, ({ id }) => id === second || id === fifth);
    await filteredAsByHand(bench, { ids: [] }, () => false);
  },

  async "by several things at once, over pages"(bench) {
    const whole = await readWhole(bench);
    const [newest, oldest] = [whole[2], whole.at(-3)];
    const [before = "", from = ""] = [newest?.createdAt, oldest?.createdAt];
    const status = oldest?.status ?? "unknown";
    const isWanted = (campaign: Campaign) => {
      const { createdAt = "" } = campaign;
      return createdAt >= from && createdAt < before && campaign.status === status;
    };
    await filteredAsByHand(bench, { createdFrom: from, createdBefore: before, status, pageSize: 3 }, isWanted);
    const ids = idsOf(whole.slice(0, 12));
    await filteredAsByHand(
      bench,
      { ids, status },
      (campaign) => ids.includes(campaign.id) && campaign.status === status,
    );
    await filteredAsByHand(bench, { ids, createdFrom: from, createdBefore: before }, ({ id, createdAt = "" }) => {
      return ids.includes(id) && createdAt >= from && createdAt < before;
    });
  },

  async "also where a listing goes on from a cursor"(bench) {
    const whole = await readWhole(bench);
    const { status = "unknown", createdAt: newest = "" } = whole[2] ?? {};
    const { createdAt: oldest = "" } = whole.at(-3) ?? {};
    const most = mostCommon(whole.map((campaign) => campaign.status));
    const filters: readonly ListCampaignsOptions[] = [
      { status: most },
      { status: [most, status] },
      { createdFrom: oldest, createdBefore: newest },
      { updatedFrom: oldest },
    ];
    const { provider } = bench.connect(await bench.shared("usual"));
    for (const filter of filters) {
      const pages = await collect(provider.listCampaigns({ ...filter, pageSize: 2 }).pages());
      for (const [index, { cursor }] of pages.entries()) {
        if (cursor === undefined) continue;
        const rest = idsOf(pages.slice(index + 1).flatMap(({ items }) => items));
        const resumed = await collect(provider.listCampaigns({ ...filter, pageSize: 2, cursor }));
        same(idsOf(resumed), rest, `${JSON.stringify(filter)} from page ${index + 2}`);
      }
    }
  },

  async "a moment that is none is refused before anything is sent"(bench) {
    const { provider, wire } = bench.connect(await bench.shared("usual"));
    for (const name of MOMENTS) {
      for (const moment of STRANGE_MOMENTS) {
        const error = await thrownBy(() => collect(provider.listCampaigns({ [name]: moment })));
        assert.ok(error instanceof ConfigurationError, `${name}: ${moment} brought ${String(error)}`);
        assert.ok(error.message.includes(name), `the message does not name ${name}`);
      }
    }
    assert.equal(wire.requests.length, 0);
  },
} as const satisfies Group;

async function readWhole(bench: Bench): Promise<readonly Campaign[]> {
  const { campaigns } = await bench.survey("usual");
  assert.ok(campaigns.length >= 10, "the exchange has fewer than ten campaigns");
  return campaigns;
}

function mostCommon<T>(values: readonly T[]): T {
  const [first, ...others] = values;
  assert.ok(first !== undefined, "the exchange has no campaign");
  const times = (value: T) => values.filter((each) => each === value).length;
  return others.reduce((most, value) => (times(value) > times(most) ? value : most), first);
}

async function filteredAsByHand(
  bench: Bench,
  options: ListCampaignsOptions,
  isWanted: (campaign: Campaign) => boolean,
) {
  const { provider } = bench.connect(await bench.shared("usual"));
  const wanted = idsOf((await readWhole(bench)).filter(isWanted));
  same(idsOf(await collect(provider.listCampaigns(options))), wanted, JSON.stringify(options));
}

/** Bounds that are moments of campaigns themselves: the first is inside, the last is not. */
async function betweens(
  bench: Bench,
  moments: readonly string[],
  name: "createdAt" | "updatedAt",
  toOptions: (from: string, before: string) => ListCampaignsOptions,
) {
  const known = moments.filter((moment) => moment !== "");
  const [first = "", last = ""] = [known[0], known.at(-1)];
  const [from = "", before = ""] = [known[2], known.at(-4)];
  for (const [start, end] of [
    [first, last],
    [from, before],
    [last, first],
  ] as const) {
    await filteredAsByHand(
      bench,
      toOptions(start, end),
      ({ [name]: moment = "" }) => moment >= start && moment < end && moment !== "",
    );
  }
}
