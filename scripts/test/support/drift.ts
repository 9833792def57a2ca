import * as fc from "fast-check";
import { isRecord } from "../../contracts.ts";

/** A place in a JSON document. */
type Path = readonly (string | number)[];

/** One change to a document that no contract foresees. Places and values are drawn when it is applied. */
export interface Drift {
  /** Picks the property, wherever it occurs: the fraction of the way through all of them. */
  readonly at: number;
  /** Whether every occurrence changes, or only the first. */
  readonly everywhere: boolean;
  readonly change: (value: unknown) => unknown;
  readonly extra?: readonly [name: string, value: unknown];
}

const REMOVED = Symbol("removed");

const anything = fc.oneof(
  fc.constant(null),
  fc.constant(REMOVED),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.constantFrom("", "constructor", "__proto__", "brand-new-word", "0", "12.5", "true", "NaN"),
  fc.constantFrom([], {}, [null], ["text"], { id: null }, { nested: { deeper: 1 } }),
  fc.constantFrom("2026-08-18", "2026-08-18T09:30:00", "2026-08-18T11:30:00+02:00", "1787045400", "Tue, 18 Aug 2026"),
  fc.constantFrom(1787045400, 1787045400000, -1, 1e300),
);

/** Nulls, absences, other types, unknown words, times in other forms, numbers as text, properties that nobody knows. */
export const drift: fc.Arbitrary<Drift> = fc.oneof(
  fc.record({ at: fraction(), everywhere: fc.boolean(), change: anything.map((value) => () => value) }),
  fc.record({ at: fraction(), everywhere: fc.boolean(), change: fc.constant((value: unknown) => String(value)) }),
  fc.record({
    at: fraction(),
    everywhere: fc.boolean(),
    change: fc.constant((value: unknown) => value),
    extra: fc.tuple(fc.constantFrom("newThing", "x", "+15550199"), anything),
  }),
);

/** Even over its range: the library's own doubles crowd around 0, and every drift would hit the first property. */
function fraction() {
  return fc.noBias(fc.nat({ max: 2 ** 24 - 1 })).map((steps) => steps / 2 ** 24);
}

/** A copy of a document with the changes made, anywhere but where `isFixed` says. */
export function applyDrift(document: unknown, drifts: readonly Drift[], isFixed: (path: Path) => boolean): unknown {
  let changed = document;
  for (const { at, everywhere, change, extra } of drifts) {
    const properties = [...propertiesOf(changed, isFixed).values()];
    const occurrences = properties[Math.floor(at * properties.length)] ?? [];
    for (const place of everywhere ? occurrences : occurrences.slice(0, 1)) {
      changed = replaceAt(changed, place, (value) => addTo(change(value), extra));
    }
  }
  return changed;
}

/** Where each property occurs, by its path with `[]` for any position: all properties drift alike, however many there are. */
function propertiesOf(document: unknown, isFixed: (path: Path) => boolean): ReadonlyMap<string, Path[]> {
  const found = new Map<string, Path[]>();
  for (const path of placesOf(document, [])) {
    if (isFixed(path)) continue;
    const property = path.map((key) => (typeof key === "number" ? "[]" : key)).join(".");
    found.set(property, [...(found.get(property) ?? []), path]);
  }
  return found;
}

/** Configuration and bills that a model only carries in `raw`: they drift as a whole, not inside. */
const CARRIED = new Set<string | number>(["assistant", "llm_model", "call_retry_config", "costs", "costBreakdown"]);

function addTo(value: unknown, extra: Drift["extra"]): unknown {
  if (extra === undefined || !isRecord(value) || extra[1] === REMOVED) return value;
  return { ...value, [extra[0]]: extra[1] };
}

function* placesOf(value: unknown, path: Path): Generator<Path> {
  if (path.length > 0) yield path;
  if (CARRIED.has(path.at(-1) ?? "")) return;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* placesOf(item, [...path, index]);
  else if (isRecord(value)) for (const [name, item] of Object.entries(value)) yield* placesOf(item, [...path, name]);
}

function replaceAt(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? withoutHole(replaceAt(item, rest, change)) : item));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, item]): [string, unknown] =>
    name === key ? [name, replaceAt(item, rest, change)] : [name, item],
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== REMOVED));
}

/** What is removed from a list leaves a null: a shorter list is no drift. */
function withoutHole(value: unknown): unknown {
  return value === REMOVED ? null : value;
}
