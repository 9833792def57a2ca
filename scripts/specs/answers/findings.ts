import { isRecord } from "../../contracts.ts";
import { describe } from "../surface/compare.ts";
import type { Difference, Site } from "../surface/difference.ts";
import type { Surface } from "../surface/surface.ts";
import { type Met, type Observed, observe } from "./observe.ts";
import { observedShape } from "./observed-shape.ts";
import { printableNames, printableWords, tellsStyle } from "./printable.ts";
import type { Recording } from "./recordings.ts";

/** In what recorded answers contradict a surface, and how often they do. */
export interface Finding {
  readonly difference: Difference;
  /** How often it was seen, of how many times that it could have been. */
  readonly times: number;
  readonly of: number;
  /** A recording that shows it. */
  readonly source: string;
  /** Whether the surface claims to name everything there: then what it does not name contradicts it. */
  readonly isWhole: boolean;
  /** Names in values of another kind, each once: nothing could be held against those. */
  readonly hidden: number;
}

/**
 * In what recorded answers say otherwise than a contract, as differences from it. What they do not show proves nothing: only what
 * came is told, and what must come and did not. Texts are told where a list of words stands, and nowhere else. A word or a name that
 * is not written like those beside it is not told, but that there is one is.
 */
export function compareAnswers(own: Surface, recordings: readonly Recording[]): readonly Difference[] {
  return findingsOf(own, recordings).map(({ difference }) => difference);
}

export function findingsOf(own: Surface, recordings: readonly Recording[]): readonly Finding[] {
  const all = [...observe(own, recordings).values()];
  const named = all.flatMap(({ shape }) => [...(shape.properties?.keys() ?? [])]);
  return all.flatMap((observed) =>
    observed.odd === undefined ? [] : [...ofValue(observed), ...ofWords(observed), ...ofNames(observed, named)],
  );
}

function ofValue(observed: Observed): Finding[] {
  const { place, shape, seen, missing, lacking, nulls, others, fitting } = observed;
  const found: Finding[] = [];
  const note = (difference: Omit<Difference, "place" | "sites">, times: number, of: number) =>
    found.push(finding(observed, { place, ...difference }, times, of));
  if (lacking > 0) note({ aspect: "required", before: true, after: false }, lacking, seen + missing);
  if (nulls > 0) note({ aspect: "null", before: false, after: true, shape }, nulls, seen);
  if (others.length > 0) {
    // What was said of the place holds still where that came as well.
    const kept = fitting > 0 ? shape.kinds : [];
    const now = { ...observedShape(others, kept), isNullable: shape.isNullable };
    note({ aspect: "kind", before: describe(shape), after: describe(now), shape: now }, others.length, seen);
  }
  return found;
}

function ofWords(observed: Observed): Finding[] {
  const { place, shape, unlisted, looked } = observed;
  const { words = [] } = shape;
  const [last] = words.slice(-1);
  const follows = last === undefined ? {} : { follows: last };
  const isTold = printableWords(words);
  const found = [...unlisted]
    .filter(([word]) => isTold(word))
    .sort(byKey)
    .map(([word, times]) =>
      finding(observed, { place, aspect: "word", name: word, after: word, ...follows }, times, looked),
    );
  const texts = [...unlisted].filter(([word]) => !isTold(word)).map(([, times]) => times);
  if (texts.length === 0) return found;
  const free = { ...observedShape([""]), isNullable: shape.isNullable };
  const said = { before: `${words.length} words`, after: "any text", shape: free };
  return [...found, finding(observed, { place, aspect: "words", ...said }, sum(texts), looked)];
}

/** `named`: the names in every object that was met. They tell how names are written where those of one object do not. */
function ofNames(observed: Observed, named: readonly string[]): Finding[] {
  const { place, shape, unnamed, looked } = observed;
  const siblings = [...(shape.properties?.keys() ?? [])];
  const [follows] = siblings.slice(-1);
  const isTold = printableNames(tellsStyle(siblings) ? siblings : named);
  const names = [...unnamed].filter(([name]) => isTold(name)).sort(byKey);
  const found = names.map(([name, met]) => {
    const its = observedShape(valuesOf(met));
    const after = { after: describe(its), shape: its, ...(follows !== undefined && { follows }) };
    const difference = { place: `${place}.${name}`, aspect: "property" as const, name, ...after };
    return finding(observed, difference, met.length, looked, name);
  });
  // Names that are ids, numbers or texts are those of a map, and may be somebody's.
  const keys = [...unnamed].flatMap(([name, met]) => (isTold(name) ? [] : met));
  if (keys.length === 0) return found;
  const any = observedShape(valuesOf(keys));
  const difference = { place: `${place}.*`, aspect: "property" as const, name: "*", after: describe(any), shape: any };
  const objects = new Set(keys.map(({ object }) => object)).size;
  return [...found, finding(observed, difference, objects, looked, "*")];
}

function valuesOf(met: readonly Met[]): readonly unknown[] {
  return met.map(({ value }) => value);
}

function finding(
  { sites, odd = "", shape, others }: Observed,
  difference: Omit<Difference, "sites">,
  times: number,
  of: number,
  below?: string,
): Finding {
  const places: Site[] = [...sites.values()].map((site) =>
    below === undefined ? site : { ...site, path: [...site.path, below] },
  );
  const hidden = difference.aspect === "kind" ? new Set(others.flatMap(namesIn)).size : 0;
  return { difference: { ...difference, sites: places }, times, of, source: odd, isWhole: shape.isWhole, hidden };
}

function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
