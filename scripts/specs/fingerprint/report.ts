import type { Identity, Likeliest, Run } from "./identify.ts";

const MOST = 5;

/** Which generation it is, and how that is known. `owner`: whose API the generations are of, as it calls itself. */
export function reportIdentity(identity: Identity, owner: string): string {
  const { runs, likeliest, against } = identity;
  return [
    `${identity.source}: ${verdictOf(identity, owner)}`,
    ...(isExact(identity) ? [] : against.slice(0, MOST).map((each) => `  ${each}`)),
    ...more(against.length),
    ...(likeliest === undefined ? [] : [likeliestLine(likeliest)]),
    ...runs.flatMap(neighbours),
  ].join("\n");
}

/** Whether there is nothing that speaks against it. */
export function isExact({ against }: Identity): boolean {
  return against.length === 0;
}

/** In one line: `this is Vapi's of 2025-07-02 (to 2025-07-07)`. */
export function verdictOf(identity: Identity, owner: string): string {
  const { runs, against, kind, operation } = identity;
  const which = `${owner}'s of ${runs.map(spanOf).join(", or of ")}`;
  const again = runs.length > 1 && kind !== "answer" ? ": it went back to what it was" : "";
  if (kind === "answer") {
    const isAny = runs.every(({ before, after }) => before === undefined && after === undefined);
    const from = isAny ? `any known generation of ${owner}'s: nothing in it tells them apart` : which;
    if (isExact(identity)) return `this can be ${operation} of ${from}`;
    return `nearest is ${operation} of ${from}, and ${count(against.length, "thing")} in it ${against.length === 1 ? "contradicts" : "contradict"} that`;
  }
  if (!isExact(identity)) return `nearest is ${which}, and it differs in ${count(against.length, "statement")}`;
  return `this ${kind === "document" ? "is" : "says the same as"} ${which}${again}`;
}

function spanOf({ from, until }: Pick<Run, "from" | "until">): string {
  if (until === undefined) return `${from} (no later one is known)`;
  return `${from} (${from.startsWith(until) ? "that day alone" : `to ${until}`})`;
}

function likeliestLine({ runs, unseen }: Likeliest): string {
  const which = runs.map(spanOf).join(", or of ");
  const most = unseen === 0 ? "every optional property" : `all but ${unseen} of the optional properties`;
  return `likeliest of ${which}: it shows ${most} of that time; that others have more proves nothing`;
}

function neighbours({ before, after }: Run): string[] {
  return [
    ...(before === undefined ? [] : [`not of ${before.generation}, the one before:`, ...some(before.evidence)]),
    ...(after === undefined ? [] : [`not of ${after.generation}, the one after:`, ...some(after.evidence)]),
  ];
}

function some(evidence: readonly string[]): string[] {
  return [...evidence.slice(0, MOST).map((each) => `  ${each}`), ...more(evidence.length)];
}

function more(count: number): string[] {
  return count > MOST ? [`  and ${count - MOST} more`] : [];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
