import { stripVTControlCharacters, styleText } from "node:util";
import type { Simulator } from "../simulator.ts";
import type { Board, BoardCampaign } from "./board.ts";
import { toText } from "./say.ts";

/** What the picture is drawn for. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly colours: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const BAR = 24;

/** The board as text that fits the canvas: who listens where, each campaign with its bar, and what happened last. */
export function draw(simulators: readonly Simulator[], board: Board, canvas: Canvas): string {
  const paint: Paint = (style, text) => (canvas.colours ? styleText(style, text) : text);
  const head = [...toHead(simulators, paint), ""];
  const room = Math.max(0, canvas.rows - head.length - 2);
  // Those that are on the phone matter most, then the newest; what is left over shows what happened last.
  const campaigns = board.campaigns.toSorted((a, b) => Number(isOnThePhone(a)) - Number(isOnThePhone(b)));
  const shown = lastThatFit(
    campaigns.map((campaign) => [...toLines(campaign, paint), ""]),
    room,
  );
  const latest = board.latest.slice(-Math.max(0, room - shown.length)).map((line) => paint("dim", line));
  return [...head, ...shown, ...(shown.length < room ? latest : [])]
    .map((line) => fit(line, canvas.columns))
    .join("\n");
}

function isOnThePhone({ live }: BoardCampaign): boolean {
  return live.queued + live.ringing + live.answered > 0;
}

/** As many of the last pictures as there is room for, none of them cut. */
function lastThatFit(pictures: readonly (readonly string[])[], room: number): string[] {
  const shown: string[] = [];
  for (const lines of pictures.toReversed()) {
    if (shown.length + lines.length > room) break;
    shown.unshift(...lines);
  }
  return shown;
}

function toHead(simulators: readonly Simulator[], paint: Paint): string[] {
  const [first] = simulators;
  const now = first === undefined ? "" : new Date(first.now()).toISOString().slice(0, 19).replace("T", " ");
  const rings = simulators.reduce((sum, simulator) => sum + simulator.rings.length, 0);
  const requests = simulators.reduce((sum, simulator) => sum + simulator.requests.length, 0);
  return [
    `${paint("bold", now)} UTC   ${requests} requests   ${paint("bold", String(rings))} phones rang   Ctrl-C stops`,
    ...simulators.map(({ provider, url, apiKey }) => `${provider.padEnd(6)}  ${paint("cyan", url)}  key ${apiKey}`),
  ];
}

function toLines(campaign: BoardCampaign, paint: Paint): string[] {
  const { provider, name, status, rows, dialled, live } = campaign;
  const cells = (count: number) => (rows === 0 ? 0 : Math.round((count / rows) * BAR));
  const over = Math.min(BAR, cells(dialled));
  const busy = Math.min(BAR - over, cells(live.queued + live.ringing + live.answered));
  const bar = `${paint("green", "█".repeat(over))}${paint("yellow", "▓".repeat(busy))}${"░".repeat(BAR - over - busy)}`;
  const phones = `${live.ringing} ringing, ${live.answered} talking`;
  const outcomes = [...campaign.outcomes]
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${toText(outcome)} ${paint("bold", String(count))}`);
  return [
    `${paint("bold", name)}  ${provider}  ${status === "" ? "" : paint("cyan", status)}`,
    `${bar}  ${dialled} of ${rows} rows   ${phones}`,
    ...(outcomes.length > 0 ? [outcomes.join("  ")] : []),
  ];
}

/** A line that is too long would break the picture. Colours take no room. */
function fit(line: string, columns: number): string {
  const bare = stripVTControlCharacters(line);
  return bare.length <= columns ? line : bare.slice(0, columns);
}
