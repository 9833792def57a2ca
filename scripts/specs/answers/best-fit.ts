import type { Surface } from "../surface/surface.ts";
import { weigh } from "./observe.ts";

/** How well an answer fits an operation. */
export interface Fit {
  readonly operation: string;
  /** Statements about the operation's answer that it contradicts. */
  readonly against: number;
  /** Properties of it that are named there. */
  readonly named: number;
}

/** The operation whose answer a value looks most like: of several, one that only asks. Undefined: it looks like none. */
export function bestFit(own: Surface, body: unknown): string | undefined {
  return fits(own, body)[0]?.operation;
}

/** Every operation that a value looks like an answer of, best first. An empty list looks like any list. */
export function fits(own: Surface, body: unknown): readonly Fit[] {
  const found = [...own.operations.values()].flatMap(({ name, method, answers }) => {
    const [use] = answers.values();
    return use === undefined ? [] : [{ operation: name, isAsked: method === "GET", ...weigh(body, use.shape) }];
  });
  return found
    .filter(({ against, named }) => against === 0 || named > against)
    .sort((a, b) => worth(b) - worth(a) || Number(b.isAsked) - Number(a.isAsked))
    .map(({ isAsked: _, ...fit }) => fit);
}

function worth({ against, named }: Omit<Fit, "operation">): number {
  return named - against;
}
