import { toInstant } from "../adapter/campaigns/kit.ts";
import { IntentError } from "../errors.ts";
import type { IntentLease, LedgerEntry } from "../ledger.ts";
import { onAbort } from "../on-abort.ts";
import type { LinkedSet } from "./linked-set.ts";
import { type LinkedCall, stoppedBy, wrong } from "./linking.ts";
import { toLedgerEntry, toLinkedSet } from "./set-entry.ts";

/** A set that nobody else changes meanwhile. */
export interface OpenSet {
  /** Stops too when the right to the set is lost. */
  readonly call: LinkedCall;
  /** As the ledger has it. Undefined: it has never heard of it. */
  readonly set: LinkedSet | undefined;
  /** Writes down what is about to be done. Throws an `IntentError` when that may not be durable: then it must not be done. */
  announce(set: LinkedSet): Promise<LinkedSet>;
  /** Writes down what was done, or what was found. */
  record(set: LinkedSet): Promise<LinkedSet>;
  /** Renews the right where it is time to, without anybody waiting for it. */
  stay(): void;
}

/** Works on a set with the sole right to it, for as long as that takes. */
export async function withSet<T>(given: LinkedCall, work: (open: OpenSet) => Promise<T>): Promise<T> {
  const { ledger, clock, leaseMs, intentKey, context } = given;
  given.signal?.throwIfAborted();
  const lease = await ledger.lease(intentKey, leaseMs).catch((cause: unknown) => {
    throw unusable(given, cause);
  });
  if ("heldUntil" in lease) throw busy(given, lease.heldUntil);
  const stop = new AbortController();
  const leave = given.signal && onAbort(given.signal, () => stop.abort(given.signal?.reason));
  const call = stoppedBy(given, stop.signal);
  const stay = keepUp(lease, call, (cause) => {
    const advice = "Another process may go on with it. Ask again, and it is gone on with from where it is.";
    stop.abort(new IntentError("the right to go on was lost", { ...context, intentKey, state: "busy", advice, cause }));
  });
  let unplan = () => {};
  const plan = () => {
    unplan = clock.timer(leaseMs / 4, () => {
      stay();
      plan();
    });
  };
  plan();
  try {
    let set = await readSet(call);
    const write = async (next: LinkedSet, toError: (call: LinkedCall, cause: unknown) => unknown) => {
      stop.signal.throwIfAborted();
      await lease.write(toLedgerEntry(next)).catch((cause: unknown) => {
        throw toError(call, cause);
      });
      set = next;
      return next;
    };
    return await work({
      call,
      get set() {
        return set;
      },
      announce: (next) => write(next, unusable),
      record: (next) => write(next, unrecorded),
      stay,
    });
  } finally {
    unplan();
    leave?.();
    await lease.release();
  }
}

/** As the ledger has it. Undefined: it has never heard of it. Throws a `ConfigurationError` when it is something else. */
export async function readSet(call: LinkedCall): Promise<LinkedSet | undefined> {
  const { ledger, provider, intentKey } = call;
  const entry: LedgerEntry | undefined = await ledger.read(intentKey).catch((cause: unknown) => {
    throw unusable(call, cause);
  });
  if (entry === undefined) return undefined;
  const set = toLinkedSet(entry);
  const rule =
    set === undefined
      ? "is that of something else in the ledger, such as a single campaign"
      : set.provider === provider.id
        ? undefined
        : `is that of campaigns at ${set.provider}`;
  if (rule !== undefined) throw wrong(call, { field: "intentKey", rule });
  return set;
}

/** As {@link readSet}; throws a `ConfigurationError` where there is none. */
export async function mustReadSet(call: LinkedCall): Promise<LinkedSet> {
  return mustBeKnown(call, await readSet(call));
}

export function mustBeKnown(call: LinkedCall, set: LinkedSet | undefined): LinkedSet {
  if (set === undefined) throw wrong(call, { field: "intentKey", rule: "is in this ledger of no linked campaigns" });
  return set;
}

/** Renews a right before it has run out. `onLost`: called when that failed. */
function keepUp(lease: IntentLease, { clock, leaseMs }: LinkedCall, onLost: (cause: unknown) => void): () => void {
  let isUnderWay = false;
  return () => {
    if (isUnderWay || lease.until - clock.now() > (leaseMs * 3) / 4) return;
    isUnderWay = true;
    lease
      .renew()
      .catch(onLost)
      .finally(() => {
        isUnderWay = false;
      });
  };
}

function busy({ context, intentKey }: LinkedCall, heldUntil: number): IntentError {
  const retryAt = toInstant(heldUntil);
  const advice = `Wait until it is done, or until ${retryAt}, when its right to it runs out.`;
  return new IntentError("another process works on these campaigns", {
    ...context,
    ...{ intentKey, state: "busy", advice, retryAt },
  });
}

/** For what the ledger threw when it was read, or when something was to be announced in it. */
export function unusable(
  { context, intentKey, signal }: Pick<LinkedCall, "context" | "signal"> & { readonly intentKey?: string },
  cause: unknown,
): unknown {
  if (signal?.aborted === true) return signal.reason;
  const advice = "What was to be written down was not done. Mend the ledger, and ask again: it goes on from there.";
  return new IntentError("the ledger cannot be used", { ...context, intentKey, state: "refused", advice, cause });
}

function unrecorded({ context, intentKey, signal }: LinkedCall, cause: unknown): unknown {
  if (signal?.aborted === true) return signal.reason;
  const advice = "Mend the ledger, and ask again: what was done is found out, and gone on from.";
  const detail = "what was done could not be written down";
  return new IntentError(detail, { ...context, intentKey, state: "doubtful", advice, cause });
}
