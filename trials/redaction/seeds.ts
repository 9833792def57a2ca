import type { SensitiveClass } from "@trunkline/simulator";

/** What a seed looks like: what a redactor can tell by looking differs between them. */
export type Form =
  | "phone"
  | "number"
  | "extension"
  | "name"
  | "sentence"
  | "quotation"
  | "refusal"
  | "mail"
  | "link"
  | "sip"
  | "key";

/** Something personal or secret that was made up for one place, and is nowhere else. */
export interface Seed {
  readonly form: Form;
  /** As it stands in a body; a number without quotation marks. */
  readonly value: string | number;
  /** Where it was put, for whoever finds it elsewhere. */
  readonly at: string;
  readonly class: SensitiveClass;
}

/** Makes seeds, and knows every one of them again, in whatever writing. */
export interface Seedbed {
  plant(form: Form, at: string, kind: SensitiveClass): Seed["value"];
  /** How many there are: those planted from then on begin at that number. */
  readonly count: number;
  /** Those planted from one count to another. */
  between(from: number, to: number): readonly Seed[];
  /** Every seed of which any word, or all digits, are in a text. */
  foundIn(text: string): readonly Seed[];
}

export function createSeedbed(): Seedbed {
  const seeds: Seed[] = [];
  return {
    plant(form, at, kind) {
      const value = FORMS[form](wordOf(seeds.length), digitsOf(seeds.length));
      seeds.push({ form, value, at, class: kind });
      return value;
    },
    get count() {
      return seeds.length;
    },
    between: (from, to) => seeds.slice(from, to),
    foundIn(text) {
      const words = [text, ...fromBase64(text)].flatMap((each) => each.match(WORDS) ?? []).map(indexOfWord);
      const numbers = (text.replace(BETWEEN_DIGITS, "").match(NUMBERS) ?? []).map((digits) => Number(digits.slice(-6)));
      return [...new Set([...words, ...numbers])].flatMap((index) => seeds[index] ?? []);
    },
  };
}

/** The beginning of each word that is made up: no word of anybody's, and in base64 it is as rare. */
const BEGINNING = "zyxq";
const LETTERS = "bcdfghjklmnprstvwyza";
const WORDS = new RegExp(`${BEGINNING}[${LETTERS}]{4}`, "gi");
/** Numbers of nobody's, with digits of their own behind. */
const NUMBERS = /(?<=1?5552|#4)\d{6}/g;
const BETWEEN_DIGITS = /(?<=\d)[\s().\-/]+(?=\d)/g;

function wordOf(index: number): string {
  const letter = (value: number) => LETTERS[value % LETTERS.length];
  return `${BEGINNING}${letter(Math.floor(index / 8_000))}${letter(Math.floor(index / 400))}${letter(Math.floor(index / 20))}${letter(index)}`;
}

function indexOfWord(word: string): number {
  const letters = Array.from(word.toLowerCase().slice(BEGINNING.length));
  return letters.reduce((index, letter) => index * LETTERS.length + LETTERS.indexOf(letter), 0);
}

function digitsOf(index: number): string {
  return String(index).padStart(6, "0");
}

/** Words are all the seed's own, so that no part of it goes unnoticed. Forty characters at most, as some places ask. */
const FORMS: Readonly<Record<Form, (word: string, digits: string) => string | number>> = {
  phone: (_word, digits) => `+15552${digits}`,
  number: (_word, digits) => Number(`15552${digits}`),
  extension: (_word, digits) => `#4${digits}`,
  name: (word) => `${capital(word)} O'${capital(word)}`,
  sentence: (word) => `${capital(word)} won't ${word},\n ${word}!`,
  quotation: (word) => `“${capital(word)}” & "${word}",\n 'no' to\t${word}?`,
  refusal: (word) => `was refused for "${capital(word)} ${capital(word)}" (${word}@${word}.example)`,
  mail: (word) => `${word}.k@${word}.example`,
  link: (word) => `https://${word}.example/a/${word}?token=${word}9`,
  sip: (word) => `sip:${word}@${word}.example`,
  key: (word) => `sk_live_${word}9${word}7${word}`,
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What texts in base64 within a text say, whichever of four places they begin at. */
function fromBase64(text: string): readonly string[] {
  const runs = text.match(/[\w+/-]{12,}=*/g) ?? [];
  return runs
    .filter((run) => IN_BASE64.test(run))
    .flatMap((run) => [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), "base64").toString("latin1")));
}

/** The beginnings of words and of numbers in base64, without what depends on what stands around them. */
const IN_BASE64 = new RegExp(
  ["zyxq", "Zyxq", "ZYXQ", "15552"]
    .flatMap((beginning) => [0, 1, 2].map((start) => ({ beginning, start })))
    .map(({ beginning, start }) => {
      const bits = (start + beginning.length) * 8;
      const text = Buffer.from("-".repeat(start) + beginning).toString("base64");
      return text.slice(Math.ceil((start * 8) / 6), Math.floor(bits / 6)).replaceAll("+", "\\+");
    })
    .join("|"),
);
