import { CAPABILITIES } from "./clauses/capabilities.ts";
import { CONTRACT } from "./clauses/contract.ts";
import { CRASHING } from "./clauses/crashing.ts";
import { CREATING } from "./clauses/creating.ts";
import { DOUBTS } from "./clauses/doubts.ts";
import { DRIFT } from "./clauses/drift.ts";
import { ERRORS } from "./clauses/errors.ts";
import { FILTERS } from "./clauses/filters.ts";
import type { Clause } from "./clauses/group.ts";
import { INPUTS } from "./clauses/inputs.ts";
import { INTENTS } from "./clauses/intents.ts";
import { LARGE } from "./clauses/large.ts";
import { LISTINGS } from "./clauses/listings.ts";
import { LOSSES } from "./clauses/losses.ts";
import { MODELS } from "./clauses/models.ts";
import { OMISSIONS } from "./clauses/omissions.ts";
import { OPERATIONS } from "./clauses/operations.ts";
import { QUIET } from "./clauses/quiet.ts";
import { RESUMING } from "./clauses/resuming.ts";
import { SAFETY } from "./clauses/safety.ts";
import { SENDING } from "./clauses/sending.ts";
import { SHIFTING } from "./clauses/shifting.ts";
import { STEERING } from "./clauses/steering.ts";
import { STOPPING } from "./clauses/stopping.ts";
import { WORDS } from "./clauses/words.ts";

const GROUPS = {
  contract: CONTRACT,
  listings: LISTINGS,
  resuming: RESUMING,
  shifting: SHIFTING,
  filters: FILTERS,
  models: MODELS,
  omissions: OMISSIONS,
  safety: SAFETY,
  words: WORDS,
  drift: DRIFT,
  errors: ERRORS,
  sending: SENDING,
  stopping: STOPPING,
  large: LARGE,
  capabilities: CAPABILITIES,
  operations: OPERATIONS,
  doubts: DOUBTS,
  creating: CREATING,
  inputs: INPUTS,
  intents: INTENTS,
  losses: LOSSES,
  crashing: CRASHING,
  steering: STEERING,
  quiet: QUIET,
} as const;
type Groups = typeof GROUPS;

/** A group of clauses, by what they are about: `"listings"`. */
export type GroupName = keyof Groups;

/** A group of clauses, and the clause: `"listings: campaigns come newest first"`. */
export type ClauseName = {
  [Name in keyof Groups]: `${Name}: ${Extract<keyof Groups[Name], string>}`;
}[keyof Groups];

/** Every clause, in the order in which they are judged. */
export const CLAUSES: ReadonlyMap<string, Clause> = new Map(
  Object.entries(GROUPS).flatMap(([group, clauses]) =>
    Object.entries<Clause>(clauses).map(([name, clause]) => [`${group}: ${name}`, clause] as const),
  ),
);
