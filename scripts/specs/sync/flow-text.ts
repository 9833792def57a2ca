import { isMap, isSeq } from "yaml";
import { type Collection, type Member, membersOf, rangeOf, wayTo } from "./contract-text.ts";
import type { At } from "./edit-contract.ts";
import { columnOf, lineEnd, lineStart, lineWidth, splice } from "./lines.ts";
import { WIDTH } from "./yaml-text.ts";

/** Puts an item or an entry into `[ ]` or `{ }`, before the member that has this index now, or after the last. */
export function insertFlow(text: string, within: Collection, index: number, piece: string): string {
  const members = membersOf(text, within);
  const before = members[index - 1];
  const [first] = members;
  if (first === undefined) {
    const [start, end] = rangeOf(within);
    return splice(text, start, end, isSeq(within) ? `[${piece}]` : `{ ${piece} }`);
  }
  if (before === undefined) {
    const between = hasOwnLines(text, first) ? `\n${" ".repeat(columnOf(text, first.start))}` : " ";
    return splice(text, first.start, first.start, `${piece},${between}`);
  }
  if (!hasOwnLines(text, before)) return splice(text, before.end, before.end, `, ${piece}`);
  const comma = commaAfter(text, before);
  const end = lineEnd(text, before.end);
  const line = `\n${" ".repeat(columnOf(text, before.start))}${piece}${comma === undefined ? "" : ","}`;
  return splice(splice(text, end, end, line), before.end, before.end, comma === undefined ? "," : "");
}

/** Takes a member out of `[ ]` or `{ }`, and one comma. */
export function removeFlow(text: string, within: Collection, index: number): string {
  const members = membersOf(text, within);
  const member = members[index];
  const before = members[index - 1];
  if (member === undefined) return text;
  if (members.length === 1) {
    const [start, end] = rangeOf(within);
    return splice(text, start, end, isSeq(within) ? "[]" : "{}");
  }
  if (hasOwnLines(text, member)) {
    return splice(text, lineStart(text, member.start), lineEnd(text, member.end) + 1, "");
  }
  const comma = commaAfter(text, member);
  if (index < members.length - 1 && comma !== undefined) {
    return splice(text, member.start, comma + (text.slice(comma).match(/^[^\S\n]*/)?.[0].length ?? 0), "");
  }
  const isNextTo = before !== undefined && !text.slice(before.end, member.start).includes("\n");
  return splice(text, isNextTo ? before.end : member.start, member.end, "");
}

/** Spreads over several lines what stands on one around a place, if that line is wider than lines may be. */
export function spreadIfWide(text: string, at: At): string {
  const outermost = wayTo(text, at).find(({ member }) => isFlow(member.value));
  return outermost === undefined || lineWidth(text, outermost.member.start) <= WIDTH ? text : spread(text, at);
}

/** The same whatever the line's width. What is spread over lines already, or is the whole contract, stays as it is. */
export function spread(text: string, at: At): string {
  const outermost = wayTo(text, at).find(({ within, member }) => within.flow !== true && isFlow(member.value));
  const { member, within } = outermost ?? {};
  if (member === undefined || !isFlow(member.value) || member.head === undefined) return text;
  const [start] = rangeOf(member.value);
  if (text.slice(member.head, member.end).includes("\n")) return text;
  const end = lineEnd(text, member.end);
  const comment = text.slice(member.end, end);
  const column = columnOf(text, member.start) + 2;
  const lines = spreadLines(text, member.value, column);
  if (isMap(within)) return splice(text, member.head, end, [comment.trimEnd(), ...lines].join("\n"));
  const [first = "", ...others] = lines;
  return splice(text, start, end, [first.trimStart() + comment, ...others].join("\n"));
}

/** Each member on a line, or on several where one is too narrow. */
function spreadLines(text: string, within: Collection, column: number): readonly string[] {
  const pad = " ".repeat(column);
  return membersOf(text, within).flatMap((member) => {
    const { value } = member;
    const opening = isMap(within) ? `${text.slice(member.start, (member.head ?? member.end + 1) - 1)}:` : "-";
    const written = value === undefined ? "" : ` ${text.slice(rangeOf(value)[0], member.end)}`;
    const line = pad + opening + written;
    if (line.length <= WIDTH || !isFlow(value) || value.items.length === 0) return [line];
    const below = spreadLines(text, value, column + 2);
    if (isMap(within)) return [pad + opening, ...below];
    return below.map((lower, index) => (index === 0 ? `${pad}- ${lower.trimStart()}` : lower));
  });
}

function isFlow(node: unknown): node is Collection {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** Whether nothing else stands on its lines, but for a comma and a comment. */
function hasOwnLines(text: string, member: Member): boolean {
  const before = text.slice(lineStart(text, member.start), member.start);
  const after = text.slice(member.end, lineEnd(text, member.end));
  return before.trim() === "" && /^\s*,?\s*(#.*)?$/.test(after);
}

/** Behind the comma that follows a member; comments may come in between. */
function commaAfter(text: string, member: Member): number | undefined {
  const found = text.slice(member.end).match(/^(?:\s|#[^\n]*\n)*,/)?.[0];
  return found === undefined ? undefined : member.end + found.length;
}
