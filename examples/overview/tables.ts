import type { CallAttempt, Campaign, Row, RowStatus } from "@trunkline/core";
import Table from "cli-table3";
import { createColors } from "picocolors";
import type { CampaignTally } from "./tally.ts";

/** Plain without a terminal, also where a build server is known to understand colours. */
const colors = createColors(process.stdout.isTTY === true);

/** A mark for each status of a row, in the order in which the bar shows them. */
const MARKS: readonly (readonly [RowStatus, string, (text: string) => string])[] = [
  ["completed", "█", colors.green],
  ["failed", "▓", colors.red],
  ["cancelled", "×", colors.dim],
  ["skipped", "░", colors.yellow],
  ["in_progress", "►", colors.cyan],
  ["awaiting_retry", "↻", colors.cyan],
  ["queued", "»", colors.blue],
  ["pending", "·", colors.dim],
  ["unknown", "?", colors.magenta],
];
const BAR_WIDTH = 16;

/** One line a campaign, newest first. */
export function printCampaigns(tallies: readonly CampaignTally[]): void {
  const table = createTable(
    ["provider", "campaign", "status", "theirs", "rows", "", "attempts", "people", "cost"],
    [4, 6, 8],
  );
  for (const tally of tallies) {
    const { campaign } = tally;
    const total = Object.values(tally.rows).reduce((sum, count) => sum + count, 0);
    table.push([
      campaign.provider,
      shorten(campaign.name, 30),
      campaign.status,
      colors.dim(campaign.providerStatus),
      total,
      bar(tally.rows, total),
      tally.attempts,
      people(tally),
      tally.cost === undefined ? "" : `$${tally.cost.toFixed(2)}`,
    ]);
  }
  console.log(table.toString());
  console.log(`rows: ${MARKS.map(([status, mark, color]) => `${color(mark)} ${status}`).join("  ")}`);
  console.log("people: answered by a person; +n: answered, and the provider does not say by whom. No cost: not told.");
}

/** One campaign's rows, each with what became of its dials. */
export function printRows(campaign: Campaign, rows: readonly Row[], most = 12): void {
  console.log(`\n${colors.bold(campaign.name)} (${campaign.provider}), the first ${Math.min(most, rows.length)} rows:`);
  const table = createTable(["#", "status", "theirs", "reached", "outcome", "attempts"], [0]);
  for (const row of rows.slice(0, most)) {
    table.push([
      row.position,
      row.status,
      colors.dim(row.providerStatus ?? ""),
      row.reached === null ? "not known" : row.reached ? "yes" : "no",
      row.outcome ?? "",
      (row.attempts ?? []).map(describe).join("\n"),
    ]);
  }
  console.log(table.toString());
}

function describe(attempt: CallAttempt): string {
  const when = attempt.startedAt?.slice(5, 16).replace("T", " ") ?? "           ";
  if (attempt.status !== "ended") return `${when}  ${attempt.status}`;
  const talk = attempt.durationSeconds === undefined ? "" : `, ${Math.round(attempt.durationSeconds)} s`;
  return `${when}  ${attempt.disposition} (${attempt.answeredBy}${talk}) · ${attempt.end.category} by ${attempt.end.by}`;
}

function people({ people: known, somebody }: CampaignTally): string {
  return somebody === 0 ? String(known) : `${known} +${somebody}`;
}

/** Every status that occurs has at least one mark. */
function bar(rows: Readonly<Record<RowStatus, number>>, total: number): string {
  if (total === 0) return "";
  return MARKS.filter(([status]) => rows[status] > 0)
    .map(([status, mark, color]) => color(mark.repeat(Math.max(1, Math.round((rows[status] / total) * BAR_WIDTH)))))
    .join("");
}

function createTable(head: readonly string[], right: readonly number[]) {
  return new Table({
    head: head.map((title) => colors.bold(title)),
    colAligns: head.map((_, column) => (right.includes(column) ? "right" : "left")),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 2 },
    chars: Object.fromEntries(
      ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
        .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"])
        .map((place) => [place, ""]),
    ),
  });
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
