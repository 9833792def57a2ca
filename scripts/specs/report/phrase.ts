import type { Difference } from "../surface/difference.ts";
import { PLAIN, type Print } from "./print.ts";

/** What differs, in a few words that follow the name of the place. */
export function phrase(difference: Difference, print: Print = PLAIN): string {
  const { aspect } = difference;
  const isAdded = difference.before === undefined;
  const isGone = difference.after === undefined;
  const [before, after, name] = [difference.before, difference.after, difference.name].map(print.value);
  switch (aspect) {
    case "operation":
    case "neighbour":
      return isAdded ? "is there now" : "is no longer there";
    case "parameter":
    case "property":
      return isAdded ? `is new: ${after}` : `is gone (was ${before})`;
    case "position":
      return `belongs in the ${after} instead of the ${before}`;
    case "body":
      return isAdded ? `takes ${after} now` : `takes no body any more (was ${before})`;
    case "answer":
      if (isAdded) return "is a further answer";
      return isGone ? "is no longer declared" : `is answered ${after} now`;
    case "required":
      return difference.after === true ? "is required now" : "may be missing now";
    case "null":
      return difference.after === true ? "may be null now" : "is never null now";
    case "kind":
    case "schema":
    case "words":
      return `is ${after} instead of ${before}`;
    case "word":
      return isAdded ? `may be ${print.code(difference.name)} now` : `no longer lists ${print.code(difference.name)}`;
    case "choice":
      return isAdded ? `may also be ${name} now` : `is never ${name} any more`;
    case "deprecated":
      return difference.after === true ? "is deprecated now" : "is no longer deprecated";
    default:
      if (isAdded) return `has ${aspect} ${after} now`;
      return isGone ? `states no ${aspect} any more (was ${before})` : `has ${aspect} ${after} instead of ${before}`;
  }
}

/** Differences that read as one line: words that came to a list together, operations that appeared beside ours. */
export function phraseAll(differences: readonly Difference[], print: Print = PLAIN): string {
  const [first] = differences;
  if (first === undefined) return "";
  const place = print.value(first.place);
  if (differences.length === 1) return `${place} ${phrase(first, print)}`;
  const names = differences.map(({ name, place: at }) => print.code(name ?? at));
  if (first.aspect === "neighbour") return `${names.join(", ")}: ${phrase(first, print)}`;
  return first.before === undefined
    ? `${place} has ${names.length} new words: ${names.join(", ")}`
    : `${place} no longer lists ${names.length} words: ${names.join(", ")}`;
}

/** The same without the names. */
export function phraseCount(differences: readonly Difference[], print: Print = PLAIN): string {
  const [first] = differences;
  if (first === undefined) return "";
  const count = differences.length;
  if (first.aspect === "neighbour") {
    const operations = count === 1 ? "1 operation beside ours is" : `${count} operations beside ours are`;
    return `${operations} ${first.before === undefined ? "there now" : "no longer there"}`;
  }
  const words = `${count} ${first.before === undefined ? "new " : ""}${count === 1 ? "word" : "words"}`;
  return `${print.value(first.place)} ${first.before === undefined ? "has" : "no longer lists"} ${words}`;
}

/** Why a difference matters; its word, where the sentence has it, is printed as the word is elsewhere. */
export function reasonOf(because: string, name: string | undefined, print: Print = PLAIN): string {
  if (name === undefined) return print.sentence(because);
  return because.split(`\`${name}\``).map(print.sentence).join(print.code(name));
}
