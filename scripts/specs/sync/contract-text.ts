import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { At } from "./edit-contract.ts";
import { placeName } from "./place.ts";

export type Collection = YAMLMap | YAMLSeq;

/** An entry of a mapping or an item of a list, by where it stands in the text. Offsets. */
export interface Member {
  /** Of an entry only. */
  readonly name?: string;
  /** Of its key or, in a block list, its dash. */
  readonly start: number;
  /** Behind the colon or the dash; absent where neither is written. */
  readonly head?: number;
  /** Behind the last character of its value. Comments that follow are not of it. */
  readonly end: number;
  /** Absent: nothing is written there. */
  readonly value?: Node;
}

/** What a contract says, as plain data. */
export function meaningOf(text: string): unknown {
  return documentOf(text).toJS();
}

/** The members that lead to a place, outermost first, each with the collection it is of. */
export function wayTo(text: string, at: At): readonly { readonly within: Collection; readonly member: Member }[] {
  let here: unknown = documentOf(text).contents;
  return at.map((step) => {
    if (!isMap(here) && !isSeq(here)) throw new Error(`${placeName(at)} is not there`);
    const within = here;
    const members = membersOf(text, within);
    const member = isMap(within) ? members.find(({ name }) => name === step) : members[Number(step)];
    if (member === undefined) throw new Error(`${placeName(at)} is not there`);
    here = member.value;
    return { within, member };
  });
}

/** The mapping or list at a place. */
export function collectionAt(text: string, at: At): Collection {
  const found = at.length === 0 ? documentOf(text).contents : wayTo(text, at).at(-1)?.member.value;
  if (!isMap(found) && !isSeq(found)) throw new Error(`${placeName(at)} is neither a mapping nor a list`);
  return found;
}

export function membersOf(text: string, collection: Collection): readonly Member[] {
  return collection.items.map((_, index) => memberOf(text, collection, index));
}

export function rangeOf(node: Node): readonly [start: number, end: number] {
  if (node.range === undefined || node.range === null)
    throw new Error("a part of the contract has no place in its text");
  return [node.range[0], node.range[1]];
}

export function wordsOf(members: readonly Member[]): readonly unknown[] {
  return members.map(({ value }) => (isScalar(value) ? value.value : undefined));
}

// Parsing takes longest of all, and the same text is looked at several times in a row.
let last: { readonly text: string; readonly document: Document } | undefined;

function documentOf(text: string): Document {
  if (last?.text === text) return last.document;
  const document: Document = parseDocument(text, { keepSourceTokens: true, logLevel: "error" });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  last = { text, document };
  return document;
}

function memberOf(text: string, collection: Collection, index: number): Member {
  return isMap(collection) ? entryOf(text, collection.items[index]) : itemOf(text, collection, index);
}

function entryOf(text: string, pair: Pair | undefined): Member {
  if (pair === undefined || !isScalar(pair.key)) throw new Error("a key of the contract is not a scalar");
  const [start, keyEnd] = rangeOf(pair.key);
  const colon = pair.srcToken?.sep?.find(({ type }) => type === "map-value-ind");
  const head = colon === undefined ? undefined : colon.offset + 1;
  const value = written(pair.value);
  const end = value === undefined ? (head ?? keyEnd) : endOf(text, value);
  return { name: String(pair.key.value), start, ...(head !== undefined && { head }), end, ...(value && { value }) };
}

function itemOf(text: string, list: YAMLSeq, index: number): Member {
  const token = list.srcToken?.type === "block-seq" ? list.srcToken.items[index] : undefined;
  const dash = token?.start.find(({ type }) => type === "seq-item-ind")?.offset;
  const head = dash === undefined ? undefined : dash + 1;
  const value = written(list.items[index]);
  const start = dash ?? (value && rangeOf(value)[0]);
  const end = value === undefined ? head : endOf(text, value);
  if (start === undefined || end === undefined) throw new Error("an item of the contract is not written out");
  return { start, ...(head !== undefined && { head }), end, ...(value && { value }) };
}

/** `null` may be said by writing nothing; then there is no place to speak of. */
function written(value: unknown): Node | undefined {
  if (!isNode(value)) return undefined;
  const [start, end] = rangeOf(value);
  return start === end ? undefined : value;
}

function endOf(text: string, node: Node): number {
  const [start, end] = rangeOf(node);
  if ((isMap(node) || isSeq(node)) && node.flow !== true) return memberOf(text, node, node.items.length - 1).end;
  // A block of text reaches to the beginning of the next line.
  return start + text.slice(start, end).trimEnd().length;
}
