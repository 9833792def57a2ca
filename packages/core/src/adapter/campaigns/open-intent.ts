import { ConfigurationError, type Finding, IntentError } from "../../errors.ts";
import type { IntentState } from "../../intents.ts";
import type { IntentLease } from "../../ledger.ts";
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
    return new IntentError("the ledger cannot be used", { ...context, state: "refused", advice, cause });
  };
  const lease = await ledger.lease(key, kit.leaseMs).catch((cause: unknown) => {
    throw unusable(cause);
  });
  if ("heldUntil" in lease) {
    const retryAt = toInstant(lease.heldUntil);
    const advice = `Wait until it is done, or until ${retryAt}, when its right to it runs out.`;
    throw new IntentError("another process works on this intent", { ...context, state: "busy", advice, retryAt });
  }
  try {
    const entry = await ledger.read(key).catch((cause: unknown) => {
      throw unusable(cause);
    });
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
    return await work(handleOf(kit, key, intent, lease, lost));
  } finally {
    await lease.release();
  }
}

function handleOf<Raw>(
  kit: Kit<Raw>,
  key: string,
  known: Intent | undefined,
  lease: IntentLease,
  lost: (cause: unknown) => IntentError,
): OpenIntent {
  let intent = known;
  return {
    key,
    get intent() {
      return intent;
    },
    async note(next) {
      const entry = { ...next, key, at: present(kit) };
      await lease.write(toLedgerEntry(entry));
      intent = entry;
    },
    renew: () =>
      lease.renew().catch((cause: unknown) => {
        throw lost(cause);
      }),
  };
}

/** Writes down how far an intent has come, where one is kept a record of. */
export async function noteOf<Raw>(
  kit: Kit<Raw>,
  open: OpenIntent | undefined,
  state: IntentState,
  campaignIds: readonly string[],
): Promise<void> {
  if (open?.intent === undefined) return;
  const { key: _key, at: _at, ...intent } = open.intent;
  await open.note({ ...intent, state, campaignIds, ...(state === "launching" && { sentAt: present(kit) }) });
}

/** What was to be done is done; that it was, reconciling finds out. */
export function unnoted(): readonly Finding[] {
  return [
    { field: "ledger", rule: "could not be written after the campaign was there; reconcileIntents makes up for it" },
  ];
}
