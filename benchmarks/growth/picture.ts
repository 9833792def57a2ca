import { legend, type Panel, toPanel } from "./panel.ts";
import type { Growth, Point } from "./points.ts";
import { linear, logarithmic } from "./scales.ts";

/** The most memory that reading rows shall take, however many there are. */
const AIM_MIB = 110;

const WIDTH = 820;
const HEIGHT = 370;

/** Time and memory over the number of rows, as an SVG that can be read on light and dark ground. */
export function drawGrowth(growth: Growth): string {
  const points = [...growth.values()].flat();
  const taken = points.flatMap((point) => (point.taken === undefined ? [] : [point.taken]));
  const lengths = logarithmic(points.map(({ rows }) => rows));
  const seconds = taken.map((each) => each.seconds.median);
  const peaks = [...taken.map(({ peakMiB }) => peakMiB.median), AIM_MIB];
  const time: Panel = {
    title: "Time, s (both axes logarithmic)",
    left: 60,
    x: lengths,
    y: logarithmic(seconds),
    lines: toLines(growth, ({ taken }) => taken?.seconds.median),
  };
  const memory: Panel = {
    title: "Peak memory of the process, MiB",
    left: 470,
    x: lengths,
    y: linear(peaks),
    lines: toLines(growth, ({ taken }) => taken?.peakMiB.median),
    aim: { at: AIM_MIB, label: `aim: ${AIM_MIB} MiB` },
  };
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title">`,
    '<title id="title">Time and peak memory of reading all rows of a campaign, by the number of rows</title>',
    STYLE,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="6"/>`,
    ...legend([...growth.keys()], { left: 60, top: 26 }),
    ...[time, memory].flatMap(toPanel),
    "</svg>",
  ].join("\n")}\n`;
}

function toLines(growth: Growth, figureOf: (point: Point) => number | undefined): Panel["lines"] {
  return [...growth].map(([name, points]) => ({
    name,
    points: points.flatMap((point) => {
      const y = figureOf(point);
      return y === undefined ? [] : [{ x: point.rows, y }];
    }),
    fails: points.some(({ taken }) => taken === undefined),
  }));
}

const STYLE = `<style>
  .ground { fill: #ffffff } text { font: 12px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600 } .grid { stroke: #d0d7de; stroke-width: 1 } .aim { stroke: #57606a; stroke-dasharray: 5 4 }
  .line { fill: none; stroke-width: 2 }
  .line-0 { stroke: #8250df } .line-1 { stroke: #0969da } .line-2 { stroke: #1a7f37 }
  .dot-0 { fill: #8250df } .dot-1 { fill: #0969da } .dot-2 { fill: #1a7f37 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } text { fill: #e6edf3 } .grid { stroke: #30363d } .aim { stroke: #9198a1 }
    .line-0 { stroke: #bc8cff } .line-1 { stroke: #58a6ff } .line-2 { stroke: #3fb950 }
    .dot-0 { fill: #bc8cff } .dot-1 { fill: #58a6ff } .dot-2 { fill: #3fb950 }
  }
</style>`;
