/** Answers of every version that a provider's API ever had, and of some that it never had, through the readers of today. */
import { brokenProperties } from "@trunkline/conformance";
import { type CallAttempt, type Campaign, IntentError, MappingError, type Row } from "@trunkline/core";
import { describe, expect, it } from "vitest";
import { isRecord, readContracts } from "../contracts.ts";
import type { Variant } from "../specs/readers/variants.ts";
import type { Shape, Surface } from "../specs/surface/surface.ts";
import { type CampaignReport, type PersonReport, type Report, reportOf } from "./support/consumer.ts";
import { lossesOf } from "./support/losses.ts";
import {
  type Decoded,
  inventedVersions,
  knownVersions,
  openVersion,
  publishedVersions,
  type Version,
} from "./support/versions.ts";

/** With these seeds words come that nobody has heard of, in answers of each provider. */
const WAYS = [
  { seed: 1, drift: false },
  { seed: 7, drift: true },
] as const;

const published = await Promise.all(
  readContracts().map(async (contract) => [contract.provider, await publishedVersions(contract)] as const),
);
const PROVIDERS = readContracts().map((contract) => {
  const { versions = [] } = new Map(published).get(contract.provider) ?? {};
  const known = versions.length > 0 ? versions : knownVersions(contract);
  return { provider: contract.provider, contract, versions: [...inventedVersions(contract), ...known] };
});

/** What `GET /campaign` was answered with before there were pages. */
const isBareList = ({ operations }: Surface) => shapeAt(operations, "listCampaigns", [])?.items !== undefined;
const WITHOUT = "without what may be left out";

describe.each(PROVIDERS)("of $provider", ({ contract, versions }) => {
  const [today] = versions;
  const variants = today === undefined ? [] : openVersion(today.surface, { seed: 1 }).variants;

  it.each(variants)("$title reads all there ever was, and loses nothing", async (variant) => {
    if (today === undefined) throw new Error("there is no version");
    const usual = (await openVersion(today.surface, WAYS[0]).decode(variant)).map(({ exchanges, ...call }) => ({
      ...call,
      operations: new Set(exchanges.map(({ asked }) => asked.operation)),
    }));
    for (const version of versions) {
      for (const way of waysOf(version, variant)) {
        const decoded = await summed(version, variant, way);
        const told = `${version.name}, ${variant.title}, seed ${way.seed}${way.drift ? ", drifting" : ""}`;
        expect(decoded.failures, told).toEqual(expectedFailures(version, usual));
        expect(decoded.losses, told).toEqual([]);
        expect(decoded.broken, told).toEqual([]);
        if (isServed(version.surface, variant)) expect(decoded.models, told).toBeGreaterThan(0);
      }
    }
  });

  it.each(variants)("$title tells each word that it does not know, once, and no other", async (variant) => {
    const words: string[] = [];
    const served = versions.filter(({ surface }) => isServed(surface, variant));
    for (const version of served) {
      for (const way of WAYS) {
        const { unknown, untold } = await summed(version, variant, way);
        expect(unknown, version.name).toEqual([...new Set(unknown)]);
        expect(
          unknown.filter((each) => !/-unheard-of\)|\(word-of-tomorrow\)/.test(each)),
          version.name,
        ).toEqual([]);
        expect(untold, version.name).toEqual([]);
        words.push(...unknown);
      }
    }
    if (variant.functions === undefined) expect(words.length).toBeGreaterThan(served.length);
  });

  it("every word that a version ever had is known, or told once and kept as it was", async () => {
    for (const { operation, path, variant: title, list } of WORD_PLACES[contract.provider] ?? []) {
      const variant = variants.find((each) => each.title === title);
      const lists = versions.map(({ surface }) => shapeAt(surface.operations, operation, path)?.words ?? []);
      const words = [...new Set(lists.flat())];
      const ours = today === undefined ? undefined : shapeAt(today.surface.operations, operation, path);
      const retired = contract.schemas[ours?.name ?? ""]?.["x-retired-enum"];
      const known = new Set([...(ours?.words ?? []), ...(Array.isArray(retired) ? retired.map(String) : [])]);
      expect(words.length).toBeGreaterThan(3);
      if (variant === undefined || today === undefined) throw new Error(`no adapter is called ${title}`);
      const observed: string[] = [];
      const provider = openVersion(today.surface, WAYS[0]).connect(variant, {
        change: (asked, answer) => (asked === operation ? withWords(answer, path, words) : answer),
        onObservation: ({ kind, word }) => kind === "unknown_word" && observed.push(word ?? ""),
      });
      expect(await list(provider), operation).toEqual(words);
      expect(observed.sort()).toEqual(words.filter((word) => !known.has(word)).sort());
      expect(observed).toContain("word-of-tomorrow");
    }
  });

  it.each(variants.filter(({ functions }) => functions === undefined))(
    "a service written against our types reports the same of $title in every version",
    async (variant) => {
      const usual = await report(today, variant);
      expect(Object.keys(usual.campaigns).length).toBeGreaterThan(3);
      const able = versions.filter(({ name, surface }) => name !== WITHOUT && isServed(surface, variant));
      for (const version of able) {
        expect(await report(version, variant), version.name).toEqual(inVersion(version, variant, usual));
      }
    },
  );
});

describe("a list where a page belongs", () => {
  const bare = PROVIDERS.flatMap(({ versions }) => versions.filter(({ surface }) => isBareList(surface)));

  it("was answered by Vapi until 2025-06-30, and is refused as an error of ours that says so", async () => {
    expect(bare.map(({ name }) => name.match(/\d{4}-\d\d-\d\d/)?.[0])).toEqual([
      "2025-06-19",
      ...["2025-06-25", "2025-06-25", "2025-06-25", "2025-06-30"],
    ]);
    for (const { surface } of bare) {
      const { variants, connect } = openVersion(surface, WAYS[0]);
      const [first] = variants;
      if (first === undefined) throw new Error("no adapter");
      const failed = reportOf(connect(first)).catch((error: unknown) => error);
      expect(await failed).toBeInstanceOf(MappingError);
      expect(await failed).toMatchObject({ provider: "vapi", operation: "listCampaigns" });
      expect(await failed).not.toBeInstanceOf(IntentError);
    }
  });
});

/** What a version does not have at all it refuses in every way alike. */
function waysOf({ surface }: Version, variant: Variant): readonly (typeof WAYS)[number][] {
  return isServed(surface, variant) ? WAYS : WAYS.slice(0, 1);
}

/** What came of a version's answers. */
interface Sum {
  readonly failures: readonly string[];
  readonly losses: readonly string[];
  readonly broken: readonly string[];
  /** Words that were told as not known; and those that should have been, and were not. */
  readonly unknown: readonly string[];
  readonly untold: readonly string[];
  readonly models: number;
}

const SUMS = new Map<string, Promise<Sum>>();

/** Once each: several things are asked of it. The answers themselves are not kept, for there are many. */
function summed(version: Version, variant: Variant, way: (typeof WAYS)[number]): Promise<Sum> {
  const key = JSON.stringify([version.surface.provider, version.name, variant.title, way]);
  const known = SUMS.get(key) ?? openVersion(version.surface, way).decode(variant).then(sumOf);
  SUMS.set(key, known);
  return known;
}

function sumOf(decoded: readonly Decoded[]): Sum {
  const models = modelsOf(decoded);
  const unknown = decoded.flatMap(({ observed }) => observed).filter((each) => each.includes("unknown_word"));
  return {
    failures: failures(decoded),
    losses: decoded.flatMap(lossesOf),
    broken: models.flatMap(brokenProperties),
    unknown,
    untold: untold(decoded, unknown),
    models: models.length,
  };
}

function failures(decoded: readonly Decoded[]): readonly string[] {
  return decoded.flatMap((call) =>
    call.failed === undefined
      ? []
      : [`${call.number} ${call.function}: ${call.failed.replace(/(whether a campaign came of it)\..*/, "$1")}`],
  );
}

/** A call, and what it asks. */
interface Usual {
  readonly number: number;
  readonly function: string;
  readonly operations: ReadonlySet<string>;
}

/** Of what a version does not have, and of what it answers as no version does that we were made for. `usual`: what is asked today. */
function expectedFailures({ name, surface }: Version, usual: readonly Usual[]): readonly string[] {
  const { provider, operations } = surface;
  return usual.flatMap(({ number, function: called, operations: asked }) => {
    const failed = (message: string, operation = called) => [
      `${number} ${called}: [${provider}] ${operation}: ${message}`,
    ];
    if ([...asked].some((operation) => !operations.has(operation))) {
      // What is not there need not be deleted.
      if (called === "deleteCampaign") return [];
      // Of campaigns that are asked for by their ids, those that there are come.
      if (called === "listCampaigns" && !asked.has("listCampaignsV2")) return [];
      return failed("404 not-found: not there", called === "reconcileIntents" ? "createCampaign" : called);
    }
    if (isBareList(surface) && asked.has("listCampaigns")) {
      if (called === "listCampaigns") return failed("is not an object");
      // Made for an answer that was lost, and looked for in vain.
      if (called === "createCampaign") return failed("nobody can say whether a campaign came of it");
    }
    const isUnlisted = name === WITHOUT && called === "listRows" && asked.has("getCampaign");
    const hasLists = ["customers", "dialPlan"].some((list) => shapeAt(operations, "getCampaign", [list]) !== undefined);
    return isUnlisted && !hasLists ? failed("customers: holds no list of customers, and no dial plan") : [];
  });
}

function modelsOf(decoded: readonly Decoded[]): readonly (Campaign | Row | CallAttempt)[] {
  return decoded.flatMap(({ models }) => models.map(({ value }) => value).filter(isModel));
}

function isModel(value: unknown): value is Campaign | Row | CallAttempt {
  return isRecord(value) && "raw" in value;
}

/** Words unheard of that our models hold as the provider's own, and nobody was told of. */
function untold(decoded: readonly Decoded[], told: readonly string[]): readonly string[] {
  const words = modelsOf(decoded).flatMap((model) => [
    "providerStatus" in model ? model.providerStatus : undefined,
    "end" in model && model.end.category === "unknown" ? model.end.providerReason : undefined,
  ]);
  const unheard = [...new Set(words)].filter(
    (word) => word !== undefined && /-unheard-of$|^word-of-tomorrow$/.test(word),
  );
  return unheard.flatMap((word) => (told.some((each) => each.endsWith(`(${word})`)) ? [] : [String(word)]));
}

type Provider = Parameters<typeof reportOf>[0];

/** Where a word decides what a model says, and how it is had back. */
const WORD_PLACES: Readonly<
  Record<
    string,
    readonly {
      readonly operation: string;
      readonly path: readonly string[];
      readonly variant: string;
      readonly list: (provider: Provider) => Promise<readonly unknown[]>;
    }[]
  >
> = {
  vapi: [
    { operation: "listCalls", path: ["[]", "endedReason"], variant: "Vapi V1", list: reasons },
    { operation: "listCalls", path: ["[]", "status"], variant: "Vapi V2", list: attemptStatuses },
    { operation: "listCampaigns", path: ["results", "[]", "status"], variant: "Vapi V1", list: campaignStatuses },
    { operation: "listCampaignsV2", path: ["results", "[]", "status"], variant: "Vapi V2", list: campaignStatuses },
    { operation: "listContactsV2", path: ["results", "[]", "status"], variant: "Vapi V2", list: rowStatuses },
  ],
  cozmox: [
    { operation: "listCalls", path: ["[]", "endedReason"], variant: "Cozmox", list: reasons },
    { operation: "listCampaigns", path: ["results", "[]", "status"], variant: "Cozmox", list: campaignStatuses },
  ],
  revox: [
    { operation: "listCampaigns", path: ["campaigns", "[]", "status"], variant: "Revox", list: campaignStatuses },
    { operation: "listRows", path: ["rows", "[]", "call", "status"], variant: "Revox", list: rowStatuses },
  ],
};

async function reasons(provider: Provider) {
  return (await attemptsWithWords(provider)).map((attempt) =>
    attempt.status === "ended" ? attempt.end.providerReason : undefined,
  );
}

async function attemptStatuses(provider: Provider) {
  return (await attemptsWithWords(provider)).map(({ providerStatus }) => providerStatus);
}

/** Besides them come calls that the campaign names. */
async function attemptsWithWords(provider: Provider) {
  const attempts = await all(provider.listAttempts({ campaignId: "campaign-1" }));
  return attempts.filter(({ id }) => id.startsWith("word-"));
}

async function campaignStatuses(provider: Provider) {
  return (await all(provider.listCampaigns())).map(({ providerStatus }) => providerStatus);
}

async function rowStatuses(provider: Provider) {
  return (await all(provider.listRows({ campaignId: "campaign-1" }))).map(({ providerStatus }) => providerStatus);
}

async function all<T>(listing: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of listing) items.push(item);
  return items;
}

/** A list of as many things as there are words, like one that is there, and nothing behind it. */
function withWords(answer: unknown, [step = "", ...rest]: readonly string[], words: readonly string[]): unknown {
  if (step === "[]" && Array.isArray(answer)) {
    const like = answer.filter(isRecord).find((each) => hasAt(each, rest)) ?? {};
    return words.map((word, index) => ({ ...withAt(like, rest, word), id: `word-${index}` }));
  }
  if (!isRecord(answer)) return answer;
  const { metadata } = answer;
  const last = isRecord(metadata) && { ...metadata, itemsPerPage: 1_000, hasNextPage: false };
  return { ...answer, ...(last && { metadata: last }), [step]: withWords(answer[step], rest, words) };
}

function hasAt(value: unknown, [step, ...rest]: readonly string[]): boolean {
  return step === undefined ? typeof value === "string" : isRecord(value) && hasAt(value[step], rest);
}

function withAt(
  value: Readonly<Record<string, unknown>>,
  [step = "", ...rest]: readonly string[],
  word: string,
): Readonly<Record<string, unknown>> {
  const inner = value[step];
  return { ...value, [step]: rest.length > 0 && isRecord(inner) ? withAt(inner, rest, word) : word };
}

function shapeAt(operations: Surface["operations"], operation: string, path: readonly string[]): Shape | undefined {
  const [use] = operations.get(operation)?.answers.values() ?? [];
  return path.reduce<Shape | undefined>(
    (shape, step) => (step === "[]" ? shape?.items?.shape : shape?.properties?.get(step)?.shape),
    use?.shape,
  );
}

/** Whether a version has what this adapter asks for. */
function isServed({ operations }: Surface, { title }: Variant): boolean {
  return title !== "Vapi V2" || operations.has("listCampaignsV2");
}

/** Of all campaigns; where no page of them can be had, of those that somebody has noted. */
async function report(version: Version | undefined, variant: Variant): Promise<Report> {
  if (version === undefined) throw new Error("there is no version");
  const { connect, world } = openVersion(version.surface, WAYS[0]);
  return reportOf(connect(variant), isBareList(version.surface) ? world.ids.all : undefined);
}

/** What a version cannot say, for want of a property, is reported as not known; all else as it is today. */
function inVersion({ surface: { operations } }: Version, { title }: Variant, usual: Report): Report {
  if (title !== "Vapi V1") return usual;
  const has = (...path: readonly string[]) => shapeAt(operations, "getCampaign", path) !== undefined;
  const { "campaign-1": running, "campaign-3": cancelled } = usual.campaigns;
  if (running === undefined || cancelled === undefined) throw new Error("a campaign is missing");
  const people = running.people
    // The second list of people came in December 2025.
    .filter(({ who }) => has("dialPlan") || who !== "Somebody 5")
    // Ids of the caller's own, by which alone this person's call can be told, came late on 2025-06-25.
    .map((person) => (has("customers", "[]", "externalId") || person.who !== "Somebody 3" ? person : untied(person)));
  const campaigns = { ...usual.campaigns, "campaign-1": { ...running, people } };
  if (has("callsCounterInProgress")) return { ...usual, campaigns };
  // Without the counts that came on 2025-06-25 nothing proves that whoever was not rung will not be.
  const unproven: CampaignReport = {
    ...cancelled,
    stage: "dialling",
    people: cancelled.people.map((person) => (person.dials === 0 ? { ...person, wasReached: UNKNOWN } : person)),
  };
  const { dialling = 0, over = 0 } = usual.stages;
  return {
    campaigns: { ...campaigns, "campaign-3": unproven },
    stages: { ...usual.stages, dialling: dialling + 1, over: over - 1 },
  };
}

const UNKNOWN = "nobody knows";
const untied = (person: PersonReport): PersonReport => ({
  ...person,
  next: "look into it",
  wasReached: UNKNOWN,
  dials: 0,
});
