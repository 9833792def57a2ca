import { describe, expect, it } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { lookup } from "../src/adapter/lookup.ts";
import { once } from "../src/adapter/once.ts";
import { pageSizeOf } from "../src/adapter/page-size.ts";
import { ConfigurationError } from "../src/errors.ts";
import { supports } from "../src/provider.ts";
import { attemptOf, campaignOf, rowOf } from "./support/models.ts";
import { createReferenceProvider } from "./support/reference-provider.ts";

describe("supports", () => {
  const campaigns = [campaignOf({ id: "c1" })];

  it("is true for an operation that the provider has, which can be called after it", async () => {
    const provider = createReferenceProvider({ id: "acme", campaigns, pauses: true });
    const paused = supports(provider, "pauseCampaign") ? await provider.pauseCampaign({ id: "c1" }) : undefined;
    expect(paused?.status).toBe("paused");
  });

  it("is false for an operation that is absent", () => {
    const provider = createReferenceProvider({ id: "acme", campaigns });
    expect(supports(provider, "pauseCampaign")).toBe(false);
    expect(supports(provider, "resumeCampaign")).toBe(false);
    expect(supports(provider, "launchCampaign")).toBe(false);
  });

  it("is false for an operation that is there without being one", () => {
    const provider = { ...createReferenceProvider({ id: "acme", campaigns, pauses: true }) };
    Reflect.set(provider, "pauseCampaign", undefined);
    expect(supports(provider, "pauseCampaign")).toBe(false);
  });
});

describe("a provider that keeps the contract", () => {
  const provider = createReferenceProvider({
    id: "acme",
    campaigns: [campaignOf({ id: "c1" })],
    rows: [rowOf("r1", "c1"), rowOf("r2", "c2")],
    attempts: [attemptOf("a1"), attemptOf("a2", { status: "ringing" }, "nobody", "c2")],
  });

  it("has methods that can be taken off it", async () => {
    const { getCampaign, listRows, listAttempts } = provider;
    expect((await getCampaign({ id: "c1" })).id).toBe("c1");
    expect((await collect(listRows({ campaignId: "c1" }))).map(({ id }) => id)).toEqual(["r1"]);
    expect((await collect(listAttempts({ campaignId: "c2" }))).map(({ id }) => id)).toEqual(["a2"]);
  });

  it("gives plain data, which is the same after a trip through JSON", async () => {
    const row = await collect(provider.listRows({ campaignId: "c1" }));
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });
});

describe("pageSizeOf", () => {
  const CONTEXT = { provider: "acme", operation: "listRows" };
  const LIMITS = { usual: 100, maximum: 1_000 };

  it("is what suits the provider, unless something else is asked for, up to the provider's maximum", () => {
    expect(pageSizeOf({}, LIMITS, CONTEXT)).toBe(100);
    expect(pageSizeOf({ pageSize: 1 }, LIMITS, CONTEXT)).toBe(1);
    expect(pageSizeOf({ pageSize: 5_000 }, LIMITS, CONTEXT)).toBe(1_000);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", async (pageSize) => {
    const error = await thrownBy(() => pageSizeOf({ pageSize }, LIMITS, CONTEXT));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ message: "[acme] listRows: pageSize: is not a whole number from 1" });
  });
});

describe("lookup", () => {
  it("reads a table's own words and takes every other word for the fallback", () => {
    const table = { busy: "busy", other: "unknown" } as const;
    const read = (word: unknown) => lookup<"busy" | "unknown" | "none">(table, word, "none");
    expect(["busy", "other"].map(read)).toEqual(["busy", "unknown"]);
    expect(["constructor", "__proto__", "", undefined, null, 7, {}].map(read)).toEqual(Array(7).fill("none"));
  });
});

describe("once", () => {
  it("makes the value when it is first wanted, and only then", () => {
    let made = 0;
    const get = once(() => {
      made += 1;
      return { made };
    });
    expect(made).toBe(0);
    expect(get()).toBe(get());
    expect(made).toBe(1);
  });

  it("tries again after making it has failed", () => {
    let tries = 0;
    const get = once(() => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
      return { tries };
    });
    expect(get).toThrow("not yet");
    expect(get()).toEqual({ tries: 2 });
  });
});
