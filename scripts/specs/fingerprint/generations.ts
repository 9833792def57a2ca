import { existsSync, readFileSync } from "node:fs";
import { ROOT, record } from "../../contracts.ts";
import type { Surface } from "../surface/surface.ts";
import { isWithin, toSpans } from "./spans.ts";
import type { Statements } from "./statements.ts";
import { toSurface } from "./to-surface.ts";

/** What a provider's API was, from one published document to the next that said something else where we rely on it. */
export interface Generation {
  /** The day of its first document, `2025-07-02`; `2025-06-25.2` where that is the second of its day. */
  readonly name: string;
  /** The last day on which it was: that of the next one, where another document came before that. Absent: it is the newest known. */
  readonly until?: string;
  readonly statements: Statements;
  readonly surface: Surface;
}

export interface Generations {
  readonly provider: string;
  /** Oldest first. */
  readonly all: readonly Generation[];
}

/** Where those of a provider are kept, from the repository's root. */
export function generationsPath(provider: string): string {
  return `specs/generations/${provider}.json`;
}

/** Undefined: none of this provider are known. */
export function readGenerations(provider: string): Generations | undefined {
  const path = `${ROOT}/${generationsPath(provider)}`;
  return existsSync(path) ? parseGenerations(provider, readFileSync(path, "utf8")) : undefined;
}

export function parseGenerations(provider: string, text: string): Generations {
  const where = generationsPath(provider);
  const { generations, statements } = record(JSON.parse(text), where);
  if (!Array.isArray(generations)) throw new Error(`${where}: generations is not a list`);
  const names = generations.map(String);
  const places = Object.entries(record(statements, `${where}: statements`)).map(
    ([place, said]) => [place, Object.entries(record(said, `${where}: ${place}`))] as const,
  );
  const at = (name: string): Statements => {
    const held = places.map(([place, said]) => {
      const still = said.filter(([, spans]) => isWithin(String(spans), names, name));
      return [place, new Set(still.map(([what]) => what))] as const;
    });
    return new Map(held.filter(([, said]) => said.size > 0));
  };
  return {
    provider,
    all: toGenerations(
      provider,
      names.map((name) => [name, at(name)]),
    ),
  };
}

/** The text of the file: sorted, the same for the same generations. */
export function printGenerations({ all }: Generations): string {
  const names = all.map(({ name }) => name);
  const places = new Map<string, Set<string>>();
  for (const { statements } of all) {
    for (const [place, said] of statements) {
      places.set(place, new Set([...(places.get(place) ?? []), ...said]));
    }
  }
  const statements = [...places].sort(byKey).map(([place, whats]) => {
    const spans = [...whats].sort().map((what) => {
      const isHeld = all.map((generation) => generation.statements.get(place)?.has(what) === true);
      return [what, toSpans(names, isHeld)];
    });
    return [place, Object.fromEntries(spans)];
  });
  return `${JSON.stringify({ generations: names, statements: Object.fromEntries(statements) }, null, 2)}\n`;
}

/** Generations of these names, oldest first. Surfaces are made when they are asked for. */
export function toGenerations(
  provider: string,
  given: readonly (readonly [name: string, statements: Statements])[],
): readonly Generation[] {
  return given.map(([name, statements], index) => {
    const next = given[index + 1]?.[0];
    let surface: Surface | undefined;
    return {
      name,
      statements,
      ...(next !== undefined && { until: next === dayOf(next) ? dayBefore(next) : dayOf(next) }),
      get surface() {
        surface ??= toSurface(provider, statements);
        return surface;
      },
    };
  });
}

/** Without the number of those that are not the first of their day. */
export function dayOf(name: string): string {
  return name.slice(0, "2025-07-02".length);
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, "2025-07-02".length);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
