import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { toCampaignInput } from "../src/adapter/campaigns/input.ts";
import type { CreateCampaignOptions, NewRow, RetryPlan } from "../src/create-campaign.ts";
import { ConfigurationError } from "../src/errors.ts";
import { CAMPAIGN, PERSONAL } from "./support/campaign-bench.ts";

const CONTEXT = { provider: "acme", operation: "createCampaign" };
const NOW = Date.parse("2026-08-18T09:00:00Z");
const LATER = "2026-08-18T09:30:00Z";
const [NUMBER, OTHER_NUMBER] = PERSONAL;
const rowOf = (phoneNumber: string): NewRow => ({ contact: { phoneNumber } });

function read(change: Partial<CreateCampaignOptions>, maximumRows: number | null = null) {
  return toCampaignInput({ ...CAMPAIGN, ...change }, maximumRows, NOW, CONTEXT);
}

async function findingsOf(change: Partial<CreateCampaignOptions>, maximumRows?: number) {
  const error = await thrownBy(() => read(change, maximumRows));
  if (!(error instanceof ConfigurationError)) throw error;
  return error.findings;
}

const retry = (plan: Partial<RetryPlan>) => ({ retry: { maxAttempts: 1, ...plan } });
const during = (from: string, until: string) => retry({ windows: [{ from, until }] });

describe("what breaks a rule is refused, with the field and the rule", () => {
  const BROKEN: readonly (readonly [string, Partial<CreateCampaignOptions>, string])[] = [
    ["name", { name: " " }, "is empty"],
    ["agent.id", { agent: { kind: "assistant", id: "" } }, "is empty"],
    ["start.at", { start: { at: "tomorrow" } }, "is not a moment"],
    ["start.at", { start: { at: "2026-02-30T09:00:00Z" } }, "is not a moment"],
    ["start.at", { start: { at: "2026-08-18T09:30:00" } }, "is not a moment"],
    ["latestAt", { latestAt: "2026-08-18" }, "is not a moment"],
    ["latestAt", { start: { at: LATER }, latestAt: LATER }, "is not after start.at"],
    ["latestAt", { start: { at: LATER }, latestAt: "2026-08-18T10:30:00+02:00" }, "is not after start.at"],
    ["maxConcurrency", { maxConcurrency: 0 }, "is not a whole number from 1"],
    ["maxConcurrency", { maxConcurrency: 1.5 }, "is not a whole number from 1"],
    ["callers[1]", { callers: [{ id: "line-1" }, {}] }, "has neither id nor phoneNumber"],
    ["callers[0].id", { callers: [{ id: "" }] }, "is empty"],
    ["callers[0].phoneNumber", { callers: [{ phoneNumber: "0155" }] }, "is not an E.164 number"],
    ["rows", { rows: [] }, "are none"],
    ["rows[1].contact.phoneNumber", { rows: [rowOf(NUMBER), { contact: {} }] }, "is missing, and so is sipUri"],
    ["rows[0].contact.phoneNumber", { rows: [{ contact: { sipUri: " " } }] }, "is missing, and so is sipUri"],
    ["rows[0].contact.phoneNumber", { rows: [rowOf("555-0100")] }, "is not an E.164 number"],
    ["retry.maxAttempts", retry({ maxAttempts: 0 }), "is not a whole number from 1"],
    ["retry.windows[0].from", during("9:30", "17:00"), "is not a time of day"],
    ["retry.windows[0].until", during("09:30", "25:00"), "is not a time of day"],
    ["retry.windows[0].until", during("09:30", "09:30"), "is not after from"],
    ["retry.windows[0].until", during("24:00", "24:00"), "is not after from"],
    [
      "retry.windows[0].retryDelaySeconds",
      retry({ windows: [{ from: "09:00", until: "24:00", retryDelaySeconds: 0 }] }),
      "is not a whole number from 1",
    ],
    ["retry.timeZone", retry({ timeZone: "Europe/Atlantis" }), "is not an IANA time zone"],
    ["retry.timeZone", retry({ timeZone: "+01:00" }), "is not an IANA time zone"],
  ];
  it.each(BROKEN)("%s of %j: %s", async (field, change, rule) => {
    expect(await findingsOf(change)).toMatchObject([{ field, rule: expect.stringContaining(rule) }]);
  });

  /** What no compiler lets through, and JSON does. */
  const UNTYPED: readonly (readonly [string, string, string])[] = [
    ["name", '{"name":7}', "is no text"],
    ["agent.kind", '{"agent":{"kind":"robot","id":"robin"}}', "is not one of assistant, squad, workflow"],
    ["start", '{"start":"soon"}', "is none of now, draft, { at }"],
    ["start", '{"start":null}', "is none of now, draft, { at }"],
    ["start.at", '{"start":{}}', "is missing"],
    ["start.at", '{"start":{"at":1755509400000}}', "is not a moment"],
    ["maxConcurrency", '{"maxConcurrency":"3"}', "is not a whole number from 1"],
    ["rows[0].contact", '{"rows":[{"phoneNumber":"+15550100123"}]}', "is missing"],
    ["rows[0].contact", '{"rows":[null]}', "is missing"],
    ["rows[0].contact.phoneNumber", '{"rows":[{"contact":{"phoneNumber":15550100123}}]}', "is not an E.164 number"],
    ["retry.maxAttempts", '{"retry":{}}', "is missing"],
    ["retry.days", '{"retry":{"maxAttempts":1,"days":["Monday"]}}', "are not all of monday"],
  ];
  it.each(UNTYPED)("%s of %s: %s", async (field, json, rule) => {
    expect(await findingsOf(JSON.parse(json))).toMatchObject([{ field, rule: expect.stringContaining(rule) }]);
  });
});

describe("a refusal of an input", () => {
  const WRONG = { name: "", start: { at: "soon" }, maxConcurrency: 0, rows: [rowOf("1"), rowOf("2")] };

  it("tells everything at once", async () => {
    const fields = (await findingsOf(WRONG)).map(({ field }) => field);
    const rows = ["rows[0].contact.phoneNumber", "rows[1].contact.phoneNumber"];
    expect(fields).toEqual(["name", "start.at", "maxConcurrency", ...rows]);
  });

  it("holds no number, no name, and nothing else about anybody", async () => {
    const wrongRow = { contact: { phoneNumber: `tel:${NUMBER}`, name: PERSONAL[2] }, variables: { note: PERSONAL[3] } };
    const error = await thrownBy(() => read({ rows: [wrongRow], callers: [{ phoneNumber: `x${NUMBER}` }] }));
    const text = `${error} ${JSON.stringify(error)}`;
    for (const secret of PERSONAL) expect(text).not.toContain(secret);
    expect(text).toContain("text of 16 characters");
  });

  it("is sent nothing for", async () => {
    expect(await thrownBy(() => read(WRONG))).toMatchObject({ delivery: "not_sent", ...CONTEXT });
  });
});

describe("rows", () => {
  it("may come from a generator that takes its time, and are read to their end once", async () => {
    let begun = 0;
    async function* generate() {
      begun++;
      yield rowOf(NUMBER);
      await Promise.resolve();
      yield rowOf(OTHER_NUMBER);
    }
    const { input } = await read({ rows: generate() });
    expect(input.rows).toEqual([rowOf(NUMBER), rowOf(OTHER_NUMBER)]);
    expect(begun).toBe(1);
  });

  it("that are more than one campaign can have are not read to their end", async () => {
    let given = 0;
    let isClosed = false;
    function* endless() {
      try {
        for (;;) yield rowOf(`+1555010${String(++given).padStart(4, "0")}`);
      } finally {
        isClosed = true;
      }
    }
    const findings = await findingsOf({ rows: endless() }, 3);
    expect(findings).toMatchObject([{ field: "rows", rule: expect.stringContaining("more than the 3") }]);
    expect([given, isClosed]).toEqual([4, true]);
  });

  it("may be as many as one campaign can have", async () => {
    expect((await read({}, 2)).input.rows).toHaveLength(2);
  });

  it("that fail to come fail the call with what they threw", async () => {
    const reason = new Error("the list could not be read");
    async function* broken() {
      yield rowOf(NUMBER);
      throw reason;
    }
    expect(await thrownBy(() => read({ rows: broken() }))).toBe(reason);
  });

  it("with a line that an earlier one has are a warning, by position", async () => {
    const sip = { contact: { sipUri: "sip:robin@example.org" } };
    const rows = [rowOf(NUMBER), sip, rowOf(NUMBER), rowOf(OTHER_NUMBER), sip];
    const { warnings, input } = await read({ rows });
    expect(warnings).toEqual([
      { field: "rows", rule: expect.stringMatching(/: rows\[2\] as rows\[0\], rows\[4\] as rows\[1\]$/) },
    ]);
    expect(input.rows).toHaveLength(5);
  });

  it("with the same number and another extension are none", async () => {
    const rows = ["1", "2"].map((extension) => ({ contact: { phoneNumber: NUMBER, extension } }));
    expect((await read({ rows })).warnings).toEqual([]);
  });

  it("of which many are repeated tell the first ten", async () => {
    const { warnings } = await read({ rows: Array.from({ length: 15 }, () => rowOf(NUMBER)) });
    expect(warnings).toMatchObject([
      { rule: expect.stringMatching(/: (rows\[\d+\] as rows\[0\], ){9}rows\[10\] as rows\[0\], and 4 more$/) },
    ]);
  });
});

describe("moments", () => {
  it("are given on in UTC, with milliseconds", async () => {
    const { input } = await read({ start: { at: "2026-08-18T09:30+02:00" }, latestAt: "2026-08-18T20:00:00.5Z" });
    expect(input).toMatchObject({ startAt: "2026-08-18T07:30:00.000Z", latestAt: "2026-08-18T20:00:00.500Z" });
  });

  it.each(["now", "draft"] as const)("are none where it starts by itself or not at all: %s", async (start) => {
    const { input } = await read({ start });
    expect(input).not.toHaveProperty("startAt");
    expect(input.isDraft).toBe(start === "draft");
  });
});

describe("what no editor has checked", () => {
  /** As plain JavaScript, or a program without an annotation, hands it over. */
  const unchecked = (change: object) => read(Object(change));
  const fieldsOf = async (change: object) => {
    const error = await thrownBy(() => unchecked(change));
    if (!(error instanceof ConfigurationError)) throw error;
    return error.findings.map(({ field }) => field);
  };

  it.each([
    ["intentkey", { intentkey: "order-1" }],
    ["latestat", { latestat: LATER }],
    ["retry.maxAttempt", { retry: { maxAttempts: 1, maxAttempt: 2 } }],
    ["start.earliest", { start: { at: LATER, earliest: LATER } }],
    ["agent.name", { agent: { kind: "assistant", id: "robin", name: "Robin" } }],
    ["callers[0].number", { callers: [{ id: "line-1", number: "1" }] }],
    ["rows[0].contact.nmae", { rows: [{ contact: { phoneNumber: NUMBER, nmae: "Ann" } }] }],
    ["rows[0].variabels", { rows: [{ contact: { phoneNumber: NUMBER }, variabels: {} }] }],
  ])("is refused where a name is misspelt: %s", async (field, change) => {
    expect(await fieldsOf(change)).toEqual([field]);
  });

  it.each([
    ["rows", { rows: undefined }],
    ["rows", { rows: {} }],
    ["rows", { rows: NUMBER }],
    ["callers", { callers: "line-1" }],
    ["callers[0]", { callers: ["line-1"] }],
    ["variables", { variables: "x" }],
    ["variables", { variables: ["x"] }],
    ["variables.amount", { variables: { amount: 10n } }],
    ["providerOptions", { providerOptions: "x" }],
    ["rows[0].variables", { rows: [{ contact: { phoneNumber: NUMBER }, variables: "x" }] }],
    ["name", { name: 5 }],
    ["retry", { retry: 3 }],
    ["retry.windows", { retry: { maxAttempts: 1, windows: {} } }],
    ["start", { start: null }],
  ])("is refused where it is of another kind: %s", async (field, change) => {
    expect(await fieldsOf(change)).toEqual([field]);
  });
});

it("warns of a start that is over, because it begins at once", async () => {
  const { warnings } = await read({ start: { at: "2020-01-01T00:00:00Z" } });
  expect(warnings).toEqual([{ field: "start.at", rule: "is over, so it begins at once" }]);
});
