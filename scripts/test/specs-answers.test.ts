import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readReference } from "../../test-support/reference.ts";
import { type Contract, readContracts, toContract } from "../contracts.ts";
import { bestFit } from "../specs/answers/best-fit.ts";
import { checkAnswers, reportAnswers } from "../specs/answers/check-answers.ts";
import { compareAnswers, findingsOf } from "../specs/answers/findings.ts";
import { readRecordings, toRecording } from "../specs/answers/recordings.ts";
import { DocumentError } from "../specs/document/document.ts";
import { answerOf } from "../specs/readers/answers.ts";
import { toJson } from "../specs/report/report.ts";
import type { Difference } from "../specs/surface/difference.ts";
import { projectContract } from "../specs/surface/project.ts";

const CONTRACT = `
openapi: 3.1.0
info: { title: Invented, version: "1" }
paths:
  /rows:
    get:
      operationId: listRows
      x-effect: read
      x-evidence: documented
      responses:
        "200":
          description: Rows.
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Row" } } } }
  /campaign:
    get:
      operationId: getCampaign
      x-effect: read
      x-evidence: documented
      responses:
        "200":
          description: One.
          content: { application/json: { schema: { $ref: "#/components/schemas/Campaign" } } }
components:
  schemas:
    Status: { type: string, enum: [open, done] }
    Campaign:
      type: object
      required: [id, title]
      properties:
        id: { type: string }
        title: { type: string }
        rows: { type: array, items: { $ref: "#/components/schemas/Row" } }
    Row:
      x-whole: true
      type: object
      required: [id, number]
      properties:
        id: { type: string }
        number: { type: string }
        status: { $ref: "#/components/schemas/Status" }
        tries: { type: integer }
        price: { type: number }
        note: { type: [string, "null"] }
        either: { type: [string, boolean] }
        data: { type: object, additionalProperties: true }
        end: { anyOf: [{ $ref: "#/components/schemas/Ending" }, { $ref: "#/components/schemas/Failure" }] }
    Ending: { type: object, required: [reason], properties: { reason: { type: string } } }
    Failure: { type: object, required: [code], properties: { code: { type: number }, text: { type: string } } }
`;
const SEEDS = [1, 2, 3, 4, 5];
const INVENTED = toContract("invented", CONTRACT);
const ROW = { id: "r1", number: "+15550100" };

describe("recorded answers that say what the contract says", () => {
  it("differ in nothing", () => {
    const rows = [
      { ...ROW, status: "open", tries: 3, price: 3, note: null, either: true, data: { anything: [1, null] } },
      { ...ROW, status: "done", price: 2.5, note: "later", either: "x", end: { reason: "over" } },
      { ...ROW, end: { code: 4, text: "no" } },
    ];
    expect(found("listRows", rows)).toEqual([]);
  });

  it.each(readContracts())("differ in nothing when they are drawn from the contract: $provider's", (contract) => {
    const own = projectContract(contract);
    for (const { name, answers } of own.operations.values()) {
      const [use] = answers.values();
      if (use === undefined) continue;
      for (const seed of SEEDS) {
        const body = answerOf(use.shape, { seed });
        expect([name, seed, compareAnswers(own, [{ source: "a.json", operation: name, body }])]).toEqual([
          name,
          seed,
          [],
        ]);
      }
    }
  });

  it("prove nothing by what they do not show", () => {
    expect(found("listRows", [])).toEqual([]);
    expect(found("listRows", [ROW])).toEqual([]);
    expect(found("getCampaign", { id: "c", title: "t", rows: [] })).toEqual([]);
  });
});

describe("a recorded answer shows", () => {
  it("a property that the contract lacks, whether or not it names all there are", () => {
    const rows = [
      { ...ROW, email: "a@b.example", asked: "2026-01-02T03:04:05Z" },
      { ...ROW, email: null },
    ];
    expect(found("getCampaign", { id: "c", title: "t", owner: { name: "N" }, rows })).toEqual([
      "Campaign.owner property: undefined → object",
      "Row.asked property: undefined → string",
      "Row.email property: undefined → string",
    ]);
  });

  it("nothing new where the contract takes anything", () => {
    expect(found("listRows", [{ ...ROW, data: { at: 1, all: { deep: [] } } }])).toEqual([]);
  });

  it("that something required may be missing", () => {
    expect(found("listRows", [ROW, { id: "r2" }])).toEqual(["Row.number required: true → false"]);
  });

  it("null where there was none, and not where there was", () => {
    expect(found("listRows", [{ ...ROW, status: null, note: null }])).toEqual(["Row.status null: false → true"]);
  });

  it("another kind, beside the one there was where that still comes", () => {
    const rows = [{ ...ROW, price: "3.50", tries: 1.5 }];
    expect(found("listRows", rows)).toEqual(["Row.tries kind: integer → number", "Row.price kind: number → string"]);
    expect(found("listRows", [...rows, { ...ROW, price: 3.5 }])).toContain("Row.price kind: number → number or string");
  });

  it("a list that has become a page", () => {
    expect(found("listRows", { results: [ROW] })).toEqual(["listRows 200 kind: list of Row → object"]);
  });

  it("words that the contract does not list, each once", () => {
    const rows = ["held", "open", "held", "barred"].map((status) => ({ ...ROW, status }));
    expect(found("listRows", rows)).toEqual(["Status word: undefined → barred", "Status word: undefined → held"]);
  });

  it("a number that the contract does not list", () => {
    const contract = toContract(
      "invented",
      CONTRACT.replace("price: { type: number }", "price: { type: number, enum: [1, 2] }"),
    );
    const body = [
      { ...ROW, price: 1 },
      { ...ROW, price: 3 },
    ];
    const own = projectContract(contract);
    expect(compareAnswers(own, [{ source: "a", operation: "listRows", body }]).map(said)).toEqual([
      "Row.price word: undefined → 3",
    ]);
  });

  it("which of several kinds it is, by what it holds", () => {
    const rows = [{ ...ROW, end: { code: 4, text: "no", hint: true } }];
    expect(found("listRows", rows)).toEqual(["Failure.hint property: undefined → boolean"]);
  });

  it("where the place occurs, once for all recordings", () => {
    const own = projectContract(INVENTED);
    const rows = [{ ...ROW, email: "" }];
    const differences = compareAnswers(own, [
      { source: "a", operation: "listRows", body: rows },
      { source: "b", operation: "getCampaign", body: { id: "c", title: "t", rows } },
    ]);
    expect(differences.map(({ sites }) => sites)).toEqual([
      [
        { operation: "listRows", way: "read", path: ["[]", "email"] },
        { operation: "getCampaign", way: "read", path: ["rows", "[]", "email"] },
      ],
    ]);
  });
});

describe("what a recorded answer holds of people", () => {
  it("is in no difference, no report and no proposal", async () => {
    const rows = {
      ...ROW,
      id: "Jane Roe",
      status: "call +15550123 back",
      tries: "Jane Roe",
      email: "jane@roe.example",
      "+15550123": "Jane Roe",
      "bf2504e0-4f89-41d3-9a0c-0305e82c3301": { "jane@roe.example": 1 },
    };
    const folder = recorded({ "listRows.json": [rows, { ...ROW, status: "bf2504e0-4f89-41d3-9a0c-0305e82c3301" }] });
    const check = await checkAnswers(INVENTED, folder);
    const told = JSON.stringify([check, toJson(check), reportAnswers(check)]);
    expect(told).not.toMatch(/jane|roe|5550|f2504e0/i);
    expect(check.proposals.map(({ at, says }) => `${at}: ${says}`).sort()).toEqual([
      "Row.properties: add `email: { type: string }`",
      "Row.tries: make it `{ type: string }`",
      "Row: names that are not printed: set `additionalProperties: true` if they are keys of a map, or else add them",
      "Status.enum: a word that is not printed: add it, or remove the list if what comes is no list of words",
    ]);
  });

  it.each([
    ["a number to dial", "202-555-0134"],
    ["a number to dial after a word", "call-555-0134"],
    ["five digits, however they are parted", "lot-1.23-45"],
    ["a name", "Bob"],
    ["a name in two words", "JohnDoe"],
    ["a name that is parted as words are", "Jane-Roe"],
    ["a key", "sk-live-abcDEF"],
    ["an id without digits", "abcdefab-cdef-abcd-efab-cdefabcdefab"],
    ["a part of an id", "abcdefabcdefabcdef"],
    ["capitals", "ROE"],
    ["an address without its host", "jane_roe"],
    ["more than a word", `a${"-b".repeat(60)}`],
  ])("is not told as a word: %s", (_, word) => {
    expect(worded("[in-progress, campaign.ended]", word)).toEqual(["Status words: 2 words → any text"]);
  });

  it.each([
    ["[in-progress, campaign.ended]", "campaign.ended-by-user-503"],
    ["[in-progress, ended]", "error-1234"],
    ["[in_progress, ended]", "queued_for_calling"],
    ["[createdAt, cost]", "updatedAt"],
    ["[createdAt, updatedAt]", "cost"],
    ["[ASC, DESC]", "NONE"],
    ["[IVR, ios-filter]", "HUMAN"],
  ])("is no word that is written as those of the list %s: %s is told", (list, word) => {
    expect(worded(list, word)).toEqual([`Status word: undefined → ${word}`]);
  });

  it.each([
    ["[open, done]", "in-progress"],
    ["[open, done]", "inProgress"],
    ["[in_progress, done]", "in-progress"],
    ["[in-progress, done]", "john.doe"],
    ["[ASC, DESC]", "bob"],
    ["[audio/office.ogg, cafe/noise.ogg]", "bob"],
  ])("may be what is written otherwise than the list %s: %s is not told", (list, word) => {
    expect(worded(list, word)).toEqual(["Status words: 2 words → any text"]);
  });

  const SNAKE = { phone_number: "", row_index: 1 };
  const CAMEL = { phoneNumber: "", rowIndex: 1 };

  it.each([
    [SNAKE, "JaneDoe"],
    [SNAKE, "Alice"],
    [SNAKE, "Jane_Roe"],
    [SNAKE, "passwordHunter2"],
    [SNAKE, "janeRoe"],
    [SNAKE, "row_20255"],
    [CAMEL, "JaneDoe"],
    [CAMEL, "jane_roe"],
    [CAMEL, "agent2Of3456"],
    [CAMEL, "agent20255"],
    [CAMEL, "jane-roe"],
    [CAMEL, "$jane"],
    [CAMEL, "_jane"],
    [CAMEL, "JANE"],
    [CAMEL, "abcdefabcdefabcdef"],
  ])("is not told as a name beside %o: %s", (siblings, name) => {
    expect(named(siblings, name)).toEqual(["Row.* property: undefined → string"]);
  });

  it.each([
    [SNAKE, "started_at"],
    [SNAKE, "rows_1234"],
    [SNAKE, "mood"],
    [CAMEL, "startedAt"],
    [CAMEL, "serverURL"],
    [CAMEL, "mood"],
  ])("is no name that is written as those beside it, %o: %s is told", (siblings, name) => {
    expect(named(siblings, name)).toEqual([`Row.${name} property: undefined → string`]);
  });

  it("may be a name beside such as tell nothing of how names are written, unless others in the answers do", () => {
    const snake = toContract("invented", CONTRACT.replace("title: { type: string }", "full_title: { type: string }"));
    const told = (contract: Contract, campaign: object) =>
      compareAnswers(projectContract(contract), [
        { source: "a", operation: "getCampaign", body: { id: "c", title: "t", ...campaign } },
      ]).map(({ place }) => place);
    expect(told(INVENTED, { rows: [{ ...ROW, started_at: "" }] })).toEqual(["Row.*"]);
    expect(told(snake, { full_title: "", rows: [{ ...ROW, started_at: "" }] })).toContain("Row.started_at");
    expect(told(snake, { full_title: "", rows: [{ ...ROW, startedAt: "" }] })).toContain("Row.*");
  });

  it("is in nothing that is said of Vapi's calls", async () => {
    const call = { id: "c1", orgId: "o", createdAt: "2026-01-02T03:04:05Z", updatedAt: "2026-01-02T03:04:05Z" };
    const calls = [
      { ...call, endedReason: "202-555-0134" },
      { ...call, endedReason: "JohnDoe", JaneDoe: 1, Alice: 1, "555-0199": 1 },
    ];
    const check = await checkAnswers(contractOf("vapi"), recorded({ "listCalls.json": calls }));
    expect(check.differences).not.toEqual([]);
    expect(JSON.stringify([check, toJson(check), reportAnswers(check)])).not.toMatch(/555|0134|john|doe|alice/i);
  });

  it("is counted by the objects that have it, however many names it is under", () => {
    const folder = recorded({ "listRows.json": [{ ...ROW, A: 1, B: 1, C: 1 }, { ...ROW, B: 1, D: null }, ROW] });
    const own = projectContract(INVENTED);
    const found = findingsOf(own, readRecordings(own, folder));
    expect(found.map(({ difference, times, of }) => [difference.place, times, of])).toEqual([["Row.*", 2, 3]]);
  });

  it("is counted so in an object that holds others like it", () => {
    const own = projectContract(
      toContract(
        "invented",
        CONTRACT.replace("tries: {", 'next: { $ref: "#/components/schemas/Row" }\n        tries: {'),
      ),
    );
    const body = [{ ...ROW, A: 1, next: { ...ROW, B: 1 } }];
    const found = findingsOf(own, [{ source: "a", operation: "listRows", body }]);
    expect(found.map(({ difference, times, of }) => [difference.place, times, of])).toEqual([["Row.*", 2, 2]]);
  });
});

describe("what the contract should say", () => {
  it("is proposed for every difference, with how often it was seen and where", async () => {
    const rows = [
      {
        id: "r1",
        number: "1",
        status: "held",
        when: "2026-01-02T03:04:05Z",
        tags: ["a"],
        price: null,
        extra: { a: 1 },
      },
      { id: "r2", status: null, maybe: null },
    ];
    const folder = recorded({ "listRows.json": rows });
    const { proposals, differences, answers } = await checkAnswers(INVENTED, folder);
    expect(proposals).toHaveLength(differences.length);
    expect(answers).toEqual({ listRows: 1 });
    expect(new Set(proposals.map(({ source }) => source))).toEqual(new Set([join(folder, "listRows.json")]));
    expect(proposals.map(({ at, says, seen }) => `${at}: ${says} (${seen})`).sort()).toEqual([
      'Row.price: make it `type: [number, "null"]` (1 of 1)',
      "Row.properties: add `extra: { type: object, additionalProperties: true }` (1 of 2)",
      "Row.properties: add `maybe: {}` (1 of 2)",
      "Row.properties: add `tags: { type: array, items: { type: string } }` (1 of 2)",
      "Row.properties: add `when: { type: string, format: date-time }` (1 of 2)",
      "Row.required: remove `number` (1 of 2)",
      'Row.status: make it `anyOf: [{ $ref: "#/components/schemas/Status" }, { type: "null" }]` (1 of 2)',
      "Status.enum: add `held` (1 of 1)",
    ]);
  });

  it("is graded by what our functions make of it", async () => {
    const revox = contractOf("revox");
    const rows = {
      rows: [{ id: "r", input_data: {}, row_index: "7", phone_number: "+15550100", call: null, fresh: 1 }],
    };
    const check = await checkAnswers(revox, recorded({ "listRows.json": rows }));
    const consequence = Object.fromEntries(check.differences.map((each) => [each.place, each.consequence]));
    expect(consequence["Row.row_index"]).toBe("needs a person");
    expect(consequence["Row.fresh"]).toBe("none");
    expect(check.consequence).toBe("needs a person");
    expect(check.differences[0]?.place).toBe("Row.row_index");
    expect(reportAnswers(check)).toContain("Row.row_index: make it `{ type: string }` (1 of 1, in ");
  });
});

describe("a folder of recorded answers", () => {
  const own = projectContract(INVENTED);

  it("is read with its subfolders, each answer by name, by what it says, or by what it fits", () => {
    const folder = recorded({
      "getCampaign-2.json": { id: "c" },
      "listRows2.json": [],
      "wrapped.json": { operation: "listRows", body: [ROW] },
      "later/some-answer.json": { id: "c", title: "t", rows: [] },
      "notes.txt": "not read",
    });
    expect(
      readRecordings(own, folder).map(({ source, operation }) => [source.slice(folder.length + 1), operation]),
    ).toEqual([
      ["getCampaign-2.json", "getCampaign"],
      ["later/some-answer.json", "getCampaign"],
      ["listRows2.json", "listRows"],
      ["wrapped.json", "listRows"],
    ]);
  });

  it("is refused where there are none, where one is not JSON, and where one fits nothing: each says which", () => {
    const refusal = (files: Record<string, unknown>) => {
      try {
        return readRecordings(own, recorded(files));
      } catch (error) {
        return error instanceof DocumentError ? error.message.replace(/^.*\//, "") : error;
      }
    };
    expect(refusal({ "notes.txt": "" })).toMatch(/holds no recorded answers/);
    expect(refusal({ "a.json": "{ 'Jane Roe' }" })).toBe("a.json: is not JSON");
    expect(refusal({ "a.json": { message: "Unauthorized", statusCode: 401 } })).toMatch(/^a\.json: fits no answer of/);
    expect(refusal({ "a.json": { operation: "listCows", body: [] } })).toMatch(/no operation `listCows`: .*listRows/);
    expect(() => readRecordings(own, "/not/there")).toThrow("/not/there: is not there");
  });

  it.each(["Jane Roe", "+15550100", "call_55501", "jane@roe.example", "", `a${"b".repeat(40)}`])(
    "is refused without repeating what it says of itself, where that is no name of an operation: %s",
    (operation) => {
      const refusal = refusalOf(() => toRecording(own, "a.json", { operation, body: [] }));
      expect(refusal).toBe("a.json: invented has no such operation as this names: it is one of listRows, getCampaign");
    },
  );

  it.each([
    ["lists", "[".repeat(100_000) + "]".repeat(100_000)],
    ["objects", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["lists where a property is", `[{"id":"r","number":"1","note":${"[".repeat(100_000) + "]".repeat(100_000)}}]`],
  ])("is refused where it nests deeper than can be read: %s", (_, text) => {
    for (const name of ["listRows.json", "a.json"]) {
      expect(refusalOf(() => readRecordings(own, recorded({ [name]: text })))).toMatch(
        /: nests deeper than 200 levels$/,
      );
    }
  });

  it("is read where it nests deep, and not too deep", () => {
    const data = JSON.parse("[".repeat(190) + "]".repeat(190));
    expect(found("listRows", [{ ...ROW, data: {}, note: data }])).toHaveLength(1);
    expect(() => toRecording(own, "listRows.json", [{ ...ROW, note: data }])).not.toThrow();
  });

  it("is taken for the answer to a question where a change is answered alike", () => {
    const answers = (operationId: string) => `
      operationId: ${operationId}
      x-effect: read
      x-evidence: documented
      responses:
        "200":
          description: One.
          content: { application/json: { schema: { $ref: "#/components/schemas/Campaign" } } }`;
    const paths = `paths:
  /changed:
    post:${answers("changeCampaign")}
`;
    const contract = toContract("invented", CONTRACT.replace("paths:\n", paths));
    expect([...projectContract(contract).operations.keys()][0]).toBe("changeCampaign");
    expect(bestFit(projectContract(contract), { id: "c", title: "t", rows: [] })).toBe("getCampaign");
  });

  it("may be one file", () => {
    const folder = recorded({ "listRows.json": [ROW] });
    expect(readRecordings(own, join(folder, "listRows.json"))).toHaveLength(1);
  });
});

describe("the example answers of the documentation pages", () => {
  it.each([
    ["revox", "seeds/revox-campaign-rows.example.json", "listRows", []],
    // Examples that a documentation tool made up, and that no schema of theirs allows.
    ["cozmox", "seeds/cozmox-list-campaigns.example.json", "listCampaigns", ["Customer.extension null: false → true"]],
    [
      "vapi",
      "seeds/vapi-list-campaigns.example.json",
      "listCampaigns",
      [
        "AssistantOverrides.clientMessages kind: list of ClientMessage → string",
        "AssistantOverrides.serverMessages kind: list of ServerMessage → string",
      ],
    ],
  ])("are what %s's contract says, but for slips of the page", (provider, path, operation, expected) => {
    const text = readReference(path);
    if (text === undefined) return;
    const own = projectContract(contractOf(provider));
    const recording = toRecording(own, path, JSON.parse(text));
    expect(recording.operation).toBe(operation);
    expect(compareAnswers(own, [recording]).map(said)).toEqual(expected);
  });
});

function found(operation: string, body: unknown): readonly string[] {
  return compareAnswers(projectContract(INVENTED), [{ source: "a.json", operation, body }]).map(said);
}

/** What is told of a word where these are listed. */
function worded(list: string, word: string): readonly string[] {
  const contract = toContract("invented", CONTRACT.replace("[open, done]", list));
  const body = [{ ...ROW, status: word }];
  return compareAnswers(projectContract(contract), [{ source: "a", operation: "listRows", body }]).map(said);
}

/** What is told of a name where an object has such names besides. */
function named(siblings: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const more = Object.entries(siblings).map(([key, value]) => `        ${key}: { type: ${typeof value} }\n`);
  const contract = toContract("invented", CONTRACT.replace("        tries: {", `${more.join("")}        tries: {`));
  const body = [{ ...ROW, ...siblings, [name]: "x" }];
  return compareAnswers(projectContract(contract), [{ source: "a", operation: "listRows", body }]).map(said);
}

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error instanceof DocumentError ? error.message : error;
  }
}

function said({ place, aspect, before, after }: Difference): string {
  return `${place} ${aspect}: ${before} → ${after}`;
}

function contractOf(provider: string): Contract {
  const contract = readContracts().find((each) => each.provider === provider);
  if (contract === undefined) throw new Error(`no contract of ${provider}`);
  return contract;
}

/** A folder with these files, for as long as the test runs. Text is written as it is. */
function recorded(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), "answers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, value] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), typeof value === "string" ? value : JSON.stringify(value));
  }
  return folder;
}
