import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** What a reader is asked to read. */
export interface Question {
  readonly url: string;
  /** The number of rows, too. */
  readonly campaignId: string;
}

/** Who has to be told of each row, in the order of the answer. */
export interface Visitor {
  row(position: number): void;
  /** For whom no rows come out. */
  bytes(length: number): void;
}

/** Reads the whole answer. Imports only what it needs, so that nobody pays for another's modules. */
export type Read = (question: Question, visitor: Visitor) => Promise<void>;

/** What everything is compared with. */
export const BASELINE = "JSON.parse(await text())";

/** The least that anybody can do. */
export const LIMIT = "receiving and dropping the bytes";

const API_KEY = "benchmark";

/** What a user could read all rows of a campaign with. */
export const SUBJECTS = {
  async [LIMIT](question, visitor) {
    for await (const bytes of await bodyOf(question)) visitor.bytes(bytes.length);
  },

  async [BASELINE](question, visitor) {
    visitAll(JSON.parse(await (await open(question)).text()), visitor);
  },

  async "response.json()"(question, visitor) {
    visitAll(await (await open(question)).json(), visitor);
  },

  async "json-ext parseChunked"(question, visitor) {
    const { parseChunked } = await import("@discoveryjs/json-ext");
    visitAll(await parseChunked(await bodyOf(question)), visitor);
  },

  async "stream-json"(question, visitor) {
    const { pick } = await import("stream-json/filters/pick.js");
    const { streamArray } = await import("stream-json/streamers/stream-array.js");
    const elements = streamArray.asStream();
    elements.on("data", ({ value }) => visitor.row(positionOf(value)));
    // Values that come whole only, which is the fastest.
    const picked = pick.withParserAsStream({ filter: "rows", once: true, packValues: true, streamValues: false });
    await pipeline(Readable.from(await bodyOf(question)), picked, elements);
  },

  async "@streamparser/json"(question, visitor) {
    const { JSONParser } = await import("@streamparser/json");
    const parser = new JSONParser({ paths: ["$.rows.*"], keepStack: false, stringBufferSize: 65_536 });
    parser.onValue = ({ value }) => visitor.row(positionOf(value));
    for await (const bytes of await bodyOf(question)) parser.write(bytes);
  },

  async "openapi-fetch alone"({ url, campaignId }, visitor) {
    const { default: createClient } = await import("openapi-fetch");
    const client = createClient<Paths>({ baseUrl: url, headers: { Authorization: `Bearer ${API_KEY}` } });
    const { data } = await client.GET("/campaigns/{id}/rows", { params: { path: { id: campaignId } } });
    visitAll(data, visitor);
  },

  "trunkline listRows": (question, visitor) => readWithTrunkline(question, visitor),

  "trunkline listRows, omit": (question, visitor) =>
    readWithTrunkline(question, visitor, { omit: ["assistant", "lastAttempt"] }),
} as const satisfies Record<string, Read>;

/** The subjects that are ours. */
export const OURS = [
  "trunkline listRows",
  "trunkline listRows, omit",
] as const satisfies readonly (keyof typeof SUBJECTS)[];

/** Finds a subject by its name. */
export function readerOf(subject: string): Read {
  const found = new Map<string, Read>(Object.entries(SUBJECTS)).get(subject);
  if (found === undefined) throw new Error(`no subject is called ${subject}`);
  return found;
}

async function readWithTrunkline(
  { url, campaignId }: Question,
  visitor: Visitor,
  options: { readonly omit?: readonly ("assistant" | "lastAttempt")[] } = {},
): Promise<void> {
  const { createRevox } = await import("../../packages/revox/src/index.ts");
  const revox = createRevox({ baseUrl: url, apiKey: API_KEY });
  for await (const row of revox.listRows({ campaignId, ...options })) visitor.row(row.position);
}

async function open({ url, campaignId }: Question): Promise<Response> {
  const response = await fetch(`${url}/campaigns/${campaignId}/rows`);
  if (!response.ok) throw new Error(`the server answered with ${response.status}`);
  return response;
}

async function bodyOf(question: Question): Promise<AsyncIterable<Uint8Array>> {
  const { body } = await open(question);
  if (body === null) throw new Error("the answer is empty");
  return body;
}

function visitAll(answer: unknown, visitor: Visitor): void {
  const rows = typeof answer === "object" && answer !== null && "rows" in answer ? answer.rows : undefined;
  if (!Array.isArray(rows)) throw new Error("the answer holds no rows");
  for (const row of rows) visitor.row(positionOf(row));
}

function positionOf(row: unknown): number {
  const position = typeof row === "object" && row !== null && "row_index" in row ? row.row_index : undefined;
  if (typeof position !== "number") throw new Error("a row tells no position");
  return position;
}

/** The one question as openapi-fetch's types have it. */
interface Paths {
  readonly "/campaigns/{id}/rows": {
    readonly get: {
      readonly parameters: { readonly path: { readonly id: string } };
      readonly responses: { readonly 200: { readonly content: { readonly "application/json": unknown } } };
    };
  };
}
