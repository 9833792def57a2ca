import { insertLines, linesOf } from "./block-text.ts";
import { collectionAt, membersOf, wordsOf } from "./contract-text.ts";
import type { At } from "./edit-contract.ts";
import { entryInserted, itemInserted, removeEntry, removeItem } from "./edit-text.ts";
import { spread } from "./flow-text.ts";
import { columnOf } from "./lines.ts";
import { wordPosition } from "./place.ts";
import { scalarText } from "./yaml-text.ts";

const WORDS = "enum";
const RETIRED = "x-retired-enum";

export function addWord(text: string, at: At, word: string, after: string | undefined): string {
  return itemInserted(text, [...at, WORDS], word, wordPosition(wordsIn(text, [...at, WORDS]), after));
}

/** Its comments go with it. */
export function retireWord(text: string, at: At, word: string): string {
  const [words, retired] = [
    [...at, WORDS],
    [...at, RETIRED],
  ];
  const names = membersOf(text, collectionAt(text, at)).map(({ name }) => name);
  const lines = linesOfWord(text, words, word);
  const isMade = !names.includes(RETIRED);
  const position = isMade ? names.indexOf(WORDS) + 1 : wordsIn(text, retired).length;
  const edited = isMade
    ? retiredInserted(text, at, word, lines, position)
    : wordInserted(text, retired, word, lines, position);
  return removeItem(edited, words, word);
}

/** Its comments go with it. */
export function bringBackWord(text: string, at: At, word: string, after: string | undefined): string {
  const [words, retired] = [
    [...at, WORDS],
    [...at, RETIRED],
  ];
  const position = wordPosition(wordsIn(text, words), after);
  const edited = wordInserted(text, words, word, linesOfWord(text, retired, word), position);
  const isLast = wordsIn(text, retired).every((other) => other === word);
  return isLast ? removeEntry(edited, at, RETIRED) : removeItem(edited, retired, word);
}

function wordsIn(text: string, list: At): readonly unknown[] {
  return wordsOf(membersOf(text, collectionAt(text, list)));
}

/** As it is written in a block list, from its dash. Nothing: it is written in `[ ]`. */
function linesOfWord(text: string, list: At, word: string): readonly string[] | undefined {
  const within = collectionAt(text, list);
  if (within.flow === true) return undefined;
  const members = membersOf(text, within);
  const member = members[wordsOf(members).indexOf(word)];
  return member && linesOf(text, member);
}

function wordInserted(
  text: string,
  list: At,
  word: string,
  lines: readonly string[] | undefined,
  index: number,
): string {
  if (wordsIn(text, list).includes(word)) return text;
  if (lines === undefined || lines.join() === `- ${scalarText(word, "block")}`) {
    return itemInserted(text, list, word, index);
  }
  // In `[ ]` there is no line for a comment.
  const isBlock = collectionAt(text, list).flow !== true;
  const spacious = isBlock || !lines.some((line) => line.includes("#")) ? text : spread(text, list);
  const within = collectionAt(spacious, list);
  return within.flow === true ? itemInserted(spacious, list, word, index) : insertLines(spacious, within, index, lines);
}

/** In the style of the words that are left, and right behind them. */
function retiredInserted(
  text: string,
  at: At,
  word: string,
  lines: readonly string[] | undefined,
  index: number,
): string {
  if (lines === undefined) return entryInserted(text, at, RETIRED, [word], index);
  const within = collectionAt(text, at);
  const [key] = membersOf(text, within);
  const [dash] = membersOf(text, collectionAt(text, [...at, WORDS]));
  const pad = " ".repeat(columnOf(text, dash?.start ?? 0) - columnOf(text, key?.start ?? 0));
  return insertLines(text, within, index, [`${RETIRED}:`, ...lines.map((line) => pad + line)]);
}
