/** Holds a grade against what becomes of the simulator's answers. */

import { draw } from "../../specs/readers/draw.ts";
import type { Difference, Graded } from "../../specs/surface/difference.ts";
import { type Drift, type Drifted, NEW_WORD } from "./drifted-document.ts";
import {
  type Answer,
  type Change,
  changedFields,
  type Fed,
  type Feeder,
  occurrencesOf,
  replaced,
} from "./fed-answers.ts";

export interface Judgement {
  /** Whether any answer has the place, with a value that could be changed so. */
  readonly isFed: boolean;
  /** Whether one of these is more than nothing: not null, not empty, not what nobody would miss. */
  readonly hasWeight: boolean;
  /** Whether nothing came of a loss that alarms because another place says the same: another value there is read. */
  readonly standsIn: boolean;
  /** What the grade says, and does not hold; what happens, and the grade does not say. */
  readonly findings: readonly string[];
}

interface Effect {
  readonly fed: Fed;
  readonly fields: readonly string[];
}

/** `feeders`: all of the difference's provider. */
export async function judge(
  { drift, difference }: Drifted,
  graded: Graded,
  feeders: readonly Feeder[],
): Promise<Judgement> {
  const findings = new Set<string>();
  const effects: Effect[] = [];
  let hasWeight = false;
  for (const feeder of feeders) {
    const touched = [...feeder.answers].filter(([, answers]) =>
      answers.some((answer) => placesIn(answer, graded, drift).length > 0),
    );
    const [singled] = touched[draw(difference.place, drift) % touched.length] ?? [];
    for (const [name, answers] of touched) {
      const places = answers.flatMap((answer) =>
        placesIn(answer, graded, drift).map((place) => ({ key: answer.key, ...place })),
      );
      hasWeight ||= places.some(({ value }) => value !== null && value !== "" && JSON.stringify(value).length > 2);
      const one = places[draw(difference.place, drift, name) % places.length];
      const everywhere: Change = (answer) =>
        changedAt(
          answer,
          placesIn(answer, graded, drift).map(({ at }) => at),
          drift,
        );
      const once: Change = (answer) => (answer.key === one?.key ? changedAt(answer, [one.at], drift) : undefined);
      // Once in one function: which of them is another for every place.
      const changes = name === singled ? [everywhere, once] : [everywhere];
      for (const change of changes) {
        const fed = await feeder.feed(name, change);
        const before = feeder.unchanged.get(name);
        const effect = { fed, fields: before === undefined ? [] : changedFields(before, fed) };
        effects.push(effect);
        for (const finding of contradictions(drift, graded, effect)) findings.add(`${feeder.title}: ${finding}`);
      }
    }
  }
  const cried = cries(drift, graded, effects, hasWeight);
  const standsIn = cried.includes(WOLF) && (await isReadAtAll(graded, drift, feeders));
  for (const finding of cried) if (finding !== WOLF || !standsIn) findings.add(finding);
  return { isFed: effects.length > 0, hasWeight, standsIn, findings: [...findings] };
}

/** Whether any of the answers has the place with a value that can be changed so. */
export function occurs({ drift, difference }: Drifted, feeders: readonly Feeder[]): boolean {
  return feeders.some(({ answers }) =>
    [...answers.values()].flat().some((answer) => placesIn(answer, difference, drift).length > 0),
  );
}

/** Whether another value of the same kind is read as another one. */
async function isReadAtAll(graded: Graded, drift: Drift, feeders: readonly Feeder[]): Promise<boolean> {
  for (const feeder of feeders) {
    for (const [name, before] of feeder.unchanged) {
      const fed = await feeder.feed(name, (answer) => {
        const places = placesIn(answer, graded, drift).map(({ at }) => at);
        return places.length === 0 ? undefined : replaced(answer.value, places, otherwise);
      });
      if (fed.failures.length + changedFields(before, fed).length > 0) return true;
    }
  }
  return false;
}

function otherwise(value: unknown): unknown {
  if (typeof value === "string") return `${value} or so`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return Array.isArray(value) ? [] : {};
}

function placesIn({ operation, value }: Answer, { sites }: Difference, drift: Drift) {
  const paths = sites.filter((site) => site.way === "read" && site.operation === operation).map(({ path }) => path);
  const found = paths.flatMap((path) => occurrencesOf(value, path));
  return found.filter((each) => FITS[drift](each.value));
}

const FITS: Readonly<Record<Drift, (value: unknown) => boolean>> = {
  gone: () => true,
  missing: () => true,
  null: (value) => value !== null,
  kind: (value) => value !== null,
  word: (value) => typeof value === "string",
};

function changedAt({ value }: Answer, places: readonly (readonly (string | number)[])[], drift: Drift): unknown {
  return places.length === 0 ? undefined : replaced(value, places, INTO[drift]);
}

const INTO: Readonly<Record<Drift, (value: unknown) => unknown>> = {
  gone: () => undefined,
  missing: () => undefined,
  null: () => null,
  word: () => NEW_WORD,
  kind(value) {
    // Told apart, as ids are.
    if (typeof value === "string") return draw(value);
    if (Array.isArray(value)) return {};
    return typeof value === "object" ? "a text" : String(value);
  },
};

/** What each single effect must not be, by the grade. */
function contradictions(drift: Drift, graded: Graded, { fed, fields }: Effect): readonly string[] {
  const { consequence, functions } = graded;
  const found = [
    ...fields
      .filter((field) => !graded.fields.some((named) => isWithin(field, named) || isMembership(field, named)))
      .map((field) => `${field} changes, and is not named`),
    ...(fed.failures.length + fields.length > 0 && !functions.includes(fed.function)
      ? [`${fed.function} is touched, and is not named`]
      : []),
    ...fed.broken.map((each) => `${fed.function}: ${each}`),
  ];
  if (consequence === "needs a person") return found;
  const isReadEitherWay = graded.because.startsWith("is read either way");
  const isSilent =
    drift === "gone" || (drift === "kind" && !isReadEitherWay) || (drift === "word" && consequence === "none");
  const odd = fed.observed.filter(({ word }) => word === NEW_WORD);
  const spots = odd.map(({ operation, path }) => `${operation} ${path}`);
  return [
    ...found,
    ...fed.failures.map((message) => `${fed.function} fails, and is graded ${consequence}: ${message}`),
    ...(isSilent ? fields.map((field) => `${field} changes, and is graded ${consequence}`) : []),
    ...(new Set(spots).size < spots.length ? [`${fed.function}: the word is reported more than once`] : []),
    ...odd.filter(({ kind }) => kind !== "unknown_word").map(({ kind }) => `the word is reported as ${kind}`),
    ...(consequence === "none" && odd.length > 0 ? ["the word is reported, and is graded none"] : []),
  ];
}

/** Whether a grade that alarms has reason to, in any of the effects. */
function cries(drift: Drift, graded: Graded, effects: readonly Effect[], hasWeight: boolean): readonly string[] {
  const { consequence, because } = graded;
  if (effects.length === 0 || !hasWeight) return [];
  const isTouched = effects.some(({ fed, fields }) => fed.failures.length + fields.length > 0);
  const isFailed = effects.some(({ fed }) => fed.failures.length > 0);
  if (consequence === "needs a person") {
    const isShown = drift === "null" || drift === "missing" ? isFailed : isTouched;
    return isShown || !isJudgedByReading(drift, graded) ? [] : [WOLF];
  }
  if (consequence !== "new word" || !because.startsWith("until")) return [];
  const isTold = effects.some(({ fed }) => fed.observed.some(({ word }) => word === NEW_WORD));
  const isUnknown = effects.some(({ fed }) => JSON.stringify(fed.given, withoutRaw).includes('"unknown"'));
  return isTold && isTouched && isUnknown ? [] : ["is graded a new word, and is not reported as one"];
}

/** Said of an alarm without a reason. */
export const WOLF = "cries wolf: nothing becomes of it";

/** What a function that creates or steers makes of an answer, or what we send, is not shown by those that read. */
function isJudgedByReading(drift: Drift, { because }: Graded): boolean {
  if (drift === "null" || drift === "missing") return /\b(list|get)[A-Z]\w* fails/.test(because);
  return /our model|(list|get)[A-Z]\w* fails/.test(because);
}

function isWithin(field: string, named: string): boolean {
  return (
    field === named ||
    field.startsWith(`${named}.`) ||
    field.startsWith(`${named}[`) ||
    named.startsWith(`${field}.`) ||
    named.startsWith(`${field}[`)
  );
}

/** Other attempts of a row, or the same under other ids: how it is told depends on how many there are. */
function isMembership(field: string, named: string): boolean {
  const same = ["Row.attempts", "CallAttempt.id"];
  return same.includes(field) && same.includes(named);
}

function withoutRaw(key: string, value: unknown): unknown {
  return key === "raw" ? undefined : value;
}
