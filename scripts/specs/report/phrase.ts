import type { Difference } from "../surface/difference.ts";

/** What differs, in a few words that follow the name of the place. */
export function phrase(difference: Difference): string {
  const { aspect, name, before, after } = difference;
  const isAdded = before === undefined;
  const isGone = after === undefined;
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
      return after === true ? "is required now" : "may be missing now";
    case "null":
      return after === true ? "may be null now" : "is never null now";
    case "kind":
    case "schema":
    case "words":
      return `is ${after} instead of ${before}`;
    case "word":
      return isAdded ? `may be \`${name}\` now` : `no longer lists \`${name}\``;
    case "choice":
      return isAdded ? `may also be ${name} now` : `is never ${name} any more`;
    case "deprecated":
      return after === true ? "is deprecated now" : "is no longer deprecated";
    default:
      if (isAdded) return `has ${aspect} ${after} now`;
      return isGone ? `states no ${aspect} any more (was ${before})` : `has ${aspect} ${after} instead of ${before}`;
  }
}

/** Differences that read as one line: words that came to a list together, operations that appeared beside ours. */
export function phraseAll(differences: readonly Difference[]): string {
  const [first] = differences;
  if (first === undefined) return "";
  if (differences.length === 1) return `${first.place} ${phrase(first)}`;
  const names = differences.map(({ name, place }) => `\`${name ?? place}\``);
  if (first.aspect === "neighbour") return `${names.join(", ")}: ${phrase(first)}`;
  return first.before === undefined
    ? `${first.place} has ${names.length} new words: ${names.join(", ")}`
    : `${first.place} no longer lists ${names.length} words: ${names.join(", ")}`;
}
