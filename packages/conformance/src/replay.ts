/** Answers of an exchange that are kept, and given again with something changed. */
import { type Drift, drifted, type Property } from "./drifting.ts";

/** What was answered, by address. */
export type Answers = Map<string, Promise<Answer>>;

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** More than any operation needs of a small exchange: beyond it, it asks without end. */
export const MOST_REQUESTS = 200;

/** Asks the exchange, and keeps the answers. */
export function remembering(answers: Answers): typeof globalThis.fetch {
  return async (input) => {
    const request = new Request(input);
    const answer = answers.get(request.url) ?? readAnswer(request);
    answers.set(request.url, answer);
    return toResponse(await answer);
  };
}

/** Gives the answers again with a property changed; what was not asked for before is asked of the exchange. */
export function replayDrifted(answers: Answers, property: Property, drift: Drift) {
  let requests = 0;
  let wentElsewhere = false;
  return {
    /** Whether something was asked that had not been asked before. */
    wentElsewhere: () => wentElsewhere,
    async fetch(input: string | URL | Request): Promise<Response> {
      const request = new Request(input);
      requests += 1;
      if (requests > MOST_REQUESTS) throw new Error("Asked without end");
      const known = answers.get(request.url);
      if (known === undefined) wentElsewhere = true;
      const { status, text } = await (known ?? readAnswer(request));
      return toResponse({ status, text: drifted(text, property, drift) });
    },
  };
}

async function readAnswer(request: Request): Promise<Answer> {
  const response = await fetch(request);
  return { status: response.status, text: await response.text() };
}

function toResponse({ status, text }: Answer): Response {
  return new Response(text, { status, headers: { "Content-Type": "application/json" } });
}
