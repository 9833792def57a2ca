import { readFile } from "node:fs/promises";
import { isRecord } from "../contract.ts";
import type { SimulatorOptions } from "../simulator.ts";
import { UsageError } from "./arguments.ts";

/** What a simulated organisation goes through. */
export interface Scenario {
  readonly about: string;
  /** For each provider that is started. */
  readonly options: ScenarioOptions;
  /** Rows of a campaign that is created at the start, through the API. Absent: none is. */
  readonly campaignRows?: number;
}

const SETTABLE = [
  "now",
  "speed",
  "concurrency",
  "outcomes",
  "numbers",
  "history",
  "faults",
  "webhooks",
  "campaignsV2",
  "generation",
  "pageBase",
] as const satisfies readonly (keyof SimulatorOptions)[];

export type ScenarioOptions = Partial<Pick<SimulatorOptions, (typeof SETTABLE)[number]>>;

/** Eleven in the morning in New York, on a Tuesday: when people may be called. */
const MORNING = Date.UTC(2026, 7, 18, 15);

/** The scenarios that have a name. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  empty: { about: "nothing there yet: waits for your requests", options: { now: MORNING } },
  demo: { about: "a campaign of 60 rows, to watch", options: { now: MORNING, speed: 20 }, campaignRows: 60 },
  organisation: {
    about: "24 campaigns in every state, which go on from there",
    options: { now: MORNING, history: {}, concurrency: 40 },
  },
  storm: {
    about: "a network and a provider that fail now and then, and refuse for too many requests",
    options: {
      now: MORNING,
      faults: [
        { fault: "status", status: 429, retryAfterSeconds: 1, probability: 0.1 },
        { fault: "status", status: 503, probability: 0.05 },
        { fault: "status", status: 504, acted: true, probability: 0.05 },
        { fault: "lost_answer", probability: 0.05 },
        { fault: "reset", probability: 0.05 },
        { fault: "late", milliseconds: 2_000, probability: 0.05 },
      ],
    },
  },
  drift: {
    about: "answers with words, nulls and types that no contract has",
    options: {
      now: MORNING,
      history: {},
      concurrency: 40,
      faults: (["word", "null", "missing", "retyped", "extra"] as const).map((drift) => ({
        fault: "drift" as const,
        drift,
        probability: 0.2,
      })),
    },
  },
};

/**
 * The scenario of a name, or of a JSON file with options of `startSimulator` and, if a campaign is to be created,
 * `campaignRows`. Options are checked when the simulator starts.
 */
export async function readScenario(name: string): Promise<Scenario> {
  const known = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined;
  if (known !== undefined) return known;
  if (!name.endsWith(".json")) {
    throw new UsageError(`--scenario: must be one of ${Object.keys(SCENARIOS).join(", ")}, or a path ending in .json`);
  }
  const content = parse(name, await read(name));
  if (!isRecord(content)) throw new UsageError(`${name}: must hold one object`);
  return toScenario(name, content);
}

function toScenario(name: string, { campaignRows, ...options }: Record<string, unknown>): Scenario {
  for (const key of Object.keys(options)) {
    if (!isSettable(key))
      throw new UsageError(`${name}: ${key}: is none of ${[...SETTABLE, "campaignRows"].join(", ")}`);
  }
  if (campaignRows === undefined) return { about: name, options };
  if (typeof campaignRows !== "number" || !Number.isInteger(campaignRows) || campaignRows < 1) {
    throw new UsageError(`${name}: campaignRows: must be a whole number from 1`);
  }
  return { about: name, options, campaignRows };
}

function isSettable(key: string): boolean {
  return SETTABLE.some((settable) => settable === key);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new UsageError(`--scenario: there is no file ${path} that can be read`);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${path}: is not JSON`);
  }
}
