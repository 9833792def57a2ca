import type { Finding } from "../../errors.ts";
import { counted } from "./words.ts";

/** More of them help nobody. */
const MOST_FINDINGS = 100;

/** No more findings than can be read, and how many were left out. What is wrong with single rows of a list is left out first. */
export function bounded(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const inFront = findings.filter((finding) => !isOfRow(finding));
  const kept = [...inFront, ...findings.filter(isOfRow)].slice(0, MOST_FINDINGS);
  return [...kept, { field: "…", rule: `and ${counted(findings.length - kept.length, "more finding")}` }];
}

function isOfRow({ field }: Finding): boolean {
  return field.includes("[");
}
