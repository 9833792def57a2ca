import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import type { CampaignProvider, CreateCampaignOptions } from "../src/index.ts";
import { createSwitchboard, UnsupportedError } from "../src/index.ts";
import { campaignOf } from "./support/models.ts";
import { createReferenceProvider } from "./support/reference-provider.ts";

const OPTIONS: CreateCampaignOptions = {
  name: "Recall",
  agent: { kind: "assistant", id: "robin" },
  rows: [{ contact: { phoneNumber: "+15550100" } }],
  start: "now",
};

/** A provider that answers with the name of what it was asked to do. */
function provider(id: string, changes: Partial<CampaignProvider> = {}): CampaignProvider {
  const done = (what: string) => async (options: object) =>
    campaignOf({ provider: id, id: "c1", name: `${what} ${JSON.stringify(options)}` });
  return {
    ...createReferenceProvider({ id }),
    createCampaign: async (options) => ({ campaign: await done("create")(options), warnings: [], how: "created" }),
    cancelCampaign: done("cancel"),
    waitUntilQuiet: done("wait"),
    deleteCampaign: async () => {},
    pauseCampaign: done("pause"),
    reconcileIntents: async () => [{ intentKey: `of ${id}`, state: "done", campaignIds: [] }],
    ...changes,
  };
}

const NOT_THERE = ["launchCampaign", "resumeCampaign", "updateCampaign"] as const;

describe("steering over several providers", () => {
  it("creates with the one that is named, which does not see its own name", async () => {
    const switchboard = createSwitchboard([provider("acme"), provider("bell")]);
    const { campaign } = await switchboard.createCampaign({ provider: "bell", ...OPTIONS });
    expect(campaign).toMatchObject({ provider: "bell", name: `create ${JSON.stringify(OPTIONS)}` });
  });

  it.each(["cancelCampaign", "waitUntilQuiet", "pauseCampaign"] as const)(
    "asks the one that is named: %s",
    async (operation) => {
      const switchboard = createSwitchboard([provider("acme"), provider("bell")]);
      const campaign = await switchboard[operation]({ provider: "bell", id: "c1" });
      expect(campaign.provider).toBe("bell");
      expect(campaign.name).toMatch(/\{"id":"c1"\}$/);
    },
  );

  it.each(NOT_THERE)("says what a provider does not have, before anything is sent: %s", async (operation) => {
    const switchboard = createSwitchboard([provider("acme")]);
    const error = await thrownBy(() => switchboard[operation]({ provider: "acme", id: "c1" }));
    expect(error).toBeInstanceOf(UnsupportedError);
    expect(error).toMatchObject({ provider: "acme", operation, findings: [{ field: "provider" }] });
  });

  it("reconciles them all, and tells whose intents could not be looked at", async () => {
    const failure = new Error("the ledger is gone");
    const failing = provider("bell", { reconcileIntents: () => Promise.reject(failure) });
    const switchboard = createSwitchboard([provider("acme"), failing, provider("core")]);
    const { reports, failures } = await switchboard.reconcileIntents();
    expect(reports.map(({ intentKey }) => intentKey)).toEqual(["of acme", "of core"]);
    expect(failures).toEqual([{ provider: "bell", error: failure }]);
  });

  it("goes no further than a signal allows", async () => {
    const reason = new Error("enough");
    const switchboard = createSwitchboard([provider("acme", { reconcileIntents: () => Promise.reject(reason) })]);
    const error = await thrownBy(() => switchboard.reconcileIntents({ signal: AbortSignal.abort(reason) }));
    expect(error).toBe(reason);
  });
});
