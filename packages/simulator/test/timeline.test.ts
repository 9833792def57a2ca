import { describe, expect, it } from "vitest";
import { type ClockKind, createTimeline, type Timeline } from "../src/timeline.ts";

const START = Date.UTC(2026, 7, 18, 12);

/** A clock, what was noted in it with the moment of each, and what was thrown where nobody could catch it. */
function createNotebook(clock: ClockKind = "virtual", speed = 1) {
  const errors: unknown[] = [];
  const timeline = createTimeline({ clock, start: START, speed, onError: (error) => errors.push(error) });
  const notes: string[] = [];
  const note = (text: string) => notes.push(`${timeline.now() - START} ${text}`);
  const plan = (when: number, text: string) => timeline.at(START + when, () => note(text));
  return { timeline, notes, note, plan, errors };
}

function thrower(error: Error): () => never {
  return () => {
    throw error;
  };
}

describe("a virtual clock", () => {
  it("stands still until it is moved, and then lets things happen in order, each at its own moment", async () => {
    const { timeline, notes, plan } = createNotebook();
    plan(300, "third");
    plan(100, "first");
    plan(200, "second");
    plan(301, "later");
    timeline.catchUp();
    expect(notes).toEqual([]);
    await timeline.advance(300);
    expect(notes).toEqual(["100 first", "200 second", "300 third"]);
    expect(timeline.now()).toBe(START + 300);
  });

  it("lets what is due together happen in the order in which it was planned", async () => {
    const { timeline, notes, plan } = createNotebook();
    for (const text of ["a", "b", "c", "d", "e", "f", "g"]) plan(5, text);
    await timeline.advance(5);
    expect(notes.join(" ")).toBe("5 a 5 b 5 c 5 d 5 e 5 f 5 g");
  });

  it("lets something that happens plan more, also for the same moment", async () => {
    const { timeline, notes, note, plan } = createNotebook();
    timeline.at(START + 10, () => {
      note("one");
      plan(10, "three");
      plan(40, "five");
      plan(25, "four");
    });
    plan(10, "two");
    await timeline.advance(30);
    expect(notes).toEqual(["10 one", "10 two", "10 three", "25 four"]);
  });

  it("lets what is overdue happen now, not in the past", async () => {
    const { timeline, notes, plan } = createNotebook();
    await timeline.advance(100);
    plan(-5, "overdue");
    timeline.catchUp();
    expect(notes).toEqual(["100 overdue"]);
  });

  it("leaves out what was cancelled, also by something at the same moment", async () => {
    const { timeline, notes, plan } = createNotebook();
    plan(10, "never").cancel();
    timeline.at(START + 20, () => doomed.cancel());
    const doomed = plan(20, "cancelled by the one before");
    plan(20, "kept");
    await timeline.advance(60);
    expect(notes).toEqual(["20 kept"]);
  });

  it("does not begin something new while something happens", async () => {
    const { timeline, notes, note, plan } = createNotebook();
    timeline.at(START + 10, () => {
      note("begins");
      plan(10, "after");
      timeline.catchUp();
      note("ends");
    });
    await timeline.advance(10);
    expect(notes).toEqual(["10 begins", "10 ends", "10 after"]);
  });

  it("stands still while something outside takes its time", async () => {
    const { timeline, notes, note, plan } = createNotebook();
    timeline.at(START + 10, () => {
      timeline.hold(afterAWhile().then(() => note("back")));
    });
    plan(11, "next");
    await timeline.advance(20);
    expect(notes).toEqual(["10 back", "11 next"]);
  });

  it("lets whoever waited for something outside plan what comes of it", async () => {
    const { timeline, notes, plan } = createNotebook();
    timeline.at(START + 10, async () => {
      const outside = afterAWhile();
      timeline.hold(outside);
      await outside;
      for (let step = 0; step < 50; step++) await Promise.resolve();
      plan(10, "planned late");
      plan(15, "planned for later");
    });
    plan(20, "next");
    await timeline.advance(20);
    expect(notes).toEqual(["10 planned late", "15 planned for later", "20 next"]);
  });

  it("goes on when something outside fails", async () => {
    const { timeline, notes, plan } = createNotebook();
    timeline.hold(afterAWhile().then(thrower(new Error("outside"))));
    plan(1, "next");
    await timeline.advance(1);
    expect(notes).toEqual(["1 next"]);
  });

  it("makes one move after the other when asked for several at once", async () => {
    const { timeline, notes, note, plan } = createNotebook();
    plan(10, "first move");
    plan(15, "second move");
    const moves = [10, 5, 1].map((by) => timeline.advance(by).then(() => note("moved")));
    await Promise.all(moves);
    expect(notes).toEqual(["10 first move", "10 moved", "15 second move", "15 moved", "16 moved"]);
  });

  it("rejects a move with what is thrown on the way, stands at its moment, and goes on with the next", async () => {
    const { timeline, notes, plan, errors } = createNotebook();
    plan(5, "before");
    timeline.at(START + 10, thrower(new Error("on the way")));
    plan(10, "after");
    const [first, second] = [timeline.advance(100), timeline.advance(100)];
    await expect(first).rejects.toThrow("on the way");
    await second;
    expect(notes).toEqual(["5 before", "10 after"]);
    expect(timeline.now()).toBe(START + 110);
    expect(errors).toEqual([]);
  });

  it("tells what is thrown by what was merely due, and lets the rest happen", () => {
    const { timeline, notes, plan, errors } = createNotebook();
    timeline.at(START, thrower(new Error("due")));
    plan(0, "also due");
    timeline.catchUp();
    expect(notes).toEqual(["0 also due"]);
    expect(errors).toEqual([new Error("due")]);
  });

  it("settles a move that is stopped, where it has come to, and makes no other", async () => {
    const { timeline, notes, plan } = createNotebook();
    timeline.at(START + 10, () => timeline.stop());
    plan(20, "never");
    await timeline.advance(50);
    expect([notes, timeline.now()]).toEqual([[], START + 10]);
    await expect(timeline.advance(1)).rejects.toThrow("stopped");
  });

  it("settles a move that waits for something outside when it is stopped", async () => {
    const { timeline, notes, plan } = createNotebook();
    timeline.hold(new Promise(() => {}));
    plan(0, "never");
    const moved = timeline.advance(50);
    setImmediate(() => timeline.stop());
    await moved;
    expect(notes).toEqual([]);
  });

  it("lets very many things happen in one move, and others have their turn meanwhile", async () => {
    const { timeline } = createNotebook();
    let happened = 0;
    let atTurn = 0;
    for (let when = 0; when < 20_000; when++) timeline.at(START + when, () => happened++);
    setImmediate(() => {
      atTurn = happened;
    });
    await timeline.advance(20_000);
    expect(happened).toBe(20_000);
    expect(atTurn).toBeLessThan(20_000);
  });

  it("takes no moment that is none", () => {
    const { timeline } = createNotebook();
    expect(() => timeline.at(Number.NaN, () => {})).toThrow(RangeError);
  });
});

describe.each([
  ["real", 1],
  ["accelerated", 3_600],
] as const)("a clock that is %s", (clock, speed) => {
  it("goes by itself, and wakes for what is due, in order", async () => {
    const { timeline, notes, note } = createNotebook(clock, speed);
    await new Promise<void>((done) => {
      timeline.at(START + 40 * speed, () => {
        note("second");
        done();
      });
      timeline.at(START + 5 * speed, () => note("first"));
    });
    expect(notes).toEqual([`${5 * speed} first`, `${40 * speed} second`]);
    expect(timeline.now()).toBeGreaterThanOrEqual(START + 40 * speed);
    timeline.stop();
  });

  it("wakes for what was planned by something that happened", async () => {
    const { timeline } = createNotebook(clock, speed);
    const soon = (happen: () => void) => timeline.at(timeline.now() + speed, happen);
    await new Promise<void>((done) => soon(() => soon(() => soon(done))));
    timeline.stop();
  });

  it("wakes for what comes after something that was cancelled", async () => {
    const { timeline } = createNotebook(clock, speed);
    const planned = timeline.at(START + speed, thrower(new Error("cancelled")));
    const happened = new Promise<void>((done) => timeline.at(START + 20 * speed, done));
    planned.cancel();
    await happened;
    timeline.stop();
  });

  it("never shows a moment before all that was due by then has happened", async () => {
    const { timeline, notes, note, plan } = createNotebook(clock, speed);
    plan(2 * speed, "due");
    const busyUntil = performance.now() + 10;
    while (performance.now() < busyUntil);
    note("asked");
    timeline.catchUp();
    note("asked again");
    const [asked, due, again] = notes.map((text) => Number.parseInt(text, 10));
    expect(notes.map((text) => text.replace(/^\d+ /, ""))).toEqual(["asked", "due", "asked again"]);
    expect([asked, due]).toEqual([2 * speed, 2 * speed]);
    expect(again).toBeGreaterThanOrEqual(10 * speed);
    timeline.stop();
  });

  it("tells what is thrown, and goes on", async () => {
    const { timeline, errors } = createNotebook(clock, speed);
    timeline.at(START, thrower(new Error("thrown")));
    await new Promise<void>((done) => timeline.at(START + speed, done));
    expect(errors).toEqual([new Error("thrown")]);
    timeline.stop();
  });

  it("cannot be moved", async () => {
    const { timeline } = createNotebook(clock, speed);
    await expect(timeline.advance(1)).rejects.toThrow(`The clock is ${clock}: only a virtual one can be advanced`);
    timeline.stop();
  });

  it("lets nothing happen once it is stopped", async () => {
    const { timeline, notes, plan } = createNotebook(clock, speed);
    plan(speed, "never");
    timeline.stop();
    plan(0, "never either");
    await expectQuiet(timeline);
    expect(notes).toEqual([]);
  });
});

async function expectQuiet(timeline: Timeline): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 15));
  timeline.catchUp();
}

/** Longer than promises take, shorter than anybody notices. */
function afterAWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3));
}
