import { isRecord } from "../../contracts.ts";
import type { Site } from "../surface/difference.ts";
import type { Kind, Shape, Surface, Use } from "../surface/surface.ts";
import type { Recording } from "./recordings.ts";

/** What recorded answers showed at a place of a surface: what comes there, never whose it is. */
export interface Observed {
  /** As in differences: `Row.contact`, `listRows 200`, `RowStatus` for its words. */
  readonly place: string;
  /** What the surface says of the place. */
  readonly shape: Shape;
  /** Where it was met, in the order of the recordings. */
  readonly sites: Map<string, Site>;
  /** How often there was something, null included. */
  seen: number;
  /** How often there could have been something, and was not; and how often it should have been. */
  missing: number;
  lacking: number;
  /** How often there was null where the surface has none. */
  nulls: number;
  /** How often there was something of a kind that the surface gives. */
  fitting: number;
  /** Values of other kinds. */
  readonly others: unknown[];
  /** How often there was a text to look up in the surface's list, or an object to look into. */
  looked: number;
  /** Texts that the surface's list of words lacks, and how often they came. */
  readonly unlisted: Map<string, number>;
  /** Where there is an object: what it had besides the properties of the surface, with its values. */
  readonly unnamed: Map<string, Met[]>;
  /** The first recording that showed something else than the surface says. */
  odd?: string;
}

/** What came under a name, and in which of the objects that were looked into at the place: the first is 1. */
export interface Met {
  readonly value: unknown;
  readonly object: number;
}

/** By place, in the order in which they were met. */
export type Observations = ReadonlyMap<string, Observed>;

/** Lays recorded answers along what a surface says of their operations. */
export function observe(own: Surface, recordings: readonly Recording[]): Observations {
  const found = new Map<string, Observed>();
  for (const { operation, body, source } of recordings) {
    // Any success is read alike: the first is what the contract says of it.
    const [status, use] = [...(own.operations.get(operation)?.answers ?? [])][0] ?? [];
    if (use === undefined) continue;
    const site: Site = { operation, way: "read", path: [] };
    visit(body, use, { found, source, place: `${operation} ${status}`, site });
  }
  return found;
}

interface Walk {
  readonly found: Map<string, Observed>;
  readonly source: string;
  readonly place: string;
  readonly site: Site;
}

function visit(value: unknown, { shape }: Use, walk: Walk): void {
  const observed = at(walk, shape);
  observed.seen += 1;
  visitShape(value, shape, observed, walk);
}

function visitShape(value: unknown, shape: Shape, observed: Observed, walk: Walk): void {
  const isAny = shape.kinds.length === 0;
  if (value === null) {
    if (shape.isNullable || isAny) return;
    observed.nulls += 1;
    observed.odd ??= walk.source;
    return;
  }
  if (!isAny && !isOfKind(value, shape.kinds)) {
    observed.others.push(value);
    observed.odd ??= walk.source;
    return;
  }
  observed.fitting += 1;
  if (shape.isOpen) return;
  const holder = shape.name ?? walk.place;
  const inner = { ...walk, place: holder };
  if (shape.choice !== undefined) {
    const chosen = closest(value, [...shape.choice.values()]);
    if (chosen !== undefined) visitShape(value, chosen, at(inner, chosen), inner);
    return;
  }
  // Surfaces spell all words as text.
  if (shape.words !== undefined && typeof value !== "object") visitWord(String(value), shape, inner);
  if (Array.isArray(value) && shape.items !== undefined) {
    for (const item of value) visit(item, shape.items, below(inner, "[]", `${holder}[]`));
  }
  if (isRecord(value) && shape.properties !== undefined) visitProperties(value, shape, inner);
}

function visitWord(word: string, shape: Shape, walk: Walk): void {
  const observed = at(walk, shape);
  observed.looked += 1;
  if (shape.words?.includes(word) !== false) return;
  observed.unlisted.set(word, (observed.unlisted.get(word) ?? 0) + 1);
  observed.odd ??= walk.source;
}

function visitProperties(value: Readonly<Record<string, unknown>>, shape: Shape, walk: Walk): void {
  const named = shape.properties ?? new Map<string, never>();
  const holder = at(walk, shape);
  holder.looked += 1;
  // Before what lies within is looked into: that may be of the same name.
  const object = holder.looked;
  for (const [name, property] of named) {
    const inner = below(walk, name, `${walk.place}.${name}`);
    if (Object.hasOwn(value, name)) {
      visit(value[name], property, inner);
      continue;
    }
    const observed = at(inner, property.shape);
    observed.missing += 1;
    if (!property.isRequired) continue;
    observed.lacking += 1;
    observed.odd ??= walk.source;
  }
  for (const [name, what] of Object.entries(value)) {
    if (named.has(name)) continue;
    const met = { value: what, object };
    const others = holder.unnamed.get(name);
    if (others === undefined) holder.unnamed.set(name, [met]);
    else others.push(met);
    holder.odd ??= walk.source;
  }
}

/** Of several shapes that a value may be, the one that it contradicts least, and of those the one that names most of it. */
function closest(value: unknown, shapes: readonly Shape[]): Shape | undefined {
  const [best] = shapes
    .map((shape) => ({ shape, ...weigh(value, shape) }))
    .sort((a, b) => a.against - b.against || b.named - a.named);
  return best?.shape;
}

/** How often a value contradicts a shape, and how many of its properties the shape names. */
export function weigh(value: unknown, shape: Shape): { readonly against: number; readonly named: number } {
  const found = new Map<string, Observed>();
  const site: Site = { operation: "", way: "read", path: [] };
  visit(value, { shape, isDeprecated: false }, { found, source: "", place: "", site });
  const all = [...found.values()];
  return {
    against: all.reduce((sum, observed) => sum + contradictions(observed), 0),
    named: all.filter(({ place, seen }) => seen > 0 && place.includes(".")).length,
  };
}

/** How many statements of the surface a place contradicts, however often it does. */
export function contradictions({ lacking, nulls, others, unlisted, unnamed }: Observed): number {
  const flaws = [lacking, nulls, others.length].filter((count) => count > 0).length;
  return flaws + unlisted.size + unnamed.size;
}

/** A whole number is a number; the other way round it is not. */
function isOfKind(value: unknown, kinds: readonly Kind[]): boolean {
  return kinds.includes(kindOf(value)) || (Number.isInteger(value) && kinds.includes("integer"));
}

/** Numbers are not told apart: that one was whole says nothing of the next. */
export function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}

function at({ found, place, site }: Walk, shape: Shape): Observed {
  const observed = found.get(place) ?? {
    ...{ place, shape, seen: 0, missing: 0, lacking: 0, nulls: 0, fitting: 0, looked: 0 },
    sites: new Map<string, Site>(),
    others: [],
    unlisted: new Map<string, number>(),
    unnamed: new Map<string, Met[]>(),
  };
  found.set(place, observed);
  observed.sites.set(JSON.stringify(site), site);
  return observed;
}

function below({ site, ...walk }: Walk, key: string, place: string): Walk {
  return { ...walk, place, site: { ...site, path: [...site.path, key] } };
}
