/** What the compiler promises to those who use the types. Checked by `tsc`; nothing here runs. */
import {
  type CallAttempt,
  type Campaign,
  type CampaignProvider,
  createSwitchboard,
  type Disposition,
  type End,
  type Listing,
  type Row,
  supports,
} from "@trunkline/core";
import { describe, expectTypeOf, it } from "vitest";
import {
  createVapi,
  type VapiCall,
  type VapiCampaign,
  type VapiCampaignSummary,
  type VapiContact,
  type VapiCreateCampaignOptions,
  type VapiCustomer,
  type VapiListCampaignsOptions,
  type VapiWire,
} from "../src/raw.ts";

describe("createVapi", () => {
  const vapi = createVapi();

  it("keeps Vapi's own types in raw", () => {
    expectTypeOf(vapi).toEqualTypeOf<CampaignProvider<VapiWire>>();
    expectTypeOf(vapi.getCampaign).returns.resolves.toEqualTypeOf<Campaign<VapiCampaign | VapiCampaignSummary>>();
    expectTypeOf(vapi.listCampaigns).returns.toEqualTypeOf<Listing<Campaign<VapiCampaign | VapiCampaignSummary>>>();
    expectTypeOf(vapi.listRows).returns.toEqualTypeOf<Listing<Row<VapiCustomer | VapiContact>>>();
    expectTypeOf(vapi.listAttempts).returns.toEqualTypeOf<Listing<CallAttempt<VapiCall>>>();
    expectTypeOf(vapi.getAttempt).returns.resolves.toEqualTypeOf<CallAttempt<VapiCall>>();
  });

  it("tells the generations' campaigns apart by what only one of them has", () => {
    const read = ({ raw }: Campaign<VapiWire["campaign"]>) => {
      if ("calls" in raw) expectTypeOf(raw).toEqualTypeOf<VapiCampaign>();
      else expectTypeOf(raw).toEqualTypeOf<VapiCampaignSummary>();
    };
    expectTypeOf(read).returns.toBeVoid();
  });

  it("is a provider like any other, whose raw is unknown", () => {
    expectTypeOf(vapi).toExtend<CampaignProvider>();
    const any: CampaignProvider = vapi;
    expectTypeOf(any.getCampaign).returns.resolves.toEqualTypeOf<Campaign<unknown>>();
    expectTypeOf(createSwitchboard).toBeCallableWith([vapi]);
  });

  it("takes the options that it has, and no others", () => {
    expectTypeOf(createVapi).toBeCallableWith({ campaignsApi: "v1", requestTimeoutMs: 1_000, id: "vapi-eu" });
    // @ts-expect-error There is no such generation.
    createVapi({ campaignsApi: "v3" });
    // @ts-expect-error A misspelt option would be dropped in silence.
    createVapi({ apikey: "key" });
  });

  it("names its own input, for use with satisfies", () => {
    expectTypeOf(vapi.listCampaigns).toBeCallableWith({
      providerOptions: { vapi: { includeCounters: false } satisfies VapiListCampaignsOptions },
    });
    // @ts-expect-error A misspelt option would be dropped in silence.
    ({ includeCounter: false }) satisfies VapiListCampaignsOptions;
    ({ serverMessages: ["campaign.ended"], predialPlan: {} }) satisfies VapiCreateCampaignOptions;
    // @ts-expect-error What the shared input has a place for is not for here.
    ({ customers: [] }) satisfies VapiCreateCampaignOptions;
    // @ts-expect-error So are variables.
    ({ assistantOverrides: { variableValues: {} } }) satisfies VapiCreateCampaignOptions;
  });

  it("leaves out what it cannot do, until supports() says otherwise", () => {
    expectTypeOf(vapi.pauseCampaign).extract<undefined>().toEqualTypeOf<undefined>();
    // @ts-expect-error It may not be there to call.
    () => vapi.pauseCampaign({ id: "campaign" });
    if (supports(vapi, "pauseCampaign")) {
      expectTypeOf(vapi.pauseCampaign).toBeFunction();
      expectTypeOf(vapi.pauseCampaign).toBeCallableWith({ id: "campaign" });
      // @ts-expect-error One operation says nothing of another.
      () => vapi.resumeCampaign({ id: "campaign" });
    }
  });
});

describe("an attempt", () => {
  it("has an end once it has ended, and only then", () => {
    const read = (attempt: CallAttempt<VapiCall>) => {
      if (attempt.status === "ended") {
        expectTypeOf(attempt.disposition).toEqualTypeOf<Disposition>();
        expectTypeOf(attempt.end).toEqualTypeOf<End>();
      } else {
        // @ts-expect-error What is not over has no disposition.
        attempt.disposition;
        // @ts-expect-error What is not over has no end.
        attempt.end;
      }
      expectTypeOf(attempt.raw).toEqualTypeOf<VapiCall>();
    };
    expectTypeOf(read).returns.toBeVoid();
  });
});

describe("models", () => {
  it("are read, not written", () => {
    const write = (campaign: Campaign, row: Row, attempt: CallAttempt) => {
      // @ts-expect-error A campaign's status is what the provider says.
      campaign.status = "completed";
      // @ts-expect-error So are the callers.
      campaign.callers.push({ id: "caller" });
      // @ts-expect-error A row's variables are as they were uploaded.
      row.variables.first_name = "Robin";
      // @ts-expect-error A row does not move.
      row.position = 1;
      // @ts-expect-error An attempt is not called back to life.
      attempt.status = "queued";
      // @ts-expect-error Nor is it said to have been answered.
      attempt.answeredBy = "human";
    };
    expectTypeOf(write).returns.toBeVoid();
  });
});
