import { KINDS } from "./rules.ts";

/** The kind of a value, never the value: `"text of 52 characters"`. */
export function valueClass(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "absent";
    case "string":
      return value === "" ? "empty text" : `text of ${counted(lengthOf(value), "character")}`;
    case "number":
      return value < 0 ? "negative number" : "number";
    case "boolean":
      return "true or false";
    default:
      if (value === null) return "null";
      return Array.isArray(value) ? `list of ${spaced(value.length)}` : "object";
  }
}

/** `"1 character"`, `"10 000 characters"`. */
export function counted(count: number, noun: string): string {
  return `${spaced(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** `10000` as `"10 000"`. */
export function spaced(value: number): string {
  return Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, " ") : String(value);
}

/** Characters as people and JSON Schema count them: a sign outside the first 65 536 is one. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if (text.charCodeAt(index) >> 10 === 0x36 && text.charCodeAt(index + 1) >> 10 === 0x37) length--;
  }
  return length;
}

/** What values of some kinds are called, from their letters: `"a whole number or null"`. */
export function kindsIn(letters: string): string {
  return Array.from(letters, (letter) => KINDS[letter] ?? letter).join(" or ");
}
