import { answerOf } from "../readers/answers.ts";
import type { Outcome } from "../readers/outcome.ts";
import type { AnswerChange, Readers } from "../readers/readers.ts";
import type { Difference, Site } from "../surface/difference.ts";
import type { Kind } from "../surface/surface.ts";
import type { Grade } from "./grade.ts";

/** Occurrences of one place that are tried: it is read by the same code wherever it stands. */
const MOST_SITES = 4;

/** What it means for our functions that answers differ so. `sites`: where the contract has the place; none, where it has not. */
export async function gradeReading(difference: Difference, sites: readonly Site[], readers: Readers): Promise<Grade> {
  const outcome = async (...changes: readonly AnswerChange[]) => merged(await tried(readers, sites, changes));
  const { aspect, before, after, name, shape } = difference;
  const isAdded = before === undefined;
  switch (aspect) {
    case "property": {
      const absent = await outcome({ kind: "absent" });
      if (isAdded) return touching(absent, { consequence: "none", because: "what is new comes along in `raw`" });
      return lost(absent, "no longer comes", "it comes along in `raw` alone");
    }
    case "required": {
      const absent = await outcome({ kind: "absent" });
      if (after === true)
        return touching(absent, { consequence: "none", because: "what is always there is no surprise" });
      return borne(absent, "without it", "may be missing now, which is read as not known");
    }
    case "null": {
      const asNull = await outcome({ kind: "null" });
      if (after !== true) return touching(asNull, { consequence: "none", because: "null is no longer to be expected" });
      return borne(asNull, "with null", "null is read as not known");
    }
    case "word": {
      const unheard = await outcome({ kind: "word" });
      if (!isAdded) {
        return touching(unheard, {
          consequence: "none",
          because: "stored data may still hold the word: it stays known",
        });
      }
      return unknownWord(
        unheard,
        merged(await tried(readers, sites.slice(0, 1), [{ kind: "value", value: name }])),
        `\`${name}\``,
      );
    }
    case "words": {
      const unheard = await outcome({ kind: "word" });
      if (after !== "any text") return touching(unheard, { consequence: "none", because: "the words are a list now" });
      return unknownWord(unheard, unheard, "it");
    }
    case "kind":
      return retyped(difference, sites, readers);
    case "choice": {
      if (!isAdded || shape === undefined) return { consequence: "none", because: "one kind fewer to be met" };
      return borne(
        await outcome({ kind: "value", value: answerOf(shape, { seed: 1 }) }),
        "with it",
        "a kind unheard of is carried as it is",
      );
    }
    case "answer":
      if (after === undefined) {
        const functions = askers(readers, sites);
        return functions.length === 0
          ? { consequence: "tolerable", because: "nothing of ours asks for it" }
          : { consequence: "needs a person", because: "the answer that we read is no longer declared", functions };
      }
      return { consequence: before === undefined ? "none" : "tolerable", because: "any success is read alike" };
    case "format": {
      const absent = await outcome({ kind: "absent" });
      if (absent.fields.length === 0) return { consequence: "none", because: "nothing of ours reads it" };
      return touching(absent, {
        consequence: "tolerable",
        because: "what cannot be read as before is reported, and not known",
      });
    }
    case "writeOnly": {
      if (after !== true) return { consequence: "none", because: "may come now" };
      return lost(await outcome({ kind: "absent" }), "no longer comes", "it came along in `raw` alone");
    }
    case "deprecated": {
      const absent = await outcome({ kind: "absent" });
      return touching(absent, {
        consequence: "none",
        because: after === true ? "still comes, and will not for ever" : "is to stay",
      });
    }
    default:
      return { consequence: "none", because: "readers hold answers against no such rule" };
  }
}

/** Another kind of value: both the old and the new have to be understood, for it is not said when which of them comes. */
async function retyped({ before, after, shape }: Difference, sites: readonly Site[], readers: Readers): Promise<Grade> {
  const outcome = async (values: readonly unknown[]) =>
    merged(
      await tried(
        readers,
        sites,
        values.map((value) => (value === NOTHING ? { kind: "absent" } : { kind: "value", value })),
      ),
    );
  const absent = merged(await tried(readers, sites, [{ kind: "absent" }]));
  if (after === "nothing") return lost(absent, "no longer comes", "nothing of ours reads it");
  const own = shape === undefined ? [] : [answerOf(shape, { seed: 1 })];
  const now = await outcome([...samplesOf(String(after)), ...own]);
  if ([absent, now].every(({ failed, fields }) => failed.length === 0 && fields.length === 0)) {
    return { consequence: "tolerable", because: "nothing of ours reads it: it comes along in `raw`" };
  }
  const whole = merged([absent, now, await outcome(samplesOf(String(before)))]);
  // Of what nothing can go on without, such as an id, another value is no loss.
  const isDemanded = absent.failed.length > 0 && absent.fields.length === 0;
  const [failed, fields] = [
    whole.failed.filter((each) => !absent.failed.includes(each)),
    isDemanded ? [] : whole.fields,
  ];
  return touching(
    whole,
    lost({ ...whole, failed, fields }, `comes as ${after} instead of ${before}`, "is read either way"),
  );
}

/** In the place of an answer that has no JSON in it. */
const NOTHING: unique symbol = Symbol("nothing");

/** Values of the kinds that a description names. Those of a named schema are objects. */
function samplesOf(description: string): readonly unknown[] {
  if (description === "nothing") return [NOTHING];
  if (description.startsWith("list of ")) return [[]];
  const kinds = description.split(" or ");
  const known = kinds.filter((kind): kind is Kind => kind in SAMPLES);
  return known.length === 0 ? [{}] : known.map((kind) => SAMPLES[kind]);
}

const SAMPLES: Readonly<Record<Kind, unknown>> = {
  string: "a text",
  number: 12.5,
  integer: 12,
  boolean: true,
  object: {},
  array: [],
};

async function tried(readers: Readers, sites: readonly Site[], changes: readonly AnswerChange[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { operation, path } of spread(sites)) {
    for (const change of changes) outcomes.push(await readers.try({ operation, path }, change));
  }
  return outcomes;
}

/** Some sites of each operation, the first ones. */
function spread(sites: readonly Site[]): readonly Site[] {
  const count = new Map<string, number>();
  return sites.filter(({ operation }) => {
    count.set(operation, (count.get(operation) ?? 0) + 1);
    return (count.get(operation) ?? 0) <= MOST_SITES;
  });
}

/** What is not sent any more matters where our model is made of it. */
function lost(outcome: Outcome, what: string, harmless: string): Grade {
  const failure = outcome.failed[0];
  if (failure !== undefined)
    return touching(outcome, {
      consequence: "needs a person",
      because: `${what}, and ${failure.function} fails: ${failure.message}`,
    });
  if (outcome.fields.length > 0)
    return touching(outcome, { consequence: "needs a person", because: `${what}, and our model is made of it` });
  return touching(outcome, { consequence: "tolerable", because: harmless });
}

/** What happens at times matters where a function of ours cannot go on. */
function borne(outcome: Outcome, when: string, harmless: string): Grade {
  const failure = outcome.failed[0];
  if (failure === undefined) return touching(outcome, { consequence: "tolerable", because: harmless });
  return touching(outcome, {
    consequence: "needs a person",
    because: `${failure.function} fails ${when}: ${failure.message}`,
  });
}

/** `heard`: what comes of the word itself, since words are also read by their family. */
function unknownWord(unheard: Outcome, heard: Outcome, word: string): Grade {
  // What creates and steers is right to stop where it cannot tell whether somebody is being rung.
  const failure = [...unheard.failed, ...heard.failed].find((each) => /^(list|get)/.test(each.function));
  if (failure !== undefined) {
    return touching(unheard, {
      consequence: "needs a person",
      because: `${failure.function} fails: ${failure.message}`,
    });
  }
  if (unheard.fields.length === 0) {
    return touching(unheard, { consequence: "none", because: `${word} comes along in \`raw\` alone` });
  }
  const isUnknown = heard.observed.some((each) => each.includes("unknown_word"));
  const because = isUnknown
    ? `until our table has ${word}, it is read as unknown, kept, and reported`
    : `${word} is already read by its family, or as its value`;
  return touching(unheard, { consequence: "new word", because });
}

function touching({ fields, functions }: Outcome, verdict: Grade): Grade {
  return { ...verdict, fields, functions };
}

function askers(readers: Readers, sites: readonly Site[]): readonly string[] {
  return [...new Set(sites.flatMap(({ operation }) => readers.askedBy(operation)))].sort();
}

function merged(outcomes: readonly Outcome[]): Outcome {
  return {
    failed: outcomes.flatMap(({ failed }) => failed),
    fields: [...new Set(outcomes.flatMap(({ fields }) => fields))].sort(),
    functions: [...new Set(outcomes.flatMap(({ functions }) => functions))].sort(),
    observed: [...new Set(outcomes.flatMap(({ observed }) => observed))].sort(),
  };
}
