import { isCollection, isSeq } from "yaml";
import { areApart, insertLines, removeLines, replaceBlock } from "./block-text.ts";
import { collectionAt, membersOf, rangeOf, wordsOf } from "./contract-text.ts";
import type { At } from "./edit-contract.ts";
import { insertFlow, removeFlow, spreadIfWide } from "./flow-text.ts";
import { plain } from "./intended.ts";
import { columnOf, splice } from "./lines.ts";
import { entryPosition, itemPosition } from "./place.ts";
import { blockEntry, blockItem, flowEntry, flowText, scalarText } from "./yaml-text.ts";

export function addEntry(text: string, at: At, name: string, value: unknown, after: string | undefined): string {
  const within = collectionAt(text, at);
  const names = membersOf(text, within).map((member) => member.name);
  return entryInserted(text, at, name, plain(value), entryPosition(names, after));
}

export function addItem(text: string, at: At, value: unknown, after: number | undefined): string {
  const { length } = membersOf(text, collectionAt(text, at));
  return itemInserted(text, at, plain(value), itemPosition(length, after));
}

export function itemInserted(text: string, at: At, value: unknown, index: number): string {
  const within = collectionAt(text, at);
  if (within.flow === true) return spreadIfWide(insertFlow(text, within, index, flowText(value)), at);
  const [first] = membersOf(text, within);
  return insertLines(text, within, index, blockItem(value, columnOf(text, first?.start ?? 0)));
}

export function removeItem(text: string, at: At, value: string): string {
  const words = wordsOf(membersOf(text, collectionAt(text, at)));
  return words.includes(value) ? removeItem(memberRemoved(text, at, words.indexOf(value)), at, value) : text;
}

export function removeEntry(text: string, at: At, name: string): string {
  const members = membersOf(text, collectionAt(text, at));
  return memberRemoved(
    text,
    at,
    members.findIndex((member) => member.name === name),
  );
}

function memberRemoved(text: string, at: At, index: number): string {
  const within = collectionAt(text, at);
  return within.flow === true ? removeFlow(text, within, index) : removeLines(text, at, within, index);
}

export function setEntry(text: string, at: At, name: string, value: unknown): string {
  const within = collectionAt(text, at);
  const members = membersOf(text, within);
  const member = members.find((known) => known.name === name);
  if (member === undefined) return entryInserted(text, at, name, plain(value), members.length);
  const old = member.value;
  const written = Array.isArray(value) ? flowText(value) : scalarText(value, within.flow === true ? "flow" : "block");
  if (isCollection(old) && old.flow !== true) {
    if (!isSeq(old) || !Array.isArray(value) || value.length === 0) return replaceBlock(text, member, written);
    const items = membersOf(text, old);
    const pad = " ".repeat(columnOf(text, items[0]?.start ?? 0));
    const lines = value.map((item) => `- ${scalarText(item, "block")}`).join(`\n${pad}`);
    return splice(text, items[0]?.start ?? member.end, member.end, lines);
  }
  const opening = member.head === undefined ? ":" : "";
  const [start, end] = old === undefined ? [member.end, member.end] : [rangeOf(old)[0], member.end];
  const edited = splice(text, start, end, old === undefined ? `${opening} ${written}` : written);
  return edited.length > text.length ? spreadIfWide(edited, [...at, name]) : edited;
}

export function entryInserted(text: string, at: At, name: string, value: unknown, index: number): string {
  const within = collectionAt(text, at);
  if (within.flow === true) return spreadIfWide(insertFlow(text, within, index, flowEntry(name, value)), at);
  const members = membersOf(text, within);
  const beside = members[index - 1] ?? members[0];
  const column = columnOf(text, beside?.start ?? 0);
  // Among entries kept apart by blank lines, as schemas are, one that has parts gets lines like its neighbour.
  const opens = areApart(text, within) && isCollection(beside?.value) && beside.value.flow !== true;
  return insertLines(text, within, index, blockEntry(name, value, column, opens));
}
