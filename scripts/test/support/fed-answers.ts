/** Answers of the simulator, remembered, and given once more with a change in them. */
import { brokenProperties } from "@trunkline/conformance";
import type { CallAttempt, Campaign, CampaignProvider, Listing, Observation, Row } from "@trunkline/core";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";
import { collect } from "../../../test-support/collect.ts";
import { isRecord } from "../../contracts.ts";

type Model = Campaign | Row | CallAttempt;
type Provider = "vapi" | "revox" | "cozmox";

export interface Subject {
  readonly title: string;
  readonly provider: Provider;
  readonly create: (options: Connection) => CampaignProvider;
}

interface Connection {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly onObservation: (observation: Observation) => void;
}

export const SUBJECTS: readonly Subject[] = [
  { title: "Vapi V1", provider: "vapi", create: (options) => createVapi({ ...options, campaignsApi: "v1" }) },
  { title: "Vapi V2", provider: "vapi", create: (options) => createVapi({ ...options, campaignsApi: "v2" }) },
  { title: "Revox", provider: "revox", create: createRevox },
  { title: "Cozmox", provider: "cozmox", create: createCozmox },
];

/** An answer of one of the contract's operations, to one request. */
export interface Answer {
  readonly key: string;
  readonly operation: string;
  readonly value: unknown;
}

/** What becomes of the answers. Undefined: the answer stays as it is. */
export type Change = (answer: Answer) => unknown;

/** What one function came to, in all the ways in which it is called here. */
export interface Fed {
  readonly function: string;
  /** Messages of the calls that could not go on. */
  readonly failures: readonly string[];
  /** By call, in order. Absent: the call failed. */
  readonly given: readonly (Given | undefined)[];
  readonly observed: readonly Observation[];
  /** What came that `raw` does not hold as it came, and properties that are not as the types promise. */
  readonly broken: readonly string[];
}

export interface Given {
  readonly models: readonly Model[];
  /** Of a list: whether every page says that nothing is missing on it. */
  readonly isWhole: boolean;
}

export interface Feeder {
  readonly title: string;
  readonly provider: Provider;
  /** What each function was answered, unchanged. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  /** What each function gives of it. */
  readonly unchanged: ReadonlyMap<string, Fed>;
  readonly feed: (name: string, change: Change) => Promise<Fed>;
  readonly close: () => Promise<void>;
}

const FUNCTIONS = ["listCampaigns", "getCampaign", "listRows", "listAttempts", "getAttempt"] as const;
/** So that who pages for ever fails, and does not hang. */
const MOST_REQUESTS = 200;

/** Asks the simulator what every function asks, once; what is asked besides, because of a change, is asked then. */
export async function openFeeder({ title, provider, create }: Subject): Promise<Feeder> {
  const simulator = await startSimulator({ provider, history: { rows: 5, campaigns: 8 } });
  const known = new Map<string, Answer & { readonly status: number; readonly text: string }>();

  async function answerTo(input: RequestInfo | URL, init?: RequestInit) {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const key = pathname + search;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const response = await fetch(request);
    const text = await response.text();
    const operation = operationOf(simulator, key);
    const answer = { key, operation, status: response.status, text, value: JSON.parse(text) as unknown };
    known.set(key, answer);
    return answer;
  }

  const calls = await callsOf(create({ ...simulator, baseUrl: simulator.url, onObservation: () => {} }));

  async function feed(name: string, change: Change, seen?: Answer[]): Promise<Fed> {
    const texts: string[] = [];
    const observed: Observation[] = [];
    let requests = 0;
    const adapter = create({
      baseUrl: simulator.url,
      apiKey: simulator.apiKey,
      onObservation: (observation) => observed.push(observation),
      async fetch(input, init) {
        if (++requests > MOST_REQUESTS) throw new Error(`asked more than ${MOST_REQUESTS} times`);
        const answer = await answerTo(input, init);
        const value = answer.status < 300 ? change(answer) : undefined;
        const text = value === undefined ? answer.text : JSON.stringify(value);
        if (!texts.includes(text)) texts.push(text);
        if (seen?.every(({ key }) => key !== answer.key) === true && answer.status < 300) seen.push(answer);
        return new Response(text, { status: answer.status, headers: { "Content-Type": "application/json" } });
      },
    });
    const failures: string[] = [];
    const given: (Given | undefined)[] = [];
    for (const call of calls.get(name) ?? []) {
      requests = 0;
      try {
        given.push(await call(adapter));
      } catch (error) {
        given.push(undefined);
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    const all = given.flatMap((each) => each?.models ?? []);
    const broken = all.flatMap((model) => {
      const raw = JSON.stringify(model.raw) ?? "";
      return [
        ...brokenProperties(model),
        ...(texts.some((text) => text.includes(raw)) ? [] : ["raw is not what came"]),
      ];
    });
    return { function: name, failures, given, observed, broken: [...new Set(broken)] };
  }

  const answers = new Map<string, readonly Answer[]>();
  const unchanged = new Map<string, Fed>();
  for (const name of FUNCTIONS) {
    const seen: Answer[] = [];
    unchanged.set(name, await feed(name, () => undefined, seen));
    answers.set(name, seen);
  }
  return { title, provider, answers, unchanged, feed, close: () => simulator.close() };
}

function operationOf({ requests }: Simulator, path: string): string {
  return requests.findLast((request) => request.path === path)?.operation ?? "";
}

type Call = (provider: CampaignProvider) => Promise<Given>;

/** Calls of each function: campaigns in all their states, rows and attempts of those that were dialled, attempts that ended otherwise. */
async function callsOf(provider: CampaignProvider): Promise<ReadonlyMap<string, readonly Call[]>> {
  const campaigns = await collect(provider.listCampaigns());
  const dialled: { readonly id: string; readonly attempts: readonly CallAttempt[] }[] = [];
  for (const { id } of campaigns) {
    const attempts = await collect(provider.listAttempts({ campaignId: id }));
    if (attempts.length > 0 && dialled.length < 3) dialled.push({ id, attempts });
  }
  const endings = new Map(
    dialled.flatMap(({ attempts }) =>
      attempts.map((attempt) => [attempt.status === "ended" ? attempt.disposition : attempt.status, attempt.id]),
    ),
  );
  return new Map<string, readonly Call[]>([
    ["listCampaigns", [(adapter) => listed(adapter.listCampaigns())]],
    [
      "getCampaign",
      campaigns.map(
        ({ id }) =>
          (adapter) =>
            single(adapter.getCampaign({ id })),
      ),
    ],
    [
      "listRows",
      dialled.map(
        ({ id }) =>
          (adapter) =>
            listed(adapter.listRows({ campaignId: id })),
      ),
    ],
    [
      "listAttempts",
      dialled.map(
        ({ id }) =>
          (adapter) =>
            listed(adapter.listAttempts({ campaignId: id })),
      ),
    ],
    ["getAttempt", [...endings.values()].map((id) => (adapter) => single(adapter.getAttempt({ id })))],
  ]);
}

async function single(model: Promise<Model>): Promise<Given> {
  return { models: [await model], isWhole: true };
}

async function listed(listing: Listing<Model>): Promise<Given> {
  const pages = await collect(listing.pages());
  return { models: pages.flatMap(({ items }) => items), isWhole: pages.every(({ isWhole }) => isWhole !== false) };
}

/** Fields that came out otherwise in calls that went on before and after. A list of another length is told as itself. */
export function changedFields(before: Fed, after: Fed): readonly string[] {
  const found = new Set<string>();
  for (const [call, old] of before.given.entries()) {
    const now = after.given[call];
    if (old === undefined || now === undefined) continue;
    compareAll(typeOf(before.function), old.models, now.models, found);
    if (old.isWhole !== now.isWhole) found.add("Page.isWhole");
  }
  return [...found].sort();
}

function typeOf(name: string): string {
  if (name.endsWith("Rows")) return "Row";
  return name.includes("Attempt") ? "CallAttempt" : "Campaign";
}

/** Each with the one of its id. One that is not there any more, or is new, is told by what they are. */
function compareAll(path: string, before: readonly unknown[], after: readonly unknown[], found: Set<string>): void {
  const ids = [before, after].map((models) => models.map((model) => (isRecord(model) ? String(model.id) : "")));
  const [old = [], now = []] = ids;
  const isSame = old.length === now.length && new Set(now).size === now.length && old.every((id) => now.includes(id));
  if (!isSame && old.length === now.length && new Set([...old, ...now]).size === old.length * 2)
    found.add(`${path}.id`);
  else if (!isSame) found.add(path);
  else for (const [index, model] of before.entries()) compare(path, model, after[now.indexOf(old[index] ?? "")], found);
}

function compare(path: string, before: unknown, after: unknown, found: Set<string>): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (path === "Row.attempts" && Array.isArray(before) && Array.isArray(after)) {
    const inside = new Set<string>();
    compareAll("CallAttempt", before, after, inside);
    for (const each of inside) found.add(each === "CallAttempt" ? path : each);
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) compare(`${path}[]`, item, after[index], found);
  } else if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (name !== "raw") compare(`${path}.${name}`, before[name], after[name], found);
    }
  } else found.add(path);
}

/** Where a path leads in an answer: `[]` is every item. */
export function occurrencesOf(
  value: unknown,
  path: readonly string[],
  at: readonly (string | number)[] = [],
): readonly Occurrence[] {
  const [step, ...rest] = path;
  if (step === undefined) return [{ at, value }];
  if (step === "[]") {
    return Array.isArray(value) ? value.flatMap((item, index) => occurrencesOf(item, rest, [...at, index])) : [];
  }
  return isRecord(value) && Object.hasOwn(value, step) ? occurrencesOf(value[step], rest, [...at, step]) : [];
}

export interface Occurrence {
  readonly at: readonly (string | number)[];
  readonly value: unknown;
}

/** A copy with another value at some places; undefined takes it away, from lists as well. */
export function replaced(
  value: unknown,
  places: readonly (readonly (string | number)[])[],
  change: (value: unknown) => unknown,
): unknown {
  if (places.some((place) => place.length === 0)) return change(value);
  const below = (key: string | number) => places.filter(([step]) => step === key).map(([, ...rest]) => rest);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => (below(index).length === 0 ? item : replaced(item, below(index), change)));
    return items.filter((item) => item !== undefined);
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      below(name).length === 0 ? each : replaced(each, below(name), change),
    ]),
  );
}
