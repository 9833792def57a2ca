import { ConfigurationError, type Finding } from "../errors.ts";
import type { Effect } from "../hooks.ts";
import { type Address, type AddressOptions, apiKeyOf, pathOf } from "./address.ts";
import { once } from "./once.ts";
import type { FoundOperation, OperationFinder } from "./operations.ts";
import type { PreflightInput } from "./preflight.ts";
import { createRedactor, type Redact, valuesUnder } from "./redact.ts";

/** What a provider says about requests before they are sent. */
export interface RequestRules {
  /** Names of properties under which a body holds what is personal or secret. */
  readonly sensitiveNames?: ReadonlySet<string>;
  /** Loads what requests are held against: when one is first to be sent that is held against it. */
  readonly loadPreflight?: () => Promise<{ readonly preflight: Preflight }>;
}

/** Everything that is wrong with the input of an operation of the contract. */
export type Preflight = (operation: string, input: PreflightInput) => readonly Finding[];

/** A request that can be sent as often as need be. */
export interface Prepared {
  readonly effect: Effect;
  /** Undefined when the contract does not have it. */
  readonly operation: FoundOperation | undefined;
  readonly url: URL;
  readonly apiKey: string;
  readonly init: RequestInit;
  readonly redact: Redact;
}

/** As much of a request as is needed to send it: what `fetch` gets is made anew, and a `Request` costs as much as the rest. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly redirect: RequestRedirect;
  /** Undefined: it has none. */
  readonly content: string | undefined;
}

/** What is to be sent, before it has the key. */
export type Outgoing = Request | PlainRequest;

/** The body of a request, so that it can be checked, and sent again. Undefined: it has none. */
export function bodyOf(request: Outgoing): string | undefined | Promise<string | undefined> {
  if ("content" in request) return request.content;
  // Not every browser has the `body` of a request: without it there may be one.
  return isBare(request) || request.body === null ? undefined : request.text().then((text) => text || undefined);
}

/** Whether it has no body and only reads. */
export function isBare({ method }: Outgoing): boolean {
  return method === "GET" || method === "HEAD";
}

/**
 * Finds out what a request is. Throws a `ConfigurationError` with everything that is wrong about it.
 *
 * A request that the contract does not have may dial, unless it only reads: it is treated so.
 */
export function prepare(
  request: Outgoing,
  text: string | undefined,
  find: OperationFinder,
  destination: Address & RequestRules,
  preflight: Preflight | undefined,
  options: AddressOptions & { readonly preflight?: boolean },
  context: { readonly provider: string; readonly operation?: string | undefined },
): Prepared {
  const url = new URL(request.url);
  const operation = find(request.method, url.pathname);
  const body = toJson(text);
  const { sensitiveNames = new Set() } = destination;
  if (operation !== undefined) {
    if (options.preflight !== false) {
      const [first, ...others] = findingsIn(operation, url, { text, body }, preflight);
      if (first !== undefined)
        throw new ConfigurationError([first, ...others], { ...context, request: operation.name });
    }
    const path = pathOf(operation, url.pathname, destination, options);
    // Setting it is dear, and mostly changes nothing.
    if (path !== url.pathname) url.pathname = path;
  }
  const apiKey = apiKeyOf(destination, options);
  const effect = operation?.effect ?? (isBare(request) ? "read" : "physical");
  // Of its own, so that who still has the request does not have the key.
  const headers = new Headers(request.headers);
  headers.set("Authorization", `Bearer ${apiKey}`);
  headers.set("Accept", "application/json");
  // Followed, a redirected POST becomes a GET of something else, whose answer would pass for that of the POST.
  const redirect = effect === "read" ? request.redirect : "manual";
  const redactor = once(() => createRedactor([apiKey, ...valuesUnder(sensitiveNames, body)]));
  return {
    effect,
    operation,
    url,
    apiKey,
    init: { method: request.method, headers, redirect, ...(text !== undefined && { body: text }) },
    redact: (given) => redactor()(given),
  };
}

function findingsIn(
  { name, values }: FoundOperation,
  { searchParams: query }: URL,
  { text, body }: { readonly text: string | undefined; readonly body: unknown },
  preflight: Preflight | undefined,
): readonly Finding[] {
  if (text !== undefined && body === undefined) return [{ field: "body", rule: "is not JSON" }];
  const path = Object.fromEntries(Object.entries(values).map(([place, value]) => [place, decoded(value)]));
  return preflight?.(name, { path, query, body }) ?? [];
}

/** Undefined where there is none, and where it is no JSON. */
function toJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As it is where its escapes are none. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
