import { template } from "../document/paths.ts";
import type { Aspect, Difference, Site, Value, Way } from "./difference.ts";
import { placesOf } from "./places.ts";
import {
  type Excuse,
  FACTS,
  type Operation,
  type Parameter,
  type Property,
  type Shape,
  type Surface,
  type Use,
} from "./surface.ts";

export interface Comparison {
  /** Each once, in the contract's order; those that the contract says why it departs are left out. */
  readonly differences: readonly Difference[];
  /** Departures that the contract explains, and where nothing differs any more. */
  readonly idle: readonly Excuse[];
}

/** All in which `after` says otherwise than `before`: a contract and a document, or two documents. */
export function compareSurfaces(before: Surface, after: Surface): Comparison {
  const found = new Map<string, Difference>();
  const used = new Set<string>();
  const memory: Memory = { same: new Map(), said: 0, open: Number.POSITIVE_INFINITY };
  const report: Report = ({ sites, ...difference }, excuse) => {
    memory.said += 1;
    if (excuse !== undefined) {
      used.add(excuse.at);
      return;
    }
    const { place, aspect, name, before: old, after: now } = difference;
    const key = JSON.stringify([place, aspect, name, old, now]);
    const known = found.get(key);
    found.set(key, { ...(known ?? difference), sites: merged(known?.sites ?? [], sites) });
  };
  if (areApart(before.addresses, after.addresses)) {
    const values = { before: String(before.addresses), after: String(after.addresses) };
    report({ place: "address", aspect: "address", ...values, sites: [] }, before.addressExcuse);
  }
  const names = new Set([...before.operations.keys(), ...after.operations.keys()]);
  for (const name of names)
    compareOperations(name, before.operations.get(name), after.operations.get(name), { report, memory });
  for (const [name, change] of between(before.neighbours, after.neighbours, template)) {
    report({ place: name, aspect: "neighbour", ...change, sites: [] });
  }
  const excuses = [...placesOf(before).excuses.values()];
  return { differences: [...found.values()], idle: excuses.filter(({ at }) => !used.has(at)) };
}

/** Whether what one has is nothing of what the other has. What a document does not state is no difference. */
function areApart(before: readonly string[] | undefined, after: readonly string[] | undefined): boolean {
  return before !== undefined && after !== undefined && !before.some((each) => after.includes(each));
}

type Report = (difference: Difference, excuse?: Excuse) => void;

/** What is known of pairs of shapes while two surfaces are compared. */
interface Memory {
  /** Pairs in which nothing differs, however deep: they need not be gone through at the next place where they stand. */
  readonly same: Map<Shape, Set<Shape>>;
  /** How often something was reported. */
  said: number;
  /** The outermost of the pairs that were met again within themselves: what lies below it is not done before it is. */
  open: number;
}

interface Told {
  readonly report: Report;
  readonly memory: Memory;
}

/** How a place came to be looked at. */
interface Walk extends Told {
  readonly place: string;
  readonly site: Site;
  /** Pairs of shapes that this place lies within: one that holds itself is gone through once. */
  readonly within: readonly (readonly [Shape, Shape])[];
}

function compareOperations(
  name: string,
  before: Operation | undefined,
  after: Operation | undefined,
  told: Told,
): void {
  const both = before ?? after;
  if (both === undefined) return;
  const sites: readonly Site[] = [{ operation: name, way: "send", path: [] }];
  if (before === undefined || after === undefined) {
    told.report({ place: name, aspect: "operation", ...presence(before, after, `${both.method} ${both.path}`), sites });
    return;
  }
  if (before.isDeprecated !== after.isDeprecated) {
    const values = { before: before.isDeprecated === true, after: after.isDeprecated === true };
    told.report({ place: name, aspect: "deprecated", ...values, sites });
  }
  if (areApart(before.proofs, after.proofs)) {
    const values = { before: String(before.proofs), after: String(after.proofs) };
    told.report({ place: name, aspect: "proof", ...values, sites });
  }
  compareParameters(name, before, after, told);
  compareBodies(name, before, after, told);
  compareAnswers(name, before, after, told);
}

function compareParameters(operation: string, before: Operation, after: Operation, told: Told): void {
  const { report } = told;
  const positions = (parameters: Operation["parameters"]) =>
    new Map([...parameters.values()].map((parameter) => [parameter.name, parameter.in]));
  const [old, now] = [positions(before.parameters), positions(after.parameters)];
  for (const [key, [was, is]] of pairs(before.parameters, after.parameters)) {
    const parameter = was ?? is;
    if (parameter === undefined) continue;
    const place = `${operation} ${key}`;
    const walk: Walk = { ...told, place, site: { operation, way: "send", path: [key] }, within: [] };
    if (was !== undefined && is !== undefined) {
      compareUses(was, is, walk);
      compareRequired(was, is, walk);
      compareValues("style", styleOf(was), styleOf(is), walk, was.excuse);
      continue;
    }
    const [from, to] = [old.get(parameter.name), now.get(parameter.name)];
    const sites = [walk.site];
    if (from !== undefined && to !== undefined && from !== to) {
      // Told once, of where it was.
      if (was !== undefined)
        report({ place, aspect: "position", before: from, after: to, sites, shape: was.shape }, was.excuse);
      continue;
    }
    const style = is === undefined || isUsual(is) ? {} : { style: styleOf(is) };
    const difference = { ...added(place, "parameter", key, was, is), ...following(after.parameters, key), ...style };
    report({ ...difference, sites }, was?.excuse);
  }
}

function compareBodies(operation: string, { body: was }: Operation, { body: is }: Operation, told: Told): void {
  const site: Site = { operation, way: "send", path: ["body"] };
  const walk: Walk = { ...told, place: `${operation} body`, site, within: [] };
  if (was !== undefined && is !== undefined) {
    compareUses(was, is, walk);
    compareRequired(was, is, walk);
  } else if (was !== is) {
    told.report(
      { place: `${operation} body`, aspect: "body", ...presence(was, is, describe((was ?? is)?.shape)), sites: [site] },
      was?.excuse,
    );
  }
}

function compareAnswers(operation: string, before: Operation, after: Operation, told: Told): void {
  const { report } = told;
  const site: Site = { operation, way: "read", path: [] };
  const [old, now] = [[...before.answers.keys()], [...after.answers.keys()]];
  const gone = old.filter((status) => !now.includes(status));
  const come = now.filter((status) => !old.includes(status));
  // One success under another number is still the success.
  const [from, to] = [gone.length === 1 ? gone[0] : undefined, come.length === 1 ? come[0] : undefined];
  const isMoved = from !== undefined && to !== undefined;
  for (const status of [...new Set([...old, ...now])]) {
    if (isMoved && status === to) continue;
    const other = isMoved && status === from ? to : status;
    const place = `${operation} ${status}`;
    if (other !== status) report({ place, aspect: "answer", before: status, after: other, sites: [site] });
    else if (!old.includes(status) || !now.includes(status)) {
      report({
        place,
        aspect: "answer",
        ...presence(old.includes(status) || undefined, now.includes(status) || undefined, status),
        sites: [site],
      });
      // A further success is read as the first is.
      const [usual, further] = [before.answers.get(old[0] ?? ""), after.answers.get(status)];
      if (usual !== undefined && further !== undefined && !old.includes(status)) {
        compareUses(usual, further, { ...told, place, site, within: [] });
      }
      continue;
    }
    const [was, is] = [before.answers.get(status), after.answers.get(other)];
    if (was !== undefined && is !== undefined) compareUses(was, is, { ...told, place, site, within: [] });
    else if (was !== is) {
      report(
        { place, aspect: "kind", before: describe(was?.shape), after: describe(is?.shape), sites: [site] },
        was?.excuse,
      );
    }
  }
}

function compareUses(was: Use, is: Use, walk: Walk): void {
  if (was.isDeprecated !== is.isDeprecated)
    compareValues("deprecated", was.isDeprecated, is.isDeprecated, walk, was.excuse);
  compareShapes(was.shape, is.shape, walk, was.excuse);
}

function compareShapes(was: Shape, is: Shape, walk: Walk, excuse?: Excuse): void {
  const { memory, within } = walk;
  const around = within.findIndex(([old, now]) => old === was && now === is);
  if (around !== -1) memory.open = Math.min(memory.open, around);
  if (around !== -1 || memory.same.get(was)?.has(is) === true) return;
  const { said, open } = memory;
  memory.open = Number.POSITIVE_INFINITY;
  compareOnce(was, is, walk, excuse);
  const isDone = memory.open >= within.length;
  if (isDone && memory.said === said) memory.same.set(was, (memory.same.get(was) ?? new Set()).add(is));
  memory.open = Math.min(open, isDone ? Number.POSITIVE_INFINITY : memory.open);
}

function compareOnce(was: Shape, is: Shape, outer: Walk, excuse?: Excuse): void {
  const within = [...outer.within, [was, is] as const];
  // What is no longer the same kind of value is told as that alone.
  const isSameKind = was.kinds.join() === is.kinds.join();
  const isOther = isSameKind && was.name !== undefined && is.name !== undefined && was.name !== is.name;
  if (isOther) {
    outer.report(
      {
        place: outer.place,
        aspect: "schema",
        before: describe(was),
        after: describe(is),
        sites: [outer.site],
        shape: is,
      },
      excuse,
    );
    // Why another schema stands there has been said: what it holds is no further surprise.
    if (excuse !== undefined) return;
  }
  const walk = { ...outer, within, place: was.name ?? is.name ?? outer.place };
  if (!isSameKind) {
    const said = {
      place: outer.place,
      aspect: "kind",
      ...describeBoth(was, is),
      sites: [walk.site],
      shape: is,
    } as const;
    walk.report(said, excuse);
  }
  if (was.isNullable !== is.isNullable) compareValues("null", was.isNullable, is.isNullable, outer, excuse);
  if (was.isOpen || is.isOpen) return;
  for (const fact of FACTS) compareValues(fact, was.facts[fact], is.facts[fact], outer, excuse);
  compareWords(was, is, walk);
  if (was.items !== undefined && is.items !== undefined) {
    compareUses(was.items, is.items, below(walk, "[]", `${walk.place}[]`));
  }
  if (was.properties !== undefined && is.properties !== undefined) compareProperties(was, is, walk);
  if (was.choice !== undefined && is.choice !== undefined) compareChoices(was.choice, is.choice, walk);
}

function compareWords(was: Shape, is: Shape, walk: Walk): void {
  const sites = [walk.site];
  if (was.words === undefined || is.words === undefined) {
    const isSameKind = was.kinds.some((kind) => is.kinds.includes(kind));
    if (was.words === is.words || !isSameKind) return;
    const [before, after] = [was, is].map(({ words }) => (words === undefined ? "any text" : `${words.length} words`));
    walk.report({
      place: walk.place,
      aspect: "words",
      ...(before && { before }),
      ...(after && { after }),
      sites,
      shape: is,
    });
    return;
  }
  for (const [word, change] of between(was.words, is.words)) {
    const follows = is.words[is.words.indexOf(word) - 1];
    walk.report({
      place: walk.place,
      aspect: "word",
      name: word,
      ...change,
      ...(follows !== undefined && { follows }),
      sites,
    });
  }
}

function compareProperties(before: Shape, after: Shape, walk: Walk): void {
  const isOther = before.name !== after.name;
  for (const [name, [was, is]] of pairs(before.properties ?? new Map(), after.properties ?? new Map())) {
    // Of two schemas, each property is told under the one that has it.
    const holder = isOther && was === undefined ? (after.name ?? walk.place) : walk.place;
    const place = `${holder}.${name}`;
    const inner = below(walk, name, place);
    if (was !== undefined && is !== undefined) {
      compareUses(was, is, inner);
      compareRequired(was, is, inner);
    } else {
      walk.report(
        {
          ...added(place, "property", name, was, is),
          ...following(after.properties ?? new Map(), name),
          sites: [inner.site],
        },
        was?.excuse,
      );
    }
  }
}

function compareChoices(was: ReadonlyMap<string, Shape>, is: ReadonlyMap<string, Shape>, walk: Walk): void {
  for (const [name, [old, now]] of pairs(was, is)) {
    if (old !== undefined && now !== undefined) compareShapes(old, now, walk);
    else
      walk.report({
        place: walk.place,
        aspect: "choice",
        name,
        ...presence(old, now, name),
        sites: [walk.site],
        ...(now && { shape: now }),
      });
  }
}

function compareRequired(was: Property, is: Property, walk: Walk): void {
  compareValues("required", was.isRequired, is.isRequired, walk, was.excuse);
}

function compareValues(
  aspect: Aspect,
  before: Value | undefined,
  after: Value | undefined,
  walk: Walk,
  excuse?: Excuse,
): void {
  if (before === after) return;
  const values = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  walk.report({ place: walk.place, aspect, ...values, sites: [walk.site] }, excuse);
}

function below({ site, ...walk }: Walk, key: string, place: string): Walk {
  return { ...walk, place, site: { ...site, path: [...site.path, key] } };
}

function added(place: string, aspect: Aspect, name: string, was: Property | undefined, is: Property | undefined) {
  const shape = (is ?? was)?.shape;
  const said = ({ isRequired, shape: its }: Property) => `${isRequired ? "required " : ""}${describe(its)}`;
  return {
    ...{ place, aspect, name },
    ...(was !== undefined && { before: said(was) }),
    ...(is !== undefined && { after: said(is) }),
    ...(shape !== undefined && { shape }),
  };
}

/** After which a name stands, among those there are. */
function following(all: ReadonlyMap<string, unknown>, name: string): { readonly follows?: string } {
  const names = [...all.keys()];
  const follows = names[names.indexOf(name) - 1];
  return follows === undefined ? {} : { follows };
}

/** What a value may be, in a few words. */
export function describe(shape: Shape | undefined): string {
  if (shape === undefined) return "nothing";
  const { name, theirName, kinds, items } = shape;
  if (kinds.join() === "array" && items !== undefined) return `list of ${describe(items.shape)}`;
  return name ?? theirName ?? (kinds.length === 0 ? "anything" : kinds.join(" or "));
}

/** So that the two can be told apart: by their kinds, where both go by one name. */
function describeBoth(was: Shape, is: Shape): { readonly before: string; readonly after: string } {
  const [before, after] = [describe(was), describe(is)];
  if (before !== after) return { before, after };
  const [old, now] = [was, is].map(({ kinds }) => (kinds.length === 0 ? "anything" : kinds.join(" or ")));
  return { before: old ?? before, after: now ?? after };
}

/** Whether a parameter is written as one is that says nothing of it. */
function isUsual({ in: place, style, isExploded }: Parameter): boolean {
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  return style === usual && isExploded === (usual === "form");
}

function styleOf({ style, isExploded }: Parameter): string {
  return `${style}${isExploded ? ", exploded" : ""}`;
}

function presence(before: unknown, after: unknown, value: Value): Pick<Difference, "before" | "after"> {
  return { ...(before !== undefined && { before: value }), ...(after !== undefined && { after: value }) };
}

/** Those of one list that the other lacks, with which of the two has them. `same`: what words of one meaning have in common. */
function between(
  before: readonly string[],
  after: readonly string[],
  same = (word: string) => word,
): [string, Pick<Difference, "before" | "after">][] {
  const [old, now] = [new Set(before.map(same)), new Set(after.map(same))];
  const all = [...new Set([...before, ...after])].filter((word) => old.has(same(word)) !== now.has(same(word)));
  return all.map((word) => [word, old.has(same(word)) ? { before: word } : { after: word }]);
}

function pairs<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): [string, [T | undefined, T | undefined]][] {
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => [key, [before.get(key), after.get(key)]]);
}

function merged(known: readonly Site[], more: readonly Site[]): readonly Site[] {
  return [...new Map([...known, ...more].map((site) => [JSON.stringify(site), site])).values()];
}

export function waysOf({ sites }: Pick<Difference, "sites">): readonly Way[] {
  return [...new Set(sites.map(({ way }) => way))].sort();
}
