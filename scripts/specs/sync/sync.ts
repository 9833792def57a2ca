import type { Contract } from "../../contracts.ts";
import { check } from "../check.ts";
import { DocumentError, type Published } from "../document/document.ts";
import type { Graded } from "../surface/difference.ts";
import { checkedDay } from "../upstream.ts";
import { editContract } from "./edit-contract.ts";
import { plan } from "./plan.ts";

/** What becomes of a contract when it follows a published document. */
export interface Synced {
  /** The contract's text: the same bytes where there is nothing to follow. */
  readonly text: string;
  readonly written: readonly Graded[];
  /** What nobody but a person can write, most serious first. */
  readonly left: readonly Graded[];
}

/**
 * Writes into a contract's text what is additive in a published document, and the day of the document. `today` stands for the day
 * where the document's name tells none; it is written only together with something else, so that nothing changes by waiting.
 * Throws a {@link DocumentError} where the contract has been held against a later document.
 */
export async function sync(contract: Contract, text: string, upstream: Published, today: string): Promise<Synced> {
  const checked = checkedDay(contract);
  if (checked !== undefined && upstream.date !== undefined && upstream.date < checked) {
    throw new DocumentError(upstream.source, `is of ${upstream.date}; the contract was held against one of ${checked}`);
  }
  const { differences } = await check(contract, upstream);
  const { edits, written, left } = plan(contract, differences);
  const day = upstream.date ?? (edits.length > 0 ? today : undefined);
  const at = ["info", "x-upstream"];
  const moved = day === undefined || day === checked ? [] : [{ edit: "set", at, name: "checked", value: day } as const];
  return { text: editContract(text, [...edits, ...moved]), written, left };
}
