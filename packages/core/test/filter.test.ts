import { describe, expect, it } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { byNewest, listByIds, passesFilter, toCampaignFilter } from "../src/adapter/filter.ts";
import { ApiError, ConfigurationError } from "../src/errors.ts";
import type { Campaign } from "../src/model/campaign.ts";
import type { ListCampaignsOptions } from "../src/provider.ts";
import { createQuietAsker } from "./support/asker.ts";
import { at, campaignOf } from "./support/models.ts";

const passes = (campaign: Partial<Campaign>, options: ListCampaignsOptions) =>
  passesFilter(campaignOf({ id: "c1", ...campaign }), toCampaignFilter(options, "acme"));

describe("a filter on moments", () => {
  it.each([
    ["createdAt", "createdFrom", "createdBefore"],
    ["updatedAt", "updatedFrom", "updatedBefore"],
  ] as const)("of %s includes its first moment and excludes its last", (field, from, before) => {
    const options = { [from]: at(10), [before]: at(20) };
    const passed = [9, 10, 19, 20].filter((moment) => passes({ [field]: at(moment) }, options));
    expect(passed).toEqual([10, 19]);
  });

  it("leaves out a campaign that does not tell the moment", () => {
    expect(passes({}, { createdFrom: at(0) })).toBe(false);
    expect(passes({ createdAt: at(5) }, { updatedBefore: at(10) })).toBe(false);
    expect(passes({}, {})).toBe(true);
  });

  it("takes a moment in any ISO form, and compares the moment rather than the text", () => {
    const filter = toCampaignFilter({ createdFrom: "2026-08-18T11:30:00+02:00" }, "acme");
    expect(filter).toEqual({ createdFrom: "2026-08-18T09:30:00.000Z" });
    expect(passes({ createdAt: "2026-08-18T09:30:00.000Z" }, { createdFrom: "2026-08-18T11:30:00+02:00" })).toBe(true);
  });

  it.each(["createdFrom", "createdBefore", "updatedFrom", "updatedBefore"] as const)(
    "is refused by the name of the moment that cannot be read: %s",
    async (field) => {
      const error = await thrownBy(() => toCampaignFilter({ [field]: "+15550100123" }, "acme"));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({
        message: `[acme] listCampaigns: ${field}: is not an ISO-8601 instant`,
        delivery: "not_sent",
      });
    },
  );
});

describe("a filter on status", () => {
  it("takes one status or any of several", () => {
    expect(passes({ status: "running" }, { status: "running" })).toBe(true);
    expect(passes({ status: "paused" }, { status: "running" })).toBe(false);
    expect(passes({ status: "paused" }, { status: ["running", "paused"] })).toBe(true);
    expect(passes({ status: "unknown" }, { status: ["running", "paused"] })).toBe(false);
  });

  it("lets nothing through when it names none", () => {
    expect(passes({ status: "running" }, { status: [] })).toBe(false);
  });

  it("narrows together with moments", () => {
    const options: ListCampaignsOptions = { status: "running", createdFrom: at(10) };
    expect(passes({ status: "running", createdAt: at(10) }, options)).toBe(true);
    expect(passes({ status: "paused", createdAt: at(10) }, options)).toBe(false);
    expect(passes({ status: "running", createdAt: at(9) }, options)).toBe(false);
  });
});

describe("byNewest", () => {
  it("puts the newest first and those without a moment last, and settles ties by id", () => {
    const campaigns = [
      campaignOf({ id: "d" }),
      campaignOf({ id: "b", createdAt: at(1) }),
      campaignOf({ id: "c", createdAt: at(2) }),
      campaignOf({ id: "a", createdAt: at(1) }),
      campaignOf({ id: "e" }),
    ];
    expect(campaigns.sort(byNewest).map(({ id }) => id)).toEqual(["c", "a", "b", "d", "e"]);
  });
});

describe("a listing by ids", () => {
  const campaigns = [
    campaignOf({ id: "a", createdAt: at(1), status: "running" }),
    campaignOf({ id: "b", createdAt: at(2), status: "paused" }),
    campaignOf({ id: "c", createdAt: at(3), status: "running" }),
  ];

  function listOf(options: ListCampaignsOptions & { readonly ids: readonly string[] }, status = 404) {
    const asked: string[] = [];
    const listing = listByIds(createQuietAsker("acme"), options, async (id) => {
      asked.push(id);
      const campaign = campaigns.find((candidate) => candidate.id === id);
      if (campaign === undefined) throw new ApiError({ provider: "acme", status, body: null });
      return campaign;
    });
    return { asked, listing };
  }

  it("gives those that exist, newest first, and leaves the others out", async () => {
    const { listing } = listOf({ ids: ["a", "gone", "c", "b"] });
    expect((await collect(listing)).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });

  it("asks for each once, and for none before the first is wanted", async () => {
    const { asked, listing } = listOf({ ids: ["a", "b", "a"] });
    expect(asked).toEqual([]);
    expect(await collect(listing)).toHaveLength(2);
    expect(asked).toEqual(["a", "b"]);
  });

  it("narrows by the other filters too", async () => {
    const { listing } = listOf({ ids: ["a", "b", "c"], status: "running", createdFrom: at(2) });
    expect((await collect(listing)).map(({ id }) => id)).toEqual(["c"]);
  });

  it("is an error when a campaign could not be asked for, rather than left out", async () => {
    const { listing } = listOf({ ids: ["a", "forbidden"] }, 403);
    expect(await thrownBy(() => collect(listing))).toMatchObject({ kind: "forbidden" });
  });

  it("is empty for no ids, and asks for nothing", async () => {
    const { asked, listing } = listOf({ ids: [] });
    expect(await collect(listing)).toEqual([]);
    expect(asked).toEqual([]);
  });
});
