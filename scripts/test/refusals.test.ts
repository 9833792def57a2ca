import type { PreflightInput } from "@trunkline/core/adapter";
import { type ProviderId, type Simulator, startSimulator } from "@trunkline/simulator";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { preflight as cozmox } from "../../packages/cozmox/src/rules.ts";
import { preflight as revox } from "../../packages/revox/src/rules.ts";
import { preflight as vapi } from "../../packages/vapi/src/rules.ts";
import { type Contract, readContracts, record } from "../contracts.ts";
import { operationParts } from "../generate/operation-parts.ts";
import { breaksOf, broken, type Path, sampleOf } from "./support/break-contract.ts";

// What we refuse before sending, held against what the simulator refuses once it is sent.

type Edit = readonly [path: Path, value: unknown];

interface Subject {
  readonly provider: ProviderId;
  readonly preflight: (operation: string, input: PreflightInput) => readonly unknown[];
  /** Makes of a body with everything one that breaks no rule about several properties. */
  readonly mended: readonly Edit[];
  /** Edits that only rules beyond the schemas are about. */
  readonly edits: readonly Edit[];
  /** Refused by the simulator and not by us: nothing that the provider says is known to forbid them. */
  readonly left: readonly Edit[];
}

const CUSTOMER = { number: "+15550100" };
const PLAN = [{ phoneNumberId: "p1", customers: [CUSTOMER] }];
const EARLIEST = "2027-08-18T09:30:00Z";

const V1_MENDED: readonly Edit[] = [
  [["workflowId"], undefined],
  [["squadId"], undefined],
  [["dialPlan"], undefined],
  [["duplicateFromCampaignId"], undefined],
  [["customers", 0, "number"], CUSTOMER.number],
  [["schedulePlan"], { earliestAt: EARLIEST }],
];

const V1_EDITS: readonly Edit[] = [
  [["workflowId"], "w1"],
  [["phoneNumberId"], undefined],
  [["customers"], undefined],
  [["customers", 0], { sipUri: "sip:somebody@example.com" }],
  [["customers", 0], { number: "555 0100" }],
  [["customers", 0], { number: "+0155501" }],
  [["customers", 0], { number: "5550100", numberE164CheckEnabled: false }],
  [["customers", 0], { number: null }],
  [["schedulePlan", "latestAt"], "2027-08-18T09:30:01Z"],
  [["schedulePlan", "earliestAt"], "2026-12-31T23:59:60Z"],
  [["schedulePlan", "earliestAt"], "2027-08-18 09:30:00z"],
];

const V1_LEFT: readonly Edit[] = [
  [["customers"], []],
  [["customers", 0], {}],
  [["customers", 0], { sipUri: "" }],
  [["schedulePlan", "latestAt"], EARLIEST],
  [["schedulePlan", "latestAt"], "2027-08-18T09:29:59+00:00"],
  [["retries"], 3],
];

const SUBJECTS: readonly Subject[] = [
  {
    provider: "vapi",
    preflight: vapi,
    mended: V1_MENDED,
    edits: [
      ...V1_EDITS,
      [["assistantId"], undefined],
      [["squadId"], "s1"],
      [["dialPlan"], PLAN],
      [["dialPlan"], [{ ...PLAN[0], customers: [CUSTOMER, { number: "0100" }] }]],
    ],
    left: [...V1_LEFT, [["duplicateFromCampaignId"], "no-such-campaign"]],
  },
  {
    provider: "cozmox",
    preflight: cozmox,
    mended: V1_MENDED,
    edits: V1_EDITS,
    left: [...V1_LEFT, [["assistantId"], undefined]],
  },
  {
    provider: "revox",
    preflight: revox,
    mended: [
      [["contacts", 0, "to_phone_number"], CUSTOMER.number],
      [["from_phone_number"], "+15550199"],
      [["scheduled_at"], EARLIEST],
      [["launch"], false],
      [["call_retry_config", "timezone"], "Europe/Paris"],
      [["call_retry_config", "calling_windows", 0, "calling_window_start_time"], "10:00"],
      [["call_retry_config", "calling_windows", 0, "calling_window_end_time"], "6:30pm"],
    ],
    edits: [
      [["contacts", 0, "to_phone_number"], "555 0100"],
      [["from_phone_number"], ""],
      [["scheduled_at"], "tomorrow"],
      [["scheduled_at"], 1_787_000_000_000],
      [["scheduled_at"], null],
      [["scheduled_at"], "2027-02-30T09:30:00Z"],
      [["call_retry_config", "timezone"], "+01:00"],
      [["call_retry_config", "timezone"], null],
      [["call_retry_config", "timezone"], "Mars/Olympus"],
      [["call_retry_config", "calling_windows", 0, "calling_window_start_time"], "10"],
      [["call_retry_config", "calling_windows", 0, "calling_window_start_time"], "24:01"],
      [["call_retry_config", "calling_windows", 0, "calling_window_end_time"], "24:00"],
      [["call_retry_config", "calling_windows", 0, "calling_window_end_time"], "13pm"],
    ],
    left: [
      [["contacts"], []],
      [["assistant_id"], ""],
      [["call_retry_config", "allowed_days"], []],
      [["call_retry_config", "calling_windows"], []],
      [["scheduled_at"], "2027-08-18 09:30:00Z"],
    ],
  },
];

describe.each(SUBJECTS)("creating a campaign at $provider", ({ provider, preflight, mended, edits, left }) => {
  const { contract, path, body: schema } = creation(provider);
  const valid = edited(sampleOf(contract, schema), mended);
  const simulator = startSimulator({ provider });
  afterAll(async () => (await simulator).close());

  const isRefusedByUs = (body: unknown) =>
    preflight("createCampaign", { path: {}, query: new URLSearchParams(), body: JSON.parse(JSON.stringify(body)) })
      .length > 0;
  const isRefusedByThem = async (body: unknown) => (await answerTo(await simulator, path, body)) >= 400;

  it("is refused by neither when nothing is wrong", async () => {
    expect([isRefusedByUs(valid), await isRefusedByThem(valid)]).toEqual([false, false]);
  });

  it("is refused by both or by neither, whatever one thing is wrong", async () => {
    const breaks = breaksOf(contract, schema).filter(({ path }) => path.length > 0);
    for (const edit of [...edits, ...breaks.map(({ path, value }): Edit => [path, value])]) {
      const body = edited(valid, [edit]);
      expect.soft([edit[0], isRefusedByUs(body)]).toEqual([edit[0], await isRefusedByThem(body)]);
    }
  });

  it("is refused by both or by neither, whatever several things are wrong", async () => {
    const some = fc.array(fc.constantFrom(...edits), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(some, async (several) => {
        const body = edited(valid, several);
        expect(isRefusedByUs(body)).toBe(await isRefusedByThem(body));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("is left to the provider to refuse where nobody says what it takes", async () => {
    for (const edit of left) {
      const body = edited(valid, [edit]);
      expect.soft([edit, isRefusedByUs(body), await isRefusedByThem(body)]).toEqual([edit, false, true]);
    }
  });
});

function creation(provider: string): { readonly contract: Contract; readonly path: string; readonly body: unknown } {
  const contract = readContracts().find((each) => each.provider === provider);
  const operation = contract?.operations.find(({ name }) => name === "createCampaign");
  if (contract === undefined || operation === undefined) throw new Error(`${provider} creates no campaigns`);
  const parts = operationParts(contract).find(({ name }) => name === operation.name);
  return { contract, path: operation.path, body: parts?.body };
}

function edited(body: unknown, edits: readonly Edit[]): Readonly<Record<string, unknown>> {
  return record(
    edits.reduce((changed, [path, value]) => broken(changed, path, value), body),
    "a body",
  );
}

async function answerTo({ url, apiKey }: Simulator, path: string, body: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  await answer.arrayBuffer();
  return answer.status;
}
