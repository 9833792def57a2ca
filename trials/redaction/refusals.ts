import type { Reply } from "./line.ts";
import type { Seed } from "./seeds.ts";

/** A way to repeat values in an answer that is a refusal, or ought not to have been one. */
export interface Shape {
  readonly name: string;
  /** Whether values stand in it without quotation marks, or beside marks of their own. */
  readonly isBare: boolean;
  write(seeds: readonly Seed[]): Pick<Reply, "body" | "type">;
}

const QUOTES = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
] as const;

/** Statuses of refusals and of failures. */
export const STATUSES = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504] as const;

/** Every way in which providers, and the gateways before them, were seen to answer no. */
export const SHAPES: readonly Shape[] = [
  json("message", true, (seeds) => ({ message: `Bad value ${texts(seeds).join(", ")} given`, statusCode: 400 })),
  ...QUOTES.map(([open, close]) =>
    json(`message with ${open}`, false, (seeds) => ({
      message: `Bad value ${fitting(seeds, open, close)
        .map((text) => open + text + close)
        .join(", ")} given`,
    })),
  ),
  json("message with a part of the body", false, (seeds) => ({
    message: `Cannot read ${JSON.stringify(Object.fromEntries(seeds.map(({ value }, at) => [`part${letter(at)}`, value])))}`,
  })),
  json("message in capitals", true, (seeds) => ({ message: texts(seeds).join(" / ").toUpperCase() })),
  json("messages", true, (seeds) => ({ message: texts(seeds).map((text) => `number ${text} is taken`), error: "Bad" })),
  json("error of text", true, (seeds) => ({ error: `no: ${texts(seeds).join("\n")}` })),
  json("error with a message", true, (seeds) => ({ error: { code: 17, message: texts(seeds).join("; ") } })),
  json("errors", false, (seeds) => ({ errors: seeds.map(({ value }) => ({ detail: `is ${JSON.stringify(value)}` })) })),
  json("detail", true, (seeds) => ({ detail: texts(seeds).map((text) => ({ msg: text, message: `(${text})` })) })),
  json("the body itself", false, (seeds) => ({ received: seeds.map(({ value }) => value), message: "" })),
  json("a list", false, (seeds) => seeds.map(({ value }) => JSON.stringify(value))),
  json("a text in JSON", false, (seeds) => JSON.stringify(seeds.map(({ value }) => value))),
  { name: "plain text", isBare: true, write: (seeds) => ({ body: texts(seeds).join(" and "), type: "text/plain" }) },
  {
    name: "a form",
    isBare: true,
    write: (seeds) => ({
      body: String(new URLSearchParams(texts(seeds).map((text) => ["v", text]))),
      type: "text/plain",
    }),
  },
  {
    name: "a page",
    isBare: false,
    write: (seeds) => ({ body: `<html><p>${texts(seeds).join("<p>")}`, type: "text/html" }),
  },
  {
    name: "JSON that is cut",
    isBare: false,
    write: (seeds) => ({ body: JSON.stringify({ errors: seeds.map(({ value }) => value) }).slice(0, -20) }),
  },
];

function json(name: string, isBare: boolean, body: (seeds: readonly Seed[]) => unknown): Shape {
  return { name, isBare, write: (seeds) => ({ body: JSON.stringify(body(seeds)) }) };
}

export function texts(seeds: readonly Seed[]): readonly string[] {
  return seeds.map(({ value }) => String(value));
}

/** Without those in which the mark itself stands at the end of a word: nobody could tell where they end. */
function fitting(seeds: readonly Seed[], open: string, close: string): readonly string[] {
  return texts(seeds.filter(({ form }) => !["quotation", "refusal"].includes(form))).filter(
    (text) => open === "'" || !(text.includes(open) || text.includes(close)),
  );
}

function letter(at: number): string {
  return String.fromCharCode(97 + (at % 26)) + String.fromCharCode(97 + Math.floor(at / 26));
}
