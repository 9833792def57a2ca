import { ConfigurationError } from "../errors.ts";
import { type FoundOperation, type OperationTable, pathBy } from "./operations.ts";

/** Where a provider is, and what opens it. */
export interface Address {
  readonly provider: string;
  readonly defaultBaseUrl: string;
  /** Environment variable that holds the key when the options do not. */
  readonly apiKeyVariable: string;
  readonly operations: OperationTable;
}

/** What a caller may say of where a provider is. */
export interface AddressOptions {
  /**
   * What models and errors call this provider. Absent: the adapter's own name. Set it to tell two accounts of one provider
   * apart on one switchboard; `providerOptions` keep the adapter's name as their key.
   */
  readonly id?: string;
  /** Absent: read from the environment at the first request. */
  readonly apiKey?: string;
  /** Absent: the provider's public address. */
  readonly baseUrl?: string;
  /**
   * Other paths for some operations of the contract, by the contract's name of the operation: for those whose path is
   * inferred, should it prove wrong before the contract is mended. With the contract's placeholders: `"/campaigns/{id}/stop"`.
   */
  readonly paths?: Readonly<Partial<Record<string, string>>>;
}

/** The address that requests go to, without a slash at its end. Throws a `ConfigurationError` when it is not a URL. */
export function baseUrlOf(address: Address, options: AddressOptions): string {
  const { baseUrl: url = address.defaultBaseUrl, id: provider = address.provider } = options;
  const refuse = (rule: string) => new ConfigurationError({ field: "baseUrl", rule }, { provider });
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw refuse("is not an http or https URL");
  const { username, password, search, hash } = new URL(url);
  if (username !== "" || password !== "" || search !== "" || hash !== "") {
    throw refuse("holds more than an address and a path");
  }
  return url.replace(/\/+$/, "");
}

/** The path of a request: the operation's own, or the one that the options have for it. */
export function pathOf(operation: FoundOperation, pathname: string, address: Address, options: AddressOptions): string {
  const { paths = {}, id: provider = address.provider } = options;
  const stranger = Object.keys(paths).find((name) => !Object.hasOwn(address.operations, name));
  if (stranger !== undefined) {
    const rule = `is none of ${Object.keys(address.operations).join(", ")}`;
    throw new ConfigurationError({ field: `paths.${stranger}`, rule }, { provider });
  }
  const template = paths[operation.name];
  if (template === undefined) return pathname;
  const path = template.startsWith("/") ? pathBy(template, operation) : undefined;
  if (path === undefined) {
    const rule = `is not a path with no placeholders but those of ${operation.path}`;
    throw new ConfigurationError({ field: `paths.${operation.name}`, rule }, { provider });
  }
  return path;
}

/** The key of the options, or of the environment. Throws a `ConfigurationError` when there is none that could be sent. */
export function apiKeyOf({ apiKeyVariable, ...address }: Address, options: AddressOptions): string {
  const provider = options.id ?? address.provider;
  const key = options.apiKey ?? environment()[apiKeyVariable];
  const refuse = (rule: string) => new ConfigurationError({ field: "apiKey", rule }, { provider });
  if (key === undefined || key === "") throw refuse(`is missing: pass it, or set ${apiKeyVariable}`);
  if (!/^[\x21-\x7e]+$/.test(key)) throw refuse("has characters that cannot stand in a header");
  return key;
}

/** Environment variables where there is a process, nothing elsewhere: this also runs in browsers and workers. */
function environment(): Readonly<Record<string, string | undefined>> {
  return "process" in globalThis ? (globalThis.process.env ?? {}) : {};
}
