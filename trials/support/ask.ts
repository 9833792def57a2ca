import { type ApiError, toError } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { ProviderId, Simulator, SimulatorOptions } from "@trunkline/simulator";

/** One thing that can be asked of a provider: an operation of its contract, or a read of its adapter. */
export interface Ask {
  readonly provider: ProviderId;
  /** The contract's name of the operation, or the adapter's. */
  readonly name: string;
  /** `client`: as it is, through the typed client. `adapter`: through the shared contract. */
  readonly via: "client" | "adapter";
  readonly kind: "read" | "change";
  /** What the simulator has to be like for it to bring anything about. */
  readonly setting?: Partial<SimulatorOptions>;
  /** Puts in place what it is about, by requests that nothing befalls. */
  setUp(simulator: Simulator, input: Input): Promise<Send>;
}

/** What is particular to one time that something is asked. */
export interface Input {
  /** Different each time: stands in the name of what is created. */
  readonly key: string;
  /** Whom it is about. Different each time. */
  readonly numbers: readonly [string, string];
  /** Whether what is created or launched is to wait for more than a day. */
  readonly waits: boolean;
  /** Absent: the adapter's own. */
  readonly pageSize?: number | undefined;
}

/** Asks, once. `give` is handed what was read, item by item. Throws what the library throws. */
export type Send = (connection: TransportOptions & CallBounds, give: (item: unknown) => void) => Promise<Sent>;

/** What a caller bounds a call by. */
export interface CallBounds {
  readonly signal?: AbortSignal | undefined;
  /** Of adapters only: a typed client has no such thing. */
  readonly timeoutMs?: number | undefined;
}

/** What it came to, besides what was given. */
export interface Sent {
  /** A refusal that was not thrown, the typed client's way, as the error that it is. */
  readonly refusal?: ApiError;
}

/** Whatever openapi-fetch answered. */
export function toSent(
  answer: { data?: unknown; error?: unknown; response: Response },
  give: (item: unknown) => void,
): Sent {
  const refusal = toError(answer);
  if (refusal !== undefined) return { refusal };
  give(answer.data);
  return {};
}
