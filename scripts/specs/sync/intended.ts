import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../contracts.ts";
import type { At, Edit } from "./edit-contract.ts";
import { entryPosition, itemPosition, placeName, wordPosition } from "./place.ts";

type Entries = Readonly<Record<string, unknown>>;

/** What a contract says after an edit, as plain data. The same object where the edit changes nothing. */
export function intended(data: unknown, edit: Edit): unknown {
  return changedAt(data, edit.at, edit.at, (found) => change(found, edit));
}

/** As it can stand in a document: without `undefined`, and nothing but JSON. */
export function plain(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (text === undefined) throw new Error("what is to be written is nothing that can be written");
  return JSON.parse(text);
}

function changedAt(data: unknown, left: At, at: At, change: (found: unknown) => unknown): unknown {
  const [step, ...rest] = left;
  if (step === undefined) return change(data);
  const isList = Array.isArray(data);
  if ((!isList && !isRecord(data)) || !Object.hasOwn(data, step) || step === "length") throw missing(at);
  const old: unknown = isList ? data[Number(step)] : data[step];
  const next = changedAt(old, rest, at, change);
  if (next === old) return data;
  return isList ? data.with(Number(step), next) : { ...data, [step]: next };
}

function change(found: unknown, edit: Edit): unknown {
  switch (edit.edit) {
    case "add word": {
      const words = listIn(found, "enum", edit.at);
      if (words.includes(edit.word)) return found;
      return { ...entriesOf(found, edit.at), enum: words.toSpliced(wordPosition(words, edit.after), 0, edit.word) };
    }
    case "retire word":
      return retired(entriesOf(found, edit.at), edit.at, edit.word);
    case "bring back word":
      return broughtBack(entriesOf(found, edit.at), edit.at, edit.word, edit.after);
    case "add entry": {
      const entries = entriesOf(found, edit.at);
      if (!Object.hasOwn(entries, edit.name)) return entryAdded(entries, edit.name, plain(edit.value), edit.after);
      if (isDeepStrictEqual(entries[edit.name], plain(edit.value))) return found;
      throw new Error(`${placeName([...edit.at, edit.name])} is there already, with another value`);
    }
    case "add item": {
      const items = listOf(found, edit.at);
      const value = plain(edit.value);
      if (items.some((item) => isDeepStrictEqual(item, value))) return found;
      return items.toSpliced(itemPosition(items.length, edit.after), 0, value);
    }
    case "remove item": {
      const items = listOf(found, edit.at);
      return items.includes(edit.value) ? items.filter((item) => item !== edit.value) : found;
    }
    case "remove entry": {
      const entries = entriesOf(found, edit.at);
      return Object.hasOwn(entries, edit.name) ? entryRemoved(entries, edit.name) : found;
    }
    case "set": {
      const entries = entriesOf(found, edit.at);
      const value = plain(edit.value);
      const isSo = Object.hasOwn(entries, edit.name) && isDeepStrictEqual(entries[edit.name], value);
      return isSo ? found : { ...entries, [edit.name]: value };
    }
  }
}

function retired(schema: Entries, at: At, word: string): Entries {
  const words = listIn(schema, "enum", at);
  const gone = Object.hasOwn(schema, "x-retired-enum") ? listIn(schema, "x-retired-enum", at) : undefined;
  if (!words.includes(word)) {
    if (gone?.includes(word)) return schema;
    throw missing([...at, "enum", word]);
  }
  const left = { ...schema, enum: words.filter((kept) => kept !== word) };
  if (gone === undefined) return entryAdded(left, "x-retired-enum", [word], "enum");
  return gone.includes(word) ? left : { ...left, "x-retired-enum": [...gone, word] };
}

function broughtBack(schema: Entries, at: At, word: string, after: string | undefined): Entries {
  const words = listIn(schema, "enum", at);
  const gone = Object.hasOwn(schema, "x-retired-enum") ? listIn(schema, "x-retired-enum", at) : [];
  if (!gone.includes(word)) {
    if (words.includes(word)) return schema;
    throw missing([...at, "x-retired-enum", word]);
  }
  const back = words.includes(word) ? words : words.toSpliced(wordPosition(words, after), 0, word);
  const left = gone.filter((kept) => kept !== word);
  if (left.length === 0) return entryRemoved({ ...schema, enum: back }, "x-retired-enum");
  return { ...schema, enum: back, "x-retired-enum": left };
}

function entryAdded(entries: Entries, name: string, value: unknown, after: string | undefined): Entries {
  const pairs = Object.entries(entries);
  const names = pairs.map(([known]) => known);
  return Object.fromEntries(pairs.toSpliced(entryPosition(names, after), 0, [name, value]));
}

function entryRemoved(entries: Entries, name: string): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([known]) => known !== name));
}

function listIn(found: unknown, name: string, at: At): readonly unknown[] {
  return listOf(entriesOf(found, at)[name], [...at, name]);
}

function listOf(found: unknown, at: At): readonly unknown[] {
  if (found === undefined) throw missing(at);
  if (!Array.isArray(found)) throw new Error(`${placeName(at)} is not a list`);
  return found;
}

function entriesOf(found: unknown, at: At): Entries {
  if (!isRecord(found)) throw new Error(`${placeName(at)} is not a mapping`);
  return found;
}

function missing(at: At): Error {
  return new Error(`${placeName(at)} is not there`);
}
