const LONGEST_WORD = 100;
const LONGEST_NAME = 64;
const MOST_DIGITS = 4;

/**
 * Tells which words that a list lacks may be printed: those that are written as the words of the list are, and hold no number that
 * could be somebody's. A single name in small letters is a word like any other: that cannot be told.
 */
export function printableWords(list: readonly string[]): (word: string) => boolean {
  const isWrittenLike = writtenLike(list);
  return (word) => word.length <= LONGEST_WORD && isNobodys(word) && isWrittenLike(word);
}

/** The same of properties' names, by those that stand beside them. Names are `camelCase`, beginning small, or `snake_case`. */
export function printableNames(siblings: readonly string[]): (name: string) => boolean {
  const isWrittenLike = writtenLike(siblings);
  return (name) => name.length <= LONGEST_NAME && /^[a-z]\w*$/.test(name) && isNobodys(name) && isWrittenLike(name);
}

/** Whether names tell how others are written: `id` and `title` alone do not. */
export function tellsStyle(names: readonly string[]): boolean {
  return names.map(styleOf).some((style) => style !== undefined && (style.letters === "camel" || style.marks !== ""));
}

/** Whether a text that somebody else wrote into a file may be repeated as the name of an operation. */
export function isPrintableOperation(name: string): boolean {
  return /^\w{1,40}$/.test(name) && isNobodys(name);
}

/** No number to dial however it is parted, no id, and no part of either. */
function isNobodys(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return digits <= MOST_DIGITS && !/[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{16,}/i.test(text);
}

interface Style {
  readonly letters: "none" | "small" | "camel" | "large";
  /** What parts it, each once. */
  readonly marks: string;
}

function writtenLike(others: readonly string[]): (text: string) => boolean {
  const styles = others.flatMap((other) => styleOf(other) ?? []);
  return (text) => {
    const style = styleOf(text);
    if (style === undefined) return false;
    // One word in small letters is camel case too.
    const like = styles.filter(
      ({ letters }) => letters === style.letters || (letters === "camel" && style.letters === "small"),
    );
    return like.length > 0 && [...style.marks].every((mark) => like.some(({ marks }) => marks.includes(mark)));
  };
}

/** Undefined: in none that lists are written in, as names of people often are. */
function styleOf(text: string): Style | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return { letters: "none", marks: "" };
  const marks = [...new Set(text.replace(/[^-._]/g, ""))].join("");
  const parts = text.split(/[-._]/);
  if (!/[A-Za-z]/.test(text) || parts.some((part) => !/^[A-Za-z0-9]+$/.test(part))) return undefined;
  if (!/[A-Z]/.test(text)) return { letters: "small", marks };
  if (!/[a-z]/.test(text)) return { letters: "large", marks };
  return parts.every((part) => /^[a-z]/.test(part)) ? { letters: "camel", marks } : undefined;
}
