import { fits } from "../answers/best-fit.ts";
import { type Finding, findingsOf } from "../answers/findings.ts";
import { observe } from "../answers/observe.ts";
import { type Recording, toRecording } from "../answers/recordings.ts";
import type { Operation, Surface } from "../surface/surface.ts";
import type { Generation, Generations } from "./generations.ts";
import { closestOf, type Identity, type Likeliest, runsOf, type Standing } from "./identify.ts";

/** Which generations can have given an answer. `wanted`: the operation, where it is known. Undefined: none has such an operation. */
export function identifyAnswer(
  generations: Generations,
  source: string,
  value: unknown,
  wanted?: string,
): Identity | undefined {
  const recording = recordingOf(generations, source, value, wanted);
  const standings = generations.all.map((generation) => toStanding(generation, recording));
  const closest = closestOf(standings);
  const [first] = closest;
  if (first === undefined) return undefined;
  const chosen = closest.map(({ generation }) => generation);
  const against = first.contradictions();
  const likeliest = likeliestOf(generations, chosen, recording);
  return {
    provider: generations.provider,
    source,
    kind: "answer",
    operation: recording.operation,
    runs: runsOf(
      generations,
      chosen,
      standings.map((standing) => without(standing, against)),
    ),
    against,
    ...(likeliest !== undefined && { likeliest }),
  };
}

/** The operation that somebody named, or else whose answer it looks most like in any generation. */
function recordingOf(generations: Generations, source: string, value: unknown, wanted: string | undefined): Recording {
  const surfaces = generations.all.map(({ surface }) => surface);
  const every: Surface = {
    provider: generations.provider,
    operations: new Map(surfaces.flatMap(({ operations }): [string, Operation][] => [...operations])),
    neighbours: [],
  };
  return toRecording(every, source, value, wanted, (body) => {
    const best = surfaces.flatMap((surface) => fits(surface, body).slice(0, 1));
    return best.sort((a, b) => b.named - b.against - (a.named - a.against))[0]?.operation;
  });
}

function toStanding(generation: Generation, recording: Recording): Standing {
  const operation = generation.surface.operations.get(recording.operation);
  if (operation === undefined) {
    const none = () => [`there is no ${recording.operation}`];
    return { generation, weight: Number.POSITIVE_INFINITY, contradictions: none, evidence: none };
  }
  const findings = findingsOf(generation.surface, [recording]).filter(isTelling);
  const found = findings.map(contradiction);
  const weight = findings.reduce((sum, { hidden }) => sum + 1 + hidden, 0);
  return { generation, weight, contradictions: () => found, evidence: () => found };
}

/** What speaks against the chosen as well does not tell the others from them. */
function without(standing: Standing, shared: readonly string[]): Standing {
  return { ...standing, evidence: (side) => standing.evidence(side).filter((each) => !shared.includes(each)) };
}

/** Where a generation's statements are no more than a part of what it had, names that are not among them tell nothing. */
function isTelling({ difference, isWhole }: Finding): boolean {
  return difference.aspect !== "property" || isWhole;
}

/** What a generation says that the answer is not. */
function contradiction({ difference: { place, aspect, name, before, after } }: Finding): string {
  switch (aspect) {
    case "property":
      return `${place} came, and is not there`;
    case "required":
      return `${place} is required, and did not come`;
    case "null":
      return `${place} came as null, and is never null`;
    case "word":
      return `${place} came as \`${name}\`, which it does not list`;
    case "words":
      return `${place} came as a word that is not printed, which it does not list`;
    default:
      return `${place} came as ${after}, and is ${before}`;
  }
}

/** Undefined: they are all as likely. */
function likeliestOf(
  generations: Generations,
  chosen: readonly Generation[],
  recording: Recording,
): Likeliest | undefined {
  const counted = chosen.map((generation) => ({ generation, unseen: unseenOf(generation.surface, recording) }));
  const unseen = Math.min(...counted.map((each) => each.unseen));
  const best = counted.filter((each) => each.unseen === unseen).map(({ generation }) => generation);
  if (best.length === chosen.length) return undefined;
  return {
    runs: runsOf(generations, best).map(({ from, until }) => ({ from, ...(until !== undefined && { until }) })),
    unseen,
  };
}

function unseenOf(surface: Surface, recording: Recording): number {
  return [...observe(surface, [recording]).values()].filter(
    ({ seen, missing, lacking }) => seen === 0 && missing > lacking,
  ).length;
}
