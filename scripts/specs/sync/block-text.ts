import { isSeq } from "yaml";
import { type Collection, type Member, membersOf, wayTo } from "./contract-text.ts";
import type { At } from "./edit-contract.ts";
import { columnOf, isBlank, lineEnd, lineStart, splice } from "./lines.ts";

/** Puts lines, indented from where the members begin, before the member that has this index now, or after the last. */
export function insertLines(text: string, within: Collection, index: number, lines: readonly string[]): string {
  const members = membersOf(text, within);
  const [first] = members;
  if (first === undefined) throw new Error("a block of the contract has no lines");
  const pad = " ".repeat(columnOf(text, first.start));
  const body = lines.map((line) => (line === "" ? "" : pad + line)).join("\n");
  const gap = areApart(text, within) ? "\n" : "";
  const before = members[index - 1];
  if (before !== undefined) {
    const { end } = linesAround(text, before);
    const gapAfter = index < members.length && !isBlank(text, end + 1) ? gap : "";
    return splice(text, end, end, `\n${gap}${body}${gapAfter}`);
  }
  if (!beginsLine(text, first)) return splice(text, first.start, first.start, `${body.trimStart()}\n${pad}`);
  const top = isOutermost(text, first) ? lineStart(text, first.start) : topOf(text, first);
  return splice(text, top, top, `${body}\n${gap}`);
}

/** Takes away the lines of a member of a block, and the comment right above it. The only member leaves `[]` or `{}`. */
export function removeLines(text: string, at: At, within: Collection, index: number): string {
  const members = membersOf(text, within);
  const member = members[index];
  if (member === undefined) return text;
  if (members.length === 1) return emptied(text, at, isSeq(within) ? "[]" : "{}");
  const { start, end } = linesAround(text, member);
  if (!beginsLine(text, member)) return splice(text, member.start, end + leadingSpace(text.slice(end)), "");
  let from = start;
  let to = Math.min(end + 1, text.length);
  if (isBlankAbove(text, from) && (index === members.length - 1 || isBlank(text, to))) {
    while (isBlankAbove(text, from)) from = lineStart(text, from - 1);
  } else if (index === 0) {
    while (to < text.length && isBlank(text, to)) to = Math.min(lineEnd(text, to) + 1, text.length);
  }
  // A file that ends without a line break goes on doing so.
  return end === text.length ? text.slice(0, from - 1) : splice(text, from, to, "");
}

/** The lines of a member of a block with its comments, indented from where it begins. */
export function linesOf(text: string, member: Member): readonly string[] {
  const { start, end } = linesAround(text, member);
  const column = columnOf(text, member.start);
  const own = text.slice(start, end).split("\n");
  return own.map((line, index) =>
    index === 0 && start === member.start ? line : line.slice(Math.min(column, leadingSpace(line))),
  );
}

/** In place of a member's value, something on the member's own line. A comment on that line stays. */
export function replaceBlock(text: string, member: Member, value: string): string {
  const head = member.head ?? member.end;
  const comment = text.slice(head, lineEnd(text, head)).match(/^\s+#.*$/)?.[0] ?? "";
  return splice(text, head, member.end, ` ${value}${comment}`);
}

function emptied(text: string, at: At, value: string): string {
  const member = wayTo(text, at).at(-1)?.member;
  if (member === undefined) throw new Error("a contract cannot be emptied");
  return replaceBlock(text, member, value);
}

/** From the comment right above it to the end of its last line. Comments that are indented deeper than it are of it too. */
function linesAround(text: string, member: Member): { readonly start: number; readonly end: number } {
  const column = columnOf(text, member.start);
  let end = lineEnd(text, member.end);
  for (let next = end + 1; next < text.length; next = lineEnd(text, next) + 1) {
    if (isBlank(text, next)) continue;
    if (!isComment(text, next) || leadingSpace(text.slice(next)) <= column) break;
    end = lineEnd(text, next);
  }
  let start = beginsLine(text, member) ? lineStart(text, member.start) : member.start;
  if (start === member.start && column > 0) return { start, end };
  if (isOutermost(text, member)) return { start, end };
  while (start > 0 && isComment(text, start - 1) && !isHeading(text, start - 1)) start = lineStart(text, start - 1);
  return { start, end };
}

/** Above all comments over a first member, and the blank lines between them. */
function topOf(text: string, first: Member): number {
  let top = lineStart(text, first.start);
  let above = top;
  while (above > 0 && (isComment(text, above - 1) || isBlankAbove(text, above))) {
    above = lineStart(text, above - 1);
    if (isComment(text, above)) top = above;
  }
  return top;
}

/** What stands over the first entry of all is about the file. */
function isOutermost(text: string, member: Member): boolean {
  return columnOf(text, member.start) === 0 && !/^[^\s#]/m.test(text.slice(0, member.start));
}

/** Whether a collection's members are kept apart by blank lines, most of them. */
export function areApart(text: string, within: Collection): boolean {
  const [, ...others] = membersOf(text, within);
  const apart = others.filter((member) => isBlankAbove(text, linesAround(text, member).start));
  return apart.length * 2 > others.length;
}

/** A line of comment that is of all that follows: `# -- Rows`. */
function isHeading(text: string, offset: number): boolean {
  return /^\s*# --/.test(text.slice(lineStart(text, offset), lineEnd(text, offset)));
}

function isComment(text: string, offset: number): boolean {
  return /^[^\S\n]*#/.test(text.slice(lineStart(text, offset), lineEnd(text, offset)));
}

function isBlankAbove(text: string, start: number): boolean {
  return start > 0 && isBlank(text, lineStart(text, start - 1));
}

function beginsLine(text: string, member: Member): boolean {
  return text.slice(lineStart(text, member.start), member.start).trim() === "";
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}
