import { MappingError } from "../errors.ts";
import type { Row } from "../model/row.ts";
import { type LinkedSet, rangeOfPart, type SetLink } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { ifGone, knownId } from "./links.ts";
import { isIn, positionAt, positionsIn } from "./ranges.ts";

/** Rows of a set, each from the link that it is with now. What no link lists is not there. */
export async function* listSet(call: LinkedCall, set: LinkedSet): AsyncGenerator<Row, undefined> {
  for (const part of set.parts.keys()) yield* listPart(call, set, part);
}

/** The links of a part are read side by side, each a page at a time. */
async function* listPart(call: LinkedCall, set: LinkedSet, part: number): AsyncGenerator<Row, undefined> {
  const sources: Source[] = [];
  for (const link of set.links) {
    if (link.part !== part) continue;
    const campaignId = await knownId(call, set, link);
    if (campaignId !== undefined) sources.unshift(sourceOf(call, link, campaignId));
  }
  try {
    for (const position of positionsIn(rangeOfPart(set, part))) {
      const row = await sources.find(({ link }) => isIn(link.positions, position))?.take(position);
      if (row !== undefined) yield row;
    }
    for (const { finish } of sources) await finish();
  } finally {
    for (const { close } of sources) await close();
  }
}

interface Source {
  readonly link: SetLink;
  /** Asked with ascending positions. Undefined: it is not listed. */
  take(position: number): Promise<Row | undefined>;
  /** Throws a `MappingError` where a row that was not listed in its place comes behind it. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

function sourceOf(call: LinkedCall, link: SetLink, campaignId: string): Source {
  const rows = call.provider.listRows({ ...call.options(), campaignId })[Symbol.asyncIterator]();
  let ahead: Row | undefined;
  let latest = -1;
  let isAnyMissing = false;

  /** The next row that is one of the link's. Whoever is behind those that have been passed would be left out in silence. */
  async function read(): Promise<Row | undefined> {
    for (;;) {
      const next = await rows.next().catch(ifGone);
      if (next === undefined || next.done === true) return undefined;
      if (next.value.position < latest) throw disordered(call);
      latest = next.value.position;
      const position = positionAt(link.positions, next.value.position);
      if (position !== undefined) return { ...next.value, position };
    }
  }

  return {
    link,
    async take(position) {
      for (;;) {
        ahead ??= await read();
        if (ahead === undefined) return undefined;
        if (ahead.position > position) {
          isAnyMissing = true;
          return undefined;
        }
        const row = ahead;
        ahead = undefined;
        if (row.position === position) return row;
      }
    },
    async finish() {
      while (isAnyMissing && (await read()) !== undefined);
    },
    async close() {
      await rows.return?.();
    },
  };
}

function disordered({ context }: LinkedCall): MappingError {
  const path = "rows[].position";
  return new MappingError("rows do not come in order of upload", { ...context, path });
}
