import { ConfigurationError, type Finding } from "../../errors.ts";
import type { IntentState } from "../../intents.ts";
import type { IntentLease, LeaseRefusal } from "../../ledger.ts";
import { onAbort } from "../../on-abort.ts";
import type { Asking } from "../ask.ts";
import { type Intent, toIntent, toLedgerEntry } from "./intent.ts";
import { type Kit, passAbort, present, toInstant } from "./kit.ts";
import type { Tell } from "./telling.ts";

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
  const context = { provider: kit.asker.provider, operation: asking.operation };
  const { ledger } = kit;
  if (ledger === undefined) {
    const rule = "needs a ledger, and this adapter was made without one";
    throw new ConfigurationError({ field: "intentKey", rule }, context);
  }
  const told = { intentKey: key };
  const unusable = (cause: unknown) => {
    passAbort(asking);
    throw kit.telling.unusable(asking, { ...told, cause });
  };
  const lease = await inTime(kit, asking, () => ledger.lease(key, kit.leaseMs), giveBack).catch(unusable);
  if (typeof lease !== "object" || lease === null) return unusable(new TypeError("the ledger gave no lease"));
  if ("heldUntil" in lease) throw kit.telling.busy(asking, { ...told, retryAt: toInstant(lease.heldUntil) });
  try {
    const entry = await inTime(kit, asking, async () => (await ledger.read(key)) ?? undefined).catch(unusable);
    const intent = entry && toIntent(entry);
    if (entry !== undefined && intent === undefined) {
      const rule = "is that of something else in the ledger, such as linked campaigns";
      throw new ConfigurationError({ field: "intentKey", rule }, context);
    }
    return await work(handleOf(kit, asking, key, intent, lease));
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

function handleOf<Raw>(
  kit: Kit<Raw>,
  asking: Asking,
  key: string,
  known: Intent | undefined,
  lease: IntentLease,
): OpenIntent {
  let intent = known;
  const renew = (tell: Tell) =>
    inTime(kit, asking, () => lease.renew()).catch((cause: unknown) => {
      passAbort(asking);
      throw tell(asking, { intentKey: key, cause });
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
    mustHold: () => renew(kit.telling.tooLate),
    renew: () => renew(kit.telling.lost),
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
