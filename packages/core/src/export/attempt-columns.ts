import type { CallAttempt, Turn } from "../model/call-attempt.ts";
import { jsonCell, numberCell, phoneCell, textCell } from "./cell.ts";
import type { Column } from "./column.ts";

/** The order is part of the interface: a new column goes to the end. */
export const ATTEMPT_COLUMNS: readonly Column<CallAttempt>[] = [
  ["provider", ({ provider }) => textCell(provider)],
  ["campaignId", ({ campaignId }) => textCell(campaignId)],
  ["rowId", ({ rowId }) => textCell(rowId)],
  ["id", ({ id }) => textCell(id)],
  ["phoneNumber", ({ phoneNumber }) => phoneCell(phoneNumber)],
  ["status", ({ status }) => textCell(status)],
  ["providerStatus", ({ providerStatus }) => textCell(providerStatus)],
  ["startedAt", ({ startedAt }) => textCell(startedAt)],
  ["answeredAt", ({ answeredAt }) => textCell(answeredAt)],
  ["endedAt", ({ endedAt }) => textCell(endedAt)],
  ["durationSeconds", ({ durationSeconds }) => numberCell(durationSeconds)],
  ["answeredBy", ({ answeredBy }) => textCell(answeredBy)],
  ["disposition", (attempt) => (attempt.status === "ended" ? textCell(attempt.disposition) : "")],
  ["endCategory", (attempt) => (attempt.status === "ended" ? textCell(attempt.end.category) : "")],
  ["endedBy", (attempt) => (attempt.status === "ended" ? textCell(attempt.end.by) : "")],
  ["providerReason", (attempt) => (attempt.status === "ended" ? textCell(attempt.end.providerReason) : "")],
  ["sipCode", (attempt) => (attempt.status === "ended" ? numberCell(attempt.end.sipCode) : "")],
  ["costAmount", ({ cost }) => numberCell(cost?.amount)],
  ["costCurrency", ({ cost }) => textCell(cost?.currency)],
  ["summary", ({ summary }) => textCell(summary)],
  ["recordingUrl", ({ recordingUrl }) => textCell(recordingUrl)],
  ["structuredOutput", ({ structuredOutput }) => jsonCell(structuredOutput)],
  ["transcript", ({ transcript }) => textCell(transcript?.map(toLine).join("\n"))],
  ["omitted", ({ omitted }) => textCell(omitted?.join(" "))],
];

const LINE_BREAKS = /[\n\v\f\r\u0085\u2028\u2029]+/g;

/** One line for each turn, so that nobody's words can pass for another's turn. */
function toLine({ role, text }: Turn): string {
  return `${role}: ${text.replace(LINE_BREAKS, " ")}`;
}
