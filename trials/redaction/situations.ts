import { isDeepStrictEqual } from "node:util";
import type { TransportOptions } from "@trunkline/core/adapter";
import { alter, type Change, changesBy, pathsIn } from "./alter.ts";
import type { Came, Situation } from "./exam.ts";
import type { Line, Reply } from "./line.ts";
import { type Material, type OperationMaterial, seedsOf } from "./material.ts";
import { SHAPES, type Shape, STATUSES, texts } from "./refusals.ts";
import type { Sample } from "./samples.ts";
import type { Form, Seed } from "./seeds.ts";
import type { Subject } from "./subjects.ts";
import { THROWABLES } from "./throwables.ts";

/** A subject, and what it is asked with and answered with. */
export interface Case {
  readonly subject: Subject;
  readonly material: Material;
  /** Operations of the contract that it asks. */
  readonly asked: readonly OperationMaterial[];
}

/** What can be told to be personal by how it looks. Of the rest, nobody knows who has not sent it. */
const TELLING_FORMS: readonly Form[] = ["phone", "number", "refusal", "mail", "link", "sip", "key"];
/** Repeated at once, so that nothing is lost where a message is cut short. */
const BATCH = 28;

/** Everything comes as the contract has it. */
export function successes(line: Line, each: Case): readonly Situation[] {
  return requestsOf(each).flatMap((request) =>
    answersOf(each).map((pick) => ({
      ...about(each, request),
      name: "success",
      prepare: () => line.answerBy(goodBy(each, pick)),
      check: (came: Came) => wholeness(each, pick, came),
    })),
  );
}

/** Refusals and failures that repeat what was sent, and what would have been the answer. */
export function refusals(line: Line, each: Case): readonly Situation[] {
  let turn = 0;
  const refused = (request: Sample | undefined, shape: Shape, seeds: readonly Seed[], status: number): Situation => {
    const reply = { status, ...shape.write(seeds) };
    return {
      ...about(each, request, { retry: { maxTries: turn % 10 === 0 ? 2 : 1 } }),
      name: `${status} with ${shape.name}`,
      prepare: () => line.answerBy(() => reply),
      check: (came) => bodyIsWhole(each.subject, reply, came),
    };
  };
  return requestsOf(each).flatMap((request) =>
    SHAPES.flatMap((shape) => {
      const batches = batchesOf(echoedBy(shape, each, request));
      const start = turn;
      const rounds = request === undefined ? Math.min(2, batches.length) : batches.length;
      return Array.from({ length: rounds }, (_none, round) =>
        refused(
          request,
          shape,
          batches[(start + round) % batches.length] ?? [],
          STATUSES[turn++ % STATUSES.length] ?? 400,
        ),
      );
    }),
  );
}

/** Refusals as the contract has them. */
export function plainRefusals(line: Line, each: Case): readonly Situation[] {
  return each.asked.flatMap(({ refusals }) =>
    refusals.map(({ value }) => ({
      ...about(each, requestsOf(each)[0]),
      name: "a refusal of the contract's",
      prepare: () => line.answerBy(() => ({ status: 400, body: JSON.stringify(value) })),
    })),
  );
}

/** Good statuses over bodies that are none, answers that break off or never come, and ways that lead elsewhere. */
export function breaks(line: Line, each: Case): readonly Situation[] {
  const seeds = echoes(each, undefined);
  const whole = (operation: OperationMaterial | undefined) => JSON.stringify(operation?.answers[0]?.value ?? null);
  const situation = (name: string, reply: (operation: OperationMaterial | undefined) => Reply, options = {}) => ({
    ...about(each, requestsOf(each)[0], options),
    name,
    prepare: () => line.answerBy(({ method, pathname }) => reply(each.material.find(method, pathname))),
  });
  const fate = (name: Required<Reply>["fate"], options?: TransportOptions) =>
    situation(name, (operation) => ({ status: operation?.status ?? 200, body: whole(operation), fate: name }), options);
  const hurried = { requestTimeoutMs: 5, retry: { maxTries: 1 } };
  const location = `/elsewhere?to=${encodeURIComponent(
    texts(echoes(each, undefined, TELLING_FORMS))
      .slice(0, 20)
      .join(" "),
  )}`;
  const unusable = [
    ...SHAPES.filter(({ name }) => UNUSABLE.includes(name)).map((shape) =>
      situation(`200 with ${shape.name}`, () => ({ status: 200, ...shape.write(seeds) })),
    ),
    situation("half an answer", (operation) => ({ status: 200, body: whole(operation).slice(0, -40) })),
    // Parsers quote how it begins.
    situation("a name", () => ({ status: 200, body: String(seeds.find(({ form }) => form === "name")?.value) })),
    situation("nothing", () => ({ status: 200, body: "" })),
  ];
  return [
    ...unusable,
    ...['""', "[]", "{}", "null", "17"].map((body) => situation(`200 with ${body}`, () => ({ status: 200, body }))),
    fate("reset"),
    fate("cut"),
    fate("silence", hurried),
    fate("stall", hurried),
    situation("a way elsewhere", (operation) =>
      operation === undefined
        ? { status: 404, body: JSON.stringify({ message: `no ${location}` }) }
        : { status: 302, headers: { location }, body: whole(operation) },
    ),
  ];
}

const UNUSABLE = ["message", "a list", "a text in JSON", "plain text", "a form", "a page", "JSON that is cut"];

/** A `fetch` that fails and quotes what it was given. */
export function throws(each: Case): readonly Situation[] {
  return requestsOf(each).flatMap((request) =>
    THROWABLES.map(({ name, make }) => {
      const text = texts(echoes(each, request, TELLING_FORMS)).join(", ");
      const fetch: typeof globalThis.fetch = async (_url, init = {}) => {
        const headers = Object.fromEntries(new Headers(init.headers));
        throw make({ text, headers, body: String(init.body ?? "") });
      };
      return { ...about(each, request, { fetch }), name: `a fetch that throws ${name}` };
    }),
  );
}

/** A body that fails while it is read, and quotes what was read. */
export function tornBodies(each: Case): readonly Situation[] {
  return THROWABLES.map(({ name, make }) => {
    const request = requestsOf(each)[0];
    const text = texts(echoes(each, request, TELLING_FORMS)).join(", ");
    const fetch: typeof globalThis.fetch = async (_url, init = {}) => {
      const told = { text, headers: Object.fromEntries(new Headers(init.headers)), body: String(init.body ?? "") };
      const stream = new ReadableStream({ pull: (controller) => controller.error(make(told)) });
      return new Response(stream, { status: 200 });
    };
    return { ...about(each, request, { fetch }), name: `a body that breaks off with ${name}` };
  });
}

/** Answers in which something else stands at each place, and at each place around. */
export function wrongTypes(each: Case): readonly Situation[] {
  const changes = changesBy(each.material.strays.filter(({ form }) => form !== "key"));
  let turn = each.subject.name.length;
  return each.asked.flatMap((asked) =>
    asked.answers.flatMap(({ value, places }) => {
      const around = pathsIn(value, places).filter((path) => isAround(path, places));
      const single = [...places, ...around].map((path) => [path, changes[turn++ % changes.length]] as const);
      const altered = single.flatMap(([path, change]) =>
        change === undefined ? [] : [wrongAt(each, asked, `${change.name} at ${path}`, alter(value, path, change))],
      );
      const everywhere = changes.map((change) =>
        wrongAt(each, asked, `${change.name} at all marked places`, alterAll(value, places, change)),
      );
      return [...altered, ...everywhere];
    }),
  );
}

/** What a marked place is in, and what readers of it go by. */
function isAround(path: string, places: readonly string[]): boolean {
  if (places.includes(path)) return false;
  return places.some((place) => place.startsWith(path)) || /(?:^|\.)(?:id|status|role|ended\w*)$/i.test(path);
}

function wrongAt(each: Case, asked: OperationMaterial, name: string, value: unknown): Situation {
  const fetch: typeof globalThis.fetch = async (url, { method = "GET" } = {}) => {
    const found = each.material.find(method, new URL(String(url)).pathname);
    const body = found === asked ? value : found?.answers[0]?.value;
    return new Response(JSON.stringify(body), { status: found?.status ?? 404 });
  };
  return { ...about(each, undefined, { fetch }), name: `${asked.operation.name} with ${name}` };
}

/** Requests that break rules at their marked places. Checked before anything is sent. */
export function wrongInputs(line: Line, each: Case): readonly Situation[] {
  const changes = changesBy(each.material.strays);
  let turn = 0;
  return requestsOf(each).flatMap((request) =>
    (request?.places ?? []).flatMap((path) =>
      [0, 1, 2, 3]
        .flatMap(() => changes[turn++ % changes.length] ?? [])
        .map((change) => ({
          ...about(each, request, { preflight: true }),
          body: alter(request?.value, path, change),
          name: `${change.name} in ${path}`,
          prepare: () => line.answerBy(goodBy(each, 0)),
        })),
    ),
  );
}

/** Seeds that an error of a refusal may repeat. Without a form that looks like what it is, only those that were sent. */
export function bareAnswers(line: Line, each: Case, form: Form): readonly Situation[] {
  const seeds = seedsOf(each.asked.flatMap(({ answers }) => answers)).filter((seed) => seed.form === form);
  return seeds.slice(0, 1).map((seed) => ({
    ...about(each, undefined),
    name: `a bare ${form}`,
    prepare: () => line.answerBy(() => ({ status: 400, body: JSON.stringify({ message: `no ${seed.value} here` }) })),
  }));
}

function about(each: Case, request: Sample | undefined, options?: TransportOptions) {
  return {
    subject: each.subject,
    ...(request !== undefined && { body: request.value }),
    ...(options !== undefined && { options }),
  };
}

/** Bodies to ask with; nothing where there is none to be sent. */
function requestsOf({ subject, asked }: Case): readonly (Sample | undefined)[] {
  const requests = subject.operation === undefined ? [] : asked.flatMap(({ requests: own }) => own);
  return requests.length === 0 ? [undefined] : requests;
}

/** Which of its samples each operation answers with. */
function answersOf({ asked }: Case): readonly number[] {
  return Array.from({ length: Math.max(1, ...asked.map(({ answers }) => answers.length)) }, (_none, index) => index);
}

function goodBy({ material }: Case, pick: number): Parameters<Line["answerBy"]>[0] {
  return ({ method, pathname }) => {
    const found = material.find(method, pathname);
    const answer = found?.answers[pick % found.answers.length];
    return { status: found?.status ?? 404, body: JSON.stringify(answer?.value ?? null) };
  };
}

/** The seeds that are known to the request, then those that only its answer would hold. */
function echoes({ material, asked }: Case, request: Sample | undefined, forms?: readonly Form[]): readonly Seed[] {
  const answered = seedsOf(asked.flatMap(({ answers }) => answers));
  const mayStay = forms === undefined ? answered : answered.filter(({ form }) => forms.includes(form));
  return [material.apiKey, ...(request?.seeds ?? []), ...mayStay];
}

function echoedBy({ isBare }: Shape, each: Case, request: Sample | undefined): readonly Seed[] {
  return echoes(each, request, isBare ? TELLING_FORMS : undefined);
}

function batchesOf(seeds: readonly Seed[]): readonly (readonly Seed[])[] {
  return Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_none, index) =>
    seeds.slice(index * BATCH, (index + 1) * BATCH),
  );
}

function alterAll(value: unknown, places: readonly string[], change: Change): unknown {
  return places.reduce((altered, path) => alter(altered, path, change), value);
}

/** The caller, and nobody else, has all that came. */
function wholeness({ subject, material, asked }: Case, pick: number, { error, models }: Came): readonly string[] {
  if (error !== undefined) return [`failed: ${String(error)}`];
  const bodies = asked.map(({ answers }) => answers[pick % answers.length]?.value);
  if (subject.via !== "adapter") {
    return isDeepStrictEqual(
      models,
      bodies.map((body) => body ?? models[0]),
    )
      ? []
      : ["gave something else than came"];
  }
  const came = JSON.stringify(bodies);
  const raws = models.map((model) => JSON.stringify(Object(model).raw));
  const isWhole =
    raws.length > 0 && raws.every((raw) => came.includes(raw) && material.seedbed.foundIn(raw).length > 0);
  return isWhole ? [] : [`raw is not what came, in one of ${raws.length} models`];
}

function bodyIsWhole({ name }: Subject, { body, status }: Reply, { error }: Came): readonly string[] {
  // What is asked for by an id that is none is left out.
  if (name.includes("by ids") && [400, 404, 422].includes(status)) return [];
  if (!(error instanceof Error) || !("body" in error)) return [`threw no refusal: ${String(error)}`];
  const said = typeof error.body === "string" ? error.body : JSON.stringify(error.body);
  const isWhole = said === body || JSON.stringify(error.body) === body;
  return isWhole && !Object.keys(error).includes("body") ? [] : ["its body is not what came, or shows"];
}
