import { once } from "./once.ts";

/** Takes out of a text what is personal or secret. */
export type Redact = (text: string) => string;

const MASK = "‹…›";

/** Ids and moments, which look like numbers of phones and are none. */
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/;
/** Some countries write numbers of phones in much the same groups, but not as a month and a day, and with more digits. */
const MOMENT =
  /(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])/;
const KEPT = new RegExp(`${UUID.source}|${MOMENT.source}`);
/** Where providers repeat a value, to the end where they cut it short. Names and words have apostrophes of their own. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|\\?$)|(?<!\w)'[^'\s](?:[^']|'(?=\w))*'(?!\w)|`[^`]*(?:`|$)|“[^”]*(?:”|$)/;
const LINK = /(?<![a-z])(?:https?|wss?|sips?)(?::|%3A)\S+/;
const MAIL = /[^\s@"'<>]+(?:@|%40)[^\s@"'<>]+/;
const PHONE = /\+?\(?\d(?:[\s()./\u2010-\u2015-]{0,3}\d){6,}/;
const SECRET = /\b(?=[\w.~+/-]*\d)(?=[\w.~+/-]*[a-z])[\w.~+/-]{24,}=*|\b(?:sk|pk)[-_]\S+|\bbearer\s+\S+/;

/** Personal by their form, wherever they come from. What is kept comes first. */
const PARTS = new RegExp([KEPT, LINK, MAIL, SECRET, PHONE, QUOTED].map(({ source }) => source).join("|"), "giu");
const IS_QUOTED = new RegExp(`^(?:${QUOTED.source})$`, "u");
const IS_KEY = /^[sp]k[-_]/i;
const IS_KEPT = new RegExp(`^(?:${KEPT.source})$`, "iu");

/** A path or a word of an API, such as `customers[0].number`: what a provider means when it quotes, and not a person. */
const API_WORD = /^[a-z][A-Za-z]*(?:[_.-][A-Za-z]+|\[\d{0,5}\]|\.\d{1,5})*$/;

/** Longest text that is looked through, which bounds the time; of a longer one the rest is left out. */
const LONGEST_TEXT = 4_000;

/** Longest part of a value that is looked for: of a longer one its beginning, and everything that follows goes with it. */
const LONGEST_HEAD = 100;

/** Something that must not be shown. */
interface Secret {
  readonly head: string;
  readonly isWhole: boolean;
  /** As `fold` has it. */
  readonly folded: string;
}

/**
 * A redactor for texts about one request. `values`: what the request itself held that is personal, and its key; they go
 * wherever they stand, in any case of letters. Lost all the same is a name that a provider mentions and the request did not.
 */
export function createRedactor(values: Iterable<string>): Redact {
  const secrets = once(() => Array.from(new Set(values), toSecret).filter(({ head }) => head.length > 1));
  return (given) => {
    // Escaped, a sign may take six.
    const text = given.slice(0, LONGEST_TEXT + 6 * LONGEST_HEAD + 1);
    const reading = readingOf(text);
    // A request may hold a hundred thousand values, and an expression of all of them would take minutes.
    const own = secrets().filter(({ folded }) => reading.includes(folded));
    const masked = maskAll(text, own);
    const left = readingOf(masked);
    // Letters have more forms than there are rules for.
    if (own.some(({ head, folded }) => head.length > LONGEST_SHORT && left.includes(folded))) return MASK;
    return masked.replace(PARTS, (part) => (isHarmless(part) ? part : MASK));
  };
}

function toSecret(value: string): Secret {
  const bare = value.trim();
  // Half of a sign would be none.
  const head = bare.slice(0, LONGEST_HEAD).replace(/[\ud800-\udbff]$/, "");
  return { head, isWhole: head === bare, folded: fold(head) };
}

function maskAll(text: string, secrets: readonly Secret[]): string {
  if (secrets.length === 0) return cut(text, []);
  const patterns = secrets.flatMap(({ head, isWhole }) =>
    writings(head).map((writing) => ({ writing, pattern: toPattern(writing) + (isWhole ? "" : "[^]*") })),
  );
  const longestFirst = patterns.sort((one, other) => other.writing.length - one.writing.length);
  try {
    const pattern = new RegExp(longestFirst.map((each) => each.pattern).join("|"), "giu");
    return cut(text, text.matchAll(pattern)).replace(pattern, MASK);
  } catch {
    // Longer than an expression can be.
    return MASK;
  }
}

/** What a text says to whoever reads it as it is, as JSON, or as a query or a form. */
function readingOf(text: string): string {
  return [text, fromJson(text), fromForm(text)].map(fold).join("\n");
}

/** The beginning of a text that is too long, without the beginning of a value that would go as a whole. */
function cut(text: string, values: Iterable<RegExpExecArray>): string {
  if (text.length <= LONGEST_TEXT) return text;
  const word = text.slice(0, LONGEST_TEXT).search(/\S*$/);
  const across = Array.from(values).find(({ index, 0: value }) => index < word && index + value.length > word);
  return `${text.slice(0, across?.index ?? word)}…`;
}

function isHarmless(part: string): boolean {
  const word = IS_QUOTED.test(part) ? part.slice(1, -1) : part;
  return IS_KEPT.test(part) || (API_WORD.test(word) && !IS_KEY.test(word));
}

/** The same for texts that differ in the case of letters, or in white space. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase().replace(/\s+/g, " ");
}

/** What a text says where it repeats JSON, and a query or a form. */
function fromJson(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_escaped, code, sign) =>
    code === undefined ? (ESCAPED[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const ESCAPED: Readonly<Record<string, string>> = { n: " ", r: " ", t: " ", f: " ", b: "\b" };

function fromForm(text: string): string {
  return text.replaceAll("+", " ").replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** A value as it stands in texts, in JSON of two kinds, in queries and in forms. */
function writings(value: string): readonly string[] {
  const whole = value.replace(/\p{Surrogate}/gu, "\ufffd");
  const json = JSON.stringify(value).slice(1, -1);
  const ascii = json.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const form = new URLSearchParams([["", whole]]).toString().slice(1);
  return [...new Set([value, json, ascii, encodeURIComponent(whole), form])];
}

/** Values that are looked for only where they stand alone, such as some names: `Li` is no part of `Limit`. */
const LONGEST_SHORT = 3;

function toPattern(value: string): string {
  const literal = value.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
  return value.length > LONGEST_SHORT ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
}

/** Texts and numbers at or below properties of these names, anywhere in a body. */
export function valuesUnder(names: ReadonlySet<string>, body: unknown): readonly string[] {
  const values: string[] = [];
  const walk = (value: unknown, isPersonal: boolean): void => {
    if (typeof value === "object" && value !== null) {
      const isList = Array.isArray(value);
      for (const [name, inner] of Object.entries(value)) walk(inner, isPersonal || (!isList && names.has(name)));
    } else if (isPersonal && (typeof value === "string" || typeof value === "number")) {
      values.push(String(value));
    }
  };
  walk(body, false);
  return values;
}
