import { describe, expect, it } from "vitest";
import { field, list, using } from "./support.ts";
import { ask, campaign, create, customers, EMPTY, inHours, read, refusal, V1 } from "./v1-support.ts";

type Body = Readonly<Record<string, unknown>>;

const { assistantId, phoneNumberId, ...bare } = campaign(1);
const plan = (count: number) => [{ phoneNumberId: "p1", customers: customers(count) }];
const earliestAt = "2026-08-19T12:00:00Z";

/** What breaks a rule at both providers, and the property that its refusal names. */
const BROKEN: readonly (readonly [rule: string, body: Body, named: RegExp])[] = [
  ["nobody to speak", { ...bare, phoneNumberId }, /assistantId, workflowId.* must be given/],
  ["two to speak", { ...campaign(1), workflowId: "w1" }, /exactly one of assistantId, workflowId/],
  ["nobody to dial", { ...campaign(1), customers: [] }, /customers must have at least 1/],
  [
    "a number as people write it",
    { ...campaign(1), customers: [{ number: "555 0100" }] },
    /customers\.0\.number .*E\.164/,
  ],
  ["a number that begins with nought", { ...campaign(1), customers: [{ number: "+0155501" }] }, /customers\.0\.number/],
  ["a customer without a number", { ...campaign(1), customers: [...customers(1), {}] }, /customers\.1\.number/],
  ["a customer with an empty address", { ...campaign(1), customers: [{ sipUri: "" }] }, /customers\.0\.number/],
  [
    "an end before the start",
    { ...campaign(1), schedulePlan: { earliestAt, latestAt: earliestAt } },
    /latestAt .*earliestAt/,
  ],
  [
    "a moment that there is not",
    { ...campaign(1), schedulePlan: { earliestAt: "2026-12-31T23:59:60Z" } },
    /earliestAt/,
  ],
  ["a property that there is not", { ...campaign(1), retries: 3 }, /property retries should not exist/],
  [
    "a name that is too long",
    { ...campaign(1), customers: [{ number: "+15550100", name: "x".repeat(41) }] },
    /customers\.0\.name/,
  ],
];

const BROKEN_AT_VAPI: typeof BROKEN = [
  ["neither a number nor a plan", { ...bare, assistantId }, /phoneNumberId must be given when dialPlan is not/],
  ["neither customers nor a plan", { name: "x", assistantId, phoneNumberId }, /customers must be given when dialPlan/],
  ["a number and a plan", { name: "x", assistantId, phoneNumberId, dialPlan: plan(1) }, /phoneNumberId and dialPlan/],
  ["customers and a plan", { ...bare, assistantId, dialPlan: plan(1) }, /customers and dialPlan/],
  ["an empty plan", { name: "x", assistantId, dialPlan: [] }, /dialPlan must have at least 1/],
  ["a plan for too many", { name: "x", assistantId, dialPlan: [...plan(9_999), ...plan(2)] }, /dialPlan must .* 10000/],
  ["too many customers", campaign(10_001), /customers must NOT have more than 10000/],
  [
    "a wrong number in a plan",
    { name: "x", assistantId, dialPlan: [...plan(1), { phoneNumberId: "p2", customers: [{ number: "0100" }] }] },
    /dialPlan\.1\.customers\.0\.number/,
  ],
  ["a squad and an assistant", { ...campaign(1), squadId: "s1" }, /assistantId.*squadId/],
  ["no lines", { ...campaign(1), maxConcurrency: 0 }, /maxConcurrency/],
  ["a source that there is not", { name: "x", duplicateFromCampaignId: "c1" }, /duplicateFromCampaignId/],
];

describe.each([
  ["vapi", "/campaign", [...BROKEN, ...BROKEN_AT_VAPI]],
  ["vapi", "/v2/campaign", [...BROKEN, ...BROKEN_AT_VAPI]],
  ["cozmox", "/campaign", BROKEN],
] as const)("%s: POST %s", (provider, path, broken) => {
  it.each(broken)("refuses %s, and creates nothing", async (_rule, body, named) => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      expect(await refusal(simulator, "POST", path, body)).toMatch(named);
      await simulator.advance("1h");
      expect([simulator.campaigns, simulator.rings]).toEqual([[], []]);
    });
  });

  it("names everything that is wrong at once", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const message = await refusal(simulator, "POST", path, {
        ...bare,
        phoneNumberId,
        customers: [{ number: "0100" }],
      });
      expect(message).toMatch(/assistantId.*; customers\.0\.number/);
    });
  });

  it("takes numbers that are not to be checked, and addresses instead of numbers", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const odd = [{ number: "0100", numberE164CheckEnabled: false }, { sipUri: "sip:ada@example.com" }];
      const id = await create(simulator, { ...campaign(0), customers: odd }, path);
      await simulator.advance("1h");
      expect(await read(simulator, `${path}/${id}`)).toMatchObject({ status: "ended" });
    });
  });
});

/** The properties of a change that are about dialling. */
const CHANGES: Body = { assistantId: "a2", phoneNumberId: "p2", schedulePlan: { earliestAt } };

describe.each(V1)("%s: PATCH", (provider) => {
  it.each(["in progress", "over"])("changes nothing but the name of a campaign that is %s", async (state) => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const path = `/campaign/${await create(simulator, campaign(30))}`;
      await simulator.advance("30s");
      if (state === "over") await ask(simulator, "PATCH", path, { status: "ended" });
      const before = await read(simulator, path);
      for (const [property, value] of Object.entries(CHANGES)) {
        const message = await refusal(simulator, "PATCH", path, { name: "Other", [property]: value });
        expect(message).toMatch(new RegExp(`^${property} cannot be changed when the campaign is ${state}`));
      }
      expect(await read(simulator, path)).toEqual(before);
      const renamed = await ask(simulator, "PATCH", path, { name: "Other" });
      expect(renamed).toMatchObject({ status: 200, body: { name: "Other", status: field(before, "status") } });
    });
  });

  it("changes everything before the start, and starts when it is said then", async () => {
    await using({ provider, ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
      const path = `/campaign/${await create(simulator, { ...campaign(2), schedulePlan: { earliestAt } })}`;
      const schedulePlan = { earliestAt: inHours(simulator, 1) };
      const change = { name: "Other", workflowId: "w1", phoneNumberId: "p2", schedulePlan };
      const { body } = await ask(simulator, "PATCH", path, change);
      expect(body).toMatchObject({ ...change, status: "scheduled", customers: campaign(2).customers });
      expect(body).not.toHaveProperty("assistantId");
      await simulator.advance("1h10s");
      expect(simulator.rings.length).toBe(2);
      const calls = list(await read(simulator, "/call"));
      expect(calls).toMatchObject([1, 2].map(() => ({ workflowId: "w1", phoneNumberId: "p2" })));
      await simulator.advance("48h");
      expect(simulator.rings.length).toBe(2);
    });
  });

  it("brings dialling forward to the present", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const path = `/campaign/${await create(simulator, { ...campaign(2), schedulePlan: { earliestAt } })}`;
      const schedulePlan = { earliestAt: inHours(simulator, -1) };
      expect((await ask(simulator, "PATCH", path, { schedulePlan })).body).toMatchObject({ status: "in-progress" });
      await simulator.advance("1h");
      expect(await read(simulator, path)).toMatchObject({ status: "ended", callsCounterEnded: 2 });
    });
  });

  it("puts dialling off", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const schedulePlan = { earliestAt: inHours(simulator, 1) };
      const path = `/campaign/${await create(simulator, { ...campaign(2), schedulePlan })}`;
      await ask(simulator, "PATCH", path, { schedulePlan: { earliestAt: inHours(simulator, 2) } });
      await simulator.advance("1h59m");
      expect(simulator.rings).toEqual([]);
      await simulator.advance("1h");
      expect(await read(simulator, path)).toMatchObject({ status: "ended", callsCounterEnded: 2 });
    });
  });

  it("refuses what breaks a rule", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const path = `/campaign/${await create(simulator, { ...campaign(2), schedulePlan: { earliestAt } })}`;
      const late = { earliestAt, latestAt: "2026-08-19T11:00:00Z" };
      expect(await refusal(simulator, "PATCH", path, { schedulePlan: late })).toMatch(/latestAt must be after/);
      expect(await refusal(simulator, "PATCH", path, { assistantId: "a", workflowId: "w" })).toMatch(/assistantId/);
      expect(await refusal(simulator, "PATCH", path, { customers: [] })).toMatch(/property customers/);
      expect(await refusal(simulator, "PATCH", path, { status: "paused" })).toMatch(/status/);
    });
  });
});

describe("vapi: PATCH with a dial plan", () => {
  it("replaces the list of a campaign before the start, and is refused after", async () => {
    await using({ provider: "vapi", ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
      const path = `/campaign/${await create(simulator, { ...campaign(2), schedulePlan: { earliestAt } })}`;
      const dialPlan = [
        { phoneNumberId: "p1", customers: customers(1, 10) },
        { phoneNumberId: "p2", customers: customers(2, 20) },
      ];
      const { body } = await ask(simulator, "PATCH", path, { dialPlan });
      expect(body).toMatchObject({ dialPlan });
      expect(body).not.toHaveProperty("customers");
      expect(body).not.toHaveProperty("phoneNumberId");
      expect(await refusal(simulator, "PATCH", path, { dialPlan, phoneNumberId: "p3" })).toMatch(/phoneNumberId and/);
      await simulator.advance("24h30s");
      expect(await refusal(simulator, "PATCH", path, { dialPlan })).toMatch(/^dialPlan cannot be changed/);
      const dialled = list(await read(simulator, "/call")).map((call) => [
        field(field(call, "customer"), "number"),
        field(call, "phoneNumberId"),
      ]);
      const [first, second, third] = [...customers(1, 10), ...customers(2, 20)].map(({ number }) => number);
      expect(dialled.reverse()).toEqual([
        [first, "p1"],
        [second, "p2"],
        [third, "p2"],
      ]);
    });
  });
});
