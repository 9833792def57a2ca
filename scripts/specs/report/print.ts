/**
 * How what others wrote is printed: words, names, paths and messages of a document are whatever its publisher, or whoever got hold
 * of it, liked them to be, and go to terminals, logs, commits and pull requests from here.
 */

/** Characters of a value that are shown. */
export const MOST_OF_A_VALUE = 100;
/** Characters of a sentence of ours in which such values stand. */
const MOST_OF_A_SENTENCE = 400;

/** A way to print: for a terminal, or as Markdown. */
export interface Print {
  /** Of a value, so that it can stand in a sentence. */
  readonly value: (text: string | number | boolean | undefined) => string;
  /** The same, told apart from the sentence around it. */
  readonly code: (text: string | number | boolean | undefined) => string;
  /** A whole sentence that has values in it, or a message. */
  readonly sentence: (text: string) => string;
}

/** As plain text, one line whatever it is. */
export const PLAIN: Print = {
  value: (text) => oneLine(String(text)),
  code: (text) => `\`${oneLine(String(text))}\``,
  sentence: (text) => oneLine(text, MOST_OF_A_SENTENCE),
};

/** As Markdown: no part of it is markup, names somebody, or closes an issue. */
export const MARKDOWN: Print = {
  value: (text) => inMarkdown(oneLine(String(text))),
  code: (text) => codeOf(oneLine(String(text))),
  sentence: (text) => inMarkdown(oneLine(text, MOST_OF_A_SENTENCE)),
};

/** What cannot be seen, breaks a line or steers a terminal is written out (`\u001b`); what is longer than `most` ends in `…`. */
export function oneLine(text: string, most = MOST_OF_A_VALUE): string {
  // Cut before it is looked at: a word may have megabytes.
  return cut(visible(text.slice(0, most + 1)), most);
}

/** The same of a text of several lines: those stay. */
export function visibleLines(text: string): string {
  return text
    .split("\n")
    .map((line) => visible(line.replaceAll("\t", "  ")))
    .join("\n");
}

/** Characters at most, the last of them `…` if something is missing. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A block of Markdown that no line of the text can end. */
export function fenced(text: string): readonly string[] {
  const tame = text.replaceAll(/`{20,}/g, `${"`".repeat(19)}…`);
  const runs = [...tame.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return [`${fence}text`, tame, fence];
}

function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** Characters that begin markup; with `@`, `#`, `://` and `GH-1`, by which somebody is called and an issue is closed. */
const MARKUP = /[&<@#`[]|:(?=\/\/)|(?<=\bGH)-(?=\d)/gi;

/** Without names and references, for a line that is no Markdown, and is read by GitHub all the same: a title, a commit's message. */
export function unlinked(text: string): string {
  return text.replaceAll(MARKUP, (found) => (/[&<`[]/.test(found) ? found : escaped(found)));
}

/** Entities; what still would call somebody once they are read as characters is kept apart from whom it calls. */
function inMarkdown(text: string): string {
  return text.replaceAll(MARKUP, (found) => ENTITIES[found] ?? `${found}&ZeroWidthSpace;`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  "@": "&commat;&ZeroWidthSpace;",
  "#": "&num;&ZeroWidthSpace;",
  "`": "&grave;",
  "[": "&lbrack;",
};

/** Between backticks, unless it has something that would be read there too, or by others. */
function codeOf(text: string): string {
  const tame = inMarkdown(text);
  return tame !== text || text.trim() !== text || text === "" ? `<code>${tame}</code>` : `\`${text}\``;
}
