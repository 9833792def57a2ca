import { ANSWERS, type AnswerName } from "./answers.ts";
import { STEPS } from "./steps.ts";
import { CALL_PATH, type Open, SUBJECTS, type Target } from "./subjects.ts";

/** What subjects are compared on. Only those of one cell are. */
export interface Cell {
  readonly answer: AnswerName;
  readonly concurrency: number;
  /** `nothing`: a `fetch` that answers at once, for what a client does itself. */
  readonly over: "loopback" | "nothing";
}

/** One measurement. */
export interface Case {
  readonly subject: string;
  readonly cell: Cell;
}

/** Finds a subject by its name. */
export function openOf(subject: string): Open {
  const found = new Map<string, Open>(Object.entries({ ...STEPS, ...SUBJECTS })).get(subject);
  if (found === undefined) throw new Error(`no subject is called ${subject}`);
  return found;
}

/** The one piece of work that a case repeats. Throws when the subject has no such question. */
export async function workOf({ subject, cell }: Case, url: string): Promise<() => Promise<unknown>> {
  const target: Target = cell.over === "loopback" ? { url } : { url, fetch: answerAtOnce };
  const requests = await openOf(subject)(target);
  const work = requests[cell.answer];
  if (work === undefined) throw new Error(`${subject} does not ask for a ${cell.answer}`);
  return work;
}

/** A `fetch` that only makes the answer, always the small one. */
const answerAtOnce: typeof globalThis.fetch = async () =>
  new Response(SMALL, { headers: { "content-type": "application/json", "content-length": String(SMALL.length) } });

const SMALL = new TextDecoder().decode(ANSWERS[CALL_PATH]);
