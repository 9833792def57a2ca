import { parseArgs } from "node:util";
import type { Generation } from "../revox/routes.ts";
import type { ClockKind } from "../timeline.ts";
import { PROVIDERS, type ProviderId } from "../words.ts";

/** What the command line asks for. */
export interface Command {
  readonly providers: readonly { readonly provider: ProviderId; readonly port: number }[];
  readonly seed?: number;
  readonly apiKey?: string;
  readonly clock: ClockKind;
  readonly speed?: number;
  readonly now?: number;
  readonly generation?: Generation;
  readonly webhooks?: string;
  /** A name, or a path that ends in `.json`. */
  readonly scenario: string;
  /** Absent: a board on a terminal, lines elsewhere. */
  readonly output?: "lines" | "json";
}

/** Something on the command line that makes no sense. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const OPTIONS = {
  scenario: { type: "string", short: "s", default: "empty" },
  clock: { type: "string", short: "c", default: "accelerated" },
  speed: { type: "string", short: "x" },
  now: { type: "string" },
  seed: { type: "string" },
  key: { type: "string", short: "k" },
  generation: { type: "string", short: "g" },
  webhooks: { type: "string", short: "w" },
  lines: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the command line; `"help"` when that was asked for. Throws a {@link UsageError} that names the option. */
export function readCommand(args: readonly string[]): Command | "help" {
  const { values, positionals } = parse(args);
  if (values.help || positionals.length === 0) return "help";
  if (values.lines && values.json) throw new UsageError("--lines and --json exclude each other");
  const { seed, speed, key, generation, webhooks, now, clock } = values;
  if (speed !== undefined && clock !== "accelerated")
    throw new UsageError("--speed: only an accelerated clock has one");
  return {
    providers: positionals.map(toProvider),
    clock: oneOf("--clock", clock, ["virtual", "real", "accelerated"]),
    scenario: values.scenario,
    ...(seed !== undefined && { seed: toNumber("--seed", seed, Number.isInteger, "a whole number") }),
    ...(speed !== undefined && { speed: toNumber("--speed", speed, (value) => value > 0, "more than 0") }),
    ...(now !== undefined && { now: toMoment(now) }),
    ...(key !== undefined && { apiKey: key }),
    ...(generation !== undefined && { generation: oneOf("--generation", generation, ["g1", "g2", "g3"]) }),
    ...(webhooks !== undefined && { webhooks: toUrl(webhooks) }),
    ...(values.lines && { output: "lines" as const }),
    ...(values.json && { output: "json" as const }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `vapi`, or `vapi:4010` for a port of one's own. */
function toProvider(text: string): Command["providers"][number] {
  const [name = "", port = "0"] = text.split(":");
  const isPort = (value: number) => Number.isInteger(value) && value >= 0 && value <= 65_535;
  return {
    provider: oneOf("provider", name, PROVIDERS),
    port: toNumber(`port of ${name}`, port, isPort, "from 0 to 65535"),
  };
}

function oneOf<Word extends string>(what: string, text: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new UsageError(`${what}: must be one of ${words.join(", ")}`);
  return word;
}

function toNumber(what: string, text: string, fits: (value: number) => boolean, rule: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!fits(value)) throw new UsageError(`${what}: must be ${rule}`);
  return value;
}

function toMoment(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new UsageError("--now: must be an instant such as 2026-08-18T15:00:00Z");
  return moment;
}

function toUrl(text: string): string {
  if (!URL.canParse(text)) throw new UsageError("--webhooks: must be a URL");
  return text;
}
