import { type Contract, isRecord } from "../../contracts.ts";
import type { Difference, Graded, Site } from "../surface/difference.ts";
import { placesOf } from "../surface/places.ts";
import { projectContract } from "../surface/project.ts";
import { FACTS } from "../surface/surface.ts";
import type { Edit } from "./edit-contract.ts";
import { locate, locateHolder, locateParameters } from "./locate.ts";
import { foldedName, schemaOf } from "./schema-of.ts";
import { isWritableFact, isWritableName, isWritableWord } from "./writable.ts";

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
 * may be missing or null now. What stands for several places of theirs, and changed at some of them only, takes over what came
 * and keeps what left: so the same document followed again finds nothing to do.
 */
export function plan(contract: Contract, differences: readonly Graded[]): Plan {
  const undecided = undecidedOf(differences);
  const known: Known = { contract, places: placesOf(projectContract(contract)).sites };
  const drafted = inDocumentOrder(differences).map((difference) => ({
    difference,
    edits: undecided.has(difference) ? [] : editsFor(known, difference),
  }));
  const clashing = clashesIn(drafted.flatMap(({ edits }) => listsIn(edits)));
  const planned = drafted.map(({ difference, edits }) => ({
    difference,
    edits: listsIn(edits).some(({ folded }) => clashing.has(folded)) ? [] : edits,
  }));
  const isWritten = ({ edits }: (typeof planned)[number]) => edits.length > 0;
  return {
    edits: planned.flatMap(({ edits }) => edits),
    written: planned.filter(isWritten).map(({ difference }) => difference),
    left: planned.filter((each) => !isWritten(each)).map(({ difference }) => difference),
  };
}

interface Known {
  readonly contract: Contract;
  /** Where the contract has each place. */
  readonly places: ReadonlyMap<string, readonly Site[]>;
}

/** Of a value that became another, nothing is written by halves; of one that came as several things, none. */
function undecidedOf(differences: readonly Graded[]): ReadonlySet<Graded> {
  const others = new Set(differences.filter(({ aspect }) => aspect === "kind").map(({ place }) => place));
  const told = new Map<string, Graded[]>();
  for (const difference of differences.filter(({ aspect }) => aspect === "property" || aspect === "parameter")) {
    told.set(difference.place, [...(told.get(difference.place) ?? []), difference]);
  }
  const several = [...told.values()].filter((each) => each.length > 1).flat();
  return new Set([...differences.filter(({ place }) => others.has(place)), ...several]);
}

interface List {
  readonly folded: string;
  /** Its name and its words. */
  readonly said: string;
}

/** The lists of words that come to be by some edits. */
function listsIn(edits: readonly Edit[]): readonly List[] {
  return edits.flatMap((edit) => {
    if (edit.edit !== "add entry" || edit.at.join() !== "components,schemas") return [];
    return [{ folded: foldedName(edit.name), said: JSON.stringify([edit.name, edit.value]) }];
  });
}

/** Names that stand for more than one list: of those none is written, so that it matters to no later sync which came first. */
function clashesIn(lists: readonly List[]): ReadonlySet<string> {
  const last = new Map(lists.map(({ folded, said }) => [folded, said]));
  return new Set(lists.filter(({ folded, said }) => last.get(folded) !== said).map(({ folded }) => folded));
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
function editsFor(known: Known, difference: Graded): readonly Edit[] {
  const { contract } = known;
  if (difference.consequence === "needs a person") return [];
  switch (difference.aspect) {
    case "word":
      return wordEdits(known, difference);
    case "property":
      return propertyEdits(contract, difference);
    case "parameter":
      return parameterEdits(contract, difference);
    case "required":
      return requiredEdits(contract, difference);
    case "null":
      return nullEdits(contract, difference);
    case "deprecated":
      return deprecatedEdits(known, difference);
    case "neighbour":
      return neighbourEdits(contract, difference);
    default:
      return boundEdits(known, difference);
  }
}

/** Whether it is so wherever the contract has the place. A list of ours may stand for several of theirs. */
function isEverywhere({ places }: Known, { place, sites }: Graded): boolean {
  const there = new Set(sites.map(siteKey));
  return (places.get(place) ?? []).every((site) => there.has(siteKey(site)));
}

function siteKey({ operation, way, path }: Site): string {
  return JSON.stringify([operation, way, path]);
}

function wordEdits(known: Known, difference: Graded): readonly Edit[] {
  const { place, name, before, follows } = difference;
  const list = locate(known.contract, place);
  if (list === undefined || name === undefined || !isWritableWord(name)) return [];
  const { at, schema } = list;
  const after = follows === undefined ? {} : { after: follows };
  if (before !== undefined) return isEverywhere(known, difference) ? [{ edit: "retire word", at, word: name }] : [];
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
  if (!isWritableName(property)) return [];
  const written = schemaOf(contract, at.at(-1) ?? "", property, { shape, isDeprecated: false });
  if (written === undefined) return [];
  const beside = follows === undefined ? {} : { after: follows };
  return [
    ...written.lists,
    { edit: "add entry", at: [...at, "properties"], name: property, value: written.schema, ...beside },
    ...(isRequired && !ways.includes("send") && Array.isArray(object.required)
      ? [{ edit: "add item", at: [...at, "required"], value: property } as const]
      : []),
  ];
}

function parameterEdits(contract: Contract, difference: Graded): readonly Edit[] {
  const { name, before, after, shape, sites, style } = difference;
  const [operation] = sites.map((site) => site.operation);
  const at = operation === undefined ? undefined : locateParameters(contract, operation);
  if (at === undefined || name === undefined || shape === undefined || before !== undefined) return [];
  if (String(after).startsWith("required ")) return [];
  const [place = "", ...rest] = name.split(" ");
  const parameter = rest.join(" ");
  if (!isWritableName(parameter) || style !== undefined) return [];
  const written = schemaOf(contract, capitalised(operation ?? ""), parameter, { shape, isDeprecated: false });
  if (written === undefined) return [];
  return [...written.lists, { edit: "add item", at, value: { name: parameter, in: place, schema: written.schema } }];
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

function deprecatedEdits(known: Known, difference: Graded): readonly Edit[] {
  const holder = locateHolder(known.contract, difference);
  if (holder === undefined || !isEverywhere(known, difference)) return [];
  const at = [...holder.at, "properties", holder.property];
  return difference.after === true
    ? [{ edit: "set", at, name: "deprecated", value: true }]
    : [{ edit: "remove entry", at, name: "deprecated" }];
}

function neighbourEdits({ document }: Contract, { place, after }: Difference): readonly Edit[] {
  if (!isWritableWord(place)) return [];
  const at = ["info", "x-upstream"];
  const upstream = isRecord(document.info) ? document.info["x-upstream"] : undefined;
  const unused: unknown = isRecord(upstream) ? upstream.unused : undefined;
  if (after === undefined) return [{ edit: "remove item", at: [...at, "unused"], value: place }];
  if (Array.isArray(unused)) return [{ edit: "add item", at: [...at, "unused"], value: place }];
  return [{ edit: "add entry", at, name: "unused", value: [place] }];
}

/** Bounds that are wider now: what we let through is let through still. */
function boundEdits(known: Known, difference: Graded): readonly Edit[] {
  const { aspect, after, consequence } = difference;
  const fact = FACTS.find((name) => name === aspect);
  const found = locate(known.contract, difference.place);
  if (fact === undefined || fact === "default" || found === undefined || consequence !== "none") return [];
  if (!isEverywhere(known, difference) || (after !== undefined && !isWritableFact(after))) return [];
  if (after === undefined) return [{ edit: "remove entry", at: found.at, name: fact }];
  return [{ edit: "set", at: found.at, name: fact, value: after }];
}

function capitalised(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
