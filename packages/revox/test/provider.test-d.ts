/** What the compiler promises to those who use the types. Checked by `tsc`; nothing here runs. */
import {
  type CallAttempt,
  type Campaign,
  type CampaignProvider,
  createSwitchboard,
  type End,
  type Listing,
  type Row,
  SYSTEM_CLOCK,
  supports,
} from "@trunkline/core";
import { describe, expectTypeOf, it } from "vitest";
import {
  createRevox,
  type RevoxCallAttempt,
  type RevoxCampaign,
  type RevoxGetAttemptOptions,
  type RevoxRow,
  type RevoxWire,
} from "../src/raw.ts";

describe("createRevox", () => {
  const revox = createRevox();

  it("keeps Revox's own types in raw", () => {
    expectTypeOf(revox).toEqualTypeOf<CampaignProvider<RevoxWire>>();
    expectTypeOf(revox.getCampaign).returns.resolves.toEqualTypeOf<Campaign<RevoxCampaign>>();
    expectTypeOf(revox.listCampaigns).returns.toEqualTypeOf<Listing<Campaign<RevoxCampaign>>>();
    expectTypeOf(revox.listRows).returns.toEqualTypeOf<Listing<Row<RevoxRow>>>();
    expectTypeOf(revox.listAttempts).returns.toEqualTypeOf<Listing<CallAttempt<RevoxCallAttempt>>>();
    expectTypeOf(revox.getAttempt).returns.resolves.toEqualTypeOf<CallAttempt<RevoxCallAttempt>>();
  });

  it("is a provider like any other, whose raw is unknown", () => {
    expectTypeOf(revox).toExtend<CampaignProvider>();
    const any: CampaignProvider = revox;
    expectTypeOf(any.listRows).returns.toEqualTypeOf<Listing<Row<unknown>>>();
    expectTypeOf(createSwitchboard).toBeCallableWith([revox]);
  });

  it("takes the options that it has, and no others", () => {
    expectTypeOf(createRevox).toBeCallableWith({ apiKey: "key", clock: SYSTEM_CLOCK });
    // @ts-expect-error A misspelt option would be dropped in silence.
    createRevox({ baseURL: "https://revox.example" });
    // @ts-expect-error Vapi's generations are not Revox's.
    createRevox({ campaignsApi: "v1" });
    expectTypeOf(createRevox).toBeCallableWith({ generation: "g2", launchMode: "speed_dial", settleMs: 1 });
    // @ts-expect-error There are three.
    createRevox({ generation: "g4" });
  });

  it("names its own input, for use with satisfies", () => {
    expectTypeOf(revox.getAttempt).toBeCallableWith({
      id: "attempt",
      providerOptions: { revox: { callId: "order" } satisfies RevoxGetAttemptOptions },
    });
    // @ts-expect-error A misspelt option would be dropped in silence.
    ({ orderId: "order" }) satisfies RevoxGetAttemptOptions;
  });

  it("gains an operation where supports() says so", () => {
    // @ts-expect-error It may not be there to call.
    () => revox.launchCampaign({ id: "campaign" });
    if (supports(revox, "launchCampaign")) expectTypeOf(revox.launchCampaign).toBeCallableWith({ id: "campaign" });
  });
});

describe("models", () => {
  it("have an end once they have ended, and only then", () => {
    const read = (attempt: CallAttempt<RevoxCallAttempt>) => {
      if (attempt.status === "ended") expectTypeOf(attempt.end).toEqualTypeOf<End>();
      // @ts-expect-error What is not over has no end.
      else attempt.end;
    };
    expectTypeOf(read).returns.toBeVoid();
  });

  it("are read, not written", () => {
    const write = (row: Row<RevoxRow>, attempt: CallAttempt<RevoxCallAttempt>) => {
      // @ts-expect-error A row's status is what the provider says.
      row.status = "completed";
      // @ts-expect-error Its attempts are those that were made.
      row.attempts?.push(attempt);
      // @ts-expect-error What was said was said.
      attempt.transcript?.reverse();
    };
    expectTypeOf(write).returns.toBeVoid();
  });
});
