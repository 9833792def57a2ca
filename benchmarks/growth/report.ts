import { sizeOf } from "../rows/answer.ts";
import { toTable, toText } from "../support/table.ts";
import type { Growth } from "./points.ts";

/** A row for each length, and in it the time and the memory of each subject. */
export function toGrowthTable(growth: Growth): string {
  const lengths = new Set([...growth.values()].flatMap((points) => points.map(({ rows }) => rows)));
  const lines = [...lengths].map((length) => [
    String(length),
    String(Math.round(sizeOf(length) / 1_000_000)),
    ...[...growth.values()].flatMap((points) => {
      const taken = points.find(({ rows }) => rows === length)?.taken;
      return taken === undefined ? ["fails", "fails"] : [toText(taken.seconds, 2), toText(taken.peakMiB, 0)];
    }),
  ]);
  return toTable(["rows", "MB", ...[...growth.keys()].flatMap((subject) => [`${subject}: s`, "peak MiB"])], lines);
}
