import { isRecord } from "../../contracts.ts";
import { describe } from "../surface/compare.ts";
import type { Difference, Site } from "../surface/difference.ts";
import type { Surface } from "../surface/surface.ts";
import { type Observed, observe } from "./observe.ts";
import { observedShape } from "./observed-shape.ts";
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
 * came is told, and what must come and did not. Texts are told where a list of words stands, and nowhere else.
 */
export function compareAnswers(own: Surface, recordings: readonly Recording[]): readonly Difference[] {
  return findingsOf(own, recordings).map(({ difference }) => difference);
}

export function findingsOf(own: Surface, recordings: readonly Recording[]): readonly Finding[] {
  return [...observe(own, recordings).values()].flatMap((observed) =>
    observed.odd === undefined ? [] : [...ofValue(observed), ...ofWords(observed), ...ofNames(observed)],
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
  const found = [...unlisted]
    .filter(([word]) => isWord(word))
    .sort(byKey)
    .map(([word, times]) =>
      finding(observed, { place, aspect: "word", name: word, after: word, ...follows }, times, looked),
    );
  const texts = [...unlisted].filter(([word]) => !isWord(word)).map(([, times]) => times);
  if (texts.length === 0) return found;
  const free = { ...observedShape([""]), isNullable: shape.isNullable };
  const said = { before: `${words.length} words`, after: "any text", shape: free };
  return [...found, finding(observed, { place, aspect: "words", ...said }, sum(texts), looked)];
}

function ofNames(observed: Observed): Finding[] {
  const { place, shape, unnamed, looked } = observed;
  const [follows] = [...(shape.properties?.keys() ?? [])].slice(-1);
  const names = [...unnamed].filter(([name]) => isName(name)).sort(byKey);
  const found = names.map(([name, values]) => {
    const its = observedShape(values);
    const after = { after: describe(its), shape: its, ...(follows !== undefined && { follows }) };
    const difference = { place: `${place}.${name}`, aspect: "property" as const, name, ...after };
    return finding(observed, difference, values.length, looked, name);
  });
  // Names that are ids, numbers or texts are those of a map, and may be somebody's.
  const keys = [...unnamed].filter(([name]) => !isName(name));
  if (keys.length === 0) return found;
  const any = observedShape(keys.flatMap(([, values]) => values));
  const difference = { place: `${place}.*`, aspect: "property" as const, name: "*", after: describe(any), shape: any };
  return [...found, finding(observed, difference, keys.length, looked, "*")];
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

/** Texts that nobody wrote to somebody: no spaces, no numbers to dial, no addresses. */
function isWord(text: string): boolean {
  return /^[A-Za-z0-9][\w.:-]{0,99}$/.test(text) && !isSomebodys(text);
}

function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$-]{0,63}$/.test(text) && !isSomebodys(text);
}

/** A number to dial, an id, or a part of either. */
function isSomebodys(text: string): boolean {
  return /\d{6,}/.test(text) || /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{16,}/i.test(text);
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
