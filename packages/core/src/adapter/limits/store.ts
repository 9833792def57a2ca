/** What one credential may use, all processes together. Absent parts: no limit. */
export interface LimitBudget {
  /** At most `count` may begin within any stretch of `windowMs`. */
  readonly rate?: { readonly count: number; readonly windowMs: number };
  /** At most `max` may be under way. Each holds a lease, which runs out after `leaseMs` unless it is renewed. */
  readonly concurrency?: { readonly max: number; readonly leaseMs: number };
}

/** Either a turn, or how long to wait before asking again makes sense, in milliseconds above 0. */
export type LimitAnswer =
  | {
      readonly isGranted: true;
      /** Absent: nothing has to be given back. */
      readonly lease?: string;
    }
  | { readonly isGranted: false; readonly waitMs: number };

/**
 * Where several processes count what they use of one credential. A gate asks one question at a time, and waits ten seconds for
 * the answer. What it throws goes to the request whose turn it was, as the cause of a `NetworkError`; what it throws at `renew`
 * and `leave` is ignored, and the lease runs out by itself.
 */
export interface LimitStore {
  /**
   * Takes a turn, or takes nothing: in one step that no other process can come between. `name` is the same for the same key at
   * the same address in every process, and holds a digest of the key in place of it.
   */
  enter(name: string, budget: LimitBudget): Promise<LimitAnswer>;
  /** The lease runs out `leaseMs` from now. Nothing happens when it has run out. */
  renew(name: string, lease: string, leaseMs: number): Promise<void>;
  /** Gives a lease back. Nothing happens when it has run out. */
  leave(name: string, lease: string): Promise<void>;
}
