import { createHastyClock, isProviderError } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { Material } from "./material.ts";
import { createRecorder, type Recorder, tellingsOf } from "./record.ts";
import type { Seed } from "./seeds.ts";
import { PATH_ID, QUERY_VALUE, type Subject } from "./subjects.ts";

/** One thing that is asked, and what befalls it. */
export interface Situation {
  readonly name: string;
  readonly subject: Subject;
  readonly body?: unknown;
  /** What is asked with, beyond the address and the key. */
  readonly options?: TransportOptions;
  /** Makes ready whoever answers. */
  prepare?(): void;
  /** What else has to be so. Gives what is not. */
  check?(came: Came): readonly string[];
}

/** What a situation came to. */
export interface Came {
  readonly error?: unknown;
  readonly models: readonly unknown[];
}

/** Asks, listens to all that is told of it, and looks for what must not be. */
export interface Exam {
  /** What is wrong about a situation, one line each. */
  judge(situation: Situation): Promise<readonly string[]>;
  /** Seeds that somebody was told of in a situation. */
  toldIn(situation: Situation): Promise<readonly Seed[]>;
  /** What is wrong about everything that was measured in all situations. */
  close(): Promise<readonly string[]>;
}

export function createExam(baseUrl: string, { seedbed, apiKey }: Material): Exam {
  const recorder: Recorder = createRecorder();

  async function ask({ subject, body, options, prepare }: Situation): Promise<Came> {
    prepare?.();
    const connection = {
      baseUrl,
      apiKey: String(apiKey.value),
      clock: createHastyClock(),
      retry: { maxTries: 2 },
      preflight: false,
      ...recorder.hooks,
      ...options,
    };
    try {
      return { models: await subject.run(connection, body) };
    } catch (error) {
      return { error, models: [] };
    }
  }

  async function listen(situation: Situation) {
    const came = await ask(situation);
    const { events, errors } = recorder.take();
    const told = came.error === undefined ? [] : tellingsOf(came.error);
    return { came, events, texts: [...events, ...errors, ...told] };
  }

  return {
    async judge(situation) {
      const { came, events, texts } = await listen(situation);
      const { name, subject, check } = situation;
      const leaks = [...new Set(texts)].flatMap((text) => seedbed.foundIn(text).map((seed) => toLine(seed, text)));
      const wrong = [...leaks, ...idsIn(events), ...surprises(came.error), ...(check?.(came) ?? [])];
      return [...new Set(wrong)].map((line) => `${subject.via} ${subject.name}, ${name}: ${line}`);
    },
    toldIn: async (situation) => seedbed.foundIn((await listen(situation)).texts.join("\n")),
    async close() {
      const measured = await recorder.measured();
      await recorder.close();
      const leaks = measured.flatMap((text) => seedbed.foundIn(text).map((seed) => toLine(seed, text)));
      const silence = measured.length === 0 ? ["nothing was measured"] : [];
      return [...leaks, ...idsIn(measured), ...silence];
    },
  };
}

/** What stands around it, too: a part of a seed is where a redactor ended too soon. */
function toLine({ form, at, value }: Seed, text: string): string {
  const [first = ""] = /[a-z]{8}|\d{6}$/i.exec(String(value)) ?? [];
  const index = Math.max(0, text.toLowerCase().indexOf(first.toLowerCase()) - 150);
  return `the ${form} of ${at} is told: ${text.slice(index, index + 300)}`;
}

function idsIn(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text.includes(PATH_ID) || text.includes(QUERY_VALUE));
}

/** Whatever goes wrong is told as an error of the library's. */
function surprises(error: unknown): readonly string[] {
  return error === undefined || isProviderError(error) ? [] : [`threw what is none of ours: ${String(error)}`];
}
