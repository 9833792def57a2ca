import { BACKSLASH, NOT_ASCII } from "./bytes.ts";
import type { Kept } from "./kept.ts";
import type { Plan, PlannedMember } from "./plan.ts";
import { type Passing, passString } from "./scan.ts";
import { parse } from "./split-error.ts";

/** Reads the key of a member, which may lie across runs of bytes. */
export interface Key {
  /** A key begins with the quote at this place. */
  start(at: number): void;
  /** The place behind the key. Undefined: the run is used up, and the key goes on. */
  read(bytes: Uint8Array, at: number): number | undefined;
  /** The run is used up: keeps what is open in it, and the key. */
  spill(bytes: Uint8Array): void;
  /** The plan for the member whose key ends before this place; what is left out is no longer kept. Undefined: none. */
  planOf(members: readonly PlannedMember[], bytes: Uint8Array, end: number): Plan | undefined;
}

export function createKey(kept: Kept): Key {
  const passing: Passing = { depth: 0, isInString: false, isEscaped: false };
  /** Place of the opening quote in the run. -1: it came earlier, and is among the held bytes at `mark`. */
  let begin = -1;
  let mark = 0;

  return {
    start(at) {
      begin = at;
    },
    read(bytes, at) {
      const end = passString(passing, bytes, at, at);
      return passing.isInString ? undefined : end;
    },
    spill(bytes) {
      kept.spill(bytes);
      if (begin >= 0) mark = kept.held() - (bytes.length - begin);
      begin = -1;
    },
    planOf(members, bytes, end) {
      if (begin < 0) {
        const held = kept.heldFrom(mark, bytes, end);
        const plan = find(members, held, 0, held.length);
        if (plan?.omit !== undefined) kept.closeAt(mark);
        return plan;
      }
      const plan = find(members, bytes, begin, end);
      if (plan?.omit !== undefined) kept.close(bytes, begin);
      return plan;
    },
  };
}

function find(members: readonly PlannedMember[], bytes: Uint8Array, from: number, to: number): Plan | undefined {
  if (!isPlain(bytes, from, to)) {
    const name = parse(decoder.decode(bytes.subarray(from, to)));
    return members.find((member) => member.name === name)?.plan;
  }
  for (const member of members) {
    if (isSpelled(member.bytes, bytes, from, to)) return member.plan;
  }
  return undefined;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Whether the key is spelled without escapes, and in nothing but ASCII. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH || byte >= NOT_ASCII) return false;
  }
  return true;
}

function isSpelled(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  // Two more for the quotes.
  if (to - from !== name.length + 2) return false;
  for (let at = 0; at < name.length; at++) {
    if (name[at] !== bytes[from + 1 + at]) return false;
  }
  return true;
}
