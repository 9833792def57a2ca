import { type Contract, isRecord } from "../../contracts.ts";
import type { Difference, Graded } from "../surface/difference.ts";
import { FACTS } from "../surface/surface.ts";
import type { Edit } from "./edit-contract.ts";
import { locate, locateHolder, locateParameters } from "./locate.ts";
import { schemaOf } from "./schema-of.ts";

/** What of a check can be written into the contract without anybody deciding anything. */
export interface Plan {
  readonly edits: readonly Edit[];
  /** What they bring into line. */
  readonly written: readonly Graded[];
  /** What stays as it is until somebody has looked at it. */
  readonly left: readonly Graded[];
}

/**
 * Edits for whatever is additive: what the contract let through, sent or came, is let through after it as well. New words,
 * words that moved out of the list, new optional properties of whole schemas, new optional parameters, wider bounds, and what
 * may be missing or null now.
 */
export function plan(contract: Contract, differences: readonly Graded[]): Plan {
  // Of a value that became another, nothing is written by halves.
  const decided = new Set(differences.filter(({ aspect }) => aspect === "kind").map(({ place }) => place));
  const planned = inDocumentOrder(differences).map((difference) => ({
    difference,
    edits: decided.has(difference.place) ? [] : editsFor(contract, difference),
  }));
  const isWritten = ({ edits }: (typeof planned)[number]) => edits.length > 0;
  return {
    edits: planned.flatMap(({ edits }) => edits),
    written: planned.filter(isWritten).map(({ difference }) => difference),
    left: planned.filter((each) => !isWritten(each)).map(({ difference }) => difference),
  };
}

/** What follows something else that is new comes after it. */
function inDocumentOrder(differences: readonly Graded[]): readonly Graded[] {
  const ordered: Graded[] = [];
  let pending = [...differences];
  while (pending.length > 0) {
    const names = new Set(pending.map((each) => `${each.aspect} ${holderOf(each)} ${each.name}`));
    const isReady = (each: Graded) => !names.has(`${each.aspect} ${holderOf(each)} ${each.follows}`);
    const ready = pending.filter(isReady);
    // Words that follow each other in a circle cannot be; should they, nothing is gained by waiting.
    ordered.push(...(ready.length > 0 ? ready : pending));
    pending = ready.length > 0 ? pending.filter((each) => !isReady(each)) : [];
  }
  return ordered;
}

function holderOf({ aspect, place, name = "" }: Graded): string {
  return aspect === "property" ? place.slice(0, -name.length - 1) : place;
}

/** Empty: it is not additive, or stands where the contract cannot be edited by a rule. */
function editsFor(contract: Contract, difference: Graded): readonly Edit[] {
  if (difference.consequence === "needs a person") return [];
  switch (difference.aspect) {
    case "word":
      return wordEdits(contract, difference);
    case "property":
      return propertyEdits(contract, difference);
    case "parameter":
      return parameterEdits(contract, difference);
    case "required":
      return requiredEdits(contract, difference);
    case "null":
      return nullEdits(contract, difference);
    case "deprecated":
      return deprecatedEdits(contract, difference);
    case "neighbour":
      return neighbourEdits(contract, difference);
    default:
      return boundEdits(contract, difference);
  }
}

function wordEdits(contract: Contract, { place, name, before, follows }: Graded): readonly Edit[] {
  const list = locate(contract, place);
  if (list === undefined || name === undefined) return [];
  const { at, schema } = list;
  const after = follows === undefined ? {} : { after: follows };
  if (before !== undefined) return [{ edit: "retire word", at, word: name }];
  const retired: unknown = schema["x-retired-enum"];
  const isBack = Array.isArray(retired) && retired.includes(name);
  return [{ edit: isBack ? "bring back word" : "add word", at, word: name, ...after }];
}

function propertyEdits(contract: Contract, difference: Graded): readonly Edit[] {
  const { before, after, shape, follows, ways } = difference;
  const holder = locateHolder(contract, difference);
  if (holder === undefined || shape === undefined || before !== undefined) return [];
  const isRequired = String(after).startsWith("required ");
  const { at, property, schema: object } = holder;
  const { schema, lists } = schemaOf(contract, at.at(-1) ?? "", property, { shape, isDeprecated: false });
  const beside = follows === undefined ? {} : { after: follows };
  return [
    ...lists,
    { edit: "add entry", at: [...at, "properties"], name: property, value: schema, ...beside },
    ...(isRequired && !ways.includes("send") && Array.isArray(object.required)
      ? [{ edit: "add item", at: [...at, "required"], value: property } as const]
      : []),
  ];
}

function parameterEdits(contract: Contract, { name, before, after, shape, sites }: Graded): readonly Edit[] {
  const [operation] = sites.map((site) => site.operation);
  const at = operation === undefined ? undefined : locateParameters(contract, operation);
  if (at === undefined || name === undefined || shape === undefined || before !== undefined) return [];
  if (String(after).startsWith("required ")) return [];
  const [place = "", ...rest] = name.split(" ");
  const parameter = rest.join(" ");
  const { schema, lists } = schemaOf(contract, capitalised(operation ?? ""), parameter, { shape, isDeprecated: false });
  return [...lists, { edit: "add item", at, value: { name: parameter, in: place, schema } }];
}

/** A requirement that is dropped; one that is new is nothing that readers have to know. */
function requiredEdits(contract: Contract, difference: Graded): readonly Edit[] {
  const holder = locateHolder(contract, difference);
  if (holder === undefined || difference.after !== false) return [];
  return [{ edit: "remove item", at: [...holder.at, "required"], value: holder.property }];
}

function nullEdits(contract: Contract, difference: Graded): readonly Edit[] {
  const found = locate(contract, difference.place);
  if (found === undefined || difference.after !== true || typeof found.schema.type !== "string") return [];
  return [{ edit: "set", at: found.at, name: "type", value: [found.schema.type, "null"] }];
}

function deprecatedEdits(contract: Contract, difference: Graded): readonly Edit[] {
  const holder = locateHolder(contract, difference);
  if (holder === undefined) return [];
  const at = [...holder.at, "properties", holder.property];
  return difference.after === true
    ? [{ edit: "set", at, name: "deprecated", value: true }]
    : [{ edit: "remove entry", at, name: "deprecated" }];
}

function neighbourEdits({ document }: Contract, { place, after }: Difference): readonly Edit[] {
  const at = ["info", "x-upstream"];
  const upstream = isRecord(document.info) ? document.info["x-upstream"] : undefined;
  const unused: unknown = isRecord(upstream) ? upstream.unused : undefined;
  if (after === undefined) return [{ edit: "remove item", at: [...at, "unused"], value: place }];
  if (Array.isArray(unused)) return [{ edit: "add item", at: [...at, "unused"], value: place }];
  return [{ edit: "add entry", at, name: "unused", value: [place] }];
}

/** Bounds that are wider now: what we let through is let through still. */
function boundEdits(contract: Contract, difference: Graded): readonly Edit[] {
  const { aspect, after, consequence } = difference;
  const fact = FACTS.find((name) => name === aspect);
  const found = locate(contract, difference.place);
  if (fact === undefined || fact === "default" || found === undefined || consequence !== "none") return [];
  if (after === undefined) return [{ edit: "remove entry", at: found.at, name: fact }];
  return [{ edit: "set", at: found.at, name: fact, value: after }];
}

function capitalised(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
