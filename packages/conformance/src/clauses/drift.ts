import assert from "node:assert/strict";
import { isOver, isProviderError, mayStillDial, type Observation } from "@trunkline/core";
import { collectUntilError } from "../asking.ts";
import type { Bench, Connected } from "../bench.ts";
import { type Drift, type Property, propertiesIn } from "../drifting.ts";
import type { Exchange } from "../exchange.ts";
import { isFinished } from "../honest.ts";
import { brokenProperties } from "../model-shape.ts";
import { type Model, type Question, questions } from "../questions.ts";
import { type Answers, MOST_REQUESTS, remembering, replayDrifted } from "../replay.ts";
import { same } from "../same.ts";
import { assertTellsNobody } from "../secrets.ts";
import type { Group } from "./group.ts";

/** Deeper inside is what models carry and do not read. */
const DEEPEST = 6;

/** Answers in which one property, whichever it is, is not what the contract says. Read safely, or refused as unreadable. */
export const DRIFT = {
  "a word that is new, wherever it comes, is no end and no answer": (bench) => forEachProperty(bench, "word"),
  "another type, wherever it comes, is no end and no answer": (bench) => forEachProperty(bench, "retyped"),
  "a null, wherever it comes, is no end": (bench) => forEachProperty(bench, "null"),
  "what is missing, wherever it does, is no end": (bench) => forEachProperty(bench, "missing"),
} as const satisfies Group;

async function forEachProperty(bench: Bench, drift: Drift): Promise<void> {
  const exchange = await bench.shared("small");
  for (const question of questions(exchange)) {
    const answers: Answers = new Map();
    const clean = await run(bench, exchange, question, remembering(answers));
    assert.equal(clean.error, undefined, `${question.operation}: ${String(clean.error)}`);
    for (const property of await readProperties(bench, exchange, question, answers, clean)) {
      const place = `${question.operation}, ${property.join(".")} ${drift}`;
      const replay = replayDrifted(answers, property, drift);
      const outcome = await run(bench, exchange, question, replay.fetch);
      assertSafe(place, exchange, clean, outcome, drift, replay.wentElsewhere());
    }
  }
}

interface Outcome extends Connected {
  readonly given: readonly Model[];
  readonly error?: unknown;
}

async function run(
  bench: Bench,
  exchange: Exchange,
  { ask }: Question,
  fetch: typeof globalThis.fetch,
): Promise<Outcome> {
  const connected = bench.connect(exchange, { fetch });
  return {
    ...connected,
    ...(await collectUntilError(async function* () {
      yield* await ask(connected.provider);
    })),
  };
}

/** Properties that make a difference to the models, and those directly inside them. */
async function readProperties(
  bench: Bench,
  exchange: Exchange,
  question: Question,
  answers: Answers,
  clean: Outcome,
): Promise<readonly Property[]> {
  const texts = (await Promise.all(answers.values())).map(({ text }) => text);
  const without = async (property: Property) => {
    const { fetch } = replayDrifted(answers, property, "missing");
    return readable(await run(bench, exchange, question, fetch));
  };
  const found: Property[] = [];
  const usual = readable(clean);
  const descend = async (outer: Property): Promise<void> => {
    for (const property of propertiesIn(texts, outer)) {
      found.push(property);
      if (property.length < DEEPEST && (await without(property)) !== usual) await descend(property);
    }
  };
  await descend([]);
  return found;
}

/** The models without what they only carry, as text. */
function readable({ given, error }: Outcome): string {
  if (error !== undefined) return "an error";
  return JSON.stringify(given, (name, value: unknown) => (name === "raw" ? undefined : value));
}

function assertSafe(
  place: string,
  exchange: Exchange,
  clean: Outcome,
  { given, error, wire, observations }: Outcome,
  drift: Drift,
  wentElsewhere: boolean,
): void {
  assert.ok(wire.requests.length <= MOST_REQUESTS, `${place}: asked without end`);
  if (error !== undefined) {
    // An id or a cursor that has changed leads to what does not exist.
    const isHonest = isProviderError(error) && (error.code === "mapping" || (wentElsewhere && error.code === "api"));
    assert.ok(isHonest, `${place}: ${String(error)}`);
    assertTellsNobody(error, exchange);
  }
  for (const observation of observations) {
    assert.doesNotMatch(JSON.stringify(observation), /\d{7}|@|\s/, `${place}: personal data was reported`);
  }
  // Who is there in the answer, and cannot be read, is not left out in silence.
  const isWhole = error !== undefined || wentElsewhere || given.length >= clean.given.length;
  assert.ok(isWhole || mayLeaveOut(clean.given, drift, observations), `${place}: some are lost`);
  const texts = wire.requests.map(({ text = "" }) => text);
  const before = new Map(clean.given.map((model) => [model.id, model]));
  for (const model of given) {
    same(brokenProperties(model), [], `${place}: not as the model has it`);
    const raw = JSON.stringify(model.raw);
    assert.ok(raw === undefined || texts.some((text) => text.includes(raw)), `${place}: raw was changed`);
    const usual = before.get(model.id);
    if (usual !== undefined) same(claims(model, drift).filter(notIn(claims(usual, drift))), [], place);
  }
}

/**
 * Whether fewer may be given than before. With one word for every id they are all one; and without its calls, nobody of a
 * campaign was rung. Calls in a form that cannot be read are at least reported.
 */
function mayLeaveOut([first]: readonly Model[], drift: Drift, observations: readonly Observation[]): boolean {
  if (drift === "word") return true;
  const isAttempt = first !== undefined && "answeredBy" in first;
  return isAttempt && (drift !== "retyped" || observations.some(({ kind }) => kind === "wrong_type"));
}

/** What somebody might act on, to somebody's harm if it is not so. */
function claims(model: Model, drift: Drift): readonly string[] {
  // That something is absent may be how a provider says no: then only an end is too much to conclude.
  const isOdd = drift === "word" || drift === "retyped";
  const made: (readonly [string, boolean])[] = [];
  if ("position" in model) {
    made.push(["reached", isOdd && model.reached === true], ["missed", isOdd && model.reached === false]);
    made.push(["finished", isFinished(model.status)]);
    made.push(["untried", isOdd && (model.attemptCount === 0 || model.status === "pending")]);
  } else if ("answeredBy" in model) {
    made.push(["ended", model.status === "ended"], ["answered by a person", isOdd && model.answeredBy === "human"]);
  } else {
    made.push(["over", isOver(model.status)], ["quiet", isOdd && !mayStillDial(model.status)]);
  }
  return made.filter(([, isMade]) => isMade).map(([claim]) => claim);
}

function notIn(list: readonly string[]): (item: string) => boolean {
  return (item) => !list.includes(item);
}
