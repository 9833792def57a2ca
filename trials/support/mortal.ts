import type { IntentLedger } from "@trunkline/core";

/** A process that can die at a request of its own: from then on it sends nothing, hears nothing and writes nothing. */
export interface Mortal {
  readonly fetch: typeof globalThis.fetch;
  readonly ledger: IntentLedger;
  /** Whether it is dead. */
  readonly isDead: () => boolean;
  /** Settles when it dies. */
  readonly death: Promise<"dead">;
}

/** `isLast`: asked of each request, which is the nth, from 1. `isActedUpon`: whether the last one still arrives. */
export function createMortal(
  { fetch, ledger }: { readonly fetch: typeof globalThis.fetch; readonly ledger: IntentLedger },
  isLast: (request: Request, nth: number) => boolean,
  isActedUpon: boolean,
): Mortal {
  const never = () => new Promise<never>(() => {});
  let sent = 0;
  let isDead = false;
  let die: (word: "dead") => void = () => {};
  const death = new Promise<"dead">((resolve) => {
    die = resolve;
  });
  const alive = <T>(work: () => Promise<T>): Promise<T> => (isDead ? never() : work());
  return {
    death,
    isDead: () => isDead,
    async fetch(input, init) {
      if (isDead) return never();
      sent++;
      const request = new Request(input, init);
      if (!isLast(request, sent)) return fetch(request);
      isDead = true;
      if (isActedUpon) await fetch(request).catch(() => {});
      die("dead");
      return never();
    },
    ledger: {
      read: (key) => alive(() => ledger.read(key)),
      entries: () => ledger.entries(),
      async lease(key, forMs) {
        const lease = await alive(() => ledger.lease(key, forMs));
        if ("heldUntil" in lease) return lease;
        return {
          get until() {
            return lease.until;
          },
          write: (entry) => alive(() => lease.write(entry)),
          renew: () => alive(() => lease.renew()),
          release: () => alive(() => lease.release()),
        };
      },
    },
  };
}
