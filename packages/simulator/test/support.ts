import { isRecord } from "../src/contract.ts";
import { contract as cozmox } from "../src/generated/cozmox/contract.ts";
import { contract as revox } from "../src/generated/revox/contract.ts";
import { contract as vapi } from "../src/generated/vapi/contract.ts";
import { type ProviderId, type Simulator, type SimulatorOptions, startSimulator } from "../src/index.ts";

export const PROVIDERS: readonly ProviderId[] = ["vapi", "revox", "cozmox"];

/** An answer as it came over the wire. */
export interface Received {
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

export async function get(simulator: Simulator, path: string, apiKey = simulator.apiKey): Promise<Received> {
  const response = await fetch(simulator.url + path, { headers: { authorization: `Bearer ${apiKey}` } });
  const text = await response.text();
  return { path, status: response.status, text, body: JSON.parse(text) };
}

/** Runs with a simulator that has a history, and is closed again whatever happens. */
export async function using<Result>(
  options: SimulatorOptions,
  run: (simulator: Simulator) => Promise<Result>,
): Promise<Result> {
  const simulator = await startSimulator({ history: {}, ...options });
  try {
    return await run(simulator);
  } finally {
    await simulator.close();
  }
}

/** One after the other: every page of every listing, and every single thing that they name. */
export async function readEverything(simulator: Simulator): Promise<Received[]> {
  const answers: Received[] = [];
  const read = async (path: string) => {
    const answer = await get(simulator, path);
    answers.push(answer);
    return answer.body;
  };
  if (simulator.provider === "revox") await readRevox(read);
  else await readV1(read, simulator.provider);
  return answers;
}

type Read = (path: string) => Promise<unknown>;

async function readRevox(read: Read): Promise<void> {
  const campaigns = list(await read("/campaigns"), "campaigns");
  for (const id of campaigns.map((campaign) => text(campaign, "id"))) {
    await read(`/campaigns/${id}`);
    for (const row of list(await read(`/campaigns/${id}/rows`), "rows")) {
      const call = isRecord(row) ? row.call : undefined;
      if (isRecord(call)) await read(`/call/${text(call, "id")}`);
    }
  }
  for (let page = 0; list(await read(`/call?page=${page}&page_size=40`), "calls").length > 0; page++);
}

async function readV1(read: Read, provider: ProviderId): Promise<void> {
  for (const id of await readPages(read, "/campaign?limit=7")) await read(`/campaign/${id}`);
  if (provider === "vapi") {
    for (const id of await readPages(read, "/v2/campaign?includeCounters=true&limit=7")) {
      await read(`/v2/campaign/${id}?includeCounters=true`);
      await readPages(read, `/v2/campaign/${id}/contacts?limit=9`);
    }
  }
  for (const call of list(await read("/call?limit=1000"))) await read(`/call/${text(call, "id")}`);
}

/** Ids on all pages of a listing, in order. Stops at the first empty page. */
export async function readPages(read: Read, path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const results = list(await read(`${path}&page=${page}`), "results");
    if (results.length === 0) return ids;
    ids.push(...results.map((item) => text(item, "id")));
  }
}

/** A list in a body, or the body itself. */
export function list(body: unknown, key?: string): readonly unknown[] {
  const value = key === undefined ? body : field(body, key);
  if (!Array.isArray(value)) throw new TypeError(`No list at ${key ?? "the top"}`);
  return value;
}

export function field(value: unknown, key: string): unknown {
  if (!isRecord(value)) throw new TypeError(`No object around ${key}`);
  return value[key];
}

export function text(value: unknown, key: string): string {
  const inner = field(value, key);
  if (typeof inner !== "string") throw new TypeError(`No text at ${key}`);
  return inner;
}

/** Every value under a key, wherever it stands in the answers. */
export function valuesOf(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(key, item));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(key, inner)]);
}

const CONTRACTS = { vapi, revox, cozmox };

/** The words of an enum, as the contract lists them. */
export function words(provider: ProviderId, schema: string): readonly unknown[] {
  const schemas = field(field(CONTRACTS[provider], "components"), "schemas");
  return list(field(schemas, schema), "enum");
}
