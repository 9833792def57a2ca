import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, NOT_ASCII, OPEN_LIST, OPEN_OBJECT, QUOTE } from "./bytes.ts";
import type { Kept } from "./kept.ts";
import { createKey } from "./key.ts";
import type { Plan } from "./plan.ts";
import type { Run } from "./run.ts";
import { type Passing, pass } from "./scan.ts";
import { notJson } from "./split-error.ts";

/**
 * Follows one value through runs of bytes, and leaves out of what is kept what the plan says. Strict where something is
 * wanted, so that nothing left out hides a fault around it. Other faults are for whoever parses what was kept.
 */
export interface Walk {
  /** Takes up a value, of which the next byte is the first. */
  start(plan: Plan | undefined): void;
  /**
   * The place of the first byte behind the value, or of the opening bracket of the list to stop at. Length of the bytes:
   * they are used up, and the value may go on.
   */
  walk(run: Run, from: number): number;
  /** The list that it stopped at is over: the next byte is its closing bracket. */
  passedList(): void;
  /** Whether the value may end here: all that was opened is closed. */
  isWhole(): boolean;
  /** Paths that were left out of the value, distinct, in the order in which they were met. */
  omitted(): readonly string[];
}

/** What comes next, whitespace aside. `passing`: the rest of a value of which nothing is wanted. */
type Place =
  | "value"
  | "item or end"
  | "key"
  | "key or end"
  | "rest of key"
  | "colon"
  | "passing"
  | "comma or end"
  | "end of list";

/** An object or a list that is open, and of which something is wanted. */
interface Opened {
  readonly plan: Plan;
  readonly isObject: boolean;
}

export function createWalk(kept: Kept): Walk {
  const passing: Passing = { depth: 0, isInString: false, isEscaped: false };
  const key = createKey(kept);
  const outer: Opened[] = [];
  let opened: Opened | undefined;
  let place: Place = "value";
  /** Of the value that comes next. */
  let plan: Plan | undefined;
  let omitted: string[] = [];
  let isOmitting = false;
  /** Whether no member of the open object was kept so far. */
  let isFirst = true;

  /** Takes one byte that is no whitespace. Gives how many places to go on: 0 where another place takes it. */
  function take(byte: number, at: number): number {
    switch (place) {
      case "item or end":
        place = byte === CLOSE_LIST ? "comma or end" : "value";
        return 0;
      case "key or end":
        place = byte === CLOSE_OBJECT ? "comma or end" : "key";
        return 0;
      case "key":
        if (byte !== QUOTE) throw notJson();
        key.start(at);
        place = "rest of key";
        return 1;
      case "colon":
        if (byte !== COLON) throw notJson();
        place = "value";
        return 1;
      case "end of list":
        place = "comma or end";
        return 1;
      case "value":
        return takeValue(byte);
      default:
        return takeEnd(byte, at);
    }
  }

  function takeValue(byte: number): number {
    if (byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT) throw notJson();
    // A byte order mark, or a fault: the parser of the whole will know.
    if (byte >= NOT_ASCII && opened === undefined) return 1;
    const isObject = byte === OPEN_OBJECT;
    if (plan !== undefined && (isObject ? plan.members.length > 0 : byte === OPEN_LIST && plan.items !== undefined)) {
      if (opened !== undefined) outer.push(opened);
      opened = { plan, isObject };
      isFirst = true;
      plan = plan.items;
      place = isObject ? "key or end" : "item or end";
      return 1;
    }
    passing.depth = 0;
    place = "passing";
    return 0;
  }

  function takeKey(wanted: Plan | undefined): void {
    plan = wanted;
    place = "colon";
    if (wanted?.omit === undefined) {
      isFirst = false;
      return;
    }
    if (!omitted.includes(wanted.omit)) omitted.push(wanted.omit);
    isOmitting = true;
  }

  function takeEnd(byte: number, at: number): number {
    const isOver = byte === (opened?.isObject ? CLOSE_OBJECT : CLOSE_LIST);
    if (!isOver && byte !== COMMA) throw notJson();
    if (isOmitting) keepAgain(byte, at);
    if (isOver) {
      opened = outer.pop();
      isFirst = false;
      place = "comma or end";
    } else {
      plan = opened?.plan.items;
      place = opened?.isObject ? "key" : "value";
    }
    return 1;
  }

  /** One comma goes with what was left out: the one before it, or behind it where it stood first. */
  function keepAgain(byte: number, at: number): void {
    isOmitting = false;
    if (!isFirst) kept.dropComma();
    kept.open(isFirst && byte === COMMA ? at + 1 : at);
  }

  return {
    start(wanted) {
      plan = wanted;
      place = "value";
      omitted = [];
    },
    walk(run, from) {
      const { bytes } = run;
      const { length } = bytes;
      let at = from;
      while (at < length) {
        if (place === "passing") {
          at = pass(passing, run, at);
          if (at === length) break;
          place = "comma or end";
        } else if (place === "rest of key") {
          const end = key.read(bytes, at);
          if (end === undefined) break;
          at = end;
          takeKey(key.planOf(opened?.plan.members ?? [], bytes, end));
          continue;
        }
        const byte = bytes[at] ?? 0;
        if (isSpace(byte)) at++;
        else if (place === "comma or end" && opened === undefined) return at;
        else if (place === "value" && plan?.isList && byte === OPEN_LIST) return at;
        else at += take(byte, at);
      }
      if (place === "rest of key") key.spill(bytes);
      else kept.spill(bytes);
      return length;
    },
    passedList() {
      place = "end of list";
    },
    isWhole: () =>
      opened === undefined &&
      (place === "comma or end" || (place === "passing" && passing.depth === 0 && !passing.isInString)),
    omitted: () => omitted,
  };
}
