/** What our functions make of a provider's answers, and what becomes of that when one place of an answer changes. */
import type { Surface } from "../surface/surface.ts";
import type { AnswerOptions } from "./answers.ts";
import { type Asking, openAsker, plannedCalls } from "./ask.ts";
import type { AnswerChange, AnswerPlace } from "./changes.ts";
import type { Call } from "./functions.ts";
import { NOTHING, type Outcome, outcomeOf } from "./outcome.ts";
import { type Sent, sentTo } from "./sent.ts";
import { createStock } from "./stock.ts";
import { type Variant, variantsOf } from "./variants.ts";
import { WORLDS } from "./world.ts";

export type { AnswerChange, AnswerPlace } from "./changes.ts";
export type { Outcome } from "./outcome.ts";
export type { Sent } from "./sent.ts";

/** What one call of a function of ours gave. */
export interface Reading {
  /** The adapter, and how it was set up: `Vapi V2`. */
  readonly variant: string;
  readonly function: string;
  /** Why it could not go on. Absent: it could. */
  readonly failed?: string;
  /** Campaigns, rows and attempts. */
  readonly models: readonly unknown[];
  readonly observed: readonly string[];
}

export interface Readers {
  /** What becomes of our functions when a place of an operation's answers changes. Nothing is affected that never asks for it. */
  readonly try: (place: AnswerPlace, change: AnswerChange) => Promise<Outcome>;
  /** What our functions send to an operation, by place: `query page`, `body customers[].number`. Empty: they never ask it. */
  readonly sent: (operation: string) => ReadonlyMap<string, Sent>;
  /** Functions of ours that ask an operation at all, sorted: `sent` has nothing of one that takes nothing. */
  readonly askedBy: (operation: string) => readonly string[];
  /** Every function over this surface's answers, unchanged. */
  readonly readAll: () => Promise<readonly Reading[]>;
}

const MODELS: ReadonlySet<string> = new Set(["Campaign", "Row", "CallAttempt"]);

/** An adapter, and what its calls gave of answers as they are, by their numbers. */
interface Unchanged {
  readonly variant: Variant;
  readonly before: Map<number, Asking>;
  /** Those that are made only where they are of use. */
  readonly rare: readonly (readonly [number: number, call: Call])[];
}

/** Every function of every adapter over a surface's answers. A provider that has no adapter has readers that nothing affects. */
export async function openReaders(
  provider: string,
  surface: Surface,
  { seed = 1, drift = false }: Partial<AnswerOptions> = {},
): Promise<Readers> {
  const world = WORLDS[provider];
  if (world === undefined)
    return { try: async () => NOTHING, sent: () => new Map(), askedBy: () => [], readAll: async () => [] };
  const operations = [...surface.operations.values()];
  const stock = createStock(operations, world, { seed, drift });
  // One for each call, so that each tells of everything that is odd.
  const askOnce = (variant: Variant, number: number) => openAsker(variant, operations, world.ids)(number, stock.open());
  const adapters: Unchanged[] = [];
  for (const variant of variantsOf(provider)) {
    const before = new Map<number, Asking>();
    const calls = plannedCalls(variant, world.ids);
    for (const [number, { onlyFor }] of calls) {
      if (onlyFor === undefined) before.set(number, await askOnce(variant, number));
    }
    adapters.push({ variant, before, rare: calls.filter(([, { onlyFor }]) => onlyFor !== undefined) });
  }
  const askings = adapters.flatMap(({ before }) => [...before.values()]);

  return {
    async try(place, change) {
      const changing = { place, change };
      if (!stock.has(changing)) return NOTHING;
      const pairs: (readonly [before: Asking, after: Asking])[] = [];
      for (const { variant, before, rare } of adapters) {
        for (const [number, { onlyFor }] of rare) {
          if (!before.has(number) && onlyFor?.(place) === true) before.set(number, await askOnce(variant, number));
        }
        const isLeftOut = new Set(
          rare.filter(([, { onlyFor }]) => onlyFor?.(place) !== true).map(([number]) => number),
        );
        const ask = openAsker(variant, operations, world.ids);
        for (const [number, asking] of before) {
          if (isLeftOut.has(number)) continue;
          if (!asking.asked.some(({ operation }) => operation === place.operation)) continue;
          pairs.push([asking, await ask(number, stock.open(changing))]);
        }
      }
      return outcomeOf(pairs);
    },
    sent(name) {
      const operation = surface.operations.get(name);
      return operation === undefined ? new Map() : sentTo(operation, askings);
    },
    askedBy(name) {
      const asking = askings.filter(({ asked }) => asked.some(({ operation }) => operation === name));
      return [...new Set(asking.map((each) => each.function))].sort();
    },
    readAll: async () =>
      askings.map(({ models, asked: _, ...reading }) => ({
        ...reading,
        models: models.filter(({ type }) => MODELS.has(type)).map(({ value }) => value),
      })),
  };
}
