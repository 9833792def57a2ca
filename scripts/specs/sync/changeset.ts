import { MARKDOWN } from "../report/print.ts";
import type { Graded } from "../surface/difference.ts";

/**
 * A changeset for what a contract took over from a published document, for readers of the changelog; a draft, to be read by whoever
 * merges it. Undefined: nothing that a consumer sees. The same differences give the same text.
 */
export function draftChangeset(provider: string, day: string, written: readonly Graded[]): string | undefined {
  const isNew = ({ before }: Graded) => before === undefined;
  const of = (aspect: string, wanted = isNew) => written.filter((each) => each.aspect === aspect && wanted(each));
  const isGone = (each: Graded) => !isNew(each);
  const told = ["word", "property", "parameter", "neighbour"];
  const paragraphs = [
    sentence("New words of theirs", wordsByList(of("word")), "; "),
    sentence("Gone from their lists, and still read", wordsByList(of("word", isGone)), "; "),
    sentence("New in `raw`, and typed", of("property").map(placeOf), ", "),
    sentence("New parameters of the client", of("parameter").map(placeOf), ", "),
    sentence(
      "Typed as their document has it now",
      written.filter(({ aspect }) => !told.includes(aspect)).map(placeOf),
      ", ",
    ),
  ].filter((paragraph) => paragraph !== undefined);
  if (paragraphs.length === 0) return undefined;
  const head = `Follows ${capitalised(provider)}'s document of ${day}.`;
  return `---\n"@trunkline/${provider}": minor\n---\n\n${[head, ...paragraphs].join("\n\n")}\n`;
}

function sentence(head: string, items: readonly string[], between: string): string | undefined {
  return items.length === 0 ? undefined : `${head}: ${[...new Set(items)].join(between)}.`;
}

/** With what they mean for a reader who does nothing. */
function wordsByList(words: readonly Graded[]): readonly string[] {
  const lists = [...new Set(words.map(({ place }) => place))];
  return lists.map((list) => {
    const names = words.filter(({ place }) => place === list).map(({ name }) => MARKDOWN.code(name));
    return `${names.join(", ")} of ${MARKDOWN.code(list)}`;
  });
}

function placeOf({ place }: Graded): string {
  return MARKDOWN.code(place);
}

function capitalised(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
