import { describe, expect, it } from "vitest";
import { type AttemptEvidence, fateOf, toEvidence } from "../src/linked/sorting.ts";
import type { CallAttempt, Disposition, EndCategory } from "../src/model/call-attempt.ts";
import { ROW_STATUSES } from "../src/model/row.ts";

const HEAD = { provider: "acme", id: "call-1", providerStatus: "", answeredBy: "unknown", raw: {} } as const;

function ended(category: EndCategory, disposition: Disposition, more: Partial<CallAttempt> = {}): AttemptEvidence {
  return toEvidence({ ...HEAD, ...more, status: "ended", disposition, end: { category, by: "system" } });
}

describe("a row of a campaign that is quiet for good", () => {
  it("was never tried only when it says that it was not", () => {
    const fates = ROW_STATUSES.map((status) => `${status} ${fateOf({ status, attemptCount: 0 }, undefined)}`);
    expect(fates).toEqual([
      "pending untried",
      "queued doubtful",
      "in_progress doubtful",
      "awaiting_retry doubtful",
      "completed done",
      "failed done",
      "skipped done",
      "cancelled untried",
      "unknown doubtful",
    ]);
  });

  it.each(ROW_STATUSES)("is not rung again when it was dialled, or may have been: %s", (status) => {
    expect(fateOf({ status, attemptCount: 1 }, undefined)).not.toBe("untried");
    expect(fateOf({ status, attemptCount: null }, undefined)).not.toBe("untried");
    expect(fateOf({ status, attemptCount: 0 }, [ended("no_answer", "no_answer")])).not.toBe("untried");
    expect(fateOf({ status, attemptCount: 1 }, [ended("no_answer", "no_answer")])).not.toBe("untried");
  });

  it("was not tried when all its dials are proven not to have been made", () => {
    const undialled = ended("capacity", "not_dialled");
    expect(fateOf({ status: "failed", attemptCount: 1 }, [undialled])).toBe("untried");
    expect(fateOf({ status: "failed", attemptCount: 2 }, [undialled])).toBe("doubtful");
    expect(fateOf({ status: "failed", attemptCount: null }, [undialled])).toBe("doubtful");
    expect(fateOf({ status: "failed", attemptCount: 2 }, [undialled, ended("busy", "busy")])).toBe("done");
  });

  it("is in doubt when its call was called off, which may have been while it rang", () => {
    expect(fateOf({ status: "cancelled", attemptCount: 1 }, [ended("cancelled", "cancelled")])).toBe("doubtful");
    expect(fateOf({ status: "completed", attemptCount: 1 }, [ended("cancelled", "cancelled")])).toBe("doubtful");
  });

  it("is in doubt while a call of it has not ended, whatever it says", () => {
    const live = toEvidence({ ...HEAD, status: "in_progress" });
    expect(fateOf({ status: "completed", attemptCount: 1 }, [live])).toBe("doubtful");
    expect(fateOf({ status: "cancelled", attemptCount: 1 }, [toEvidence({ ...HEAD, status: "queued" })])).toBe(
      "doubtful",
    );
  });

  it("was dialled when somebody picked up before it was called off", () => {
    const startedAt = "2026-08-18T12:00:00.000Z";
    expect(fateOf({ status: "completed", attemptCount: 1 }, [ended("cancelled", "not_dialled", { startedAt })])).toBe(
      "done",
    );
  });
});
