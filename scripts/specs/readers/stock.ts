/** Answers of a world, each invented once. */
import type { Operation } from "../surface/surface.ts";
import { type AnswerOptions, answerOf } from "./answers.ts";
import { type Answered, NOT_THERE } from "./ask.ts";
import { type AnswerChange, type AnswerPlace, changed } from "./changes.ts";
import { NO_SUCH, seedOf, type Wish } from "./wishes.ts";
import type { Asked, World } from "./world.ts";

/** What becomes of one place. */
export interface Change {
  readonly place: AnswerPlace;
  readonly change: AnswerChange;
}

export interface Stock {
  /** Answers to one call of a function, with a change in all that have the place. */
  open(change?: Change): (asked: Asked) => Answered;
  /** Whether any of the answers so far would be another with this change. */
  has(change: Change): boolean;
}

interface Known extends Answered {
  readonly value: unknown;
}

/** Answers of the shapes that operations have, with what the world fixes. */
export function createStock(operations: readonly Operation[], world: World, options: AnswerOptions): Stock {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const stock = new Map<string, Map<unknown, Known | undefined>>();
  const changedTexts = new WeakMap<Change, Map<Known, string>>();

  /** Made once for each change, however many calls it is answered to. */
  function textWith(known: Known, change: Change): string {
    const texts = changedTexts.get(change) ?? new Map<Known, string>();
    changedTexts.set(change, texts);
    const text = texts.get(known) ?? changed(known.value, change.place.path, change.change);
    texts.set(known, text);
    return text;
  }

  function invent(operation: string, wish: Wish | typeof NO_SUCH): Known | undefined {
    if (wish === NO_SUCH) return undefined;
    const [[status, use] = ["200", undefined]] = byName.get(operation)?.answers ?? [];
    const value = use === undefined ? undefined : answerOf(use.shape, options, wish);
    return {
      status: /^\d+$/.test(status) ? Number(status) : 200,
      value,
      text: JSON.stringify(value) ?? "",
    };
  }

  return {
    open(change) {
      const { answer, state } = world.open();
      return (asked) => {
        const { operation, path, parameters } = asked;
        const wish = answer(asked);
        const own = stock.get(operation) ?? new Map<unknown, Known | undefined>();
        stock.set(operation, own);
        // One thing is the same whoever asks for it.
        const isThing = wish !== NO_SUCH && seedOf(wish) !== undefined;
        const key = isThing ? wish : JSON.stringify([path, [...parameters], state()]);
        if (!own.has(key)) own.set(key, invent(operation, wish));
        const known = own.get(key);
        if (known === undefined) return NOT_THERE;
        const text = change?.place.operation === operation ? textWith(known, change) : known.text;
        return { status: known.status, text };
      };
    },
    has: (change) =>
      [...(stock.get(change.place.operation)?.values() ?? [])].some(
        (known) => known !== undefined && textWith(known, change) !== known.text,
      ),
  };
}
