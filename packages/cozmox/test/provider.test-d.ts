/** What the compiler promises to those who use the types. Checked by `tsc`; nothing here runs. */
import {
  type CallAttempt,
  type Campaign,
  type CampaignProvider,
  createSwitchboard,
  type End,
  type Listing,
  type Row,
  supports,
} from "@trunkline/core";
import { describe, expectTypeOf, it } from "vitest";
import {
  type CozmoxCall,
  type CozmoxCampaign,
  type CozmoxCustomer,
  type CozmoxWire,
  createCozmox,
} from "../src/raw.ts";

describe("createCozmox", () => {
  const cozmox = createCozmox();

  it("keeps Cozmox's own types in raw, not those of Vapi, whose mapping it uses", () => {
    expectTypeOf(cozmox).toEqualTypeOf<CampaignProvider<CozmoxWire>>();
    expectTypeOf(cozmox.getCampaign).returns.resolves.toEqualTypeOf<Campaign<CozmoxCampaign>>();
    expectTypeOf(cozmox.listCampaigns).returns.toEqualTypeOf<Listing<Campaign<CozmoxCampaign>>>();
    expectTypeOf(cozmox.listRows).returns.toEqualTypeOf<Listing<Row<CozmoxCustomer>>>();
    expectTypeOf(cozmox.listAttempts).returns.toEqualTypeOf<Listing<CallAttempt<CozmoxCall>>>();
    expectTypeOf(cozmox.getAttempt).returns.resolves.toEqualTypeOf<CallAttempt<CozmoxCall>>();
  });

  it("is a provider like any other, whose raw is unknown", () => {
    expectTypeOf(cozmox).toExtend<CampaignProvider>();
    const any: CampaignProvider = cozmox;
    expectTypeOf(any.getAttempt).returns.resolves.toEqualTypeOf<CallAttempt<unknown>>();
    expectTypeOf(createSwitchboard).toBeCallableWith([cozmox]);
  });

  it("takes the options that it has, and no others", () => {
    expectTypeOf(createCozmox).toBeCallableWith({ apiKey: "key", id: "cozmox-2" });
    // @ts-expect-error There is one generation, so there is none to choose.
    createCozmox({ campaignsApi: "v1" });
    // @ts-expect-error A misspelt option would be dropped in silence.
    createCozmox({ key: "key" });
  });

  it("leaves out what it cannot do, until supports() says otherwise", () => {
    // @ts-expect-error It may not be there to call.
    () => cozmox.resumeCampaign({ id: "campaign" });
    if (supports(cozmox, "resumeCampaign")) expectTypeOf(cozmox.resumeCampaign).toBeCallableWith({ id: "campaign" });
  });
});

describe("models", () => {
  it("have an end once they have ended, and only then, and are read, not written", () => {
    const use = (campaign: Campaign<CozmoxCampaign>, attempt: CallAttempt<CozmoxCall>) => {
      if (attempt.status === "ended") expectTypeOf(attempt.end).toEqualTypeOf<End>();
      // @ts-expect-error What is not over has no end.
      else attempt.end;
      // @ts-expect-error A campaign's name is what the provider holds.
      campaign.name = "Check-ups";
    };
    expectTypeOf(use).returns.toBeVoid();
  });
});
