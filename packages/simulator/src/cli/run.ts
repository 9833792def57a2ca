import { createLogUpdate } from "log-update";
import type { SimulatorEvent } from "../events.ts";
import { PortError } from "../server/connection.ts";
import { type Simulator, startSimulator } from "../simulator.ts";
import type { ClockKind } from "../timeline.ts";
import { type Command, readCommand, UsageError } from "./arguments.ts";
import { createBoard } from "./board.ts";
import { draw } from "./draw.ts";
import { createFirstCampaign } from "./first-campaign.ts";
import { HELP } from "./help.ts";
import { createSay } from "./say.ts";
import { readScenario } from "./scenarios.ts";

/** Where a command writes to. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WritableStream;
}

/** Shows what happens in all simulators, as it happens. */
interface Show {
  begin(simulators: readonly Simulator[], clock: ClockKind): void;
  tell(simulator: Simulator, event: SimulatorEvent): void;
  end(): void;
}

/** Runs until `stop` is aborted. The exit code: 0, or 2 for a command line that makes no sense, or asks for a taken port. */
export async function runCommand(args: readonly string[], terminal: Terminal, stop: AbortSignal): Promise<number> {
  try {
    const command = readCommand(args);
    if (command === "help") terminal.stdout.write(HELP);
    else await simulate(command, terminal, stop);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof PortError)) throw error;
    terminal.stderr.write(`${error.message}\nSee --help.\n`);
    return 2;
  }
}

async function simulate(command: Command, { stdout }: Terminal, stop: AbortSignal): Promise<void> {
  const scenario = await readScenario(command.scenario);
  const show = createShow(command, stdout);
  const simulators: Simulator[] = [];
  try {
    for (const chosen of command.providers) simulators.push(await start(command, scenario.options, chosen, show));
    show.begin(simulators, command.clock);
    const { campaignRows } = scenario;
    if (campaignRows !== undefined) {
      await Promise.all(simulators.map((simulator) => createFirstCampaign(simulator, campaignRows, stop)));
    }
    await aborted(stop);
  } finally {
    show.end();
    await Promise.all(simulators.map((simulator) => simulator.close()));
  }
  if (command.output !== "json") stdout.write(sumUp(simulators));
}

async function start(
  { seed, apiKey, clock, speed, now, generation, webhooks }: Command,
  options: object,
  chosen: Command["providers"][number],
  show: Show,
): Promise<Simulator> {
  let simulator: Simulator | undefined;
  simulator = await startSimulator({
    ...options,
    ...chosen,
    clock,
    ...(seed !== undefined && { seed }),
    ...(apiKey !== undefined && { apiKey }),
    ...(speed !== undefined && { speed }),
    ...(now !== undefined && { now }),
    ...(generation !== undefined && { generation }),
    ...(webhooks !== undefined && { webhooks: { url: webhooks } }),
    onEvent: (event) => simulator && show.tell(simulator, event),
  }).catch((error: unknown) => {
    // An option that makes no sense, from the command line or from a file.
    throw error instanceof TypeError ? new UsageError(error.message, { cause: error }) : error;
  });
  return simulator;
}

function createShow({ output }: Command, stdout: NodeJS.WriteStream): Show {
  if (output === "json") return jsonShow(stdout);
  return output === "lines" || !stdout.isTTY ? lineShow(stdout) : boardShow(stdout);
}

function jsonShow(stdout: NodeJS.WritableStream): Show {
  const write = (value: object) => stdout.write(`${JSON.stringify(value)}\n`);
  return {
    begin(simulators) {
      for (const { provider, url, apiKey } of simulators) write({ type: "listening", provider, url, apiKey });
    },
    tell: ({ provider }, event) => write({ provider, ...event }),
    end: () => undefined,
  };
}

function lineShow(stdout: NodeJS.WritableStream): Show {
  const say = createSay();
  return {
    begin(simulators, clock) {
      for (const { provider, url, apiKey } of simulators) {
        stdout.write(`${provider.padEnd(6)}  ${url}  key ${apiKey}  ${clock} clock\n`);
      }
    },
    tell(simulator, event) {
      const line = say(simulator, event);
      if (line !== undefined) stdout.write(`${line}\n`);
    },
    end: () => undefined,
  };
}

/** Ten pictures a second are enough for the eye. */
const PICTURE_MS = 100;

function boardShow(stdout: NodeJS.WriteStream): Show {
  const board = createBoard();
  const say = createSay();
  const update = createLogUpdate(stdout);
  let picture: NodeJS.Timeout | undefined;
  let show = () => {};
  return {
    begin(simulators) {
      show = () => {
        // Some terminals say that they are 0 wide.
        const size = { columns: stdout.columns || 80, rows: stdout.rows || 24 };
        update(draw(simulators, board, { ...size, colours: stdout.hasColors() }));
      };
      picture = setInterval(show, PICTURE_MS);
      show();
    },
    tell: (simulator, event) => board.tell(simulator, event, say(simulator, event)),
    end() {
      clearInterval(picture);
      show();
      update.done();
    },
  };
}

function sumUp(simulators: readonly Simulator[]): string {
  const rings = simulators.reduce((sum, simulator) => sum + simulator.rings.length, 0);
  const again = simulators.reduce((sum, simulator) => sum + countRungAgain(simulator), 0);
  return `${rings} phones rang; ${again} ${again === 1 ? "number" : "numbers"} more than once.\n`;
}

/** Numbers that one provider rang more than once. What another one rings is another world. */
function countRungAgain({ rings }: Simulator): number {
  const counts = new Map<string, number>();
  for (const { phoneNumber } of rings) counts.set(phoneNumber, (counts.get(phoneNumber) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1).length;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
