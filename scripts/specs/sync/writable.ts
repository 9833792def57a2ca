/** What of a published document may stand in a contract, and in the code that is made of it. */

const MOST = 200;

/** One printable line, of 200 characters at most. */
export function isWritableWord(word: string): boolean {
  return word.length > 0 && word.length <= MOST && !/[\p{C}\p{Zl}\p{Zp}]/u.test(word);
}

/** Of a property or a parameter: one that code could be written with. */
export function isWritableName(name: string): boolean {
  return /^[A-Za-z_$][\w$:.-]{0,99}$/.test(name) && name !== "__proto__";
}

/** A pattern, a bound, a default. */
export function isWritableFact(value: string | number | boolean): boolean {
  if (typeof value === "string") return value === "" || isWritableWord(value);
  return typeof value === "boolean" || Number.isFinite(value);
}
