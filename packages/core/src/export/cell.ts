/** What may begin a formula in a spreadsheet, in both widths in which it can be typed. */
const FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20";

/** Text that is a cell as it stands: most are, so this one test is all that they cost. */
const PLAIN = /^[0-9A-Za-z][^",;\t\r\n]*$/;

/** Spreadsheets pass over blanks and what cannot be seen, and some take a control character for the start of a formula. */
const BEGINS_FORMULA = new RegExp(`^(?:\\p{Cc}|[\\s\\p{Cc}\\p{Cf}]*[${FORMULA}])`, "u");

/**
 * Where a cell would begin for a spreadsheet that splits at semicolons or tabs, as many do outside of English. Looks back
 * only from a sign that was found: looking back from everywhere would take time by the square of the length.
 */
const LATER_FORMULA = new RegExp(`[${FORMULA}](?<=[;\\t\\r\\n][\\s\\p{Cc}\\p{Cf}"]*.)`, "gu");

const MUST_QUOTE = /[",\r\n]/;

/** A number that is dialled: no formula that could do harm, and read by machines. */
const E164 = /^\+[0-9]{1,15}$/;

/** Text of whatever content, which no spreadsheet takes for a formula. Empty when there is none. */
export function textCell(text: string | null | undefined): string {
  if (text === undefined || text === null || text === "") return "";
  if (PLAIN.test(text)) return text;
  const guarded = text.replace(LATER_FORMULA, "'$&");
  return quoted(BEGINS_FORMULA.test(text) ? `'${guarded}` : guarded);
}

/** A phone number in E.164 as it is; whatever else is there, as any text. */
export function phoneCell(phoneNumber: string | undefined): string {
  return phoneNumber !== undefined && E164.test(phoneNumber) ? phoneNumber : textCell(phoneNumber);
}

/** A number, or empty when it is not known. */
export function numberCell(value: number | null | undefined): string {
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

/** A value as JSON. Empty when there is none, and for an object or a list that has nothing in it. */
export function jsonCell(value: unknown): string {
  const json = JSON.stringify(value);
  if (json === undefined || EMPTY.has(json)) return "";
  // Only text within the JSON can hold these, and there an escape says the same.
  return quoted(json.replace(LATER_FORMULA, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`));
}

const EMPTY = new Set(["null", "{}", "[]"]);

/** A value of any kind: text, numbers and truth values as they are, anything else as JSON. */
export function anyCell(value: unknown): string {
  if (typeof value === "string") return textCell(value);
  return typeof value === "number" ? numberCell(value) : jsonCell(value);
}

function quoted(text: string): string {
  return MUST_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
