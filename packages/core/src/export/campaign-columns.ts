import type { Campaign } from "../model/campaign.ts";
import type { RowStatus } from "../model/row.ts";
import { jsonCell, numberCell, textCell } from "./cell.ts";
import type { Column } from "./column.ts";

/** The order is part of the interface: a new column goes to the end. */
export const CAMPAIGN_COLUMNS: readonly Column<Campaign>[] = [
  ["provider", ({ provider }) => textCell(provider)],
  ["id", ({ id }) => textCell(id)],
  ["name", ({ name }) => textCell(name)],
  ["intentMarker", ({ intentMarker }) => textCell(intentMarker)],
  ["status", ({ status }) => textCell(status)],
  ["providerStatus", ({ providerStatus }) => textCell(providerStatus)],
  ["createdAt", ({ createdAt }) => textCell(createdAt)],
  ["updatedAt", ({ updatedAt }) => textCell(updatedAt)],
  ["earliestAt", ({ schedule }) => textCell(schedule?.earliestAt)],
  ["latestAt", ({ schedule }) => textCell(schedule?.latestAt)],
  ["agentKind", ({ agent }) => textCell(agent?.kind)],
  ["agentId", ({ agent }) => textCell(agent?.id)],
  ["callers", ({ callers }) => jsonCell(callers)],
  ["maxConcurrency", ({ maxConcurrency }) => numberCell(maxConcurrency)],
  ["total", ({ progress }) => numberCell(progress?.total)],
  ["live", ({ progress }) => numberCell(progress?.live)],
  rowsThatAre("pending"),
  rowsThatAre("queued"),
  rowsThatAre("in_progress"),
  rowsThatAre("awaiting_retry"),
  rowsThatAre("completed"),
  rowsThatAre("failed"),
  rowsThatAre("skipped"),
  rowsThatAre("cancelled"),
  rowsThatAre("unknown"),
  ["endedReason", ({ endedReason }) => textCell(endedReason)],
  ["endedAs", ({ endedAs }) => textCell(endedAs)],
];

function rowsThatAre(status: RowStatus): Column<Campaign> {
  return [`rows.${status}`, ({ progress }) => numberCell(progress?.rows[status])];
}
