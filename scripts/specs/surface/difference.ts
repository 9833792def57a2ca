import type { Fact, Shape } from "./surface.ts";

/** From harmless to not. What a difference means for those who use our functions as they are today. */
export const CONSEQUENCES = ["none", "new word", "tolerable", "needs a person"] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** Whether a value comes to us or goes to them. */
export type Way = "read" | "send";

/**
 * What two surfaces say otherwise at a place. Of what the first has and the second lacks there is only `before`, and the other
 * way round: so the reverse of a difference is the difference of the reverse.
 */
export interface Difference {
  /** In our words: `CampaignStatus`, `Campaign.customers`, `listCampaigns query page`, `getCampaign 200`. */
  readonly place: string;
  readonly aspect: Aspect;
  /** Of the word, property, parameter or kind in question. Absent: it is about the place itself. */
  readonly name?: string;
  readonly before?: Value;
  readonly after?: Value;
  /** Where in requests and answers the place occurs, in the contract's order. Empty: nothing of ours asks for it. */
  readonly sites: readonly Site[];
  /** Of what was added, or stands there now: what it may be. */
  readonly shape?: Shape;
  /** Of a parameter that was added: how it is written, where that is not as usual. */
  readonly style?: string;
  /** Of what was added: the name that it follows in the document. Absent: it is the first. */
  readonly follows?: string;
}

export type Value = string | number | boolean;

/** What can be otherwise about a place: these, and each of the `facts` of a shape under its own name. */
export type Aspect =
  | "address"
  | "proof"
  | "operation"
  | "neighbour"
  | "parameter"
  | "position"
  | "style"
  | "body"
  | "answer"
  | "property"
  | "required"
  | "kind"
  | "null"
  | "word"
  | "words"
  | "schema"
  | "choice"
  | "deprecated"
  | Fact;

/** A place in a request or an answer. */
export interface Site {
  readonly operation: string;
  readonly way: Way;
  /** From the root of an answer, `body` or a parameter (`query page`); `[]` is every item of a list. */
  readonly path: readonly string[];
}

export interface Graded extends Difference {
  readonly ways: readonly Way[];
  readonly consequence: Consequence;
  /** Why, in a sentence. */
  readonly because: string;
  /** Fields of our model that are made of it, sorted: `Row.contact.email`. */
  readonly fields: readonly string[];
  /** Functions of ours that read or send it, sorted. */
  readonly functions: readonly string[];
}

/** The most serious of some consequences; `none` of none. */
export function worst(consequences: Iterable<Consequence>): Consequence {
  const found = new Set(consequences);
  return CONSEQUENCES.findLast((consequence) => found.has(consequence)) ?? "none";
}
