import { isDeepStrictEqual } from "node:util";
import { meaningOf } from "./contract-text.ts";
import { addEntry, addItem, removeEntry, removeItem, setEntry } from "./edit-text.ts";
import { addWord, bringBackWord, retireWord } from "./edit-words.ts";
import { intended } from "./intended.ts";

/** Where in a contract: `["components", "schemas", "CampaignStatus"]`. Indexes of lists are text: `"0"`. */
export type At = readonly string[];

/**
 * A small change to a contract. What is added stands behind `after`, and last where that is not there. Without `after`, words
 * stand first, entries and items last.
 *
 * - `add word`: to the `enum` of the schema at `at`
 * - `retire word`: from `enum` to the end of `x-retired-enum`, which is made right after `enum` if it is not there
 * - `bring back word`: from `x-retired-enum` to `enum`; an emptied `x-retired-enum` goes, and the comment above it
 * - `add entry`: to the mapping at `at`. Standing there with another value is an error: `set` and `remove entry` are for that
 * - `add item`: to the list at `at`, unless an equal item is in it; `after` is an index, -1 for the first place
 * - `remove item`: every scalar of the list at `at` that is this text
 * - `remove entry`: from the mapping at `at`, with the comment right above it
 * - `set`: the value of an entry of the mapping at `at`; an entry that is not there is added last
 */
export type Edit =
  | { readonly edit: "add word"; readonly at: At; readonly word: string; readonly after?: string }
  | { readonly edit: "retire word"; readonly at: At; readonly word: string }
  | { readonly edit: "bring back word"; readonly at: At; readonly word: string; readonly after?: string }
  | {
      readonly edit: "add entry";
      readonly at: At;
      readonly name: string;
      readonly value: unknown;
      readonly after?: string;
    }
  | { readonly edit: "add item"; readonly at: At; readonly value: unknown; readonly after?: number }
  | { readonly edit: "remove item"; readonly at: At; readonly value: string }
  | { readonly edit: "remove entry"; readonly at: At; readonly name: string }
  | {
      readonly edit: "set";
      readonly at: At;
      readonly name: string;
      readonly value: string | number | boolean | readonly string[];
    };

/**
 * The contract with the edits made, one after another, and every other byte as it was: a contract is written by hand, and
 * its comments, order and quoting are worth as much as what it says. What already is so is left alone, so the same edits
 * made twice are the same as once. Throws, naming the place, where an edit's place is not there; throws as well if the
 * text as edited would not say exactly what was asked for.
 */
export function editContract(text: string, edits: readonly Edit[]): string {
  if (text.includes("\r\n")) return editContract(text.replaceAll("\r\n", "\n"), edits).replaceAll("\n", "\r\n");
  let edited = text;
  let meant = meaningOf(text);
  for (const edit of edits) {
    const next = intended(meant, edit);
    if (next !== meant) edited = written(edited, edit);
    meant = next;
  }
  if (!saysTheSame(meaningOf(edited), meant))
    throw new Error("the contract as edited would not say what was asked for");
  return edited;
}

/** The order of entries counts too. */
function saysTheSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other) && JSON.stringify(one) === JSON.stringify(other);
}

function written(text: string, edit: Edit): string {
  switch (edit.edit) {
    case "add word":
      return addWord(text, edit.at, edit.word, edit.after);
    case "retire word":
      return retireWord(text, edit.at, edit.word);
    case "bring back word":
      return bringBackWord(text, edit.at, edit.word, edit.after);
    case "add entry":
      return addEntry(text, edit.at, edit.name, edit.value, edit.after);
    case "add item":
      return addItem(text, edit.at, edit.value, edit.after);
    case "remove item":
      return removeItem(text, edit.at, edit.value);
    case "remove entry":
      return removeEntry(text, edit.at, edit.name);
    case "set":
      return setEntry(text, edit.at, edit.name, edit.value);
  }
}
