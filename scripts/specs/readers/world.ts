/** What there is at an invented provider: few campaigns, in all the states that our functions ask for, and whom they ring. */

import type { AnswerPlace } from "./changes.ts";
import { REVOX } from "./revox-world.ts";
import { COZMOX, VAPI } from "./vapi-world.ts";
import type { NO_SUCH, Wish } from "./wishes.ts";

/** A request as it came. */
export interface Asked {
  /** Our name of it. */
  readonly operation: string;
  /** By name. */
  readonly path: Readonly<Record<string, string>>;
  /** By place and name: `query page`. Those that came several times, with all their values. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Absent: it had none. */
  readonly body?: unknown;
}

/** Where our functions find what they ask for. */
export interface WorldIds {
  /** Has rows and calls, and is dialling. */
  readonly campaign: string;
  readonly all: readonly string[];
  readonly attempts: readonly string[];
  /** One whose rows tell something else because nobody is rung any more. */
  readonly cancelled?: string;
  /** One whose rows stand in a dial plan alone, where there are dial plans. */
  readonly planned?: string;
  /** One that never began: a draft, where there are drafts. */
  readonly unbegun: string;
  readonly over: string;
  readonly paused?: string;
  /** The order of one attempt, where a provider has orders. */
  readonly order?: string;
  /** One whose calls are behind so many others that a page cannot hold them. Not in any list, and not worth asking often. */
  readonly crowded?: { readonly id: string; readonly onlyFor: (place: AnswerPlace) => boolean };
}

/** A provider as it is when a function of ours begins. */
export interface World {
  readonly ids: WorldIds;
  /** Begins anew: what is asked for may change what is answered later. */
  open(): {
    /** What of the answer is fixed.  */
    answer(asked: Asked): Wish | typeof NO_SUCH;
    /** Tells states apart in which answers differ. */
    state(): string;
  };
}

/** Absent: nobody has described that provider's. */
export const WORLDS: Readonly<Partial<Record<string, World>>> = { vapi: VAPI, cozmox: COZMOX, revox: REVOX };
