import { ConfigurationError, type Delivery, isProviderError, NetworkError } from "../errors.ts";
import { type FoundOperation, type OperationTable, operationFinder, pathBy } from "./operations.ts";
import { checkTimeout, timeoutSignal } from "./timeout.ts";

/** What a provider is reached with. Every adapter's options extend this. */
export interface TransportOptions {
  /**
   * What models and errors call this provider. Absent: the adapter's own name. Set it to tell two accounts of one provider
   * apart on one switchboard; `providerOptions` keep the adapter's name as their key.
   */
  readonly id?: string;
  /** Absent: read from the environment at the first request. */
  readonly apiKey?: string;
  /** Absent: the provider's public address. */
  readonly baseUrl?: string;
  /** Absent: the global `fetch`, looked up at each request. */
  readonly fetch?: typeof globalThis.fetch;
  /**
   * Other paths for some operations of the contract, by the contract's name of the operation: for those whose path is
   * inferred, should it prove wrong before the contract is mended. With the contract's placeholders: `"/campaigns/{id}/stop"`.
   */
  readonly paths?: Readonly<Partial<Record<string, string>>>;
  /** Longest time for one request and its answer, in milliseconds. Absent: 60 000. 0: no limit. */
  readonly requestTimeoutMs?: number;
}

/** What a transport has to know about its provider. */
export interface Destination {
  readonly provider: string;
  readonly operations: OperationTable;
  /** Environment variable that holds the key when the options do not. */
  readonly apiKeyVariable: string;
  readonly defaultBaseUrl: string;
}

const DEFAULT_REQUEST_TIMEOUT_MS = 60_000;

/**
 * The `fetch` that lies under a provider's client: adds the key, bounds the time, and says of each failure what became of
 * the request. Sends everything once. An abort by the caller passes through as it is.
 */
export function createTransport(destination: Destination, options: TransportOptions): typeof globalThis.fetch {
  const provider = options.id ?? destination.provider;
  const find = operationFinder(destination.operations);
  const timeoutMs = options.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS;

  return async (input, init) => {
    const asked = new Request(input, init);
    const operation = find(asked.method, new URL(asked.url).pathname);
    const context = { provider, ...(operation !== undefined && { operation: operation.name }) };
    const request = operation === undefined ? asked : redirect(asked, operation, destination, options);
    if (timeoutMs !== 0) checkTimeout("requestTimeoutMs", timeoutMs, context);
    request.headers.set("Authorization", `Bearer ${apiKeyOf(destination, options)}`);
    request.headers.set("Accept", "application/json");

    const signals = [request.signal, ...(timeoutMs > 0 ? [timeoutSignal(timeoutMs, context)] : [])];
    try {
      return await (options.fetch ?? globalThis.fetch)(request, { signal: AbortSignal.any(signals) });
    } catch (error) {
      if (request.signal.aborted || isProviderError(error)) throw error;
      throw new NetworkError("no answer", { ...context, delivery: deliveryOf(error), cause: error });
    }
  };
}

/** The same request, at the path that the options have for its operation. */
function redirect(
  request: Request,
  operation: FoundOperation,
  { operations, ...destination }: Destination,
  { paths = {}, id: provider = destination.provider }: TransportOptions,
): Request {
  const stranger = Object.keys(paths).find((name) => !Object.hasOwn(operations, name));
  if (stranger !== undefined) {
    throw new ConfigurationError(`paths.${stranger}: is none of ${Object.keys(operations).join(", ")}`, { provider });
  }
  const template = paths[operation.name];
  if (template === undefined) return request;
  const path = template.startsWith("/") ? pathBy(template, operation) : undefined;
  if (path === undefined) {
    const rule = `is not a path with no placeholders but those of ${operation.path}`;
    throw new ConfigurationError(`paths.${operation.name}: ${rule}`, { provider });
  }
  const url = new URL(request.url);
  url.pathname = path;
  return new Request(url, request);
}

/** The address that requests go to, without a slash at its end. Throws a `ConfigurationError` when it is not a URL. */
export function baseUrlOf(destination: Destination, options: TransportOptions): string {
  const { baseUrl: url = destination.defaultBaseUrl, id: provider = destination.provider } = options;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new ConfigurationError("baseUrl: is not an http or https URL", { provider });
  }
  const { username, password, search, hash } = new URL(url);
  if (username !== "" || password !== "" || search !== "" || hash !== "") {
    throw new ConfigurationError("baseUrl: holds more than an address and a path", { provider });
  }
  return url.replace(/\/+$/, "");
}

function apiKeyOf({ apiKeyVariable, ...destination }: Destination, options: TransportOptions): string {
  const provider = options.id ?? destination.provider;
  const key = options.apiKey ?? environment()[apiKeyVariable];
  if (key === undefined || key === "") {
    throw new ConfigurationError(`no API key: pass \`apiKey\`, or set ${apiKeyVariable}`, { provider });
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new ConfigurationError("apiKey has characters that cannot stand in a header", { provider });
  }
  return key;
}

/** Environment variables where there is a process, nothing elsewhere: this also runs in browsers and workers. */
function environment(): Readonly<Record<string, string | undefined>> {
  return "process" in globalThis ? (globalThis.process.env ?? {}) : {};
}

/** Failures before a connection stands. Node keeps the system's code on the cause; other runtimes' are not told apart. */
const NEVER_CONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

function deliveryOf(error: unknown): Delivery {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && NEVER_CONNECTED.has(code) ? "not_sent" : "unknown";
}
