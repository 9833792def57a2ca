import type { At } from "./edit-contract.ts";

/** A place for people: `/components/schemas/CampaignStatus`. */
export function placeName(at: At): string {
  return `/${at.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

/** Where a word goes: first if it follows none, last if that one is not there. */
export function wordPosition(words: readonly unknown[], after: string | undefined): number {
  return after === undefined ? 0 : entryPosition(words, after);
}

/** Where an entry goes among entries of these names: last if it follows none, or one that is not there. */
export function entryPosition(names: readonly unknown[], after: string | undefined): number {
  return after !== undefined && names.includes(after) ? names.indexOf(after) + 1 : names.length;
}

/** Where an item goes in a list of this length: the same by index, so that -1 is what the first one follows. */
export function itemPosition(length: number, after: number | undefined): number {
  return after === undefined ? length : Math.min(Math.max(after + 1, 0), length);
}
