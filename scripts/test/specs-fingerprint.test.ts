import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readReference } from "../../test-support/reference.ts";
import { type Contract, ROOT, readContracts, toContract } from "../contracts.ts";
import { run } from "../specs/commands/fingerprint.ts";
import { DocumentError, type Published } from "../specs/document/document.ts";
import { historyBeside, withHistory } from "../specs/document/history.ts";
import { collectGenerations } from "../specs/fingerprint/collect-generations.ts";
import {
  type Generations,
  generationsPath,
  parseGenerations,
  printGenerations,
  readGenerations,
} from "../specs/fingerprint/generations.ts";
import type { Identity } from "../specs/fingerprint/identify.ts";
import { identifyAnswer } from "../specs/fingerprint/identify-answer.ts";
import { identifyContract, identifyDocument } from "../specs/fingerprint/identify-surface.ts";
import { reportIdentity, verdictOf } from "../specs/fingerprint/report.ts";
import { isWithin, toSpans } from "../specs/fingerprint/spans.ts";
import { toStatements } from "../specs/fingerprint/statements.ts";
import { readSubject } from "../specs/fingerprint/subject.ts";
import { toSurface } from "../specs/fingerprint/to-surface.ts";
import { answerOf } from "../specs/readers/answers.ts";
import { compareSurfaces } from "../specs/surface/compare.ts";
import { projectContract, projectDocument } from "../specs/surface/project.ts";
import { UsageError } from "../specs/usage.ts";

const INVENTED = toContract("invented", JSON.stringify(contractText()));
const VAPI = contractOf("vapi");
const COZMOX = contractOf("cozmox");
const KNOWN = known("vapi");

describe("statements", () => {
  it.each(readContracts())("say all of a surface that surfaces are compared by: $provider's contract", (contract) => {
    const own = projectContract(contract);
    const back = toSurface(contract.provider, toStatements(own));
    expect(compareSurfaces(own, back).differences).toEqual([]);
    expect(compareSurfaces(back, own).differences).toEqual([]);
  });

  it("come to an end where a schema holds itself", () => {
    const own = projectContract(toContract("invented", JSON.stringify(contractText({ holdsItself: true }))));
    const back = toSurface("invented", toStatements(own));
    expect(compareSurfaces(own, back).differences).toEqual([]);
    expect(toStatements(back)).toEqual(toStatements(own));
  });

  it("tell any two generations apart", () => {
    const texts = KNOWN.all.map(({ surface }) => [...toStatements(surface)].map(([place, said]) => [place, [...said]]));
    for (const [index, text] of texts.entries()) {
      const next = texts[index + 1];
      if (next !== undefined) expect(JSON.stringify(text)).not.toBe(JSON.stringify(next));
    }
  });
});

describe("spans", () => {
  const names = ["a", "b", "c", "d", "e"];
  it.each([
    ["11111", "always"],
    ["11000", "to b"],
    ["00111", "c on"],
    ["01110", "b to d"],
    ["10101", "to a, c to c, e on"],
    ["01011", "b to b, d on"],
  ])("of %s read %s, and back", (held, spans) => {
    const isHeld = [...held].map((each) => each === "1");
    expect(toSpans(names, isHeld)).toBe(spans);
    expect(names.map((name) => isWithin(spans, names, name))).toEqual(isHeld);
  });

  it("of nothing are none", () => {
    expect(toSpans(names, [])).toBeUndefined();
  });
});

describe("generations", () => {
  const history = [
    published("2025-01-01", {}),
    published("2025-01-09", {}),
    published("2025-02-01", { words: ["open", "done", "held"] }),
    published("2025-02-01", { words: ["open", "done"], isPaged: true }),
    published("2025-02-20", { words: ["open", "done"], isPaged: true }),
    published("2025-02-20", { words: ["open", "done"], isPaged: true, most: 200 }),
    published("2025-03-01", { words: ["open", "done"] }),
  ];

  it("are those of the documents in which our surface moved, each to the day before the next", async () => {
    const { all } = await collectGenerations(INVENTED, history);
    expect(all.map(({ name, until }) => [name, until])).toEqual([
      ["2025-01-01", "2025-01-31"],
      ["2025-02-01", "2025-02-01"],
      ["2025-02-01.2", "2025-02-20"],
      ["2025-02-20.2", "2025-02-28"],
      ["2025-03-01", undefined],
    ]);
  });

  it("are the same after having been written down, and written down the same", async () => {
    const generations = await collectGenerations(INVENTED, history);
    const text = printGenerations(generations);
    expect(text).toContain('"word held": "2025-02-01 to 2025-02-01"');
    const back = parseGenerations("invented", text);
    expect(printGenerations(back)).toBe(text);
    for (const [index, generation] of generations.all.entries()) {
      expect(back.all[index]?.statements).toEqual(generation.statements);
    }
    expect(printGenerations(await collectGenerations(INVENTED, history.toReversed().toReversed()))).toBe(text);
  });

  it("grow by what is newer than the newest known, and by nothing else", async () => {
    const all = await collectGenerations(INVENTED, history);
    const some = await collectGenerations(INVENTED, history.slice(0, 5));
    expect(printGenerations(await collectGenerations(INVENTED, history, some))).toBe(printGenerations(all));
    expect(printGenerations(await collectGenerations(INVENTED, history, all))).toBe(printGenerations(all));
  });

  it("are refused of documents that come in no order, or have no day in their names", async () => {
    await expect(collectGenerations(INVENTED, history.toReversed())).rejects.toThrow(
      "2025-02-20.json: is of 2025-02-20, and comes after one of 2025-03-01: oldest first",
    );
    const { document } = published("2025-01-01", {});
    await expect(collectGenerations(INVENTED, [{ document, source: "now.json" }])).rejects.toThrow(DocumentError);
  });

  it("that went back to what they were are told as both", async () => {
    const generations = await collectGenerations(INVENTED, history);
    const identity = identifyDocument(generations, "it.json", projectDocument(INVENTED, documentOf({})));
    expect(identity?.runs.map(({ from, until }) => [from, until])).toEqual([
      ["2025-01-01", "2025-01-31"],
      ["2025-03-01", undefined],
    ]);
    expect(verdictOf(of(identity), "Invented")).toBe(
      "this is Invented's of 2025-01-01 (to 2025-01-31), or of 2025-03-01 (no later one is known): it went back to what it was",
    );
  });

  it("that a document is none of are told by the nearest", async () => {
    const generations = await collectGenerations(INVENTED, history);
    const surface = projectDocument(INVENTED, documentOf({ words: ["open", "done", "held", "lost"] }));
    const identity = of(identifyDocument(generations, "it.json", surface));
    expect(identity.runs.map(({ from }) => from)).toEqual(["2025-02-01"]);
    expect(reportIdentity(identity, "Invented")).toBe(
      [
        "it.json: nearest is Invented's of 2025-02-01 (that day alone), and it differs in 1 statement",
        "  Status may be `lost` now",
        "not of 2025-01-01, the one before:",
        "  Status may be `held` now",
        "  Status may be `lost` now",
        "not of 2025-02-01.2, the one after:",
        "  listRows 200 is object instead of list of Row",
      ].join("\n"),
    );
  });
});

describe("Cozmox's contract", () => {
  const identity = of(identifyContract(KNOWN, "specs/cozmox.yaml", projectContract(COZMOX)));

  it("says what Vapi's document of 2025-07-02 does", () => {
    expect(verdictOf(identity, "Vapi")).toBe("this says the same as Vapi's of 2025-07-02 (to 2025-07-07)");
  });

  it("says otherwise than the documents before and after", () => {
    expect(identity.runs).toHaveLength(1);
    expect(identity.runs[0]?.before?.evidence).toContain(
      "listCampaigns 200 is CampaignPage instead of list of Campaign",
    );
    expect(identity.runs[0]?.after?.evidence).toContain(
      "AssistantOverrides.silenceTimeoutSeconds is gone (was number)",
    );
  });

  it("is known for a contract by what it says of requests", async () => {
    const { kind } = await readSubject(`${ROOT}/specs/cozmox.yaml`);
    expect(kind).toBe("contract");
  });
});

describe("the command", () => {
  it("ends with 0 for what is a known generation, 1 for what is nearest to one, and else says what is wrong", async () => {
    expect(await run(["--upstream", `${ROOT}/specs/cozmox.yaml`, "--json"])).toBe(0);
    const folder = mkdtempSync(join(tmpdir(), "fingerprint-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "getCampaign.json"), JSON.stringify({ id: "c", mood: "good" }));
    expect(await run(["--upstream", join(folder, "getCampaign.json")])).toBe(1);
    await expect(run([])).rejects.toThrow(UsageError);
    await expect(run(["--upstream", "/not/there.json"])).rejects.toThrow("/not/there.json: is not there");
    await expect(run(["--upstream", `${ROOT}/specs/revox.yaml`])).rejects.toThrow(DocumentError);
    await expect(run(["--upstream", `${ROOT}/specs/vapi.yaml`, "--operation", "getCall"])).rejects.toThrow(UsageError);
  });
});

describe("other contracts", () => {
  it("are what they were written from: Vapi's is its newest", () => {
    const identity = of(identifyContract(KNOWN, "specs/vapi.yaml", projectContract(VAPI)));
    expect(identity.against).toEqual([]);
    expect(identity.runs.map(({ until }) => until)).toEqual([undefined]);
  });

  it("are none of Vapi's where they are of another API", () => {
    expect(identifyContract(KNOWN, "specs/revox.yaml", projectContract(contractOf("revox")))).toBeUndefined();
  });
});

describe("a recorded answer", () => {
  const campaign = {
    ...{ id: "c", orgId: "o", name: "n", status: "ended", phoneNumberId: "p", customers: [{ number: "+15550100" }] },
    ...{ createdAt: "2025-07-03T00:00:00Z", updatedAt: "2025-07-03T00:00:00Z", calls: {}, callsCounterScheduled: 0 },
    ...{ callsCounterQueued: 0, callsCounterInProgress: 0, callsCounterEndedVoicemail: 0, callsCounterEnded: 1 },
  };
  const page = { results: [campaign], metadata: { itemsPerPage: 1, totalItems: 1, currentPage: 1 } };

  it("fits the operation that gives such answers", () => {
    expect(identified(page)?.operation).toBe("listCampaigns");
    expect(identified(campaign)?.operation).toBe("getCampaign");
    expect(identified([{ id: "1", orgId: "o", createdAt: "", updatedAt: "", type: "webCall" }])?.operation).toBe(
      "listCalls",
    );
  });

  it("can come from every generation that it contradicts nothing of", () => {
    const [run, ...others] = of(identified(page)).runs;
    expect(others).toEqual([]);
    expect(run?.from).toBe("2025-07-02");
    expect(run?.until).toBeUndefined();
    expect(run?.before).toEqual({
      generation: "2025-06-30",
      evidence: ["listCampaigns 200 came as object, and is list of Campaign"],
    });
  });

  it("can come from no generation that lacks a property, a word, or a form that it shows", () => {
    const overrides = { ...campaign, customers: [{ assistantOverrides: { silenceTimeoutSeconds: 30 } }] };
    expect(spans(identified({ ...page, results: [overrides] }))).toEqual(["2025-07-02 to 2025-07-07"]);
    expect(spans(identified([overrides]))).toEqual(["2025-06-25.3 to 2025-07-01"]);
    expect(spans(identified({ ...page, results: [{ ...campaign, dialPlan: [] }] }))[0]).toMatch(/^2025-12-10 /);
    expect(spans(identified({ ...page, results: [{ ...campaign, status: "archived" }] }))[0]).toMatch(/^2026-08-18 /);
  });

  it("can come from no generation that requires what it lacks", () => {
    const { phoneNumberId: _, ...bare } = campaign;
    const [run] = of(identified({ ...page, results: [bare] })).runs;
    expect(run?.from).toBe("2025-12-10");
    expect(run?.before?.evidence).toEqual(["Campaign.phoneNumberId is required, and did not come"]);
  });

  it("that is drawn from a generation can come from that one, and from none that says otherwise of it", () => {
    for (const { name, surface } of KNOWN.all) {
      const [use] = surface.operations.get("getCampaign")?.answers.values() ?? [];
      if (use === undefined) throw new Error(`${name} has no campaign`);
      const identity = of(identifyAnswer(KNOWN, "getCampaign.json", answerOf(use.shape, { seed: 7 })));
      expect([name, identity.against]).toEqual([name, []]);
      const isThere = identity.runs.some(({ from, until = "9999" }) => from <= name && name.slice(0, 10) <= until);
      expect([name, isThere]).toEqual([name, true]);
    }
  });

  it("that no generation can have given is told by the nearest, and what speaks against it", () => {
    const identity = of(identified({ ...page, results: [{ ...campaign, mood: "good", dialPlan: [] }] }));
    expect(identity.against).toEqual(["Campaign.mood came, and is not there"]);
    expect(verdictOf(identity, "Vapi")).toMatch(
      /^nearest is listCampaigns of Vapi's of 2025-12-10 \(.*\), and 1 thing in it contradicts that$/,
    );
  });

  it("that tells nothing is said to", () => {
    const identity = of(identified([]));
    expect(verdictOf(identity, "Vapi")).toContain("any known generation of Vapi's: nothing in it tells them apart");
  });

  it("is of the operation that its file, its wrapper or the caller names", () => {
    expect(identifyAnswer(KNOWN, "updateCampaign-1.json", campaign)?.operation).toBe("updateCampaign");
    expect(identified({ operation: "deleteCampaign", body: campaign })?.operation).toBe("deleteCampaign");
    expect(identifyAnswer(KNOWN, "a.json", campaign, "createCampaign")?.operation).toBe("createCampaign");
    expect(() => identifyAnswer(KNOWN, "a.json", campaign, "singCampaign")).toThrow(/no operation `singCampaign`/);
  });

  it("that looks like nothing of theirs is refused", () => {
    expect(() => identified({ message: "Unauthorized", statusCode: 401 })).toThrow(DocumentError);
  });

  it("is told apart from documents by what it holds, whatever it is called", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fingerprint-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return readSubject(join(folder, name));
    };
    expect((await write("a.json", JSON.stringify(page))).kind).toBe("answer");
    expect((await write("b.json", JSON.stringify(documentOf({})))).kind).toBe("document");
    await expect(write("c.json", "")).rejects.toThrow(/is empty/);
    await expect(write("d.json", JSON.stringify(documentOf({})).slice(0, -9))).rejects.toThrow(/truncated/);
    await expect(write("e.json", '{ "swagger": "2.0", "paths": {} }')).rejects.toThrow(/Swagger/);
  });

  it("holds nothing that comes out of it: no text, no number", () => {
    const odd = { ...campaign, status: "+15550100", name: null, owner: "Jane Roe", customers: "Jane Roe" };
    const identity = of(identified({ ...page, results: [odd] }));
    expect(reportIdentity(identity, "Vapi") + JSON.stringify(identity)).not.toMatch(/5550|Jane/);
  });

  it.each(["202-555-0134", "555-0134", "call-55501", "JohnDoe", "Bob", "sk-live-abcDEF"])(
    "holds no word that comes out of it, unless it is written like those of the list: not %s",
    (endedReason) => {
      const call = { id: "c1", orgId: "o", createdAt: "", updatedAt: "", endedReason, JaneDoe: 1 };
      const identity = of(identifyAnswer(KNOWN, "listCalls.json", [call]));
      const told = reportIdentity(identity, "Vapi") + JSON.stringify(identity);
      expect(told).not.toMatch(new RegExp(`${endedReason}|Jane`));
      expect(identity.against).toEqual([
        "Call.* came, and is not there",
        expect.stringMatching(/^\w+ came as a word that is not printed, which it does not list$/),
      ]);
    },
  );

  it("is refused where it nests deeper than can be read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fingerprint-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "listCalls.json");
    writeFileSync(file, "[".repeat(100_000) + "]".repeat(100_000));
    await expect(run(["--upstream", file])).rejects.toThrow(`${file}: nests deeper than 200 levels`);
    await expect(run(["--upstream", file])).rejects.toThrow(DocumentError);
  });

  it.each(['[{ "name": Jane Roe }]', '{ "name": Jane Roe }', "[Jane Roe", "[+15550100, Jane]"])(
    "is refused without repeating what it holds, where it is not JSON: %s",
    async (text) => {
      const folder = mkdtempSync(join(tmpdir(), "fingerprint-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const file = join(folder, "a.json");
      writeFileSync(file, text);
      await expect(readSubject(file)).rejects.toThrow(new DocumentError(file, "is not JSON"));
    },
  );

  it("is refused without repeating what it says of itself, where that is no name of an operation", () => {
    expect(() => identified({ operation: "Jane Roe", body: campaign })).toThrow(/no such operation as this names: /);
    expect(() => identified({ operation: "call_55501", body: campaign })).toThrow(/no such operation as this names: /);
  });
});

describe("the example answers of the documentation pages", () => {
  it("put Cozmox's at 2025-07-02, but for a null that no generation has", () => {
    const text = readReference("seeds/cozmox-list-campaigns.example.json");
    if (text === undefined) return;
    const identity = of(identified(JSON.parse(text)));
    expect(spans(identity)).toEqual(["2025-07-02 to 2025-07-07"]);
    expect(identity.against).toEqual(["Customer.extension came as null, and is never null"]);
    expect(identity.runs[0]?.after?.evidence).toEqual([
      "AssistantOverrides.silenceTimeoutSeconds came, and is not there",
    ]);
  });

  it("put Vapi's at 2025-12-16 or later", () => {
    const text = readReference("seeds/vapi-list-campaigns.example.json");
    if (text === undefined) return;
    expect(spans(identified(JSON.parse(text)))).toEqual(["2025-12-16 on"]);
  });
});

const HISTORY = readReference("upstream/vapi-2026-08-18.json") === undefined ? [] : historyBeside("vapi");

describe.skipIf(HISTORY.length === 0)("with the documents that Vapi published", () => {
  it("the known generations are fresh, and every document is its own", { timeout: 120_000 }, async () => {
    const found: (readonly [name: string, surface: ReturnType<typeof projectDocument>])[] = [];
    const generations = await withHistory(HISTORY, async (editions) => {
      const documents = async function* () {
        for (const { read } of editions) {
          const each = await read();
          found.push([each.date ?? "", projectDocument(VAPI, each.document)]);
          yield each;
        }
      };
      return collectGenerations(VAPI, documents());
    });
    const path = generationsPath("vapi");
    expect(readFileSync(`${ROOT}/${path}`, "utf8"), "run `pnpm specs generations --write`").toBe(
      printGenerations(generations),
    );
    for (const [day, surface] of found) {
      const { against, runs } = of(identifyDocument(KNOWN, day, surface));
      expect([day, against]).toEqual([day, []]);
      const isOwn = runs.some(({ from, until = "9999" }) => from.slice(0, day.length) <= day && day <= until);
      expect([day, isOwn, runs]).toEqual([day, true, runs]);
    }
  });

  it("that of 2025-07-02 is of 2025-07-02", { timeout: 60_000 }, async () => {
    await withHistory(HISTORY, async (editions) => {
      const edition = editions.find(({ name }) => name.includes("2025-07-02"));
      if (edition === undefined) return;
      const { document, source } = await edition.read();
      const identity = of(identifyDocument(KNOWN, source, projectDocument(VAPI, document)));
      expect(verdictOf(identity, "Vapi")).toBe("this is Vapi's of 2025-07-02 (to 2025-07-07)");
    });
  });
});

interface Said {
  readonly words?: readonly string[];
  readonly isPaged?: boolean;
  readonly holdsItself?: boolean;
  readonly most?: number;
}

/** What of it is relied upon. */
function contractText(said: Said = {}) {
  const { paths, ...document } = documentOf(said);
  const get = { ...paths["/rows"].get, "x-effect": "read", "x-evidence": "published" };
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    { ...schema, "x-upstream-schema": name, "x-whole": true },
  ]);
  return { ...document, paths: { "/rows": { get } }, components: { schemas: Object.fromEntries(schemas) } };
}

function documentOf({ words = ["open", "done"], isPaged = false, holdsItself = false, most = 100 }: Said) {
  const list = { type: "array", items: { $ref: "#/components/schemas/Row" } };
  const page = { type: "object", required: ["rows"], properties: { rows: list } };
  return {
    openapi: "3.1.0",
    info: { title: "Invented", version: "1" },
    paths: {
      "/rows": {
        get: {
          operationId: "listRows",
          parameters: [{ name: "limit", in: "query", schema: { type: "number", maximum: most } }],
          responses: {
            "200": { description: "Rows", content: { "application/json": { schema: isPaged ? page : list } } },
          },
        },
      },
    },
    components: {
      schemas: {
        Status: { type: "string", enum: words },
        Row: {
          type: "object",
          required: ["id"],
          properties: {
            id: { type: "string" },
            status: { $ref: "#/components/schemas/Status" },
            ...(holdsItself && { parent: { $ref: "#/components/schemas/Row" }, rows: list }),
          },
        },
      },
    },
  };
}

function published(date: string, said: Said): Published {
  return { document: documentOf(said), source: `${date}.json`, date };
}

function identified(value: unknown): Identity | undefined {
  return identifyAnswer(KNOWN, "a.json", value);
}

function spans(identity: Identity | undefined): readonly string[] {
  return of(identity).runs.map(({ from, until }) => (until === undefined ? `${from} on` : `${from} to ${until}`));
}

function of(identity: Identity | undefined): Identity {
  if (identity === undefined) throw new Error("of no known generation");
  return identity;
}

function known(provider: string): Generations {
  const generations = readGenerations(provider);
  if (generations === undefined) throw new Error(`no generations of ${provider} are known`);
  return generations;
}

function contractOf(provider: string): Contract {
  const contract = readContracts().find((each) => each.provider === provider);
  if (contract === undefined) throw new Error(`no contract of ${provider}`);
  return contract;
}
