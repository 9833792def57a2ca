import { list, type Reading, record, text, timeProblems, toMoment } from "./body-values.ts";

export interface LaunchRequest {
  readonly mode: string;
  /** Empty lists keep nobody out. */
  readonly filters: Readonly<Record<"assignees" | "directions" | "outcomes" | "results" | "statuses", Words>>;
  readonly search: string;
  readonly ids: ReadonlySet<string>;
  /** Whether only those ids are meant, rather than all but those. */
  readonly isInclusive: boolean;
  readonly scheduledAt: number | undefined;
}

type Words = readonly string[];

export function readLaunchRequest(body: unknown): Reading<LaunchRequest> {
  const given = record(body);
  const problems = timeProblems(given.scheduled_at);
  if (problems.length > 0) return { problems };
  const selection = record(given.selection);
  const [filters, rows] = [record(selection.filters), record(selection.rows)];
  const words = (name: string) => list(filters[name]).map(text);
  return {
    request: {
      mode: text(given.mode),
      filters: {
        assignees: words("assignee_ids"),
        directions: words("directions"),
        outcomes: words("outcomes"),
        results: words("results"),
        statuses: words("statuses"),
      },
      search: text(filters.query),
      ids: new Set(list(rows.call_ids).map(text)),
      isInclusive: rows.mode === "include",
      scheduledAt: toMoment(given.scheduled_at),
    },
  };
}
