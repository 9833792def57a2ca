import { ATTEMPT_COLUMNS } from "./export/attempt-columns.ts";
import { CAMPAIGN_COLUMNS } from "./export/campaign-columns.ts";
import { toCsv } from "./export/csv.ts";
import { documentOfRow, toNdjson, withoutRaw } from "./export/ndjson.ts";
import { areNames, checkInput, isFlag } from "./export/options.ts";
import { ROW_COLUMNS, variableColumn } from "./export/row-columns.ts";
import type { CallAttempt } from "./model/call-attempt.ts";
import type { Campaign } from "./model/campaign.ts";
import type { Row } from "./model/row.ts";

/** What every function that writes CSV takes. */
export interface CsvOptions {
  /** Begins with a byte order mark, without which Excel does not take the file for UTF-8. Absent: false. */
  readonly bom?: boolean;
}

/** What {@link rowsToCsv} takes. */
export interface RowCsvOptions extends CsvOptions {
  /** Variables that get a column of their own, `variables.<name>`, after all others and in this order. Absent: none. */
  readonly variables?: readonly string[];
}

/** What every function that writes NDJSON takes. */
export interface NdjsonOptions {
  /** Keeps what the provider answered, which may be large and hold personal data. Absent: false. */
  readonly raw?: boolean;
}

/** What {@link rowsToNdjson} takes. */
export interface RowNdjsonOptions extends NdjsonOptions {
  /** Keeps the attempts of those rows that came with theirs. Absent: true. */
  readonly attempts?: boolean;
}

/**
 * Campaigns as CSV (RFC 4180, UTF-8): a line of names, then one line each. What is not known is an empty cell.
 *
 * A stream of bytes, for a `Response`, a file or an upload. Items are asked for as it is read, a chunk of about 64 kB at a
 * time, or less when they take their time; cancelling it ends the asking. An error of the items is the stream's error,
 * after whole lines. Text that a spreadsheet would take for a formula has a `'` in front. Throws a `ConfigurationError` for
 * options that are none, before anything is asked.
 */
export function campaignsToCsv(items: AsyncIterable<Campaign>, options: CsvOptions = {}): ReadableStream<Uint8Array> {
  checkInput("campaignsToCsv", items, options, { bom: isFlag });
  return toCsv(items, CAMPAIGN_COLUMNS, options.bom ?? false);
}

/** Rows as CSV, as {@link campaignsToCsv} has it. Without their attempts: those are other lines, of `attemptsToCsv`. */
export function rowsToCsv(items: AsyncIterable<Row>, options: RowCsvOptions = {}): ReadableStream<Uint8Array> {
  checkInput("rowsToCsv", items, options, { bom: isFlag, variables: areNames });
  const variables = (options.variables ?? []).map(variableColumn);
  return toCsv(items, [...ROW_COLUMNS, ...variables], options.bom ?? false);
}

/** Call attempts as CSV, as {@link campaignsToCsv} has it. A transcript is one cell of several lines, one for each turn. */
export function attemptsToCsv(items: AsyncIterable<CallAttempt>, options: CsvOptions = {}): ReadableStream<Uint8Array> {
  checkInput("attemptsToCsv", items, options, { bom: isFlag });
  return toCsv(items, ATTEMPT_COLUMNS, options.bom ?? false);
}

/**
 * Campaigns as NDJSON (UTF-8): each is one line of JSON, with the names and the values of the model. Nothing is changed for
 * spreadsheets. Read, cancelled and failing like {@link campaignsToCsv}.
 */
export function campaignsToNdjson(
  items: AsyncIterable<Campaign>,
  options: NdjsonOptions = {},
): ReadableStream<Uint8Array> {
  checkInput("campaignsToNdjson", items, options, { raw: isFlag });
  return toNdjson(items, (campaign) => (options.raw === true ? campaign : withoutRaw(campaign)));
}

/** Rows as NDJSON, as {@link campaignsToNdjson} has it. */
export function rowsToNdjson(items: AsyncIterable<Row>, options: RowNdjsonOptions = {}): ReadableStream<Uint8Array> {
  checkInput("rowsToNdjson", items, options, { raw: isFlag, attempts: isFlag });
  const { raw = false, attempts = true } = options;
  return toNdjson(items, (row) => documentOfRow(row, raw, attempts));
}

/** Call attempts as NDJSON, as {@link campaignsToNdjson} has it. */
export function attemptsToNdjson(
  items: AsyncIterable<CallAttempt>,
  options: NdjsonOptions = {},
): ReadableStream<Uint8Array> {
  checkInput("attemptsToNdjson", items, options, { raw: isFlag });
  return toNdjson(items, (attempt) => (options.raw === true ? attempt : withoutRaw(attempt)));
}
