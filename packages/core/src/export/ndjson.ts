import type { CallAttempt } from "../model/call-attempt.ts";
import type { Row } from "../model/row.ts";
import { toByteStream } from "./byte-stream.ts";

/** One JSON document a line, each line ended by a line feed. */
export function toNdjson<T>(items: AsyncIterable<T>, documentOf: (item: T) => unknown): ReadableStream<Uint8Array> {
  return toByteStream(items, "", (item) => `${JSON.stringify(documentOf(item))}\n`);
}

/** Without what the provider answered. What is undefined is not in JSON. */
export function withoutRaw<T extends { readonly raw: unknown }>(item: T): object {
  return { ...item, raw: undefined };
}

/** A row without its attempts, or without what the provider answered, which its attempts have each as well. */
export function documentOfRow(row: Row, raw: boolean, attempts: boolean): object {
  const kept = attempts ? row : { ...row, attempts: undefined };
  return raw ? kept : { ...kept, raw: undefined, attempts: kept.attempts?.map(withoutRaw<CallAttempt>) };
}
