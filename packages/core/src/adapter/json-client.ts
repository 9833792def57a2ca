import { type Address, type AddressOptions, baseUrlOf } from "./address.ts";
import type { Asking } from "./ask.ts";
import { once } from "./once.ts";
import { createPathSerializer } from "./path-serializer.ts";
import type { ClientAnswer } from "./refusal.ts";

type Method = "get" | "post" | "patch" | "delete";

/** The paths that have an operation of a method. */
type PathWith<Paths, Name extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends Readonly<Record<Name, object>> ? Path : never;
}[keyof Paths] &
  string;

type OperationAt<Paths, Path extends keyof Paths, Name extends Method> =
  Paths[Path] extends Readonly<Record<Name, infer Operation>> ? Operation : never;

interface Base<As> {
  /** Sends it. */
  readonly fetch: Asking["fetch"];
  /** `stream`: the body of a good answer is given as it is, to be read as it comes. */
  readonly parseAs?: As;
}

type Params<Operation> = Operation extends { readonly parameters: infer Given }
  ? Given extends { readonly path: object } | { readonly query: object }
    ? { readonly params: Pick<Given, keyof Given & ("path" | "query")> }
    : { readonly params?: Pick<Given, keyof Given & ("path" | "query")> }
  : unknown;

type Body<Operation> = Operation extends {
  readonly requestBody: { readonly content: { readonly "application/json": infer Given } };
}
  ? { readonly body: Given }
  : unknown;

type Data<Operation> = Operation extends { readonly responses: infer Responses }
  ? Extract<Responses[keyof Responses & (200 | 201 | 202)], { readonly content: object }> extends {
      readonly content: { readonly "application/json": infer Given };
    }
    ? Given
    : unknown
  : unknown;

type Send<Paths, Name extends Method> = <
  Path extends PathWith<Paths, Name>,
  As extends "stream" | undefined = undefined,
>(
  path: Path,
  init: Base<As> & Params<OperationAt<Paths, Path, Name>> & Body<OperationAt<Paths, Path, Name>>,
) => Promise<
  ClientAnswer<
    As extends "stream" ? ReadableStream<Uint8Array<ArrayBuffer>> | null : Data<OperationAt<Paths, Path, Name>>
  >
>;

/** What an adapter asks its API with; `Paths` are those that are generated from its contract. */
export interface JsonClient<Paths> {
  readonly GET: Send<Paths, "get">;
  readonly POST: Send<Paths, "post">;
  readonly PATCH: Send<Paths, "patch">;
  readonly DELETE: Send<Paths, "delete">;
}

interface Init extends Base<"stream" | undefined> {
  readonly params?: { readonly path?: object; readonly query?: object };
  readonly body?: unknown;
}

const NO_HEADERS = {};
const JSON_HEADERS = { "Content-Type": "application/json" };

/**
 * A client for JSON and nothing else: fills paths, writes queries, reads answers. Of openapi-fetch's interface it has what
 * adapters use, at a tenth of the size. Does nothing before its first request, which throws a `ConfigurationError` for a bad
 * `baseUrl`.
 */
export function createJsonClient<Paths>(destination: Address, options: AddressOptions): JsonClient<Paths> {
  const fill = createPathSerializer(options.id ?? destination.provider);
  const base = once(() => ({ url: baseUrlOf(destination, options) }));

  async function send(method: string, path: string, { fetch, params = {}, body, parseAs }: Init) {
    const address = base().url + fill(path, { ...params.path }) + toQuery({ ...params.query });
    const content = body === undefined ? undefined : JSON.stringify(body);
    const headers = content === undefined ? NO_HEADERS : JSON_HEADERS;
    const response = await fetch({ method, url: address, headers, redirect: "follow", content });
    if (!response.ok) return { error: read(await response.text()), response };
    if (parseAs === "stream") return { data: response.body, response };
    const text = await response.text();
    return text === "" ? { response } : { data: JSON.parse(text), response };
  }

  return {
    GET: (path, init) => send("GET", path, init),
    POST: (path, init) => send("POST", path, init),
    PATCH: (path, init) => send("PATCH", path, init),
    DELETE: (path, init) => send("DELETE", path, init),
  };
}

/** With its question mark. Undefined values are left out, a list is its name as often as it has items. */
function toQuery(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined && item !== null)
      .map((item) => `${name}=${encodeURIComponent(String(item))}`),
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

/** What a refusal says: its JSON, or else its text. Undefined: nothing. */
function read(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
