import type { Operation } from "../contract.ts";
import type { Fault, FaultKind } from "../faults.ts";
import { createRandom, type Random } from "../random.ts";

/** The faults that a simulator has, and which requests they befall. */
export interface FaultPlan {
  /** Gives back how to take it away again. */
  add(fault: Fault): () => void;
  clear(): void;
  /** Those that may still befall a request, in the order in which they came. */
  readonly active: readonly Fault[];
  /** What befalls the next request for an operation, the first of each kind: on its way, or where it arrives. */
  strike(operation: Operation, where: "on its way" | "at its end"): Strikes;
}

/** A fault that befell a request, and where to draw from for it. */
interface Strike {
  readonly fault: Fault;
  readonly random: Random;
}

/** What befell one request. */
export interface Strikes {
  readonly kinds: readonly FaultKind[];
  find<Kind extends FaultKind>(
    kind: Kind,
  ): { readonly fault: Extract<Fault, { readonly fault: Kind }>; readonly random: Random } | undefined;
}

interface Entry {
  readonly index: number;
  readonly fault: Fault;
  readonly operations: readonly string[] | undefined;
  /** Requests in scope so far. */
  seen: number;
  struck: number;
}

export function createFaultPlan(seed: number): FaultPlan {
  let entries: readonly Entry[] = [];
  let added = 0;
  return {
    add(fault) {
      const { operation } = fault;
      const operations = typeof operation === "string" ? [operation] : operation;
      const entry: Entry = { index: added++, fault: { ...fault }, operations, seen: 0, struck: 0 };
      entries = [...entries, entry];
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },
    clear() {
      entries = [];
    },
    get active() {
      return entries.filter((entry) => !isSpent(entry)).map(({ fault }) => fault);
    },
    strike(operation, where) {
      const strikes: Strike[] = [];
      for (const entry of entries) {
        const { fault, index } = entry;
        if ((fault.fault === "refused") !== (where === "on its way") || !concerns(entry, operation)) continue;
        entry.seen++;
        const random = createRandom(seed, "fault", index, entry.seen);
        const meant = entry.seen > (fault.after ?? 0) && random.chance(fault.probability ?? 1);
        if (!meant || isSpent(entry) || strikes.some((strike) => strike.fault.fault === fault.fault)) continue;
        entry.struck++;
        strikes.push({ fault, random });
      }
      return toStrikes(strikes);
    },
  };
}

/** What befalls a request that nothing befalls. */
export const UNHARMED: Strikes = { kinds: [], find: () => undefined };

function toStrikes(strikes: readonly Strike[]): Strikes {
  if (strikes.length === 0) return UNHARMED;
  return {
    kinds: strikes.map(({ fault }) => fault.fault),
    find(kind) {
      for (const { fault, random } of strikes) if (isOfKind(fault, kind)) return { fault, random };
      return undefined;
    },
  };
}

function isOfKind<Kind extends FaultKind>(fault: Fault, kind: Kind): fault is Extract<Fault, { readonly fault: Kind }> {
  return fault.fault === kind;
}

function isSpent({ fault, struck }: Entry): boolean {
  return fault.count !== undefined && struck >= fault.count;
}

/** Whether an operation is in a fault's scope, and is something that this kind of fault can happen to. */
function concerns({ fault, operations }: Entry, { name, method }: Operation): boolean {
  if (operations !== undefined && !operations.includes(name)) return false;
  switch (fault.fault) {
    case "shifted":
      return name.startsWith("list");
    case "ignored":
    case "launched_anyway":
      return method !== "GET";
    default:
      return true;
  }
}
