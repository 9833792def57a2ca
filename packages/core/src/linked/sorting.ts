import type { CallAttempt } from "../model/call-attempt.ts";
import { OMITTABLE } from "../model/omittable.ts";
import type { Row, RowStatus } from "../model/row.ts";
import type { ClosedLink, SetLink } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { NONE, positionAt, type Ranges, rangesOf, together, without } from "./ranges.ts";

/** What a row of a campaign that is quiet for good proves. */
export type RowFate = "untried" | "done" | "doubtful";

const DONE: readonly RowStatus[] = ["completed", "failed", "skipped"];

/** `attempts`: all that are listed of it. Undefined: they were not looked for. */
export function fateOf(
  { status, attemptCount }: Pick<Row, "status" | "attemptCount">,
  attempts: readonly AttemptEvidence[] | undefined,
): RowFate {
  if (attemptCount === 0) {
    if (attempts !== undefined && attempts.length > 0) return "doubtful";
    if (status === "pending" || status === "cancelled") return "untried";
  }
  if (attempts?.some(({ isOver }) => !isOver)) return "doubtful";
  const isCalledOff = attempts !== undefined && attempts.length > 0 && attempts.every((each) => each.isCalledOff);
  if (isCalledOff) {
    const isProven = attempts.length === attemptCount && attempts.every((each) => each.isUndialled);
    return isProven ? "untried" : "doubtful";
  }
  return DONE.includes(status) ? "done" : "doubtful";
}

/** What of one attempt counts here: there may be ten thousand. */
export interface AttemptEvidence {
  readonly isOver: boolean;
  /** It ended before anybody picked up, because it was called off or there was no line. */
  readonly isCalledOff: boolean;
  /** It is proven that no phone rang. Being called off proves it not: that may have come while it rang. */
  readonly isUndialled: boolean;
}

export function toEvidence(attempt: CallAttempt): AttemptEvidence {
  if (attempt.status !== "ended") return { isOver: false, isCalledOff: false, isUndialled: false };
  const { end, disposition, startedAt, answeredAt } = attempt;
  const isUnanswered = startedAt === undefined && answeredAt === undefined;
  const isCalledOff = isUnanswered && (end.category === "cancelled" || end.category === "capacity");
  return { isOver: true, isCalledOff, isUndialled: isCalledOff && disposition === "not_dialled" };
}

/** Sorts the rows of a campaign that is quiet for good. Those that it ought to have and does not list are in doubt. */
export async function sortRows(
  call: LinkedCall,
  link: SetLink,
  campaignId: string,
): Promise<Omit<ClosedLink, "status">> {
  const { provider } = call;
  const fates = new Map<number, RowFate>();
  const counts: Partial<Record<RowStatus, number>> = {};
  const open: OpenRow[] = [];
  let isWhole = true;
  const settle = (position: number, status: RowStatus, fate: RowFate) => {
    fates.set(position, fate);
    if (fate === "done") counts[status] = (counts[status] ?? 0) + 1;
  };
  for await (const row of provider.listRows({ ...call.options(), campaignId, omit: OMITTABLE })) {
    const position = positionAt(link.positions, row.position);
    if (position === undefined || fates.has(position)) {
      isWhole = false;
      continue;
    }
    // Without its attempts, one that was dialled may be one that was called off before it rang.
    const { id, status, attemptCount } = row;
    if (row.attempts === undefined && (attemptCount ?? 0) > 0) {
      open.push({ id, position, status, attemptCount });
      fates.set(position, "doubtful");
    } else settle(position, status, fateOf(row, row.attempts?.map(toEvidence)));
  }
  const evidence = open.length === 0 ? new Map<string, AttemptEvidence[]>() : await readEvidence(call, campaignId);
  for (const row of open) settle(row.position, row.status, fateOf(row, evidence.get(row.id)));

  const of = (fate: RowFate) => rangesOf([...fates].filter(([, each]) => each === fate).map(([position]) => position));
  const missing = without(link.positions, rangesOf(fates.keys()));
  const untried = of("untried");
  const doubtful = together(of("doubtful"), missing);
  // Somebody else's rows among them: which of them are whose, nobody can say.
  if (!isWhole) return { untried: NONE, doubtful: together(doubtful, untried), rows: counts };
  return { untried, doubtful, rows: counts };
}

/** All positions of a link of which nothing can be read any more. */
export function inDoubt({ positions }: { readonly positions: Ranges }): Omit<ClosedLink, "status"> {
  return { untried: NONE, doubtful: positions, rows: {} };
}

interface OpenRow extends Pick<Row, "id" | "status" | "attemptCount"> {
  readonly position: number;
}

/** Of all listed attempts, by row. */
export async function readEvidence(call: LinkedCall, campaignId: string): Promise<Map<string, AttemptEvidence[]>> {
  const evidence = new Map<string, AttemptEvidence[]>();
  for await (const attempt of call.provider.listAttempts({ ...call.options(), campaignId, omit: OMITTABLE })) {
    const { rowId } = attempt;
    if (rowId === undefined) continue;
    const known = evidence.get(rowId);
    if (known === undefined) evidence.set(rowId, [toEvidence(attempt)]);
    else known.push(toEvidence(attempt));
  }
  return evidence;
}
