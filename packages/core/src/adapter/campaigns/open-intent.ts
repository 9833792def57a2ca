import { ConfigurationError, type Finding, IntentError } from "../../errors.ts";
import type { IntentState } from "../../intents.ts";
import { type IntentLease, type LeaseRefusal, LedgerError } from "../../ledger.ts";
import { onAbort } from "../../on-abort.ts";
import type { Asking } from "../ask.ts";
import { type Intent, toIntent, toLedgerEntry } from "./intent.ts";
import { type Kit, passAbort, present, toInstant } from "./kit.ts";

/** An intent that nobody else works on meanwhile. */
export interface OpenIntent {
  readonly key: string;
  /** As the ledger has it. Undefined: it has never heard of it. */
  readonly intent: Intent | undefined;
  /** Writes down what is so, or is about to be. Rejects with what the ledger throws when that may not be durable. */
  note(intent: Omit<Intent, "key" | "at">): Promise<void>;
  /** Keeps the right to it just before something is sent. Throws an `IntentError`, `busy`, when it is lost. */
  mustHold(): Promise<void>;
  /** Keeps the right to it. Throws an `IntentError` when it is lost. */
  renew(): Promise<void>;
}

/**
 * Works on an intent with the sole right to it. Throws an `IntentError` when another process has it, or the ledger cannot say:
 * then nothing has been sent.
 */
export async function withIntent<Raw, T>(
  kit: Kit<Raw>,
  key: string,
  asking: Asking,
  work: (open: OpenIntent) => Promise<T>,
): Promise<T> {
  const context = { provider: kit.asker.provider, operation: asking.operation, intentKey: key };
  const { ledger } = kit;
  if (ledger === undefined) {
    const rule = "needs a ledger, and this adapter was made without one";
    throw new ConfigurationError({ field: "intentKey", rule }, context);
  }
  const unusable = (cause: unknown) => {
    passAbort(asking);
    const advice = "Nothing was sent; mend the ledger, and ask again.";
    const why = cause instanceof LedgerError ? `: ${cause.message}` : "";
    return new IntentError(`the ledger cannot be used${why}`, { ...context, state: "refused", advice, cause });
  };
  const lease = await inTime(kit, asking, () => ledger.lease(key, kit.leaseMs), giveBack).catch((cause: unknown) => {
    throw unusable(cause);
  });
  if (typeof lease !== "object" || lease === null) throw unusable(new TypeError("the ledger gave no lease"));
  if ("heldUntil" in lease) {
    const retryAt = toInstant(lease.heldUntil);
    const advice = `Wait until it is done, or until ${retryAt}, when its right to it runs out.`;
    throw new IntentError("another process works on this intent", { ...context, state: "busy", advice, retryAt });
  }
  try {
    const entry = await inTime(kit, asking, async () => (await ledger.read(key)) ?? undefined).catch(
      (cause: unknown) => {
        throw unusable(cause);
      },
    );
    const intent = entry && toIntent(entry);
    if (entry !== undefined && intent === undefined) {
      const rule = "is that of something else in the ledger, such as linked campaigns";
      throw new ConfigurationError({ field: "intentKey", rule }, context);
    }
    const lost = (cause: unknown) => {
      passAbort(asking);
      const advice = "Look for a campaign by the mark in its name, or call reconcileIntents later; start no other one.";
      return new IntentError("the right to this intent was lost on the way", {
        ...context,
        state: "doubtful",
        advice,
        cause,
      });
    };
    const busy = (cause: unknown) => {
      passAbort(asking);
      const advice = "Nothing was sent. Ask again: by then another process may have done it.";
      return new IntentError("the right to this intent ran out before its request could be sent", {
        ...context,
        state: "busy",
        advice,
        cause,
      });
    };
    return await work(handleOf({ kit, asking, key, known: intent, lease, lost, busy }));
  } finally {
    // It runs out by itself: nobody waits for a ledger that is silent, or is told what it threw.
    await inTime(kit, asking, () => lease.release()).catch(() => {});
  }
}

/** Waits for a ledger no longer than a call may. `late`: what is done with what comes after that. */
async function inTime<Raw, T>(
  { asker }: Kit<Raw>,
  asking: Asking,
  ask: () => Promise<T>,
  late: (value: T) => void = () => {},
): Promise<T> {
  return asker.wait(asking, (signal) => {
    const answer = Promise.resolve().then(ask);
    return new Promise<T>((resolve, reject) => {
      const leave = onAbort(signal, () => {
        reject(signal.reason);
        answer.then(late, () => {});
      });
      answer.then(resolve, reject).finally(leave);
    });
  });
}

function giveBack(lease: IntentLease | LeaseRefusal): void {
  if ("release" in lease) lease.release().catch(() => {});
}

interface Handle<Raw> {
  readonly kit: Kit<Raw>;
  readonly asking: Asking;
  readonly key: string;
  readonly known: Intent | undefined;
  readonly lease: IntentLease;
  readonly lost: (cause: unknown) => IntentError;
  readonly busy: (cause: unknown) => IntentError;
}

function handleOf<Raw>({ kit, asking, key, known, lease, lost, busy }: Handle<Raw>): OpenIntent {
  let intent = known;
  const renew = (toError: (cause: unknown) => IntentError) =>
    inTime(kit, asking, () => lease.renew()).catch((cause: unknown) => {
      throw toError(cause);
    });
  return {
    key,
    get intent() {
      return intent;
    },
    async note(next) {
      const entry = { ...next, key, at: present(kit) };
      await inTime(kit, asking, () => lease.write(toLedgerEntry(entry)));
      intent = entry;
    },
    mustHold: () => renew(busy),
    renew: () => renew(lost),
  };
}

/** Writes down how far an intent has come, where one is kept a record of. */
export async function noteOf(
  open: OpenIntent | undefined,
  state: IntentState,
  campaignIds: readonly string[],
  start?: Intent["start"],
): Promise<void> {
  if (open?.intent === undefined) return;
  const { key: _key, at: _at, ...intent } = open.intent;
  await open.note({ ...intent, state, campaignIds, ...(start !== undefined && { start }) });
}

/** What was to be done is done; that it was, reconciling finds out. */
export function unnoted(): readonly Finding[] {
  return [
    { field: "ledger", rule: "could not be written after the campaign was there; reconcileIntents makes up for it" },
  ];
}
